"""What a geocoder says of one query: found, ambiguous or not found (Contract 2).

The one shape that the gazetteer matcher, the PDOK geocoder, the command line and the review
report share. Points are WGS 84 degrees, ``lon`` before ``lat``; ``score`` runs from 0 to 100.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from geodata.schema import Location


class Status(StrEnum):
    """How a query came out. An outage is none of these: it is an exception."""

    FOUND = "found"
    AMBIGUOUS = "ambiguous"
    NOT_FOUND = "not_found"


class Match(Location):
    """A location that a query may mean, and how well it fits (0 to 100)."""

    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome for one query: ``match`` only when found; ``candidates`` ranked, best first."""

    query: str
    status: Status
    match: Match | None = None
    candidates: tuple[Match, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The answer as one JSON-ready object of Contract 2."""
        return {
            "query": self.query,
            "status": self.status.value,
            "match": self.match.model_dump(mode="json") if self.match else None,
            "candidates": [candidate.model_dump(mode="json") for candidate in self.candidates],
        }
