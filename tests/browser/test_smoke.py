"""The page opens, draws what it has, and nothing complains."""

from __future__ import annotations

import json

import pytest

from tests.browser.driver import DESKTOP, PHONE, Page
from tests.browser.servers import ROOT, LiveApp


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_page_opens_without_a_complaint(browser: Page, shared_app: LiveApp, size: tuple[int, int]) -> None:
    features = json.loads((ROOT / "interventions.geojson").read_text(encoding="utf-8"))["features"]
    browser.set_viewport(size)
    browser.open("/")
    assert browser.count() == len(features)
    assert browser.console_errors() == []
    assert browser.csp_violations() == []
    assert "Traceback" not in shared_app.log()
