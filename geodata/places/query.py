"""A query taken apart: separators, words around the names, postcodes.

In: the text somebody wrote. Out: segments of folded tokens, each with the kind of place it asks
for. Pure; the words come from the gazetteer's tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from geodata.places.spelling import tokens
from geodata.places.tables import Role, Word

Tokens = tuple[str, ...]
Words = Mapping[Tokens, Word]

_SEPARATOR = re.compile(r"[,;:()\[\]{}/|\\\n\r<>\"“”„]|\s[-–—]+\s|(?<=\w{5})\.\s+|->|→")
_POSTCODE = re.compile(r"(?<![\w-])([1-9]\d{3})(?:[\s-]?(?!s[ads]\b)([a-z]{2}))?(?!\w)", re.I)
_LONGEST_WORD = 3
"""Tokens in the longest entry of the word table."""
_CONNECTING = frozenset({Role.JOINS, Role.NEAR})


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a query: the tokens as written, and without the words around the name."""

    forms: tuple[Tokens, ...]
    """The tokens as written, then with one word around the name less each time."""
    kind: str = ""
    """The kind of place those words ask for; empty for any."""
    near: bool = False
    """It is something the place lies close to."""

    @property
    def written(self) -> Tokens:
        """The tokens as written."""
        return self.forms[0]

    @property
    def name(self) -> Tokens:
        """The tokens without any word around the name; may be empty."""
        return self.forms[-1]


@dataclass(frozen=True, slots=True)
class Postcode:
    """A postcode in a text, and what else the text says."""

    digits: str
    complete: bool
    """Its two letters are there too."""
    rest: str


def find_postcode(text: str) -> Postcode | None:
    """The first postcode in the text, with or without its letters."""
    match = _POSTCODE.search(text)
    if match is None:
        return None
    rest = text[: match.start()] + " " + text[match.end() :]
    return Postcode(match[1], match[2] is not None, rest)


def segments(text: str, words: Words) -> list[Segment]:
    """The parts of a text between its separators.

    A part with nothing but words around a name ("(gemeente)") says what the part before it is.
    """
    found: list[Segment] = []
    for part in _SEPARATOR.split(text):
        written = tokens(part)
        if not written:
            continue
        segment = strip(written, words)
        if segment.name or not found:
            found.append(segment)
        elif segment.kind:
            found[-1] = replace(found[-1], kind=segment.kind)
    return found


def name_bearing(parts: Sequence[Segment]) -> list[Segment]:
    """The parts that hold a name; a first part without one ("Gemeente:") says what the next is."""
    named = [part for part in parts if part.name]
    if named and not parts[0].name:
        named[0] = replace(named[0], kind=named[0].kind or parts[0].kind)
    return named


def strip(written: Tokens, words: Words) -> Segment:
    """The tokens without the words around them; the outermost of those says the kind."""
    forms, kind, near = [written], "", False
    while (step := _outer_word(forms[-1], words)) is not None:
        name, word = step
        forms.append(name)
        kind, near = kind or word.kind, near or word.role is Role.NEAR
    return Segment(tuple(forms), kind, near)


def joined(parts: Sequence[Segment], words: Words) -> Segment:
    """The parts as one, for a name that has separators in it."""
    return strip(tuple(token for part in parts for token in part.written), words)


def split_at_joints(segment: Segment, words: Words) -> Iterator[tuple[Segment, Segment]]:
    """The segment cut before each word that joins a place to what it lies in ("te", "bij")."""
    for position in range(1, len(segment.written) - 1):
        word = words.get(segment.written[position : position + 1])
        if word is not None and word.role in _CONNECTING:
            yield _cut(segment, position, words)


def split_anywhere(segment: Segment, words: Words) -> Iterator[tuple[Segment, Segment]]:
    """The segment cut between each two tokens."""
    for position in range(1, len(segment.written)):
        yield _cut(segment, position, words)


def split_lists(parts: Sequence[Segment], words: Words) -> list[Segment]:
    """The parts, each cut at words that list places ("en")."""
    found = []
    for part in parts:
        start = 0
        for position, token in enumerate(part.written):
            word = words.get((token,))
            if word is not None and word.role is Role.LISTS:
                found.append(strip(part.written[start:position], words))
                start = position + 1
        found.append(strip(part.written[start:], words) if start else part)
    return [segment for segment in found if segment.name]


def _cut(segment: Segment, position: int, words: Words) -> tuple[Segment, Segment]:
    return strip(segment.written[:position], words), strip(segment.written[position:], words)


def _outer_word(name: Tokens, words: Words) -> tuple[Tokens, Word] | None:
    for length in range(min(_LONGEST_WORD, len(name)), 0, -1):
        before, after = words.get(name[:length]), words.get(name[-length:])
        if before is not None and before.role is not Role.LISTS:
            return name[length:], before
        if after is not None and after.role is Role.KIND:
            return name[:-length], after
    return None
