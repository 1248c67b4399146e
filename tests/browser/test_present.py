"""Selection and presentation: star, put in order, present with a clicker, scan the code, leave."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.driver import LAPTOP, PHONE, Page

PROJECTORS = [LAPTOP, (1920, 1080)]
TITLE_PX, BODY_PX = 32, 24
MAP_SCRIPTS = "*/_dash-component-suites/*"
WORDS_MOST = 70
"""About sixty words of text; the names of facts, labels and source come on top."""


def starred(page: Page) -> list[str]:
    return parse_qs(page.query).get("selectie", [""])[0].split(",")


def slide(page: Page) -> str | None:
    return parse_qs(page.query).get("dia", [None])[0]


def kind(page: Page) -> str:
    return str(page.js("return document.querySelector('#presentation').dataset.kind"))


def heading(page: Page) -> str:
    return str(page.js("return document.querySelector('#presentation h2').textContent"))


def px(page: Page, selector: str) -> float:
    return float(
        page.js(
            "return parseFloat(getComputedStyle(document.querySelector(arguments[0])).fontSize)", selector
        )
    )


def star(page: Page, n: int) -> list[str]:
    """Stars the first ``n`` cards and gives their ids."""
    for button in page.all("#results .card-star")[:n]:
        page.js("arguments[0].scrollIntoView({block: 'center'})", button)
        page.click(button)
    return starred(page)


def open_selection(page: Page, n: int, more: str = "") -> list[str]:
    page.open("/?sorteer=titel")
    ids = page.ids()[:n]
    page.open(f"/?selectie={','.join(ids)}{more}")
    return ids


def test_star_order_present_and_leave_by_keyboard(browser: Page) -> None:
    browser.set_viewport(LAPTOP)
    browser.open("/?sorteer=titel")
    ids = star(browser, 3)
    assert ids == browser.ids()[:3]

    browser.click(".tray-open")
    browser.click(f'.tray-row[data-id="{ids[0]}"] .tray-moves button:nth-child(2)')
    wanted = [ids[1], ids[0], ids[2]]
    browser.wait(lambda: starred(browser) == wanted)
    browser.press(Keys.ESCAPE)
    browser.wait(lambda: not browser.js("return document.querySelector('#tray').checkVisibility()"))

    had_focus = browser.js("return document.activeElement.className")
    browser.press("p")
    pages, titles = [browser.text("#slide-page")], [heading(browser)]
    for _ in range(5):
        browser.press(Keys.PAGE_DOWN)
        pages.append(browser.text("#slide-page"))
        titles.append(heading(browser))
    assert pages == ["1/6", "2/6", "3/6", "4/6", "5/6", "6/6"]
    cards = {
        id: browser.js(
            "return document.querySelector(`[data-intervention='${arguments[0]}'] .card-link`).textContent",
            id,
        )
        for id in ids
    }
    assert titles[2:5] == [cards[id] for id in wanted]

    browser.press(Keys.PAGE_DOWN)
    assert slide(browser) == "6"
    browser.press(Keys.ESCAPE)
    browser.wait(lambda: not browser.all("#presentation"))
    assert slide(browser) is None
    assert browser.js("return document.activeElement.className") == had_focus
    assert browser.console_errors() == []


def test_dragging_a_row_changes_the_order(browser: Page) -> None:
    browser.set_viewport(LAPTOP)
    ids = open_selection(browser, 3, "&sorteer=titel")
    browser.click(".tray-open")
    grips = browser.js(
        "return [...document.querySelectorAll('.tray-grip')].map((grip) => {"
        "const {left, top, width, height} = grip.getBoundingClientRect();"
        "return [Math.round(left + width / 2), Math.round(top + height / 2)]})"
    )
    (x, top), (_, bottom) = grips[0], grips[2]
    for type_, y in [
        ("mousePressed", bottom),
        *(("mouseMoved", y) for y in range(bottom, top - 20, -8)),
        ("mouseReleased", top),
    ]:
        browser.cdp("Input.dispatchMouseEvent", type=type_, x=x, y=y, button="left", buttons=1, clickCount=1)
    browser.wait(lambda: starred(browser) == [ids[2], ids[0], ids[1]])


def test_cleared_selection_can_be_put_back(browser: Page) -> None:
    ids = open_selection(browser, 3)
    browser.click(".tray-tools button:nth-child(2)")
    browser.wait(lambda: "selectie" not in browser.query)
    browser.press(Keys.ENTER)
    browser.wait(lambda: starred(browser) == ids)


def test_a_link_of_a_selection_alone_shows_that_selection(browser: Page) -> None:
    ids = open_selection(browser, 2)
    rows = browser.js("return [...document.querySelectorAll('.tray-row')].map((row) => row.dataset.id)")
    assert browser.find("#tray").is_displayed()
    assert rows == ids
    browser.open(f"/?selectie={','.join(ids)}&sorteer=titel")
    assert not browser.js("return document.querySelector('#tray').checkVisibility()")


def test_reload_and_back(browser: Page) -> None:
    open_selection(browser, 3, "&sorteer=titel")
    browser.click("#present")
    browser.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, " ")
    browser.wait(lambda: slide(browser) == "4")
    before = heading(browser)
    browser.reload()
    assert browser.text("#slide-page") == "4/6"
    assert heading(browser) == before
    browser.back()
    browser.wait(lambda: not browser.all("#presentation"))


def test_home_end_and_black_screen(browser: Page) -> None:
    open_selection(browser, 3, "&dia=3")
    browser.press(Keys.END)
    assert browser.text("#slide-page") == "6/6"
    browser.press(Keys.HOME)
    assert browser.text("#slide-page") == "1/6"
    browser.press(Keys.ARROW_RIGHT)
    browser.press("b")
    box = browser.find(".slide-black").rect
    assert (box["width"], box["height"]) == (1280, 800)
    browser.press(Keys.ARROW_RIGHT)
    assert not browser.js("return document.querySelector('.slide-black').checkVisibility()")
    assert browser.text("#slide-page") == "2/6"


@pytest.mark.parametrize("size", PROJECTORS, ids=["1280x720", "1920x1080"])
def test_code_is_scanned_from_the_screen(browser: Page, tmp_path: Path, size: tuple[int, int]) -> None:
    assert shutil.which("zbarimg"), "zbarimg is missing: install zbar-tools (make test does so)"
    browser.set_viewport(size)
    ids = open_selection(browser, 6, "&titel=Veiligheidsavond&avond=Enschede,+26+november&dia=1")
    browser.press(Keys.END)
    browser.wait(lambda: kind(browser) == "qr")
    picture = tmp_path / "slide.png"
    browser.screenshot(picture)
    scanned = subprocess.run(
        ["zbarimg", "--quiet", "--raw", str(picture)], capture_output=True, text=True, check=True
    ).stdout.strip()
    link = browser.js("return document.querySelector('.slide-link a').href")
    assert scanned == link
    assert parse_qs(urlsplit(scanned).query) == {
        "selectie": [",".join(ids)],
        "titel": ["Veiligheidsavond"],
        "avond": ["Enschede, 26 november"],
    }
    module_px = int(browser.js("return document.querySelector('.qr').dataset.modulePx"))
    assert module_px * 1280 / size[0] >= 6
    quiet_px = browser.js(
        "const box = (selector) => document.querySelector(selector).getBoundingClientRect();"
        "const [svg, ink] = [box('.qr'), box('.qr-ink')];"
        "return Math.min(ink.left - svg.left, ink.top - svg.top, svg.right - ink.right,"
        " svg.bottom - ink.bottom)"
    )
    assert quiet_px >= 4 * module_px - 0.5


@pytest.mark.parametrize("size", PROJECTORS, ids=["1280x720", "1920x1080"])
def test_every_example_fits_and_can_be_read_from_the_back(browser: Page, size: tuple[int, int]) -> None:
    browser.set_viewport(size)
    browser.open("/?sorteer=titel")
    # Every example as a slide: the presentation takes the whole data set as a selection.
    ids = browser.js(
        "return fetch(JSON.parse(arguments[0])).then((r) => r.json())", '"/api/interventions.geojson"'
    )
    browser.open(f"/?selectie={','.join(feature['id'] for feature in ids['features'])}&dia=1")
    count = int(browser.text("#slide-page").split("/")[1])
    scale = size[0] / 1280
    faults = []
    for at in range(1, count + 1):
        if kind(browser) == "example":
            browser.find(".slide-source")
            over, words = browser.js(
                "const w = document.querySelector('.slide-words');"
                "return [w.scrollHeight - w.clientHeight, w.innerText.split(/\\s+/).length]"
            )
            sizes = [px(browser, selector) for selector in (".slide-lead", ".slide-facts dd", ".slide-place")]
            if (
                over > 0
                or words > WORDS_MOST
                or min(sizes) < BODY_PX * scale
                or px(browser, ".slide-title") < TITLE_PX * scale
            ):
                faults.append((heading(browser), over, words, sizes))
        browser.press(Keys.PAGE_DOWN)
        if at < count:
            browser.wait(lambda at=at: browser.text("#slide-page") == f"{at + 1}/{count}")
    assert faults == []


@pytest.mark.parametrize(("motion", "flies"), [("no-preference", True), ("reduce", False)])
def test_map_flies_unless_motion_is_reduced(browser: Page, motion: str, flies: bool) -> None:
    browser.set_media(prefers_reduced_motion=motion)
    browser.open("/?selectie=buurtmuseum-en-buurtkamer,veiligheidsavonden&dia=3")
    # A flight draws many zooms; a jump draws one.
    browser.js(
        "globalThis.zooms = 0;"
        "const on = L.Map.prototype._move;"
        "L.Map.prototype._move = function (...args) { zooms++; return on.apply(this, args); };"
    )
    browser.press(Keys.PAGE_DOWN)
    browser.find(".slide-place-name")
    if flies:
        browser.wait(lambda: browser.js("return zooms") > 3)
    else:
        assert browser.js("return zooms") <= 1


def test_without_a_selection_the_results_are_presented(browser: Page) -> None:
    browser.open("/")
    total = browser.count()
    browser.click("#present")
    assert browser.text("#slide-page") == "1/23"
    assert f"20 van {total}" in browser.text(".slide-note")


def test_title_is_written_on_the_slide_and_kept_in_the_link(browser: Page) -> None:
    open_selection(browser, 2, "&dia=1")
    browser.type(".slide-grow.slide-title textarea", "Avond b in de buurt")
    browser.press(Keys.ENTER)
    browser.wait(lambda: parse_qs(browser.query).get("titel") == ["Avond b in de buurt"])
    assert browser.text("#slide-page") == "1/5"
    browser.press(Keys.PAGE_DOWN)
    browser.wait(lambda: slide(browser) == "2")
    browser.press(Keys.PAGE_UP)
    assert browser.js("return document.querySelector('.slide-title textarea').value") == "Avond b in de buurt"


def test_letter_is_no_shortcut_while_typing_or_when_turned_off(browser: Page) -> None:
    browser.open("/?sorteer=titel")
    browser.type("#search", "p")
    assert not browser.all("#presentation")
    browser.click(".tray-open")
    browser.click("#tray-shortcut")
    browser.press(Keys.ESCAPE, "p")
    assert not browser.all("#presentation")
    browser.click(".tray-open")
    browser.click("#tray-shortcut")
    browser.press(Keys.ESCAPE, "p")
    browser.find("#presentation")


def test_a_swipe_moves_on_a_phone(browser: Page) -> None:
    browser.set_viewport(PHONE)
    open_selection(browser, 2, "&dia=1")
    for type_, points in [
        ("touchStart", [{"x": 300, "y": 500}]),
        ("touchMove", [{"x": 120, "y": 505}]),
        ("touchEnd", []),
    ]:
        browser.cdp("Input.dispatchTouchEvent", type=type_, touchPoints=points)
    browser.wait(lambda: slide(browser) == "2")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Page, scheme: str) -> None:
    browser.set_media(prefers_color_scheme=scheme, prefers_reduced_motion="reduce")
    open_selection(browser, 2)
    assert browser.axe() == []
    browser.click("#present")
    for at in range(1, 6):
        browser.wait(lambda at=at: browser.text("#slide-page") == f"{at}/5")
        assert browser.axe() == [], kind(browser)
        browser.press(Keys.PAGE_DOWN)


def test_a_slide_stands_before_its_map_which_joins(browser: Page) -> None:
    browser.open("/?selectie=waaks,opzoomeren&dia=2", wait=False)
    browser.wait(lambda: browser.js("return document.querySelectorAll('.slide-list li').length") == 2)
    browser.wait(lambda: len(browser.all(".slide-map .slide-badge")) > 0, "the map does not join")
    browser.press(Keys.PAGE_DOWN)
    browser.find(".slide-map .slide-mark")
    assert browser.console_errors() == []


def test_a_map_that_does_not_come_is_said_on_the_slide_and_the_rest_goes_on(browser: Page) -> None:
    browser.cdp("Network.enable")
    browser.cdp("Network.setBlockedURLs", urls=[MAP_SCRIPTS])
    browser.open("/?selectie=waaks,opzoomeren&dia=4")
    assert browser.text(".slide-map").startswith("De kaart kon niet worden geladen.")
    browser.find(".slide-source")
    browser.press(Keys.PAGE_DOWN)
    assert browser.find(".slide-qr .qr").is_displayed()
    browser.press(Keys.ESCAPE)
    browser.wait(lambda: not browser.all("#presentation"))
