"""The counts by region: a row for each province, and what adds up to the total.

In: the engine's answer, of which ``regions`` is None while the list is shown. Out: plain records for
``templates/regions.html``, with texts as the scripts write them; counts are left out while they are not
shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mapapp.page import facets
from mapapp.page.address import Addresses
from mapapp.page.words import Words

_SUMS = ("regions.nationwide", "regions.unplaced", "regions.repeated", "regions.total")


@dataclass(frozen=True, slots=True)
class Region:
    """One province: its name as the base map has it, a link that filters on it, and its count in words."""

    name: str
    href: str
    count: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Regions:
    """The whole view; ``sums`` are terms and their values."""

    shown: bool
    rows: list[Region]
    sums: list[tuple[str, str]]


def regions(answer: Mapping[str, Any], words: Words, addresses: Addresses) -> Regions:
    """The region view of the page."""
    facet = next(facet for facet in facets.FACETS if facet.areas)
    counted = answer["regions"]
    chosen = answer["selection"]["facets"].get(facet.param, [])
    areas = [value for value in facet.values if value.kind is None]
    rows = [
        Region(
            value.label.nl,
            addresses.of(counted["links"][value.slug]) if counted else addresses.base,
            _count(counted["provinces"].get(value.label.nl, 0), words) if counted else "",
            value.slug in chosen,
        )
        for value in areas
    ]
    return Regions(
        counted is not None, rows, list(zip(map(words, _SUMS), _sums(counted, words), strict=True))
    )


def _sums(counted: Mapping[str, Any] | None, words: Words) -> list[str]:
    if counted is None:
        return [""] * len(_SUMS)
    repeated = counted["repeated"]
    return [
        _count(counted["nationwide"], words),
        _count(counted["unplaced"], words),
        f"− {repeated}" if repeated else "0",
        _count(counted["total"], words),
    ]


def _count(n: int, words: Words) -> str:
    return words("regions.count", n=n) if n else words("regions.count.zero")
