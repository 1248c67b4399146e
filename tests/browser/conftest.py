"""Fixtures of the browser tests: ``browser`` (a fresh page), ``live_app``, ``shared_app``, ``tile_server``.

Chromium comes from ``dash[testing]`` and is started once; each test gets a fresh tab and a clean profile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from dash.testing.browser import Browser
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.webdriver import WebDriver

from tests.browser.driver import Page, chrome_options
from tests.browser.servers import ROOT, LiveApp, TileServer

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder carries the mark, so that ``pytest -m "not browser"`` needs no Chromium."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("browser")


def pytest_setup_options() -> Options:
    """Chromium's flags for the ``dash_duo`` fixture, without flags on pytest's command line."""
    return chrome_options()


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebDriver]:
    downloads = tmp_path_factory.mktemp("downloads")
    with Browser(
        "Chrome", headless=True, options=[chrome_options()], download_path=str(downloads), percy_run=False
    ) as chrome:
        # Dash waits two seconds before it believes that an element is absent; Page.wait asks for itself.
        chrome.driver.implicitly_wait(0)
        yield chrome.driver


@pytest.fixture(scope="session")
def shared_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveApp]:
    """The app with the project's own data and without tiles; shared by all tests, so never stop it."""
    app = LiveApp(tmp_path_factory.mktemp("shared-app"))
    app.start()
    yield app
    app.stop()


@pytest.fixture
def live_app(tmp_path: Path) -> Iterator[Callable[..., LiveApp]]:
    """Starts an app of the test's own: ``live_app(data_file=path)``; it may be stopped and started again."""
    started: list[LiveApp] = []

    def start(**settings: object) -> LiveApp:
        app = LiveApp(tmp_path, **settings)
        started.append(app)
        app.start()
        return app

    yield start
    for app in started:
        app.stop()


@pytest.fixture
def tile_server() -> Iterator[TileServer]:
    server = TileServer()
    yield server
    server.stop()


@pytest.fixture
def browser(chromium: WebDriver, shared_app: LiveApp) -> Iterator[Page]:
    """A fresh page that opens paths of the shared app; open ``other_app.url`` for another one."""
    page = Page(chromium, shared_app.url, AXE)
    yield page
    page.close()
