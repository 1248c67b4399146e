"""The data files: what docs/architecture.md promises the browser, under names that follow the content."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import brotli
import pytest

from mapapp.data.files import DETAILS_PER_FILE, build, details_of, fixture, index_of
from mapapp.data.interventions import Snapshot, load
from mapapp.page.facets import FACETS
from mapapp.settings import ROOT, Settings

from .conftest import collection, feature

FIXTURES = ROOT / "tests" / "frontend" / "fixtures"
MakeSettings = Callable[..., Settings]


def test_the_index_has_the_promised_keys(snapshot: Snapshot) -> None:
    items = index_of(snapshot.features)["items"]
    assert [item["id"] for item in items] == [f.id for f in snapshot.features]
    for item in items:
        assert " ".join(item) == "id title summary scope start end facets places mapped"
        assert len(item["facets"]) == len(FACETS)
        for numbers, facet in zip(item["facets"], FACETS, strict=True):
            assert numbers
            assert all(0 <= number < len(facet.values) for number in numbers)
        for place in item["places"]:
            assert " ".join(place) == (
                "name level code municipality municipality_code province relation lon lat precision"
            )
    assert [item["mapped"] for item in items] == [True, True, False, False, False]


def test_details_hold_every_property(snapshot: Snapshot) -> None:
    (chunk,) = details_of(snapshot.features)
    words = {"buurtmuseum": {"nl": "2012 – 2015", "en": "2012 – 2015"}}
    assert chunk["items"] == [
        {**f["properties"], "period": words.get(f["id"])} for f in collection()["features"]
    ]


def test_details_are_cut_in_index_order() -> None:
    count = 2 * DETAILS_PER_FILE + 1
    features = [feature(f"v{number:04}") for number in range(count)]
    many = load(json.dumps(collection(features)).encode())
    chunks = details_of(many.features)
    assert [len(chunk["items"]) for chunk in chunks] == [DETAILS_PER_FILE, DETAILS_PER_FILE, 1]
    assert chunks[2]["items"][0]["id"] == f"v{count - 1:04}"


def test_config_has_the_promised_keys(snapshot: Snapshot, make_settings: MakeSettings) -> None:
    config = build(snapshot, make_settings()).config
    assert " ".join(config) == "version updated base data facets language tiles"
    assert config["updated"] == "2026-11-23"
    undated = load(json.dumps(collection([feature("a")])).encode())
    assert build(undated, make_settings()).config["updated"] is None
    assert " ".join(config["data"]) == "index details basemap gazetteer boundaries"
    assert config["facets"][0]["values"][-1]["slug"] == "niet-bekend"


def test_every_file_named_is_there_and_unpacks_to_itself(
    snapshot: Snapshot, make_settings: MakeSettings
) -> None:
    built = build(snapshot, make_settings(base_path="/kaart/"))
    data = built.config["data"]
    named = [data["index"], *data["details"], *filter(None, [data["basemap"], data["gazetteer"]])]
    assert {name.removeprefix("/kaart/data/") for name in named} == set(built.files)
    for file in built.files.values():
        assert brotli.decompress(file.encoded["br"]) == file.body
        assert gzip.decompress(file.encoded["gzip"]) == file.body


def test_same_input_same_bytes(snapshot: Snapshot, make_settings: MakeSettings) -> None:
    assert build(snapshot, make_settings()) == build(snapshot, make_settings())


def test_other_data_have_other_names(snapshot: Snapshot, make_settings: MakeSettings) -> None:
    other = load(json.dumps(collection([feature("a")])).encode())
    before, after = build(snapshot, make_settings()).config, build(other, make_settings()).config
    assert before["version"] != after["version"]
    assert before["data"]["index"] != after["data"]["index"]


def test_assets_that_are_not_there_are_null(
    snapshot: Snapshot, make_settings: MakeSettings, tmp_path: Path
) -> None:
    data = build(snapshot, make_settings(), assets=tmp_path).config["data"]
    assert (data["basemap"], data["gazetteer"], data["boundaries"]) == (None, None, None)


def test_boundaries_are_served_when_there(
    snapshot: Snapshot, make_settings: MakeSettings, tmp_path: Path
) -> None:
    boundaries = tmp_path / "municipalities.geojson"
    boundaries.write_text('{"type":"FeatureCollection","features":[]}')
    built = build(snapshot, make_settings(boundaries_file=boundaries))
    name = built.config["data"]["boundaries"].removeprefix("/data/")
    assert built.files[name].body == boundaries.read_bytes()


def test_a_local_theme_is_served_and_an_address_is_linked(
    snapshot: Snapshot, make_settings: MakeSettings, tmp_path: Path
) -> None:
    css = tmp_path / "theme.css"
    css.write_text(":root { --accent: #154273 }")
    built = build(snapshot, make_settings(theme_css=str(css)))
    assert built.theme is not None
    assert built.files[built.theme.removeprefix("/data/")].content_type == "text/css"
    assert build(snapshot, make_settings(theme_css="/huisstijl/kaart.css")).theme == "/huisstijl/kaart.css"
    assert build(snapshot, make_settings()).theme is None


def test_the_fixture_of_the_scripts_is_in_step() -> None:
    expected: dict[str, Any] = fixture((ROOT / "interventions.geojson").read_bytes())
    found = {
        name: (FIXTURES / name).read_bytes() if (FIXTURES / name).is_file() else b"" for name in expected
    }
    if found != expected:
        pytest.fail("run: python -m mapapp.data.files --fixture tests/frontend/fixtures")
