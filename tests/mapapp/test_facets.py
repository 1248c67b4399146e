"""Facets follow the vocabularies of the schema, and unknown is a value."""

from __future__ import annotations

import pytest

from geodata import schema
from mapapp.page.facets import FACETS, NATIONWIDE, PROVINCES, UNKNOWN, UnknownFacetValue, slugify

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
