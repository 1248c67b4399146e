"""The offline gazetteer as a geopy geocoder, for those who already speak geopy.

In: a place query. Out, as everywhere in geopy: None, one Location, or a list of them. Points are
``(latitude, longitude)`` here, because geopy has it so. Makes no request and raises nothing for a
place it does not know.
"""

from __future__ import annotations

from geopy.geocoders.base import Geocoder
from geopy.location import Location

from geodata.places.gazetteer import load_gazetteer
from geodata.places.matcher import Matcher
from geodata.places.outcome import Answer, Match, Status


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]  # geopy has no type hints
    """Geocodes Dutch place names from the built-in tables, without a network.

    Sources and licences of the tables: ``geodata/data/gazetteer/README.md``.
    """

    def __init__(self, matcher: Matcher | None = None) -> None:
        """Read the built-in gazetteer, unless a matcher is given."""
        super().__init__()
        self._matcher = matcher or Matcher(load_gazetteer())

    def geocode(self, query: str, *, exactly_one: bool = True) -> Location | list[Location] | None:
        """The location of a place name.

        Args:
            query: What somebody wrote for a place.
            exactly_one: Give the one location when it is certain. An ambiguous name then gives
                None, like an unknown one, because the first of several would be a guess; ask for a
                list, or look at :meth:`answer`, to tell the two apart.

        Returns:
            None when nothing was found or none of the places has a point; with ``exactly_one`` a
            Location, else the list of all candidates that have a point, best first. ``raw`` of each
            is the whole answer, as Contract 2 writes it.
        """
        answer = self.answer(query)
        found = [answer.match] if answer.match is not None else []
        if not exactly_one and answer.status is not Status.NOT_FOUND:
            found += answer.candidates
        locations = [_location(match, answer) for match in found if match.lat is not None]
        if not locations:
            return None
        return locations[0] if exactly_one else locations

    def answer(self, query: str) -> Answer:
        """The full answer, which tells ambiguous from not found."""
        return self._matcher.geocode(query)


def _location(match: Match, answer: Answer) -> Location:
    parts = (match.name, match.municipality, match.province)
    address = ", ".join(dict.fromkeys(part for part in parts if part))
    return Location(address, (match.lat, match.lon), answer.as_dict())
