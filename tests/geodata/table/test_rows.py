"""Typed rows from a table: what is understood, what is refused, and where."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.schema import Properties, Relation
from geodata.table import columns
from geodata.table.reader import Record, Table, parse_table
from geodata.table.rows import Reading, read
from geodata.table.wording import Remark
from tests.geodata.fakes import csv_text

MINIMAL = {"title": "Een titel", "summary": "Een zin.", "source_url": "https://example.org"}


def read_rows(*rows: dict[str, str]) -> Reading:
    names = list(dict.fromkeys(name for row in rows for name in row))
    table = [names, *([row.get(name, "") for name in names] for row in rows)]
    return read(parse_table(csv_text(table).encode()))


def only(**cells: str) -> Properties:
    reading = read_rows(MINIMAL | cells)
    assert [finding.reason for finding in reading.findings] == []
    properties = reading.rows[0].properties
    assert properties is not None
    return properties


def kinds(**cells: str) -> list[tuple[Remark, str | None]]:
    reading = read_rows(MINIMAL | cells)
    assert all(finding.row == 2 for finding in reading.findings)
    return [(finding.remark, finding.column) for finding in reading.findings]


def test_empty_cells_are_unknown() -> None:
    item = only()
    assert (item.id, item.goal, item.phenomena, item.start_year) == ("een-titel", None, [], None)
    assert (item.scope, item.source.label, item.source.checked_on) == ("onbekend", "example.org", None)


@pytest.mark.parametrize(
    "header",
    [
        ("Titel", "Samenvatting", "Bron"),
        ("NAAM", "korte  samenvatting", "Bron (webadres)"),
        ("\ufefftitel ", "samen\u00advatting", "bron_url"),
        ("Title", "Summary", "Source URL"),
    ],
)
def test_headers_may_be_dutch_or_english_in_any_case(header: tuple[str, ...]) -> None:
    reading = read(parse_table(csv_text([header, ("Een", "Zin.", "https://a.nl")]).encode()))
    assert not reading.findings and reading.rows[0].title == "Een"


def test_every_alias_means_one_column_only() -> None:
    for column in columns.COLUMNS:
        for header in (column.name, column.label, *column.aliases):
            assert columns.field_of(header) == column.name, header


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("OVERLAST", ["Overlast"]),
        ("sociale\u00a0cohesie ;bewustzijn creeren", ["Sociale cohesie", "Bewustzijn creëren"]),
        ("Overlast, overlast\nVeiligheid", ["Overlast", "Veiligheid"]),
        ("onbekend", []),
        ("-", []),
    ],
)
def test_categories_are_forgiving_in_writing(cell: str, values: list[str]) -> None:
    assert only(phenomena=cell).phenomena == values


@pytest.mark.parametrize("cell", ["Inspreken/raadplegen", "raadplegen", "INSPREKEN  /  Raadplegen"])
def test_a_step_of_the_ladder_may_be_named_by_half(cell: str) -> None:
    assert only(participation=cell).participation == "Inspreken / Raadplegen"


def test_an_unknown_category_is_refused_with_the_nearest_value() -> None:
    reading = read_rows(MINIMAL | {"phenomena": "Overlst; Verbinden", "scope": "stad"})
    first, second, third = reading.findings
    assert (first.remark, first.row, first.column, first.value) == (
        Remark.UNKNOWN_CATEGORY,
        2,
        "phenomena",
        "Overlst",
    )
    assert first.advice == "Bedoelde u ‘Overlast’?"
    assert second.value == "Verbinden" and "‘Leefbaarheid’" in second.advice
    assert third.column == "scope" and "‘meerdere gemeenten’" in third.advice


@pytest.mark.parametrize(("cell", "year"), [("2012", 2012), ("2012.0", 2012), ("2012,0", 2012), ("?", None)])
def test_years(cell: str, year: int | None) -> None:
    assert only(start_year=cell).start_year == year


@pytest.mark.parametrize("cell", ["12", "2012-2014", "circa 2010", "1812", "２０１２", "2012.5"])
def test_bad_years_are_refused(cell: str) -> None:
    assert kinds(start_year=cell) == [(Remark.BAD_YEAR, "start_year")]


def test_an_end_before_the_start_is_refused() -> None:
    assert kinds(start_year="2012", end_year="2011") == [(Remark.YEARS_REVERSED, "end_year")]


@pytest.mark.parametrize("cell", ["2024-03-05", "5-3-2024", "05/03/2024", "5 maart 2024", "5 mrt. 2024"])
def test_dates_become_iso_days(cell: str) -> None:
    assert only(source_checked_on=cell).source.checked_on == "2024-03-05"


@pytest.mark.parametrize("cell", ["31-2-2024", "maart 2024", "2024-13-01", "0-0-0000", "٣-٣-٢٠٢٤"])
def test_bad_dates_are_refused(cell: str) -> None:
    assert kinds(source_checked_on=cell) == [(Remark.BAD_DATE, "source_checked_on")]


def test_links_have_labels_or_take_the_host() -> None:
    item = only(links="https://www.a.nl/x;y | Een\nhttp://b.nl/;https://c.nl")
    assert [(link.url, link.label) for link in item.links] == [
        ("https://www.a.nl/x;y", "Een"),
        ("http://b.nl/", "b.nl"),
        ("https://c.nl", "c.nl"),
    ]


@pytest.mark.parametrize(
    "cell",
    ["javascript:alert(1)", "http://", "http://[", "ftp://a.nl", "https://a.nl/een twee", "a.nl", "//a.nl"],
)
def test_bad_links_are_refused(cell: str) -> None:
    assert kinds(links=cell) == [(Remark.BAD_LINK, "links")]
    assert (Remark.BAD_LINK, "source_url") in kinds(source_url=cell)


def test_a_link_without_scheme_comes_back_with_one() -> None:
    finding = read_rows(MINIMAL | {"links": "www.a.nl/x"}).findings[0]
    assert "‘https://www.a.nl/x’" in finding.advice


def test_places_have_a_relation_and_a_basis_or_the_usual_ones() -> None:
    reading = read_rows(
        MINIMAL | {"places": "Moerwijk, Den Haag | Ontstaan in | bronlijst\n Ede; Gouda | voorbeeld"}
    )
    assert [tuple(dict(place).values()) for place in reading.rows[0].places] == [
        ("Moerwijk, Den Haag", Relation.ONTSTAAN_IN, "bronlijst"),
        ("Ede", Relation.UITGEVOERD_IN, "tabel"),
        ("Gouda", Relation.VOORBEELD, "tabel"),
    ]


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("| voorbeeld", Remark.BAD_PLACE),
        ("Ede | voorbeeld | bron | nog iets", Remark.BAD_PLACE),
        ("Ede | buren", Remark.UNKNOWN_CATEGORY),
        ("Ede | voorbeeld | http://", Remark.BAD_LINK),
    ],
)
def test_bad_places_are_refused(cell: str, kind: Remark) -> None:
    assert kinds(places=cell) == [(kind, "places")]


def test_spaces_and_invisible_signs_around_and_inside_go() -> None:
    item = only(title=" \u200bEen\u00a0 titel\ufeff ", goal="regel een \r\n\r\n\r\n\r\n regel\ttwee")
    assert (item.title, item.goal) == ("Een titel", "regel een\n\nregel twee")


def test_faults_of_a_place_stand_in_its_column_and_leave_no_word_of_an_empty_cell() -> None:
    assert kinds(places="Ede\x07 | buren") == [
        (Remark.CONTROL_CHARACTER, "places"),
        (Remark.UNKNOWN_CATEGORY, "places"),
    ]
    finding = read_rows(MINIMAL | {"places": "Ede | voorbeld"}).findings[0]
    assert finding.advice == "Bedoelde u ‘voorbeeld’?"


def test_control_characters_and_long_texts_are_refused() -> None:
    assert kinds(goal="a\x07b") == [(Remark.CONTROL_CHARACTER, "goal")]
    assert kinds(summary="x" * 2_001) == [(Remark.TOO_LONG, "summary")]
    finding = read_rows(MINIMAL | {"goal": "a\x07b", "links": "https://a.nl/" + "x" * 1_000}).findings
    assert [item.detail for item in finding] == ["U+0007", "1013 tekens, hoogstens 1000"]


def test_hostile_titles_stay_text() -> None:
    title = "<img src=x onerror=alert(1)> \"'& 👩‍👧 =1+1"
    assert only(title=title).title == title


@pytest.mark.parametrize(
    ("title", "made"),
    [("Kan wél!", "kan-wel"), ("'s-Gravenhage & co", "s-gravenhage-co"), ("Straße Øst", "strasse-ost")],
)
def test_an_empty_id_becomes_the_slug_of_the_title(title: str, made: str) -> None:
    assert only(title=title, id="").id == made


def test_an_id_that_is_no_slug_is_refused_with_one() -> None:
    assert kinds(id="Een Titel") == [(Remark.BAD_ID, "id")]
    assert "‘een-titel’" in read_rows(MINIMAL | {"id": "Een Titel"}).findings[0].advice
    assert kinds(title="日本") == [(Remark.BAD_ID, "title")]


def test_the_second_of_two_equal_titles_or_ids_is_named_with_the_first() -> None:
    reading = read_rows(
        MINIMAL | {"id": "een"},
        MINIMAL | {"id": "twee", "title": "EEN titel"},
        MINIMAL | {"id": "een", "title": "Anders"},
    )
    assert [(item.remark, item.row, item.detail) for item in reading.findings] == [
        (Remark.DUPLICATE_TITLE, 3, "2"),
        (Remark.DUPLICATE_ID, 4, "2"),
    ]


def test_every_fault_of_every_row_is_named() -> None:
    reading = read_rows(
        {"title": "", "summary": "", "source_url": "", "start_year": "x"},
        MINIMAL | {"start_year": "y"},
    )
    assert [(item.row, item.column) for item in reading.findings] == [
        (2, "title"),
        (2, "summary"),
        (2, "start_year"),
        (2, "source_url"),
        (3, "start_year"),
    ]


def test_missing_repeated_and_unknown_columns_are_named() -> None:
    table = csv_text([("Titel", "Naam", "Samenvating", "Gemeenten"), ("a", "b", "c", "d")])
    findings = read(parse_table(table.encode())).findings
    assert [(item.remark, item.value) for item in findings] == [
        (Remark.REPEATED_COLUMN, "Naam"),
        (Remark.UNKNOWN_COLUMN, "Samenvating"),
        (Remark.MISSING_COLUMN, "Samenvatting"),
        (Remark.MISSING_COLUMN, "Bron (webadres)"),
    ]
    assert findings[1].advice.endswith("Bedoelde u ‘Samenvatting’?")


def test_cells_beyond_the_header_are_refused() -> None:
    data = b"title,summary,source_url\nEen,Zin, met komma,https://a.nl\n"
    findings = read(parse_table(data)).findings
    assert [item.remark for item in findings] == [Remark.EXTRA_CELLS, Remark.BAD_LINK]


def test_a_table_without_rows_is_refused() -> None:
    data = b"title,summary,source_url\n , ,\n"
    assert [item.remark for item in read(parse_table(data)).findings] == [Remark.NO_ROWS]


def test_derived_keys_may_be_dutch_headers() -> None:
    assert only(derived="Doelgroep; start_year").derived == ["target_groups", "start_year"]
    assert kinds(derived="lievelingskleur") == [(Remark.UNKNOWN_CATEGORY, "derived")]


@given(
    st.lists(
        st.lists(
            st.one_of(
                st.text(max_size=30),
                st.sampled_from(
                    ["x|y|z", "https://a.nl | b", "2012", "=1", "'=1", "een; twee\ndrie", "Ede |"]
                ),
            ),
            max_size=len(columns.FIELDS) + 1,
        ),
        max_size=4,
    )
)
@settings(max_examples=300, deadline=None)
def test_any_cells_give_rows_or_findings(rows: list[list[str]]) -> None:
    table = Table(
        Record(1, columns.FIELDS), tuple(Record(number, tuple(row)) for number, row in enumerate(rows, 2))
    )
    reading = read(table)
    refused = {finding.row for finding in reading.findings if finding.refuses}
    for row in reading.rows:
        assert row.properties is not None or row.number in refused
    for finding in reading.findings:
        assert finding.reason and "{" not in finding.outcome


@given(st.lists(st.text(max_size=12), min_size=1, max_size=8))
@settings(max_examples=150, deadline=None)
def test_any_header_is_read_or_refused(header: list[str]) -> None:
    reading = read(Table(Record(1, tuple(header)), (Record(2, tuple(header)),)))
    assert reading.findings
