"""What a geocoder says of one query: found, ambiguous or not found (Contract 2).

The one shape that the gazetteer matcher, the PDOK geocoder, the command line and the review
report share. Points are WGS 84 degrees, ``lon`` before ``lat``; ``score`` runs from 0 to 100.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from geodata.schema import COORDINATE_DIGITS, Level, Provenance


class Status(StrEnum):
    """How a query came out. An outage is none of these: it is an exception."""

    FOUND = "found"
    AMBIGUOUS = "ambiguous"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Match:
    """One area a query may mean; ``lon``/``lat`` are None for an area without a point."""

    name: str
    level: Level
    code: str | None
    municipality: str | None
    municipality_code: str | None
    province: str | None
    lon: float | None
    lat: float | None
    precision: Level
    provenance: Provenance
    score: float

    def as_dict(self) -> dict[str, Any]:
        """The match as Contract 2 writes it, coordinates rounded as everywhere."""
        record = asdict(self)
        for axis in ("lon", "lat"):
            if record[axis] is not None:
                record[axis] = round(record[axis], COORDINATE_DIGITS)
        return record


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
            "match": self.match.as_dict() if self.match else None,
            "candidates": [candidate.as_dict() for candidate in self.candidates],
        }
