"""Places on the map: override, else gazetteer, else PDOK, and never a guess.

In: a place as an editor wrote it. Out: a :class:`~geodata.schema.Place` with codes, point, precision and
provenance, or None when it is ambiguous or unknown; and always a finding that says which. An outage of
PDOK is an exception, never "not found".
"""

from __future__ import annotations

from typing import Protocol

from geodata.places.outcome import Answer, Match, Status
from geodata.schema import COORDINATE_DIGITS, Level, Place, Provenance
from geodata.table.columns import place_text
from geodata.table.finding import Finding, Remark
from geodata.table.overrides import Override, Overrides
from geodata.table.row import PlaceText
from geodata.text import fold

_WITHOUT_POINT = (Level.REGIO, Level.PROVINCIE)
_SHOWN_CANDIDATES = 8


class Gazetteer(Protocol):
    """What settles most places, without a network."""

    def geocode(self, text: str) -> Answer:
        """The outcome for one place text."""
        ...


class OnlineGeocoder(Protocol):
    """What is asked for the rest; raises a ServiceError when it did not work."""

    def answer(self, query: str) -> Answer:
        """The outcome for one place text."""
        ...


def settle(query: str, gazetteer: Gazetteer, online: OnlineGeocoder | None = None) -> Answer:
    """The gazetteer's answer, or that of the online geocoder where the gazetteer found none.

    A name that is ambiguous stays a question: the online geocoder knows the same namesakes and
    would only choose by its own ranking. It may settle one by knowing something else by that text,
    such as a street.

    Raises:
        ServiceError: the online geocoder was needed and did not work.
    """
    offline = gazetteer.geocode(query)
    if online is None or offline.status is Status.FOUND or not fold(query):
        return offline
    answer = online.answer(query)
    if offline.status is Status.NOT_FOUND:
        return answer
    namesakes = {fold(candidate.name) for candidate in offline.candidates}
    if answer.match and fold(answer.match.name) not in namesakes:
        return answer
    return offline


class Locator:
    """Settles the places of a build; each text is geocoded once."""

    def __init__(
        self, gazetteer: Gazetteer, overrides: Overrides, online: OnlineGeocoder | None = None
    ) -> None:
        self._gazetteer = gazetteer
        self._overrides = overrides
        self._online = online
        self._answers: dict[str, Answer] = {}

    def locate(self, intervention_id: str, place: PlaceText) -> tuple[Place | None, Finding]:
        """The place and what there is to say of it; the caller adds the row to the finding."""
        if override := self._overrides.find(intervention_id, place.text):
            return _overridden(override, place), Finding(
                Remark.PLACE_SET,
                value=place.text,
                detail=_described(override.name, override.level, override.municipality),
            )
        answer = self._answers.get(place.text)
        if answer is None:
            answer = self._answers[place.text] = settle(place.text, self._gazetteer, self._online)
        if answer.match is None:
            remark = Remark.PLACE_AMBIGUOUS if answer.status is Status.AMBIGUOUS else Remark.PLACE_NOT_FOUND
            choices = dict.fromkeys(place_text(match) for match in answer.candidates)
            return None, Finding(remark, value=place.text, choices=tuple(choices)[:_SHOWN_CANDIDATES])
        match = answer.match
        remark = {
            Level.GEMEENTE: Remark.PLACE_COARSE,
            Level.REGIO: Remark.PLACE_REGION,
            Level.PROVINCIE: Remark.PLACE_REGION,
        }.get(match.precision, Remark.PLACE_FOUND)
        detail = _described(match.name, match.level, match.municipality)
        return _matched(match, place), Finding(remark, value=place.text, detail=detail)


def _described(name: str, level: Level, municipality: str | None) -> str:
    if level in (Level.GEMEENTE, Level.PROVINCIE) or municipality is None:
        return f"{level} {name}"
    return f"{level} {name}, gemeente {municipality}"


def _matched(match: Match, place: PlaceText) -> Place:
    has_point = match.precision not in _WITHOUT_POINT and match.lon is not None and match.lat is not None
    return Place(
        name=match.name,
        level=match.level,
        code=match.code,
        municipality=match.municipality,
        municipality_code=match.municipality_code,
        province=match.province,
        relation=place.relation,
        lon=round(match.lon, COORDINATE_DIGITS) if has_point and match.lon is not None else None,
        lat=round(match.lat, COORDINATE_DIGITS) if has_point and match.lat is not None else None,
        precision=match.precision,
        provenance=match.provenance,
        basis=place.basis,
    )


def _overridden(override: Override, place: PlaceText) -> Place:
    return Place(
        name=override.name,
        level=override.level,
        code=None,
        municipality=override.municipality,
        municipality_code=override.municipality_code,
        province=override.province,
        relation=place.relation,
        lon=override.lon,
        lat=override.lat,
        precision=override.precision,
        provenance=Provenance.OVERRIDE,
        basis=place.basis,
    )
