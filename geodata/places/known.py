"""Names and codes as this program knows them: what downloaded and online answers are held against.

In: ``data/gazetteer/municipalities.csv``. Out: code, common name, all names and a point of every
municipality; and the names CBS gives to districts, as people know them.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from geodata.files import DATA

TABLE = DATA / "gazetteer" / "municipalities.csv"

_NUMBERED = re.compile(r"Wijk \d{2} (?=\S)")


@dataclass(frozen=True, slots=True)
class KnownMunicipality:
    """A municipality as built in; its point lies inside its boundary."""

    code: str
    name: str
    names: tuple[str, ...]
    lon: float
    lat: float


@cache
def known_municipalities() -> Mapping[str, KnownMunicipality]:
    """Every built-in municipality by CBS code, in the table's order."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["code"]: _municipality(row) for row in csv.DictReader(file)}


def _municipality(row: Mapping[str, str]) -> KnownMunicipality:
    aliases = [alias.strip() for alias in row["aliases"].split(";") if alias.strip()]
    names = dict.fromkeys(name for name in (row["name"], row["official_name"], *aliases) if name)
    return KnownMunicipality(row["code"], row["name"], tuple(names), float(row["lon"]), float(row["lat"]))


def district_name(name: str) -> str:
    """A district's name without the number that CBS puts before many, as in "Wijk 15 Moerwijk"."""
    return _NUMBERED.sub("", name.strip())
