"""Validation of a GeoJSON file: every fault, with feature and path."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata import build, geojson
from geodata.errors import CollectionError
from tests.geodata.fakes import HEADER, MUNICIPALITIES, ROWS, FakeGazetteer, accepted, csv_text


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    path = tmp_path_factory.mktemp("check") / "tabel.csv"
    path.write_text(csv_text([HEADER, *ROWS]), encoding="utf-8")
    made = build.build(path, FakeGazetteer(), MUNICIPALITIES, overrides=None)
    parsed: dict[str, Any] = json.loads(geojson.geojson_bytes(accepted(made)))
    return parsed


def faults(document: Any) -> list[tuple[str | None, str]]:
    data = json.dumps(document, ensure_ascii=False).encode("utf-8", "surrogatepass")
    return [(fault.where, fault.message) for fault in geojson.check(data)]


Change = Callable[[dict[str, Any]], object]


@pytest.mark.parametrize(
    ("change", "path"),
    [
        (lambda p: p.update(title=""), "properties.title"),
        (lambda p: p.update(title="a\x00b"), "properties.title"),
        (lambda p: p.update(extra=1), "properties.extra"),
        (lambda p: p.pop("goal"), "properties.goal"),
        (lambda p: p.update(phenomena=["Anders"]), "properties.phenomena[0]"),
        (lambda p: p.update(phenomena=["Overlast", "Overlast"]), "properties.phenomena"),
        (lambda p: p.update(start_year="2012"), "properties.start_year"),
        (lambda p: p.update(start_year=True), "properties.start_year"),
        (lambda p: p["links"][0].update(url="javascript:x"), "properties.links[0].url"),
        (lambda p: p["source"].update(checked_on="gisteren"), "properties.source.checked_on"),
        (lambda p: p["places"][1].update(lon=51.9, lat=4.4), "properties.places[1].lon"),
        (lambda p: p["places"][1].update(lon="4.4"), "properties.places[1].lon"),
        (lambda p: p["places"][0].update(level="dorp"), "properties.places[0].level"),
        (lambda p: p["places"][0].update(code="599"), "properties.places[0].code"),
    ],
)
def test_a_fault_is_named_with_its_feature_and_path(
    document: dict[str, Any], change: Change, path: str
) -> None:
    broken = copy.deepcopy(document)
    change(broken["features"][1]["properties"])
    assert f"features[1] (kan-wel).{path}" in [where for where, _ in faults(broken)]


@pytest.mark.parametrize("geometry", [None, {"type": "Point", "coordinates": [4.5, 51.9]}])
def test_a_geometry_must_follow_from_the_places(document: dict[str, Any], geometry: Any) -> None:
    broken = copy.deepcopy(document)
    broken["features"][1]["geometry"] = geometry
    assert "rebuild" in faults(broken)[0][1]


def test_every_fault_is_listed(document: dict[str, Any]) -> None:
    broken = copy.deepcopy(document)
    for feature in broken["features"]:
        feature["properties"]["title"] = feature["properties"]["summary"] = 3
    broken["naam"] = "x"
    assert [where for where, _ in faults(broken)] == [
        "naam",
        *(
            f"features[{index}] ({name}).properties.{key}"
            for index, name in enumerate(("agent-bijt-hond", "kan-wel"))
            for key in ("title", "summary")
        ),
    ]


def test_repeated_and_unsorted_ids_are_named(document: dict[str, Any]) -> None:
    first, second = document["features"]
    wrong = {**document, "features": [second, first, second]}
    assert [where for where, _ in faults(wrong)] == [
        "features[1] (agent-bijt-hond).id",
        "features[2] (kan-wel).id",
    ]


@pytest.mark.parametrize(
    "document", [None, [], 3, {}, {"type": "Feature"}, {"type": "FeatureCollection"}, {"features": []}]
)
def test_what_is_no_collection_is_refused(document: Any) -> None:
    assert len(faults(document)) == 1


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "no JSON"),
        (b"{", "no JSON"),
        (b"\xff\xfe{}", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b'{"type": NaN}', "NaN"),
        (b'{"type": -Infinity}', "Infinity"),
        (b'{"a": ' + b"9" * 10_000 + b"}", "no JSON"),
        (b'\xef\xbb\xbf{"type":"FeatureCollection","features":[]}', "byte order mark"),
        (b'{"type":"FeatureCollection","features":[],"features":[]}', "twice"),
    ],
)
def test_what_is_no_plain_json_is_refused(data: bytes, message: str) -> None:
    assert any(message in fault.message for fault in geojson.check(data))


def test_reading_gives_the_collection_or_every_fault(tmp_path: Path, document: dict[str, Any]) -> None:
    path = tmp_path / "data.geojson"
    path.write_text(json.dumps(document), encoding="utf-8")
    assert [feature.id for feature in geojson.read_collection(path).features] == [
        "agent-bijt-hond",
        "kan-wel",
    ]
    path.write_text("{}", encoding="utf-8")
    for bad in (path, tmp_path / "weg.geojson"):
        with pytest.raises(CollectionError, match=bad.name):
            geojson.read_collection(bad)


@given(st.binary(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_bytes_have_faults_and_never_crash(data: bytes) -> None:
    assert geojson.check(data)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.sampled_from(["type", "id", "geometry", "properties"]),
    st.none() | st.sampled_from(["title", "places", "links", "source", "id", "scope"]),
    json_values,
)
@settings(max_examples=200, deadline=None)
def test_any_value_anywhere_is_judged(
    document: dict[str, Any], key: str, inner: str | None, value: Any
) -> None:
    changed = copy.deepcopy(document)
    target = changed["features"][1]
    if inner:
        target, key = target["properties"], inner
    was, target[key] = target[key], value
    assert faults(changed) or value == was or key in ("title", "links")
