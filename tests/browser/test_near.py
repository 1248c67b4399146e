"""Near a place: the place field by keyboard, typing errors, radius, fallback, own location."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select

from tests.browser.dataset import CITIES, feature, municipality, place, write
from tests.browser.driver import PHONE, Page
from tests.browser.servers import LiveApp

ENSCHEDE, MAASTRICHT = CITIES[4], CITIES[12]
OPTIONS = "#place-list [role=option]"


@pytest.fixture(scope="module")
def twente_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveApp]:
    """Seven around Enschede at known distances, one far away, one nation-wide."""
    folder = tmp_path_factory.mktemp("twente")
    _, _, _, lon, lat = ENSCHEDE
    hengelo = ("Hengelo", "GM0164", "Overijssel", 6.7931, 52.2661)
    near = [
        feature(
            f"Oost {k}",
            place(f"Wijk {k}", lon - k * 0.2, lat, city=("Elders", "GM1895", "Groningen", lon, lat)),
        )
        for k in range(1, 6)
    ]
    data = write(
        folder / "twente.geojson",
        feature("In Enschede", place("Glanerbrug", 6.97, 52.21, city=ENSCHEDE)),
        feature("In Hengelo", municipality(hengelo)),
        feature("Ver weg", municipality(MAASTRICHT)),
        feature("Overal", scope="landelijk"),
        *near,
    )
    app = LiveApp(folder, data_file=data)
    app.start()
    yield app
    app.stop()


def options(page: Page) -> list[str]:
    return [option.text.split("\n")[0] for option in page.all(OPTIONS) if option.is_displayed()]


def choose(page: Page, text: str) -> None:
    page.type("#place", text)
    page.wait(lambda: options(page), f"no suggestions for {text}")
    page.press(Keys.ARROW_DOWN, Keys.ENTER)


def in_view(page: Page, selector: str) -> bool:
    return bool(
        page.js(
            "const inner = document.querySelector(arguments[0]).getBoundingClientRect();"
            "const outer = document.querySelector('#map').getBoundingClientRect();"
            "return inner.left >= outer.left && inner.right <= outer.right"
            " && inner.top >= outer.top && inner.bottom <= outer.bottom",
            selector,
        )
    )


def test_the_place_field_is_a_combobox_one_can_work_by_keyboard(browser: Page) -> None:
    browser.open("/")
    field = browser.find("#place")
    assert field.get_attribute("role") == "combobox"
    assert field.get_attribute("aria-expanded") == "false"
    browser.type("#place", "ensch")
    browser.wait(lambda: "Enschede" in options(browser))
    assert field.get_attribute("aria-expanded") == "true"
    browser.press(Keys.ARROW_DOWN)
    active = field.get_attribute("aria-activedescendant")
    assert browser.find(f"#{active}").get_attribute("aria-selected") == "true"
    browser.press(Keys.ESCAPE)
    assert field.get_attribute("aria-expanded") == "false"
    assert field.get_attribute("value") == "ensch"
    browser.press(Keys.ARROW_DOWN)
    browser.wait(lambda: options(browser))
    browser.press(Keys.ARROW_DOWN, Keys.ENTER)
    browser.wait(lambda: "plaats=Enschede" in browser.query)
    assert field.get_attribute("value") == "Enschede"
    assert browser.js("return document.activeElement.id") == "place"
    browser.press(Keys.ESCAPE)
    browser.wait(
        lambda: "plaats" not in browser.query, "Escape in the closed field does not take the place away"
    )
    assert field.get_attribute("value") == ""


def test_suggestions_come_from_the_first_letter_on(browser: Page) -> None:
    browser.open("/")
    browser.type("#place", "u")
    browser.wait(lambda: "Utrecht" in options(browser))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("den bosch", "Den Bosch"),
        ("s hertogenbos", "Den Bosch"),
        ("alphen ad rijn", "Alphen aan den Rijn"),
        ("súdwest", "Súdwest-Fryslân"),
        ("enschde", "Enschede"),
        ("7511", "7511"),
    ],
)
def test_typing_errors_and_short_names_are_forgiven(browser: Page, typed: str, meant: str) -> None:
    browser.open("/")
    browser.type("#place", typed)
    browser.wait(
        lambda: any(option.startswith(meant) for option in options(browser)), f"{meant} is not offered"
    )


def test_enter_takes_the_place_that_was_meant_and_asks_when_there_are_more(browser: Page) -> None:
    browser.open("/")
    browser.type("#place", "Enschede" + Keys.ENTER)
    browser.wait(lambda: "plaats=Enschede" in browser.query)
    browser.type("#place", "Bergen" + Keys.ENTER)
    browser.wait(lambda: "komt vaker voor" in browser.text(".near-message"))
    provinces = [option.text for option in browser.all(OPTIONS)]
    assert any("Limburg" in text for text in provinces)
    assert any("Noord-Holland" in text for text in provinces)
    browser.click(f"{OPTIONS}:nth-child(2)")
    browser.wait(lambda: "plaats=Bergen" in browser.query)
    assert browser.text(".near-message" if browser.all(".near-message:not(:empty)") else "#place") == ""
    browser.type("#place", "Xyzzyland" + Keys.ENTER)
    browser.wait(lambda: "geen bekende plaats" in browser.text(".near-message"))


def test_list_goes_by_distance_and_map_shows_the_circle(browser: Page, twente_app: LiveApp) -> None:
    browser.open(f"{twente_app.url}/")
    choose(browser, "Enschede")
    browser.wait(lambda: "straal=25" in browser.query)
    assert browser.ids() == ["in-enschede", "in-hengelo", "oost-1", "overal"]
    distances = browser.js(
        "return [...document.querySelectorAll('#results .cards > li')]"
        ".map((card) => card.querySelector('.card-distance')?.textContent ?? '')"
    )
    assert distances == ["in deze gemeente", "9 km", "14 km", ""]
    assert browser.text("#nationwide-title") == "Ook in uw gemeente toepasbaar (1)"
    browser.wait(lambda: in_view(browser, ".near-circle"), "the circle does not fit the map")
    zoom = browser.js("return praktijkkaart.leaflet.getZoom()")
    Select(browser.find("#radius")).select_by_value("50")
    assert browser.ids() == ["in-enschede", "in-hengelo", "oost-1", "oost-2", "oost-3", "overal"]
    browser.wait(lambda: browser.js("return praktijkkaart.leaflet.getZoom()") < zoom)
    browser.wait(lambda: in_view(browser, ".near-circle"))
    Select(browser.find("#radius")).select_by_value("gemeente")
    assert browser.ids() == ["in-enschede", "overal"]
    assert browser.text(".chip") == "In Enschede"
    Select(browser.find("#radius")).select_by_value("")
    assert browser.count() == 9
    assert browser.all(".near-circle") == []


def test_nothing_in_range_gives_the_nearest_five_and_says_so(browser: Page, twente_app: LiveApp) -> None:
    browser.open(f"{twente_app.url}/?plaats=Groningen&straal=10")
    assert len(browser.ids()) == 5 + 1
    assert "Binnen 10 km van Groningen zijn er geen voorbeelden" in browser.text(".notices")
    assert browser.ids()[-1] == "overal"
    browser.wait(lambda: len(browser.marker_ids()) == 5)


def test_filters_work_within_the_place(browser: Page) -> None:
    browser.open("/?plaats=Rotterdam&straal=10")
    promised = browser.facet_counts("fenomeen")["overlast"]
    browser.click_facet("fenomeen", "overlast")
    assert browser.count() == promised
    browser.click("#place ~ button")
    browser.wait(lambda: "plaats" not in browser.query)
    assert "fenomeen=overlast" in browser.query


def test_my_location_is_found_in_the_browser(browser: Page) -> None:
    browser.open("/")
    browser.set_location(6.8937, 52.2215)
    browser.click("#locate")
    browser.wait(lambda: "plaats=" in browser.query)
    assert "52." not in browser.query
    assert browser.ids()[0] in ("buurtmuseum-en-buurtkamer", "logica-van-lef-discipline-en-communicatie")


def test_my_location_abroad_or_refused_is_said(browser: Page) -> None:
    browser.open("/")
    browser.set_location(2.35, 48.86)
    browser.click("#locate")
    browser.wait(lambda: "buiten Nederland" in browser.text(".near-message"))
    browser.deny_location()
    browser.click("#locate")
    browser.wait(lambda: "geen toestemming" in browser.text(".near-message"))
    assert browser.query == ""
    browser.type("#place", "e")
    browser.wait(lambda: not browser.all(".near-message")[0].text)


def test_a_place_that_is_many_is_asked_back_when_a_link_names_it(browser: Page) -> None:
    browser.open("/?plaats=Bergen&straal=10")
    assert "komt vaker voor" in browser.text(".near-message")
    assert browser.find("#place").get_attribute("value") == "Bergen"
    assert browser.count() == 51


def test_on_a_phone_near_is_in_the_sheet(browser: Page) -> None:
    browser.set_viewport(PHONE)
    browser.open("/")
    browser.click(".sheet-open")
    choose(browser, "Enschede")
    browser.wait(lambda: "plaats=Enschede" in browser.query)
    browser.click(".sheet-show")
    assert browser.find("#results .card-distance").text == "in deze gemeente"
    browser.wait(lambda: in_view(browser, ".near-circle"), "the circle does not fit the map")
