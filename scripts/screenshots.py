"""Picture the screen for docs/screenshots: its main states, on a desktop and a phone, light and dark.

In: the app of this checkout with its own data, without tiles; Chromium and its driver, as for the
browser tests. Out: one PNG a picture, written over the old one.
Refused: a picture of 300 kB or more.

    python scripts/screenshots.py [NAME…]
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from dash.testing.browser import Browser  # noqa: E402

from tests.browser.driver import DESKTOP, LAPTOP, PHONE, Page, chrome_options  # noqa: E402
from tests.browser.servers import LiveApp  # noqa: E402
from tests.browser.states import STATES  # noqa: E402

TARGET = ROOT / "docs" / "screenshots"
MOST_BYTES = 300_000


@dataclass(frozen=True, slots=True)
class Picture:
    """One file of the gallery: a state at a size, in a colour scheme."""

    name: str
    state: str
    size: tuple[int, int]
    scheme: str = "light"


GALLERY = (
    Picture("start-desktop-light", "start", DESKTOP),
    Picture("near-desktop-light", "near", DESKTOP),
    Picture("filtered-desktop-dark", "filtered", DESKTOP, "dark"),
    Picture("detail-desktop-light", "detail", DESKTOP),
    Picture("group-desktop-light", "group", DESKTOP),
    Picture("regions-desktop-dark", "regions", DESKTOP, "dark"),
    Picture("selection-desktop-light", "tray", DESKTOP),
    Picture("slide-desktop-light", "slide example", LAPTOP),
    Picture("share-desktop-light", "share", DESKTOP),
    Picture("empty-desktop-light", "empty", DESKTOP),
    Picture("start-phone-light", "start", PHONE),
    Picture("filters-phone-light", "sheet", PHONE),
    Picture("detail-phone-dark", "detail", PHONE, "dark"),
    Picture("map-phone-dark", "map only", PHONE, "dark"),
)


def take(page: Page, picture: Picture) -> None:
    """Brings the page to the state and writes its picture."""
    page.set_media(prefers_reduced_motion="reduce", prefers_color_scheme=picture.scheme)
    page.set_viewport(picture.size)
    STATES[picture.state].reach(page)
    # No button under the mouse or with the focus: the picture is of the screen, not of a visitor at work.
    page.cdp("Input.dispatchMouseEvent", type="mouseMoved", x=1, y=1)
    page.js("document.activeElement.blur()")
    page.wait(lambda: page.js("return document.querySelectorAll('path.base--province').length >= 12"))
    page.driver.execute_async_script("document.fonts.ready.then(() => setTimeout(arguments[0], 500))")
    path = TARGET / f"{picture.name}.png"
    page.screenshot(path)
    with Image.open(path) as image:
        # Maximum coverage keeps the rare colours (the chosen marker), which the default loses.
        small = image.convert("RGB").quantize(
            256, Image.Quantize.MAXCOVERAGE, kmeans=3, dither=Image.Dither.NONE
        )
    small.save(path, optimize=True)
    size = path.stat().st_size
    if size >= MOST_BYTES:
        raise SystemExit(f"{path.name} is {size} bytes; at most {MOST_BYTES}: take a smaller size")
    print(f"{path.name}: {size // 1000} kB")


def main(names: list[str]) -> None:
    """Pictures the named states, or all of them."""
    wanted = [picture for picture in GALLERY if not names or picture.name in names]
    unknown = set(names) - {picture.name for picture in GALLERY}
    if unknown:
        raise SystemExit(f"no picture is called {', '.join(sorted(unknown))}")
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        app = LiveApp(Path(folder))
        app.start()
        try:
            with Browser("Chrome", headless=True, options=[chrome_options()], percy_run=False) as chrome:
                chrome.driver.implicitly_wait(0)
                for picture in wanted:
                    page = Page(chrome.driver, app.url, ROOT / "no-axe-needed")
                    take(page, picture)
                    page.close()
        finally:
            app.stop()


if __name__ == "__main__":
    main(sys.argv[1:])
