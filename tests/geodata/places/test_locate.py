"""Who settles a place, and what is said of one that nobody can."""

from __future__ import annotations

import pytest

from geodata.errors import ServiceError
from geodata.places.locate import Locator, geocode_with_fallback
from geodata.places.outcome import Status
from geodata.schema import Level, Provenance, Relation
from geodata.table import overrides
from geodata.table.overrides import Override, Overrides
from geodata.table.reader import parse_table
from geodata.table.row import PlaceText
from geodata.table.wording import Remark
from tests.geodata.fakes import (
    BERGENS,
    MUNICIPALITIES,
    FakeGazetteer,
    FakeOnline,
    csv_text,
    match,
)

STREET = match("Kerkstraat", Level.STRAAT, None, lon=4.1234567, provenance=Provenance.PDOK)
HEADER = tuple(overrides.HEADERS)
MOLENWIJK = ("", "Molenwijk, Den Haag", "Molenwijk", "buurt", "GM0518", "4,3239", "52.0608", "", "volksnaam")


def place(text: str) -> PlaceText:
    return PlaceText(text=text, relation=Relation.VOORBEELD, basis="bronlijst")


def entries(*rows: tuple[str, ...]) -> list[Override]:
    found, findings = overrides.read(parse_table(csv_text([HEADER, *rows]).encode()), MUNICIPALITIES)
    assert [finding.reason for finding in findings] == []
    return found


def faults(*rows: tuple[str, ...]) -> list[tuple[Remark, int | None, str | None]]:
    _, findings = overrides.read(parse_table(csv_text([HEADER, *rows]).encode()), MUNICIPALITIES)
    assert all(finding.reason and finding.refuses for finding in findings)
    return [(finding.remark, finding.row, finding.column) for finding in findings]


def changed(**cells: str) -> tuple[str, ...]:
    return tuple((dict(zip(HEADER, MOLENWIJK, strict=True)) | cells).values())


def test_the_gazetteer_gives_codes_point_precision_and_provenance() -> None:
    located, finding = Locator(FakeGazetteer(), Overrides()).locate("x", place("Nieuwe Westen, Rotterdam"))
    assert located is not None
    assert located.model_dump(mode="json") == {
        "name": "Nieuwe Westen",
        "level": "buurt",
        "code": "BU05990324",
        "municipality": "Rotterdam",
        "municipality_code": "GM0599",
        "province": "Zuid-Holland",
        "relation": "voorbeeld",
        "lon": 4.449783,
        "lat": 51.916812,
        "precision": "buurt",
        "provenance": "gazetteer",
        "basis": "bronlijst",
    }
    assert (finding.remark, finding.detail) == (
        Remark.PLACE_FOUND,
        "buurt Nieuwe Westen, gemeente Rotterdam",
    )


def test_a_municipality_is_reported_as_coarse() -> None:
    located, finding = Locator(FakeGazetteer(), Overrides()).locate("x", place("Rotterdam"))
    assert located is not None and located.lon is not None
    assert finding.remark is Remark.PLACE_COARSE


def test_a_province_gets_no_point() -> None:
    located, finding = Locator(FakeGazetteer(), Overrides()).locate("x", place("Limburg"))
    assert located is not None and (located.lon, located.lat, located.code) == (None, None, "PV31")
    assert finding.remark is Remark.PLACE_REGION


def test_a_location_of_a_province_cannot_have_a_point() -> None:
    with pytest.raises(ValueError, match="must have no point"):
        match("Limburg", Level.PROVINCIE, "PV31", None, 5.9, 51.2)


def test_an_ambiguous_place_is_asked_back_with_what_to_fill_in() -> None:
    located, finding = Locator(FakeGazetteer(), Overrides()).locate("x", place("Bergen"))
    assert located is None
    assert (finding.remark, finding.choices) == (
        Remark.PLACE_AMBIGUOUS,
        ("gemeente Bergen (NH)", "gemeente Bergen (L)"),
    )
    assert "‘gemeente Bergen (NH)’" in finding.advice


def test_an_unknown_place_is_not_guessed() -> None:
    located, finding = Locator(FakeGazetteer(), Overrides()).locate("x", place("Xyz"))
    assert (located, finding.remark, finding.value) == (None, Remark.PLACE_NOT_FOUND, "Xyz")


def test_an_override_wins_and_has_no_code() -> None:
    gazetteer = FakeGazetteer()
    row = (
        "",
        "nieuwe westen rotterdam",
        "Het Westen",
        "wijk",
        "599",
        "4.4",
        "51.9",
        "gemeente",
        "met de hand",
    )
    located, finding = Locator(gazetteer, Overrides(entries(row))).locate(
        "x", place("Nieuwe Westen, Rotterdam")
    )
    assert located is not None and finding.remark is Remark.PLACE_SET
    assert (located.name, located.level, located.precision) == ("Het Westen", "wijk", "gemeente")
    assert (located.code, located.municipality_code, located.province) == (None, "GM0599", "Zuid-Holland")
    assert (located.lon, located.lat, located.provenance) == (4.4, 51.9, "override")
    assert gazetteer.asked == []


def test_an_override_for_one_intervention_goes_before_that_for_all() -> None:
    found = Overrides(entries(MOLENWIJK, changed(intervention_id="een", name="De onze")))
    one, other = found.find("een", "Molenwijk, den haag"), found.find("twee", "Molenwijk (Den Haag)")
    assert one is not None and other is not None
    assert (one.name, other.name) == ("De onze", "Molenwijk")


def test_an_override_of_a_region_has_no_point() -> None:
    row = ("", "Limburg-Noord", "", "Regio", "", "", "", "", "")
    located, _ = Locator(FakeGazetteer(), Overrides(entries(row))).locate("x", place("Limburg-Noord"))
    assert located is not None and (located.lon, located.municipality, located.level) == (None, None, "regio")


def test_an_override_that_its_intervention_no_longer_names_is_reported() -> None:
    found = Overrides(
        entries(changed(intervention_id="een"), changed(intervention_id="weg")), "overrides.csv"
    )
    findings = found.unused(["een", "twee"])
    assert [(item.remark, item.row, item.file) for item in findings] == [
        (Remark.OVERRIDE_UNUSED, 2, "overrides.csv")
    ]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"place": ""}, (Remark.EMPTY, "place")),
        ({"level": "huis"}, (Remark.UNKNOWN_CATEGORY, "level")),
        ({"municipality_code": "GM9999"}, (Remark.BAD_CODE, "municipality_code")),
        ({"lon": "vier"}, (Remark.BAD_POINT, "lon")),
        ({"lon": "nan"}, (Remark.BAD_POINT, "lon")),
        ({"lat": ""}, (Remark.BAD_POINT, "lon")),
        ({"lon": "52.06", "lat": "4.32"}, (Remark.BAD_POINT, "lon")),
        ({"level": "regio"}, (Remark.BAD_POINT, "lon")),
    ],
)
def test_bad_overrides_are_named_with_row_and_column(
    cells: dict[str, str], expected: tuple[Remark, str]
) -> None:
    kind, column = expected
    assert (kind, 2, column) in faults(changed(**cells))


def test_each_fault_of_an_override_is_told_once() -> None:
    assert faults(changed(level="huis", lon="vier", municipality_code="GM9999")) == [
        (Remark.BAD_CODE, 2, "municipality_code"),
        (Remark.UNKNOWN_CATEGORY, 2, "level"),
        (Remark.BAD_POINT, 2, "lon"),
    ]


def test_a_short_row_of_overrides_is_read_as_far_as_it_goes() -> None:
    assert (Remark.EMPTY, 2, "place") in faults(("een",))


def test_a_repeated_override_and_a_missing_column_are_refused() -> None:
    assert faults(MOLENWIJK, MOLENWIJK) == [(Remark.DUPLICATE_OVERRIDE, 3, "place")]
    _, findings = overrides.read(parse_table(b"place,name\nx,y\n"), MUNICIPALITIES)
    assert {finding.value for finding in findings} >= {"lon", "lat", "level"}


def test_only_what_the_gazetteer_cannot_settle_is_asked_online() -> None:
    online = FakeOnline(STREET)
    locator = Locator(FakeGazetteer(), Overrides(), online)
    located, finding = locator.locate("x", place("Kerkstraat, Rotterdam"))
    locator.locate("x", place("Rotterdam"))
    locator.locate("y", place("Kerkstraat, Rotterdam"))
    assert online.asked == ["Kerkstraat, Rotterdam"]
    assert located is not None and (located.lon, located.provenance) == (4.123457, "pdok")
    assert finding.remark is Remark.PLACE_FOUND


def test_a_namesake_chosen_online_does_not_settle_an_ambiguous_name() -> None:
    answer = geocode_with_fallback("Bergen", FakeGazetteer(), FakeOnline(BERGENS[0]))
    assert answer.status is Status.AMBIGUOUS
    assert geocode_with_fallback("Bergen", FakeGazetteer(), FakeOnline(STREET)).match == STREET


def test_an_outage_is_an_error_and_never_not_found() -> None:
    with pytest.raises(ServiceError):
        geocode_with_fallback("Xyz", FakeGazetteer(), FakeOnline(None))
    assert geocode_with_fallback("Rotterdam", FakeGazetteer(), FakeOnline(None)).status is Status.FOUND


@pytest.mark.parametrize("text", ["", "  ", "?!", "\u200b"])
def test_a_query_without_a_letter_is_never_asked_online(text: str) -> None:
    assert geocode_with_fallback(text, FakeGazetteer(), FakeOnline(None)).status is Status.NOT_FOUND
