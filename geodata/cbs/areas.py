"""Downloaded districts and neighbourhoods: one row each, with a point inside.

In: GeoJSON features as CBS publishes them, WGS 84. Out: rows with the columns of the built-in
``data/gazetteer/areas.csv``; level and municipality can be read from the code. Refused, with every
fault named: an area without code, name or sound polygon, or without the area around it.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypedDict

from geodata.cbs.boundaries import BOUNDARY_DIGITS
from geodata.cbs.polygons import polygons, properties_of, refuse
from geodata.places.known import district_name


class Area(TypedDict):
    """A row of ``areas.csv``; ``population`` is empty when CBS does not say."""

    code: str
    name: str
    lon: float
    lat: float
    population: str


@dataclass(frozen=True, slots=True)
class Division:
    """A division of municipalities: the collection it comes from, how it is called and coded there."""

    collection: str
    name: str
    prefix: str
    code: re.Pattern[str]


DISTRICT = Division("wijken", "wijk", "WK", re.compile(r"WK\d{4}\w{2}\Z"))
NEIGHBOURHOOD = Division("buurten", "buurt", "BU", re.compile(r"BU\d{4}\w{4}\Z"))
DIVISIONS = (DISTRICT, NEIGHBOURHOOD)


def rows(division: Division, pages: Iterable[Sequence[Mapping[str, Any]]]) -> list[Area]:
    """One row per area on land; the polygons of one page at a time are kept.

    Raises:
        UpdateRefused: an area has no code, name or sound polygon.
    """
    found: list[Area] = []
    faults: list[str] = []
    for page in pages:
        land = [feature for feature in page if properties_of(feature).get("water") != "JA"]
        shapes, unusable = polygons(land)
        points = shapes.representative_point()
        for position, feature in enumerate(land):
            properties = properties_of(feature)
            code = str(properties.get(f"{division.name}code"))
            name = district_name(str(properties.get(f"{division.name}naam") or ""))
            if not division.code.match(code) or not name:
                faults.append(f"{code} {name}: no {division.name} with a code and a name")
            elif position in unusable:
                faults.append(f"{code} {name}: {unusable[position]}")
            else:
                point = points[position]
                lon, lat = round(point.x, BOUNDARY_DIGITS), round(point.y, BOUNDARY_DIGITS)
                population = _population(properties.get("aantal_inwoners"))
                found.append({"code": code, "name": name, "lon": lon, "lat": lat, "population": population})
    refuse(division.collection, faults)
    return found


def check(found: Sequence[Area], municipalities: set[str] | None) -> None:
    """Raise when the list is not whole.

    Args:
        found: districts and neighbourhoods together.
        municipalities: codes that must each have areas, and no others; None when those are of another year.

    Raises:
        UpdateRefused: a code stands twice, or an area misses the one around or within it.
    """
    codes = [area["code"] for area in found]
    districts = {code[2:] for code in codes if code.startswith(DISTRICT.prefix)}
    districts_within = {code[2:8] for code in codes if code.startswith(NEIGHBOURHOOD.prefix)}
    faults = [f"{code}: stands {count} times" for code, count in Counter(codes).items() if count > 1]
    faults += [
        f"WK{code}: has neighbourhoods but is missing" for code in sorted(districts_within - districts)
    ]
    faults += [f"WK{code}: has no neighbourhoods" for code in sorted(districts - districts_within)]
    if municipalities is not None:
        named = {f"GM{code[:4]}" for code in districts}
        faults += [f"{code}: has no districts" for code in sorted(municipalities - named)]
        faults += [f"{code}: has districts but no boundary" for code in sorted(named - municipalities)]
    refuse("districts and neighbourhoods", faults)


def as_csv(found: Iterable[Area]) -> bytes:
    """The rows as UTF-8 CSV, sorted by code."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(Area.__annotations__), lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted(found, key=lambda area: area["code"]))
    return text.getvalue().encode()


def _population(value: Any) -> str:
    # CBS writes -99997 and the like for "unknown" and "secret".
    return str(int(value)) if isinstance(value, int | float) and value >= 0 else ""
