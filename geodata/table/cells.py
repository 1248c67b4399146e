"""Single values of the source table: is it unknown, in the vocabulary, a year, a day?

In: tidied text. Out: the value in its one published form, or the text as it stands, which the schema then
refuses; nothing is guessed, but the nearest known value can be named.
"""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Callable
from functools import lru_cache

from geodata.table import columns
from geodata.text import fold

_UNKNOWN_WORDS = frozenset(
    {"", "onbekend", "nietbekend", "nvt", "nietvantoepassing", "unknown", "na", "null", "none", "nb"}
)
_MONTHS = ("jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_CLOSE_ENOUGH = 0.72


def is_unknown(text: str) -> bool:
    """Whether the cell says that it is not known: empty, a dash, "onbekend", "n.v.t."."""
    return fold(text) in _UNKNOWN_WORDS


@lru_cache(maxsize=64)
def vocabulary(name: str) -> dict[str, str]:
    """Folded spelling to value; each half of "Inspreken / Raadplegen" stands for the whole."""
    known: dict[str, str] = {}
    for value in columns.column(name).vocabulary:
        for part in (value, *value.split(" / ")):
            known.setdefault(fold(part), str(value))
    return known


@lru_cache(maxsize=4_096)
def nearest(text: str, options: tuple[str, ...]) -> tuple[str, ...]:
    """The option most like the text, alone in a tuple; an empty tuple when none is near."""
    folded = {fold(option): option for option in options}
    near = difflib.get_close_matches(fold(text), folded, n=1, cutoff=_CLOSE_ENOUGH)
    return tuple(str(folded[name]) for name in near)


def year(text: str) -> int | str | None:
    """A year, also as a spreadsheet may show it (2012,0); None when it is unknown."""
    if is_unknown(text):
        return None
    match = re.fullmatch(r"([0-9]{4})(?:[.,]0+)?", text)
    return int(match[1]) if match else text


def day(text: str) -> str | None:
    """A day written as 2025-03-31, 31-3-2025 or 31 maart 2025, as an ISO date; None when it is unknown."""
    if is_unknown(text):
        return None
    patterns: tuple[tuple[str, Callable[[re.Match[str]], tuple[int, int, int]]], ...] = (
        (r"(\d{4})-(\d{1,2})-(\d{1,2})", lambda m: (int(m[1]), int(m[2]), int(m[3]))),
        (r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", lambda m: (int(m[3]), int(m[2]), int(m[1]))),
        (r"(\d{1,2}) ([a-z]{3})[a-z]*\.? (\d{4})", lambda m: (int(m[3]), _month(m[2]), int(m[1]))),
    )
    for pattern, parts in patterns:
        if match := re.fullmatch(pattern, text.casefold(), re.ASCII):
            try:
                return datetime.date(*parts(match)).isoformat()
            except ValueError:
                break
    return text


def _month(name: str) -> int:
    name = {"mrt": "maa"}.get(name, name)
    return _MONTHS.index(name) + 1 if name in _MONTHS else 0
