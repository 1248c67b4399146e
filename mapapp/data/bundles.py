"""The page's own scripts, style, font and icon, each under a name that follows its content.

In: the built files of ``assets``. Out: :class:`Bundles`, the files by hashed name. The style names its font
and pictures by their hashed names, so a kept style never meets another font. Refused: a style that names a
file which is not there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mapapp.data.hashed import HashedFile, hashed_name
from mapapp.settings import ASSETS

_STYLE = "app.css"
_OTHERS = ("engine.js", "app.js", "icon.svg")
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}
_NAMED_IN_STYLE = re.compile(rb"url\(\./([\w./-]+)\)")


@dataclass(frozen=True, slots=True)
class Bundles:
    """The files by hashed name, and the hashed name of each by its plain one."""

    files: dict[str, HashedFile]
    names: dict[str, str]


@cache
def load_bundles(assets: Path = ASSETS) -> Bundles:
    """The bundles as they stand in ``assets``; read and compressed once in the life of a process."""
    bundles = Bundles({}, {})

    def add(name: str, body: bytes) -> bytes:
        hashed = hashed_name(Path(name).name, body)
        bundles.names[name] = hashed
        bundles.files[hashed] = HashedFile.of(body, _TYPES[Path(name).suffix])
        return hashed.encode()

    def address(match: re.Match[bytes]) -> bytes:
        name = match[1].decode()
        return b"url(" + add(name, (assets / name).read_bytes()) + b")"

    add(_STYLE, _NAMED_IN_STYLE.sub(address, (assets / _STYLE).read_bytes()))
    for name in _OTHERS:
        add(name, (assets / name).read_bytes())
    return bundles
