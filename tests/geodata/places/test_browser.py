"""The file for the browser: what it says, and that browser and matcher read every text of it alike."""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import brotli
import pytest
from py_mini_racer import MiniRacer
from typer.testing import CliRunner

from geodata.__main__ import app
from geodata.places.choice import Verdict
from geodata.places.entry import Kind
from geodata.places.gazetteer import Gazetteer, load_gazetteer
from geodata.places.matcher import Matcher
from geodata.places.spelling import key_of
from geodata.places.variants import main_names

ROOT = Path(__file__).parents[3]
ASSET = ROOT / "assets" / "data" / "gazetteer.json"
ENGINE = ROOT / "assets" / "engine.js"
FORMS = 3
"""The first texts a place may have: its name, "name, municipality", its code."""
ASKED_SINCE = {
    "Borgercompagnie",
    "De Pol",
    "Nijehaske",
    "Oosterwijk",
    "Ressen",
    "Westdorp",
    "Wetering",
}
"""Names that the browser once took for one place, though Python asks which."""


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.fixture(scope="module")
def matcher(gazetteer: Gazetteer) -> Matcher:
    return Matcher(gazetteer)


@pytest.fixture(scope="module")
def file() -> dict[str, Any]:
    made: dict[str, Any] = json.loads(ASSET.read_text(encoding="utf-8"))
    return made


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """The engine that the page runs: many texts in, what each means out."""
    context = MiniRacer()
    context.eval(ENGINE.read_text(encoding="utf-8"))
    context.eval(f"const file = {ASSET.read_text(encoding='utf-8')};")
    context.eval("const places = praktijkkaart.createEngine({ facets: [], items: [] }, file).places;")
    yield lambda texts: json.loads(
        context.eval(f"JSON.stringify({json.dumps(texts)}.map((text) => places.match(text)))")
    )
    context.close()


def rows(file: dict[str, Any]) -> Iterator[tuple[dict[str, Any], int]]:
    return ((table, row) for table in file["tables"] for row in range(len(table["name"])))


def text_of(file: dict[str, Any], table: dict[str, Any], row: int) -> str:
    """The text for the URL as the module's own words explain it."""
    form, name = int(table["text"][row]), table["name"][row]
    homes = file["tables"][0]
    home = table["home"][row] if "home" in table else None
    if form == 0:
        return str(name)
    if form == 1:
        return f"{name}, {homes['name'][home]}"
    if form == 2:
        short = table["code"][row]
        prefix = "" if home is None else ("WK" if len(short) == 2 else "BU") + homes["code"][home][2:]
        return f"{prefix}{short}"
    return str(table["aliases"][str(row)][form - FORMS])


def test_the_command_writes_the_file_as_it_stands_there(tmp_path: Path) -> None:
    written = tmp_path / "gazetteer.json"
    result = CliRunner().invoke(app, ["browser-data", "--output", str(written)])
    assert result.exit_code == 0
    assert ASSET.read_bytes() == written.read_bytes(), "run: python -m geodata browser-data"


def test_it_is_small() -> None:
    assert len(brotli.compress(ASSET.read_bytes(), quality=5)) < 240_000


def test_says_what_the_tables_say(gazetteer: Gazetteer, file: dict[str, Any]) -> None:
    municipalities, provinces, *others = file["tables"]
    assert municipalities["code"] == list(gazetteer.municipalities)
    hague = municipalities["code"].index("GM0518")
    assert municipalities["name"][hague] == "Den Haag"
    assert provinces["code"][municipalities["province"][hague]] == "PV28"
    lon, lat = municipalities["lon"][hague] / 1e4, municipalities["lat"][hague] / 1e4
    assert (lon, lat) == pytest.approx((4.2986, 52.0767), abs=1e-4)
    assert municipalities["size"][hague] == 58
    assert "'s-Gravenhage" in municipalities["aliases"][str(hague)]

    assert {table["kind"] for table in file["tables"]} == {kind.value for kind in Kind} - {"elsewhere"}
    districts = next(table for table in others if table["kind"] == "district")
    columns = [districts[name] for name in ("name", "code", "home", "east", "north", "size", "text")]
    assert len({len(column) for column in columns}) == 1
    at = next(i for i, home in enumerate(districts["home"]) if home == hague and districts["code"][i] == "36")
    assert districts["name"][at] == "Moerwijk"
    moerwijk = next(e for e in gazetteer.names[key_of("Moerwijk")] if e.code == "WK051836")
    assert lon + districts["east"][at] / districts["steps"] == pytest.approx(moerwijk.lon, abs=1e-3)
    assert lat + districts["north"][at] / districts["steps"] == pytest.approx(moerwijk.lat, abs=1e-3)


def test_nearly_every_place_is_in_it(gazetteer: Gazetteer, file: dict[str, Any]) -> None:
    counts = Counter(table["kind"] for table, _ in rows(file))
    known = Counter(entry.kind.value for entry in gazetteer.called)
    for kind in ("municipality", "province", "informal", "district"):
        assert counts[kind] == known[kind]
    assert counts["neighbourhood"] > 13_000
    assert counts["settlement"] > 2_200


def test_every_text_for_the_url_is_read_as_its_place_here_and_there(
    file: dict[str, Any], matcher: Matcher, browser: Any
) -> None:
    texts = [text_of(file, table, row) for table, row in rows(file)]
    assert len(set(map(key_of, texts))) == len(texts)
    names = [table["name"][row] for table, row in rows(file)]
    for text, name, answer in zip(texts, names, browser(texts), strict=True):
        ours = matcher.choice(text)
        assert ours.verdict is Verdict.TAKE, text
        reading = ours.readings[0]
        assert answer["status"] == "found", text
        place = answer["place"]
        assert place["text"] == text
        assert place["label"] == name == reading.entry.name.removeprefix("Postcode "), text
        assert place["kind"] == reading.entry.kind.value, text
        assert place["municipality_code"] == reading.municipality, text
        assert place["code"] == (reading.entry.code if reading.namesakes == 1 else None), text


def test_every_name_means_the_same_here_and_there(
    gazetteer: Gazetteer, matcher: Matcher, browser: Any
) -> None:
    names = sorted(
        {form for entry, called in gazetteer.called.items() for name in called for form in main_names(name)}
    )
    wrong = []
    for name, answer in zip(names, browser(names), strict=True):
        choice = matcher.choice(name)
        if choice.verdict is not Verdict.TAKE:
            # A name of nothing here, such as a region, may still be offered something that begins like it.
            wanted = "ambiguous" if choice.verdict is Verdict.ASK else "not_found"
            same = answer["status"] == wanted
        else:
            reading = choice.readings[0]
            place = answer["place"]
            same = place is not None and (place["municipality_code"], place["label"]) == (
                reading.municipality,
                reading.entry.name,
            )
        if not same:
            wrong.append((name, choice.verdict, answer["status"], answer["place"]))
    assert wrong == []


def test_old_links_lead_where_they_led(gazetteer: Gazetteer, matcher: Matcher, browser: Any) -> None:
    """They hold the first of name, "name, municipality" and code that the matcher read as the place."""
    districts = {
        (key_of(entry.name), entry.municipalities)
        for entry in gazetteer.called
        if entry.kind is Kind.DISTRICT
    }
    texts = {}
    for entry in gazetteer.called:
        if entry.kind is Kind.NEIGHBOURHOOD and (key_of(entry.name), entry.municipalities) in districts:
            continue  # Never in the file: the district stands for it.
        home = gazetteer.municipalities.get(entry.municipalities[0]) if entry.municipalities else None
        for text in filter(None, (entry.name, home and f"{entry.name}, {home.name}", entry.code)):
            choice = matcher.choice(text)
            if choice.verdict is Verdict.TAKE and choice.readings[0].entry is entry:
                texts[text] = (entry.name, entry.kind.value, home and home.code)
                break
    assert len(texts) > 18_000
    wrong = []
    for (text, wanted), answer in zip(texts.items(), browser(list(texts)), strict=True):
        place = answer["place"]
        if place is None or (place["label"], place["kind"], place["municipality_code"]) != wanted:
            wrong.append((text, wanted, place))
    assert wrong == []


def test_names_asked_since_are_asked(matcher: Matcher, browser: Any) -> None:
    for name, answer in zip(sorted(ASKED_SINCE), browser(sorted(ASKED_SINCE)), strict=True):
        assert matcher.answer(name).status.value == answer["status"] == "ambiguous", name


def test_the_folds_are_up_to_date(gazetteer: Gazetteer) -> None:
    spec = importlib.util.spec_from_file_location("make_folds", ROOT / "scripts" / "make_folds.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    written = json.loads(module.PATH.read_text(encoding="utf-8"))
    assert written == module.folds(gazetteer), "run: python scripts/make_folds.py"
