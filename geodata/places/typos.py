"""Names a few typing errors away.

In: a compact spelling. Out: the known spellings within the typing errors their length allows, with
their distance. Distance is optimal string alignment: one insertion, deletion, substitution or swap
of neighbours counts one. An index is built at its first question.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA


@dataclass(frozen=True, slots=True)
class Tolerance:
    """Letters a known name needs for one typing error to be forgiven, and for two."""

    one: int
    two: int

    def edits(self, length: int) -> int:
        """Typing errors forgiven in a name of so many letters."""
        return (length >= self.one) + (length >= self.two)


MOST_EDITS = 2
REMEMBERED = 1024
"""Searches kept, because one query asks for its parts more than once."""


class NearNames:
    """Spellings by length, to be searched for the ones close to another."""

    def __init__(self, spellings: Iterable[str], tolerance: Tolerance) -> None:
        self._spellings = spellings
        self._tolerance = tolerance
        self._search = lru_cache(REMEMBERED)(self._measure)

    def at_distance(self, spelling: str, distance: int) -> list[str]:
        """The known spellings exactly so many typing errors away, if tolerated, in fixed order."""
        found = []
        for more in range(distance + 1):
            found += [known for known, measured in self._search(spelling, more) if measured == distance]
        return found

    @cached_property
    def _by_length(self) -> Mapping[int, list[str]]:
        found: defaultdict[int, list[str]] = defaultdict(list)
        for spelling in self._spellings:
            found[len(spelling)].append(spelling)
        return dict(found)

    def _measure(self, spelling: str, difference: int) -> list[tuple[str, int]]:
        """Known spellings that much longer or shorter, with their distance, within tolerance."""
        found: list[tuple[str, int]] = []
        for length in {len(spelling) - difference, len(spelling) + difference}:
            edits = self._tolerance.edits(length)
            choices = self._by_length.get(length)
            if choices and edits >= max(difference, 1):
                matches = process.extract(
                    spelling, choices, scorer=OSA.distance, processor=None, score_cutoff=edits, limit=None
                )
                found.extend((choice, int(distance)) for choice, distance, _ in matches)
        return sorted(found)
