"""Printing: one example on one page; a selection as contents with a numbered map, then a page each."""

from __future__ import annotations

import base64
from io import BytesIO

from pypdf import PdfReader

from tests.browser.driver import Page

A4_POINTS = (595, 842)


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
    # The descriptions come in a file of their own, fetched ahead of printing.
    browser.wait(lambda: "Aanpak" in pages(browser)[1])
    contents, *examples = pages(browser)
    assert "Veilig wonen" in contents and "De Velder" in contents
    assert contents.index("Waaks") < contents.index("Opzoomeren") < contents.index("Burgernet")
    titles = ("1. Waaks", "2. Opzoomeren", "3. Burgernet")
    assert all(title in page for title, page in zip(titles, examples, strict=True))


def test_after_printing_nothing_of_it_is_left_on_the_screen(browser: Page) -> None:
    browser.open("/?voorbeeld=opzoomeren")
    pages(browser)
    browser.wait(lambda: browser.js("return document.getElementById('print').childElementCount") == 0)
    assert browser.console_errors() == [] == browser.csp_violations()
