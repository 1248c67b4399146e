"""One state, one URL: Back and Forward, sharing, and links that hold nonsense."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.driver import LAPTOP, Page

ZOOM = "return praktijkkaart.leaflet.getZoom()"


def test_a_link_gives_the_same_ids_in_the_same_order(browser: Page) -> None:
    browser.open("/")
    browser.click_facet("fenomeen", "leefbaarheid")
    browser.type("#search", "buurt")
    browser.wait(lambda: "q=buurt" in browser.query)
    browser.find("#sort").send_keys("startjaar")
    browser.click("#results .card-link")
    ids, url, title = browser.ids(), browser.url, browser.driver.title
    browser.open("/")
    browser.open(url)
    assert browser.ids() == ids
    assert browser.driver.title == title
    assert browser.find("#search").get_attribute("value") == "buurt"
    assert browser.find("#detail h2")


def test_back_and_forward_undo_and_redo_each_step(browser: Page) -> None:
    browser.open("/")
    seen = [browser.ids()]
    steps: tuple[Callable[[], None], ...] = (
        lambda: browser.click_facet("fenomeen", "overlast"),
        lambda: browser.click_facet("fenomeen", "toezicht"),
        lambda: browser.type("#search", "buurt"),
    )
    for step in steps:
        step()
        browser.wait(lambda: browser.ids() != seen[-1])
        seen.append(browser.ids())
    browser.wait(lambda: "q=buurt" in browser.query)
    seen[-1] = browser.ids()
    for ids in seen[-2::-1]:
        browser.back()
        browser.wait(lambda ids=ids: browser.ids() == ids)
    assert browser.query == ""
    assert browser.find("#search").get_attribute("value") == ""
    for ids in seen[1:]:
        browser.driver.forward()
        browser.wait(lambda ids=ids: browser.ids() == ids)
    assert browser.find("#search").get_attribute("value") == "buurt"


def test_typing_is_one_step(browser: Page) -> None:
    browser.open("/")
    length = browser.js("return history.length")
    for letter in "wijkagent":
        browser.find("#search").send_keys(letter)
    browser.press(Keys.ENTER)
    browser.wait(lambda: "q=wijkagent" in browser.query)
    assert browser.js("return history.length") == length + 1


@pytest.mark.parametrize(
    ("query", "named"),
    [
        ("fenomeen=overlast,onzin", "fenomeen=onzin"),
        ("fenomeen=overlast&voorbeeld=bestaat-niet", "voorbeeld=bestaat-niet"),
        ("fenomeen=overlast&selectie=bestaat-niet", "selectie=bestaat-niet"),
        ("fenomeen=overlast&plaats=Xyzzyland&straal=10", "plaats=Xyzzyland"),
        ("fenomeen=overlast&kaart=noord&iets=anders", "kaart=noord, iets=anders"),
        ("fenomeen=overlast&q=%E0%A4%A&straal=%", "straal=%"),
    ],
)
def test_what_a_link_gets_wrong_is_left_out_and_said(browser: Page, query: str, named: str) -> None:
    browser.open("/?fenomeen=overlast")
    ids = browser.ids()
    browser.open(f"/?{query}")
    assert named in browser.text(".notice--page")
    assert browser.find("#result-count").is_displayed()
    if "q=" not in query:
        assert browser.ids() == ids
    assert browser.console_errors() == []
    browser.click(".notice--page button")
    assert browser.all(".notice--page") == []


def test_panning_is_no_step_but_stands_in_the_link(browser: Page) -> None:
    browser.open("/")
    length = browser.js("return history.length")
    browser.click(".leaflet-control-zoom-in")
    browser.wait(lambda: "kaart=" in browser.query)
    assert browser.js("return history.length") == length
    zoom = browser.js(ZOOM)
    browser.open(browser.url)
    assert browser.js(ZOOM) == zoom


def test_only_a_persons_moves_stand_in_the_link(browser: Page) -> None:
    browser.open("/")
    browser.click('[data-facet-group="provincie"] summary')
    browser.click_facet("provincie", "limburg")
    browser.wait(lambda: browser.js(ZOOM) > 8)
    browser.set_viewport(LAPTOP)
    browser.js("return new Promise((done) => setTimeout(done, 500))")
    assert browser.query == "provincie=limburg"
    browser.back()
    browser.wait(lambda: browser.js(ZOOM) < 8, "Back did not take the map back")


def test_open_detail_outside_the_filter_is_shown_all_the_same(browser: Page) -> None:
    browser.open("/?fenomeen=overlast&voorbeeld=agent-bijt-hond")
    assert browser.text("#detail h2") == "Agent bijt hond"
    assert browser.all(".open-point")


def test_one_click_formats_the_selection_a_handful_of_times(browser: Page) -> None:
    browser.open("/?fenomeen=overlast")
    assert browser.count() > 10
    browser.js(
        "globalThis.encoded = 0; const encode = encodeURIComponent;"
        "globalThis.encodeURIComponent = (text) => (encoded++, encode(text));"
    )
    browser.click_facet("fenomeen", "toezicht")
    assert browser.count() > 10
    assert browser.js("return encoded") <= 12
