"""One entry of the gazetteer: what a Dutch place name may stand for.

Codes are those of CBS (GM, WK, BU, PV); points are WGS 84 degrees, ``lon`` before ``lat``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from geodata.schema import Level


class Kind(StrEnum):
    """What an entry is."""

    MUNICIPALITY = "municipality"
    PROVINCE = "province"
    SETTLEMENT = "settlement"
    POPULAR = "popular"
    """A settlement by common use that is no official woonplaats; often a neighbourhood too."""
    FORMER = "former"
    INFORMAL = "informal"
    DISTRICT = "district"
    NEIGHBOURHOOD = "neighbourhood"
    POSTCODE = "postcode"
    ELSEWHERE = "elsewhere"
    """A name that must not be taken for a Dutch place: a foreign place, or a common word."""


AREAS = frozenset({Kind.INFORMAL, Kind.DISTRICT, Kind.NEIGHBOURHOOD, Kind.POPULAR})
"""Kinds that are a part of a town."""

TOWNS = frozenset({Kind.MUNICIPALITY, Kind.SETTLEMENT})
"""Kinds that are a town or village by law."""

ASKED_KINDS: Mapping[str, frozenset[Kind]] = MappingProxyType(
    {
        "municipality": frozenset({Kind.MUNICIPALITY, Kind.FORMER}),
        "former": frozenset({Kind.FORMER}),
        "province": frozenset({Kind.PROVINCE}),
        "area": AREAS,
        "settlement": frozenset({Kind.SETTLEMENT, Kind.POPULAR}),
        "town": frozenset({Kind.MUNICIPALITY, Kind.SETTLEMENT, Kind.POPULAR}),
    }
)
"""The kinds of entry each word of the word table asks for."""

MUCH_LARGER = 5
"""So many times the inhabitants make a place as likely meant as one whose claim to the name is better."""

LEVELS: Mapping[Kind, Level] = MappingProxyType(
    {
        Kind.MUNICIPALITY: Level.GEMEENTE,
        Kind.PROVINCE: Level.PROVINCIE,
        Kind.SETTLEMENT: Level.WOONPLAATS,
        Kind.POPULAR: Level.WOONPLAATS,
        Kind.FORMER: Level.GEMEENTE,
        Kind.INFORMAL: Level.WIJK,
        Kind.DISTRICT: Level.WIJK,
        Kind.NEIGHBOURHOOD: Level.BUURT,
        Kind.POSTCODE: Level.WIJK,
    }
)


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One place; ``municipalities`` holds today's codes: several for a split former one."""

    kind: Kind
    name: str
    code: str | None
    municipalities: tuple[str, ...]
    lon: float | None = None
    lat: float | None = None
    population: int = 0
    year: int = 0
    """Of a former municipality: the year it ended."""
    spillover: bool = False
    """The small part of a settlement across a municipal border; no place of its own."""
    why: str = ""
    """Of a name elsewhere: country, caribbean, abroad, region, word, or whole (the whole country)."""
