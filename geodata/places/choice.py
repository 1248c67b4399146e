"""Which of the places that bear one name is meant, and when that has to be asked.

In: the entries found for a name. Out: a :class:`Choice`: one reading per municipality, best first,
and whether the best may be taken. The order of precedence, for a name alone:

1. a municipality, then a province;
2. a settlement or a municipality that ended in this century, unless it lies in several
   municipalities or a much larger neighbourhood elsewhere bears its name;
3. a neighbourhood, district or popular name, if all lie in one municipality, or if a popular name is
   much larger than the rest;
4. a municipality that ended before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from geodata.places.entry import AREAS, MUCH_LARGER, Entry, Kind

LIVING_MEMORY = 2000
"""A municipality that ended from this year on is as well known by its name as a settlement."""

BEST_IN_MUNICIPALITY = (
    Kind.MUNICIPALITY,
    Kind.PROVINCE,
    Kind.POSTCODE,
    Kind.SETTLEMENT,
    Kind.INFORMAL,
    Kind.DISTRICT,
    Kind.NEIGHBOURHOOD,
    Kind.POPULAR,
    Kind.FORMER,
)
"""Of several places with one name in one municipality, the first of these kinds stands for it."""
_PLACE = {kind: place for place, kind in enumerate(BEST_IN_MUNICIPALITY)}


class Verdict(Enum):
    """What may be done with the readings."""

    TAKE = "take"
    ASK = "ask"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning of a name: ``namesakes`` are places of one kind and name in one municipality."""

    entry: Entry
    municipality: str | None
    namesakes: int = 1


@dataclass(frozen=True, slots=True)
class Choice:
    """The readings of a name, best first, and what may be done with them."""

    verdict: Verdict
    readings: tuple[Reading, ...] = ()


NOTHING = Choice(Verdict.NOTHING)


def choose(entries: Sequence[Entry]) -> Choice:
    """Settle which of the entries that bear one name is meant."""
    municipalities = [entry for entry in entries if entry.kind is Kind.MUNICIPALITY]
    provinces = [entry for entry in entries if entry.kind is Kind.PROVINCE]
    others = _own(
        entry for entry in entries if entry.kind not in (Kind.MUNICIPALITY, Kind.PROVINCE, Kind.ELSEWHERE)
    )
    elsewhere = {entry.why for entry in entries if entry.kind is Kind.ELSEWHERE}
    rest = _by_municipality([*municipalities, *others]) + _by_municipality(provinces)
    if municipalities:
        return Choice(Verdict.TAKE if len(municipalities) == 1 else Verdict.ASK, rest)
    if provinces:
        return Choice(Verdict.TAKE, (Reading(provinces[0], None), *_by_municipality(others)))
    settlements = [entry for entry in others if _is_settlement(entry)]
    if elsewhere:
        known = bool(settlements) and "whole" not in elsewhere
        return Choice(Verdict.ASK, _by_municipality(settlements)) if known else NOTHING
    if settlements:
        return _choose_settlement(settlements, others)
    living = [entry for entry in others if entry.kind is not Kind.FORMER]
    readings = _by_municipality(living or others)
    if not readings:
        return NOTHING
    return Choice(Verdict.TAKE if len(readings) == 1 or _is_well_known(readings) else Verdict.ASK, readings)


def ask(*names: Sequence[Entry]) -> Choice:
    """All the entries as readings to choose from, given for each name apart."""
    readings: dict[Reading, None] = {}
    for entries in names:
        provinces = [entry for entry in entries if entry.kind is Kind.PROVINCE]
        placed = _own(entry for entry in entries if entry.kind not in (Kind.PROVINCE, Kind.ELSEWHERE))
        readings |= dict.fromkeys(_by_municipality(placed) + _by_municipality(provinces))
    ranked = tuple(sorted(readings, key=lambda reading: _standing(reading.entry)))
    return Choice(Verdict.ASK, ranked) if ranked else NOTHING


def _choose_settlement(settlements: Sequence[Entry], others: Sequence[Entry]) -> Choice:
    homes = {code for entry in settlements for code in entry.municipalities}
    inside = [entry for entry in others if not homes.isdisjoint(entry.municipalities)]
    rivals = [entry for entry in others if entry.kind in AREAS and homes.isdisjoint(entry.municipalities)]
    if any(entry.kind is Kind.FORMER for entry in settlements):
        rivalled = False
    else:
        people = max(entry.population for entry in inside)
        rivalled = any(_rivals(entry, people) for entry in rivals)
    if len(homes) == 1 and not rivalled:
        return Choice(Verdict.TAKE, _by_municipality(inside))
    return Choice(Verdict.ASK, _by_municipality(others))


def _rivals(area: Entry, people: int) -> bool:
    """Whether an area is as likely meant as a settlement of so many people that bears its name."""
    if area.kind is Kind.POPULAR:
        return area.population * MUCH_LARGER >= people
    return area.population >= people * MUCH_LARGER


def _is_well_known(readings: Sequence[Reading]) -> bool:
    """Whether the first is a popular name of its own, much larger than all its namesakes."""
    first, *others = (reading.entry for reading in readings)
    return (
        first.kind is Kind.INFORMAL
        and any(other.name.casefold() == first.name.casefold() for other in others)
        and all(first.population >= other.population * MUCH_LARGER for other in others)
    )


def _is_settlement(entry: Entry) -> bool:
    return entry.kind is Kind.SETTLEMENT or (entry.kind is Kind.FORMER and entry.year >= LIVING_MEMORY)


def _own(entries: Iterable[Entry]) -> list[Entry]:
    """The entries without spill-overs, unless there is nothing else."""
    found = list(entries)
    return [entry for entry in found if not entry.spillover] or found


def _by_municipality(entries: Iterable[Entry]) -> tuple[Reading, ...]:
    """One reading for each municipality, or one for each name when the best there differ in name."""
    homes: dict[str | None, list[Entry]] = {}
    for entry in entries:
        for code in entry.municipalities or (None,):
            homes.setdefault(code, []).append(entry)
    readings = []
    for code, found in homes.items():
        best = sorted(found, key=_standing)
        named: dict[str, list[Entry]] = {}
        for entry in best:
            if entry.kind is best[0].kind:
                named.setdefault(entry.name, []).append(entry)
        readings += [Reading(namesakes[0], code, len(namesakes)) for namesakes in named.values()]
    return tuple(sorted(readings, key=lambda reading: _standing(reading.entry)))


def _standing(entry: Entry) -> tuple[int, int, str]:
    return _PLACE[entry.kind], -entry.population, entry.code or entry.name
