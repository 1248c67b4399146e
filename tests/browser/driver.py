"""One page in Chromium, in the words of the page contract (docs/architecture.md).

Selenium and the DevTools protocol stay in here; tests speak of cards, markers and facets.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from selenium.common.exceptions import TimeoutException
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.webdriver import WebDriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

DESKTOP = (1280, 800)
LAPTOP = (1280, 720)
PHONE = (390, 844)
SMALL_PHONE = (320, 640)

WAIT_S = 15

# Runs before any script of the page: violations while the page loads are caught as well.
_WATCH_CSP = """
globalThis.cspViolations = [];
addEventListener('securitypolicyviolation', (event) => cspViolations.push(
  `${event.effectiveDirective}: ${event.blockedURI} ${event.sourceFile ?? ''}:${event.lineNumber}`));
"""

_UNIQUE_IDS = """
return [...new Set([...document.querySelectorAll('.marker[data-ids]')]
  .flatMap((marker) => marker.dataset.ids.split(' ').filter(Boolean)))].sort();
"""

_RUN_AXE = """
const [context, done] = arguments;
const brief = (found) => found.map(({id, impact, help, nodes}) => (
  {id, impact, help, targets: nodes.map((node) => node.target.join(' '))}));
axe.run(context ?? document).then(
  ({violations, incomplete}) => done({violations: brief(violations), incomplete: brief(incomplete)}),
  (error) => done({error: String(error)}));
"""


def chrome_options() -> Options:
    """Headless Chromium that works as root in a container and calls nobody at start-up."""
    options = Options()
    for argument in (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--force-device-scale-factor=1",
        "--lang=nl-NL",
    ):
        options.add_argument(argument)
    return options


class Page:
    """A fresh tab, 1280x800, without storage, cache or emulation left by an earlier test."""

    def __init__(self, driver: WebDriver, base_url: str, axe_file: Path) -> None:
        self.driver = driver
        self.base_url = base_url
        self._axe_file = axe_file
        self._origins: set[str] = set()
        previous = driver.current_window_handle
        driver.switch_to.new_window("tab")
        fresh = driver.current_window_handle
        driver.switch_to.window(previous)
        driver.close()
        driver.switch_to.window(fresh)
        self.cdp("Page.addScriptToEvaluateOnNewDocument", source=_WATCH_CSP)
        self.set_viewport(DESKTOP)
        self._driver_log()

    def close(self) -> None:
        """Wipes what the visited sites stored (service workers too), so that the next test starts clean."""
        self.set_offline(False)
        self.cdp("Browser.resetPermissions")
        self.driver.get("about:blank")
        for origin in self._origins:
            self.cdp("Storage.clearDataForOrigin", origin=origin, storageTypes="all")
        self.cdp("Network.clearBrowserCache")

    # Going somewhere

    def open(self, path: str = "/", *, wait: bool = True) -> None:
        """Opens a path of the app (``/?fenomeen=overlast``) or a whole URL, and waits until it is drawn."""
        url = path if path.startswith("http") else self.base_url + path
        self._origins.add("/".join(url.split("/")[:3]))
        self.driver.get(url)
        if wait:
            self.wait_ready()

    def reload(self) -> None:
        self.driver.refresh()
        self.wait_ready()

    def back(self) -> None:
        self.driver.back()

    @property
    def url(self) -> str:
        return str(self.driver.current_url)

    @property
    def query(self) -> str:
        """The query string, without the question mark, as it stands in the address bar."""
        return str(self.js("return location.search")).removeprefix("?")

    # Waiting

    def wait(self, condition: Callable[[], Any], message: str = "") -> Any:
        """What the condition returns once it is true; an AssertionError with the message when it never is."""
        try:
            return WebDriverWait(self.driver, WAIT_S, poll_frequency=0.05).until(lambda _: condition())
        except TimeoutException:
            raise AssertionError(message or f"still false after {WAIT_S} s: {condition}") from None

    def wait_ready(self) -> None:
        self.wait(
            lambda: self.js("return document.documentElement.dataset.ready === 'true'"),
            "the page never became ready (document.documentElement.dataset.ready)",
        )

    # Reading

    def js(self, script: str, *arguments: Any) -> Any:
        """Runs a script in the page; ``return`` gives its value back."""
        return self.driver.execute_script(script, *arguments)

    def find(self, selector: str) -> WebElement:
        """The first visible element; waits for it."""
        return self.wait(
            lambda: next((element for element in self.all(selector) if element.is_displayed()), None),
            f"nothing visible matches {selector}",
        )

    def all(self, selector: str) -> list[WebElement]:
        """Every element that matches now, visible or not; empty when there is none."""
        return list(self.driver.find_elements(By.CSS_SELECTOR, selector))

    def text(self, selector: str) -> str:
        return str(self.find(selector).text)

    def count(self) -> int:
        """The number that the result count begins with."""
        text = str(self.js("return document.querySelector('#result-count').textContent.trim()"))
        number = re.match(r"[\d.\u00a0\u202f]+", text)
        assert number, f"#result-count does not begin with a number: {text!r}"
        return int(re.sub(r"\D", "", number.group()))

    def ids(self) -> list[str]:
        """The ids of the cards in the list, in order."""
        return list(
            self.js(
                "return [...document.querySelectorAll('#results [data-intervention]')]"
                ".map((card) => card.dataset.intervention)"
            )
        )

    def marker_ids(self) -> list[str]:
        """The ids under all markers and clusters on the map, each once, sorted."""
        return list(self.js(_UNIQUE_IDS))

    def facet_counts(self, param: str) -> dict[str, int]:
        """The live count of each value of a facet, by slug."""
        return dict(
            self.js(
                "return Object.fromEntries([...document.querySelectorAll('[data-facet][data-value]')]"
                ".filter((value) => value.dataset.facet === arguments[0])"
                ".map((value) => [value.dataset.value,"
                " Number(value.closest('label').querySelector('.count').textContent.replace(/\\D/g, ''))]))",
                param,
            )
        )

    # Acting, as a visitor does

    def click(self, selector_or_element: str | WebElement) -> None:
        """A click with the real mouse; fails when something else lies on top."""
        element = selector_or_element
        (self.find(element) if isinstance(element, str) else element).click()

    def click_facet(self, param: str, slug: str) -> None:
        self.click(f'[data-facet="{param}"][data-value="{slug}"]')

    def click_at(self, x: int, y: int) -> None:
        """A click at a point of the viewport, for what has no element of its own."""
        action = ActionChains(self.driver)
        action.w3c_actions.pointer_action.move_to_location(x, y)
        action.w3c_actions.pointer_action.click()
        action.perform()

    def type(self, selector: str, text: str) -> None:
        """Replaces what stands in a field, key by key."""
        field = self.find(selector)
        field.click()
        field.send_keys(Keys.CONTROL, "a")
        field.send_keys(Keys.DELETE)
        field.send_keys(text)

    def press(self, *keys: str) -> None:
        """Keys to whatever has the focus: ``press(Keys.TAB)``, ``press("d")``."""
        ActionChains(self.driver).send_keys(*keys).perform()

    # The visitor's device

    def set_viewport(self, size: tuple[int, int]) -> None:
        """Size in CSS pixels; DESKTOP, LAPTOP, PHONE and SMALL_PHONE are the ones we design for."""
        width, height = size
        # A phone honours the viewport tag and draws its scrollbars over the page.
        self.cdp(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=width < 600,
        )

    def set_media(self, *, media: str = "", **features: str) -> None:
        """Emulates preferences: ``set_media(prefers_color_scheme="dark")``, ``set_media(media="print")``."""
        self.cdp(
            "Emulation.setEmulatedMedia",
            media=media,
            features=[{"name": name.replace("_", "-"), "value": value} for name, value in features.items()],
        )

    def set_offline(self, offline: bool) -> None:
        """Cuts the page's network. A service worker keeps its own: stop the app to try that."""
        self.cdp("Network.enable")
        self.cdp(
            "Network.emulateNetworkConditions",
            offline=offline,
            latency=0,
            downloadThroughput=-1,
            uploadThroughput=-1,
        )

    def set_location(self, lon: float, lat: float) -> None:
        """Puts the visitor somewhere, with leave to know it."""
        self.cdp("Browser.setPermission", permission={"name": "geolocation"}, setting="granted")
        self.cdp("Emulation.setGeolocationOverride", longitude=lon, latitude=lat, accuracy=20)

    def deny_location(self) -> None:
        """Refuses the page the visitor's location."""
        self.cdp("Browser.setPermission", permission={"name": "geolocation"}, setting="denied")

    def cdp(self, command: str, **parameters: Any) -> dict[str, Any]:
        return dict(self.driver.execute_cdp_cmd(command, parameters))

    # Judging

    def console_errors(self, ignore: tuple[str, ...] = ()) -> list[str]:
        """Errors in the console since the last call, but for those that hold a text of ``ignore``."""
        return [
            entry["message"]
            for entry in self._driver_log()
            if entry["level"] == "SEVERE" and not any(text in entry["message"] for text in ignore)
        ]

    def csp_violations(self) -> list[str]:
        """What the Content-Security-Policy blocked in the document that is open."""
        return list(self.js("return globalThis.cspViolations"))

    def axe(self, selector: str | None = None) -> list[dict[str, Any]]:
        """What axe-core finds wrong on the page, or below the selector: id, impact, help, targets."""
        return self.axe_report(selector)["violations"]

    def axe_report(self, selector: str | None = None) -> dict[str, list[dict[str, Any]]]:
        """Both what axe-core finds wrong (``violations``) and what it leaves to a person (``incomplete``)."""
        if not self.js("return Boolean(globalThis.axe)"):
            self.cdp("Runtime.evaluate", expression=self._axe_file.read_text(encoding="utf-8"))
        self.driver.set_script_timeout(60)
        answer = self.driver.execute_async_script(_RUN_AXE, selector)
        assert "error" not in answer, answer["error"]
        return dict(answer)

    def screenshot(self, path: Path) -> None:
        """Writes a PNG of the viewport."""
        picture = self.cdp("Page.captureScreenshot", format="png")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(picture["data"]))

    def _driver_log(self) -> list[dict[str, Any]]:
        return list(self.driver.get_log("browser"))
