"""A workbook (XLSX, XLS or ODS) as rows of text, as a spreadsheet shows them.

In: the bytes of a file. Out: the rows of each sheet; whole numbers without a point, dates as ISO days, cells
merged downwards repeated. Refused with :class:`TableError`, in Dutch since an editor reads it: a workbook
with a password, a damaged one, and one too large to be a table.
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from typing import Any

from geodata.errors import TableError

MAX_BYTES = 100_000_000
MAX_CELLS = 5_000_000
_ZIP_MAGIC, _OLE_MAGIC = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_FILLED_CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"[^>]*[^/]>')


def is_workbook(data: bytes) -> bool:
    """Whether the bytes are those of a workbook, whatever the file is called."""
    return data.startswith((_ZIP_MAGIC, _OLE_MAGIC))


def sheets(data: bytes) -> list[list[list[str]]]:
    """The rows of each sheet from the first on, an empty list for a row that holds nothing.

    Raises:
        TableError: the workbook has a password, is damaged, or is too large.
    """
    import python_calamine as calamine

    if data.startswith(_ZIP_MAGIC):
        _refuse_oversized(data)
    try:
        workbook = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [_rows(workbook.get_sheet_by_index(index)) for index in range(len(workbook.sheet_names))]
    except calamine.PasswordError as exc:
        raise TableError("dit werkboek heeft een wachtwoord; bewaar het zonder wachtwoord.") from exc
    except Exception as exc:  # the reader's own errors come in many classes
        raise TableError(
            f"dit werkboek is niet te lezen ({exc}); open het en bewaar het opnieuw als XLSX."
        ) from exc


def _rows(sheet: Any) -> list[list[str]]:
    rows = [[_text(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    filled = [any(row) for row in rows]
    # A cell merged downwards counts for each row; one merged sideways is just a wide cell.
    for (top, left), (bottom, _) in sheet.merged_cell_ranges or ():
        if top < len(rows) and left < len(rows[top]):
            for row in rows[top + 1 : bottom + 1]:
                row[left] = rows[top][left]
    return [row if is_filled else [] for row, is_filled in zip(rows, filled, strict=True)]


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
