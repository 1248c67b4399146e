"""Points set by hand: the table that always wins over the gazetteer and PDOK.

In: ``overrides.csv`` (or the same columns in any dress that :mod:`geodata.table.reader` reads). Out: an
:class:`Overrides` that finds the entry for a place of an intervention, or findings for each bad row.
A row counts for one intervention, or for all when its ``intervention_id`` is empty; places are compared
folded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from geodata import schema
from geodata.schema import BBOX_NETHERLANDS, Level
from geodata.table.finding import Finding, Remark
from geodata.table.reader import Table, read_table
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

_FIELD = {fold(header): name for name, aliases in HEADERS.items() for header in (name, *aliases)}


class Municipality(NamedTuple):
    """A municipality of today: its common name and its province."""

    name: str
    province: str


@dataclass(frozen=True, slots=True)
class Override:
    """One place set by hand; ``row`` is where it stands in the table."""

    row: int
    intervention_id: str
    place: str
    name: str
    level: Level
    municipality_code: str | None
    municipality: str | None
    province: str | None
    lon: float | None
    lat: float | None
    precision: Level

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
        cells = {
            name: tidy_line(cell)
            for name, cell in zip(header, record.cells, strict=False)
            if name is not None
        }
        if not any(cells.values()):
            continue
        row = _RowReader(record.number, cells, file)
        entry = row.entry(municipalities)
        findings += row.findings
        if entry is None:
            continue
        if earlier := entries.get(entry.key):
            findings.append(
                Finding(
                    Remark.DUPLICATE_OVERRIDE,
                    record.number,
                    "place",
                    entry.place,
                    detail=str(earlier.row),
                    file=file,
                )
            )
            continue
        entries[entry.key] = entry
    return list(entries.values()), tuple(findings)


class _RowReader:
    def __init__(self, number: int, cells: Mapping[str, str], file: str) -> None:
        self.number = number
        self.findings: list[Finding] = []
        self._cells = cells
        self._file = file

    def _report(self, remark: Remark, name: str, *, detail: str = "", choices: tuple[str, ...] = ()) -> None:
        value = self._cells.get(name, "")
        self.findings.append(
            Finding(remark, self.number, name, value, detail=detail, choices=choices, file=self._file)
        )

    def entry(self, municipalities: Mapping[str, Municipality]) -> Override | None:
        place, name = self._cells.get("place", ""), self._cells.get("name", "")
        for field, text in (("place", place), ("name", name or place)):
            if not fold(text):
                self._report(Remark.EMPTY, field)
        level = self._level("level")
        precision = self._level("precision") if self._cells.get("precision") else level
        code = self._code(municipalities)
        lon = self._degrees("lon", BBOX_NETHERLANDS[0], BBOX_NETHERLANDS[2])
        lat = self._degrees("lat", BBOX_NETHERLANDS[1], BBOX_NETHERLANDS[3])
        if self.findings or level is None or precision is None:
            return None
        has_no_point = precision in (Level.REGIO, Level.PROVINCIE)
        if (lon is None) != (lat is None) or has_no_point != (lon is None):
            self._report(
                Remark.BAD_POINT,
                "lon",
                detail="Een regio of provincie heeft geen punt."
                if has_no_point
                else "Het punt is niet compleet.",
            )
            return None
        municipality = municipalities.get(code) if code else None
        province = (
            municipality.province if municipality else (name or place) if level is Level.PROVINCIE else None
        )
        return Override(
            row=self.number,
            intervention_id=self._cells.get("intervention_id", ""),
            place=place,
            name=name or place,
            level=level,
            municipality_code=code,
            municipality=municipality.name if municipality else None,
            province=province,
            lon=lon,
            lat=lat,
            precision=precision,
        )

    def _level(self, name: str) -> Level | None:
        known = {fold(level.value): level for level in Level}
        level = known.get(fold(self._cells.get(name, "")))
        if level is None:
            self._report(Remark.UNKNOWN_CATEGORY, name, choices=tuple(schema.Level))
        return level

    def _code(self, municipalities: Mapping[str, Municipality]) -> str | None:
        text = self._cells.get("municipality_code", "")
        if not text:
            return None
        digits = text.upper().removeprefix("GM")
        code = f"GM{digits:0>4}"
        if code not in municipalities:
            self._report(Remark.BAD_CODE, "municipality_code")
        return code

    def _degrees(self, name: str, low: float, high: float) -> float | None:
        text = self._cells.get(name, "").replace(",", ".")
        if not text:
            return None
        try:
            value = round(float(text), schema.COORDINATE_DIGITS)
        except ValueError:
            self._report(Remark.BAD_POINT, name, detail=f"‘{text}’ is geen getal.")
            return None
        if not low <= value <= high:
            self._report(Remark.BAD_POINT, name, detail=f"{text} ligt buiten Nederland.")
            return None
        return value
