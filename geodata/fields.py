"""The kinds of value that models of Contract 1 hold: texts, addresses, codes, days, degrees.

In: a value. Out: the same value. Refused, each with an error type of its own (``blank``, ``http``), so that
:mod:`geodata.table.faults` can tell an editor in Dutch: control characters, spaces around a text, addresses
that are not http(s), codes that CBS does not give, points outside the Netherlands.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

BBOX_NETHERLANDS = (3.2, 50.7, 7.3, 53.7)
"""[west, south, east, north] in WGS 84 degrees; every point of an intervention lies inside."""

COORDINATE_DIGITS = 6
"""Decimals written for a coordinate: about 0.1 m."""

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_AREA_CODE = re.compile(r"(GM\d{4}|WK\d{4}\w{2}|BU\d{4}\w{4}|PV\d{2})\Z")


def host_of(address: str) -> str | None:
    """The host of an http(s) address, without "www."; None when it is no such address."""
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or re.search(r"[\s<>\"]", address):
        return None
    return host.removeprefix("www.")


def _clean(text: str) -> str:
    if control := _CONTROL.search(text):
        sign = f"U+{ord(control[0]):04X}"
        raise PydanticCustomError(
            "control_character", "holds the control character {sign}; retype the text", {"sign": sign}
        )
    if not text:
        raise PydanticCustomError("blank", "is empty; leave it out")
    if text != text.strip():
        raise PydanticCustomError("untrimmed", "has spaces around it; trim it")
    return text


def _slug(text: str) -> str:
    if not _SLUG.match(text):
        raise PydanticCustomError("slug", "is no slug; use small letters, digits and single hyphens")
    return text


def _http(text: str) -> str:
    if host_of(text) is None:
        raise PydanticCustomError("http", "is no http(s) address")
    return text


def _basis(text: str) -> str:
    return _http(text) if text.startswith(("http:", "https:")) else text


def _area_code(text: str) -> str:
    if not _AREA_CODE.match(text):
        raise PydanticCustomError("area_code", "is no CBS code (GM…, WK…, BU… or PV…)")
    return text


def _day(text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError("day", "is no day of the calendar") from None
    return text


def _distinct(values: list[str]) -> list[str]:
    if len(set(values)) != len(values):
        raise PydanticCustomError("twice", "names a value twice")
    return values


Text = Annotated[str, Field(max_length=2_000), AfterValidator(_clean)]
# The validators give the better messages; json_schema_extra says the same in the published JSON Schema.
Slug = Annotated[
    str,
    Field(max_length=100, json_schema_extra={"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}),
    AfterValidator(_slug),
]
HttpUrl = Annotated[
    str,
    Field(max_length=1_000, json_schema_extra={"format": "uri", "pattern": "^https?://"}),
    AfterValidator(_clean),
    AfterValidator(_http),
]
AreaCode = Annotated[
    str,
    AfterValidator(_area_code),
    Field(json_schema_extra={"pattern": r"^(GM\d{4}|WK\d{4}\w{2}|BU\d{4}\w{4}|PV\d{2})$"}),
]
Basis = Annotated[Text, AfterValidator(_basis)]
Day = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), AfterValidator(_day)]
Distinct = AfterValidator(_distinct)
Year = Annotated[int, Field(ge=1900, le=2100)]
Longitude = Annotated[float, Field(ge=BBOX_NETHERLANDS[0], le=BBOX_NETHERLANDS[2], allow_inf_nan=False)]
Latitude = Annotated[float, Field(ge=BBOX_NETHERLANDS[1], le=BBOX_NETHERLANDS[3], allow_inf_nan=False)]
