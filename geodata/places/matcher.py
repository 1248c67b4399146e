"""Any text somebody writes for a Dutch place, settled offline: found, ambiguous or not found.

In: one query. Out: an :class:`geodata.places.outcome.Answer`. Nothing is refused: nonsense is "not found".
The readings are tried from plain to daring, and the first that gives a place decides:

1. the text as a whole is a code of CBS, a name, or a postcode;
2. its parts are a name and what that lies in ("Moerwijk, Den Haag", "Berflo Es Hengelo");
3. the same with typing errors;
4. it names several places, or one place and something unknown: that is asked back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from geodata.places.choice import NOTHING, Choice, Reading, Verdict, ask, choose
from geodata.places.contexts import Contexts
from geodata.places.entry import AREAS, LEVELS, Entry, Kind
from geodata.places.gazetteer import Gazetteer
from geodata.places.lookup import EXACT, Hits, Lookup
from geodata.places.outcome import Answer, Match, Status
from geodata.places.query import (
    Postcode,
    Segment,
    find_postcode,
    name_bearing,
    segments,
    split_anywhere,
    split_at_joints,
    split_lists,
)
from geodata.places.spelling import compact, tokens
from geodata.schema import Level, Provenance

LONGEST_QUERY = 400
"""Characters; a longer text is a story, not a place."""
TELLING_LENGTH = 5
"""Letters a municipality's name needs to be recognised among words that mean nothing to us."""

_INTERNET = re.compile(r"\w@\w|://|www\.")
"""An e-mail or web address says nothing of where something is."""

Settled = tuple[Choice, float]
"""A choice and how well its name fits the query."""


class Matcher:
    """Answers place queries from a gazetteer, without a network."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._lookup = Lookup(gazetteer)
        self._contexts = Contexts(gazetteer, self._lookup)
        self._coded: dict[str, Entry] = {}
        for entry in gazetteer.called:
            if entry.code:
                self._coded.setdefault(entry.code, entry)

    def answer(self, query: str) -> Answer:
        """The place a text stands for, or the places it may stand for, best first.

        A found answer's candidates are the other meanings of the name, if any.
        """
        choice, score = self._settle(query)
        matches = tuple(self._match(reading, round(score, 1)) for reading in choice.readings)
        if choice.verdict is Verdict.NOTHING:
            return Answer(query, Status.NOT_FOUND)
        if choice.verdict is Verdict.TAKE:
            return Answer(query, Status.FOUND, matches[0], matches[1:])
        return Answer(query, Status.AMBIGUOUS, None, matches)

    def choice(self, query: str) -> Choice:
        """What a text may stand for, as entries of the gazetteer instead of matches."""
        return self._settle(query)[0]

    def _settle(self, query: str) -> Settled:
        coded = self._coded.get(query.strip().upper())
        if coded is not None:
            return choose([coded]), EXACT
        written = tokens(query) if len(query) <= LONGEST_QUERY else ()
        if not written or _INTERNET.search(query):
            return NOTHING, 0.0
        whole = self._lookup.alone(Segment((written,)))
        if whole is not None:
            return _chosen(whole)
        postcode = find_postcode(query)
        if postcode is not None:
            settled = self._settle_postcode(postcode)
            if settled is not None:
                return settled
        return self._settle_parts(segments(query, self._gazetteer.words), written)

    def _settle_parts(self, parts: Sequence[Segment], written: tuple[str, ...]) -> Settled:
        hits = self._contexts.read(parts)
        if hits is None:
            parts = name_bearing(parts)
            hits = self._contexts.read(parts)
        if hits is not None:
            return _chosen(hits)
        if not parts or self._names_foreign_place(parts):
            return NOTHING, 0.0
        if len(parts) > 1:
            hits = self._lookup.alone(Segment((written,)), near=True)
        hits = hits or self._contexts.read(parts, near=True)
        if hits is not None:
            return _chosen(hits)
        return self._ask_back(parts)

    def _settle_postcode(self, postcode: Postcode) -> Settled | None:
        """A postcode with what stands beside it; None when the number is no postcode here."""
        entry = self._gazetteer.postcodes.get(postcode.digits)
        rest = [part for part in segments(postcode.rest, self._gazetteer.words) if part.name]
        if entry is None:
            return None if rest else (NOTHING, 0.0)
        if not rest:
            return choose([entry]), 100.0
        home = frozenset(entry.municipalities)
        inside = [hits for part in rest if (hits := self._lookup.exact(part, home))]
        if inside:
            exact = [hits for hits in inside if all(found.kind in AREAS for found in hits.entries)]
            return _chosen(exact[0]) if exact else (choose([_within(entry, inside)]), EXACT)
        known = [hits.entries for part in rest if (hits := self._lookup.exact(part))]
        if any(found.kind is not Kind.ELSEWHERE for entries in known for found in entries):
            return ask([entry], *known), 100.0
        return (choose([entry]), 100.0) if postcode.complete else None

    def _names_foreign_place(self, parts: Sequence[Segment]) -> bool:
        words = self._gazetteer.words
        pieces = [
            *parts,
            *(piece for part in parts for pair in split_anywhere(part, words) for piece in pair),
        ]
        return any(self._lookup.is_abroad(piece) for piece in pieces)

    def _ask_back(self, parts: Sequence[Segment]) -> Settled:
        """The places among several, or the one known beside something unknown."""
        named: list[Hits] = []
        listed = split_lists(parts, self._gazetteer.words)
        for part in listed:
            hits = self._lookup.exact(part) or self._lookup.near(part)
            if hits is None:
                hits = self._contexts.read([part])
            if hits is not None:
                named.append(hits)
        if not named:
            named = [hits for part in listed if (hits := self._municipalities_in(part))]
        elif len(named) == 1 and all(entry.kind in AREAS for entry in named[0].entries):
            return NOTHING, 0.0
        if not named:
            return NOTHING, 0.0
        return ask(*(hits.entries for hits in named)), min(hits.score for hits in named)

    def _municipalities_in(self, part: Segment) -> Hits | None:
        """Municipalities named at the begin or end of a phrase that is otherwise unknown.

        Short names count only after a word as "in": "best" and "echt" are common words.
        """
        words = self._gazetteer.words
        joined = [context for _, context in split_at_joints(part, words)]
        pieces = [piece for pair in split_anywhere(part, words) for piece in pair]
        told = any(
            len(compact(piece.name)) >= TELLING_LENGTH and self._municipalities(piece) for piece in pieces
        )
        found = [entry for piece in (pieces if told else joined) for entry in self._municipalities(piece)]
        return Hits(tuple(dict.fromkeys(found)), EXACT) if found else None

    def _municipalities(self, piece: Segment) -> list[Entry]:
        hits = self._lookup.exact(piece)
        return [entry for entry in hits.entries if entry.kind is Kind.MUNICIPALITY] if hits else []

    def _match(self, reading: Reading, score: float) -> Match:
        entry = reading.entry
        if entry.kind is Kind.PROVINCE:
            return Match(
                name=entry.name,
                level=Level.PROVINCIE,
                code=entry.code,
                municipality=None,
                municipality_code=None,
                province=entry.name,
                lon=None,
                lat=None,
                precision=Level.PROVINCIE,
                provenance=Provenance.GAZETTEER,
                score=score,
            )
        municipality = self._gazetteer.municipalities[reading.municipality or ""]
        if entry.kind is Kind.FORMER:
            entry = municipality
        own = entry.lon is not None and reading.namesakes == 1
        point = entry if own else municipality
        return Match(
            name=_shown(entry),
            level=_level(entry),
            code=entry.code if reading.namesakes == 1 else None,
            municipality=municipality.name,
            municipality_code=municipality.code,
            province=self._gazetteer.province_of(municipality.code or "").name,
            lon=point.lon,
            lat=point.lat,
            precision=_level(entry) if own else Level.GEMEENTE,
            provenance=Provenance.GAZETTEER,
            score=score,
        )


def _within(postcode: Entry, beside: Sequence[Hits]) -> Entry:
    """The postcode in those of its municipalities that are named beside it."""
    named = {code for hits in beside for entry in hits.entries for code in entry.municipalities}
    homes = tuple(code for code in postcode.municipalities if code in named)
    return replace(postcode, municipalities=homes)


def _chosen(hits: Hits) -> Settled:
    return (ask if hits.doubtful else choose)(hits.entries), hits.score


def _shown(entry: Entry) -> str:
    """The name without what only tells it apart in the table ("Transvaal (Den Haag)")."""
    return entry.name.partition(" (")[0] if entry.kind is Kind.INFORMAL else entry.name


def _level(entry: Entry) -> Level:
    """The level of a place; a popular name may stand for a single neighbourhood."""
    return Level.BUURT if (entry.code or "").startswith("BU") else LEVELS[entry.kind]
