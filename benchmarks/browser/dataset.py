"""The data both pages show: the published examples, or as many as asked; and what a facet leaves of them.

The recount is naive on purpose and shares no code with the app: it reads the file and walks over it.
"""

from __future__ import annotations

import copy
import json
import random
import re
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

Feature = dict[str, Any]
Chosen = dict[str, set[str]]

UNKNOWN = "niet-bekend"


def _provinces(properties: dict[str, Any]) -> list[str | None]:
    if properties["scope"] == "landelijk":
        return ["landelijk"]
    return [place["province"] for place in properties["places"]]


FACETS: dict[str, Callable[[dict[str, Any]], Iterable[str | None]]] = {
    "fenomeen": lambda p: p["phenomena"],
    "werkwijze": lambda p: p["methods"],
    "participatie": lambda p: [p["participation"]],
    "initiatiefnemer": lambda p: p["initiators"],
    "partij": lambda p: p["partners"],
    "doelgroep": lambda p: p["target_groups"],
    "provincie": _provinces,
    "schaal": lambda p: [None if p["scope"] == "onbekend" else p["scope"]],
}


def read(path: Path) -> list[Feature]:
    """The features of a published file."""
    return list(json.loads(path.read_text(encoding="utf-8"))["features"])


def slug(text: str) -> str:
    """A value as addresses have it: small letters without accents, and hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def values(feature: Feature, param: str) -> set[str]:
    """What one example carries under a facet; "not known" when nothing."""
    return {slug(value) for value in FACETS[param](feature["properties"]) if value} or {UNKNOWN}


def recount(features: Iterable[Feature], chosen: Chosen) -> int:
    """How many examples meet a choice: any value within a facet, and every facet."""
    return sum(all(values(feature, param) & slugs for param, slugs in chosen.items()) for feature in features)


def choices(features: list[Feature], most: int) -> list[tuple[str, str]]:
    """Facet values to click, from different facets in turn; each leaves some examples and drops some."""
    queues = []
    for param in FACETS:
        found = sorted({value for feature in features for value in values(feature, param)} - {UNKNOWN})
        counted = [(recount(features, {param: {value}}), value) for value in found]
        useful = [pair for pair in counted if 0 < pair[0] < len(features)]
        queues.append([(param, value) for _, value in sorted(useful, key=lambda pair: (-pair[0], pair[1]))])
    rounds = max(map(len, queues))
    in_turn = [queue[turn] for turn in range(rounds) for queue in queues if turn < len(queue)]
    return in_turn[:most]


def grow(features: list[Feature], size: int) -> list[Feature]:
    """As many examples as asked: the given ones over and over, each copy a little further on."""
    dice = random.Random(size)
    return [_copy(features[number % len(features)], number, dice) for number in range(size)]


def _copy(feature: Feature, number: int, dice: random.Random) -> Feature:
    made = copy.deepcopy(feature)
    properties = made["properties"]
    made["id"] = properties["id"] = f"{properties['id'][:80]}-{number:06}"
    properties["title"] = f"{properties['title'][:100]} {number}"
    east, north = dice.uniform(-0.15, 0.15), dice.uniform(-0.1, 0.1)

    def moved(lon: float, lat: float) -> tuple[float, float]:
        return round(min(max(lon + east, 3.3), 7.2), 5), round(min(max(lat + north, 50.8), 53.6), 5)

    for place in properties["places"]:
        if place["lon"] is not None:
            place["lon"], place["lat"] = moved(place["lon"], place["lat"])
    if geometry := made["geometry"]:
        points = geometry["coordinates"]
        several = geometry["type"] == "MultiPoint"
        geometry["coordinates"] = (
            [list(moved(*point)) for point in points] if several else list(moved(*points))
        )
    return made


def write(path: Path, features: list[Feature]) -> Path:
    """Writes a data file, ordered as the app wants it; gives its path."""
    ordered = sorted(features, key=lambda feature: feature["id"])
    text = json.dumps({"type": "FeatureCollection", "features": ordered}, ensure_ascii=False)
    path.write_text(text, encoding="utf-8")
    return path
