"""What is served at this moment: one version of the data with everything derived from it.

In: the watched data set and the settings. Out: a :class:`Publication`, replaced whole when the data
change. Refused: everything while no good data set has been seen (503).
"""

from __future__ import annotations

import json
import threading
from functools import cached_property

from werkzeug.exceptions import ServiceUnavailable

from geodata.schema import Feature
from mapapp.data.engine import Engine
from mapapp.data.files import DataFiles, build, index_of
from mapapp.data.interventions import Interventions, Snapshot, State
from mapapp.settings import ASSETS, Settings


class NothingPublished(ServiceUnavailable):
    """Raised when no good data set has been seen yet; mend the data file, no restart is needed."""

    def __init__(self) -> None:
        super().__init__(retry_after=60)


class Publication:
    """One version of the data: the features, the files, and the engine over them."""

    def __init__(self, snapshot: Snapshot, files: DataFiles) -> None:
        self.snapshot = snapshot
        self.files = files
        self._lock = threading.Lock()

    @property
    def version(self) -> str:
        """Short name of this version; changes with the data, the facets and the settings."""
        return str(self.files.config["version"])

    @cached_property
    def features(self) -> dict[str, Feature]:
        """The features by id, in order of id."""
        return {feature.id: feature for feature in self.snapshot.features}

    @property
    def engine(self) -> Engine:
        """The page's engine over this version; started by the first who asks, after any fork."""
        with self._lock:
            return self._engine

    @cached_property
    def _engine(self) -> Engine:
        gazetteer = ASSETS / "data" / "gazetteer.json"
        return Engine(
            index_of(self.snapshot.features),
            self.files.config,
            json.loads(gazetteer.read_bytes()) if gazetteer.is_file() else None,
        )


class Publisher:
    """Keeps the publication in step with the data set on disk."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._interventions = Interventions(settings.data_file)
        self._lock = threading.Lock()
        self._publication: Publication | None = None

    @property
    def state(self) -> State:
        """How the data file is."""
        return self._interventions.current()[1]

    def current(self) -> Publication:
        """The publication of the newest good data set.

        Raises:
            NothingPublished: when there never was one.
        """
        snapshot, _ = self._interventions.current()
        if snapshot is None:
            raise NothingPublished
        publication = self._publication
        if publication is not None and publication.snapshot is snapshot:
            return publication
        # Only the first version is waited for; later ones are built by one request while others go on.
        if self._lock.acquire(blocking=publication is None):
            try:
                if self._publication is None or self._publication.snapshot is not snapshot:
                    self._publication = Publication(snapshot, build(snapshot, self._settings))
                publication = self._publication
            finally:
                self._lock.release()
        assert publication is not None
        return publication
