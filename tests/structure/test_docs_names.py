"""The names that docs/architecture.md uses exist: parts of the engine, keys of the configuration, files."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOC = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
FRONTEND = ROOT / "mapapp" / "frontend"
ENGINE = "".join(path.read_text(encoding="utf-8") for path in (FRONTEND / "engine").rglob("*.js"))


def test_every_part_of_the_engine_exists() -> None:
    named = {
        name for path in re.findall(r"\bengine\.([a-z]\w*(?:\.[a-z]\w*)?)\(", DOC) for name in path.split(".")
    }
    assert {"evaluate", "relax", "places", "suggest"} <= named
    missing = [name for name in named if not re.search(rf"(?:\b|#){name}\b\s*(?:[:(,=]|\}})", ENGINE)]
    assert missing == []


def test_every_key_of_the_configuration_is_written_and_described(served_config: dict[str, Any]) -> None:
    described = DOC.partition("`config`:")[2].partition("`details-<k>`:")[0]
    words = set(re.findall(r'"(\w+)"', described))
    facet, value = served_config["facets"][0], served_config["facets"][0]["values"][0]
    assert {*served_config, *facet, *value, *facet["shows"], *served_config["data"]} - words == set()


@pytest.fixture(scope="module")
def served_config() -> dict[str, Any]:
    from mapapp.application import create_app
    from mapapp.settings import Settings

    page = create_app(Settings(_env_file=None)).server.test_client().get("/").text
    config = re.search(r'<script type="application/json" id="config">(.*?)</script>', page)
    assert config
    return dict(json.loads(config[1]))


def test_every_file_and_folder_exists() -> None:
    places = [ROOT, FRONTEND, ROOT / "mapapp"]
    named = {name for name in re.findall(r"`([\w./-]+)`", DOC) if "/" in name and not name.startswith("/")}
    assert len(named) > 20
    missing = [name for name in named if not any((place / name).exists() for place in places)]
    assert missing == []
