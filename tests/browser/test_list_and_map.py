"""List and map are one: what one points at, the other shows; sorting; what is in view; long lists."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.support.select import Select

from tests.browser.dataset import CITIES, feature, many, municipality, write
from tests.browser.driver import Page
from tests.browser.servers import LiveApp

DEN_HAAG, ROTTERDAM, AMSTERDAM, UTRECHT, ENSCHEDE, GRONINGEN, *_ = CITIES
LARGE = 5000


@pytest.fixture(scope="module")
def four_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveApp]:
    folder = tmp_path_factory.mktemp("four")
    data = write(
        folder / "four.geojson",
        feature("Zonder jaar", municipality(ENSCHEDE)),
        feature("Appel", municipality(GRONINGEN), start_year=2010),
        feature("Éclair", municipality(AMSTERDAM), municipality(ROTTERDAM), start_year=2020),
        feature("Landelijk", scope="landelijk"),
    )
    app = LiveApp(folder, data_file=data)
    app.start()
    yield app
    app.stop()


@pytest.fixture(scope="module")
def large_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveApp]:
    folder = tmp_path_factory.mktemp("large")
    app = LiveApp(folder, data_file=write(folder / "large.geojson", *many(LARGE)))
    app.start()
    yield app
    app.stop()


def hover(page: Page, selector: str) -> None:
    ActionChains(page.driver).move_to_element(page.find(selector)).perform()


def lit(page: Page) -> list[str]:
    return [str(one.get_attribute("data-ids")) for one in page.all(".marker.is-highlighted")]


def test_a_card_lights_its_markers_by_mouse_and_by_focus(browser: Page, four_app: LiveApp) -> None:
    browser.open(f"{four_app.url}/")
    hover(browser, '[data-intervention="appel"]')
    assert lit(browser) == ["appel"]
    browser.js("document.querySelector('[data-intervention=\"clair\"] .card-link').focus()")
    assert lit(browser) == ["clair", "clair"]


def test_a_marker_marks_its_card_and_scrolls_to_it(browser: Page) -> None:
    browser.open("/")
    last = browser.js(
        "return [...document.querySelectorAll('#results .cards')][0].lastElementChild.dataset.intervention"
    )
    marker = f'.marker[data-ids~="{last}"]'
    hover(browser, marker)
    browser.find(f'[data-intervention="{last}"].is-highlighted')
    hover(browser, "#search")
    assert browser.all("[data-intervention].is-highlighted") == []
    browser.js("document.querySelector('#list').scrollTop = 0")
    browser.js("document.querySelector(arguments[0]).focus()", marker)
    assert browser.all("[data-intervention].is-highlighted")
    assert browser.js("return document.querySelector('#list').scrollTop") > 0


def test_choosing_a_marker_opens_its_card_and_the_list_comes_back_at_it(
    browser: Page, large_app: LiveApp
) -> None:
    browser.open(f"{large_app.url}/?kaart=51.4988,3.611,15")
    browser.click(".marker:not(.marker--cluster)")
    assert browser.all(".marker.is-chosen")
    id = browser.query.split("voorbeeld=")[1]
    browser.click("#detail .back")
    card = browser.find(f'#results [data-intervention="{id}"]')
    top = browser.js("return document.querySelector('#list').getBoundingClientRect().top")
    assert top <= card.rect["y"] < top + 736
    focus = browser.js(
        "const at = document.activeElement;"
        "return at.dataset.ids ?? at.closest('[data-intervention]').dataset.intervention"
    )
    # The flight to the example's places may have ended meanwhile, and its marker have joined a cluster.
    assert id in focus.split()


def test_an_example_in_several_places_is_one_card_and_several_points(
    browser: Page, four_app: LiveApp
) -> None:
    browser.open(f"{four_app.url}/")
    assert browser.count() == 4
    assert browser.ids().count("clair") == 1
    browser.click('[data-intervention="clair"] .card-link')
    assert len(browser.all(".marker.is-chosen")) == 2
    assert len(browser.all(".open-line")) == 1


def test_only_in_view_follows_the_map(browser: Page, four_app: LiveApp) -> None:
    browser.open(f"{four_app.url}/?kaart=53.2194,6.5665,10")
    browser.click("#in-view")
    assert browser.ids() == ["appel"]
    browser.click(".map-home")
    browser.wait(lambda: len(browser.ids()) == 3, "the list did not follow the map")
    ids, url = browser.ids(), browser.url
    browser.open(url)
    assert browser.ids() == ids
    browser.click("#in-view")
    assert len(browser.ids()) == 4


def test_the_list_can_be_sorted(browser: Page, four_app: LiveApp) -> None:
    browser.open(f"{four_app.url}/")
    assert browser.ids() == ["appel", "clair", "zonder-jaar", "landelijk"]
    Select(browser.find("#sort")).select_by_value("startjaar")
    assert browser.ids() == ["clair", "appel", "zonder-jaar", "landelijk"]
    browser.open(f"{four_app.url}/?plaats=Hengelo")
    assert browser.find("#sort").get_attribute("value") == "afstand"
    assert browser.ids()[0] == "zonder-jaar"


def test_a_list_of_thousands_grows_and_lets_one_past(browser: Page, large_app: LiveApp) -> None:
    browser.open(f"{large_app.url}/")
    assert browser.count() == LARGE
    first = browser.js("return document.querySelectorAll('#results > .cards > li').length")
    assert first < 300
    browser.js("document.querySelector('#results > .cards').lastElementChild.scrollIntoView()")
    browser.wait(
        lambda: browser.js("return document.querySelectorAll('#results > .cards > li').length") > first,
        "the list did not grow",
    )
    browser.js("document.querySelector('#list').scrollTop = 0")
    browser.click(".jump")
    assert browser.js("return document.activeElement.id") == "nationwide-title"
    top = browser.js("return document.querySelector('#nationwide-title').getBoundingClientRect().top")
    assert 0 <= top < 400
    drawn = browser.js("return document.querySelectorAll('#nationwide [data-intervention]').length")
    assert 0 < drawn < 300


def test_the_list_under_a_large_cluster_grows_too(browser: Page, large_app: LiveApp) -> None:
    browser.open(f"{large_app.url}/")
    browser.click(".marker--cluster")
    title = browser.text("#group-title")
    cards = browser.js("return document.querySelectorAll('#group [data-intervention]').length")
    assert cards < int(title.split()[0])
    browser.js("document.querySelector('#group .cards').lastElementChild.scrollIntoView()")
    browser.wait(
        lambda: browser.js("return document.querySelectorAll('#group [data-intervention]').length") > cards
    )


def test_what_is_shown_adds_up_at_five_thousand(browser: Page, large_app: LiveApp) -> None:
    browser.open(f"{large_app.url}/?fenomeen=overlast&doelgroep=jongeren")
    assert browser.count() == browser.facet_counts("fenomeen")["overlast"]
    on_map = set(browser.marker_ids())
    off_map = int(browser.text("#nationwide-title").rsplit("(", 1)[1].rstrip(")"))
    assert len(on_map) + off_map == browser.count()
