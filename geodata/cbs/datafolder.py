"""Replacing the downloaded data as one folder, and taking that back.

In: the files of a new data folder, already checked. Out: the folder holding exactly these, and what
it held before beside it as ``<name>.previous``. Refused: a folder that holds files of someone else.

A folder is written beside the old one as ``<name>.partial``, called ``<name>.new`` once complete,
and then renamed into place; whatever breaks off, the next call goes on from there and no
reader ever meets half a set.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from geodata.errors import GeodataError, UpdateRefused
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
    """Make ``folder`` hold exactly ``files``; what it held becomes its previous state.

    Raises:
        UpdateRefused: the folder is not ours, or cannot be written; what there was is kept.
    """
    folder = folder.resolve()
    check(folder)
    try:
        _settle(folder)
        partial = _beside(folder, "partial")
        shutil.rmtree(partial, ignore_errors=True)
        for name, content in files.items():
            write_bytes(partial / name, content)
        new = partial.rename(_beside(folder, "new"))
        _swap(folder, new)
    except OSError as error:
        raise UpdateRefused(f"cannot write {folder} ({error}); what there was is kept") from error


def undo(folder: Path) -> bool:
    """Change ``folder`` and its previous state round; undoing twice changes nothing.

    Returns:
        True when downloaded data are in place now, False when only the built-in ones are left.

    Raises:
        GeodataError: there is nothing to undo, or the folder cannot be written.
    """
    folder = folder.resolve()
    check(folder)
    previous, hold = _beside(folder, "previous"), _beside(folder, "hold")
    try:
        _settle(folder)
        if not folder.exists() and not previous.exists():
            raise GeodataError(f"nothing to undo: no update was ever written to {folder}")
        if folder.exists():
            folder.rename(hold)
        if previous.exists():
            previous.rename(folder)
        _settle(folder)
    except OSError as error:
        raise GeodataError(f"cannot change {folder} ({error}); check who may write there") from error
    return folder.exists()


def _swap(folder: Path, new: Path) -> None:
    previous = _beside(folder, "previous")
    if previous.exists():
        shutil.rmtree(previous)
    had = folder.exists()
    if had:
        folder.rename(previous)
    try:
        new.rename(folder)
    except OSError:
        if had:
            previous.rename(folder)
        raise


def _settle(folder: Path) -> None:
    """Finish what an earlier call left between two renames."""
    new, hold, previous = (_beside(folder, state) for state in ("new", "hold", "previous"))
    if hold.exists():
        if previous.exists():
            previous.rename(folder)
        hold.rename(previous)
    if new.exists():
        if folder.exists():
            shutil.rmtree(new)
        else:
            new.rename(folder)


def _beside(folder: Path, state: str) -> Path:
    return folder.with_name(f"{folder.name}.{state}")
