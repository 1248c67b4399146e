"""The page with scripts blocked: the same page, read and used by links and forms alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium.webdriver.support.select import Select

from tests.browser.driver import DESKTOP, PHONE, Page

DASH_SCRIPTS = "*/_dash-component-suites/*"


@pytest.fixture
def still(browser: Page) -> Iterator[Page]:
    """A page in a browser that runs no scripts of its pages."""
    browser.cdp("Emulation.setScriptExecutionDisabled", value=True)
    yield browser
    browser.cdp("Emulation.setScriptExecutionDisabled", value=False)


def shown(page: Page, selector: str) -> list[str]:
    return [one.text for one in page.all(selector) if one.is_displayed()]


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_list_is_there_and_nothing_is_offered_that_needs_scripts(
    still: Page, size: tuple[int, int]
) -> None:
    still.set_viewport(size)
    still.open("/", wait=False)
    assert still.text("#result-count") == "51 voorbeelden"
    assert len(still.all("#results .card")) == 51
    assert shown(still, ".card-star, .bar-button, #locate, .panel-switch, .sheet-open, .facet-explain") == []
    assert all(shown(still, "button")), "a button without words that does nothing"
    title = still.text(".card-link")
    still.click(".card-link")
    assert still.text("h1") == title


def test_search_filters_place_and_order_are_sent_as_forms(still: Page) -> None:
    still.open("/", wait=False)
    still.find("#search").send_keys("buurt")
    still.click('[data-facet="fenomeen"][data-value="overlast"]')
    still.find("#place").send_keys("Enschede")
    still.click(".filters-submit")
    still.wait(lambda: shown(still, ".chip") == ["“buurt”", "Bij Enschede", "Overlast"])
    Select(still.find("#radius")).select_by_visible_text("50 km")
    still.click(".filters-submit")
    still.wait(lambda: "straal=50" in still.query)
    Select(still.find("#sort")).select_by_visible_text("afstand")
    still.click("#sorting button")
    still.wait(lambda: "sorteer=afstand" in still.query)
    still.wait(lambda: shown(still, ".chip") == ["“buurt”", "Binnen 50 km van Enschede", "Overlast"])
    still.click(".chip")
    still.wait(lambda: shown(still, ".chip") == ["Binnen 50 km van Enschede", "Overlast"])
    still.click("#reset")
    still.wait(lambda: still.text("#result-count") == "51 voorbeelden")


def test_enter_in_the_search_field_searches(still: Page) -> None:
    still.open("/", wait=False)
    still.find("#search").send_keys("buurtprevntie\n")
    still.click(".notices a")
    still.wait(lambda: "q=buurtpreventie" in still.query)
    assert shown(still, "#results mark")


def test_regions_and_language_are_links(still: Page) -> None:
    still.open("/", wait=False)
    still.click('.tab[data-panel="regio"]')
    still.click('.region-row[data-region="Limburg"]')
    still.wait(lambda: still.text("#result-count") == "4 van 51 voorbeelden")
    still.click(".language")
    still.wait(lambda: still.text("#result-count") == "4 of 51 examples")


def test_on_a_phone_the_filters_follow_the_list(still: Page) -> None:
    still.set_viewport(PHONE)
    still.open("/", wait=False)
    still.click(".to-filters")
    assert still.find("#filters").is_displayed()
    assert still.find("#near-title").rect["y"] >= 0
    assert not still.all("#map-panel")[0].is_displayed()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing(browser: Page, size: tuple[int, int]) -> None:
    browser.set_viewport(size)
    browser.cdp("Network.enable")
    browser.cdp("Network.setBlockedURLs", urls=["*/assets/app.*.js", DASH_SCRIPTS])
    browser.open("/?q=buurt&fenomeen=overlast&plaats=Enschede&straal=25&kleur=rood", wait=False)
    assert browser.axe() == []
    browser.open("/?weergave=regio&taal=en", wait=False)
    assert browser.axe() == []


def test_a_script_of_the_map_that_fails_leaves_the_list(browser: Page) -> None:
    browser.cdp("Network.enable")
    browser.cdp("Network.setBlockedURLs", urls=[DASH_SCRIPTS])
    browser.open("/", wait=False)
    assert len(browser.all("#results .card")) == 51
    state = "#map-panel .map-state"
    browser.wait(lambda: browser.text(state).startswith("De kaart kon niet worden geladen."))
    browser.click('.tab[data-panel="regio"]')
    assert browser.find('.region-row[data-region="Limburg"]').is_displayed()
