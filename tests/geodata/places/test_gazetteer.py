"""The gazetteer's tables."""

from __future__ import annotations

import csv
import shutil
from collections import Counter
from pathlib import Path

import pytest

from geodata.errors import TableError
from geodata.fields import BBOX_NETHERLANDS
from geodata.places.entry import Kind
from geodata.places.gazetteer import FOLDER, Gazetteer, load_gazetteer
from geodata.places.spelling import key_of, tokens


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """A copy of the tables, to be spoilt."""
    return Path(shutil.copytree(FOLDER, tmp_path / "tables"))


def test_holds_every_kind_in_full(gazetteer: Gazetteer) -> None:
    counts = Counter(entry.kind for entry in gazetteer.called)
    assert counts[Kind.MUNICIPALITY] == len(gazetteer.municipalities) == 342
    assert counts[Kind.PROVINCE] == len(gazetteer.provinces) == 12
    assert counts[Kind.SETTLEMENT] + counts[Kind.POPULAR] == 3032
    assert counts[Kind.FORMER] == 1130
    assert counts[Kind.DISTRICT] > 3000
    assert counts[Kind.NEIGHBOURHOOD] > 14000
    assert len(gazetteer.postcodes) == 3948


def test_every_code_and_point_is_one_of_ours(gazetteer: Gazetteer) -> None:
    west, south, east, north = BBOX_NETHERLANDS
    for entry in (*gazetteer.called, *gazetteer.postcodes.values()):
        assert set(entry.municipalities) <= set(gazetteer.municipalities), entry
        assert (entry.lon is None) == (entry.lat is None), entry
        if entry.lon is not None and entry.lat is not None:
            assert west <= entry.lon <= east, entry
            assert south <= entry.lat <= north, entry


def test_every_place_is_indexed_by_each_of_its_names(gazetteer: Gazetteer) -> None:
    for entry, names in gazetteer.called.items():
        for name in names:
            assert entry in gazetteer.names[key_of(name)]


def test_every_spelling_leads_to_a_name(gazetteer: Gazetteer) -> None:
    assert set(gazetteer.spellings.values()) == set(gazetteer.names)


def test_provinces_divide_the_municipalities(gazetteer: Gazetteer) -> None:
    assert sum(map(len, gazetteer.province_members.values())) == 342
    assert gazetteer.province_of("GM0344").name == "Utrecht"


def test_numbers_are_no_names(gazetteer: Gazetteer) -> None:
    assert key_of("Wijk 00") not in gazetteer.names
    assert key_of("Buurt 5") not in gazetteer.names


def test_is_immutable(gazetteer: Gazetteer) -> None:
    with pytest.raises(TypeError):
        gazetteer.names["ede"] = ()  # type: ignore[index]
    with pytest.raises(AttributeError):
        gazetteer.municipalities["GM0228"].name = "Barneveld"  # type: ignore[misc]


def test_no_name_elsewhere_hides_a_municipality(gazetteer: Gazetteer) -> None:
    for entries in gazetteer.names.values():
        kinds = {entry.kind for entry in entries if entry.why != "region"}
        assert not {Kind.ELSEWHERE, Kind.MUNICIPALITY} <= kinds, entries[0].name


@pytest.mark.parametrize(("table", "column"), [("words", "word"), ("elsewhere", "name"), ("aliases", "name")])
def test_rule_tables_hold_no_row_twice(table: str, column: str) -> None:
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        counts = Counter(tokens(row[column]) for row in csv.DictReader(file))
    assert [row for row, count in counts.items() if count > 1] == []


def test_extra_areas_replace_the_built_in_ones(tmp_path: Path) -> None:
    (tmp_path / "areas.csv").write_text(
        "code,name,lon,lat,population\n"
        "WK051899,Verzonnen Wijk,4.3,52.05,100\n"
        "WK999901,Nergensbuurt,5.0,52.0,1\n",
        encoding="utf-8",
    )
    gazetteer = load_gazetteer(extra=tmp_path)
    assert [entry.code for entry in gazetteer.names[key_of("Verzonnen Wijk")]] == ["WK051899"]
    assert key_of("Nergensbuurt") not in gazetteer.names, "lies in no municipality of ours"
    assert key_of("Moerwijk") not in gazetteer.names


def test_extra_folder_without_areas_changes_nothing(tmp_path: Path) -> None:
    assert key_of("Moerwijk") in load_gazetteer(extra=tmp_path).names


def test_a_missing_table_is_named(tables: Path) -> None:
    (tables / "words.csv").unlink()
    with pytest.raises(TableError, match=r"words\.csv"):
        load_gazetteer(tables)


def test_a_missing_column_is_named(tables: Path) -> None:
    (tables / "settlements.csv").write_text("name,municipality\nEde,GM0228\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"settlements\.csv.*plain_name"):
        load_gazetteer(tables)


@pytest.mark.parametrize("row", ["WK051836,Moerwijk,oost,52.0,1", "WK051836,Moerwijk,4.3"])
def test_a_bad_row_is_named(tables: Path, row: str) -> None:
    (tables / "areas.csv").write_text(f"code,name,lon,lat,population\n{row}\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"areas\.csv.*row 2"):
        load_gazetteer(tables)


def test_a_table_in_another_encoding_is_refused(tables: Path) -> None:
    (tables / "regions.csv").write_bytes("region,provinces\nZuid-Bevelandë,PV29\n".encode("cp1252"))
    with pytest.raises(TableError, match=r"regions\.csv"):
        load_gazetteer(tables)


def test_an_unknown_code_is_refused(tables: Path) -> None:
    with (tables / "aliases.csv").open("a", encoding="utf-8") as file:
        file.write("Nergenshuizen,GM9999\n")
    with pytest.raises(TableError, match="GM9999"):
        load_gazetteer(tables)
