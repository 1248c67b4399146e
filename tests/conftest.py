"""Fixtures for every test: nothing may touch the developer's own settings or cache."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Takes every MAPAPP_ and GEODATA_ variable away; returns the empty cache folder that stands in."""
    for name in list(os.environ):
        if name.startswith(("MAPAPP_", "GEODATA_")):
            monkeypatch.delenv(name)
    cache_dir = tmp_path_factory.mktemp("cache")
    monkeypatch.setenv("GEODATA_CACHE_DIR", str(cache_dir))
    return cache_dir
