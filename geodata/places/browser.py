"""The gazetteer as one compact file for the browser: ``assets/data/gazetteer.json``.

In: a :class:`geodata.places.gazetteer.Gazetteer`. Out: JSON in UTF-8, the same bytes for the same tables,
so that ``assets/js/engine`` can match places as this package does. ``m`` and ``p`` are places in the
lists of municipalities and provinces; ``m`` is a list when there are several. Small tables are
lists of records, and what is empty at the end of a record is left out::

    {
      "provinces":      [[code, name, [alias, ...]], ...],
      "municipalities": [[code, name, p, lon, lat, population, [alias, ...]], ...],
      "settlements":    [[name, m, lon, lat, [alias, ...], population, flags], ...],
      "informal":       [[name, m, lon, lat, [alias, ...], population, code], ...],
      "former":         [[name, [m, ...], year], ...],
      "elsewhere":      [[name, why], ...],
      "contexts":       [[abbreviation or region, [p, ...]], ...],
      "words":          [[word, role, kind], ...],
      "areas":     {"name": [...], "code": [...], "m": [...], "east": [...], "north": [...],
                    "thousands": [...]},
      "postcodes": {"digits": [...], "m": [...], "east": [...], "north": [...]}
    }

``lon`` and ``lat`` are integers of 1e-4 degree (about 10 m). Areas and postcodes are columns of equal
length, because that halves them: ``east`` and ``north`` are integers of 1e-3 degree (about 100 m)
from the point of the municipality (the first, of several); an area's ``code`` has two characters for
a district and four for a neighbourhood ("36" in GM0518 is WK051836, "3601" is BU05183601), and
``thousands`` are its inhabitants, rounded up. An unknown point is ``null``. ``flags`` of a settlement:
1 for a popular name, 2 for the small part across a municipal border. A neighbourhood that shares its
name with a district of the same municipality is left out.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from geodata.places.entry import Entry, Kind
from geodata.places.gazetteer import Gazetteer
from geodata.places.spelling import key_of

UNITS_PER_DEGREE = 10_000
OFFSETS_PER_DEGREE = 1_000
PREFIX = len("WK0518")
POPULAR, SPILLOVER = 1, 2


def browser_bytes(gazetteer: Gazetteer) -> bytes:
    """The file's bytes."""
    text = json.dumps(browser_gazetteer(gazetteer), ensure_ascii=False, separators=(",", ":"))
    return text.encode() + b"\n"


def browser_gazetteer(gazetteer: Gazetteer) -> dict[str, Any]:
    """The tables as JSON-ready lists and columns, in the order of the gazetteer."""
    provinces = {code: place for place, code in enumerate(gazetteer.provinces)}
    homes = {code: place for place, code in enumerate(gazetteer.municipalities)}
    called = gazetteer.called

    def home(entry: Entry) -> int | list[int]:
        indexes = [homes[code] for code in entry.municipalities]
        return indexes[0] if len(indexes) == 1 else indexes

    def aliases(entry: Entry) -> list[str]:
        return [name for name in dict.fromkeys(called[entry]) if name != entry.name]

    def entries(*kinds: Kind) -> list[Entry]:
        return [entry for entry in called if entry.kind in kinds]

    areas = _distinct(entries(Kind.DISTRICT, Kind.NEIGHBOURHOOD))
    return {
        "provinces": [_record(e.code, e.name, aliases(e)) for e in entries(Kind.PROVINCE)],
        "municipalities": [
            _record(
                e.code,
                e.name,
                provinces[gazetteer.province_codes[e.code or ""]],
                *_point(e),
                e.population,
                aliases(e),
            )
            for e in entries(Kind.MUNICIPALITY)
        ],
        "settlements": [
            _record(e.name, home(e), *_point(e), aliases(e), e.population, _flags(e))
            for e in entries(Kind.SETTLEMENT, Kind.POPULAR)
        ],
        "informal": [
            _record(e.name, home(e), *_point(e), aliases(e), e.population, e.code)
            for e in entries(Kind.INFORMAL)
        ],
        "former": [
            [e.name, [homes[code] for code in e.municipalities], e.year] for e in entries(Kind.FORMER)
        ],
        "elsewhere": [[e.name, e.why] for e in entries(Kind.ELSEWHERE)],
        "contexts": [
            [name, [provinces[code] for code in codes]] for name, codes in gazetteer.contexts.items()
        ],
        "words": [[" ".join(word), found.role.value, found.kind] for word, found in gazetteer.words.items()],
        "areas": {
            "name": [e.name for e in areas],
            "code": [(e.code or "")[PREFIX:] for e in areas],
            "m": [home(e) for e in areas],
            **_offsets(areas, gazetteer),
            "thousands": [-(-e.population // 1000) for e in areas],
        },
        "postcodes": {
            "digits": [int(digits) for digits in gazetteer.postcodes],
            "m": [home(e) for e in gazetteer.postcodes.values()],
            **_offsets(gazetteer.postcodes.values(), gazetteer),
        },
    }


def _distinct(areas: list[Entry]) -> list[Entry]:
    """The areas without neighbourhoods that share their name with a district around them."""
    districts = {(key_of(e.name), e.municipalities) for e in areas if e.kind is Kind.DISTRICT}
    return [
        e for e in areas if e.kind is Kind.DISTRICT or (key_of(e.name), e.municipalities) not in districts
    ]


def _record(*values: Any) -> list[Any]:
    record = list(values)
    while not record[-1]:
        record.pop()
    return record


def _point(entry: Entry) -> tuple[int | None, int | None]:
    if entry.lon is None or entry.lat is None:
        return None, None
    return round(entry.lon * UNITS_PER_DEGREE), round(entry.lat * UNITS_PER_DEGREE)


def _offsets(entries: Iterable[Entry], gazetteer: Gazetteer) -> dict[str, list[int | None]]:
    """How far east and north of their municipality's point entries lie, as columns."""
    columns: dict[str, list[int | None]] = {"east": [], "north": []}
    for entry in entries:
        home = gazetteer.municipalities[entry.municipalities[0]]
        for column, axis, origin in (("east", entry.lon, home.lon), ("north", entry.lat, home.lat)):
            offset = None if axis is None or origin is None else round((axis - origin) * OFFSETS_PER_DEGREE)
            columns[column].append(offset)
    return columns


def _flags(entry: Entry) -> int:
    return POPULAR * (entry.kind is Kind.POPULAR) + SPILLOVER * entry.spillover
