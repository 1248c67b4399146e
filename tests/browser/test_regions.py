"""By region: counts in words and on the map that add up, follow the filters, and filter on a click."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.browser.dataset import CITIES, feature, municipality, write, write_boundaries
from tests.browser.driver import Page
from tests.browser.servers import LiveApp

DEN_HAAG, ROTTERDAM, AMSTERDAM = CITIES[:3]


@pytest.fixture(scope="module")
def bounded_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveApp]:
    """A data set with municipality boundaries at hand."""
    folder = tmp_path_factory.mktemp("bounded")
    data = write(
        folder / "data.geojson",
        feature("Haags", municipality(DEN_HAAG), phenomena=["Overlast"]),
        feature("Rotterdams", municipality(ROTTERDAM)),
        feature("Beide", municipality(ROTTERDAM), municipality(AMSTERDAM)),
        feature("Overal", scope="landelijk"),
        feature("Ergens"),
    )
    boundaries = write_boundaries(folder / "boundaries.geojson", *CITIES)
    app = LiveApp(folder, data_file=data, boundaries_file=boundaries)
    app.start()
    yield app
    app.stop()


def number(text: str) -> int:
    found = re.search(r"\d+", text)
    return int(found.group()) if found else 0


def rows(page: Page) -> dict[str, str]:
    return {
        row.text.split("\n")[0]: row.text.split("\n")[-1]
        for row in page.all(".regions-view > .regions .region-row")
    }


def sums(page: Page) -> list[int]:
    return [number(value.text) for value in page.all(".regions-sum dd")]


@pytest.mark.parametrize("query", ["", "&fenomeen=overlast", "&q=buurt", "&plaats=Rotterdam&straal=25"])
def test_provinces_nationwide_and_unplaced_add_up(browser: Page, query: str) -> None:
    browser.open(f"/?weergave=regio{query}")
    nationwide, unplaced, repeated, total = sums(browser)
    counted = rows(browser)
    assert len(counted) == 12
    assert sum(map(number, counted.values())) + nationwide + unplaced - repeated == total == browser.count()
    assert "geen voorbeelden" in counted.values()


def test_a_click_filters_and_zooms_and_back_undoes(browser: Page) -> None:
    browser.open("/")
    browser.click('.tab[data-panel="regio"]')
    zoom = browser.js("return praktijkkaart.leaflet.getZoom()")
    promised = number(rows(browser)["Limburg"])
    browser.click('.region-row[data-region="Limburg"]')
    assert browser.count() == promised
    assert "provincie=limburg" in browser.query
    browser.wait(lambda: browser.js("return praktijkkaart.leaflet.getZoom()") > zoom)
    browser.back()
    browser.wait(lambda: browser.count() == 51)
    browser.wait(lambda: browser.js("return praktijkkaart.leaflet.getZoom()") == zoom)


def test_the_map_shades_the_provinces_and_takes_clicks(browser: Page) -> None:
    browser.open("/?weergave=regio")
    shades = browser.js(
        "return Object.fromEntries([...document.querySelectorAll('.region')]"
        ".map((path) => [path.dataset.region, Number(path.dataset.step)]))"
    )
    assert len(shades) == 12
    assert shades["Zuid-Holland"] == 5
    assert shades["Zeeland"] == 0
    x, y = browser.js("""
      const {x, y} = praktijkkaart.leaflet.latLngToContainerPoint([52.85, 6.8]);
      const frame = document.querySelector('#map').getBoundingClientRect();
      return [Math.round(frame.left + x), Math.round(frame.top + y)];
    """)
    browser.click_at(x, y)
    browser.wait(lambda: "provincie=drenthe" in browser.query)


def test_municipalities_count_and_filter_where_boundaries_are_at_hand(
    browser: Page, bounded_app: LiveApp
) -> None:
    browser.open(f"{bounded_app.url}/?weergave=regio")
    browser.find('[data-region="Rotterdam"]')
    named = [row.text.split("\n") for row in browser.all("section .regions .region-row")][12:]
    assert [(name, number(count)) for name, *_, count in named] == [
        ("Rotterdam", 2),
        ("Amsterdam", 1),
        ("Den Haag", 1),
    ]
    browser.click('.region-row[data-region="Rotterdam"]')
    browser.wait(lambda: "plaats=Rotterdam" in browser.query)
    assert browser.text("#result-count").startswith("4 van 5")
    browser.wait(lambda: browser.js("return praktijkkaart.leaflet.getZoom()") > 9)
    browser.wait(lambda: browser.all('path.region[data-region="Rotterdam"][data-step="5"]'))
    browser.click('.tab[data-panel="lijst"]')
    assert browser.ids() == ["beide", "rotterdams", "ergens", "overal"]


def test_regions_are_counted_and_chosen_without_the_map(browser: Page, bounded_app: LiveApp) -> None:
    browser.cdp("Network.enable")
    browser.cdp("Network.setBlockedURLs", urls=["*/_dash-component-suites/*"])
    browser.open(f"{bounded_app.url}/")
    browser.click('.tab[data-panel="regio"]')
    assert number(rows(browser)["Zuid-Holland"]) == 3
    browser.click('.municipalities [data-region="Den Haag"]')
    browser.wait(lambda: "plaats=Den+Haag" in browser.query)
    browser.back()
    browser.wait(lambda: "plaats" not in browser.query)
    browser.click('.region-row[data-region="Noord-Holland"]')
    browser.wait(lambda: "provincie=noord-holland" in browser.query)
    chosen = browser.all(".region-row[aria-current]")
    assert [row.get_attribute("data-region") for row in chosen] == ["Noord-Holland"]
    browser.click('.region-row[data-region="Noord-Holland"]')
    browser.wait(lambda: "provincie" not in browser.query and not browser.all(".region-row[aria-current]"))


def test_a_region_is_a_link_that_can_be_opened_elsewhere(browser: Page, bounded_app: LiveApp) -> None:
    browser.open(f"{bounded_app.url}/?weergave=regio")
    row = browser.find('.municipalities [data-region="Rotterdam"]')
    browser.open(str(row.get_attribute("href")))
    assert browser.text("#result-count").startswith("4 van 5")
    row = browser.find('.region-row[data-region="Zuid-Holland"]')
    browser.js("arguments[0].focus()", row)
    browser.open(str(row.get_attribute("href")))
    assert "provincie=zuid-holland" in browser.query
    assert "plaats=" in browser.query
