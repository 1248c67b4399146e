"""WCAG 2.2 AA, as far as a machine can tell: axe-core and our own measures over every state of the screen.

What axe leaves to a person is in ``REVIEWED`` and judged in docs/toegankelijkheid.md; anything new fails.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.common.keys import Keys

from mapapp.page.texts import table
from tests.browser.driver import DESKTOP, LAPTOP, PHONE, SMALL_PHONE, Page
from tests.browser.states import EXAMPLE, MAIN, STATES, State

MEASURES = Path(__file__).with_name("measures.js")

ZOOMED = (640, 400)
"""1280x800 at 200 %: half the CSS pixels, twice the device's."""

REVIEWED = {"color-contrast"}

EVERY_STATE = pytest.mark.parametrize("state", STATES.values(), ids=STATES)
MAIN_STATES = pytest.mark.parametrize("state", [STATES[name] for name in MAIN], ids=MAIN)


@pytest.fixture
def page(browser: Page) -> Iterator[Page]:
    """A page without motion, so that nothing is judged halfway; back to no emulation afterwards."""
    calm(browser)
    yield browser
    browser.set_media()
    browser.cdp("Emulation.setTouchEmulationEnabled", enabled=False)


def calm(page: Page, **features: str) -> None:
    page.set_media(prefers_reduced_motion="reduce", **features)


def zoom(page: Page) -> None:
    width, height = ZOOMED
    page.cdp(
        "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=2, mobile=False
    )


def measure(page: Page, name: str, *arguments: Any) -> Any:
    """What ``measures.js`` finds."""
    if not page.js("return Boolean(globalThis.measures)"):
        page.cdp("Runtime.evaluate", expression=MEASURES.read_text(encoding="utf-8"))
    return page.js(f"return measures.{name}(...arguments)", *arguments)


def assert_axe_finds_nothing(page: Page) -> None:
    report = page.axe_report()
    assert report["violations"] == []
    unknown = [found for found in report["incomplete"] if found["id"] not in REVIEWED]
    assert unknown == [], "look at these, and add them to REVIEWED and docs/toegankelijkheid.md"


def assert_nothing_is_too_wide(page: Page) -> None:
    """A window of another size is followed in the frame after."""
    page.wait(lambda: measure(page, "tooWide") == [], f"too wide: {measure(page, 'tooWide')}")


def assert_headings_come_in_order(page: Page) -> None:
    levels = measure(page, "headings")
    assert levels, "no heading at all"
    assert levels.count(1) <= 1
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []


# Every state


@EVERY_STATE
def test_every_state_on_a_desktop(page: Page, state: State) -> None:
    page.set_viewport(PHONE if state.phone_only else DESKTOP)
    state.reach(page)
    assert_axe_finds_nothing(page)
    calm(page, prefers_color_scheme="dark")
    assert_axe_finds_nothing(page)
    assert measure(page, "smallTargets", 24, "*") == []
    assert_headings_come_in_order(page)


@EVERY_STATE
def test_every_state_on_a_phone(page: Page, state: State) -> None:
    page.set_viewport(PHONE)
    state.reach(page)
    assert_axe_finds_nothing(page)
    assert_nothing_is_too_wide(page)
    page.set_viewport(SMALL_PHONE)
    assert_nothing_is_too_wide(page)


@MAIN_STATES
def test_main_states_in_chosen_colours_zoomed_or_small(page: Page, state: State) -> None:
    state.reach(page)
    calm(page, forced_colors="active")
    assert_axe_finds_nothing(page)
    calm(page, prefers_contrast="more")
    assert_axe_finds_nothing(page)
    zoom(page)
    assert_axe_finds_nothing(page)
    assert measure(page, "tooWide") == []
    page.set_viewport(SMALL_PHONE)
    assert_axe_finds_nothing(page)


@MAIN_STATES
def test_wider_text_spacing_loses_nothing(page: Page, state: State) -> None:
    state.reach(page)
    measure(page, "spaceText")
    for size in (DESKTOP, PHONE):
        page.set_viewport(size)
        assert measure(page, "cutText") == []
        assert measure(page, "tooWide") == []


@MAIN_STATES
def test_focus_shows(page: Page, state: State) -> None:
    """With a ring in the focus colour, whose contrast tests/test_contrast.py holds."""
    state.reach(page)
    # After a key, Chromium shows focus that a script sets.
    page.press(Keys.TAB)
    assert measure(page, "withoutRing") == []
    calm(page, prefers_color_scheme="dark")
    assert measure(page, "withoutRing") == []


@pytest.mark.parametrize("name", ["start", "sheet", "detail", "tray", "share"])
def test_main_controls_are_made_for_a_thumb(page: Page, name: str) -> None:
    page.set_viewport(PHONE)
    page.cdp("Emulation.setTouchEmulationEnabled", enabled=True)
    STATES[name].reach(page)
    assert page.js("return matchMedia('(pointer: coarse)').matches")
    main = "button:not(.chip, .facet-explain, .tray-moves *), .button, input, select, summary, .card-link"
    assert measure(page, "smallTargets", 44, main) == []


def test_filters_list_and_map_stand_side_by_side_without_page_scroll(page: Page) -> None:
    page.set_viewport(LAPTOP)
    page.open("/")
    filters, cards, chart = page.js(
        "return ['#filters', '#list', '#map'].map((id) => document.querySelector(id).getBoundingClientRect())"
        ".map(({left, right, top, bottom}) => ({left, right, top, bottom}))"
    )
    assert filters["left"] == 0 and filters["right"] <= cards["left"] and cards["right"] <= chart["left"]
    for box in (filters, cards, chart):
        assert box["top"] > 0 and box["bottom"] <= LAPTOP[1] and box["right"] <= LAPTOP[0]
    assert page.js("return document.documentElement.scrollHeight") == LAPTOP[1]


# What is said


def test_landmarks_and_language(page: Page) -> None:
    page.open("/")
    assert page.js("return document.documentElement.lang") == "nl"
    assert [len(page.all(tag)) for tag in ("header", "main", "nav")] == [1, 1, 1]
    names = [section.get_attribute("aria-label") for section in page.all("main > section")]
    assert names == ["Filters", "Voorbeelden", "Kaart van Nederland met de voorbeelden"]
    described = page.find("#map").get_attribute("aria-describedby")
    assert "voorbeelden" in page.js("return document.getElementById(arguments[0]).textContent", described)


def test_no_english_is_left_in_the_map(page: Page) -> None:
    page.open("/")
    words = page.js(
        "return [...document.querySelectorAll('#map-panel, #map-panel *')].flatMap((node) =>"
        " ['aria-label', 'title', 'alt'].map((name) => node.getAttribute(name))).filter(Boolean)"
    )
    assert {"Zoom in", "Zoom uit", "Toon heel Nederland"} <= set(words)
    assert [word for word in words if {"Zoom out", "Marker", "Map"} & {word, *word.split()}] == []


def test_one_region_speaks_of_the_results(page: Page) -> None:
    page.open("/")
    assert page.find("#result-count").get_attribute("role") == "status"
    measure(page, "listen")
    before = page.count()
    page.click_facet("fenomeen", "overlast")
    page.wait(lambda: page.count() != before)
    page.click_facet("fenomeen", "overlast")
    page.wait(lambda: page.count() == before)
    assert set(page.js("return measures.spoken")) == {"result-count"}


def test_the_title_follows_the_view(page: Page) -> None:
    page.open("/")
    assert page.driver.title == "Praktijkkaart veiligheidsbeleving"
    STATES["near"].reach(page)
    assert page.driver.title == "Bij Enschede – Praktijkkaart veiligheidsbeleving"
    STATES["detail"].reach(page)
    assert page.driver.title == "Buurtmuseum en buurtkamer – Praktijkkaart veiligheidsbeleving"


def test_nothing_moves_when_motion_is_not_wanted(page: Page) -> None:
    page.open("/")
    assert measure(page, "moving") == []
    # At once, without frames in between: what a jump is.
    jumped = page.js(
        "const map = praktijkkaart.leaflet; const from = map.getZoom();"
        "document.querySelector('.marker--cluster').click();"
        "return [from !== map.getZoom(), Boolean(map._animatingZoom), document.getAnimations().length]"
    )
    assert jumped == [True, False, 0]


# By keyboard alone


def focused(page: Page, selector: str) -> bool:
    return bool(page.js("return document.activeElement.matches(arguments[0])", selector))


def tab_to(page: Page, selector: str, most: int = 120) -> None:
    for _ in range(most):
        page.press(Keys.TAB)
        if focused(page, selector):
            return
    raise AssertionError(f"{selector} was not reached in {most} tabs")


def test_from_a_place_to_a_slide_by_keyboard(page: Page) -> None:
    page.open("/")
    page.press(Keys.TAB)
    assert focused(page, '.skip[href="#list"]')
    page.press(Keys.TAB, Keys.ENTER)
    assert focused(page, "#filters")

    tab_to(page, "#place", 2)
    page.press(*"ensched")
    page.wait(lambda: page.all("#place-list [role=option]:not(.option--none)"))
    page.press(Keys.ARROW_DOWN)
    assert page.js(
        "const active = document.activeElement.getAttribute('aria-activedescendant');"
        "return document.getElementById(active).getAttribute('aria-selected') === 'true'"
    )
    page.press(Keys.ENTER)
    page.wait(lambda: "plaats=" in page.query)

    before = page.count()
    tab_to(page, '[data-facet="fenomeen"][data-value="leefbaarheid"]')
    page.press(Keys.SPACE)
    page.wait(lambda: page.count() < before)

    tab_to(page, "#results .card-link")
    page.press(Keys.ENTER)
    page.wait(lambda: focused(page, "#detail-title"))
    tab_to(page, "#detail .star", 3)
    page.press(Keys.SPACE)
    page.wait(lambda: "selectie=" in page.query)
    page.press(Keys.ESCAPE)
    page.wait(lambda: focused(page, "#results .card-link"))

    page.press("p")
    page.find("#presentation h2")
    page.press(Keys.PAGE_DOWN)
    page.wait(lambda: "dia=2" in page.query)
    page.press(Keys.ESCAPE)
    page.wait(lambda: focused(page, "#results .card-link"))


def test_the_map_is_one_stop_and_arrows_walk_over_it(page: Page) -> None:
    page.open("/")
    assert len(page.all('.marker[tabindex="0"]')) == 1
    assert len(page.all(".marker")) > 10
    stops = page.js(
        "return [...document.querySelectorAll('#map-panel :is(a, button, summary, [tabindex])')]"
        ".filter((node) => node.tabIndex === 0 && node.checkVisibility()).map((node) => node.className)"
    )
    # The legend, the markers, zoom in, zoom out, all of the Netherlands.
    assert len(stops) == 5

    page.js("document.querySelector('.marker[tabindex=\"0\"]').focus()")
    names = {page.js("return document.activeElement.getAttribute('aria-label')")}
    for key in (Keys.ARROW_UP, Keys.ARROW_RIGHT, Keys.ARROW_DOWN, Keys.ARROW_LEFT):
        page.press(key)
        assert focused(page, ".marker")
        names.add(page.js("return document.activeElement.getAttribute('aria-label')"))
    assert len(names) > 2
    page.press(Keys.TAB)
    assert not focused(page, ".marker")


@pytest.mark.parametrize("key", [Keys.ENTER, Keys.SPACE], ids=["enter", "space"])
def test_a_key_opens_what_lies_under_a_marker(page: Page, key: str) -> None:
    page.open("/")
    page.js("document.querySelector('.marker--cluster').focus()")
    page.press(key)
    page.wait(lambda: focused(page, "#group-title"))
    page.press(Keys.ESCAPE)
    page.wait(lambda: not page.all("#group:not([hidden])"))


# English


@pytest.mark.parametrize("name", [*MAIN, "filtered", "suggestions", "explained", "empty", "offline"])
def test_the_english_screen_is_english(page: Page, name: str) -> None:
    STATES[name].reach(page, "taal=en")
    assert page.js("return document.documentElement.lang") == "en"
    dutch, english = table("nl"), table("en")
    only_dutch = {text for key, text in dutch.items() if "{" not in text and text not in english.values()}
    other_language = {dutch["language.switch"], english["language.switch"]}
    assert sorted(only_dutch.intersection(measure(page, "words")) - other_language) == []
    assert_axe_finds_nothing(page)


def test_both_languages_lead_to_each_other(page: Page) -> None:
    page.open(f"/?voorbeeld={EXAMPLE}")
    page.click(".language")
    page.wait_ready()
    page.wait(lambda: "taal=en" in page.query)
    assert f"voorbeeld={EXAMPLE}" in page.query
    page.click(".language")
    page.wait_ready()
    page.wait(lambda: "taal" not in page.query)


# A municipality's own style


def test_a_theme_overrides_tokens(browser: Page, live_app: Any, tmp_path: Path) -> None:
    theme = tmp_path / "huisstijl.css"
    theme.write_text(":root { --accent: #7a1fa2; --radius: 0; }", encoding="utf-8")
    browser.open(live_app(theme_css=str(theme)).url + "/")
    colours = browser.js(
        "const style = (selector) => getComputedStyle(document.querySelector(selector));"
        "return [style('.marker--cluster .marker-shape').backgroundColor,"
        " style('#share').borderTopLeftRadius]"
    )
    assert colours == ["rgb(122, 31, 162)", "0px"]
