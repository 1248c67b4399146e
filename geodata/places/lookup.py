"""One name looked up in the gazetteer, exactly or with typing errors.

In: a segment of a query, and optionally the municipalities to stay within. Out: the entries that
bear the name, with how well it fits. What they mean is not decided here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from geodata.places.entry import AREAS, ASKED_KINDS, MUCH_LARGER, TOWNS, Entry, Kind
from geodata.places.gazetteer import Gazetteer
from geodata.places.query import Segment, Tokens
from geodata.places.spelling import compact, key, tokens, words
from geodata.places.typos import MOST_EDITS, NearNames, Tolerance

Scope = frozenset[str]
"""Codes of municipalities."""

EXACT, SHORTENED = 100.0, 90.0
"""Scores of a name in full and of a shortened one; each typing error costs its share of the name."""

SHORTEST_END = 3
"""Letters of a municipality's end that tell it, as in "H'sum"."""

_TOLERANCES = (Tolerance(one=5, two=7), Tolerance(one=6, two=9), Tolerance(one=8, two=12))
"""Of names without context: municipalities and provinces, settlements and other towns, parts of a town.

The less a name is written, the likelier a text near to it is something else: one in six Dutch words
of seven letters lies within two typing errors of some neighbourhood.
"""
_TOLERANCE_INSIDE = Tolerance(one=4, two=7)
"""Of names within a municipality that is named too."""

_SCOPE_LEVELS = (
    frozenset({Kind.MUNICIPALITY}),
    frozenset({Kind.PROVINCE}),
    frozenset({Kind.SETTLEMENT, Kind.POPULAR, Kind.FORMER}),
)


@dataclass(frozen=True, slots=True)
class Hits:
    """The entries that bear a name, and how well it fits (0 to 100)."""

    entries: tuple[Entry, ...]
    score: float
    edits: int = 0
    doubtful: bool = False
    """Another place fits nearly as well, so it has to be asked."""


class Lookup:
    """Finds names in one gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._near_inside: dict[str, NearNames] = {}

    def alone(self, segment: Segment, near: bool = False) -> Hits | None:
        """Places that bear a name without context, with or without typing errors.

        They are doubtful when another reading is as likely: a name that is shortened or misspelt
        may be something else, and a small settlement's name may be the short form of a larger one.
        """
        hits = self.near(segment) if near else self.exact(segment)
        if hits is None:
            return None
        if hits.score == EXACT:
            return self._with_larger_namesakes(hits, segment)
        if all(entry.kind in AREAS for entry in hits.entries):
            rivals = self._municipalities_at(hits.edits + 1, segment, hits)
            return replace(hits, entries=rivals + hits.entries, doubtful=bool(rivals) or not near)
        towns = {code for entry in hits.entries if entry.kind not in AREAS for code in entry.municipalities}
        return replace(hits, doubtful=not near and len(towns) > 1)

    def _with_larger_namesakes(self, hits: Hits, segment: Segment) -> Hits:
        """Add the much larger towns whose shortened name this is ("Loon", for Loon op Zand)."""
        kinds = {entry.kind for entry in hits.entries}
        if not kinds.isdisjoint((Kind.MUNICIPALITY, Kind.PROVINCE, Kind.ELSEWHERE)):
            return hits
        homes = {code for entry in hits.entries for code in entry.municipalities}
        people = max(entry.population for entry in hits.entries)
        larger = tuple(
            entry
            for entry in self._gazetteer.secondary.get(key(segment.name), ())
            if entry.kind in TOWNS
            and homes.isdisjoint(entry.municipalities)
            and entry.population > people * MUCH_LARGER
        )
        return replace(hits, entries=hits.entries + larger, doubtful=True) if larger else hits

    def _municipalities_at(self, distance: int, segment: Segment, hits: Hits) -> tuple[Entry, ...]:
        return tuple(
            entry
            for known in self._rings[0].at_distance(compact(segment.name), distance)
            for entry in self._bearers(known)
            if entry.kind is Kind.MUNICIPALITY and entry not in hits.entries
        )

    def exact(self, segment: Segment, scope: Scope | None = None, beside: Tokens = ()) -> Hits | None:
        """Places that bear the name: in full, else joined with its context, else shortened.

        Args:
            segment: What to look up.
            scope: Municipalities to stay within.
            beside: Tokens of the context, which may be part of the name ("Venlo-Centrum").
        """
        gazetteer = self._gazetteer
        forms = [form for form in segment.forms if form]
        joined = [form for name in forms for form in (beside + name, name + beside)] if beside else []
        for names, tried, score in (
            (gazetteer.names, forms, EXACT),
            (gazetteer.names, joined, EXACT),
            (gazetteer.secondary, forms, SHORTENED),
        ):
            for form in tried:
                entries = _in_scope(names.get(key(form), ()), scope)
                if entries:
                    return Hits(_of_kind(entries, segment.kind), score)
        contracted = _in_scope(self._contracted(segment.name), scope)
        return Hits(contracted, SHORTENED) if contracted else None

    def _contracted(self, name: Tokens) -> tuple[Entry, ...]:
        """Municipalities written as their first letter and their end ("A'foort")."""
        if len(name) != 2 or len(name[0]) > 1 or len(name[1]) < SHORTEST_END:
            return ()
        first, end = name
        return tuple(
            entry
            for entry in self._gazetteer.municipalities.values()
            if (spelling := compact(words(entry.name))).startswith(first) and spelling.endswith(end)
        )

    def near(self, segment: Segment, scope: Scope | None = None, towns: bool = False) -> Hits | None:
        """Places whose name is nearest within the allowed typing errors; equally near ones together.

        Args:
            segment: What to look up.
            scope: Municipalities to stay within.
            towns: Leave out the names of parts of a town.
        """
        forms = tuple(dict.fromkeys((segment.name, segment.written)))
        for distance in range(1, MOST_EDITS + 1):
            found: dict[Entry, float] = {}
            for form in forms:
                spelling = compact(form)
                for known in self._spellings_at(distance, spelling, scope, towns):
                    if not _differs_in_words(form, known):
                        score = EXACT * (1 - distance / max(len(spelling), len(known)))
                        for entry in _in_scope(self._bearers(known), scope):
                            found.setdefault(entry, score)
            if found:
                return Hits(_of_kind(tuple(found), segment.kind), max(found.values()), distance)
        return None

    def scopes(self, segment: Segment, near: bool = False) -> list[tuple[int, Scope]]:
        """What a segment narrows another name down to, with the level of each reading, narrow first."""
        hits = self.exact(segment)
        if hits is None and near:
            hits = self.near(segment, towns=True)
        found: list[tuple[int, Scope]] = []
        for level, kinds in enumerate(_SCOPE_LEVELS):
            entries = [entry for entry in hits.entries if entry.kind in kinds] if hits else []
            codes = {code for entry in entries for code in self._members(entry)}
            if codes:
                found.append((level, frozenset(codes)))
        provinces = self._gazetteer.contexts.get(key(segment.name))
        if provinces:
            members = (self._gazetteer.province_members[code] for code in provinces)
            found.append((1, frozenset().union(*members)))
        return found

    def _members(self, entry: Entry) -> Iterable[str]:
        if entry.kind is Kind.PROVINCE and entry.code is not None:
            return self._gazetteer.province_members[entry.code]
        return entry.municipalities

    def is_abroad(self, segment: Segment) -> bool:
        """Whether the segment names a foreign place, and no municipality or settlement of ours."""
        for form in segment.forms:
            entries = self._gazetteer.names.get(key(form), ())
            if any(entry.why in ("abroad", "caribbean", "country") for entry in entries):
                return not any(entry.kind in (Kind.MUNICIPALITY, Kind.SETTLEMENT) for entry in entries)
        return False

    def _bearers(self, spelling: str) -> tuple[Entry, ...]:
        return self._gazetteer.names[self._gazetteer.spellings[spelling]]

    def _spellings_at(self, distance: int, spelling: str, scope: Scope | None, towns: bool) -> Iterator[str]:
        if scope is None or len(scope) > 1:
            rings: Iterable[NearNames] = self._rings[: 2 if towns else 3]
        else:
            rings = [self._inside(code) for code in scope]
        for ring in rings:
            yield from ring.at_distance(spelling, distance)

    def _inside(self, municipality: str) -> NearNames:
        if municipality not in self._near_inside:
            names = NearNames(self._spellings_in[municipality], _TOLERANCE_INSIDE)
            self._near_inside[municipality] = names
        return self._near_inside[municipality]

    @cached_property
    def _rings(self) -> tuple[NearNames, ...]:
        """All spellings by how often such names are written; a municipality's aliases count as towns."""
        rings: tuple[list[str], ...] = ([], [], [])
        municipal = {
            compact(form)
            for entry in (*self._gazetteer.municipalities.values(), *self._gazetteer.provinces.values())
            for form in (tokens(entry.name), words(entry.name))
        }
        for spelling in self._gazetteer.spellings:
            bearers = self._bearers(spelling)
            if spelling in municipal:
                rings[0].append(spelling)
            else:
                rings[2 if all(entry.kind in AREAS for entry in bearers) else 1].append(spelling)
        return tuple(NearNames(ring, tolerance) for ring, tolerance in zip(rings, _TOLERANCES, strict=True))

    @cached_property
    def _spellings_in(self) -> Mapping[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for spelling in self._gazetteer.spellings:
            for code in {code for entry in self._bearers(spelling) for code in entry.municipalities}:
                found[code].append(spelling)
        return found


def _in_scope(entries: Sequence[Entry], scope: Scope | None) -> tuple[Entry, ...]:
    if scope is None:
        return tuple(entries)
    return tuple(entry for entry in entries if not scope.isdisjoint(entry.municipalities))


def _of_kind(entries: tuple[Entry, ...], kind: str) -> tuple[Entry, ...]:
    """The entries of the kind asked for, or all when there is none of it."""
    wanted = ASKED_KINDS.get(kind)
    return tuple(entry for entry in entries if entry.kind in wanted) or entries if wanted else entries


def _differs_in_words(form: Tokens, known: str) -> bool:
    """Whether text and name differ by a whole word or a number, which is no typing error."""
    if known in (compact(form[1:]), compact(form[:-1])):
        return True
    return any(token.isdigit() and token not in known for token in form)
