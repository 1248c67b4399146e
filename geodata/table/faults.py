"""What pydantic refuses in a row, as findings an editor can act on.

In: a ``ValidationError`` of a model of :mod:`geodata.schema`. Out: a finding per error, in the editor's
words, with the column of our own table, the value as written, and what to fill in instead. The caller adds
row and title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from geodata.schema import Level, Relation
from geodata.table import columns
from geodata.table.cells import nearest
from geodata.table.finding import Finding
from geodata.table.wording import Remark

_BY_TYPE = {
    "blank": Remark.EMPTY,
    "control_character": Remark.CONTROL_CHARACTER,
    "string_too_long": Remark.TOO_LONG,
    "enum": Remark.UNKNOWN_CATEGORY,
    "literal_error": Remark.UNKNOWN_CATEGORY,
    "unknown_key": Remark.UNKNOWN_CATEGORY,
    "http": Remark.BAD_LINK,
    "years_reversed": Remark.YEARS_REVERSED,
    "half_point": Remark.BAD_POINT,
    "needless_point": Remark.BAD_POINT,
}
_BY_COLUMN = {
    "start_year": Remark.BAD_YEAR,
    "end_year": Remark.BAD_YEAR,
    "source_checked_on": Remark.BAD_DATE,
    "lon": Remark.BAD_POINT,
    "lat": Remark.BAD_POINT,
}
"""For errors of a type that many columns may have."""

_OPTIONS: dict[str, tuple[str, ...]] = {
    **{column.name: column.vocabulary for column in columns.COLUMNS if column.vocabulary},
    "relation": tuple(Relation),
    "level": tuple(Level),
    "precision": tuple(Level),
    "derived": columns.FIELDS,
}
_POINT_FAULTS = {
    "half_point": "Het punt is niet compleet.",
    "needless_point": "Een regio of provincie heeft geen punt.",
    "greater_than_equal": "{value} ligt buiten Nederland.",
    "less_than_equal": "{value} ligt buiten Nederland.",
}
_BARE_ADDRESS = re.compile(r"[\w-]+(\.[\w-]+)+(/\S*)?")


def findings_of(refusal: ValidationError) -> Iterator[Finding]:
    """A finding per error, in the order of the model's fields."""
    for error in refusal.errors(include_url=False):
        column = _column(error["loc"])
        written = error["input"]
        value = str(written) if isinstance(written, str | int | float) else ""
        remark = _BY_TYPE.get(error["type"]) or _BY_COLUMN.get(column, Remark.SCHEMA)
        if column == "id":
            remark = Remark.BAD_ID
        choices = _choices(remark, column, value)
        detail = _detail(remark, value, error["type"], error.get("ctx", {}), error["msg"])
        if choices:
            yield Finding(remark, None, column, value, "", detail, choices, guess=True)
        else:
            yield Finding(remark, None, column, value, "", detail, _OPTIONS.get(column, ()))


def _column(loc: tuple[int | str, ...]) -> str:
    """The column of our own table that an error stands in; of a whole point, that of its first half."""
    field, *inner = (part for part in loc if isinstance(part, str)) if loc else ("lon",)
    return f"{field}_{inner[0]}" if field == "source" and inner else field


def _choices(remark: Remark, column: str, value: str) -> tuple[str, ...]:
    """What the editor probably meant."""
    if remark is Remark.UNKNOWN_CATEGORY:
        known = tuple(columns.known_headers()) if column == "derived" else _OPTIONS[column]
        return nearest(value, known)
    if remark is Remark.BAD_LINK and _BARE_ADDRESS.fullmatch(value):
        return (f"https://{value}",)
    return ()


def _detail(remark: Remark, value: str, kind: str, facts: dict[str, Any], message: str) -> str:
    if remark is Remark.CONTROL_CHARACTER:
        return str(facts["sign"])
    if remark is Remark.TOO_LONG:
        return f"{len(value)} tekens, hoogstens {facts['max_length']}"
    if remark is Remark.YEARS_REVERSED:
        return str(facts["start"])
    if remark is Remark.BAD_POINT:
        return _POINT_FAULTS.get(kind, "‘{value}’ is geen getal.").format(value=value)
    return message
