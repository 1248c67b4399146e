"""Printing: one example on one page; a selection as contents with a numbered map, then a page each."""

from __future__ import annotations

import base64
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from tests.browser.dataset import many, write
from tests.browser.driver import Page
from tests.browser.servers import LiveApp

A4_POINTS = (595, 842)
DETAILS_ASKED = """
return performance.getEntriesByType('resource').filter(({name}) => name.includes('/data/details-')).length;
"""


def pages(browser: Page) -> list[str]:
    """The text of each page that comes out of the printer; every page is A4."""
    pdf = browser.cdp("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"]
    reader = PdfReader(BytesIO(base64.b64decode(pdf)))
    for page in reader.pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == A4_POINTS
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def test_an_open_example_is_one_page_with_its_facts_and_link(browser: Page) -> None:
    browser.open("/?voorbeeld=opzoomeren")
    browser.wait(lambda: "Aanpak" in browser.text("#detail"))
    (page,) = pages(browser)
    for words in ("Opzoomeren", "Doel", "Aanpak", "Zelfbestuur", "Bron"):
        assert words in page
    # The address may be broken over two lines.
    assert "/voorbeeld/opzoomeren" in page.replace(" ", "")
    assert "Mijn selectie" not in page


def test_a_selection_is_contents_and_then_a_page_each_in_its_order(browser: Page) -> None:
    browser.open("/?selectie=waaks,opzoomeren,burgernet&titel=Veilig%20wonen&avond=De%20Velder")
    # The descriptions come in a file of their own, fetched when the printer asks: the first print is whole.
    contents, *examples = pages(browser)
    assert all("Aanpak" in page for page in examples)
    assert "Veilig wonen" in contents and "De Velder" in contents
    assert contents.index("Waaks") < contents.index("Opzoomeren") < contents.index("Burgernet")
    titles = ("1. Waaks", "2. Opzoomeren", "3. Burgernet")
    assert all(title in page for title, page in zip(titles, examples, strict=True))


def test_after_printing_nothing_of_it_is_left_on_the_screen(browser: Page) -> None:
    browser.open("/?voorbeeld=opzoomeren")
    pages(browser)
    browser.wait(lambda: browser.js("return document.getElementById('print').childElementCount") == 0)
    assert browser.console_errors() == [] == browser.csp_violations()


def test_descriptions_are_fetched_for_the_printer_and_not_for_a_click_or_a_pan(
    browser: Page, live_app: Callable[..., LiveApp], tmp_path: Path
) -> None:
    app = live_app(data_file=write(tmp_path / "many.geojson", *many(600)))
    browser.open(f"{app.url}/")
    browser.click_facet("fenomeen", "overlast")
    browser.wait(lambda: "fenomeen=overlast" in browser.query)
    browser.js("praktijkkaart.leaflet.panBy([180, 60], {animate: false})")
    browser.click("#map-panel .leaflet-control-zoom-in")
    browser.wait(lambda: "kaart=" in browser.query)
    assert browser.js(DETAILS_ASKED) == 0
    assert "Bron" in pages(browser)[-1]


def test_a_visit_is_enough_to_print_without_the_server(
    browser: Page, live_app: Callable[..., LiveApp]
) -> None:
    app = live_app()
    browser.open(f"{app.url}/?selectie=waaks,opzoomeren")
    browser.wait(lambda: browser.js("return Boolean(navigator.serviceWorker.controller)"))
    app.stop()
    browser.cdp("Network.clearBrowserCache")
    browser.reload()
    # What is stored is read when the page is idle.
    browser.wait(lambda: ["Aanpak" in page for page in pages(browser)] == [False, True, True])


def test_without_the_base_map_the_words_are_printed(browser: Page) -> None:
    browser.cdp("Network.enable")
    browser.cdp("Network.setBlockedURLs", urls=["*/data/basemap*"])
    browser.open("/?selectie=waaks,opzoomeren")
    browser.js(
        "globalThis.printed = 0;"
        "addEventListener('beforeprint', () => { printed = document.querySelectorAll('.mini-map').length; });"
    )
    contents, *examples = pages(browser)
    assert "Waaks" in contents
    assert all("Aanpak" in page for page in examples)
    assert browser.js("return printed") == 0
    browser.cdp("Network.setBlockedURLs", urls=[])
    pages(browser)
    assert browser.js("return printed") == 3
