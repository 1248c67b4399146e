"""The committed base map is whole, in place and small; the browser's bundle says the same."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
import shapely
from shapely.geometry import shape

ROOT = Path(__file__).resolve().parent.parent.parent
BASEMAP = ROOT / "geodata" / "data" / "basemap"
BUNDLE = ROOT / "assets" / "data" / "basemap.json"
FILES_CEILING_BYTES, BUNDLE_CEILING_BYTES = 120_000, 135_000
KM_PER_DEGREE = 111

PROVINCES = {
    "PV20": "Groningen",
    "PV21": "Fryslân",
    "PV22": "Drenthe",
    "PV23": "Overijssel",
    "PV24": "Flevoland",
    "PV25": "Gelderland",
    "PV26": "Utrecht",
    "PV27": "Noord-Holland",
    "PV28": "Zuid-Holland",
    "PV29": "Zeeland",
    "PV30": "Noord-Brabant",
    "PV31": "Limburg",
}
# [west, south, east, north]
BOUNDS = {
    "water": (2.8, 50.5, 7.6, 53.9),
    "provinces": (3.3, 50.7, 7.3, 53.6),
    "neighbours": (-6.0, 46.5, 17.0, 57.5),
}


def read(name: str) -> Any:
    return json.loads((BASEMAP / name).read_bytes())


@pytest.fixture(scope="module")
def bundle() -> Any:
    return json.loads(BUNDLE.read_bytes())


@pytest.fixture(scope="module")
def provinces() -> dict[str, Any]:
    features = read("provinces.geojson")["features"]
    return {feature["properties"]["code"]: shape(feature["geometry"]) for feature in features}


@pytest.fixture(scope="module")
def water() -> Any:
    return shapely.union_all([shape(feature["geometry"]) for feature in read("water.geojson")["features"]])


@pytest.mark.parametrize("name", BOUNDS)
def test_each_file_is_a_collection_of_valid_polygons_in_its_place(name: str) -> None:
    collection = read(f"{name}.geojson")
    assert collection["type"] == "FeatureCollection"
    west, south, east, north = BOUNDS[name]
    for feature in collection["features"]:
        assert feature["type"] == "Feature"
        assert feature["id"] and isinstance(feature["id"], str)
        geometry = shape(feature["geometry"])
        assert geometry.geom_type in ("Polygon", "MultiPolygon")
        assert geometry.is_valid, feature["id"]
        left, bottom, right, top = geometry.bounds
        assert west <= left < right <= east
        assert south <= bottom < top <= north
        positions = shapely.get_coordinates(geometry)
        assert (positions == positions.round(4)).all()


def test_the_twelve_provinces_have_their_codes_and_names() -> None:
    features = read("provinces.geojson")["features"]
    assert {f["properties"]["code"]: f["properties"]["name"] for f in features} == PROVINCES
    assert len(features) == len(PROVINCES)


def test_provinces_do_not_overlap_one_another_or_the_water(provinces: dict[str, Any], water: Any) -> None:
    assert shapely.coverage_is_valid([*provinces.values(), water])


def test_every_municipality_stands_on_land_in_its_own_province(provinces: dict[str, Any], water: Any) -> None:
    with (ROOT / "geodata/data/gazetteer/municipalities.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    towns = {
        row["name"]: (shapely.Point(float(row["lon"]), float(row["lat"])), row["province"]) for row in rows
    }
    assert len(towns) > 300
    assert [name for name, (town, _) in towns.items() if water.contains(town)] == []
    # Mook lies 60 m from the border with Noord-Brabant, which is less than these lines know.
    far = {
        name: code
        for name, (town, code) in towns.items()
        if provinces[code].distance(town) * KM_PER_DEGREE > 0.1
    }
    assert far == {}


@pytest.mark.parametrize(
    ("name", "lon", "lat", "wet"),
    [
        ("IJsselmeer", 5.3, 52.85, True),
        ("Markermeer", 5.2, 52.55, True),
        ("Noordzee", 4.0, 52.5, True),
        ("Waddenzee", 5.2, 53.2, True),
        ("Oosterschelde", 3.95, 51.58, True),
        ("Flevopolder", 5.55, 52.42, False),
        ("Noordoostpolder", 5.75, 52.72, False),
        ("Texel", 4.82, 53.08, False),
        ("Schiermonnikoog", 6.2, 53.487, False),
        ("Afsluitdijk", 5.206, 53.018, False),
    ],
)
def test_sea_and_land_are_where_a_dutch_reader_expects_them(
    water: Any, provinces: dict[str, Any], name: str, lon: float, lat: float, wet: bool
) -> None:
    point = shapely.Point(lon, lat)
    assert water.contains(point) is wet, name
    assert any(province.contains(point) for province in provinces.values()) is not wet, name


def test_place_names_come_once_with_a_rank_and_lie_in_the_netherlands(provinces: dict[str, Any]) -> None:
    places = read("places.json")
    names = [name for name, *_ in places]
    assert len(names) == len(set(names))
    assert {"Amsterdam", "Den Haag", "Groningen", "Maastricht", "Middelburg"} <= {
        name for name, _, _, rank in places if rank == 1
    }
    assert {rank for *_, rank in places} == {1, 2, 3}
    land = shapely.union_all(list(provinces.values()))
    assert [name for name, lon, lat, _ in places if land.distance(shapely.Point(lon, lat)) > 0.01] == []


def test_the_bundle_equals_its_parts(bundle: Any, provinces: dict[str, Any]) -> None:
    assert set(bundle) == {"land", "water", "provinces", "places", "attribution"}
    assert bundle["water"] == read("water.geojson")
    assert bundle["provinces"] == read("provinces.geojson")
    assert bundle["places"] == read("places.json")
    neighbours, netherlands = bundle["land"]["features"]
    assert [neighbours] == read("neighbours.geojson")["features"]
    assert netherlands["properties"] == {"kind": "netherlands"}
    together = shapely.union_all(list(provinces.values()))
    assert shape(netherlands["geometry"]).symmetric_difference(together).area < 1e-9


def test_the_sources_are_credited(bundle: Any) -> None:
    readme = " ".join((BASEMAP / "README.md").read_text(encoding="utf-8").split())
    assert "© OpenStreetMap" in bundle["attribution"]
    assert f'"{bundle["attribution"]}"' in readme


def test_the_base_map_stays_small() -> None:
    files = [*BASEMAP.glob("*.geojson"), BASEMAP / "places.json"]
    assert sum(file.stat().st_size for file in files) <= FILES_CEILING_BYTES
    assert BUNDLE.stat().st_size <= BUNDLE_CEILING_BYTES
