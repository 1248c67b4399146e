"""What the browser knows of Dutch places: ``assets/data/gazetteer.json``.

In: a :class:`geodata.places.gazetteer.Gazetteer`. Out: JSON in UTF-8, the same bytes for the same tables.
This package settles what a text means; the browser suggests places and looks texts up. So every place in the
file has a text for the URL that :class:`geodata.places.matcher.Matcher` reads as exactly that place, and the
few names and pairs of a name and a municipality that the rule of the look-up (:class:`_Lookup`) would settle
otherwise are written with their verdict::

    {
      "tables":   [{"kind": ..., "name": [...], "code": [...], "size": [...], "text": "0102...",
                    "aliases": {row: [alias, ...]}, ...}, ...],
      "contexts": {key of an abbreviation or region: [province, ...]},
      "verdicts": {key, or "key,municipality": place, or -1 for ask, or -2 for nothing}
    }

There is one table of places for each :class:`geodata.places.entry.Kind`, in the order of
:data:`geodata.places.choice.BEST_IN_MUNICIPALITY`: of several places with one name in one municipality the
first stands for it. A place is its row, counted through from the first table to the last; a municipality or
province is its row in its own table. These two have their points as columns ``lon`` and ``lat``, integers of
1e-4 degree, and a municipality its ``province``. All others have a ``home``, their municipality, and ``east``
and ``north`` of its point, ``steps`` to a degree.

``size`` is 10 log10 of the inhabitants plus one. The ``code`` of a district or neighbourhood is written
without what its home says of it: "36" in GM0518 is WK051836, "3601" is BU05183601, empty is none. ``text``
has one digit for each row: the text for the URL is its name (0), "name, municipality" (1), its code (2) or
one of its aliases (3 and on). What no text means, such as a former municipality with the name of its largest
town, is left out; what shares name, kind and municipality with others stands there as one, then each by code.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any

from geodata.places.choice import BEST_IN_MUNICIPALITY, Choice, Reading, Verdict
from geodata.places.entry import Entry, Kind
from geodata.places.gazetteer import Gazetteer
from geodata.places.matcher import Matcher
from geodata.places.spelling import key_of
from geodata.places.variants import main_names

POINT_STEPS = 10_000
AREA_STEPS = 1_000
ASK, NOTHING = -1, -2
"""Verdicts on a key that stands for no single place."""

_OFFICIAL = frozenset({Kind.MUNICIPALITY, Kind.PROVINCE})
"""Kinds that lie in no municipality."""
_COARSE = frozenset({Kind.DISTRICT, Kind.NEIGHBOURHOOD, Kind.POSTCODE})
"""Kinds whose points are counted in :data:`AREA_STEPS`."""
_PREFIX = len("WK0518")


def browser_bytes(gazetteer: Gazetteer) -> bytes:
    """The file's bytes."""
    text = json.dumps(browser_gazetteer(gazetteer), ensure_ascii=False, separators=(",", ":"))
    return text.encode() + b"\n"


def browser_gazetteer(gazetteer: Gazetteer) -> dict[str, Any]:
    """The tables as JSON-ready columns."""
    lookup = _Lookup(gazetteer)
    tables = _Tables(gazetteer, lookup)
    provinces = list(gazetteer.provinces)
    return {
        "tables": [tables.table(kind) for kind in BEST_IN_MUNICIPALITY],
        "contexts": {
            name: [provinces.index(code) for code in codes] for name, codes in gazetteer.contexts.items()
        },
        "verdicts": lookup.verdicts(),
    }


class _Lookup:
    """The browser's rule for what a text means, held against the matcher.

    A key settles to the place whose text for the URL it is, or else to the first place that bears it, if all
    of them lie in one municipality. A key with a municipality settles to the first that bears it there.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._matcher = Matcher(gazetteer)
        self.names = _names(gazetteer)
        self.texts: dict[Reading, int] = {}
        """Every place of the file with the digit of its text for the URL, in the order of the file."""
        for place in _readings(gazetteer):
            form = self._text(place)
            if form is not None:
                self.texts[place] = form
        self._rows = {_identity(place): row for row, place in enumerate(self.texts)}
        self._bearers: defaultdict[str, list[Reading]] = defaultdict(list)
        self._written: dict[str, str] = {}
        for place in self.texts:
            for name in self.names[place.entry]:
                for written in main_names(name):
                    folded = key_of(written)
                    self._written.setdefault(folded, written)
                    if place not in self._bearers[folded]:
                        self._bearers[folded].append(place)
        self._by_text = {key_of(self.forms(place)[form]): place for place, form in self.texts.items()}

    def forms(self, place: Reading) -> list[str]:
        """The texts a place may be written as in the URL, the plainest first."""
        home = self._gazetteer.municipalities.get(place.municipality or "")
        code = place.entry.code if place.namesakes == 1 else None
        name, *aliases = self.names[place.entry]
        return [name, f"{name}, {home.name}" if home else name, code or name, *aliases]

    def _text(self, place: Reading) -> int | None:
        for number, text in enumerate(self.forms(place)):
            if self._settled(text) == _identity(place):
                return number
        return None

    def _settled(self, text: str) -> tuple[object, ...] | None:
        choice = self._matcher.choice(text)
        return _identity(choice.readings[0]) if choice.verdict is Verdict.TAKE else None

    def verdicts(self) -> dict[str, int]:
        """What the matcher makes of names and pairs, where the rule makes something else of them."""
        found: dict[str, int] = {}
        homes = list(self._gazetteer.municipalities)
        for name, bearers in self._bearers.items():
            text = self._written[name]
            self._note(found, name, self._matcher.choice(text), self._by_text.get(name) or _only(bearers))
            for home in dict.fromkeys(place.municipality for place in bearers if place.municipality):
                inside = next(place for place in bearers if place.municipality == home)
                pair = f"{text}, {self._gazetteer.municipalities[home].name}"
                ours = self._by_text.get(key_of(pair)) or inside
                self._note(found, f"{name},{homes.index(home)}", self._matcher.choice(pair), ours)
        return found

    def _note(self, found: dict[str, int], name: str, choice: Choice, ours: Reading | None) -> None:
        row = NOTHING if choice.verdict is Verdict.NOTHING else ASK
        if choice.verdict is Verdict.TAKE:
            row = self._rows.get(_identity(choice.readings[0]), ASK)
        if row != (ASK if ours is None else self._rows[_identity(ours)]):
            found[name] = row


class _Tables:
    """The places of each kind as columns."""

    def __init__(self, gazetteer: Gazetteer, lookup: _Lookup) -> None:
        self._gazetteer = gazetteer
        self._names = lookup.names
        self._texts = lookup.texts
        self._homes = {code: row for row, code in enumerate(gazetteer.municipalities)}
        self._provinces = {code: row for row, code in enumerate(gazetteer.provinces)}

    def table(self, kind: Kind) -> dict[str, Any]:
        """All places of a kind."""
        places = [place for place in self._texts if place.entry.kind is kind]
        names = [self._names[place.entry] for place in places]
        return {
            "kind": kind.value,
            "name": [name for name, *_ in names],
            **(self._points(places) if kind in _OFFICIAL else self._offsets(kind, places)),
            "size": [round(10 * math.log10(place.entry.population + 1)) for place in places],
            "text": "".join(str(self._texts[place]) for place in places),
            "aliases": {str(row): aliases for row, (_, *aliases) in enumerate(names) if aliases},
        }

    def _points(self, places: Sequence[Reading]) -> dict[str, list[Any]]:
        """Codes and points of municipalities or provinces; of municipalities their province too."""
        columns: dict[str, list[Any]] = {"code": [], "lon": [], "lat": []}
        for place in places:
            lon, lat = self._middle(place.entry)
            columns["code"].append(place.entry.code)
            columns["lon"].append(round(lon * POINT_STEPS))
            columns["lat"].append(round(lat * POINT_STEPS))
            if place.municipality is not None:
                province = self._gazetteer.province_codes[place.municipality]
                columns.setdefault("province", []).append(self._provinces[province])
        return columns

    def _middle(self, entry: Entry) -> tuple[float, float]:
        """The point of a municipality; of a province the middle of its municipalities, by inhabitants."""
        codes = sorted(self._gazetteer.province_members.get(entry.code or "", {entry.code or ""}))
        members = [self._gazetteer.municipalities[code] for code in codes]
        people = sum(member.population for member in members)
        lon = sum((member.lon or 0) * member.population for member in members)
        lat = sum((member.lat or 0) * member.population for member in members)
        return lon / people, lat / people

    def _offsets(self, kind: Kind, places: Sequence[Reading]) -> dict[str, Any]:
        """Codes and homes of places, and how far east and north of the home's point they lie."""
        steps = AREA_STEPS if kind in _COARSE else POINT_STEPS
        columns: dict[str, list[Any]] = {"code": [], "home": [], "east": [], "north": []}
        for place in places:
            entry, home = place.entry, self._gazetteer.municipalities[place.municipality or ""]
            one = place.namesakes == 1
            columns["code"].append((entry.code or "")[_PREFIX:] if one else "")
            columns["home"].append(self._homes[place.municipality or ""])
            columns["east"].append(_steps(home.lon, entry.lon, steps) if one else None)
            columns["north"].append(_steps(home.lat, entry.lat, steps) if one else None)
        return {"steps": steps, **columns}


def _steps(origin: float | None, axis: float | None, steps: int) -> int | None:
    """How far a coordinate lies from another; None where the place has no point of its own."""
    return None if origin is None or axis is None else round((axis - origin) * steps)


def _names(gazetteer: Gazetteer) -> dict[Entry, list[str]]:
    """Every name each place answers to, the one a visitor reads first: of a postcode its digits.

    A municipality answers to the former ones split over it and others too: those have to be asked after.
    """
    names = {entry: [entry.name, *called] for entry, called in gazetteer.called.items()}
    for entry in gazetteer.called:
        if entry.kind is Kind.FORMER and len(entry.municipalities) > 1:
            for code in entry.municipalities:
                names[gazetteer.municipalities[code]].append(entry.name)
    for digits, postcode in gazetteer.postcodes.items():
        names[postcode] = [digits]
    return {entry: list(dict.fromkeys(called)) for entry, called in names.items()}


def _readings(gazetteer: Gazetteer) -> Iterator[Reading]:
    """Every place there is, kind by kind; places of one name and kind in one municipality also as one.

    A neighbourhood with the name of the district around it is left out.
    """
    districts = {(e.name, e.municipalities) for e in gazetteer.called if e.kind is Kind.DISTRICT}
    named: defaultdict[tuple[Kind, str, str | None], list[Entry]] = defaultdict(list)
    for entry in (*gazetteer.called, *gazetteer.postcodes.values()):
        if entry.kind is not Kind.NEIGHBOURHOOD or (entry.name, entry.municipalities) not in districts:
            for home in entry.municipalities or (None,):
                named[entry.kind, entry.name, home].append(entry)
    for kind in BEST_IN_MUNICIPALITY:
        for (found, _, home), namesakes in named.items():
            if found is kind:
                if len(namesakes) > 1:
                    yield Reading(max(namesakes, key=attrgetter("population")), home, len(namesakes))
                yield from (Reading(entry, home) for entry in namesakes)


def _identity(place: Reading) -> tuple[object, ...]:
    """Equal for readings that are one place; a postcode is made anew for each of its municipalities."""
    entry = place.entry
    return entry.kind, entry.name, place.municipality, entry.code if place.namesakes == 1 else None


def _only(bearers: Sequence[Reading]) -> Reading | None:
    """The first of places that all lie in one municipality."""
    return bearers[0] if len({place.municipality for place in bearers}) == 1 else None
