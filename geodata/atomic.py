"""Writing a file whole or not at all.

A plain write can be read half-done or left torn by a crash: temp file in the same folder, fsync, then rename.
"""

from __future__ import annotations

import os
import uuid
from pathlib import Path


def write_bytes(path: Path, content: bytes) -> None:
    """Put ``content`` in ``path``, making its folder; on failure what was there stays as it was."""
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
