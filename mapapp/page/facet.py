"""What a facet is: one way to browse the examples, with all that page, index and links need to know of it.

In: a record with the facet's values, how to read them from an intervention, and where they show. Out: the
facet as the page's configuration has it, and for one intervention the values it carries. Refused: an
intervention with a value that the facet does not have.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any, Literal

from geodata import schema
from mapapp.page.texts import Text


class UnknownFacetValue(ValueError):
    """Raised when an intervention carries a value that its facet does not have."""


def slugify(text: str) -> str:
    """The text as part of an address: small letters without accents, and single hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


@dataclass(frozen=True, slots=True)
class Value:
    """One value: ``key`` as the data set has it, ``label`` and ``help`` as a visitor reads it.

    ``kind`` marks the two values that are no datum of their own: nothing is known, and everywhere.
    """

    key: str
    label: Text
    help: Text
    kind: Literal["unknown", "nationwide"] | None = None

    @property
    def slug(self) -> str:
        """The value in an address."""
        return slugify(self.key)

    def to_json(self) -> dict[str, Any]:
        """The value as the page's configuration has it; English only where it differs."""
        english = {"label": self.label.en} if self.label.en != self.label.nl else {}
        return {
            "slug": self.slug,
            "label": self.label.nl,
            "help": self.help.nl,
            "en": {**english, "help": self.help.en},
            **({"kind": self.kind} if self.kind else {}),
        }


@dataclass(frozen=True, slots=True)
class Shows:
    """Where the values of an example stand: on its card, in a part of its description or slide, in print.

    The filters show every facet; the page of an example shows those that the description shows.
    """

    card: bool = False
    detail: Literal["facts", "parties", "audience"] | None = None
    slide: Literal["labels", "parties", "audience"] | None = None
    print: bool = False


@dataclass(frozen=True)
class Facet:
    """One way to browse: which property it reads (``key``), how, and where it shows.

    ``read`` gives the keys of the values an intervention carries; none means the last one, unknown.
    ``ordered``: the values run from low to high. ``open``: its filters are unfolded at the start. ``areas``:
    its values are areas on the map. ``heading`` stands over an example's values where ``label`` would not do.
    """

    param: str
    key: str
    label: Text
    question: Text
    values: tuple[Value, ...]
    read: Callable[[schema.Properties], Iterable[str]]
    shows: Shows = Shows()
    heading: Text | None = None
    ordered: bool = False
    open: bool = False
    areas: bool = False

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {value.key: number for number, value in enumerate(self.values)}

    def numbers(self, properties: schema.Properties) -> list[int]:
        """Which values the intervention carries, as ascending numbers; the last value when none.

        Raises:
            UnknownFacetValue: naming the value; mend the data or add the value to the facet.
        """
        keys = set(self.read(properties))
        unknown = sorted(keys - self._numbers.keys())
        if unknown:
            raise UnknownFacetValue(f"{properties.id}: {self.param} has no value {unknown[0]!r}")
        return sorted(self._numbers[key] for key in keys) or [len(self.values) - 1]

    def labels(self, properties: schema.Properties) -> list[str]:
        """The Dutch labels the intervention carries; empty when nothing is known."""
        values = (self.values[number] for number in self.numbers(properties))
        return [value.label.nl for value in values if value.kind != "unknown"]

    def to_json(self) -> dict[str, Any]:
        """The facet as the page's configuration has it."""
        heading = self.heading
        return {
            "param": self.param,
            "key": self.key,
            "label": self.label.nl,
            "question": self.question.nl,
            **({"heading": heading.nl} if heading else {}),
            "en": {
                "label": self.label.en,
                "question": self.question.en,
                **({"heading": heading.en} if heading else {}),
            },
            "ordered": self.ordered,
            "open": self.open,
            **({"areas": True} if self.areas else {}),
            "shows": asdict(self.shows),
            "values": [value.to_json() for value in self.values],
        }
