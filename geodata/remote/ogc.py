"""Reading a collection from an OGC API Features service, page by page.

In: the address of a collection's items. Out: lists of GeoJSON features, one per page, following
``links[rel=next]``. Refused: an answer that is no FeatureCollection, a next page on another host, pages
that come round again, fewer features than the service said there are.

https://docs.ogc.org/is/17-069r4/17-069r4.html
"""

from __future__ import annotations

import gzip
import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urljoin, urlsplit

from geopy.adapters import get_retry_after

from geodata.errors import ServiceAnswerInvalid, ServiceUnreachable
from geodata.remote import polite

TIMEOUT_S = 60.0
MAX_PAGES = 1_000
HEADERS = {
    "Accept": "application/geo+json, application/json",
    "Accept-Encoding": "gzip",
    "User-Agent": polite.USER_AGENT,
}


@dataclass(frozen=True, slots=True)
class Page:
    """Features of one page, and how many there are in all when the service says so."""

    features: list[dict[str, Any]]
    total: int | None


def pages(url: str, *, limiter: polite.Limiter, timeout_s: float = TIMEOUT_S) -> Iterator[Page]:
    """The pages of a collection, first to last.

    Args:
        url: the items of a collection, with its parameters.
        limiter: how fast to ask.
        timeout_s: seconds of silence after which the service counts as unreachable.

    Raises:
        ServiceError: the service could not be reached, refused, or answered something else.
    """
    asked: set[str] = set()
    received, total = 0, None
    following: str | None = url
    while following:
        asked.add(following)
        record = limiter.call(partial(_get_json, following, timeout_s))
        page = _page(record, following)
        received, total = received + len(page.features), page.total
        yield page
        following = _next(record, following)
        if following in asked or len(asked) >= MAX_PAGES:
            raise ServiceAnswerInvalid(f"{_bare(url)}: its pages come round again; run again later")
    if total is not None and received != total:
        raise ServiceAnswerInvalid(f"{_bare(url)}: sent {received} of {total} features; run again later")


def _page(record: Any, url: str) -> Page:
    features = record.get("features") if isinstance(record, dict) else None
    if not isinstance(features, list) or not all(isinstance(feature, dict) for feature in features):
        raise ServiceAnswerInvalid(
            f"{_bare(url)}: answer is no GeoJSON FeatureCollection; check the address, or run again later"
        )
    total = record.get("numberMatched")
    return Page(features, total if isinstance(total, int) else None)


def _next(record: dict[str, Any], url: str) -> str | None:
    links = record.get("links", [])
    if not isinstance(links, list) or not all(isinstance(link, dict) for link in links):
        raise ServiceAnswerInvalid(f"{_bare(url)}: links are not as documented; run again later")
    for link in links:
        if link.get("rel") == "next":
            address = urljoin(url, str(link.get("href", "")))
            _refuse_other_host(url, address)
            return address
    return None


def _refuse_other_host(url: str, other: str) -> None:
    here, there = urlsplit(url), urlsplit(other)
    if (here.scheme, here.netloc) != (there.scheme, there.netloc):
        raise ServiceAnswerInvalid(
            f"{_bare(url)}: points to another host, {there.scheme}://{there.netloc}; not followed"
        )


def _get_json(url: str, timeout_s: float) -> Any:
    request = urllib.request.Request(url, headers=HEADERS)
    try:
        with urllib.request.urlopen(request, timeout=timeout_s) as response:
            _refuse_other_host(url, response.geturl())
            body = response.read()
            zipped = response.headers.get("Content-Encoding") == "gzip"
    except urllib.error.HTTPError as error:
        headers = {name.lower(): value for name, value in error.headers.items()}
        raise polite.refusal(error.code, _bare(url), get_retry_after(headers)) from error
    except (OSError, http.client.HTTPException) as error:
        why = getattr(error, "reason", error)
        raise ServiceUnreachable(
            f"{_bare(url)} cannot be reached ({why}); check the network, then run again"
        ) from error
    try:
        return json.loads(gzip.decompress(body) if zipped else body)
    except (ValueError, OSError, EOFError) as error:
        raise ServiceAnswerInvalid(f"{_bare(url)}: answer is no JSON; run again later") from error


def _bare(url: str) -> str:
    return url.split("?")[0]
