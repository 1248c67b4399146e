"""Everything under every pin: each example is two actions away at every zoom level, by mouse and by key."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.dataset import CITIES, feature, municipality, place, write
from tests.browser.driver import Page
from tests.browser.servers import LiveApp

DEN_HAAG, ROTTERDAM, AMSTERDAM = CITIES[:3]
PLACES = {
    "alleen": (5.9, 53.0),
    "samen": (4.30, 52.05),
    "dichtbij": (4.3004, 52.0502),
    "overal": (4.8952, 52.3702),
}
MIN_ZOOM, MAX_ZOOM = 6, 18

LOOK_AT = "praktijkkaart.leaflet.setView(arguments[0], arguments[1], {animate: false})"
CENTRES = """
const frame = document.querySelector('#map').getBoundingClientRect();
return [...document.querySelectorAll('.marker')].flatMap((marker) => {
  const {left, top, width, height} = marker.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  return x > frame.left && x < frame.right && y > frame.top && y < frame.bottom ? [{x, y}] : [];
});
"""


@pytest.fixture(scope="module")
def hard_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveApp]:
    """One by itself, three in the very same spot, one next to them, and one in three places."""
    folder = tmp_path_factory.mktemp("hard")
    points = {id: place("Wijk", *point) for id, point in PLACES.items() if id != "overal"}
    points |= {id: points["samen"] for id in ("samen-twee", "samen-drie")}
    features = [feature(id.capitalize(), point, id=id) for id, point in points.items()]
    features.append(feature("Overal", *map(municipality, (AMSTERDAM, ROTTERDAM, DEN_HAAG)), id="overal"))
    app = LiveApp(folder, data_file=write(folder / "hard.geojson", *features))
    app.start()
    yield app
    app.stop()


def look_at(page: Page, id: str, zoom: int) -> str:
    """Puts the example in the middle and gives the selector of the marker it is under."""
    lon, lat = PLACES[id]
    page.js(LOOK_AT, [lat, lon], zoom)
    return f'.marker[data-ids~="{id}"]'


def finish(page: Page, id: str, act: str) -> None:
    """From the list under a cluster to the detail, unless the marker led there at once; then back."""
    if not page.all("#detail:not([hidden])"):
        card = page.find(f'#group [data-intervention="{id}"] .card-link')
        if act == "mouse":
            page.click(card)
        else:
            card.send_keys(Keys.ENTER)
    assert page.find("#detail h2").text == id.capitalize()
    page.press(Keys.ESCAPE, Keys.ESCAPE)
    page.wait(lambda: page.js("return document.querySelector('#app').dataset.showing") == "list")


def test_by_mouse_every_example_is_two_clicks_away(browser: Page, hard_app: LiveApp) -> None:
    browser.set_media(prefers_reduced_motion="reduce")
    browser.open(f"{hard_app.url}/")
    for zoom in range(MIN_ZOOM, MAX_ZOOM + 1):
        for id in PLACES:
            browser.click(look_at(browser, id, zoom))
            finish(browser, id, "mouse")


def test_by_keyboard_every_example_is_two_choices_away(browser: Page, hard_app: LiveApp) -> None:
    browser.set_media(prefers_reduced_motion="reduce")
    browser.open(f"{hard_app.url}/")
    for zoom in range(MIN_ZOOM, MAX_ZOOM + 1, 3):
        for id in PLACES:
            marker = look_at(browser, id, zoom)
            browser.js("document.querySelector('.marker[tabindex=\"0\"]').focus()")
            browser.press(Keys.HOME)
            steps = 0
            while not browser.js("return document.activeElement.matches(arguments[0])", marker):
                browser.press(Keys.PAGE_DOWN)
                steps += 1
                assert steps < 20, f"{id} is not among the markers one can step through"
            browser.press(Keys.ENTER)
            finish(browser, id, "keyboard")


def test_the_layer_is_one_tab_stop_and_arrows_go_on_from_there(browser: Page) -> None:
    browser.open("/")
    assert len(browser.all('.marker[tabindex="0"]')) == 1
    browser.js("document.querySelector('#map-panel').focus()")
    for _ in range(8):
        browser.press(Keys.TAB)
        if browser.js("return document.activeElement.matches('.marker')"):
            break
    names = {browser.js("return document.activeElement.ariaLabel")}
    for key in (Keys.ARROW_RIGHT, Keys.ARROW_DOWN, Keys.ARROW_LEFT, Keys.ARROW_UP):
        for _ in range(3):
            browser.press(key)
            names.add(browser.js("return document.activeElement.ariaLabel"))
    assert len(names) >= 5
    assert browser.js("return document.activeElement.matches('.marker')")


def test_every_marker_has_a_name_and_room_to_be_hit(browser: Page) -> None:
    browser.open("/")
    names = browser.js("return [...document.querySelectorAll('.marker')].map((marker) => marker.ariaLabel)")
    assert all(names)
    assert len(set(names)) == len(names)
    sizes = browser.js(
        "return [...document.querySelectorAll('.marker')].map((m) => m.getBoundingClientRect().width)"
    )
    assert min(sizes) >= 24
    middles = browser.js(CENTRES)
    gaps = [
        abs(a["x"] - b["x"]) + abs(a["y"] - b["y"]) for k, a in enumerate(middles) for b in middles[k + 1 :]
    ]
    assert min(gaps) >= 24


def test_a_cluster_zooms_in_and_lists_what_it_holds(browser: Page) -> None:
    browser.open("/")
    zoom = browser.js("return praktijkkaart.leaflet.getZoom()")
    cluster = browser.find(".marker--cluster")
    ids = sorted(str(cluster.get_attribute("data-ids")).split())
    browser.click(cluster)
    assert browser.text("#group-title").startswith(f"{len(ids)} voorbeelden ")
    listed = browser.js(
        "return [...document.querySelectorAll('#group .card')].map((c) => c.dataset.intervention)"
    )
    assert sorted(listed) == ids
    assert browser.js("return document.activeElement.id") == "group-title"
    browser.wait(lambda: browser.js("return praktijkkaart.leaflet.getZoom()") > zoom, "it did not zoom in")
    browser.back()
    browser.wait(lambda: not browser.all("#group:not([hidden])"))
    browser.wait(lambda: browser.js("return praktijkkaart.leaflet.getZoom()") == zoom)


def test_coincident_examples_open_as_a_list_without_zooming(browser: Page, hard_app: LiveApp) -> None:
    browser.open(f"{hard_app.url}/")
    browser.js(LOOK_AT, [52.05, 4.30], MAX_ZOOM)
    browser.click('.marker[data-ids~="samen"]')
    assert browser.text("#group-title") == "3 voorbeelden in Wijk, Den Haag"
    assert browser.js("return praktijkkaart.leaflet.getZoom()") == MAX_ZOOM


def test_no_control_lies_over_a_marker_of_the_whole_country(browser: Page) -> None:
    browser.open("/")
    covered = browser.js("""
      return [...document.querySelectorAll('.marker')].filter((marker) => {
        const {left, top, width, height} = marker.getBoundingClientRect();
        return !marker.contains(document.elementFromPoint(left + width / 2, top + height / 2));
      }).map((marker) => marker.ariaLabel);
    """)
    assert covered == []
