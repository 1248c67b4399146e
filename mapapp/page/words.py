"""What the page says in one language, in the very words of the scripts.

In: a text's key with its values; an intervention; a distance. Out: plain text, the same that
``ui/texts.js`` and ``ui/wording.js`` write, so that a script that binds to the page finds nothing to
change.
"""

from __future__ import annotations

from typing import Any

from geodata.schema import Feature, Place, Scope
from mapapp.page.texts import TEXTS, Text

_FINEST_FIRST = ("straat", "buurt", "wijk", "woonplaats", "gemeente", "regio")
_EXACT = _FINEST_FIRST[:4]


class Words:
    """The texts of one language: ``words("results.count", n=3, total=51)``.

    With ``n`` equal to 1 the ``.one`` twin is used where there is one.
    """

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, key: str, /, **values: object) -> str:
        """One text with its values filled in; an unknown key is a KeyError."""
        twin = TEXTS.get(f"{key}.one") if values.get("n") == 1 else None
        return self.of(twin or TEXTS[key]).format(**values)

    def of(self, text: Text) -> str:
        """The text's wording in this language."""
        wording: str = getattr(text, self.language)
        return wording

    def card_place(self, feature: Feature) -> str:
        """One line for a card: "Velve-Lindenhof, Enschede", "heel Nederland" or "plaats niet bekend"."""
        properties = feature.properties
        if properties.scope is Scope.LANDELIJK:
            return self("place.landelijk")
        if not properties.places:
            return self("place.onbekend")
        first = min(properties.places, key=_coarseness)
        more = len(properties.places) - 1
        name = place_name(first)
        return f"{name} {self('card.places.more', n=more)}" if more else name

    def distance(self, distance: dict[str, Any] | None) -> str | None:
        """A distance of the engine in words: "in deze gemeente", "12 km"; None without one."""
        if distance is None:
            return None
        if distance["here"]:
            return self("near.here")
        km: float = distance["km"]
        # Halves go up, as in the browser; round() would take them to the even number.
        return self("near.under") if km < 1 else self("near.distance", km=int(km + 0.5))


def place_name(place: Place) -> str:
    """The place and its municipality, "Moerwijk, Den Haag"; for a municipality just that."""
    if not place.municipality or place.name == place.municipality:
        return place.name
    return f"{place.name}, {place.municipality}"


def precision_kind(feature: Feature) -> str:
    """The icon that says how exact an intervention's place is."""
    if feature.geometry is None:
        return "country"
    exact = any(place.lon is not None and place.precision in _EXACT for place in feature.properties.places)
    return "pin" if exact else "area"


def km_text(km: float) -> str:
    """Kilometres of a radius: 25, or 2,5."""
    return f"{km:g}".replace(".", ",")


def _coarseness(place: Place) -> int:
    return _FINEST_FIRST.index(place.precision) if place.precision in _FINEST_FIRST else len(_FINEST_FIRST)
