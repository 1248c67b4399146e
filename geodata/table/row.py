"""One row of the source table: each cell brought to the form of its column, then validated as a whole.

In: the cells of a row. Out: a :class:`Row` ready for its places, and a finding for each cell that is wrong.
What a value may be, :mod:`geodata.schema` says; this module only knows how people write it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from pydantic import ConfigDict, Field, ValidationError

from geodata import schema
from geodata.fields import Basis, Text, host_of
from geodata.table import columns
from geodata.table.cells import day, is_unknown, vocabulary, year
from geodata.table.columns import DEFAULT_BASIS, DEFAULT_RELATION
from geodata.table.faults import findings_of
from geodata.table.finding import Finding
from geodata.table.wording import Remark
from geodata.text import fold, slug, tidy, tidy_line

M = TypeVar("M", bound=schema.Model)

_TEXT_FIELDS = ("goal", "approach", "conditions")
_LIST_FIELDS = ("phenomena", "methods", "initiators", "partners", "target_groups")
_RELATIONS = {fold(relation): relation for relation in schema.Relation}


class PlaceText(schema.Model):
    """A place as the editor wrote it."""

    model_config = ConfigDict(frozen=True)

    text: Text
    relation: schema.Relation = Field(strict=False)
    basis: Basis


@dataclass(frozen=True, slots=True)
class Row:
    """One intervention without its places on the map yet: ``properties.places`` is still empty.

    ``properties`` is None when a cell is wrong; the places can be looked up all the same.
    """

    number: int
    id: str
    title: str
    places: tuple[PlaceText, ...]
    properties: schema.Properties | None


class RowReader:
    """Reads the cells of one row and gathers what is wrong with them."""

    def __init__(
        self, number: int, cells: Sequence[str], positions: dict[str, int], headers: dict[str, str]
    ) -> None:
        self.number = number
        self.findings: list[Finding] = []
        self.headers = headers
        self._cells = {name: cells[index] if index < len(cells) else "" for name, index in positions.items()}
        self._overflow = cells
        self.title = self._line("title")
        self.id = self._line("id") or slug(self.title)

    def row(self, width: int) -> Row:
        """The typed row; its properties are None when something is wrong with it."""
        if extra := [tidy_line(cell) for cell in self._overflow[width:] if tidy(cell)]:
            self.report(Remark.EXTRA_CELLS, None, ", ".join(extra))
        properties = self._validated(schema.Properties, self._values())
        places = [place for item in self._items("places") if (place := self._place(item))]
        sound = None if self.findings else properties
        return Row(self.number, self.id, self.title, tuple(places), sound)

    def report(self, remark: Remark, name: str | None, value: str, detail: str = "") -> None:
        """Note what is wrong with a cell."""
        self._note(Finding(remark, None, name, value, detail=detail))

    def _note(self, finding: Finding) -> None:
        header = self.headers.get(finding.column, finding.column) if finding.column else None
        self.findings.append(replace(finding, row=self.number, column=header, subject=self.title))

    def _validated(self, model: type[M], values: dict[str, Any]) -> M | None:
        """What the schema makes of the values, or None and a finding for each that is wrong."""
        try:
            return model.model_validate(values)
        except ValidationError as refusal:
            for finding in findings_of(refusal):
                if finding.column == "id":
                    self._note_id()
                elif finding.column in PlaceText.model_fields:
                    self._note(replace(finding, column="places"))
                else:
                    self._note(finding)
            return None

    def _note_id(self) -> None:
        """Note an id that is none; one that is missing with the title is told there."""
        written = self._line("id")
        better = slug(written) or slug(self.title)
        name = "id" if "id" in self.headers else "title"
        if written or self.title:
            self._note(
                Finding(
                    Remark.BAD_ID,
                    column=name,
                    value=written or self.title,
                    choices=(better,) if better else (),
                    guess=True,
                )
            )

    def _values(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "title": self.title,
            "summary": self._text("summary"),
            **{name: self._text(name) or None for name in _TEXT_FIELDS},
            **{name: self._categories(name) for name in _LIST_FIELDS},
            "participation": self._category("participation", self._line("participation")),
            "scope": self._category("scope", self._line("scope")) or schema.Scope.ONBEKEND,
            "start_year": year(self._line("start_year")),
            "end_year": year(self._line("end_year")),
            "derived": self._derived(),
            "source": self._source(),
            "links": self._links(),
            "places": [],
        }

    def _text(self, name: str) -> str:
        return tidy(self._cells.get(name, ""))

    def _line(self, name: str) -> str:
        return tidy_line(self._cells.get(name, ""))

    def _items(self, name: str, separators: str = r"[;\n]") -> Iterable[str]:
        text = self._text(name)
        parts = (tidy_line(part) for part in re.split(separators, text)) if text else ()
        return [part for part in parts if part]

    def _category(self, name: str, text: str) -> str | None:
        return None if is_unknown(text) else vocabulary(name).get(fold(text), text)

    def _categories(self, name: str) -> list[str]:
        values = (self._category(name, text) for text in self._items(name, r"[;,\n]"))
        return list(dict.fromkeys(value for value in values if value is not None))

    def _derived(self) -> list[str]:
        names = ((columns.field_of(text) or text) for text in self._items("derived", r"[;,\n]"))
        return list(dict.fromkeys("source" if name.startswith("source_") else name for name in names))

    def _source(self) -> dict[str, Any]:
        url = self._line("source_url")
        label = self._line("source_label") or host_of(url) or "-"
        return {"url": url, "label": label, "checked_on": day(self._line("source_checked_on"))}

    def _links(self) -> list[dict[str, str]]:
        links: dict[str, str] = {}
        for item in self._items("links", r"\n|;(?=\s|$|https?://)"):
            url, _, label = (part.strip() for part in item.partition("|"))
            url = url or item
            links.setdefault(url, label or host_of(url) or "-")
        return [{"url": url, "label": label} for url, label in links.items()]

    def _place(self, item: str) -> PlaceText | None:
        text, *rest = (part.strip() for part in item.split("|"))
        if not text or len(rest) > 2:
            self.report(Remark.BAD_PLACE, "places", item)
            return None
        relation, basis = (*rest, "", "")[:2]
        return self._validated(
            PlaceText,
            {
                "text": text,
                "relation": _RELATIONS.get(fold(relation), relation) or DEFAULT_RELATION,
                "basis": basis or DEFAULT_BASIS,
            },
        )
