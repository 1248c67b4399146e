"""Points of places against the municipality they name, on two square municipalities of our own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from geodata import files
from geodata.errors import GeodataError
from geodata.geojson import collection_of
from geodata.places.check_points import check_points
from geodata.schema import Collection, Level, Place, Properties, Provenance, Relation

BORDER = 5.1
"""Longitude between the two; 0.001 degree of it is about 70 m here."""


def square(code: str, name: str, west: float, east: float) -> dict[str, Any]:
    ring = [[west, 52.0], [east, 52.0], [east, 52.1], [west, 52.1], [west, 52.0]]
    return {
        "type": "Feature",
        "properties": {"code": code, "name": name},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


@pytest.fixture
def boundaries(tmp_path: Path) -> Path:
    path = tmp_path / files.MUNICIPALITIES_FILE
    squares = [square("GM0001", "Weststad", 5.0, BORDER), square("GM0002", "Oostdam", BORDER, 5.2)]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": squares}), encoding="utf-8")
    return path


def place(lon: float | None, code: str | None = "GM0001", name: str = "Plein") -> Place:
    level = Level.REGIO if lon is None else Level.BUURT
    return Place(
        name=name,
        level=level,
        code=None,
        municipality="Weststad" if code else None,
        municipality_code=code,
        province=None,
        relation=Relation.UITGEVOERD_IN,
        lon=lon,
        lat=None if lon is None else 52.05,
        precision=level,
        provenance=Provenance.OVERRIDE,
        basis="tabel",
    )


def collection(*places: Place) -> Collection:
    empty: dict[str, Any] = dict.fromkeys(
        ("goal", "approach", "conditions", "participation", "start_year", "end_year")
    )
    lists: dict[str, Any] = {
        name: []
        for name in ("phenomena", "methods", "initiators", "partners", "target_groups", "derived", "links")
    }
    item = Properties(
        id="een",
        title="Een",
        summary="Zin.",
        scope="wijk",
        places=list(places),
        source={"url": "https://example.org", "label": "Bron", "checked_on": None},
        **empty,
        **lists,
    )
    return collection_of([item])


def test_a_point_inside_its_municipality_is_right(boundaries: Path) -> None:
    assert check_points(collection(place(5.05), place(5.15, "GM0002")), boundaries) == []


def test_a_point_in_another_municipality_is_named_with_both(boundaries: Path) -> None:
    [fault] = check_points(collection(place(5.05), place(5.15)), boundaries)
    assert fault.where == "features[0] (een).properties.places[1]"
    assert fault.message == "the point of 'Plein' lies in Oostdam, not in Weststad (GM0001)"


def test_a_point_outside_every_municipality_and_an_unknown_code_are_faults(boundaries: Path) -> None:
    faults = check_points(collection(place(6.5), place(5.05, "GM0009")), boundaries)
    assert ["outside every municipality" in fault.message for fault in faults] == [True, False]
    assert "lies in Weststad, not in Weststad (GM0009)" in faults[1].message


def test_simplified_borders_are_allowed_for(boundaries: Path) -> None:
    assert check_points(collection(place(BORDER + 0.001)), boundaries) == []
    assert len(check_points(collection(place(BORDER + 0.002)), boundaries)) == 1


def test_places_without_a_point_or_a_municipality_have_nothing_to_check(boundaries: Path) -> None:
    assert check_points(collection(place(None), place(5.15, None)), boundaries) == []
    assert check_points(collection(), boundaries) == []


@pytest.mark.parametrize("content", [b"", b"{}", b'{"type":"FeatureCollection","features":[]}', b"\x00"])
def test_boundaries_that_cannot_be_read_are_refused(boundaries: Path, content: bytes) -> None:
    boundaries.write_bytes(content)
    with pytest.raises(GeodataError, match="geodata update"):
        check_points(collection(place(5.05)), boundaries)
