"""A small map of the Netherlands from the embedded base map, for a page (SVG) or a picture (pixels).

In: ``assets/data/basemap.json`` and places. Out: outlines and points in a plane of :data:`WIDTH` by
:data:`HEIGHT` units. Without a base map there is no small map; everything else goes on.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from geodata.schema import Level, Place
from mapapp.settings import ASSETS

WEST, SOUTH, EAST, NORTH = 3.2, 50.7, 7.3, 53.6
WIDTH = 300.0
# Degrees of longitude shrink with the cosine of the latitude; at this scale no other projection shows.
_UNITS_PER_DEGREE_LAT = WIDTH / ((EAST - WEST) * math.cos(math.radians((SOUTH + NORTH) / 2)))
HEIGHT = (NORTH - SOUTH) * _UNITS_PER_DEGREE_LAT

_LAYERS = (("land", "land"), ("water", "water"), ("province", "provinces"))
# At the size of a page or picture a smaller step or island does not show.
_FINEST_UNITS = 0.7
_SMALLEST_UNITS = 1.5

Ring = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Shape:
    """One polygon or line: its class and its rings in units, the outer ring first."""

    kind: str
    rings: list[Ring]

    @property
    def path(self) -> str:
        """The rings as the ``d`` of an SVG path."""
        return "".join(f"M{'L'.join(f'{x:g} {y:g}' for x, y in ring)}Z" for ring in self.rings)


@dataclass(frozen=True, slots=True)
class Dot:
    """One place on the small map; ``area`` when it stands for a whole municipality."""

    x: float
    y: float
    area: bool


def project(lon: float, lat: float) -> tuple[float, float]:
    """WGS 84 degrees to units, y downwards."""
    return (
        round((lon - WEST) / (EAST - WEST) * WIDTH, 1),
        round((NORTH - lat) * _UNITS_PER_DEGREE_LAT, 1),
    )


def dots(places: Iterable[Place]) -> list[Dot]:
    """The distinct points to draw."""
    return list(
        dict.fromkeys(
            Dot(*project(place.lon, place.lat), place.precision is Level.GEMEENTE)
            for place in places
            if place.lon is not None and place.lat is not None
        )
    )


@cache
def shapes(path: Path = ASSETS / "data" / "basemap.json") -> tuple[Shape, ...]:
    """What to draw under the places, in drawing order; empty when there is no base map."""
    if not path.is_file():
        return ()
    basemap = json.loads(path.read_bytes())
    found = []
    for kind, key in _LAYERS:
        for polygon in _polygons(basemap.get(key)):
            rings = [ring for ring in map(_ring, polygon) if _shows(ring)]
            if rings:
                found.append(Shape(kind, rings))
    return tuple(found)


def _polygons(geojson: Any) -> Iterator[list[Any]]:
    """Every polygon in any GeoJSON object; lines count as polygons of one ring."""
    match geojson:
        case {"type": "FeatureCollection", "features": features}:
            for feature in features:
                yield from _polygons(feature)
        case {"type": "Feature", "geometry": geometry}:
            yield from _polygons(geometry)
        case {"type": "GeometryCollection", "geometries": geometries}:
            for geometry in geometries:
                yield from _polygons(geometry)
        case {"type": "Polygon", "coordinates": polygon}:
            yield polygon
        case {"type": "MultiPolygon", "coordinates": polygons}:
            yield from polygons


def _shows(ring: Ring) -> bool:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    if len(ring) < 3 or max(max(xs) - min(xs), max(ys) - min(ys)) < _SMALLEST_UNITS:
        return False
    return min(xs) < WIDTH and max(xs) > 0 and min(ys) < HEIGHT and max(ys) > 0


def _ring(positions: list[list[float]]) -> Ring:
    ring: Ring = []
    for lon, lat, *_ in positions:
        point = project(lon, lat)
        if not ring or math.dist(ring[-1], point) >= _FINEST_UNITS:
            ring.append(point)
    return ring
