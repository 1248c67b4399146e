"""Search: ranked, forgiving, marked in the card, and honest when nothing is found."""

from __future__ import annotations

from selenium.webdriver.common.keys import Keys

from tests.browser.driver import Page


def marks(page: Page) -> set[str]:
    return {mark.text.lower() for mark in page.all("#results mark")}


def test_search_ranks_filters_and_marks(browser: Page) -> None:
    browser.open("/")
    browser.type("#search", "buurtmuseum")
    browser.wait(lambda: "q=buurtmuseum" in browser.query)
    assert browser.ids()[0] == "buurtmuseum-en-buurtkamer"
    assert browser.find("#sort").get_attribute("value") == "relevantie"
    assert set(browser.marker_ids()) <= set(browser.ids())
    assert "buurtmuseum" in marks(browser)


def test_synonyms_and_typing_errors_find_it_too(browser: Page) -> None:
    browser.open("/?q=politie")
    assert any("wijkagent" in mark for mark in marks(browser))
    browser.type("#search", "ovrlast")
    browser.wait(lambda: "q=ovrlast" in browser.query)
    assert browser.count() > 0
    assert "Bedoelde u" in browser.text(".notices")
    browser.click(".notices a")
    browser.wait(lambda: browser.find("#search").get_attribute("value") == "overlast")


def test_fast_typing_ends_with_what_was_typed(browser: Page) -> None:
    browser.open("/")
    browser.type("#search", "wijkagent")
    browser.find("#search").send_keys(Keys.BACKSPACE * 5 + "schouw")
    browser.wait(lambda: "q=wijkschouw" in browser.query)
    assert browser.find("#search").get_attribute("value") == "wijkschouw"


def test_clearing_the_search_is_one_step(browser: Page) -> None:
    browser.open("/?q=buurt")
    browser.click(".search .field-clear")
    browser.wait(lambda: browser.count() == 51)
    assert browser.js("return document.activeElement.id") == "search"
    assert browser.all("#results mark") == []
    browser.back()
    browser.wait(lambda: browser.find("#search").get_attribute("value") == "buurt")
