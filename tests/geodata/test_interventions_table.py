"""The 51 interventions as an editor keeps them: the table says what the source said, and says it well."""

from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from geodata import schema
from geodata.fields import BBOX_NETHERLANDS
from geodata.text import fold, slug

DATA = Path(__file__).parents[2] / "geodata" / "data"
HEADER = [
    "id",
    "title",
    "summary",
    "goal",
    "approach",
    "conditions",
    "phenomena",
    "methods",
    "participation",
    "initiators",
    "partners",
    "target_groups",
    "scope",
    "start_year",
    "end_year",
    "derived",
    "places",
    "source_url",
    "source_label",
    "source_checked_on",
    "links",
]
TEXTS = ("summary", "goal", "approach", "conditions")
VOCABULARIES = {
    "phenomena": schema.PHENOMENA,
    "methods": schema.METHODS,
    "participation": tuple(schema.Participation),
    "initiators": schema.PARTIES,
    "partners": schema.PARTIES,
    "target_groups": schema.TARGET_GROUPS,
    "scope": tuple(schema.Scope),
    "derived": tuple(HEADER),
}
PAGE = "https://veiligheidsbeleving.rsiv.nl/index.php/"
SOURCE_LIST = f"{PAGE}interventies/"
WITHOUT_PAGE = {
    "agent-bijt-hond",
    "burgernet-heterdaadoefening",
    "gebruik-van-twitter-door-wijkagenten",
    "kan-wel",
    "mobiele-wijktafel",
    "overvalapp",
    "pinpointcommunicatie",
    "pop-up-politiebureau",
    "r4team",
    "senioren-corrigeren-senioren",
    "thuis-op-straat",
}

# As published on the 40 pages, with the stray "Verbinden" moved from phenomena to methods.
PUBLISHED = {
    "phenomena": {
        "Bewustzijn creëren": 15,
        "Intercultureel werken": 17,
        "Leefbaarheid": 33,
        "Overlast": 15,
        "Sociale cohesie": 23,
        "Sociale veiligheid": 6,
        "Toezicht": 16,
        "Veiligheid": 11,
        "Verloedering": 12,
        "Woninginbraak": 7,
    },
    "methods": {
        "Bemiddelen": 6,
        "Co-creatie": 11,
        "Meedenken": 14,
        "Nabijheid": 8,
        "Organiseren / Uitvoeren": 21,
        "Prioriteren / Signaleren": 29,
        "Verbinden": 16,
    },
    "participation": {
        "Informeren": 4,
        "Inspreken / Raadplegen": 4,
        "Consulteren / Adviseren": 3,
        "Coproduceren / Samenwerken": 10,
        "Delegeren / Meebeslissen": 12,
        "Zelfbestuur": 7,
    },
    "initiators": {
        "gemeente": 23,
        "politie": 13,
        "bewoners": 11,
        "welzijnswerk": 3,
        "onderwijs": 2,
        "woningcorporatie": 2,
        "openbaar ministerie": 1,
        "overig": 1,
    },
    "partners": {
        "gemeente": 33,
        "bewoners": 31,
        "politie": 20,
        "welzijnswerk": 13,
        "woningcorporatie": 10,
        "overig": 6,
        "onderwijs": 4,
        "ondernemers": 2,
        "openbaar ministerie": 1,
        "rijksoverheid": 1,
        "particuliere beveiliging": 1,
        "zorg": 1,
    },
}

Row = dict[str, str]


def read(name: str) -> list[Row]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file, strict=True)
        return list(reader)


def values(row: Row, column: str) -> list[str]:
    return row[column].split("; ") if row[column] else []


def lines(row: Row, column: str) -> list[list[str]]:
    return [line.split(" | ") for line in row[column].split("\n")] if row[column] else []


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


ROWS = read("interventions.csv")
OVERRIDES = read("overrides.csv")
BY_ID = {row["id"]: row for row in ROWS}

each_row = pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])


def test_there_are_51_in_order_under_the_slug_of_their_title() -> None:
    ids = [row["id"] for row in ROWS]

    assert list(ROWS[0]) == HEADER
    assert len(ids) == 51
    assert ids == sorted(set(ids))
    assert ids == [slug(row["title"]) for row in ROWS]


@each_row
def test_every_value_is_in_its_vocabulary_and_stands_once(row: Row) -> None:
    for column, vocabulary in VOCABULARIES.items():
        found = values(row, column)
        assert set(found) <= set(vocabulary), column
        assert len(found) == len(set(found)), column


@pytest.mark.parametrize("column", PUBLISHED)
def test_the_counts_are_those_published(column: str) -> None:
    published = [row for row in ROWS if row["id"] not in WITHOUT_PAGE]

    assert Counter(value for row in published for value in values(row, column)) == PUBLISHED[column]


def test_what_has_no_page_is_unknown_unless_its_introduction_says_so() -> None:
    without_page = {row["id"] for row in ROWS if row["source_url"] == SOURCE_LIST}

    assert without_page == WITHOUT_PAGE
    for row in ROWS:
        for column in PUBLISHED:
            is_own_reading = row["id"] in WITHOUT_PAGE and bool(row[column])
            assert (column in values(row, "derived")) == is_own_reading, (row["id"], column)


def test_the_stray_verbinden_is_a_method() -> None:
    row = BY_ID["eigenwijzebuurten-junior"]

    assert values(row, "phenomena") == [
        "Bewustzijn creëren",
        "Intercultureel werken",
        "Leefbaarheid",
        "Sociale cohesie",
    ]
    assert values(row, "methods") == ["Meedenken", "Organiseren / Uitvoeren", "Verbinden"]


def test_scopes_and_years_are_the_known_ones() -> None:
    assert Counter(row["scope"] for row in ROWS) == {
        "gemeente": 13,
        "wijk": 11,
        "meerdere gemeenten": 10,
        "onbekend": 7,
        "landelijk": 4,
        "buurt": 3,
        "regio": 2,
        "straat": 1,
    }
    assert sum(bool(row["start_year"]) for row in ROWS) == 26
    assert {row["id"]: row["end_year"] for row in ROWS if row["end_year"]} == {
        "kan-wel": "2014",
        "wijkagent-van-het-jaar": "2008",
    }
    assert BY_ID["opzoomeren"]["start_year"] == "1989"


def test_own_readings_are_marked() -> None:
    marked = {
        column: {row["id"] for row in ROWS if column in values(row, "derived")}
        for column in ("target_groups", "scope", "start_year")
    }

    assert marked["target_groups"] == {row["id"] for row in ROWS if row["target_groups"]}
    assert marked["scope"] == {"gebruik-van-twitter-door-wijkagenten"}
    assert marked["start_year"] == {
        "agent-bijt-hond",
        "bart-burger-alert-real-time",
        "sms-alert-molenwijk",
    }


@each_row
def test_texts_are_short_whole_sentences(row: Row) -> None:
    assert row["summary"]
    for column in TEXTS:
        text = row[column]
        if not text:
            continue
        sentences = re.split(r"(?<=[.?!]) (?=[A-Z‘])", text)
        assert 1 <= len(sentences) <= 3, column
        assert text.endswith((".", "?", "!")) and text[0].isupper(), column
        assert len(text) <= 320, column
        assert not re.search(r"\[|…|\.\.|  |\n|\s[,.;:]", text), column


@each_row
def test_texts_do_not_repeat_each_other(row: Row) -> None:
    phrases: Counter[tuple[str, ...]] = Counter()
    for column in TEXTS:
        text = words(row[column])
        phrases.update({tuple(text[at : at + 6]) for at in range(len(text) - 5)})

    assert [phrase for phrase, count in phrases.items() if count > 1] == []


def test_texts_name_no_officer_and_use_words_of_today() -> None:
    told = " ".join(row[column] for row in ROWS for column in TEXTS).casefold()

    for unwanted in ("berenschot", "allochto", "autochto", "achterstandswijk", "burgers ", "empower"):
        assert unwanted not in told


@each_row
def test_places_have_a_relation_and_a_basis(row: Row) -> None:
    places = lines(row, "places")

    for text, relation, basis in places:
        assert text == text.strip() != ""
        assert relation in tuple(schema.Relation)
        assert basis == "bronlijst" or urlsplit(basis).scheme in ("http", "https")
    assert len({fold(text) for text, _, _ in places}) == len(places)


def test_all_places_are_there() -> None:
    relations = Counter(relation for row in ROWS for _, relation, _ in lines(row, "places"))

    assert relations == {
        "uitgevoerd_in": 46,
        "ontstaan_in": 10,
        "voorbeeld": 25,
        "proefgebied": 2,
        "eerste_proef": 1,
        "proefgemeente_2008_2009": 8,
        "vergelijkbaar": 1,
    }
    assert {row["id"] for row in ROWS if not row["places"]} == {
        "adoptieplan-afvalcontainers",
        "eigenwijzebuurten-junior",
        "gebruik-van-twitter-door-wijkagenten",
        "gedragscodeprojecten",
        "kan-wel",
        "leerlingen-surveilleren",
        "rolmodellen",
        "vouchersysteem",
        "woonatelier",
    }


def test_the_two_neighbourhoods_called_molenwijk_are_told_apart() -> None:
    molenwijken = {
        (row["id"], text)
        for row in ROWS
        for text, _, _ in lines(row, "places")
        if text.startswith("Molenwijk")
    }

    assert molenwijken == {
        ("politiekids", "Molenwijk, Den Haag"),
        ("sms-alert-molenwijk", "Molenwijk, Amsterdam"),
    }


@each_row
def test_the_source_is_named_and_links_are_web_addresses_with_a_label(row: Row) -> None:
    links = lines(row, "links")

    assert row["source_url"].startswith(PAGE)
    assert row["source_label"] == "RSIV – Veiligheidsbeleving"
    assert row["source_checked_on"] == ""
    for url, label in links:
        assert urlsplit(url).scheme in ("http", "https") and urlsplit(url).hostname
        assert label == label.strip() != "" and ";" not in url + label
    assert len({url for url, _ in links}) == len(links)


def test_overrides_settle_places_of_the_table_and_say_why() -> None:
    places = {text for row in ROWS for text, _, _ in lines(row, "places")}
    west, south, east, north = BBOX_NETHERLANDS

    for row in OVERRIDES:
        assert row["place"] in places
        assert row["reason"].endswith(".")
        assert row["level"] in tuple(schema.Level)
        if row["precision"] in ("regio", "provincie"):
            assert row["lon"] == row["lat"] == row["municipality_code"] == ""
        else:
            assert west <= float(row["lon"]) <= east
            assert south <= float(row["lat"]) <= north
            assert re.fullmatch(r"GM\d{4}", row["municipality_code"])


def test_overrides_stand_for_an_area_never_for_an_address() -> None:
    assert {row["precision"] for row in OVERRIDES} == {"buurt", "wijk", "regio"}
