"""The pages of one version of the data, each made once and kept while there is room.

In: the page's query and how to make a page. Out: the page as a file of its own: body, type and, for the
pages most asked for, its encodings. Refused: a query too long for any page's own links
(:class:`QueryTooLong`).
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable

from werkzeug.exceptions import RequestURITooLarge

from mapapp.data.hashed import HashedFile

QUERY_MOST = 4_000
"""Characters of a query: every value of every facet, a text and a hundred chosen examples fit."""

PAGES_KEPT = 64
_HTML = "text/html; charset=utf-8"
# The pages everybody starts from are compressed once; others as they are sent.
_START = ("", "taal=en")
_BROTLI_QUALITY = 9


class Pages:
    """Keeps pages by version and query; the least recently asked for goes first."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._version: object = None
        self._kept: OrderedDict[str, HashedFile] = OrderedDict()

    def get(self, version: object, query: str, make: Callable[[], str]) -> HashedFile:
        """The page for a query.

        Args:
            version: all that a page depends on besides its query; another version forgets every page.
            query: the query string as it was asked, without ``?``.
            make: writes the page.

        Raises:
            QueryTooLong: for a query longer than :data:`QUERY_MOST`.
        """
        if len(query) > QUERY_MOST:
            raise QueryTooLong
        with self._lock:
            if version != self._version:
                self._version = version
                self._kept.clear()
            page = self._kept.get(query)
            if page is not None:
                self._kept.move_to_end(query)
                return page
        body = make().encode()
        page = HashedFile.of(body, _HTML, _BROTLI_QUALITY) if query in _START else HashedFile(body, _HTML, {})
        with self._lock:
            if version == self._version:
                self._kept[query] = page
                while len(self._kept) > PAGES_KEPT:
                    self._kept.popitem(last=False)
        return page


class QueryTooLong(RequestURITooLarge):
    """Raised for a query that no link of the page could hold; shorten it."""
