"""Write the published JSON Schema and the generated tables of the data dictionary.

In: the models of :mod:`geodata.schema` and the columns of :mod:`geodata.table.columns`. Out:
``docs/interventions.schema.json`` and, in ``docs/data.md``, all between ``<!-- begin:x -->`` and
``<!-- end:x -->``. Run it after a change to either.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any

from geodata import fields, files, schema
from geodata.geojson import json_schema
from geodata.table import overrides
from geodata.table.columns import COLUMNS

DOCS = Path(__file__).parent.parent / "docs"
_WORDS = {
    "Text": "text",
    "Slug": "slug",
    "HttpUrl": "web address",
    "Basis": "text",
    "Day": "ISO date",
    "AreaCode": "CBS code",
    "Year": "year",
    "Longitude": "number",
    "Latitude": "number",
}
_KNOWN_TYPES = {str(getattr(fields, name)): word for name, word in _WORDS.items()}
_KNOWN_TYPES[str(schema.Key)] = "key"


def model_table(model: type[schema.Model]) -> str:
    """The keys of one model: name, type and meaning."""
    lines = ["| key | type | meaning |", "|---|---|---|"]
    for name, field in model.model_fields.items():
        annotation = typing.get_type_hints(model, include_extras=True)[name]
        lines.append(f"| `{name}` | {_type_name(annotation)} | {field.description or ''} |")
    return "\n".join(lines)


def vocabulary_table() -> str:
    """Every closed list of values."""
    lists = {
        "phenomena": schema.PHENOMENA,
        "methods": schema.METHODS,
        "participation (low to high)": schema.Participation,
        "initiators, partners": schema.PARTIES,
        "target_groups": schema.TARGET_GROUPS,
        "scope": schema.Scope,
        "places: level, precision": schema.Level,
        "places: relation": schema.Relation,
        "places: provenance": schema.Provenance,
    }
    lines = ["| key | values |", "|---|---|"]
    return "\n".join(lines + [f"| {key} | {' · '.join(values)} |" for key, values in lists.items()])


def column_table() -> str:
    """The columns of the source table."""
    lines = ["| column | Dutch header | also read | notes |", "|---|---|---|---|"]
    for column in COLUMNS:
        notes = [
            "required" if column.required else "",
            "several values, separated by `;` or a new line" if column.multiple else "",
            column.hint.replace("|", "\\|"),
        ]
        cells = (f"`{column.name}`", column.label, ", ".join(column.aliases), "; ".join(filter(None, notes)))
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def override_table() -> str:
    """The columns of the table of points set by hand."""
    lines = ["| column | also read |", "|---|---|"]
    return "\n".join(
        lines + [f"| `{name}` | {', '.join(aliases)} |" for name, aliases in overrides.HEADERS.items()]
    )


BLOCKS: dict[str, Callable[[], str]] = {
    "feature": lambda: model_table(schema.Properties),
    "place": lambda: model_table(schema.Place),
    "source": lambda: model_table(schema.Source),
    "link": lambda: model_table(schema.Link),
    "vocabularies": vocabulary_table,
    "columns": column_table,
    "overrides": override_table,
}


def filled(text: str) -> str:
    """The page with every generated block made anew."""
    for name, block in BLOCKS.items():
        begin, end = f"<!-- begin:{name} -->", f"<!-- end:{name} -->"
        pattern = re.compile(f"{re.escape(begin)}.*?{re.escape(end)}", re.DOTALL)
        if len(pattern.findall(text)) != 1:
            raise SystemExit(f"docs/data.md must hold {begin} … {end} once")
        table = block()
        text = pattern.sub(lambda _, made=f"{begin}\n{table}\n{end}": made, text)  # type: ignore[misc]
    return text


def main() -> None:
    """Write both files."""
    files.write_bytes(DOCS / "interventions.schema.json", json_schema().encode())
    page = DOCS / "data.md"
    files.write_bytes(page, filled(page.read_text(encoding="utf-8")).encode())


def _type_name(annotation: Any) -> str:
    if str(annotation) in _KNOWN_TYPES:
        return _KNOWN_TYPES[str(annotation)]
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _type_name(arguments[0])
    if origin in (typing.Union, types.UnionType):
        return " or ".join(dict.fromkeys(_type_name(argument) for argument in arguments))
    if origin is list:
        return f"list of {_type_name(arguments[0])}"
    if origin is typing.Literal or (isinstance(annotation, type) and issubclass(annotation, StrEnum)):
        return "value"
    if annotation is type(None):
        return "null"
    if isinstance(annotation, type) and issubclass(annotation, schema.Model):
        return annotation.__name__
    return {str: "text", int: "number"}[annotation]


if __name__ == "__main__":
    main()
