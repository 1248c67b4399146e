"""After one visit the map works with the server gone, keeps versions apart, and can be taken or removed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.dataset import CITIES, feature, municipality, place, write
from tests.browser.driver import PHONE, Page
from tests.browser.servers import ROOT, LiveApp, TileServer

StartApp = Callable[..., LiveApp]

KEPT = "return Boolean(navigator.serviceWorker.controller)"
CACHES = """
return (async () => Object.fromEntries(await Promise.all((await caches.keys()).map(
  async (name) => [name, (await (await caches.open(name)).keys()).map(({url}) => url)]))))();
"""
TILES_SHOWN = """
const tiles = [...document.querySelectorAll('#map img.leaflet-tile-loaded')];
return tiles.filter((tile) => tile.naturalWidth).length;
"""
RUN = """
const words = document.querySelector('#offline-outcome').textContent;
return [words, document.querySelector('.offline-progress progress').value];
"""
MOERWIJK = place("Moerwijk", 4.302, 52.053)


def visit(browser: Page, url: str) -> None:
    """A first visit, until the worker holds everything: it takes charge only then."""
    browser.open(url)
    browser.wait(lambda: browser.js(KEPT), "the service worker never took charge")


def stored(browser: Page, kind: str) -> list[str]:
    """The addresses in the caches of a kind: ``files`` or ``tiles``."""
    found: dict[str, list[str]] = browser.js(CACHES)
    return [url for name, urls in found.items() if f":{kind}" in name for url in urls]


def releases(browser: Page) -> list[str]:
    return [name for name in browser.js(CACHES) if ":files-" in name]


def open_dialog(browser: Page) -> None:
    browser.js("if (document.querySelector('#tray').hidden) document.querySelector('.tray-open').click()")
    browser.click("#take-along")
    browser.find("#offline-title")


def outcome(browser: Page) -> str:
    """What the dialog says when a run has ended; it may take its time as long as it gets on."""
    while True:
        words, done = browser.js(RUN)
        if words:
            return str(words)
        browser.wait(lambda done=done: browser.js(RUN) != ["", done], "neither progress nor an end")


@pytest.mark.parametrize("base", ["/", "/kaart/"])
def test_everything_goes_on_without_the_server(browser: Page, live_app: StartApp, base: str) -> None:
    app = live_app(base_path=base)
    visit(browser, f"{app.url}/")
    total, cards, markers = browser.count(), browser.ids(), browser.marker_ids()
    assert not browser.all("#offline-badge:not([hidden])")
    app.stop()

    browser.reload()
    assert (browser.count(), browser.ids(), browser.marker_ids()) == (total, cards, markers)
    assert browser.text("#offline-badge").startswith("offline – ")

    browser.click(f'[data-intervention="{cards[0]}"] .card-link')
    browser.wait(lambda: "Bron" in browser.text("#detail"), "no description without the server")
    browser.press(Keys.ESCAPE)

    browser.click('[data-facet="fenomeen"][data-value="overlast"]')
    browser.wait(lambda: browser.count() < total, "the filter does nothing")
    browser.click("#reset")
    browser.wait(lambda: browser.count() == total)

    browser.type("#place", "ensch")
    browser.click('#place-list [role="option"]')
    browser.wait(lambda: "plaats=Enschede" in browser.query, "the place is not found")

    browser.click("#present")
    first = browser.text("#slide-page")
    browser.press(Keys.PAGE_DOWN)
    browser.wait(lambda: browser.text("#slide-page") != first, "the presentation stands still")
    browser.press(Keys.ESCAPE)
    assert browser.csp_violations() == []


@pytest.mark.parametrize(
    ("checked_on", "language", "said"),
    [
        ("2026-11-23", "nl", "offline – gegevens van 23 november 2026"),
        ("2026-11-23", "en", "offline – data of 23 November 2026"),
        (None, "nl", "offline – opgeslagen gegevens"),
        (None, "en", "offline – stored data"),
    ],
)
def test_the_badge_says_of_which_day_the_data_are_if_they_say_so(
    browser: Page, live_app: StartApp, tmp_path: Path, checked_on: str | None, language: str, said: str
) -> None:
    source = {"url": "https://example.org/", "label": "Bron", "checked_on": checked_on}
    data_file = write(tmp_path / "data.geojson", feature("a", source=source))
    app = live_app(data_file=data_file)
    visit(browser, f"{app.url}/?taal={language}")
    app.stop()
    browser.reload()
    browser.wait(lambda: browser.text("#offline-badge") == said, "the badge says something else")


def test_a_shared_link_and_an_examples_page_open_without_the_server(
    browser: Page, live_app: StartApp
) -> None:
    app = live_app()
    visit(browser, f"{app.url}/")
    app.stop()
    browser.open(f"{app.url}/?fenomeen=overlast&plaats=Utrecht&straal=50")
    assert 0 < browser.count() < 51
    browser.open(f"{app.url}/voorbeeld/opzoomeren")
    assert browser.query == "voorbeeld=opzoomeren"
    browser.wait(lambda: "Opzoomeren" in browser.text("#detail"))


def test_a_server_that_does_not_answer_is_not_waited_for(browser: Page, live_app: StartApp) -> None:
    app = live_app()
    visit(browser, f"{app.url}/")
    app.hang()
    try:
        browser.reload()
        assert browser.count() == 51
        browser.find("#offline-badge")
    finally:
        app.resume()


def test_the_badge_goes_when_the_server_is_back(browser: Page, live_app: StartApp) -> None:
    app = live_app()
    visit(browser, f"{app.url}/")
    app.stop()
    browser.reload()
    browser.find("#offline-badge")
    app.start()
    browser.js("window.dispatchEvent(new Event('online'))")
    browser.wait(lambda: not browser.all("#offline-badge:not([hidden])"), "the badge stays")


def test_new_data_wait_until_they_are_asked_for_and_never_mix(
    browser: Page, live_app: StartApp, tmp_path: Path
) -> None:
    data_file = write(tmp_path / "data.geojson", feature("Oude titel", MOERWIJK, id="een", goal="Oud doel."))
    app = live_app(data_file=data_file)
    visit(browser, f"{app.url}/?voorbeeld=een")
    (old,) = releases(browser)
    write(data_file, feature("Nieuwe titel", MOERWIJK, id="een", goal="Nieuw doel."))

    def notice() -> bool:
        # As when the visitor comes back to the tab: the page looks for a new version.
        browser.js("document.dispatchEvent(new Event('visibilitychange'))")
        return bool(browser.all("#offline-update"))

    def whole(title: str, goal: str) -> None:
        browser.wait(lambda: title in browser.text("#detail") and goal in browser.text("#detail"))
        assert [title] == browser.js(
            "return [...document.querySelectorAll('#results h3')].map((h) => h.textContent)"
        )

    browser.wait(notice, "new data are not noticed")
    whole("Oude titel", "Oud doel.")
    assert len(releases(browser)) == 2
    app.stop()

    browser.reload()
    whole("Oude titel", "Oud doel.")
    browser.click("#offline-update .button")
    browser.wait(lambda: releases(browser) not in ([], [old]) and len(releases(browser)) == 1)
    browser.wait(
        lambda: browser.js("return document.querySelector('#results h3')?.textContent") == "Nieuwe titel"
    )
    browser.wait_ready()
    whole("Nieuwe titel", "Nieuw doel.")
    assert not browser.all("#offline-update")


def test_a_reload_with_the_server_gives_the_new_data_at_once(
    browser: Page, live_app: StartApp, tmp_path: Path
) -> None:
    data_file = write(tmp_path / "data.geojson", feature("Oude titel", MOERWIJK, id="een", goal="Oud doel."))
    app = live_app(data_file=data_file)
    visit(browser, f"{app.url}/?voorbeeld=een")
    (old,) = releases(browser)
    write(data_file, feature("Nieuwe titel", MOERWIJK, id="een", goal="Nieuw doel."))

    def reloaded() -> bool:
        browser.reload()
        return "Nieuw doel." in browser.text("#detail")

    browser.wait(reloaded)
    assert "Nieuwe titel" in browser.text("#detail")
    browser.wait(lambda: releases(browser) not in ([], [old]) and len(releases(browser)) == 1)
    assert not browser.all("#offline-update")
    app.stop()
    browser.reload()
    browser.wait(lambda: "Nieuw doel." in browser.text("#detail"))


@pytest.mark.parametrize("cors", [True, False])
def test_tiles_that_were_seen_show_without_a_network(
    browser: Page, live_app: StartApp, tile_server: TileServer, cors: bool
) -> None:
    tile_server.cors = cors
    app = live_app(tiles_url=tile_server.url)
    visit(browser, f"{app.url}/")
    browser.wait(lambda: len(stored(browser, "tiles")) >= 4, "no tile is kept")
    if cors:
        assert browser.console_errors() == []
    assert browser.csp_violations() == []
    app.stop()
    tile_server.stop()
    browser.reload()
    browser.wait(
        lambda: browser.js(TILES_SHOWN) >= 4,
        "no tile shows",
    )


def test_take_along_says_what_it_will_fetch_and_fetches_that(
    browser: Page, live_app: StartApp, tile_server: TileServer
) -> None:
    app = live_app(tiles_url=tile_server.url)
    visit(browser, f"{app.url}/?selectie=opzoomeren,waaks")
    open_dialog(browser)
    words = browser.wait(
        lambda: re.search(r"2 voorbeelden van uw selectie: (\d+)", browser.text(".offline-dialog"))
    )
    announced = int(words[1])
    assert 100 < announced <= 600
    assert browser.axe(".offline-dialog") == []
    browser.click("#offline-start")
    assert "U kunt nu zonder internet verder" in outcome(browser)
    assert f"{announced} van {announced}" in browser.text(".offline-progress")
    assert "MB" in browser.text("#offline-size")
    asked = [tuple(map(int, re.findall(r"\d+", path))) for path in set(tile_server.paths)]
    assert announced <= len(asked) <= announced + 60
    assert {zoom for zoom, _, _ in asked} == set(range(6, 16))
    assert browser.js("return document.activeElement.id") == "offline-start"

    app.stop()
    tile_server.stop()
    features = json.loads((ROOT / "interventions.geojson").read_text(encoding="utf-8"))["features"]
    lon, lat = next(one["geometry"]["coordinates"] for one in features if one["id"] == "opzoomeren")
    browser.open(f"{app.url}/?kaart={lat},{lon},15")
    browser.wait(lambda: browser.js(TILES_SHOWN), "the street map did not come along")
    browser.open(f"{app.url}/")
    open_dialog(browser)
    browser.wait(lambda: "Laatst meegenomen" in browser.text(".offline-dialog"))


def test_without_a_selection_at_most_twenty_results_and_600_tiles_come_along(
    browser: Page, live_app: StartApp, tile_server: TileServer, tmp_path: Path
) -> None:
    features = [
        feature(f"Voorbeeld {number:02}", municipality(city), id=f"voorbeeld-{number:02}")
        for number, city in enumerate(CITIES * 2)
    ]
    app = live_app(tiles_url=tile_server.url, data_file=write(tmp_path / "data.geojson", *features))
    visit(browser, f"{app.url}/")
    open_dialog(browser)
    words = browser.wait(
        lambda: re.search(r"eerste 20 voorbeelden van de lijst: (\d+)", browser.text(".offline-dialog"))
    )
    assert 200 < int(words[1]) <= 600


def test_a_tile_service_that_refuses_is_left_alone(
    browser: Page, live_app: StartApp, tile_server: TileServer
) -> None:
    app = live_app(tiles_url=tile_server.url)
    visit(browser, f"{app.url}/?selectie=opzoomeren")
    open_dialog(browser)
    tile_server.failing = True
    before = len(tile_server.paths)
    browser.click("#offline-start")
    assert "Probeer het later opnieuw" in outcome(browser)
    assert len(tile_server.paths) - before < 30
    assert not browser.js("return document.querySelector('#offline-start').disabled")


def test_a_run_can_be_stopped(browser: Page, live_app: StartApp, tile_server: TileServer) -> None:
    app = live_app(tiles_url=tile_server.url)
    visit(browser, f"{app.url}/?selectie=opzoomeren,waaks,burgernet")
    open_dialog(browser)
    browser.click("#offline-start")
    browser.click("#offline-stop")
    assert "Gestopt" in outcome(browser)
    asked = len(set(tile_server.paths))
    assert asked < 300


def test_the_tiles_kept_are_bounded_and_the_least_used_go_first(
    browser: Page, live_app: StartApp, tile_server: TileServer
) -> None:
    app = live_app(tiles_url=tile_server.url)
    visit(browser, f"{app.url}/")
    browser.wait(lambda: len(stored(browser, "tiles")) >= 4)

    def address(number: int) -> str:
        return tile_server.url.format(z=18, x=number, y=0)

    browser.js(
        """
        return (async (urls) => {
          const name = (await caches.keys()).find((key) => key.endsWith(':tiles'));
          await caches.delete(name);
          const cache = await caches.open(name);
          const png = await (await fetch(urls[0])).blob();
          for (const url of urls) await cache.put(url, new Response(png));
        })(arguments[0]);
        """,
        [address(number) for number in range(1500)],
    )
    browser.js(
        "const [src] = arguments;"
        "return new Promise((done) => Object.assign(new Image(), {onload: () => done(), src}));",
        address(0),
    )
    browser.wait(lambda: stored(browser, "tiles")[-1] == address(0), "a tile in use does not move up")
    browser.js(
        """
        return (async (urls) => {
          const cache = await caches.open((await caches.keys()).find((key) => key.endsWith(':tiles')));
          for (const url of urls) await cache.put(url, new Response('x'));
          const {port1, port2} = new MessageChannel();
          const done = new Promise((resolve) => { port1.onmessage = resolve; });
          navigator.serviceWorker.controller.postMessage({type: 'trim'}, [port2]);
          await done;
        })(arguments[0]);
        """,
        [address(number) for number in range(1500, 1505)],
    )
    kept = stored(browser, "tiles")
    assert len(kept) == 1500
    assert set(kept) == {address(0), *(address(number) for number in range(6, 1505))}


def test_everything_can_be_removed_and_stays_away_until_asked_for(browser: Page, live_app: StartApp) -> None:
    app = live_app()
    visit(browser, f"{app.url}/")
    open_dialog(browser)
    browser.wait(lambda: "De eenvoudige kaart gaat al mee" in browser.text(".offline-dialog"))
    browser.click("#offline-remove")
    assert "verwijderd" in outcome(browser)
    assert browser.js(CACHES) == {}
    registrations = "return navigator.serviceWorker.getRegistrations().then((found) => found.length)"
    browser.reload()
    browser.open(f"{app.url}/?fenomeen=overlast")
    browser.js("return new Promise((done) => requestIdleCallback(() => setTimeout(done, 300)))")
    assert browser.js(registrations) == 0
    assert browser.js(CACHES) == {}

    open_dialog(browser)
    browser.click("#offline-start")
    assert "Klaar" in outcome(browser)
    app.stop()
    browser.reload()
    assert browser.count() > 0


def test_removed_and_fetched_again_in_the_same_visit(browser: Page, live_app: StartApp) -> None:
    app = live_app()
    visit(browser, f"{app.url}/")
    open_dialog(browser)
    browser.wait(lambda: not browser.js("return document.querySelector('#offline-remove').disabled"))
    browser.click("#offline-remove")
    assert "verwijderd" in outcome(browser)
    browser.click("#offline-start")
    browser.wait(lambda: "Klaar" in outcome(browser))
    app.stop()
    browser.reload()
    assert browser.count() == 51


def test_the_dialog_and_the_badge_fit_a_phone(browser: Page, live_app: StartApp) -> None:
    app = live_app()
    visit(browser, f"{app.url}/")
    app.stop()
    browser.set_viewport(PHONE)
    browser.reload()
    browser.find("#offline-badge")
    assert _fits(browser)
    open_dialog(browser)
    assert _fits(browser)
    assert browser.axe(".offline-dialog") == []


def _fits(browser: Page) -> Any:
    return browser.js("return document.documentElement.scrollWidth <= innerWidth")
