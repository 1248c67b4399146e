"""The page's own addresses: the query as it is asked, and the links and forms that lead on from it.

In: the base path and queries as the engine writes them. Out: addresses below the base path, and the hidden
fields that let a form keep what it does not ask. The two parameters that page through the cards are the
server's own; they begin with ``_``, so the scripts pass them over without a notice.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

CARDS_MOST = 60
"""Cards in a list on one page, as many as the scripts draw at first."""

FIRST = "_vanaf"
FIRST_OFF_MAP = "_vanaf-overal"

# What an action that narrows the result drops, as the reducer does; and what only scripts can show.
_DROPPED = frozenset({"groep", "voorbeeld", "dia"})
_OWN_FIELDS = frozenset({"q", "plaats", "straal", "beeld"})


@dataclass(frozen=True, slots=True)
class Asked:
    """What the page is asked: the engine's query, and the first card of each list, counted from 0."""

    query: str
    first: int = 0
    first_off_map: int = 0

    @classmethod
    def of(cls, query: str) -> Asked:
        """The query string taken apart; a first card that is no number is the very first."""
        parts = [part for part in query.split("&") if part]
        own = {FIRST: 0, FIRST_OFF_MAP: 0}
        rest = []
        for part in parts:
            name, _, value = part.partition("=")
            if name in own:
                own[name] = int(value) if value.isascii() and value.isdigit() and len(value) < 8 else 0
            else:
                rest.append(part)
        return cls("&".join(rest), own[FIRST], own[FIRST_OFF_MAP])


@dataclass(frozen=True, slots=True)
class Addresses:
    """Addresses of the page itself below ``base``; ``here`` is the query of the page that is written."""

    base: str
    here: str

    def of(self, query: str) -> str:
        """The page with a query of the engine."""
        return f"{self.base}?{query}" if query else self.base

    def from_card(self, parameter: str, first: int) -> str:
        """This page from another card on."""
        return self.of("&".join(filter(None, [self.here, f"{parameter}={first}" if first else ""])))

    def kept_by_filters(self, facets: frozenset[str]) -> list[tuple[str, str]]:
        """The hidden fields of the form with the filters: what it has no field of its own for."""
        return self._kept(_OWN_FIELDS | facets)

    def kept_by_sorting(self) -> list[tuple[str, str]]:
        """The hidden fields of the form that sorts: all but the order."""
        return self._kept(frozenset({"sorteer"}))

    def _kept(self, asked: frozenset[str]) -> list[tuple[str, str]]:
        return [(name, value) for name, value in parse_qsl(self.here) if name not in asked | _DROPPED]
