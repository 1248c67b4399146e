"""When things are not as hoped: nothing found, files that do not come, failing tiles, a broken data file."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from tests.browser.dataset import feature, write
from tests.browser.driver import Page
from tests.browser.servers import LiveApp, TileServer

LAND = ".leaflet-basemap-land-pane path"


def test_nothing_found_says_what_dropping_each_filter_gives(browser: Page) -> None:
    browser.open("/?fenomeen=woninginbraak")
    browser.click_facet("werkwijze", "co-creatie")
    if browser.count():
        browser.type("#search", "buurtmuseum")
        browser.wait(lambda: browser.count() == 0)
    browser.find(".empty-title")
    assert not browser.all("#nationwide")[0].is_displayed()
    offers = browser.all(".offers a")
    assert offers
    for offer in offers:
        assert re.match(r"Zonder .+: \d+ voorbeeld", offer.text)
    promised = int(re.findall(r"\d+", offers[0].text)[-1])
    browser.click(offers[0])
    assert browser.count() == promised
    assert browser.js("return document.activeElement.id") == "list"


def test_undo_takes_one_step_back_and_is_not_offered_where_it_would_leave(browser: Page) -> None:
    browser.open("/?fenomeen=overlast")
    before = browser.ids()
    browser.type("#search", "qqqqqq")
    browser.wait(lambda: browser.count() == 0)
    browser.click(".empty > .text-button")
    browser.wait(lambda: browser.ids() == before)
    assert browser.find("#search").get_attribute("value") == ""
    browser.open("/?q=qqqqqq")
    assert browser.count() == 0
    assert browser.all(".empty > .text-button") == []


def test_files_that_do_not_come_are_said_with_a_way_on(
    browser: Page, live_app: Callable[..., LiveApp]
) -> None:
    app = live_app()
    browser.cdp("Network.enable")
    browser.cdp("Network.setBlockedURLs", urls=["*/data/index.*"])
    browser.open(f"{app.url}/", wait=False)
    assert "kon niet worden geladen" in browser.text(".notice--page[role=alert]")
    assert len(browser.all("#results .card")) == 51, "the list that the server wrote is gone"
    browser.cdp("Network.setBlockedURLs", urls=[])
    browser.click(".notice--page .button")
    browser.wait_ready()
    assert browser.count() == 51


def test_without_details_and_places_the_rest_goes_on(browser: Page, live_app: Callable[..., LiveApp]) -> None:
    app = live_app()
    browser.cdp("Network.enable")
    browser.cdp("Network.setBlockedURLs", urls=["*/data/details*", "*/data/gazetteer*"])
    browser.open(f"{app.url}/")
    browser.type("#place", "ensch")
    browser.wait(lambda: "plaatsnamen konden niet" in browser.text(".near-message"))
    title = browser.text("#results .card-link")
    browser.click("#results .card-link")
    assert browser.text("#detail h2") == title
    assert "kon niet worden geladen" in browser.text("#detail .notice")
    browser.cdp("Network.setBlockedURLs", urls=[])
    browser.click("#detail .notice + button")
    browser.find("#detail .facts")


def test_tiles_come_over_the_base_map_and_its_credit_with_them(
    browser: Page, live_app: Callable[..., LiveApp], tile_server: TileServer
) -> None:
    app = live_app(tiles_url=tile_server.url, tiles_attribution="Tegels van de proef")
    browser.open(f"{app.url}/")
    browser.wait(lambda: "Tegels van de proef" in browser.text(".leaflet-control-attribution"))
    assert "OpenStreetMap" in browser.text(".leaflet-control-attribution")
    assert browser.csp_violations() == []


def test_tiles_that_fail_leave_the_base_map(
    browser: Page, live_app: Callable[..., LiveApp], tile_server: TileServer
) -> None:
    tile_server.failing = True
    app = live_app(tiles_url=tile_server.url, tiles_attribution="Tegels van de proef")
    browser.open(f"{app.url}/")
    browser.wait(lambda: tile_server.paths)
    browser.find(LAND)
    assert browser.find(".labels .label").is_displayed()
    assert "Tegels van de proef" not in browser.text(".leaflet-control-attribution")
    assert browser.count() == 51


def test_a_broken_data_file_leaves_the_last_good_one_with_a_notice(
    browser: Page, live_app: Callable[..., LiveApp], tmp_path: Path
) -> None:
    data = write(tmp_path / "data.geojson", feature("Alfa"))
    app = live_app(data_file=data)
    browser.open(f"{app.url}/")
    assert browser.count() == 1
    data.write_text("{", encoding="utf-8")

    def is_said() -> bool:
        browser.reload()
        return bool(browser.all(".notice--page"))

    browser.wait(is_said, "the page does not say that its data are old")
    assert browser.ids() == ["alfa"]
