"""The data set as it stands on disk: loaded, validated, and watched for a newer version.

In: the path of ``interventions.geojson``. Out: a :class:`Snapshot` that never changes, and the
:class:`State` of the file. Refused: a file that breaks ``geodata.schema`` or carries a facet value the
page does not have; then the last good snapshot stays and the state says why.
"""

from __future__ import annotations

import hashlib
import logging
import re
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import ValidationError

from geodata.schema import Collection, Feature
from mapapp.page import facets
from mapapp.page.facet import UnknownFacetValue

CHECK_INTERVAL_S = 1.0
# A file changed this recently may change again within the clock tick of its own timestamp.
_SETTLING_S = 2.0
# A year or month alone, as a status may have, is no day.
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One version of the data set: features sorted by id, and what tells versions apart.

    ``updated`` is the newest day the data name, the same wherever and whenever the file was put in place;
    None when they name none.
    """

    features: tuple[Feature, ...]
    digest: str
    updated: date | None


@dataclass(frozen=True, slots=True)
class State:
    """How the file on disk is: ``ok``; ``stale`` (an older version is served); or ``missing`` (none is).

    ``reason`` is Dutch, for visitors and ``/health``; the log holds the details.
    """

    status: Literal["ok", "stale", "missing"]
    reason: str | None = None


class LoadError(ValueError):
    """Raised when the file cannot be served; ``reason`` says so in Dutch without inside knowledge."""

    def __init__(self, message: str, reason: str) -> None:
        super().__init__(message)
        self.reason = reason


def load(content: bytes) -> Snapshot:
    """The data set in ``content``, validated whole.

    Raises:
        LoadError: with the first faults; run ``python -m geodata check`` for all of them.
    """
    try:
        collection = Collection.model_validate_json(content)
        for feature in collection.features:
            for facet in facets.FACETS:
                facet.numbers(feature.properties)
        updated = max(
            (day for feature in collection.features for day in _days(feature.properties.model_dump())),
            default=None,
        )
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise LoadError(
            f"{error.error_count()} faults, first at {where or 'the top'}: {first['msg']}",
            "Het gegevensbestand voldoet niet aan de afgesproken vorm.",
        ) from None
    except UnknownFacetValue as error:
        raise LoadError(str(error), "Het gegevensbestand heeft een onbekende waarde.") from None
    except ValueError as error:
        raise LoadError(str(error), "Het gegevensbestand heeft een datum die niet bestaat.") from None
    return Snapshot(tuple(collection.features), hashlib.sha256(content).hexdigest(), updated)


def _days(value: Any) -> Iterator[date]:
    """Every day the data name, at any depth: the values of keys such as ``checked_on``."""
    if isinstance(value, list):
        for item in value:
            yield from _days(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key.endswith("_on") and isinstance(item, str) and _DAY.fullmatch(item):
                yield date.fromisoformat(item)
            else:
                yield from _days(item)


class Interventions:
    """The file behind the map; :meth:`current` is cheap and may be called on every request."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._snapshot: Snapshot | None = None
        self._state = State("missing", "De gegevens zijn nog niet geladen.")
        self._seen: tuple[int, int, int] | None = None
        self._refused: str | None = None
        self._next_check = 0.0
        with self._lock:
            self._check()

    def current(self) -> tuple[Snapshot | None, State]:
        """The newest good snapshot (None when there never was one) and the state of the file.

        Looks at the file at most once a second; while one request reads a new version, the
        others go on with the old one.
        """
        if time.monotonic() >= self._next_check and self._lock.acquire(blocking=False):
            try:
                self._check()
            finally:
                self._lock.release()
        return self._snapshot, self._state

    def _check(self) -> None:
        self._next_check = time.monotonic() + CHECK_INTERVAL_S
        try:
            stat = self._path.stat()
            seen = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
            if seen == self._seen:
                return
            content = self._path.read_bytes()
        except OSError as error:
            self._seen = None
            self._refuse(LoadError(str(error), "Het gegevensbestand is niet te lezen."), str(error))
            return
        self._seen = seen if time.time() - stat.st_mtime > _SETTLING_S else None
        digest = hashlib.sha256(content).hexdigest()
        if self._snapshot is not None and digest == self._snapshot.digest:
            self._refused = None
            self._state = State("ok")
            return
        if digest == self._refused:
            return
        try:
            self._snapshot = load(content)
        except LoadError as error:
            self._refuse(error, digest)
            return
        self._refused = None
        self._state = State("ok")
        _log.info("%s: %d interventions loaded", self._path, len(self._snapshot.features))

    def _refuse(self, error: LoadError, fault: str) -> None:
        if fault != self._refused:
            _log.error("%s is refused and what there was stays: %s", self._path, error)
        self._refused = fault
        self._state = State("stale" if self._snapshot else "missing", error.reason)
