"""The data set as it stands on disk: loaded, validated, and watched for a newer version.

In: the path of ``interventions.geojson``. Out: a :class:`Snapshot` that never changes, and the
:class:`State` of the file. Refused: a file that breaks ``geodata.schema`` or carries a facet value the
page does not have; then the last good snapshot stays and the state says why.
"""

from __future__ import annotations

import hashlib
import logging
import threading
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from geodata.schema import Collection, Feature
from mapapp.page import facets
from mapapp.page.facet import UnknownFacetValue

CHECK_INTERVAL_S = 1.0
# A file changed this recently may change again within the clock tick of its own timestamp.
_SETTLING_S = 2.0

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One version of the data set: features sorted by id, and what tells versions apart."""

    features: tuple[Feature, ...]
    digest: str
    updated: date


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


def load(content: bytes, updated: date) -> Snapshot:
    """The data set in ``content``, validated whole.

    Raises:
        LoadError: with the first faults; run ``python -m geodata check`` for all of them.
    """
    try:
        collection = Collection.model_validate_json(content)
        for feature in collection.features:
            for facet in facets.FACETS:
                facet.numbers(feature.properties)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise LoadError(
            f"{error.error_count()} faults, first at {where or 'the top'}: {first['msg']}",
            "Het gegevensbestand voldoet niet aan de afgesproken vorm.",
        ) from None
    except UnknownFacetValue as error:
        raise LoadError(str(error), "Het gegevensbestand heeft een onbekende waarde.") from None
    return Snapshot(tuple(collection.features), hashlib.sha256(content).hexdigest(), updated)


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
            self._snapshot = load(content, datetime.fromtimestamp(stat.st_mtime, UTC).date())
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
