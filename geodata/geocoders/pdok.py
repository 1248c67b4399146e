"""PDOK Locatieserver, the geocoder of the Dutch government, as a geopy geocoder.

In: a place as text. Out: geopy ``Location`` objects, the raw answer, or an ``Answer``
of this project. ``None`` and ``not_found`` mean that the service knows no such place; every fault
of service or network is an exception. No key is needed; data CC BY 4.0, Kadaster and CBS.

https://github.com/PDOK/locatieserver/wiki (version 3.1 refuses parameters it does not know)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import Any
from urllib.parse import urlencode, urlsplit
from urllib.request import proxy_bypass

from geopy.adapters import AdapterHTTPError, RequestsAdapter
from geopy.exc import GeocoderParseError, GeopyError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location

from geodata import files
from geodata.errors import ServiceAnswerInvalid
from geodata.geocoders import pdok_answer, pdok_errors
from geodata.places.outcome import Answer
from geodata.remote import polite
from geodata.remote.answers import AnswerCache

URL_VARIABLE = "GEODATA_LOCATIESERVER_URL"
DEFAULT_URL = "https://api.pdok.nl/bzk/locatieserver/search/v3_1"
TIMEOUT_S = 10.0
PARAMETERS: Mapping[str, str] = {"fq": "type:(gemeente OR woonplaats OR wijk OR buurt)", "rows": "50"}
"""Kinds of place to look for, and enough of them to see every municipality with a "Centrum" worth listing."""

_SOLR_SYNTAX = re.compile(r"[+!(){}\[\]^\"~*?:\\/&|\x00-\x1f\x7f]|(?<!\w)-")


def plain(query: str) -> str:
    """The query without signs that the service reads as operators, and with single spaces."""
    return " ".join(_SOLR_SYNTAX.sub(" ", query).split())


def plain_adapter(*, proxies: Any, ssl_context: Any) -> RequestsAdapter:
    """Geopy's adapter without its hidden retries.

    Those sleep as long as ``Retry-After`` says, an hour if need be, beyond any timeout and unseen.
    """
    return RequestsAdapter(proxies=proxies, ssl_context=ssl_context, max_retries=0)


class PdokLocatieserver(Geocoder):  # type: ignore[misc]  # geopy is untyped
    """Geocoder using PDOK Locatieserver 3.1, for places in the Netherlands."""

    geocode_path = "/free"

    def __init__(
        self,
        *,
        base_url: str = DEFAULT_URL,
        timeout: Any = TIMEOUT_S,
        proxies: Any = DEFAULT_SENTINEL,
        user_agent: str = polite.USER_AGENT,
        ssl_context: Any = DEFAULT_SENTINEL,
        adapter_factory: Any = plain_adapter,
    ) -> None:
        """Set up for the service at ``base_url``; nothing is asked yet.

        Args:
            base_url: address before ``/free``.
            timeout: seconds to wait for an answer; None waits for ever.
            proxies: as in ``geopy.geocoders.options``; the system's by default.
            user_agent: how to introduce ourselves.
            ssl_context: as in ``geopy.geocoders.options``.
            adapter_factory: as in ``geopy.geocoders.options``; by default one that never retries by itself.
        """
        super().__init__(
            scheme=urlsplit(base_url).scheme,
            timeout=timeout,
            proxies=proxies,
            user_agent=user_agent,
            ssl_context=ssl_context,
            adapter_factory=adapter_factory,
        )
        self.base_url = base_url.rstrip("/")
        self.api = f"{self.base_url}{self.geocode_path}"

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,
    ) -> Location | list[Location] | None:
        """The place or places the service has for a text, best first; None when it has none.

        Args:
            query: place as written; signs with a meaning in the service's query language are left out.
            exactly_one: give the best ``Location``, or else the list of all.
            timeout: seconds, for this call only.

        Raises:
            geopy.exc.GeopyError: no connection, a time-out, an unreadable answer, or an HTTP error
                as ``pdok_errors.STATUS_ERRORS`` says.
        """
        text = plain(query)
        if not text:
            return None
        parameters = {**PARAMETERS, **({"rows": "1"} if exactly_one else {})}
        url = f"{self.api}?{urlencode({'q': text, **parameters})}"
        return self._call_geocoder(url, partial(_locations, exactly_one=exactly_one), timeout=timeout)

    def search(self, text: str) -> Any:
        """The service's raw answer to a plain text, checked to be in its documented format.

        Raises:
            ServiceError: the service could not be reached, refused, or answered something else.
        """
        url = f"{self.api}?{urlencode({'q': text, **PARAMETERS})}"
        try:
            return self._call_geocoder(url, _checked)
        except GeopyError as error:
            raise pdok_errors.own(error, self.api) from error

    def answer(self, query: str) -> Answer:
        """What a query means according to the service: found, ambiguous or not found.

        Raises:
            ServiceError: the service could not be reached, refused, or answered something else.
        """
        text = plain(query)
        raw = self.search(text) if text else None
        return pdok_answer.read(query, raw)

    def _geocoder_exception_handler(self, error: Exception) -> None:
        if isinstance(error, AdapterHTTPError):
            raise pdok_errors.for_status(error, self.base_url) from error


class OnlineGeocoder:
    """Locatieserver asked politely, and never twice for the same: what ``--online`` uses."""

    def __init__(
        self, geocoder: PdokLocatieserver, *, limiter: polite.Limiter, cache: AnswerCache | None
    ) -> None:
        self._geocoder = geocoder
        self._limiter = limiter
        self._cache = cache

    def answer(self, query: str) -> Answer:
        """What a query means according to the service, now or when it was last asked.

        Raises:
            ServiceError: the service could not be reached, refused, or answered something else.
        """
        text = plain(query)
        return pdok_answer.read(query, self._raw(text) if text else None)

    def _raw(self, text: str) -> Any:
        # Another address is another service: an answer of a stand-in must not pass for the real one.
        key = {**PARAMETERS, "url": self._geocoder.api}
        kept = self._cache.get("pdok", text, key) if self._cache else None
        if kept is not None:
            return kept.answer
        raw = self._limiter.call(partial(self._geocoder.search, text))
        if self._cache:
            self._cache.put("pdok", text, key, raw)
        return raw


def online_geocoder(cache: AnswerCache | None) -> OnlineGeocoder:
    """Locatieserver at ``GEODATA_LOCATIESERVER_URL``, or at its official address.

    Raises:
        GeodataError: the variable names no http(s) address.
    """
    url = polite.base_url(URL_VARIABLE, DEFAULT_URL)
    # geopy sends everything through the system's proxy, also hosts that NO_PROXY names.
    direct = proxy_bypass(urlsplit(url).hostname or "")
    geocoder = PdokLocatieserver(base_url=url, proxies={} if direct else DEFAULT_SENTINEL)
    return OnlineGeocoder(geocoder, limiter=polite.Limiter(), cache=cache)


def default_cache() -> AnswerCache:
    """The cache in the user's cache folder, or below ``GEODATA_CACHE_DIR``."""
    return AnswerCache(files.cache_dir() / "answers")


def _documents(raw: Any) -> list[pdok_answer.Document]:
    try:
        return pdok_answer.documents(raw)
    except ServiceAnswerInvalid as error:
        raise GeocoderParseError(str(error)) from error


def _checked(raw: Any) -> Any:
    _documents(raw)
    return raw


def _locations(raw: Any, *, exactly_one: bool) -> Location | list[Location] | None:
    found = [
        Location(document.label, (document.lat, document.lon), document.raw) for document in _documents(raw)
    ]
    if not found:
        return None
    return found[0] if exactly_one else found
