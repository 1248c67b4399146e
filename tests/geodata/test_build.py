"""The published file: the same bytes for the same input, however the table was saved."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from geodata import build, geojson
from geodata.table.wording import Remark
from tests.geodata.fakes import HEADER, MUNICIPALITIES, ROWS, FakeGazetteer, accepted, csv_text, xlsx

DUTCH = ("Titel", "samenvatting", "Fenomeen", "Schaal", "Startjaar", "Plaats", "Bron", "Links")


def built(folder: Path, data: bytes, name: str = "tabel.csv") -> build.Build:
    path = folder / name
    path.write_bytes(data)
    return build.build(path, FakeGazetteer(), MUNICIPALITIES, overrides=None)


def written(folder: Path, data: bytes) -> bytes:
    return geojson.geojson_bytes(accepted(built(folder, data)))


@pytest.fixture
def canonical(tmp_path: Path) -> bytes:
    return written(tmp_path, csv_text([HEADER, *ROWS]).encode())


def test_the_file_is_what_contract_1_says(canonical: bytes) -> None:
    assert geojson.check(canonical) == []
    lines = canonical.decode().split("\n")
    assert lines[0] == '{"type":"FeatureCollection","features":[' and lines[-2:] == ["]}", ""]
    agent, kan_wel = (json.loads(line.rstrip(",")) for line in lines[1:3])
    assert (agent["id"], agent["geometry"], agent["properties"]["places"][0]["lon"]) == (
        "agent-bijt-hond",
        None,
        None,
    )
    assert kan_wel["geometry"] == {
        "type": "MultiPoint",
        "coordinates": [[4.47917, 51.9225], [4.449783, 51.916812]],
    }
    assert "Kan wél!" in lines[2]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [";", "\t", ","])
def test_however_the_csv_is_saved_the_bytes_are_the_same(
    canonical: bytes, tmp_path: Path, encoding: str, delimiter: str
) -> None:
    padded = [tuple(f" {cell}\u00a0" for cell in row) for row in ROWS]
    blank = ("",) * len(HEADER)
    table = csv_text([DUTCH, blank, *reversed(padded), blank], delimiter, "\r\n")
    assert written(tmp_path, table.encode(encoding)) == canonical


def test_a_sep_line_and_a_workbook_give_the_same_bytes(canonical: bytes, tmp_path: Path) -> None:
    with_sep = f"sep=;\r\n{csv_text([DUTCH, *ROWS], ';', chr(13) + chr(10))}"
    assert written(tmp_path, with_sep.encode("utf-8-sig")) == canonical
    rows = [[int(cell) if cell == "2012" else cell for cell in row] for row in ROWS]
    assert written(tmp_path, xlsx([DUTCH, *rows], before=["Uitleg"])) == canonical


def test_a_nationwide_intervention_has_no_geometry_but_keeps_its_places(tmp_path: Path) -> None:
    row = list(ROWS[0])
    row[3] = "Landelijk"
    feature = json.loads(written(tmp_path, csv_text([HEADER, row]).encode()))["features"][0]
    assert feature["geometry"] is None and len(feature["properties"]["places"]) == 2


def test_an_unsettled_place_is_left_out_and_reported(tmp_path: Path) -> None:
    row = list(ROWS[0])
    row[5] = "Bergen\nXyz\nRotterdam\nRotterdam | uitgevoerd_in"
    made = built(tmp_path, csv_text([HEADER, row]).encode())
    assert [place.name for place in accepted(made).features[0].properties.places] == ["Rotterdam"]
    assert [(item.remark, item.row, item.column, item.subject) for item in made.findings] == [
        (kind, 2, "places", "Kan wél!")
        for kind in (
            Remark.PLACE_AMBIGUOUS,
            Remark.PLACE_NOT_FOUND,
            Remark.PLACE_COARSE,
            Remark.PLACE_TWICE,
        )
    ]


def test_one_bad_row_refuses_all_and_every_place_is_still_looked_up(tmp_path: Path) -> None:
    bad = list(ROWS[0])
    bad[4] = "later"
    made = built(tmp_path, csv_text([HEADER, bad, ROWS[1]]).encode())
    assert made.collection is None
    assert [item.remark for item in made.findings if item.row == 2] == [
        Remark.BAD_YEAR,
        Remark.PLACE_COARSE,
        Remark.PLACE_FOUND,
    ]
    [refused] = [item for item in made.findings if item.refuses]
    assert (refused.row, refused.column) == (2, "start_year")


def test_a_place_that_is_refused_is_not_called_missing(tmp_path: Path) -> None:
    bad = list(ROWS[0])
    bad[5] = "Rotterdam | buren"
    made = built(tmp_path, csv_text([HEADER, bad]).encode())
    assert [item.remark for item in made.findings] == [Remark.UNKNOWN_CATEGORY]


def test_an_unreadable_table_or_override_refuses(tmp_path: Path) -> None:
    assert [item.remark for item in built(tmp_path, b"").findings] == [Remark.UNREADABLE]
    table = tmp_path / "goed.csv"
    table.write_text(csv_text([HEADER, *ROWS]), encoding="utf-8")
    made = build.build(table, FakeGazetteer(), MUNICIPALITIES, overrides=tmp_path / "weg.csv")
    assert made.collection is None
    assert any("weg.csv" in item.reason for item in made.findings if item.refuses)


def test_progress_is_told_row_by_row(tmp_path: Path) -> None:
    path = tmp_path / "tabel.csv"
    path.write_text(csv_text([HEADER, *ROWS]), encoding="utf-8")
    told: list[tuple[int, int]] = []
    build.build(
        path,
        FakeGazetteer(),
        MUNICIPALITIES,
        overrides=None,
        progress=lambda done, total: told.append((done, total)),
    )
    assert told == [(1, 2), (2, 2)]
