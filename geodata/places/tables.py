"""The gazetteer's tables, row by row: each entry with the names it answers to.

In: the folder with the CSV tables. Out: ``(entry, names)`` pairs in the order of the table.
Refused: a table that is missing, is no UTF-8 CSV or lacks a column or value
(:class:`geodata.errors.TableError`).
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from geodata.errors import TableError
from geodata.places.entry import Entry, Kind
from geodata.places.spelling import key_of, tokens

Row = dict[str, str]
_NUMBERS = frozenset({"lon", "lat", "population", "year"})
_NUMBERED = re.compile(r"(wijk|buurt)\s*\d+$", re.I)
"""A district that has a number but no name."""

Named = tuple[Entry, list[str]]


class Role(StrEnum):
    """What a word around a name does."""

    KIND = "kind"
    """Says what the name is ("gemeente"), or nothing ("heel"); not part of the name."""
    JOINS = "joins"
    """Stands between a place and what it lies in ("te")."""
    NEAR = "near"
    """Stands between a place and what it lies in or close to ("bij")."""
    LISTS = "lists"
    """Stands between two places ("en")."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word around a name; ``kind`` says which places it asks for, empty for any."""

    role: Role
    kind: str


def municipalities(home: Path) -> Iterator[Named]:
    """Municipalities of today."""
    for row in _rows(
        home, "municipalities", "code", "name", "official_name", "aliases", "population", "lon", "lat"
    ):
        entry = _placed(Kind.MUNICIPALITY, row["name"], row["code"], (row["code"],), row)
        yield entry, [row["name"], row["official_name"], *_several(row["aliases"])]


def provinces(home: Path) -> Iterator[Named]:
    """The provinces."""
    for row in _rows(home, "provinces", "code", "name", "aliases"):
        yield Entry(Kind.PROVINCE, row["name"], row["code"], ()), [row["name"], *_several(row["aliases"])]


def settlements(home: Path) -> Iterator[Named]:
    """Settlements, official and popular."""
    columns = (
        "name",
        "plain_name",
        "aliases",
        "municipality",
        "population",
        "popular",
        "spillover",
        "lon",
        "lat",
    )
    for row in _rows(home, "settlements", *columns):
        kind = Kind.POPULAR if row["popular"] else Kind.SETTLEMENT
        shown = row["plain_name"] or row["name"]
        spillover = bool(row["spillover"])
        entry = _placed(kind, shown, None, (row["municipality"],), row, spillover=spillover)
        yield entry, [row["name"], shown, *_several(row["aliases"])]


def former(home: Path) -> Iterator[Named]:
    """Former municipalities with their successors of today."""
    for row in _rows(home, "former_municipalities", "name", "successors", "year"):
        successors = _several(row["successors"])
        yield Entry(Kind.FORMER, row["name"], None, successors, year=int(row["year"])), [row["name"]]


def informal(home: Path) -> Iterator[Named]:
    """City parts and popular names; the code is that of the one area they stand for, if any."""
    for row in _rows(
        home, "informal_areas", "name", "aliases", "municipality", "members", "population", "lon", "lat"
    ):
        members = _several(row["members"])
        code = members[0] if len(members) == 1 else None
        entry = _placed(Kind.INFORMAL, row["name"], code, (row["municipality"],), row)
        yield entry, [row["name"], *_several(row["aliases"])]


def areas(home: Path) -> Iterator[Named]:
    """Districts and neighbourhoods that have a name of their own."""
    for row in _rows(home, "areas", "code", "name", "lon", "lat", "population"):
        kind = Kind.DISTRICT if row["code"].startswith("WK") else Kind.NEIGHBOURHOOD
        if not _NUMBERED.match(row["name"]):
            entry = _placed(kind, row["name"], row["code"], ("GM" + row["code"][2:6],), row)
            yield entry, [row["name"]]


def elsewhere(home: Path) -> Iterator[Named]:
    """Names that are no place of ours, and regions, which are no single place."""
    for row in _rows(home, "regions", "region"):
        yield Entry(Kind.ELSEWHERE, row["region"], None, (), why="region"), [row["region"]]
    for row in _rows(home, "elsewhere", "name", "why"):
        yield Entry(Kind.ELSEWHERE, row["name"], None, (), why=row["why"]), [row["name"]]


def postcodes(home: Path) -> Iterator[tuple[str, Entry]]:
    """Four-digit postcodes."""
    for row in _rows(home, "postcodes", "postcode", "municipalities", "lon", "lat"):
        name = f"Postcode {row['postcode']}"
        entry = _placed(Kind.POSTCODE, name, None, _several(row["municipalities"]), row)
        yield row["postcode"], entry


def contexts(home: Path) -> dict[str, tuple[str, ...]]:
    """Key of an abbreviated province or a region -> codes of the provinces it may mean."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in _rows(home, "province_abbreviations", "abbreviation", "province"):
        found[key_of(row["abbreviation"])].append(row["province"])
    for row in _rows(home, "regions", "region", "provinces"):
        found[key_of(row["region"])].extend(_several(row["provinces"]))
    return {name: tuple(codes) for name, codes in found.items()}


def words(home: Path) -> Iterator[tuple[tuple[str, ...], Word]]:
    """Words that stand around a name, with what they do there."""
    for row in _rows(home, "words", "word", "role", "kind"):
        yield tokens(row["word"]), Word(Role(row["role"]), row["kind"])


def aliases(home: Path) -> Iterator[tuple[str, str]]:
    """Code of a municipality or province with one more name for it."""
    for row in _rows(home, "aliases", "name", "code"):
        yield row["code"], row["name"]


def province_codes(home: Path) -> Iterator[tuple[str, str]]:
    """Code of each municipality with that of its province."""
    for row in _rows(home, "municipalities", "code", "province"):
        yield row["code"], row["province"]


def _placed(
    kind: Kind,
    name: str,
    code: str | None,
    municipalities: tuple[str, ...],
    row: Row,
    spillover: bool = False,
) -> Entry:
    lon, lat = (float(row[axis]) if row[axis] else None for axis in ("lon", "lat"))
    return Entry(
        kind, name, code, municipalities, lon, lat, int(row.get("population") or 0), spillover=spillover
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(";")) if cell else ()


def _rows(home: Path, table: str, *columns: str) -> Iterator[Row]:
    path = home / f"{table}.csv"
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = [column for column in columns if column not in (reader.fieldnames or ())]
            if missing:
                raise TableError(f"{path}: no column {', '.join(missing)}; restore the table")
            for row in reader:
                fault = _fault(row, columns)
                if fault:
                    raise TableError(f"{path}: row {reader.line_num}: {fault}; restore the table")
                yield row
    except (OSError, UnicodeError, csv.Error) as error:
        raise TableError(f"{path}: cannot be read as a UTF-8 CSV table ({error}); restore it") from error


def _fault(row: Row, columns: tuple[str, ...]) -> str | None:
    for column in columns:
        value = row[column]
        if value is None:
            return f"no value for {column}"
        if value and column in _NUMBERS:
            try:
                float(value)
            except ValueError:
                return f"{column} is no number ({value!r})"
    return None
