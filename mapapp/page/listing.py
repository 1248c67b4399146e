"""The list of the page: its cards, what is off the map, and the links that page through both.

In: the engine's answer and the interventions. Out: plain records for ``templates/list.html`` and
``templates/card.html``, which escape all they hold; texts as the scripts write them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from geodata.schema import Feature
from mapapp.data.engine import Engine
from mapapp.page import facets
from mapapp.page.address import CARDS_MOST, FIRST, FIRST_OFF_MAP, Addresses
from mapapp.page.words import Words, precision_kind

LABELS_MOST = 4

Pieces = Sequence[str]
"""A text in pieces, of which the second, fourth … are marked."""


@dataclass(frozen=True, slots=True)
class Card:
    """One example in the list; ``labels`` are None for none, so that a template has the part without any."""

    id: str
    href: str
    title: Pieces
    where: Pieces
    summary: Pieces
    kind: str
    distance: str | None
    labels: Sequence[str] | None
    rest: int
    starred: bool
    star_name: str
    open: bool


def blank(words: Words) -> Card:
    """The card without an example; its title and its star's name are stand-ins."""
    star = words("detail.star")
    return Card("", "", (words("detail.label"),), (), (), "", "", (), 0, False, star, False)


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of cards with the links to what stands before and after them; None where there is nothing."""

    cards: Sequence[Card]
    before: str | None
    after: str | None


class Cards:
    """Makes the cards of one page."""

    def __init__(
        self,
        answer: Mapping[str, Any],
        features: Mapping[str, Feature],
        words: Words,
        engine: Engine,
        base: str,
    ) -> None:
        self._answer = answer
        self._features = features
        self._words = words
        self._engine = engine
        self._base = base

    def of(self, rows: Sequence[Mapping[str, Any]]) -> list[Card]:
        """The cards of some rows of the answer, in their order."""
        features = [self._features[row["id"]] for row in rows]
        texts = [
            text
            for feature in features
            for text in (
                feature.properties.title,
                self._words.card_place(feature),
                feature.properties.summary,
            )
        ]
        pieces = self._pieces(texts)
        return [
            self._card(feature, row["distance"], pieces[3 * n : 3 * n + 3])
            for n, (feature, row) in enumerate(zip(features, rows, strict=True))
        ]

    def _pieces(self, texts: Sequence[str]) -> Sequence[Pieces]:
        terms = self._answer["terms"]
        return self._engine.marked(texts, terms) if terms and texts else [(text,) for text in texts]

    def _card(self, feature: Feature, distance: dict[str, Any] | None, pieces: Sequence[Pieces]) -> Card:
        properties = feature.properties
        labels = [label for facet in facets.FACETS if facet.shows.card for label in facet.labels(properties)]
        selection = self._answer["selection"]
        starred = properties.id in selection["starred"]
        star = "card.unstar" if starred else "card.star"
        return Card(
            id=properties.id,
            href=f"{self._base}voorbeeld/{properties.id}",
            title=pieces[0],
            where=pieces[1],
            summary=pieces[2],
            kind=precision_kind(feature),
            distance=self._words.distance(distance),
            labels=labels[:LABELS_MOST] or None,
            rest=max(0, len(labels) - LABELS_MOST),
            starred=starred,
            star_name=self._words(star, title=properties.title),
            open=properties.id == selection["open"],
        )


def main_list(answer: Mapping[str, Any], cards: Cards, addresses: Addresses, first: int) -> Listed:
    """By relevance everything, else what is on the map."""
    return _listed(cards.of(answer["cards"]), answer["listed"], addresses, FIRST, first)


def off_map_list(answer: Mapping[str, Any], cards: Cards, addresses: Addresses, first: int) -> Listed:
    """What is not on the map, in a list of its own."""
    return _listed(cards.of(answer["offCards"]), answer["offMap"], addresses, FIRST_OFF_MAP, first)


def _listed(cards: Sequence[Card], total: int, addresses: Addresses, parameter: str, first: int) -> Listed:
    after = first + CARDS_MOST
    return Listed(
        cards,
        addresses.from_card(parameter, max(0, first - CARDS_MOST)) if first else None,
        addresses.from_card(parameter, after) if after < total else None,
    )
