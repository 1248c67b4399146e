"""Raw tables as people save them: CSV in any common dress, or a spreadsheet.

In: bytes of a CSV file (UTF-8, UTF-16, Windows-1252; comma, semicolon or tab; ``sep=`` line) or of an
XLSX, XLS or ODS workbook. Out: the header and the records as text, each with the row number a
spreadsheet shows. Nothing is trimmed. Refused with :class:`TableError`, in Dutch since an editor reads
it: a file that is no table, broken quoting, and a workbook too large to be a table.
"""

from __future__ import annotations

import codecs
import csv
import datetime
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geodata.errors import TableError
from geodata.text import tidy

MAX_BYTES = 100_000_000
MAX_CELLS = 5_000_000
_DELIMITERS = ",;\t"
_ZIP_MAGIC, _OLE_MAGIC = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FILLED_CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"[^>]*[^/]>')

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


def parse_table(data: bytes, fits: HeaderTest = bool) -> Table:
    """The table in the bytes of a file; see :func:`read_table`."""
    if data.startswith((_ZIP_MAGIC, _OLE_MAGIC)):
        sheets = _workbook_sheets(data)
    else:
        sheets = [_csv_records(_decode(data))]
    tables = [table for records in sheets if (table := _table(records))]
    if not tables:
        raise TableError("er staat geen tabel in dit bestand; zet op de eerste rij de namen van de kolommen.")
    return next((table for table in tables if fits(table.header.cells)), tables[0])


def _table(records: Iterable[Record]) -> Table | None:
    rest = iter(records)
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


def _csv_records(text: str) -> list[Record]:
    named = re.match(r'"?sep=(.)"?(?:\r\n|\r|\n|\Z)', text, re.IGNORECASE)
    if named:
        text = text[named.end() :]
    delimiter = named[1] if named else _delimiter(text)
    records: list[Record] = []
    # strict: an unclosed quote would otherwise swallow every row after it without a word
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if cells:
                records.append(Record(number, tuple(cells)))
    except csv.Error as exc:
        raise TableError(
            f"rij {number + 1}: de aanhalingstekens kloppen niet ({exc}); open de tabel in een "
            "rekenprogramma en bewaar haar opnieuw als XLSX of CSV."
        ) from exc
    return records


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


def _workbook_sheets(data: bytes) -> list[list[Record]]:
    import python_calamine as calamine

    if data.startswith(_ZIP_MAGIC):
        _refuse_oversized(data)
    try:
        workbook = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [workbook.get_sheet_by_index(index) for index in range(len(workbook.sheet_names))]
        return [_sheet_records(sheet) for sheet in sheets]
    except calamine.PasswordError as exc:
        raise TableError("dit werkboek heeft een wachtwoord; bewaar het zonder wachtwoord.") from exc
    except Exception as exc:  # the reader's own errors come in many classes
        raise TableError(
            f"dit werkboek is niet te lezen ({exc}); open het en bewaar het opnieuw als XLSX."
        ) from exc


def _sheet_records(sheet: Any) -> list[Record]:
    rows = [[_text(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    filled = [any(row) for row in rows]
    # A cell merged downwards counts for each row; one merged sideways is just a wide cell.
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        if top < len(rows) and left < len(rows[top]):
            for row in rows[top + 1 : bottom + 1]:
                row[left] = rows[top][left]
    return [
        Record(number, tuple(row))
        for number, (row, is_filled) in enumerate(zip(rows, filled, strict=True), start=1)
        if is_filled
    ]


def _text(value: Any) -> str:
    """A cell's value as text: whole numbers without a point, dates as ISO days."""
    if isinstance(value, str):
        return re.sub("_x000[Dd]_", "", value)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return str(value)


def _refuse_oversized(data: bytes) -> None:
    """Refuse a workbook that unpacks to far more than a table, before the reader takes the memory for it.

    The reader makes room for the whole rectangle up to the last filled cell, so one stray
    value in the far corner of a sheet would cost gigabytes.
    """
    too_large = TableError(
        "dit werkboek is te groot voor een tabel; kijk of er ver naar rechts of naar onderen nog een "
        "losse waarde staat, en verwijder die rijen of kolommen."
    )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(item.file_size for item in archive.infolist()) > 3 * MAX_BYTES:
                raise too_large
            for name in archive.namelist():
                if not (name.startswith("xl/worksheets/") and name.endswith(".xml")):
                    continue
                columns, rows = {b"A"}, 1
                for column, row in _FILLED_CELL.findall(archive.read(name)):
                    columns.add(column)
                    rows = max(rows, int(row))
                if max(map(_column_number, columns)) * rows > MAX_CELLS:
                    raise too_large
    except TableError:
        raise
    except Exception as exc:  # zipfile raises many classes for a damaged archive
        raise TableError(
            f"dit werkboek is beschadigd ({exc}); open het en bewaar het opnieuw als XLSX."
        ) from exc


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
