"""Replacing the downloaded data as one folder.

In: the files of a new data folder, already checked. Out: the folder holding exactly these. Refused: a folder
that holds files of someone else.

The new folder is written beside the old one as ``<name>.partial`` and then renamed into its place, so that
no reader ever meets half a set. The old one steps aside as ``<name>.old``; a call that finds it without a
successor, because the machine stopped in between, puts it back first.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from geodata.errors import UpdateRefused
from geodata.files import AREAS_FILE, META_FILE, MUNICIPALITIES_FILE, write_bytes

OWN_FILES = frozenset({MUNICIPALITIES_FILE, AREAS_FILE, META_FILE})


def check(folder: Path) -> None:
    """Raise when ``folder`` cannot be ours to replace.

    Raises:
        UpdateRefused: it is a file, or holds files that no update wrote.
    """
    if not folder.exists():
        return
    if not folder.is_dir():
        raise UpdateRefused(f"{folder} is a file; name a folder for the data")
    foreign = sorted({entry.name for entry in folder.iterdir()} - OWN_FILES)
    if foreign:
        raise UpdateRefused(f"{folder} holds other files ({', '.join(foreign[:3])}); name an empty folder")


def replace(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make ``folder`` hold exactly ``files``.

    Raises:
        UpdateRefused: the folder is not ours, or cannot be written; what there was is kept.
    """
    folder = folder.resolve()
    check(folder)
    partial, old = (folder.with_name(f"{folder.name}.{state}") for state in ("partial", "old"))
    try:
        if old.exists() and not folder.exists():
            old.rename(folder)
        for left_behind in (partial, old):
            shutil.rmtree(left_behind, ignore_errors=True)
        for name, content in files.items():
            write_bytes(partial / name, content)
        _swap(folder, partial, old)
    except OSError as error:
        raise UpdateRefused(f"cannot write {folder} ({error}); what there was is kept") from error


def _swap(folder: Path, partial: Path, old: Path) -> None:
    if folder.exists():
        folder.rename(old)
    try:
        partial.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)
