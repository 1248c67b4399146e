"""Places on the map: override, else gazetteer, else PDOK, and never a guess.

In: a place as an editor wrote it. Out: a :class:`~geodata.schema.Place` with codes, point, precision and
provenance, or None when it is ambiguous or unknown; and always a finding that says which. An outage of
PDOK is an exception, never "not found".
"""

from __future__ import annotations

from typing import Protocol

from geodata.places.outcome import Answer, Status
from geodata.schema import Level, Location, Place
from geodata.table.columns import place_text
from geodata.table.finding import Finding
from geodata.table.overrides import Overrides
from geodata.table.row import PlaceText
from geodata.table.wording import Remark
from geodata.text import fold

_REMARKS = {
    Level.GEMEENTE: Remark.PLACE_COARSE,
    Level.REGIO: Remark.PLACE_REGION,
    Level.PROVINCIE: Remark.PLACE_REGION,
}
_SHOWN_CANDIDATES = 8


class Geocoder(Protocol):
    """What says where a text leads; an online one raises a ServiceError when it did not work."""

    def answer(self, query: str) -> Answer:
        """The outcome for one place text."""
        ...


def geocode_with_fallback(query: str, gazetteer: Geocoder, online: Geocoder | None = None) -> Answer:
    """The gazetteer's answer, or that of the online geocoder where the gazetteer found none.

    A name that is ambiguous stays a question: the online geocoder knows the same namesakes and
    would only choose by its own ranking. It may settle one by knowing something else by that text,
    such as a street.

    Raises:
        ServiceError: the online geocoder was needed and did not work.
    """
    offline = gazetteer.answer(query)
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

    def __init__(self, gazetteer: Geocoder, overrides: Overrides, online: Geocoder | None = None) -> None:
        self._gazetteer = gazetteer
        self._overrides = overrides
        self._online = online
        self._answers: dict[str, Answer] = {}

    def locate(self, intervention_id: str, place: PlaceText) -> tuple[Place | None, Finding]:
        """The place and what there is to say of it; the caller adds the row to the finding."""
        location: Location | None = self._overrides.find(intervention_id, place.text)
        remark = Remark.PLACE_SET
        if location is None:
            answer = self._answer(place.text)
            location = answer.match
            if location is None:
                return None, _unsettled(answer)
            remark = _REMARKS.get(location.precision, Remark.PLACE_FOUND)
        finding = Finding(remark, value=place.text, detail=_described(location))
        return Place.at(location, place.relation, place.basis), finding

    def _answer(self, text: str) -> Answer:
        if text not in self._answers:
            self._answers[text] = geocode_with_fallback(text, self._gazetteer, self._online)
        return self._answers[text]


def _unsettled(answer: Answer) -> Finding:
    remark = Remark.PLACE_AMBIGUOUS if answer.status is Status.AMBIGUOUS else Remark.PLACE_NOT_FOUND
    choices = dict.fromkeys(place_text(match) for match in answer.candidates)
    return Finding(remark, value=answer.query, choices=tuple(choices)[:_SHOWN_CANDIDATES])


def _described(location: Location) -> str:
    if location.level in (Level.GEMEENTE, Level.PROVINCIE) or location.municipality is None:
        return f"{location.level} {location.name}"
    return f"{location.level} {location.name}, gemeente {location.municipality}"
