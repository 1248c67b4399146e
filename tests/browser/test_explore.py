"""Exploring the 51: everything is in the list and under a marker, and every card opens and leads back."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from selenium.webdriver.common.keys import Keys

from tests.browser.dataset import feature, write
from tests.browser.driver import PHONE, Page
from tests.browser.servers import ROOT, LiveApp

FEATURES = json.loads((ROOT / "interventions.geojson").read_text(encoding="utf-8"))["features"]
FIRST_CARD = "#results [data-intervention] .card-link"
SCROLL = "return document.querySelector('#list').scrollTop"
FOCUSED_CARD = "return document.activeElement.closest('[data-intervention]')?.dataset.intervention ?? null"


def nationwide_ids(page: Page) -> list[str]:
    return list(
        page.js(
            "return [...document.querySelectorAll('#nationwide [data-intervention]')]"
            ".map((card) => card.dataset.intervention)"
        )
    )


def test_every_example_is_a_card_and_stands_under_a_marker_or_off_the_map(browser: Page) -> None:
    browser.open("/")
    ids = {feature["id"] for feature in FEATURES}
    mapped = {feature["id"] for feature in FEATURES if feature["geometry"]}
    cards = browser.ids()
    assert browser.count() == len(FEATURES) == len(cards)
    assert set(cards) == ids
    assert set(browser.marker_ids()) == mapped
    assert set(nationwide_ids(browser)) == ids - mapped


def test_card_opens_its_detail_and_back_leads_to_the_same_place_in_the_list(browser: Page) -> None:
    browser.open("/")
    id = browser.ids()[20]
    card = browser.find(f'[data-intervention="{id}"] .card-link')
    browser.js("arguments[0].scrollIntoView({block: 'center'})", card)
    before = browser.js(SCROLL)
    title = card.text
    browser.click(card)
    assert browser.text("#detail h2") == title
    assert browser.js("return document.activeElement.id") == "detail-title"
    assert browser.js(SCROLL) == 0
    assert title in browser.driver.title
    assert f"voorbeeld={id}" in browser.query

    browser.click("#detail .back")
    browser.wait(lambda: browser.js(SCROLL) == before, "the list is not where it was")
    assert browser.js(FOCUSED_CARD) == id
    assert "voorbeeld=" not in browser.query


def test_browser_back_from_a_detail_keeps_the_place_in_the_list_too(browser: Page) -> None:
    browser.open("/")
    id = browser.ids()[30]
    card = browser.find(f'[data-intervention="{id}"] .card-link')
    browser.js("arguments[0].scrollIntoView({block: 'center'})", card)
    before = browser.js(SCROLL)
    browser.click(card)
    browser.find("#detail h2")
    browser.back()
    browser.wait(lambda: browser.js(SCROLL) == before)
    assert browser.js(FOCUSED_CARD) == id


def test_the_period_reads_as_on_the_page_of_the_example(
    browser: Page, live_app: Callable[..., LiveApp], tmp_path: Path
) -> None:
    years = {"Eenjarig": (2012, 2012), "Beëindigd": (None, 2015), "Lopend": (2009, None)}
    named = [
        feature(title, id=title[0].lower(), start_year=start, end_year=end)
        for title, (start, end) in years.items()
    ]
    app = live_app(data_file=write(tmp_path / "data.geojson", *named))
    said = {}
    for id in "ebl":
        browser.open(f"{app.url}/?voorbeeld={id}")
        browser.wait(lambda: "Periode" in browser.text("#detail"))
        said[id] = browser.text("#detail").split("Periode")[1].split("\n")[1]
        browser.open(f"{app.url}/voorbeeld/{id}", wait=False)
        assert said[id] in browser.text("body")
    assert said == {"e": "2012", "b": "tot en met 2015", "l": "vanaf 2009"}


def test_detail_says_what_the_source_says_and_what_it_does_not(browser: Page) -> None:
    browser.open("/?voorbeeld=buurtmuseum-en-buurtkamer")
    browser.wait(lambda: browser.all("#detail .links, #detail .places"))
    headings = [heading.text for heading in browser.all("#detail h3")]
    for expected in ("Doelgroep", "Aanpak", "Betrokken partijen", "Randvoorwaarden", "Plaatsen", "Bron"):
        assert any(heading.startswith(expected) for heading in headings), expected
    assert "Velve-Lindenhof, Enschede" in browser.text("#detail .places")
    assert "op buurtniveau" in browser.text("#detail .places")


def test_similar_examples_say_why_and_lead_on(browser: Page) -> None:
    browser.open("/?voorbeeld=buurtmuseum-en-buurtkamer")
    similar = browser.find("#detail .similar a")
    title = similar.text
    assert browser.text("#detail .similar .hint").startswith("ook: ")
    browser.js("arguments[0].scrollIntoView({block: 'center'})", similar)
    browser.click(similar)
    browser.wait(lambda: browser.text("#detail h2") == title)
    assert browser.js(SCROLL) == 0
    browser.back()
    browser.wait(lambda: browser.text("#detail h2") == "Buurtmuseum en buurtkamer")


def test_by_keyboard_a_card_opens_with_enter_and_closes_with_escape(browser: Page) -> None:
    browser.open("/")
    first = browser.ids()[0]
    browser.press(Keys.TAB, Keys.ENTER)
    assert browser.js("return document.activeElement.id") == "list"
    for _ in range(12):
        browser.press(Keys.TAB)
        if browser.js(FOCUSED_CARD):
            break
    assert browser.js(FOCUSED_CARD) == first
    browser.press(Keys.ENTER)
    assert browser.js("return document.activeElement.id") == "detail-title"
    browser.press(Keys.ESCAPE)
    browser.wait(lambda: browser.js(FOCUSED_CARD) == first, "focus did not return to the card")


def test_on_a_phone_the_detail_is_a_page_and_its_place_is_one_tap_away(browser: Page) -> None:
    browser.set_viewport(PHONE)
    browser.open("/?voorbeeld=buurtmuseum-en-buurtkamer")
    assert not browser.find("#detail h2").find_elements("css selector", "#map")
    assert not browser.all("#map")[0].is_displayed()
    browser.click("#detail .show-on-map")
    assert browser.find("#map").is_displayed()
    browser.find('.marker.is-highlighted[data-ids~="buurtmuseum-en-buurtkamer"]')
    browser.back()
    assert browser.text("#detail h2") == "Buurtmuseum en buurtkamer"
