"""Tables for Dutch Excel: safe, deterministic, and fit to be built again."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata import build, geojson
from geodata.schema import Feature, Properties
from geodata.table import rows, tabular
from geodata.table.reader import parse_table
from tests.geodata.fakes import HEADER, MUNICIPALITIES, ROWS, FakeGazetteer, accepted, csv_text


@pytest.fixture
def features(tmp_path: Path) -> list[Feature]:
    path = tmp_path / "tabel.csv"
    path.write_text(csv_text([HEADER, *ROWS]), encoding="utf-8")
    return accepted(build.build(path, FakeGazetteer(), MUNICIPALITIES, overrides=None)).features


def item(title: str, **values: object) -> Properties:
    base: dict[str, object] = dict.fromkeys(Properties.model_fields)
    lists = ("phenomena", "methods", "initiators", "partners", "target_groups", "derived", "places", "links")
    base |= {name: [] for name in lists}
    base |= {"id": "x", "title": title, "summary": title, "scope": "onbekend"}
    base |= {"source": {"url": "https://a.nl", "label": "A", "checked_on": None}}
    return Properties.model_validate(base | values)


def test_rows_follow_the_order_given_under_dutch_headers(features: list[Feature]) -> None:
    rows = [dict(zip(tabular.header(), row, strict=True)) for row in tabular.rows(reversed(features))]
    assert [row["Titel"] for row in rows] == ["Kan wél!", "Agent, bijt hond"]
    assert rows[0]["Fenomenen"] == "Overlast; Sociale cohesie"
    assert rows[0]["Plaatsen"] == (
        "gemeente Rotterdam | ontstaan_in | bronlijst\nNieuwe Westen, Rotterdam | uitgevoerd_in | tabel"
    )
    assert (rows[0]["Links"], rows[0]["Startjaar"]) == ("https://example.org/meer | Meer lezen", "2012")
    assert (rows[0]["Gemeenten"], rows[0]["Provincies"]) == ("Rotterdam", "Zuid-Holland")
    assert rows[1]["Plaatsen"].startswith("provincie Limburg | ")


@pytest.mark.parametrize("dump", [tabular.csv_bytes, tabular.xlsx_bytes])
def test_an_export_builds_to_the_same_file_again(
    features: list[Feature], tmp_path: Path, dump: object
) -> None:
    assert callable(dump)
    path = tmp_path / "export"
    path.write_bytes(dump(features))
    again = build.build(path, FakeGazetteer(), MUNICIPALITIES, overrides=None)
    assert [finding.outcome for finding in again.findings if finding.refuses] == []
    assert accepted(again).features == features
    assert geojson.geojson_bytes(accepted(again)).count(b"\n") == 4


def test_csv_is_what_dutch_excel_opens(features: list[Feature]) -> None:
    data = tabular.csv_bytes(features)
    assert data.startswith(b"\xef\xbb\xbf") and data.count(b"\r\n") == 3
    assert data == tabular.csv_bytes(features)
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[0] == tabular.header() and len(rows) == 3


def test_a_workbook_has_the_same_bytes_each_time_and_numbers_for_years(features: list[Feature]) -> None:
    import python_calamine

    data = tabular.xlsx_bytes(features)
    assert data == tabular.xlsx_bytes(features)
    workbook = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    rows = workbook.get_sheet_by_index(0).to_python()
    assert dict(zip(rows[0], rows[2], strict=True))["Startjaar"] == 2012.0


@pytest.mark.parametrize("title", ["=1+1", "+31 6", "-1", "@SUM(A1)", "'=1", "''=1", "'s Avonds", "' ="])
def test_no_cell_runs_as_a_formula_and_it_comes_back_as_it_was(title: str) -> None:
    row = tabular.rows([feature(item(title))])[0]
    data = tabular.csv_table([tabular.header(), row])
    cells = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))[1]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
    assert rows.read(parse_table(data)).rows[0].title == title
    workbook = tabular.xlsx_table([tabular.header(), row], "x")
    assert rows.read(parse_table(workbook)).rows[0].title in (title, title.removeprefix("'"))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_title_that_the_reader_takes_survives_an_export(text: str) -> None:
    table = csv_text([("id", "title", "summary", "source_url"), ("x", text, text, "https://a.nl")])
    first = rows.read(parse_table(table.encode())).rows
    if not first or first[0].properties is None:
        return
    again = rows.read(parse_table(tabular.csv_bytes([feature(first[0].properties)])))
    assert again.rows[0].properties == first[0].properties


def feature(properties: Properties) -> Feature:
    return geojson.collection_of([properties]).features[0]


def test_an_empty_selection_is_a_header_alone() -> None:
    assert tabular.csv_bytes([]).count(b"\r\n") == 1
    assert tabular.xlsx_bytes([])[:2] == b"PK"


def test_importing_it_loads_no_part_of_the_pipeline() -> None:
    code = (
        "import sys, geodata.table.tabular; print([name for name in sys.modules if name.split('.')[0] in "
        "('geopy', 'rapidfuzz', 'python_calamine', 'typer', 'xlsxwriter') or name in "
        "('geodata.table.rows', 'geodata.table.reader', 'geodata.places.locate', "
        "'geodata.places.gazetteer')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
