"""The states of the screen that are judged, and how a visitor comes to each.

``STATES[name].reach(page)`` opens the page and goes there; the caller sets size and preferences before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from selenium.webdriver.common.keys import Keys

from tests.browser.driver import Page

EXAMPLE = "buurtmuseum-en-buurtkamer"
SELECTION = f"selectie={EXAMPLE},buurtbemiddeling,buurtvaders"


@dataclass(frozen=True)
class State:
    """An address, and what is done there."""

    path: str
    go: Callable[[Page], None] = lambda page: None
    phone_only: bool = False

    def reach(self, page: Page, more: str = "") -> None:
        """Opens the address, with ``more`` parameters, and does what is to be done."""
        separator = "&" if "?" in self.path else "?"
        page.open(f"{self.path}{separator}{more}" if more else self.path)
        self.go(page)


def _suggest(page: Page) -> None:
    if page.all(".sheet-open")[0].is_displayed():
        _sheet(page)
    page.type("#place", "den bo")
    page.wait(lambda: page.all("#place-list .option:not(.option--none)"))
    page.press(Keys.ARROW_DOWN)


def _group(page: Page) -> None:
    page.find("#group h2")


def _explain(page: Page) -> None:
    if page.all(".sheet-open")[0].is_displayed():
        _sheet(page)
    page.js(
        "for (const fold of document.querySelectorAll('.facet')) fold.open = true;"
        "for (const help of document.querySelectorAll('.facet-explain')) help.click();"
    )


def _sheet(page: Page) -> None:
    page.click(".sheet-open")
    page.find(".sheet-show")


def _share(page: Page) -> None:
    page.click("#share")
    page.find("dialog[open]")


def _tray(page: Page) -> None:
    # A link that says nothing but a selection opens the tray by itself.
    page.find("#tray")
    page.js("document.querySelector('.tray-qr').open = true")


def _offline(page: Page) -> None:
    _tray(page)
    page.click("#take-along")
    page.find("#offline-title")


def _slide(page: Page) -> None:
    # A slide is drawn anew when its pictures are there: an element found before may be gone.
    page.wait(lambda: page.js("return document.querySelector('#presentation h2')?.checkVisibility()"))


def _detail(page: Page) -> None:
    page.find("#detail .lead")


STATES = {
    "start": State("/"),
    "filtered": State("/?fenomeen=overlast,leefbaarheid&participatie=zelfbestuur,delegeren-meebeslissen"),
    "search": State("/?q=jongeren"),
    "near": State("/?plaats=Enschede&straal=25"),
    "suggestions": State("/", _suggest),
    "explained": State("/", _explain),
    "detail": State(f"/?voorbeeld={EXAMPLE}", _detail),
    "group": State("/?groep=51.92000,4.40000,8", _group),
    "regions": State("/?weergave=regio"),
    "share": State("/?fenomeen=overlast", _share),
    "empty": State("/?q=xyzzy&fenomeen=overlast"),
    "notice": State("/?fenomeen=onzin"),
    "sheet": State("/?fenomeen=overlast", _sheet, phone_only=True),
    "map only": State("/?weergave=kaart", phone_only=True),
    "list only": State("/?weergave=lijst", phone_only=True),
    "tray": State(f"/?{SELECTION}", _tray),
    "offline": State(f"/?{SELECTION}", _offline),
    "slide title": State(f"/?{SELECTION}&dia=1", _slide),
    "slide overview": State(f"/?{SELECTION}&dia=2", _slide),
    "slide example": State(f"/?{SELECTION}&dia=3", _slide),
    "slide qr": State(f"/?{SELECTION}&dia=6", _slide),
}

MAIN = ("start", "near", "detail", "group", "regions", "share", "tray", "slide example")
