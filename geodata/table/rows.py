"""The source table as typed rows: every cell checked, every fault named with row and column.

In: a :class:`~geodata.table.reader.Table`. Out: a :class:`Reading` with one :class:`Row` per intervention,
and a :class:`~geodata.table.finding.Finding` for each cell that is wrong. Forgiving in how a value is
written (case, accents, spaces, Dutch or English headers), never in what it says: nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from geodata.table import columns
from geodata.table.cells import nearest
from geodata.table.finding import Finding
from geodata.table.reader import Table
from geodata.table.row import Row, RowReader
from geodata.table.wording import Remark
from geodata.text import tidy, tidy_line

_UNESCAPED = re.compile(r"'(?='*[=+\-@\t\r])")


@dataclass(frozen=True, slots=True)
class Reading:
    """All filled rows, all findings, and per field the header as the file writes it."""

    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]
    headers: dict[str, str] = field(default_factory=dict)


def read(table: Table) -> Reading:
    """The table's rows, checked one by one and against each other."""
    positions, findings = _positions(table)
    headers = {name: tidy_line(table.header.cells[index]) for name, index in positions.items()}
    if any(finding.refuses for finding in findings):
        return Reading((), tuple(findings), headers)
    rows: list[Row] = []
    seen = _Seen()
    filled = 0
    for record in table.records:
        cells = [_unescaped(cell) for cell in record.cells]
        if not any(tidy(cell) for cell in cells):
            continue
        filled += 1
        reader = RowReader(record.number, cells, positions, headers)
        rows.append(reader.row(len(table.header.cells)))
        seen.compare(reader)
        findings += reader.findings
    if not filled:
        findings.append(Finding(Remark.NO_ROWS, table.header.number))
    return Reading(tuple(rows), tuple(findings), headers)


def _positions(table: Table) -> tuple[dict[str, int], list[Finding]]:
    """Which field stands in which column, and what is wrong with the header."""
    number = table.header.number
    positions: dict[str, int] = {}
    findings: list[Finding] = []
    unknown: list[str] = []
    for index, cell in enumerate(table.header.cells):
        header = tidy_line(cell)
        name = columns.field_of(header)
        if name is None:
            has_content = any(index < len(row.cells) and tidy(row.cells[index]) for row in table.records)
            if (header or has_content) and not columns.is_derived(header):
                unknown.append(header or f"zonder naam, nummer {index + 1}")
        elif name in positions:
            first = tidy_line(table.header.cells[positions[name]])
            findings.append(Finding(Remark.REPEATED_COLUMN, number, header, header, detail=first))
        else:
            positions[name] = index
    for header in unknown:
        near = nearest(header, tuple(columns.known_headers()))
        free = tuple(name for name in near if columns.field_of(name) not in positions)
        findings.append(Finding(Remark.UNKNOWN_COLUMN, number, header, header, choices=free, guess=True))
    for item in columns.COLUMNS:
        if item.required and item.name not in positions:
            findings.append(Finding(Remark.MISSING_COLUMN, number, item.label, item.label))
    return positions, findings


class _Seen:
    """Ids and titles of the rows so far, with the row each first stood in."""

    def __init__(self) -> None:
        self._ids: dict[str, int] = {}
        self._titles: dict[str, int] = {}

    def compare(self, row: RowReader) -> None:
        """Report a title or id that an earlier row has; the title alone when both are the same."""
        title = " ".join(row.title.casefold().split())
        earlier_title = self._titles.setdefault(title, row.number) if title else row.number
        earlier_id = self._ids.setdefault(row.id, row.number) if row.id else row.number
        if earlier_title != row.number:
            row.report(Remark.DUPLICATE_TITLE, "title", row.title, str(earlier_title))
        elif earlier_id != row.number:
            name = "id" if "id" in row.headers else "title"
            row.report(Remark.DUPLICATE_ID, name, row.id, str(earlier_id))


def _unescaped(cell: str) -> str:
    """A cell without the apostrophe that our own CSV export puts before a formula sign."""
    return _UNESCAPED.sub("", cell, count=1) if cell.startswith("'") else cell
