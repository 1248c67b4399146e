"""Files on the user's disk: written whole or not at all, and where this program keeps them.

In: bytes for a file; the environment variable ``GEODATA_CACHE_DIR``. Out: the file; the folders of the
cache, of the built-in tables and of the downloaded data. Free of heavy imports: the app asks here too.
"""

from __future__ import annotations

import os
import uuid
from pathlib import Path

import platformdirs

DATA = Path(__file__).parent / "data"
"""The tables that come with this package."""

APP_NAME = "praktijkkaart"
CACHE_DIR_VARIABLE = "GEODATA_CACHE_DIR"

MUNICIPALITIES_FILE = "municipalities.geojson"
AREAS_FILE = "areas.csv"
META_FILE = "meta.json"


def write_bytes(path: Path, content: bytes) -> None:
    """Put ``content`` in ``path``, making its folder; on failure what was there stays as it was.

    A plain write can be read half-done or left torn by a crash: so a file beside it, then a rename.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # Not tempfile.mkstemp: it makes files only their owner can read, and a web server may be another user.
    temporary = path.with_name(f".{path.name}.{uuid.uuid4().hex}")
    try:
        with temporary.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def write_changed(path: Path, content: bytes) -> bool:
    """Put ``content`` in ``path``; False when the file held it already, and then it is left untouched."""
    if path.is_file() and path.read_bytes() == content:
        return False
    write_bytes(path, content)
    return True


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
