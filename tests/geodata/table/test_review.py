"""The review: every row and place, in plain Dutch, in three formats."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
import python_calamine

from geodata.errors import GeodataError
from geodata.table import review
from geodata.table.finding import Finding, shown
from geodata.table.wording import WORDING, Remark

FINDINGS = (
    Finding(Remark.PLACE_COARSE, 9, "Plaatsen", "Ede", "Waaks", "gemeente Ede"),
    Finding(
        Remark.PLACE_AMBIGUOUS,
        3,
        "Plaatsen",
        "Bergen",
        "=Burgernet",
        choices=("gemeente Bergen (NH)", "gemeente Bergen (L)"),
    ),
    Finding(Remark.PLACE_NOT_FOUND, 4, "Plaatsen", "Xyz", "Waaks"),
    Finding(Remark.PLACE_NOT_FOUND, 5, "Plaatsen", "Zyx", "Waaks"),
    Finding(Remark.UNKNOWN_CATEGORY, 2, "Schaal", "stat", "Oud", choices=("straat",), guess=True),
    Finding(Remark.OVERRIDE_UNUSED, 2, "place", "Weg", file="overrides.csv"),
)


def test_every_kind_has_a_wording_that_can_be_filled_in() -> None:
    assert set(WORDING) == set(Remark)
    for kind in Remark:
        finding = Finding(kind, 2, "Kolom", "{waarde}", detail="{detail}", choices=("a", "b"))
        assert finding.outcome and finding.reason.endswith((".", "’.", "}")), kind
        assert "choices" not in finding.advice
        assert finding.advice or not finding.refuses


def test_rows_are_in_the_order_of_the_table() -> None:
    ordered = review.in_order(FINDINGS)
    assert [(item.file, item.row) for item in ordered] == [
        ("", 2),
        ("", 3),
        ("", 4),
        ("", 5),
        ("", 9),
        ("overrides.csv", 2),
    ]
    row = dict(zip(review.HEADER, review.rows(ordered)[1], strict=True))
    assert (row["Uitkomst"], row["Rij"], row["Kolom"], row["Voorbeeld"], row["Ingevuld"]) == (
        "meer mogelijk",
        "3",
        "Plaatsen",
        "=Burgernet",
        "Bergen",
    )
    assert row["Kandidaten"] == "gemeente Bergen (NH)\ngemeente Bergen (L)"


def test_csv_and_workbook_hold_the_same_rows(tmp_path: Path) -> None:
    for name in ("lijst.csv", "lijst.XLSX"):
        review.write(tmp_path / name, FINDINGS)
    text = (tmp_path / "lijst.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert rows[2][4] == "'=Burgernet"
    rows[2][4] = "=Burgernet"
    sheet = python_calamine.load_workbook(tmp_path / "lijst.XLSX").get_sheet_by_index(0).to_python()
    assert (
        [[str(int(cell)) if isinstance(cell, float) else cell for cell in row] for row in sheet]
        == rows
        == [list(review.HEADER), *review.rows(review.in_order(FINDINGS))]
    )


def test_a_second_review_has_the_same_bytes(tmp_path: Path) -> None:
    for suffix in review.SUFFIXES:
        path = tmp_path / f"lijst{suffix}"
        review.write(path, FINDINGS)
        first = path.read_bytes()
        review.write(path, FINDINGS)
        assert path.read_bytes() == first


def test_the_text_counts_and_puts_what_stops_the_build_first() -> None:
    text = review.text_bytes(review.in_order(FINDINGS)).decode()
    assert "     2  niet gevonden\n" in text
    order = [
        "tegen",
        "rij 2, kolom Schaal",
        "Bedoelde u ‘straat’?",
        "aandacht",
        "‘Bergen’",
        "informatie",
        "‘Ede’",
    ]
    places = [text.find(part) for part in order[:-1]]
    assert -1 not in places and places == sorted(places)
    assert text.count("Controleer de spelling") == 1


def test_the_screen_shows_what_stops_the_build_or_else_what_waits() -> None:
    assert [line for line in review.summary(FINDINGS) if not line.startswith(" ")] == [
        "rij 2, kolom Schaal, ‘Oud’: onbekende categorie. ‘stat’ kennen we niet in deze kolom."
    ]
    waiting = review.summary([item for item in FINDINGS if not item.refuses])
    assert len([line for line in waiting if not line.startswith(" ")]) == 4
    many = review.summary([FINDINGS[2]] * 25)
    assert many[-1].startswith("… en nog 5;")
    assert review.unplaced_count(FINDINGS) == 3


def test_another_suffix_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GeodataError, match=r"\.xlsx, \.csv, \.txt"):
        review.write(tmp_path / "lijst.pdf", FINDINGS)
    assert not list(tmp_path.iterdir())


def test_quoted_values_are_short_and_visible() -> None:
    assert shown("a\x07b\nc\u202e") == "a\ufffdb c\ufffd"
    assert len(shown("x" * 500)) == 80
