"""Text as people type it, brought to one form: tidied, folded for comparison, or made a slug.

In: any text. Out: text without the invisible characters that spreadsheets and web pages leave
behind. Nothing is refused here; a control character that means nothing is left for the schema.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

SLUG_LENGTH = 100
"""Longest slug the schema takes."""

_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_SPACE = re.compile("[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_NEWLINE = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_UNMARKED = str.maketrans(
    {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ł": "l", "ð": "d", "þ": "th"}
)
_TIDY = re.compile("(?:[!-~À-ÿ]+(?: [!-~À-ÿ]+)*)?\\Z")
"""Most cells: nothing to tidy, found out at a fraction of the cost."""
_JOINERS = "\u200c\u200d"


def tidy(text: str) -> str:
    """The text in NFC, trimmed, without invisible characters, runs of spaces or more than one blank line."""
    if _TIDY.match(text):
        return text
    text = _NEWLINE.sub("\n", _INVISIBLE.sub("", unicodedata.normalize("NFC", text)))
    lines = [_SPACE.sub(" ", line).strip().strip(_JOINERS).strip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def tidy_line(text: str) -> str:
    """The tidied text on one line."""
    return " ".join(tidy(text).split("\n")).strip()


def plain(text: str) -> str:
    """The text in lower case without accents or invisible characters; punctuation stays."""
    lowered = text.casefold()
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFKD", lowered).casefold()
    bare = "".join(sign for sign in decomposed if unicodedata.category(sign) not in ("Mn", "Cf"))
    return bare.translate(_UNMARKED)


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Letters and digits only, lower case, without accents: equal for spellings that mean the same."""
    return "".join(sign for sign in plain(text) if sign.isalnum())


def slug(text: str) -> str:
    """Lower case, accents stripped, every run of other characters one hyphen; may be empty.

    >>> slug("Kan wél! (Deventer)")
    'kan-wel-deventer'
    """
    made = re.sub(r"[^a-z0-9]+", "-", plain(text)).strip("-")
    return made[:SLUG_LENGTH].rstrip("-")
