"""Small data sets in words, and a large one by number: GeoJSON that meets ``geodata.schema``.

``write(path, feature("Buurtapp", place("Moerwijk", 4.302, 52.053)))`` is a data file the app takes.
"""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import Any

from geodata import schema

DEN_HAAG = ("Den Haag", "GM0518", "Zuid-Holland", 4.3125, 52.0799)
CITIES = (
    DEN_HAAG,
    ("Rotterdam", "GM0599", "Zuid-Holland", 4.4792, 51.9225),
    ("Amsterdam", "GM0363", "Noord-Holland", 4.8952, 52.3702),
    ("Utrecht", "GM0344", "Utrecht", 5.1214, 52.0907),
    ("Enschede", "GM0153", "Overijssel", 6.8937, 52.2215),
    ("Groningen", "GM0014", "Groningen", 6.5665, 53.2194),
    ("Leeuwarden", "GM0080", "Fryslân", 5.7999, 53.2012),
    ("Assen", "GM0106", "Drenthe", 6.5642, 52.9925),
    ("Lelystad", "GM0995", "Flevoland", 5.4714, 52.5185),
    ("Arnhem", "GM0202", "Gelderland", 5.8987, 51.9851),
    ("Middelburg", "GM0687", "Zeeland", 3.6110, 51.4988),
    ("Eindhoven", "GM0772", "Noord-Brabant", 5.4697, 51.4416),
    ("Maastricht", "GM0935", "Limburg", 5.6910, 50.8514),
)
"""Name, code, province, lon, lat: one or more in every province."""

KINDS = ("Buurtapp", "Schouw", "Buurtvaders", "Portiekgesprek", "Lichtplan")


def slug(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:90]


def place(
    name: str,
    lon: float | None = None,
    lat: float | None = None,
    *,
    city: tuple[str, str, str, float, float] = DEN_HAAG,
    level: str = "wijk",
) -> dict[str, Any]:
    """A place in a city; a region or province when it has no point."""
    municipality, code, province, *_ = city
    inside = lon is not None
    return {
        "name": name,
        "level": level,
        "code": code if level == "gemeente" else None,
        "municipality": municipality if inside else None,
        "municipality_code": code if inside else None,
        "province": province,
        "relation": "uitgevoerd_in",
        "lon": lon,
        "lat": lat,
        "precision": level,
        "provenance": "gazetteer",
        "basis": "bronlijst",
    }


def municipality(city: tuple[str, str, str, float, float]) -> dict[str, Any]:
    """The whole municipality as a place."""
    name, _, _, lon, lat = city
    return place(name, lon, lat, city=city, level="gemeente")


def feature(title: str, *places: dict[str, Any], **values: Any) -> dict[str, Any]:
    """One intervention; its id is the title's slug unless given, and everything not given is unknown."""
    id = values.pop("id", None) or slug(title)
    properties = {
        "id": id,
        "title": title,
        "summary": f"Samenvatting van {title}.",
        "goal": None,
        "approach": None,
        "conditions": None,
        "phenomena": [],
        "methods": [],
        "participation": None,
        "initiators": [],
        "partners": [],
        "target_groups": [],
        "scope": "wijk" if places else "onbekend",
        "start_year": None,
        "end_year": None,
        "derived": [],
        "places": list(places),
        "source": {"url": "https://example.org/bron", "label": "Bron", "checked_on": None},
        "links": [],
        **values,
    }
    geometry = schema.geometry_of(schema.Properties.model_validate(properties))
    shape = geometry.model_dump(mode="json") if geometry else None
    return {"type": "Feature", "id": id, "geometry": shape, "properties": properties}


def write(path: Path, *features: dict[str, Any]) -> Path:
    """Writes the data file and gives its path."""
    ordered = sorted(features, key=lambda one: one["id"])
    path.write_text(json.dumps({"type": "FeatureCollection", "features": ordered}), encoding="utf-8")
    return path


def many(n: int, seed: int = 1) -> list[dict[str, Any]]:
    """``n`` interventions around the cities: nine in ten on the map, one in ten with two places."""
    dice = random.Random(seed)

    def somewhere() -> dict[str, Any]:
        city = dice.choice(CITIES)
        if dice.random() < 0.3:
            return municipality(city)
        lon, lat = round(city[3] + dice.gauss(0, 0.06), 5), round(city[4] + dice.gauss(0, 0.04), 5)
        return place(f"Wijk {dice.randint(1, 40)}", lon, lat, city=city)

    def some(values: tuple[str, ...], most: int) -> list[str]:
        return dice.sample(values, dice.randint(0, most))

    def one(number: int) -> dict[str, Any]:
        kind = dice.random()
        nationwide = kind < 0.06
        places = [] if kind < 0.1 else [somewhere() for _ in range(2 if kind > 0.9 else 1)]
        return feature(
            f"{dice.choice(KINDS)} {number:05}",
            *places,
            scope="landelijk" if nationwide else "wijk" if places else "onbekend",
            phenomena=some(schema.PHENOMENA, 3),
            methods=some(schema.METHODS, 2),
            participation=dice.choice([None, *(step.value for step in schema.Participation)]),
            initiators=some(schema.PARTIES, 2),
            partners=some(schema.PARTIES, 3),
            target_groups=some(schema.TARGET_GROUPS, 2),
            start_year=dice.choice([None, *range(2000, 2026)]),
        )

    return [one(number) for number in range(n)]


def square(name: str, code: str, lon: float, lat: float, half: float = 0.1) -> dict[str, Any]:
    """A square municipality, as ``geodata update`` keeps one."""
    west, east, south, north = lon - half, lon + half, lat - half, lat + half
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {
        "type": "Feature",
        "properties": {"code": code, "name": name},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def write_boundaries(path: Path, *cities: tuple[str, str, str, float, float]) -> Path:
    """Square boundaries around the cities."""
    squares = [square(name, code, lon, lat) for name, code, _, lon, lat in cities]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": squares}), encoding="utf-8")
    return path
