"""Points set by hand: the table that always wins over the gazetteer and PDOK.

In: ``overrides.csv`` (or the same columns in any dress that :mod:`geodata.table.reader` reads). Out: an
:class:`Overrides` that finds the entry for a place of an intervention, or findings for each bad row.
A row counts for one intervention, or for all when its ``intervention_id`` is empty; places are compared
folded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import ValidationError

from geodata.fields import Text
from geodata.schema import WITHOUT_POINT, Level, Location, Provenance
from geodata.table.faults import findings_of
from geodata.table.finding import Finding
from geodata.table.reader import Table, read_table
from geodata.table.wording import Remark
from geodata.text import fold, tidy_line

HEADERS: Mapping[str, tuple[str, ...]] = {
    "intervention_id": ("id", "voorbeeld", "interventie"),
    "place": ("plaats", "plaatstekst"),
    "name": ("naam", "weergavenaam"),
    "level": ("niveau", "soort"),
    "municipality_code": ("gemeentecode", "gemeente"),
    "lon": ("lengtegraad", "longitude"),
    "lat": ("breedtegraad", "latitude"),
    "precision": ("precisie", "nauwkeurigheid"),
    "reason": ("reden", "toelichting"),
}
"""The columns, with the Dutch headers that mean the same."""

_LEVELS = {fold(level): level for level in Level}
_FIELD = {fold(header): name for name, aliases in HEADERS.items() for header in (name, *aliases)}


class Municipality(NamedTuple):
    """A municipality of today: its common name and its province."""

    name: str
    province: str


class Override(Location):
    """One location set by hand; ``row`` is where it stands in the table."""

    row: int
    intervention_id: str
    place: Text
    """The text it settles."""

    @property
    def key(self) -> tuple[str, str]:
        """What it is found by."""
        return self.intervention_id, fold(self.place)


class Overrides:
    """All places set by hand, and which of them a build has used."""

    def __init__(self, entries: Iterable[Override] = (), file: str = "") -> None:
        self._entries = {entry.key: entry for entry in entries}
        self._used: set[tuple[str, str]] = set()
        self._file = file

    def find(self, intervention_id: str, place: str) -> Override | None:
        """The entry for this intervention, else the one for all."""
        for key in ((intervention_id, fold(place)), ("", fold(place))):
            if key in self._entries:
                self._used.add(key)
                return self._entries[key]
        return None

    def unused(self, intervention_ids: Iterable[str]) -> tuple[Finding, ...]:
        """A finding per entry meant for one of these interventions that no place asked for."""
        known = set(intervention_ids)
        return tuple(
            Finding(Remark.OVERRIDE_UNUSED, entry.row, "place", entry.place, file=self._file)
            for key, entry in self._entries.items()
            if key not in self._used and entry.intervention_id in known
        )


def load_overrides(
    path: Path, municipalities: Mapping[str, Municipality]
) -> tuple[Overrides, tuple[Finding, ...]]:
    """The overrides in a file, and every fault in it.

    Raises:
        TableError: the file cannot be read as a table.
    """
    table = read_table(path)
    entries, findings = read(table, municipalities, path.name)
    return Overrides(entries, path.name), findings


def read(
    table: Table, municipalities: Mapping[str, Municipality], file: str = ""
) -> tuple[list[Override], tuple[Finding, ...]]:
    """The rows that are right, and a finding for each that is not."""
    header = [_FIELD.get(fold(cell)) for cell in table.header.cells]
    missing = [name for name in HEADERS if name not in header and name != "reason"]
    findings = [
        Finding(Remark.MISSING_COLUMN, table.header.number, name, name, file=file) for name in missing
    ]
    if missing:
        return [], tuple(findings)
    entries: dict[tuple[str, str], Override] = {}
    for record in table.records:
        cells = dict.fromkeys(HEADERS, "")
        cells |= {name: tidy_line(cell) for name, cell in zip(header, record.cells, strict=False) if name}
        if not any(cells.values()):
            continue
        entry, faults = _read_row(record.number, cells, municipalities)
        findings += (replace(fault, row=record.number, file=file) for fault in faults)
        if entry is None:
            continue
        if earlier := entries.get(entry.key):
            again = Finding(Remark.DUPLICATE_OVERRIDE, record.number, "place", entry.place, file=file)
            findings.append(replace(again, detail=str(earlier.row)))
            continue
        entries[entry.key] = entry
    return list(entries.values()), tuple(findings)


def _read_row(
    number: int, cells: Mapping[str, str], municipalities: Mapping[str, Municipality]
) -> tuple[Override | None, list[Finding]]:
    place = cells["place"] if fold(cells["place"]) else ""
    name = cells["name"] or place
    level = _level(cells["level"])
    # A level that is none is told once, not again as the precision it would be.
    precision = _level(cells["precision"]) or _LEVELS.get(level, Level.GEMEENTE)
    code, findings = _code(cells["municipality_code"], municipalities)
    municipality = municipalities.get(code) if code else None
    province = name if level is Level.PROVINCIE else None
    try:
        entry = Override(
            row=number,
            intervention_id=cells["intervention_id"],
            place=place,
            name=name if fold(name) else "",
            level=level,
            code=None,
            municipality=municipality.name if municipality else None,
            municipality_code=code,
            province=municipality.province if municipality else province,
            lon=_degrees(cells["lon"]),
            lat=_degrees(cells["lat"]),
            precision=precision,
            provenance=Provenance.OVERRIDE,
        )
    except ValidationError as refusal:
        return None, [*findings, *findings_of(refusal)]
    if entry.lon is None and entry.precision not in WITHOUT_POINT:
        findings.append(Finding(Remark.BAD_POINT, column="lon", detail="Het punt is niet compleet."))
    return (None if findings else entry), findings


def _level(text: str) -> Any:
    """The level as the schema has it, or the text as it stands, for the schema to refuse."""
    return _LEVELS.get(fold(text), text)


def _code(text: str, municipalities: Mapping[str, Municipality]) -> tuple[str | None, list[Finding]]:
    if not text:
        return None, []
    code = f"GM{text.upper().removeprefix('GM'):0>4}"
    if code in municipalities:
        return code, []
    return None, [Finding(Remark.BAD_CODE, column="municipality_code", value=text)]


def _degrees(text: str) -> Any:
    """Degrees with a point or a comma, or the text as it stands, for the schema to refuse."""
    try:
        return float(text.replace(",", ".")) if text else None
    except ValueError:
        return text
