"""Interventions as a table for Dutch Excel: the columns of the source table under Dutch headers.

In: Features of :mod:`geodata.schema`. Out: text rows, or the bytes of a CSV or XLSX file; same input, same
bytes. A file written here can be built again. No cell can run as a formula.

Besides ``schema`` and ``paths`` the one module of ``geodata`` that ``mapapp`` may import, so that a download
from the page and ``python -m geodata export`` are the same file. So it stays light: no geocoder, no reader.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from geodata.schema import Feature, Link, Place, Properties
from geodata.table.columns import COLUMNS, DERIVED_LABELS, LIST_SEPARATOR, PART_SEPARATOR, place_text

_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_CREATED = datetime.datetime(2000, 1, 1)
_NUMBERS = ("Startjaar", "Eindjaar")
_WIDE, _NARROW = 45, 18


def header() -> list[str]:
    """The Dutch column names, those for the reader's ease last."""
    return [column.label for column in COLUMNS] + list(DERIVED_LABELS)


def rows(features: Iterable[Feature]) -> list[list[str]]:
    """One row of text per Feature, in the order given, without the header."""
    return [_row(feature.properties) for feature in features]


def csv_bytes(features: Iterable[Feature]) -> bytes:
    """The table as CSV that Dutch Excel opens right: byte order mark, semicolons, CRLF, no formulas."""
    return csv_table([header(), *rows(features)])


def xlsx_bytes(features: Iterable[Feature]) -> bytes:
    """The table as an XLSX workbook."""
    return xlsx_table([header(), *rows(features)], "Voorbeelden", numbers=_NUMBERS)


def csv_table(table: Iterable[Sequence[str]]) -> bytes:
    """Any rows of text as CSV for Dutch Excel; a cell that Excel would run gets an apostrophe before it."""
    buffer = io.StringIO()
    # All quoted: a program that takes a comma for the separator must not cut a cell in two.
    writer = csv.writer(buffer, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([_escaped(cell) for cell in row] for row in table)
    return buffer.getvalue().encode("utf-8-sig")


def xlsx_table(
    table: Sequence[Sequence[str]],
    sheet: str,
    *,
    widths: Sequence[int] = (),
    numbers: Sequence[str] = (),
) -> bytes:
    """Any rows of text as a workbook with one sheet; its first row is the header.

    Args:
        table: the rows.
        sheet: the name of the sheet.
        widths: the width of each column; without them wide for long texts, narrow for the rest.
        numbers: headers of columns whose cells are whole numbers.
    """
    # Here, not above: a map that serves no workbook should not load its writer.
    import xlsxwriter

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as workbook:
        workbook.set_properties({"created": _CREATED})
        worksheet = workbook.add_worksheet(sheet)
        bold = workbook.add_format({"bold": True, "valign": "top", "text_wrap": True, "bottom": 1})
        plain = workbook.add_format({"valign": "top", "text_wrap": True})
        for y, row in enumerate(table):
            for x, cell in enumerate(row):
                _write(worksheet, y, x, cell, bold if y == 0 else plain, is_number=table[0][x] in numbers)
        columns = len(table[0])
        for x in range(columns):
            longest = max((len(row[x]) for row in table), default=0)
            worksheet.set_column(x, x, widths[x] if widths else _WIDE if longest > 2 * _NARROW else _NARROW)
        worksheet.freeze_panes(1, 0)
        worksheet.autofilter(0, 0, max(len(table) - 1, 1), columns - 1)
    return buffer.getvalue()


def _write(worksheet: Any, y: int, x: int, cell: str, style: Any, *, is_number: bool) -> None:
    if is_number and cell.isdecimal():
        worksheet.write_number(y, x, int(cell), style)
    elif cell:
        worksheet.write_string(y, x, cell, style)


def _escaped(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _row(item: Properties) -> list[str]:
    cells = {name: _cell(value) for name, value in item if name != "source"}
    cells |= {f"source_{name}": _cell(value) for name, value in item.source}
    municipalities = dict.fromkeys(place.municipality or "" for place in item.places)
    provinces = dict.fromkeys(place.province or "" for place in item.places)
    return [
        *(cells[column.name] for column in COLUMNS),
        LIST_SEPARATOR.join(filter(None, municipalities)),
        LIST_SEPARATOR.join(filter(None, provinces)),
    ]


def _cell(value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, list):
        return str(value)
    if value and isinstance(value[0], Place):
        return "\n".join(
            PART_SEPARATOR.join((place_text(place), place.relation, place.basis)) for place in value
        )
    if value and isinstance(value[0], Link):
        return "\n".join(PART_SEPARATOR.join((link.url, link.label)) for link in value)
    return LIST_SEPARATOR.join(value)
