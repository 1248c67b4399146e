"""One row of the source table: each cell read by the rules of its column.

In: the cells of a row. Out: a :class:`Row` ready for its places, and a finding for each cell that is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from geodata import schema
from geodata.table import columns
from geodata.table.cells import is_unknown, iso_day, nearest, vocabulary, web_host
from geodata.table.columns import DEFAULT_BASIS, DEFAULT_RELATION
from geodata.table.finding import Finding, Remark
from geodata.text import fold, slug, tidy, tidy_line

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_TEXT_FIELDS = ("summary", "goal", "approach", "conditions")
_LIST_FIELDS = ("phenomena", "methods", "initiators", "partners", "target_groups")


@dataclass(frozen=True, slots=True)
class PlaceText:
    """A place as the editor wrote it."""

    text: str
    relation: schema.Relation
    basis: str


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
        self.title = ""
        self.id = ""
        self.headers = headers
        self._cells = {name: cells[index] if index < len(cells) else "" for name, index in positions.items()}
        self._overflow = cells

    def row(self, width: int) -> Row:
        """The typed row; its properties are None when something is wrong with it."""
        self.title = self._line("title", required=True)
        self.id = self._id()
        if extra := [tidy_line(cell) for cell in self._overflow[width:] if tidy(cell)]:
            self._report(Remark.EXTRA_CELLS, None, ", ".join(extra))
        values: dict[str, Any] = {"id": self.id, "title": self.title, "places": []}
        for name in _TEXT_FIELDS:
            values[name] = self._text(name, required=name == "summary") or None
        for name in _LIST_FIELDS:
            values[name] = self._categories(name)
        values["participation"] = self._one_category("participation")
        values["scope"] = self._one_category("scope") or schema.Scope.ONBEKEND.value
        values["start_year"], values["end_year"] = self._years()
        values["derived"] = self._derived()
        values["source"] = self._source()
        values["links"] = [{"url": url, "label": label} for url, label in self._links()]
        places = self._places()
        return Row(self.number, self.id, self.title, places, self._properties(values))

    def _properties(self, values: dict[str, Any]) -> schema.Properties | None:
        if self.findings:
            return None
        try:
            return schema.Properties.model_validate(values)
        except ValidationError as exc:
            for error in exc.errors():
                name = str(error["loc"][0]) if error["loc"] else ""
                self._report(Remark.SCHEMA, name, "", detail=error["msg"])
            return None

    def _report(
        self,
        remark: Remark,
        name: str | None,
        value: str,
        *,
        detail: str = "",
        choices: tuple[str, ...] = (),
        guess: bool = False,
    ) -> None:
        header = self.headers.get(name, name) if name else None
        self.findings.append(Finding(remark, self.number, header, value, self.title, detail, choices, guess))

    def report_duplicate(self, remark: Remark, name: str, value: str, earlier: int) -> None:
        """Note that an earlier row says the same."""
        self._report(remark, name, value, detail=str(earlier))

    def _raw(self, name: str) -> str:
        return tidy(self._cells.get(name, ""))

    def _checked(self, name: str, text: str, limit: int = 2_000) -> str:
        if control := _CONTROL.search(text):
            self._report(Remark.CONTROL_CHARACTER, name, text, detail=f"U+{ord(control[0]):04X}")
        elif len(text) > limit:
            self._report(Remark.TOO_LONG, name, text, detail=f"{len(text)} tekens, hoogstens {limit}")
        return text

    def _text(self, name: str, *, required: bool = False) -> str:
        text = self._raw(name)
        if required and not text:
            self._report(Remark.EMPTY, name, "")
        return self._checked(name, text)

    def _line(self, name: str, *, required: bool = False) -> str:
        text = tidy_line(self._cells.get(name, ""))
        if required and not text:
            self._report(Remark.EMPTY, name, "")
        return self._checked(name, text)

    def _id(self) -> str:
        made = slug(self.title)
        text = tidy_line(self._cells.get("id", ""))
        if not text and (made or not self.title):
            return made
        if len(text) > 100 or slug(text) != text or not text:
            better = slug(text) or made
            name = "id" if "id" in self.headers else "title"
            self._report(
                Remark.BAD_ID, name, text or self.title, choices=(better,) if better else (), guess=True
            )
        return text

    def _items(self, name: str, separators: str = r"[;,\n]") -> list[str]:
        text = self._raw(name)
        parts = (tidy_line(part) for part in re.split(separators, text)) if text else ()
        return [part for part in parts if part]

    def _category(self, name: str, text: str) -> str | None:
        column = columns.column(name)
        value = vocabulary(name).get(fold(text))
        if value is None and not is_unknown(text):
            near = nearest(text, column.vocabulary)
            self._report(
                Remark.UNKNOWN_CATEGORY, name, text, choices=near or column.vocabulary, guess=bool(near)
            )
        return value

    def _categories(self, name: str) -> list[str]:
        values = (self._category(name, text) for text in self._items(name))
        return list(dict.fromkeys(value for value in values if value is not None))

    def _one_category(self, name: str) -> str | None:
        text = tidy_line(self._raw(name))
        return self._category(name, text) if text else None

    def _year(self, name: str) -> int | None:
        text = tidy_line(self._raw(name))
        if is_unknown(text):
            return None
        match = re.fullmatch(r"([0-9]{4})(?:[.,]0+)?", text)
        if match and 1900 <= int(match[1]) <= 2100:
            return int(match[1])
        self._report(Remark.BAD_YEAR, name, text)
        return None

    def _years(self) -> tuple[int | None, int | None]:
        start, end = self._year("start_year"), self._year("end_year")
        if start and end and end < start:
            self._report(Remark.YEARS_REVERSED, "end_year", str(end), detail=str(start))
        return start, end

    def _derived(self) -> list[str]:
        keys: list[str] = []
        for text in self._items("derived"):
            name = columns.field_of(text)
            name = "source" if name and name.startswith("source_") else name
            if name is None:
                near = nearest(text, tuple(columns.known_headers()))
                self._report(
                    Remark.UNKNOWN_CATEGORY,
                    "derived",
                    text,
                    choices=near or columns.FIELDS,
                    guess=bool(near),
                )
            elif name not in keys:
                keys.append(name)
        return keys

    def _link(self, name: str, url: str) -> str:
        """The host name of a web address; an empty text, and a finding, when it is none."""
        host = web_host(url)
        if host is None:
            is_bare = re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", url)
            self._report(
                Remark.BAD_LINK, name, url, choices=(f"https://{url}",) if is_bare else (), guess=True
            )
        return host or ""

    def _source(self) -> dict[str, Any]:
        url = self._line("source_url", required=True)
        host = self._link("source_url", url) if url else ""
        return {
            "url": url,
            "label": self._line("source_label") or host,
            "checked_on": self._date("source_checked_on"),
        }

    def _date(self, name: str) -> str | None:
        text = tidy_line(self._raw(name))
        if is_unknown(text):
            return None
        day = iso_day(text)
        if day is None:
            self._report(Remark.BAD_DATE, name, text)
        return day

    def _links(self) -> list[tuple[str, str]]:
        links: dict[str, str] = {}
        for item in self._items("links", r"\n|;(?=\s|$|https?://)"):
            url, _, label = (part.strip() for part in item.partition("|"))
            host = self._link("links", url)
            links.setdefault(url, self._checked("links", label) or host)
        return list(links.items())

    def _places(self) -> tuple[PlaceText, ...]:
        places = []
        for item in self._items("places", r"[;\n]"):
            text, *rest = (part.strip() for part in item.split("|"))
            if not text or len(rest) > 2:
                self._report(Remark.BAD_PLACE, "places", item)
                continue
            relation, basis = (*rest, "", "")[:2]
            self._checked("places", item)
            places.append(PlaceText(text, self._relation(relation), basis or DEFAULT_BASIS))
            if basis.startswith(("http:", "https:")):
                self._link("places", basis)
        return tuple(places)

    def _relation(self, text: str) -> schema.Relation:
        if not text:
            return DEFAULT_RELATION
        for relation in schema.Relation:
            if fold(relation.value) == fold(text):
                return relation
        known = tuple(relation.value for relation in schema.Relation)
        near = nearest(text, known)
        self._report(Remark.UNKNOWN_CATEGORY, "places", text, choices=near or known, guess=bool(near))
        return DEFAULT_RELATION
