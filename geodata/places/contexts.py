"""A name together with what it lies in: "Moerwijk, Den Haag", "Hengelo (Ov)", "Haren bij Groningen".

In: the segments of a query. Out: the entries of one segment that lie in what all the others name,
or nothing when no segment can be read so.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Sequence

from geodata.places.entry import Entry, Kind
from geodata.places.gazetteer import Gazetteer
from geodata.places.lookup import Hits, Lookup, Scope
from geodata.places.query import Segment, Words, joined, split_anywhere, split_at_joints

MOST_PARTS = 4
"""Parts of a query that may narrow one name down; more is a list."""
LONGEST_PHRASE = 10
"""Tokens of a phrase that is still cut anywhere."""
NEAR_KM = 15.0
"""How far a place may lie from the one it is said to be near."""
_KM_PER_DEGREE = 111.2

Splitter = Callable[[Segment, Words], Iterator[tuple[Segment, Segment]]]

_Scopes = list[tuple[int, Scope]]


class Contexts:
    """Reads names in their context."""

    def __init__(self, gazetteer: Gazetteer, lookup: Lookup) -> None:
        self._gazetteer = gazetteer
        self._lookup = lookup

    def read(self, parts: Sequence[Segment], near: bool = False) -> Hits | None:
        """The places one part names within what the others name; ``near`` allows typing errors.

        A single part is first read as a name without any context.
        """
        if len(parts) == 1:
            hits = self._lookup.alone(parts[0], near)
            if hits is not None:
                return hits
        for cut in self._cuts(parts, thrice=not near):
            if 1 < len(cut) <= MOST_PARTS:
                hits = self._read_cut(cut, near, loose=len(cut) == len(parts))
                if hits is not None:
                    return hits
        return None

    def _cuts(self, parts: Sequence[Segment], thrice: bool) -> Iterator[list[Segment]]:
        """The parts as they are, then cut or joined in other places; ``thrice`` cuts one part in three."""
        yield list(parts)
        words = self._gazetteer.words
        if len(parts) > 2:
            yield [joined(parts[:-1], words), parts[-1]]
            yield [parts[0], joined(parts[1:], words)]
        whole = [joined(parts, words)] if len(parts) > 1 else []
        for phrase in (list(parts), whole):
            for split in (split_at_joints, split_anywhere):
                yield from self._cut_once(phrase, split)
        if len(parts) == 1 and thrice:
            for cut in self._cut_once(parts, split_anywhere):
                yield from self._cut_once(cut[:1], split_anywhere, cut[1:])

    def _cut_once(
        self, parts: Sequence[Segment], split: Splitter, after: Sequence[Segment] = ()
    ) -> Iterator[list[Segment]]:
        """The parts with one of them split in two, in each way."""
        for place, part in enumerate(parts):
            if len(part.written) <= LONGEST_PHRASE:
                for pair in split(part, self._gazetteer.words):
                    yield [*parts[:place], *pair, *parts[place + 1 :], *after]

    def _read_cut(self, cut: Sequence[Segment], near: bool, loose: bool) -> Hits | None:
        """Each part as the name in turn; ``loose`` lets name and context both have typing errors."""
        for place, scope in self._orders(cut, near, loose):
            beside = cut[1 - place].name if len(cut) == 2 else ()
            hits = self._lookup.exact(cut[place], scope, beside)
            if hits is None and near:
                hits = self._lookup.near(cut[place], scope)
            if hits is not None:
                return None if self._is_list(cut, place, hits) else hits
        return self._close_by(cut)

    def _orders(self, cut: Sequence[Segment], near: bool, loose: bool) -> list[tuple[int, Scope]]:
        """``(place of the name, scope)``: narrow scopes first, and the name first before it is last."""
        exact = [self._lookup.scopes(segment) for segment in cut]
        orders: list[tuple[int, int, Scope]] = []
        for place in range(len(cut)):
            others: list[_Scopes] = []
            for other, segment in enumerate(cut):
                if other != place:
                    scopes = exact[other]
                    if not scopes and near and (loose or self._lookup.exact(cut[place]) is not None):
                        scopes = self._lookup.scopes(segment, near=True)
                    others.append(scopes)
            for combination in itertools.product(*others):
                scope = frozenset.intersection(*(narrowed for _, narrowed in combination))
                if scope:
                    orders.append((sum(level for level, _ in combination), place, scope))
        return [(place, scope) for _, place, scope in sorted(orders, key=lambda order: order[:2])]

    def _is_list(self, cut: Sequence[Segment], place: int, hits: Hits) -> bool:
        """Whether it is rather two municipalities than a small place in one that bears the other's name."""
        if cut[place].kind or not all(self._is_municipality(segment) for segment in cut):
            return False
        kinds = {entry.kind for entry in hits.entries}
        return Kind.MUNICIPALITY not in kinds and (place > 0 or Kind.SETTLEMENT not in kinds)

    def _is_municipality(self, segment: Segment) -> bool:
        hits = self._lookup.exact(segment)
        return hits is not None and any(entry.kind is Kind.MUNICIPALITY for entry in hits.entries)

    def _close_by(self, cut: Sequence[Segment]) -> Hits | None:
        """The places of a name that lie within :data:`NEAR_KM` of what it is said to be near."""
        if len(cut) != 2 or not cut[1].near:
            return None
        hits, landmarks = self._lookup.exact(cut[0]), self._lookup.exact(cut[1])
        if hits is None or landmarks is None:
            return None
        close = tuple(
            entry for entry in hits.entries if any(_km(entry, mark) <= NEAR_KM for mark in landmarks.entries)
        )
        return Hits(close, hits.score) if close else None


def _km(one: Entry, other: Entry) -> float:
    """Distance between two entries, good enough within the Netherlands; infinite without points."""
    if one.lon is None or one.lat is None or other.lon is None or other.lat is None:
        return math.inf
    east = (one.lon - other.lon) * math.cos(math.radians((one.lat + other.lat) / 2))
    return _KM_PER_DEGREE * math.hypot(east, one.lat - other.lat)
