"""Facets follow the vocabularies of the schema, and unknown is a value."""

from __future__ import annotations

import ast
import json
from collections.abc import Callable

import pytest

from geodata import schema
from mapapp.application import create_app
from mapapp.data.publication import Publisher
from mapapp.page import facets
from mapapp.page.facet import Facet, Shows, UnknownFacetValue, Value, slugify
from mapapp.page.facets import FACETS, NATIONWIDE, PROVINCES, UNKNOWN
from mapapp.page.texts import Text
from mapapp.settings import PACKAGE, Settings

from .conftest import ENSCHEDE, REGION, feature, place

BY_PARAM = {facet.param: facet for facet in FACETS}


def properties(**values: object) -> schema.Properties:
    places = values.pop("places", None)
    made = feature("a", places, **values)  # type: ignore[arg-type]
    return schema.Feature.model_validate(made).properties


def slugs(param: str, of: schema.Properties) -> list[str]:
    facet = BY_PARAM[param]
    return [facet.values[number].slug for number in facet.numbers(of)]


def test_the_parameters_are_those_of_the_page_contract() -> None:
    assert " ".join(BY_PARAM) == (
        "fenomeen werkwijze participatie initiatiefnemer partij doelgroep provincie schaal"
    )


@pytest.mark.parametrize(
    ("param", "vocabulary"),
    [
        ("fenomeen", schema.PHENOMENA),
        ("werkwijze", schema.METHODS),
        ("participatie", tuple(schema.Participation)),
        ("initiatiefnemer", schema.PARTIES),
        ("partij", schema.PARTIES),
        ("doelgroep", schema.TARGET_GROUPS),
        ("provincie", (*PROVINCES, NATIONWIDE)),
        ("schaal", tuple(scope for scope in schema.Scope if scope is not schema.Scope.ONBEKEND)),
    ],
)
def test_values_are_the_vocabulary_and_unknown_last(param: str, vocabulary: tuple[str, ...]) -> None:
    values = BY_PARAM[param].values
    assert tuple(value.key for value in values) == (*vocabulary, UNKNOWN)
    assert (values[-1].slug, values[-1].label.nl) == (UNKNOWN, "Niet bekend")


@pytest.mark.parametrize("facet", FACETS, ids=lambda facet: facet.param)
def test_every_value_is_named_and_explained(facet: object) -> None:
    assert facet.key in schema.Properties.model_fields  # type: ignore[attr-defined]
    values = facet.values  # type: ignore[attr-defined]
    assert len({value.slug for value in values}) == len(values)
    for value in values:
        assert value.slug == slugify(value.slug)
        for language in ("nl", "en"):
            assert getattr(value.label, language)[0].isupper()
            assert getattr(value.help, language).endswith(".")
        assert value.help.nl != value.help.en


def test_only_ladder_and_scale_are_ordered() -> None:
    assert [facet.param for facet in FACETS if facet.ordered] == ["participatie", "schaal"]


def test_the_kind_marks_what_is_no_value_of_its_own() -> None:
    for facet in FACETS:
        kinds = {value.slug: value.kind for value in facet.values if value.kind}
        assert kinds == {UNKNOWN: "unknown", **({NATIONWIDE: "nationwide"} if facet.areas else {})}


def test_a_record_says_all_that_the_scripts_need() -> None:
    (areas,) = (facet for facet in FACETS if facet.areas)
    assert areas.to_json() | {"values": None} == {
        "param": "provincie",
        "key": "places",
        "label": "Provincie",
        "question": "In welke provincie?",
        "en": {"label": "Province", "question": "In which province?"},
        "ordered": False,
        "open": False,
        "areas": True,
        "shows": {"card": False, "detail": None, "slide": None, "print": False},
        "values": None,
    }
    assert areas.to_json()["values"][-2]["kind"] == "nationwide"
    assert areas.to_json()["values"][-1]["kind"] == "unknown"
    assert "kind" not in areas.to_json()["values"][0]
    started = BY_PARAM["initiatiefnemer"].to_json()
    assert (started["heading"], started["en"]["heading"]) == ("Initiatief van", "Initiated by")
    assert "areas" not in started
    assert [facet.param for facet in FACETS if facet.open] == ["fenomeen", "werkwijze"]
    assert [facet.param for facet in FACETS if facet.shows.card] == ["fenomeen"]


def test_a_facet_is_named_in_its_record_alone() -> None:
    params = set(BY_PARAM)
    elsewhere = [
        f"{path.relative_to(PACKAGE)}:{node.lineno}: {node.value}"
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.name not in ("facets.py", "texts.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in params
    ]
    assert elsewhere == []


def test_one_record_is_a_facet_everywhere(
    make_settings: Callable[..., Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    long = Value("lang", Text("Lange titel", "Long title"), Text("Lang.", "Long."))
    unknown = Value(UNKNOWN, Text("Niet bekend", "Not known"), Text("Kort.", "Short."), "unknown")
    made_up = Facet(
        param="titellengte",
        key="title",
        label=Text("Titellengte", "Title length"),
        question=Text("Hoe lang is de titel?", "How long is the title?"),
        values=(long, unknown),
        read=lambda properties: ["lang"] if len(properties.title) > 20 else [],
        shows=Shows(card=True, detail="facts"),
        heading=Text("Lengte van de titel", "Length of the title"),
    )
    monkeypatch.setattr(facets, "FACETS", (*FACETS, made_up))
    settings = make_settings()
    files = Publisher(settings).current().files
    assert files.config["facets"][-1] == made_up.to_json()
    index = json.loads(files.files[files.config["data"]["index"].rpartition("/")[2]].body)
    assert {item["id"]: item["facets"][-1] for item in index["items"]} == {
        "buurtmuseum": [0],
        "hostile": [0],
        "landelijke-actie": [1],
        "regioproject": [1],
        "zonder-feiten": [1],
    }
    client = create_app(settings).server.test_client()
    page = client.get("/voorbeeld/buurtmuseum").text
    assert "<dt>Lengte van de titel</dt>" in page
    assert "<dd>Lange titel</dd>" in page
    assert 'term="Lange titel"' in client.get("/feed.atom").text
    found = client.get("/api/interventions.geojson?titellengte=lang").get_json(force=True)["features"]
    assert [feature["id"] for feature in found] == ["buurtmuseum", "hostile"]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Inspreken / Raadplegen", "inspreken-raadplegen"),
        ("Bewustzijn creëren", "bewustzijn-creeren"),
        ("Fryslân", "fryslan"),
        ("  Één — twee! ", "een-twee"),
    ],
)
def test_slugify(text: str, slug: str) -> None:
    assert slugify(text) == slug


def test_nothing_known_is_unknown_everywhere() -> None:
    nothing = properties()
    for facet in FACETS:
        assert slugs(facet.param, nothing) == [UNKNOWN]
        assert facet.labels(nothing) == []


def test_several_values_come_in_declared_order() -> None:
    assert slugs("fenomeen", properties(phenomena=["Overlast", "Leefbaarheid"])) == [
        "leefbaarheid",
        "overlast",
    ]


def test_provinces_are_those_of_the_places() -> None:
    several = properties(places=[place(), ENSCHEDE, place(name="Laak", code=None)])
    assert slugs("provincie", several) == ["overijssel", "zuid-holland"]
    assert slugs("provincie", properties(places=[REGION])) == ["zuid-holland"]
    assert slugs("provincie", properties(places=[{**REGION, "province": None}])) == [UNKNOWN]


def test_nation_wide_is_not_the_province_of_its_example() -> None:
    assert slugs("provincie", properties(places=[place()], scope="landelijk")) == ["landelijk"]


def test_an_unknown_province_is_refused_by_name() -> None:
    with pytest.raises(UnknownFacetValue, match="'Holland'"):
        BY_PARAM["provincie"].numbers(properties(places=[place(province="Holland")]))
