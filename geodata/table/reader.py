"""Raw tables as people save them: CSV in any common dress, or a spreadsheet.

In: bytes of a CSV file (UTF-8, UTF-16, Windows-1252; comma, semicolon or tab; ``sep=`` line) or of an
XLSX, XLS or ODS workbook. Out: the header and the records as text, each with the row number a
spreadsheet shows. Nothing is trimmed. Refused with :class:`TableError`, in Dutch since an editor reads
it: a file that is no table, broken quoting, and a workbook too large to be a table.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from geodata.errors import TableError
from geodata.table import workbook
from geodata.table.workbook import MAX_BYTES
from geodata.text import fold, tidy

_DELIMITERS = ",;\t"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

HeaderTest = Callable[[Sequence[str]], bool]


@dataclass(frozen=True, slots=True)
class Record:
    """One row; ``number`` counts as a spreadsheet does, blank rows included."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The header and the rows under it, text as written."""

    header: Record
    records: tuple[Record, ...]

    def column(self, name: str | None) -> list[str]:
        """The cells of one column as they stand in the file; its name may be left out when there is one only.

        Raises:
            TableError: no column, or more than one, has this name.
        """
        headers = self.header.cells
        if name in headers:
            wanted = [headers.index(name)]
        elif name is None:
            wanted = list(range(len(headers)))
        else:
            wanted = [index for index, header in enumerate(headers) if fold(header) == fold(name)]
        if len(wanted) != 1:
            asked = "noem een kolom met --column" if name is None else f"geen kolom heet {name!r}"
            raise TableError(f"{asked}; de kolommen zijn {', '.join(map(repr, headers))}.")
        index = wanted[0]
        return [record.cells[index] if index < len(record.cells) else "" for record in self.records]


def read_table(path: Path, fits: HeaderTest = bool) -> Table:
    """The table in a file.

    Args:
        path: a CSV, XLSX, XLS or ODS file; the content counts, not the suffix.
        fits: says whether a header is the one wanted; the first sheet that fits is taken, else the
            first sheet that holds anything.

    Raises:
        TableError: the file cannot be opened or is no table.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise TableError(
                f"{path}: dit bestand is te groot voor een tabel (meer dan {MAX_BYTES // 10**6} MB)."
            )
        data = path.read_bytes()
    except OSError as exc:
        reason = (
            "bestaat niet" if isinstance(exc, FileNotFoundError) else f"is niet te openen ({exc.strerror})"
        )
        raise TableError(f"{path}: dit bestand {reason}. Controleer de naam en de map.") from exc
    try:
        return parse_table(data, fits)
    except TableError as exc:
        raise TableError(f"{path}: {exc}") from exc


def column_of(path: Path, name: str | None) -> list[str]:
    """The cells of one column of a file; its name may be left out when there is one only.

    Raises:
        TableError: the file is no table, or not exactly one column has this name.
    """
    table = read_table(path)
    try:
        return table.column(name)
    except TableError as exc:
        raise TableError(f"{path}: {exc}") from exc


def parse_table(data: bytes, fits: HeaderTest = bool) -> Table:
    """The table in the bytes of a file; see :func:`read_table`."""
    sheets = workbook.sheets(data) if workbook.is_workbook(data) else [_csv_rows(_decode(data))]
    tables = [table for rows in sheets if (table := _table(rows))]
    if not tables:
        raise TableError("er staat geen tabel in dit bestand; zet op de eerste rij de namen van de kolommen.")
    return next((table for table in tables if fits(table.header.cells)), tables[0])


def _table(rows: Iterable[Sequence[str]]) -> Table | None:
    rest = (Record(number, tuple(cells)) for number, cells in enumerate(rows, start=1) if cells)
    for record in rest:
        if any(tidy(cell) for cell in record.cells):
            return Table(record, tuple(rest))
    return None


def _decode(data: bytes) -> str:
    """Text by byte order mark, else UTF-8, else Windows-1252: guessers get cp1252 wrong."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _decoded(data[len(bom) :], encoding)
    head = data[:200]
    if head[1::2].count(0) > len(head) / 4:
        return _decoded(data, "utf-16-le")
    if head[0::2].count(0) > len(head) / 4:
        return _decoded(data, "utf-16-be")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(data, "cp1252")


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as exc:
        line = data[: exc.start].count(b"\n") + 1
        raise TableError(
            f"regel {line} is geen leesbare tekst ({encoding}); bewaar de tabel als XLSX of als CSV UTF-8."
        ) from exc


def _csv_rows(text: str) -> list[list[str]]:
    named = re.match(r'"?sep=(.)"?(?:\r\n|\r|\n|\Z)', text, re.IGNORECASE)
    if named:
        text = text[named.end() :]
    delimiter = named[1] if named else _delimiter(text)
    rows: list[list[str]] = []
    # strict: an unclosed quote would otherwise swallow every row after it without a word
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            rows.append(cells)
    except csv.Error as exc:
        raise TableError(
            f"rij {len(rows) + 1}: de aanhalingstekens kloppen niet ({exc}); open de tabel in een "
            "rekenprogramma en bewaar haar opnieuw als XLSX of CSV."
        ) from exc
    return rows


def _delimiter(text: str) -> str:
    """The sign that cuts the first filled row in most cells; a tab when none does.

    With one column a comma is part of the value, and a tab never is.
    """
    counts = dict.fromkeys(_DELIMITERS, 1)
    for delimiter in _DELIMITERS:
        try:
            rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
            counts[delimiter] = len(next((row for row in rows if any(tidy(cell) for cell in row)), [""]))
        except csv.Error:
            continue
    best = max(counts, key=counts.__getitem__)
    return best if counts[best] > 1 else "\t"
