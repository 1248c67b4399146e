"""Titles that try to be markup stay text, wherever they are shown."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.browser.dataset import feature, place, write
from tests.browser.driver import Page
from tests.browser.servers import LiveApp

TITLES = {
    "img": '<img src=x onerror="globalThis.hacked = 1"> beeld',
    "script": "</script><script>globalThis.hacked = 1</script>",
    "quotes": "\"dubbel\" en 'enkel' & {{ jinja }} ${js}",
    "emoji": "Buurt 🚓👮‍♀️ é̂ \u202eomgekeerd",
}
NAME = '<b onmouseover="globalThis.hacked = 1">Wijk</b>'


@pytest.fixture(scope="module")
def hostile_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveApp]:
    folder = tmp_path_factory.mktemp("hostile")
    spot = place(NAME, 4.3, 52.05)
    features = [
        feature(
            title,
            spot,
            id=id,
            summary=title,
            goal=title,
            links=[{"url": "https://example.org/?a=<b>".replace("<b>", "%3Cb%3E"), "label": title}],
        )
        for id, title in TITLES.items()
    ]
    app = LiveApp(folder, data_file=write(folder / "hostile.geojson", *features))
    app.start()
    yield app
    app.stop()


def assert_harmless(page: Page) -> None:
    assert page.js("return globalThis.hacked ?? null") is None
    assert page.csp_violations() == []
    assert page.console_errors() == []


def test_cards_groups_chips_and_markers_show_titles_as_text(browser: Page, hostile_app: LiveApp) -> None:
    browser.open(f"{hostile_app.url}/")
    assert {link.get_attribute("textContent") for link in browser.all("#results .card-link")} == set(
        TITLES.values()
    )
    assert NAME in browser.text("#results .card-place")
    browser.click(".marker")
    assert browser.text("#group-title") == f"4 voorbeelden in {NAME}, Den Haag"
    assert NAME in str(browser.js("return document.querySelector('.marker').ariaLabel"))
    query = '<img src=x onerror="globalThis.hacked=1">'
    browser.type("#search", query)
    browser.wait(lambda: "q=" in browser.query)
    assert browser.text(".chip") == f"“{query}”"
    assert_harmless(browser)


@pytest.mark.parametrize("id", TITLES)
def test_detail_and_its_page_show_titles_as_text(browser: Page, hostile_app: LiveApp, id: str) -> None:
    browser.open(f"{hostile_app.url}/?voorbeeld={id}&fenomeen=<b>&q=%3Cscript%3E")
    browser.wait(lambda: browser.all("#detail .links a"))
    assert browser.js("return document.querySelector('#detail h2').textContent") == TITLES[id]
    assert browser.js("return document.title").startswith(TITLES[id].strip()[:12])
    assert "<b>" in browser.text(".notice--page")
    assert_harmless(browser)
    browser.open(f"{hostile_app.url}/voorbeeld/{id}", wait=False)
    assert browser.js("return document.querySelector('h1').textContent.trim()") == TITLES[id]
    assert_harmless(browser)


def test_a_single_marker_is_named_by_its_title(browser: Page, hostile_app: LiveApp) -> None:
    browser.open(f"{hostile_app.url}/?q=beeld")
    marker = browser.find('.marker[data-ids="img"]')
    assert TITLES["img"] in str(marker.get_attribute("aria-label"))
    assert_harmless(browser)
