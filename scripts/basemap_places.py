"""Choose the towns whose names stand on the embedded base map, and from which zoom on.

In: ``municipalities.csv`` and ``settlements.csv`` of the gazetteer. Out: ``[name, lon, lat, rank]``, largest
first; names of one rank and of those before it do not overlap at the zoom the rank begins at.
"""

from __future__ import annotations

import csv
import math
from dataclasses import dataclass
from pathlib import Path

RANK_ZOOM = {1: 7.0, 2: 8.5, 3: 10.0}
MOST = {1: 22, 2: 60, 3: 110}
LEAST_POPULATION = 20_000
PROVINCIAL_CAPITALS = {
    "Groningen", "Leeuwarden", "Assen", "Zwolle", "Lelystad", "Arnhem",
    "Utrecht", "Haarlem", "Den Haag", "Middelburg", "Den Bosch", "Maastricht",
}  # fmt: skip

# GeoNames gives this village the inhabitants of its whole municipality.
MISCOUNTED = {"Velsen-Zuid"}

# Of a name in the largest size the map uses, in pixels, roughly.
LETTER_PX, LINE_PX = 7.0, 16.0

Place = tuple[str, float, float, int]


@dataclass(frozen=True, slots=True)
class Town:
    """The largest settlement of a municipality, by the name people use."""

    name: str
    lon: float
    lat: float
    population: int

    def pixels(self, zoom: float) -> tuple[float, float]:
        """Web Mercator position in pixels, as Leaflet counts them."""
        world = 256 * 2**zoom
        latitude = math.radians(self.lat)
        return world * self.lon / 360, -world * math.asinh(math.tan(latitude)) / (2 * math.pi)

    def overlaps(self, other: Town, zoom: float) -> bool:
        """Whether the two names, each centred on its point, would touch."""
        (x, y), (other_x, other_y) = self.pixels(zoom), other.pixels(zoom)
        width = (len(self.name) + len(other.name)) * LETTER_PX / 2
        return abs(x - other_x) < width and abs(y - other_y) < LINE_PX


def ranked_places(gazetteer: Path) -> list[Place]:
    """The towns to name, largest first within each rank."""
    towns = _towns(gazetteer)
    chosen: list[tuple[Town, int]] = []
    for rank, zoom in RANK_ZOOM.items():
        for town in towns:
            if len(chosen) >= MOST[rank]:
                break
            if not any(town is known or town.overlaps(known, zoom) for known, _ in chosen):
                chosen.append((town, rank))
    return [(town.name, town.lon, town.lat, rank) for town, rank in chosen]


def _towns(gazetteer: Path) -> list[Town]:
    """One town per municipality; the four largest and the provincial capitals first, then by population."""
    municipalities = {row["code"]: row for row in _read(gazetteer / "municipalities.csv")}
    largest: dict[str, Town] = {}
    for row in _read(gazetteer / "settlements.csv"):
        if (
            row["popular"]
            or row["spillover"]
            or row["name"] in MISCOUNTED
            or not (row["population"] and row["lon"])
        ):
            continue
        municipality = municipalities[row["municipality"]]
        name = (
            municipality["name"]
            if row["name"] == municipality["official_name"]
            else row["plain_name"] or row["name"]
        )
        town = Town(name, round(float(row["lon"]), 4), round(float(row["lat"]), 4), int(row["population"]))
        known = largest.get(row["municipality"])
        if known is None or town.population > known.population:
            largest[row["municipality"]] = town
    towns = sorted(largest.values(), key=lambda town: (-town.population, town.name))
    towns = [town for town in towns if town.population >= LEAST_POPULATION]
    return sorted(towns, key=lambda town: (towns.index(town) >= 4, town.name not in PROVINCIAL_CAPITALS))


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
