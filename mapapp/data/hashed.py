"""A file under a name that holds its content's hash, compressed once: what a browser may keep for a year.

In: a body and its type. Out: the same file with its ``br`` and ``gzip`` encodings, and the name to serve it
under. The same body gives the same bytes and the same name on every machine.
"""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from functools import lru_cache

import brotli  # type: ignore[import-untyped]

_HASH_DIGITS = 12
# Compressed already; again would only make it longer.
_COMPRESSED_TYPES = ("font/woff2",)


@dataclass(frozen=True, slots=True)
class HashedFile:
    """One immutable file: its body as it is, and by the name of an encoding (``br``, ``gzip``) in that."""

    body: bytes
    content_type: str
    encoded: dict[str, bytes]

    @classmethod
    def of(cls, body: bytes, content_type: str, brotli_quality: int = 11) -> HashedFile:
        """The file with its encodings."""
        packed = {} if content_type in _COMPRESSED_TYPES else _encodings(body, brotli_quality)
        return cls(body, content_type, packed)


# Most files stay the same from one version of the data to the next.
@lru_cache(maxsize=32)
def _encodings(body: bytes, brotli_quality: int) -> dict[str, bytes]:
    return {"br": brotli.compress(body, quality=brotli_quality), "gzip": gzip.compress(body, 9, mtime=0)}


def content_hash(body: bytes) -> str:
    """Short name for these bytes, safe in an address."""
    return hashlib.sha256(body).hexdigest()[:_HASH_DIGITS]


def hashed_name(name: str, body: bytes) -> str:
    """The file's name with its content's hash: ``app.js`` becomes ``app.0123456789ab.js``."""
    stem, _, suffix = name.rpartition(".")
    return f"{stem}.{content_hash(body)}.{suffix}"
