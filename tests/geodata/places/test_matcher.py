"""What the matcher makes of a text: each rule with its own cases, and any text at all."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from geodata.places.gazetteer import load_gazetteer
from geodata.places.matcher import LONGEST_QUERY, Matcher
from geodata.places.outcome import Answer, Match, Status
from geodata.places.typos import NearNames, Tolerance
from geodata.schema import Level, Provenance

SHARED = Path(__file__).parents[2] / "shared" / "place_queries.csv"
MATCHER = Matcher(load_gazetteer())
"""Read once: loading takes longer than all its answers."""


def found(query: str) -> Match:
    answer = MATCHER.answer(query)
    assert answer.match is not None, answer.status
    return answer.match


def asked(query: str) -> list[str]:
    answer = MATCHER.answer(query)
    assert answer.status is Status.AMBIGUOUS, answer.match
    return [f"{candidate.name} ({candidate.municipality})" for candidate in answer.candidates]


def outcome(answer: Answer) -> str | None:
    if answer.match is not None:
        return answer.match.municipality_code or answer.match.code
    return "AMBIGUOUS" if answer.status is Status.AMBIGUOUS else "NONE"


def shared_queries() -> list[tuple[str, str]]:
    with SHARED.open(encoding="utf-8", newline="") as file:
        return [(row["query"], row["python"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize(("query", "expected"), shared_queries())
def test_shared_queries(query: str, expected: str) -> None:
    assert outcome(MATCHER.answer(query)) == expected


def test_answer_of_a_municipality() -> None:
    match = found("ede")
    assert match == Match(
        name="Ede",
        level=Level.GEMEENTE,
        code="GM0228",
        municipality="Ede",
        municipality_code="GM0228",
        province="Gelderland",
        lon=match.lon,
        lat=match.lat,
        precision=Level.GEMEENTE,
        provenance=Provenance.GAZETTEER,
        score=100.0,
    )


@pytest.mark.parametrize(
    ("query", "name", "level", "code", "municipality"),
    [
        ("Emmeloord", "Emmeloord", Level.WOONPLAATS, None, "GM0171"),
        ("Moerwijk", "Moerwijk", Level.WIJK, "WK051836", "GM0518"),
        ("De Hambaken", "De Hambaken", Level.BUURT, "BU07960909", "GM0796"),
        ("Glanerbrug", "Glanerbrug", Level.WIJK, "WK015308", "GM0153"),
        ("Haagse Transvaal", "Transvaal", Level.WIJK, "WK051830", "GM0518"),
        ("Velve", "Velve", Level.BUURT, "BU01530100", "GM0153"),
        ("Amsterdam Noord", "Amsterdam Noord", Level.WIJK, None, "GM0363"),
        ("2512 AB", "Postcode 2512", Level.WIJK, None, "GM0518"),
        ("Rijnwoude", "Alphen aan den Rijn", Level.GEMEENTE, "GM0484", "GM0484"),
        ("Hellevoetsluis", "Hellevoetsluis", Level.WOONPLAATS, None, "GM1992"),
        ("gemeente Hellevoetsluis", "Voorne aan Zee", Level.GEMEENTE, "GM1992", "GM1992"),
    ],
)
def test_level_and_code(query: str, name: str, level: Level, code: str | None, municipality: str) -> None:
    match = found(query)
    assert (match.name, match.level, match.code, match.municipality_code) == (name, level, code, municipality)
    assert match.precision is level
    assert match.lon is not None


def test_a_province_is_no_pin() -> None:
    match = found("Friesland")
    assert (match.level, match.code, match.province) == (Level.PROVINCIE, "PV21", "Fryslân")
    assert (match.lon, match.lat, match.municipality, match.municipality_code) == (None, None, None, None)


def test_a_settlement_without_point_stands_where_its_municipality_does() -> None:
    match, municipality = found("Stitswerd"), found("Het Hogeland")
    assert (match.level, match.precision) == (Level.WOONPLAATS, Level.GEMEENTE)
    assert (match.lon, match.lat) == (municipality.lon, municipality.lat)


def test_two_neighbourhoods_of_one_name_in_one_municipality_have_no_code_or_point_of_their_own() -> None:
    match = found("buurt Vogelbuurt, Meppel")
    assert (match.name, match.level, match.code, match.precision) == (
        "Vogelbuurt",
        Level.BUURT,
        None,
        Level.GEMEENTE,
    )


def test_a_municipality_wins_over_a_village_which_stays_a_candidate() -> None:
    answer = MATCHER.answer("Hengelo")
    assert answer.match is not None
    assert answer.match.code == "GM0164"
    assert [(c.name, c.municipality) for c in answer.candidates] == [("Hengelo", "Bronckhorst")]


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("Groningen", "GM0014"),
        ("stad Groningen", "GM0014"),
        ("provincie Groningen", "PV20"),
        ("Utrecht", "GM0344"),
    ],
)
def test_a_municipality_wins_over_its_province_unless_that_is_asked_for(query: str, code: str) -> None:
    assert found(query).code == code


def test_a_village_wins_over_small_neighbourhoods_of_its_name() -> None:
    assert found("Vollenhove").municipality == "Steenwijkerland"


def test_a_much_larger_neighbourhood_is_asked_after() -> None:
    assert {"Nieuwland (Vijfheerenlanden)", "Nieuwland (Amersfoort)"} <= set(asked("Nieuwland"))


def test_a_popular_name_wins_when_it_is_much_larger_than_its_namesakes() -> None:
    assert found("Schilderswijk").municipality == "Den Haag"
    assert "Indische Buurt (Amsterdam)" in asked("Indische Buurt")
    assert {"Transvaal (Renkum)", "Transvaal (Baarn)", "Transvaal (Den Haag)"} == set(asked("Transvaal"))


def test_a_split_municipality_is_asked_after() -> None:
    assert asked("Maasdonk") == ["Den Bosch (Den Bosch)", "Oss (Oss)"]


def test_a_municipality_of_old_leaves_its_name_to_the_village() -> None:
    assert found("Schokland").municipality == "Noordoostpolder"


def test_shortened_names_are_asked_after_when_they_fit_two() -> None:
    assert asked("Krimpen") == [
        "Krimpen aan den IJssel (Krimpen aan den IJssel)",
        "Krimpen aan de Lek (Krimpenerwaard)",
    ]


def test_a_shortened_neighbourhood_is_asked_after() -> None:
    assert asked("Hambaken") == ["De Hambaken (Den Bosch)"]


@pytest.mark.parametrize(
    ("query", "name"), [("N'gein", "Nieuwegein"), ("Z'meer", "Zoetermeer"), ("d'recht", "Dordrecht")]
)
def test_first_letter_and_end(query: str, name: str) -> None:
    assert found(query).name == name


def test_first_letter_and_end_of_two() -> None:
    assert asked("H'veen") == ["Hoogeveen (Hoogeveen)", "Heerenveen (Heerenveen)"]


@pytest.mark.parametrize(
    "query",
    [
        "Moerwijk, Den Haag",
        "Den Haag, Moerwijk",
        "Moerwijk (Den Haag)",
        "Den Haag (Moerwijk)",
        "Moerwijk Den Haag",
        "Den Haag Moerwijk",
        "Moerwijk in Den Haag",
        "wijk Moerwijk te 's-Gravenhage",
        "Moerwijk, gemeente Den Haag",
        "de wijk Moerwijk in de gemeente Den Haag",
        "Moerwijk - Den Haag",
        "Den Haag/Moerwijk",
        "Moerwijk; Den Haag; Zuid-Holland",
        "Moerwijk, Den Haag, Nederland",
        "moerwijk den haag zuid-holland",
    ],
)
def test_context_in_any_form(query: str) -> None:
    assert found(query).code == "WK051836"


@pytest.mark.parametrize(
    ("query", "municipality"),
    [
        ("Loenen (Gld)", "Apeldoorn"),
        ("Loenen, Utrecht", "Stichtse Vecht"),
        ("Buren (Ameland)", "Ameland"),
        ("Hoorn, Terschelling", "Terschelling"),
        ("Elst Ut", "Rhenen"),
        ("Velp bij Grave", "Land van Cuijk"),
        ("De Zuidert, Emmeloord", "Noordoostpolder"),
        ("Hengelo gem. Bronckhorst", "Bronckhorst"),
        ("dorp Hengelo (G)", "Bronckhorst"),
    ],
)
def test_context_tells_namesakes_apart(query: str, municipality: str) -> None:
    assert found(query).municipality == municipality


def test_the_context_may_be_part_of_the_name() -> None:
    assert found("Centrum, Venlo").name == "Venlo-Centrum"


def test_a_name_with_separators_of_its_own() -> None:
    assert found("Hunneschans - Valckeniersbossen (Renkum)").municipality == "Renkum"
    assert found("wijk Hunneschans - Valckeniersbossen in Renkum").municipality == "Renkum"


def test_two_municipalities_are_a_list_though_one_has_a_neighbourhood_of_that_name() -> None:
    assert asked("Kampen, Den Haag")[:2] == ["Den Haag (Den Haag)", "Kampen (Kampen)"]
    assert (
        found("wijk Kampen, Den Haag").code == "BU05181764"
        or found("wijk Kampen, Den Haag").level is Level.BUURT
    )


@pytest.mark.parametrize("query", ["Ede en Bennekom", "Bennekom & Ede", "Ede + Bennekom"])
def test_a_list_keeps_all_its_places(query: str) -> None:
    assert set(asked(query)) == {"Ede (Ede)", "Bennekom (Ede)"}


@pytest.mark.parametrize("query", ["Kerkstraat 12, Ede", "Restaurant De Brug in Ede", "ergens in Ede"])
def test_one_known_place_beside_something_unknown_is_asked_after(query: str) -> None:
    assert asked(query) == ["Ede (Ede)"]


@pytest.mark.parametrize(
    "query", ["Bergen, Noorwegen", "Bergen (Noorwegen)", "Rotterdam New York", "Groningen, Suriname"]
)
def test_a_foreign_context_rules_ours_out(query: str) -> None:
    assert MATCHER.answer(query).status is Status.NOT_FOUND


def test_a_foreign_namesake_of_a_village_is_asked_after() -> None:
    assert asked("Sint Maarten") == ["Sint Maarten (Schagen)"]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Enschrde", "Enschede"),
        ("Midden-eDlfland", "Midden-Delfland"),
        ("Montfffoort", "Montfoort"),
        ("Capelle aan edn IJssell", "Capelle aan den IJssel"),
        ("gemeente Utrect", "Utrecht"),
        ("Nuenen, Gerwen en Nedrwetten", "Nuenen"),
        ("Moerwijck, Den Haag", "Moerwijk"),
        ("Moerwijk, Den Hagg", "Moerwijk"),
        ("Moerwijck Den Haag", "Moerwijk"),
    ],
)
def test_typing_errors(query: str, name: str) -> None:
    match = found(query)
    assert match.name == name
    assert match.score <= 100


def test_each_typing_error_costs() -> None:
    assert found("Montfoort").score > found("Montffoort").score > found("Montfffoort").score


def test_equally_near_names_are_asked_after() -> None:
    assert {"Emmen (Emmen)", "Ommen (Ommen)"} == set(asked("wmmen"))


@pytest.mark.parametrize("query", ["Osx", "Edr", "Beel", "FC", "Kerkstraat 13", "Dorpsstraat 1"])
def test_short_names_and_numbers_forgive_nothing(query: str) -> None:
    assert MATCHER.answer(query).status is Status.NOT_FOUND


def test_a_whole_word_more_is_no_typing_error() -> None:
    assert asked("FC Utrecht")[0] == "Utrecht (Utrecht)"


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("7551 Hengelo", Status.FOUND),
        ("7551, Amsterdam", Status.AMBIGUOUS),
        ("Stationsweg 1, 2512 AB", Status.FOUND),
        ("2512 AB straat", Status.FOUND),
        ("project 2019", Status.NOT_FOUND),
        ("0000", Status.NOT_FOUND),
        ("12345", Status.NOT_FOUND),
        ("2512 SS", Status.NOT_FOUND),
    ],
)
def test_postcodes(query: str, status: Status) -> None:
    assert MATCHER.answer(query).status is status


def test_a_postcode_beside_its_neighbourhood_gives_the_neighbourhood() -> None:
    assert found("Moerwijk 2532").code == "WK051836"


def test_a_long_story_is_no_place() -> None:
    assert MATCHER.answer("Ede " * LONGEST_QUERY).status is Status.NOT_FOUND


def test_the_answer_keeps_the_query_as_it_was() -> None:
    assert MATCHER.answer("  Ede\t").query == "  Ede\t"


def test_near_names_are_within_tolerance_and_at_the_distance_asked() -> None:
    names = NearNames(["rotterdam", "rozendaal", "ede"], Tolerance(one=5, two=7))
    assert names.at_distance("rotterdsm", 1) == ["rotterdam"]
    assert names.at_distance("rotterdsn", 1) == []
    assert names.at_distance("rotterdsn", 2) == ["rotterdam"]
    assert names.at_distance("orttedram", 2) == ["rotterdam"]
    assert names.at_distance("edd", 1) == []


PLACE_WORDS = [
    "Ede",
    "Bergen",
    "Den Haag",
    "Utrecht",
    "Moerwijk",
    "wijk",
    "gemeente",
    "in",
    "te",
    "bij",
    "en",
    "(",
    ")",
]
place_like = st.lists(st.sampled_from([*PLACE_WORDS, ",", "/", "2512 AB", "NH", "Overijsel", "'s", "-"])).map(
    " ".join
)


@settings(deadline=None)
@given(st.one_of(st.text(), place_like))
@example("(")
@example("2512")
@example("gemeente")
@example("en en en")
@example("İ")
def test_any_text_gives_a_consistent_answer(query: str) -> None:
    answer = MATCHER.answer(query)
    assert answer.query == query
    assert (answer.match is not None) == (answer.status is Status.FOUND)
    assert bool(answer.candidates) or answer.status is not Status.AMBIGUOUS
    for match in filter(None, (answer.match, *answer.candidates)):
        assert match.provenance is Provenance.GAZETTEER
        assert 0 < match.score <= 100
        assert (match.lon is None) == (match.lat is None) == (match.level is Level.PROVINCIE)
        assert (match.municipality_code is None) == (match.level is Level.PROVINCIE)
    assert answer.as_dict()["query"] == query
    assert MATCHER.answer(query) == answer
