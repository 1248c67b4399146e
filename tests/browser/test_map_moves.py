"""The map's own work: how often it draws and measures itself, and moves that it cannot make yet."""

from __future__ import annotations

import pytest

from tests.browser.driver import Page

COUNT = """
const map = praktijkkaart.leaflet;
const { invalidateSize } = map;
Object.assign(globalThis, { drawn: 0, measured: 0, arrived: false });
map.on('moveend', () => { arrived = true; });
map.on('markersdrawn', () => { drawn += 1; });
map.invalidateSize = function (...options) { measured += 1; return invalidateSize.apply(this, options); };
"""
SIZE = "const {x, y} = praktijkkaart.leaflet.getSize(); return [x, y]"
BOX = "const {clientWidth, clientHeight} = document.querySelector('#map'); return [clientWidth, clientHeight]"
ZOOM = "return praktijkkaart.leaflet.getZoom()"


def click_and_count(page: Page, selector: str) -> int:
    """How often the markers are drawn for one click, until the move that it asks for has ended."""
    page.js(COUNT)
    page.click(selector)
    return int(page.wait(lambda: page.js("return arrived && drawn"), "the map did not move"))


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
@pytest.mark.parametrize(
    ("path", "selector"),
    [
        ("/?weergave=regio", '.region-row[data-region="Limburg"]'),
        ("/", ".marker--cluster"),
        ("/?kaart=53,6,10", ".map-home"),
        ("/", ".leaflet-control-zoom-in"),
    ],
    ids=["region", "cluster", "home", "zoom"],
)
def test_a_click_that_moves_the_map_draws_its_markers_once(
    browser: Page, motion: str, path: str, selector: str
) -> None:
    browser.set_media(prefers_reduced_motion=motion)
    browser.open(path)
    assert click_and_count(browser, selector) == 1


def test_what_leaves_map_and_results_alone_neither_draws_nor_measures(browser: Page) -> None:
    browser.open("/?sorteer=titel")
    browser.js(COUNT)
    browser.click("#results .card-star")
    browser.click('.tab[data-panel="regio"]')
    browser.click('.tab[data-panel="lijst"]')
    assert browser.js("return [drawn, measured]") == [0, 0]


def test_the_map_takes_the_size_of_its_panel(browser: Page) -> None:
    browser.open("/")
    browser.js("document.querySelector('#map-panel').style.marginInlineEnd = '200px'")
    browser.wait(lambda: browser.js(SIZE) == browser.js(BOX), "the map keeps its old size")


def test_a_move_asked_for_while_the_map_is_hidden_waits(browser: Page) -> None:
    browser.set_media(prefers_reduced_motion="reduce")
    browser.open("/?weergave=regio")
    zoom = browser.js(ZOOM)
    browser.js("document.querySelector('#map-panel').style.display = 'none'")
    browser.click('.region-row[data-region="Limburg"]')
    assert browser.js(ZOOM) == zoom
    browser.js("document.querySelector('#map-panel').style.display = ''")
    browser.wait(lambda: browser.js(ZOOM) > zoom, "the map did not go on")
