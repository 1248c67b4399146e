"""The errors of this package, and what a caller can do about each.

::

    GeodataError                 base; str() says what, where and what to do
    +-- TableError               the source table cannot be read as a table
    +-- CollectionError          a GeoJSON file breaks the schema; carries every fault
    +-- ServiceError             an outside service did not answer properly
    |   +-- ServiceUnreachable   no connection, or a time-out
    |   +-- ServiceRefused       it answered with an HTTP error; carries ``status``
    |   +-- ServiceRateLimited   HTTP 429: too many questions
    |   +-- ServiceAnswerInvalid it answered, but not in its documented format
    +-- UpdateRefused            downloaded data failed validation; the old data stay

"Not found" is never one of these: it is a value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a GeoJSON file: the feature and property path, None for the whole file, and what."""

    where: str | None
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


class GeodataError(Exception):
    """Base of all errors raised here."""


class TableError(GeodataError, ValueError):
    """Raised when a file is no readable CSV or XLSX table, or misses a required column."""


class CollectionError(GeodataError, ValueError):
    """Raised when a GeoJSON file does not meet the schema; carries every fault."""

    def __init__(self, what: str, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join([what, *(f"  {fault}" for fault in self.faults)]))


class ServiceError(GeodataError, OSError):
    """Raised when an outside service did not work; never means "not found"."""


class ServiceUnreachable(ServiceError, ConnectionError):
    """Raised when no connection could be made or it timed out; check the network, then run again."""


class ServiceRefused(ServiceError):
    """Raised on an HTTP error; ``retry_after_s`` is in seconds, or None when the service did not say."""

    def __init__(self, message: str, status: int, retry_after_s: float | None = None) -> None:
        self.status = status
        self.retry_after_s = retry_after_s
        super().__init__(message)


class ServiceRateLimited(ServiceRefused):
    """Raised on HTTP 429; ask less often."""

    def __init__(self, message: str, retry_after_s: float | None) -> None:
        super().__init__(message, 429, retry_after_s)


class ServiceAnswerInvalid(ServiceError, ValueError):
    """Raised when the answer is not in the documented format."""


class UpdateRefused(GeodataError, ValueError):
    """Raised when downloaded data failed validation; what there was is kept."""
