"""Place names folded to what is left when spelling habits are taken away.

In: any text. Out: lower-case ASCII-like tokens, or one compact key in which case, accents,
punctuation, spaces and the choice between ``ij`` and ``y`` no longer count. Pure: no tables are
read and nothing is refused; text without a letter or digit gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from geodata.text import plain

SPELLINGS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("st",): ("sint",),
    ("t",): ("het",),
    ("ad",): ("aan", "de"),
    ("a", "d"): ("aan", "de"),
    ("aan", "den"): ("aan", "de"),
    ("van", "den"): ("van", "de"),
    ("v", "d"): ("van", "de"),
    ("vd",): ("van", "de"),
    ("1e",): ("eerste",),
    ("1ste",): ("eerste",),
    ("2e",): ("tweede",),
    ("2de",): ("tweede",),
    ("3e",): ("derde",),
    ("3de",): ("derde",),
}
"""Ways of writing that mean the same, as tokens: what is written -> what all of them become."""

_SYMBOLS = str.maketrans({"&": " en ", "+": " en "})
_TOKEN = re.compile(r"[^\W_]+")
_STARTS = frozenset(written[0] for written in SPELLINGS)


def words(text: str) -> tuple[str, ...]:
    """The words of a name in plain letters: ``"Alphen a/d Rijn"`` gives alphen, a, d, rijn."""
    return tuple(_TOKEN.findall(plain(text).translate(_SYMBOLS)))


def tokens(text: str) -> tuple[str, ...]:
    """The words with one spelling for each: ``"Alphen a/d Rijn"`` gives alphen, aan, de, rijn."""
    return respelt(words(text))


def respelt(found: tuple[str, ...]) -> tuple[str, ...]:
    """The words with each of :data:`SPELLINGS` written in its one way."""
    return found if _STARTS.isdisjoint(found) else tuple(_respelt(found))


def compact(folded: Sequence[str]) -> str:
    """The tokens without spaces between them: what typing errors are counted on."""
    return "".join(folded)


def key(folded: Sequence[str]) -> str:
    """The compact form with ``ij`` written as ``y``: equal for two spellings of one name."""
    return "".join(folded).replace("ij", "y")


def key_of(text: str) -> str:
    """The key of a whole text."""
    return key(tokens(text))


def _respelt(found: Sequence[str]) -> list[str]:
    result: list[str] = []
    position = 0
    while position < len(found):
        for length in (2, 1):
            meant = SPELLINGS.get(tuple(found[position : position + length]))
            if meant is not None:
                result.extend(meant)
                position += length
                break
        else:
            result.append(found[position])
            position += 1
    return result
