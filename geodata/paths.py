"""Where this program keeps files on the user's disk: the cache and the downloaded data.

In: nothing but the environment variable ``GEODATA_CACHE_DIR``. Out: paths; no folder is made
and nothing is read. Kept free of heavy imports, because the app asks here too.
"""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

APP_NAME = "praktijkkaart"
CACHE_DIR_VARIABLE = "GEODATA_CACHE_DIR"

MUNICIPALITIES_FILE = "municipalities.geojson"
AREAS_FILE = "areas.csv"
META_FILE = "meta.json"


def cache_dir(override: Path | None = None) -> Path:
    """The folder for answers of outside services.

    Args:
        override: the folder asked for on the command line; None means
            ``GEODATA_CACHE_DIR``, and without that the user's own cache folder.
    """
    if override is not None:
        return override
    named = os.environ.get(CACHE_DIR_VARIABLE)
    return Path(named) if named else platformdirs.user_cache_path(APP_NAME, appauthor=False)


def data_dir(override: Path | None = None) -> Path:
    """The folder for downloaded boundaries and areas; absent until ``update`` has run.

    A named cache folder holds it too (as ``data``), so that one setting keeps a trial, a test
    or a server entirely out of the user's own folders.
    """
    if override is not None or os.environ.get(CACHE_DIR_VARIABLE):
        return cache_dir(override) / "data"
    return platformdirs.user_data_path(APP_NAME, appauthor=False) / "data"
