"""The filters of the page: facet groups with their counts, the place, and the chips of what is chosen.

In: the engine's answer. Out: plain records for ``templates/filters.html`` and ``templates/list.html``, with
texts as the scripts write them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mapapp.page import facets
from mapapp.page.address import Addresses
from mapapp.page.facet import Facet
from mapapp.page.texts import Text
from mapapp.page.words import Words, km_text

SEARCHED_FROM = 12
"""A facet with more values than this has a search field of its own."""


@dataclass(frozen=True, slots=True)
class Row:
    """One value of a facet; ``lang`` where its label is not in the page's language."""

    slug: str
    label: str
    lang: str | None
    help: str
    count: int
    checked: bool


@dataclass(frozen=True, slots=True)
class Group:
    """One facet: ``rows`` as they stand, the highest rung of a ladder first; ``unknown`` below them."""

    facet: Facet
    label: str
    question: str
    badge: str | None
    rows: Sequence[Row]
    unknown: Sequence[Row]
    search: str | None


@dataclass(frozen=True, slots=True)
class Link:
    """A link in words; ``lang`` where they are not in the page's language."""

    text: str
    href: str
    lang: str | None = None
    note: str | None = None


def groups(answer: Mapping[str, Any], words: Words) -> list[Group]:
    """Every facet with its counts, in declared order."""
    return [_group(facet, answer, words) for facet in facets.FACETS]


def _group(facet: Facet, answer: Mapping[str, Any], words: Words) -> Group:
    chosen = answer["selection"]["facets"].get(facet.param, [])
    counts = answer["counts"][facet.param]
    known: list[Row] = []
    unknown: list[Row] = []
    for value in facet.values:
        row = Row(
            value.slug,
            words.of(value.label),
            _lang(value.label, words),
            words.of(value.help),
            counts[value.slug],
            value.slug in chosen,
        )
        (unknown if value.kind == "unknown" else known).append(row)
    label = words.of(facet.label)
    return Group(
        facet,
        label,
        words.of(facet.question),
        words("filters.active", n=len(chosen)) if chosen else None,
        known[::-1] if facet.ordered else known,
        unknown,
        words("filters.search", facet=label.lower()) if len(facet.values) > SEARCHED_FROM else None,
    )


def filter_name(filter: Mapping[str, Any], answer: Mapping[str, Any], words: Words) -> str:
    """A filter in words, as ``views/chips.js`` names it."""
    kind, selection, near = filter["kind"], answer["selection"], answer["near"]
    if kind == "q":
        return words("chips.text", q=selection["q"])
    if kind == "bbox":
        return words("chips.bbox")
    if kind == "place":
        place = near["label"] if near else selection["place"]
        if near and near["hereOnly"]:
            return words("chips.here", place=near["municipality"] or place)
        if near and near["km"] is not None:
            return words("chips.radius", km=km_text(near["km"]), place=place)
        return words("chips.place", place=place)
    return words.of(_label(filter))


def _label(filter: Mapping[str, Any]) -> Text:
    """The label of a facet's value, or of the facet where more than one value is chosen."""
    facet = next(facet for facet in facets.FACETS if facet.param == filter["param"])
    values = (value.label for value in facet.values if value.slug == filter["slug"])
    return next(values, facet.label)


def _lang(label: Text, words: Words) -> str | None:
    """The language of a label where it is not the page's: data stay Dutch, and are the same in both."""
    return "nl" if words.language != "nl" and label.nl == label.en else None


def chips(answer: Mapping[str, Any], words: Words, addresses: Addresses) -> list[Link]:
    """What is chosen, each a link to the page without it."""
    return [
        Link(
            name := filter_name(filter, answer, words),
            addresses.of(filter["query"]),
            _lang(_label(filter), words) if filter["kind"] == "facet" else None,
            words("chips.remove", name=name),
        )
        for filter in answer["filters"]
    ]


def offers(answer: Mapping[str, Any], words: Words, addresses: Addresses) -> list[Link]:
    """With nothing found: the filters without which there is something."""
    return [
        Link(
            words("results.relax", name=filter_name(offer, answer, words), n=offer["count"]),
            addresses.of(offer["query"]),
        )
        for offer in answer["offers"]
        if offer["count"]
    ]


@dataclass(frozen=True, slots=True)
class Near:
    """The field for a place: what stands in it, the radii once there is one, and what it asks back."""

    text: str
    is_chosen: bool
    radii: Sequence[tuple[str, str, bool]]
    message: str | None
    choices: Sequence[Link]


def near(answer: Mapping[str, Any], words: Words, addresses: Addresses) -> Near:
    """The place of the page, or of a link that names none or more than one."""
    place, asked = answer["near"], answer["asked"]
    if place is not None:
        radii = [
            (
                radius["value"],
                words("near.radius.here")
                if radius["km"] is None
                else words("near.radius.km", km=km_text(radius["km"])),
                radius["chosen"],
            )
            for radius in place["radii"]
        ]
        is_open = not any(chosen for *_, chosen in radii)
        return Near(place["label"], True, [*radii, ("", words("near.radius.none"), is_open)], None, ())
    if asked is None:
        return Near("", False, (), None, ())
    key = "near.ambiguous" if asked["status"] == "ambiguous" else "near.unknown"
    choices = [
        Link(choice["label"], addresses.of(choice["query"]), note=" · ".join(_where(choice, words)))
        for choice in asked["choices"]
    ]
    return Near(asked["text"], False, (), words(key, place=asked["text"]), choices)


def _where(choice: Mapping[str, Any], words: Words) -> Iterable[str]:
    yield words(f"kind.{choice['kind']}")
    if choice["municipality"] and choice["municipality"] != choice["label"]:
        yield choice["municipality"]
    if choice["province"]:
        yield choice["province"]
