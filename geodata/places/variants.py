"""The names a place answers to, made from the one in a table.

In: a name as a table writes it ("Velve - Lindenhof", "Hengelo (Gld)", "Alphen aan den Rijn").
Out: its main names, as good as the name itself, and its secondary names, used only when no
place bears them in full ("Velve", "Alphen"). Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_BRACKETED = re.compile(r"\s*\(([^()]*)\)\s*")
_ADDITION = re.compile(
    r"(\s+(e\.?\s?o\.?|c\.?\s?a\.?|en omgeving|en omstreken|\d+)|\s*-\s*\d+)$|^(omg\.|omgeving)\s+", re.I
)
_LOCATION = re.compile(r"\s+(aan|op|bij|in|a/d)\s+.*$", re.I)
_LEADING = re.compile(r"^(?:(?:de|het|den)\s+|['’]t\s+|['’]s[- ])", re.I)
_PARTS = re.compile(r"\s*[/,+&]\s*|\s+-\s+|\s+(?:en|of)\s+")
_SHORTEST = 5
"""Letters a shortened name must keep to be of use."""


def main_names(name: str) -> Iterator[str]:
    """The name, and the name without what stands in brackets."""
    yield name
    if "(" in name:
        yield _BRACKETED.sub(" ", name).strip()
        yield _BRACKETED.sub(r" \1 ", name).strip()


def secondary_names(name: str) -> Iterator[str]:
    """Shorter names: without article, addition or location, and each part of a joint name.

    A name of one word has none.
    """
    bare = _ADDITION.sub("", _BRACKETED.sub(" ", name)).strip()
    for part in (bare, *_PARTS.split(bare)):
        for short in (part, _LOCATION.sub("", part)):
            for form in (short, _LEADING.sub("", short)):
                if len(form) >= _SHORTEST and form != name and not form.endswith("-"):
                    yield form
