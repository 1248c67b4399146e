"""A question to the Locatieserver: its text and its parameters.

In: a place as someone wrote it, and what kinds of place to look for. Out: text and parameters that
the service cannot misread. Refused: types and municipality codes that are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

ROWS = 50
"""Answers asked for: enough to see every municipality with a "Centrum" worth listing."""

DEFAULT_TYPES = ("gemeente", "woonplaats", "wijk", "buurt")

_TYPE = re.compile(r"[a-z_]+\Z")
_MUNICIPALITY = re.compile(r"(?:GM)?(\d{4})\Z")
_SOLR_SYNTAX = re.compile(r"[+!(){}\[\]^\"~*?:\\/&|\x00-\x1f\x7f]|(?<!\w)-")


def search_parameters(
    *, types: Sequence[str] = DEFAULT_TYPES, municipality: str | None = None, rows: int = ROWS
) -> dict[str, str]:
    """Parameters of ``free`` next to the text itself.

    Raises:
        ValueError: ``types`` or ``municipality`` is no such thing.
    """
    filters = f"type:({' OR '.join(checked_types(types))})"
    if municipality is not None:
        code = _MUNICIPALITY.match(municipality)
        if not code:
            raise ValueError(f"municipality={municipality!r} is no code; give GM and four digits")
        filters += f" AND gemeentecode:{code[1]}"
    return {"fq": filters, "rows": str(rows)}


def plain(query: str) -> str:
    """The query without signs that the service reads as operators, and with single spaces."""
    return " ".join(_SOLR_SYNTAX.sub(" ", query).split())


def checked_types(types: Sequence[str]) -> Sequence[str]:
    """The types, when each can be one.

    Raises:
        ValueError: ``types`` is one text, empty, or holds something that is no name of a type.
    """
    if isinstance(types, str) or not types or not all(_TYPE.match(kind) for kind in types):
        raise ValueError(f"types={types!r} is no list of types; give for instance ('gemeente', 'wijk')")
    return types
