"""Reading raw tables in every dress that people save them in."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.errors import TableError
from geodata.table.reader import parse_table, read_table
from tests.geodata.fakes import csv_text, xlsx

ROWS = (("naam", "plaats"), ("Café, één", 'Ede "West"\nof Oost; ook'), ("Ítem 2", "'s-Gravenhage"))


def cells(data: bytes) -> list[tuple[str, ...]]:
    table = parse_table(data)
    return [table.header.cells, *(record.cells for record in table.records)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_encoding_delimiter_and_line_end_gives_the_same_cells(
    encoding: str, delimiter: str, newline: str
) -> None:
    assert cells(csv_text(ROWS, delimiter, newline).encode(encoding)) == list(ROWS)


def test_windows_1252_is_read_when_it_is_no_utf_8() -> None:
    rows = [("naam", "plaats"), ("‘Café’ – €5", "Curaçaoweg")]
    assert cells(csv_text(rows, ";").encode("cp1252")) == rows


@pytest.mark.parametrize("line", ["sep=;\r\n", "SEP=;\n", '"sep=;"\r\n', "\ufeffsep=;\n"])
def test_a_sep_line_names_the_delimiter_and_counts_for_no_row(line: str) -> None:
    table = parse_table((line + "a,b;c\r\n1;2\r\n").encode())
    assert (table.header.number, table.header.cells) == (1, ("a,b", "c"))
    assert [(record.number, record.cells) for record in table.records] == [(2, ("1", "2"))]


def test_rows_count_as_a_spreadsheet_counts_them() -> None:
    table = parse_table(b'\n;;\na;b\n\n"x\ny";1\nz;2\n')
    assert table.header.number == 3
    assert [record.number for record in table.records] == [5, 6]


def test_a_single_column_keeps_its_commas() -> None:
    assert cells(b"query\nMoerwijk, Den Haag\n Ede \n") == [("query",), ("Moerwijk, Den Haag",), (" Ede ",)]


def test_an_unclosed_quote_is_refused_with_its_row() -> None:
    with pytest.raises(TableError, match="rij 2"):
        parse_table(b'a,b\n"x,1\ny,2\n')


@pytest.mark.parametrize("data", [b"", b"\n\n", b" \t\n", b"\xef\xbb\xbf", "\u200b\n".encode()])
def test_a_file_without_a_table_is_refused(data: bytes) -> None:
    with pytest.raises(TableError, match="geen tabel"):
        parse_table(data)


def test_bytes_that_are_no_text_are_refused_with_their_line() -> None:
    with pytest.raises(TableError, match="regel 2"):
        parse_table(b"a;b\n\x81\x8d;x\n")


def test_workbook_values_become_text() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as workbook:
        sheet = workbook.add_worksheet()
        day = workbook.add_format({"num_format": "dd-mm-yyyy"})
        sheet.write_row(0, 0, ["jaar", "dag", "formule", "postcode", "getal"])
        sheet.write_number(1, 0, 2012)
        sheet.write_datetime(1, 1, datetime.datetime(2024, 5, 1), day)
        sheet.write_formula(1, 2, '="a"&"b"', None, "ab")
        sheet.write_string(1, 3, "0123")
        sheet.write_number(1, 4, 4.25)
    assert cells(buffer.getvalue())[1] == ("2012", "2024-05-01", "ab", "0123", "4.25")


def test_a_cell_merged_downwards_counts_for_each_filled_row() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["naam", "bron", "jaar"])
        for y, name in ((1, "een"), (2, "twee")):
            sheet.write_string(y, 0, name)
        sheet.merge_range("B2:B5", "https://example.org")
    records = parse_table(buffer.getvalue()).records
    assert [(record.number, record.cells[1]) for record in records] == [
        (2, "https://example.org"),
        (3, "https://example.org"),
    ]


def test_the_first_sheet_with_the_wanted_header_is_taken() -> None:
    data = xlsx([("naam", "plaats"), ("x", "Ede")], before=["Uitleg", "Meer"])
    assert parse_table(data, lambda header: "naam" in header).header.cells == ("naam", "plaats")
    assert parse_table(data, lambda header: "anders" in header).header.cells == ("Toelichting",)


def test_a_stray_value_in_the_far_corner_does_not_take_all_memory() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_string(0, 0, "naam")
        sheet.write_string(1_048_575, 16_383, "x")
    with pytest.raises(TableError, match="te groot"):
        parse_table(buffer.getvalue())


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04 no zip", b"\xd0\xcf\x11\xe0 no workbook", xlsx([("a",)])[:300]]
)
def test_a_damaged_workbook_is_refused(data: bytes) -> None:
    with pytest.raises(TableError, match="werkboek"):
        parse_table(data)


def test_a_missing_file_and_a_folder_are_refused_by_name(tmp_path: Path) -> None:
    for path in (tmp_path / "weg.csv", tmp_path):
        with pytest.raises(TableError, match=path.name):
            read_table(path)


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        parse_table(data)
    except TableError as exc:
        assert str(exc)


@given(
    st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=4), min_size=1),
    st.sampled_from(",;\t"),
)
@settings(max_examples=150, deadline=None)
def test_quoted_cells_come_back_as_they_were(rows: list[list[str]], delimiter: str) -> None:
    wide = [["kop", "kop", "kop", "kop"], *rows]
    assert cells(csv_text(wide, delimiter).encode("utf-8-sig")) == [tuple(row) for row in wide]


@given(st.integers(min_value=0, max_value=4_000), st.integers(min_value=0, max_value=255))
@settings(max_examples=100, deadline=None)
def test_a_workbook_with_one_wrong_byte_is_read_or_refused(position: int, value: int) -> None:
    data = bytearray(xlsx([("naam", "jaar"), ("x", 2012)]))
    data[position % len(data)] = value
    try:
        parse_table(bytes(data))
    except TableError as exc:
        assert str(exc)
