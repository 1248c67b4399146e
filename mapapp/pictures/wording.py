"""What is known of an intervention in Dutch words, for pages and pictures made on the server.

In: properties of one intervention. Out: plain text. Honest about places: how exact a point is and on what it
rests; the words come from ``texts`` and are those of the map.
"""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

from geodata.schema import Level, Place, Properties, Scope
from mapapp.page.texts import TEXTS, text

_MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def day(value: date) -> str:
    """A day as a Dutch reader writes it: 3 mei 2026."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def iso_day(value: str | None) -> str | None:
    """The same from an ISO date; None stays None."""
    return day(date.fromisoformat(value)) if value else None


def period(properties: Properties, language: str = "nl") -> str | None:
    """When it ran: in one year, from one to another, since one, or until one; None when nothing is known."""
    start, end = properties.start_year, properties.end_year
    if start and end and start != end:
        return text("detail.period.range", language, start=start, end=end)
    if end and not start:
        return text("detail.period.until", language, end=end)
    if start and not end:
        return text("detail.period.since", language, start=start)
    return str(start) if start else None


def place_name(place: Place) -> str:
    """The place with what it lies in: Moerwijk, Den Haag (Zuid-Holland)."""
    parts = [place.name]
    if place.municipality and place.municipality != place.name:
        parts.append(place.municipality)
    name = ", ".join(parts)
    return f"{name} ({place.province})" if place.province and place.province != place.name else name


def place_basis(place: Place) -> str:
    """What the place is to the intervention, how exact its point is, and who says so."""
    basis = f"basis.{place.basis}"
    said = (
        text(basis)
        if basis in TEXTS
        else text("basis.web", host=urlsplit(place.basis).hostname or place.basis)
    )
    known = place.precision if place.lon is not None else place.level
    exact = f"precision.{known.value}"
    return "; ".join((text(f"relation.{place.relation.value}"), text(exact), said))


def place_line(properties: Properties) -> str:
    """Where it is in one line, honest when that is everywhere or not known."""
    if properties.scope is Scope.LANDELIJK:
        return _sentence(text("place.landelijk"))
    if not properties.places:
        return _sentence(text("place.onbekend"))
    names = list(dict.fromkeys(_short(place) for place in properties.places))
    rest = len(names) - 3
    if rest > 0:
        more = "card.places.more.one" if rest == 1 else "card.places.more"
        return f"{', '.join(names[:3])} {text(more, n=rest)}"
    return ", ".join(names)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _short(place: Place) -> str:
    if place.municipality and place.municipality != place.name and place.level is not Level.GEMEENTE:
        return f"{place.name} ({place.municipality})"
    return place.name
