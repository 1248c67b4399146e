"""Refresh ``assets/vendor``: the few scripts of others that the page carries itself.

In: the pinned packages of :data:`SCRIPTS`, from the npm registry. Out: each script as published, its licence
beside it, and ``README.md`` with name, version, source and licence. Refused: a package with another hash, and
a module script: Dash loads every ``.js`` under ``assets`` as a classic script.

    python scripts/vendor.py
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from npm_packages import Package

from geodata.files import write_bytes

VENDOR = Path(__file__).resolve().parent.parent / "assets" / "vendor"
MODULE_SYNTAX = re.compile(r"^\s*(?:import\b[^(]|export\b)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Script:
    """One script to carry: its file in the package, its licence text, and the global it defines."""

    package: Package
    path: str
    global_name: str
    home: str
    licence: str
    licence_text: str
    why: str

    @property
    def file_name(self) -> str:
        """The name under ``assets/vendor``, without folders."""
        return Path(self.path).name


MIT = """\
The MIT License (MIT)

{copyright}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
associated documentation files (the "Software"), to deal in the Software without restriction,
including without limitation the rights to use, copy, modify, merge, publish, distribute,
sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial
portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT
NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES
OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN
CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""

SCRIPTS = (
    Script(
        package=Package(
            "qrcode-generator",
            "2.0.4",
            "sha512-mZSiP6RnbHl4xL2Ap5HfkjLnmxfKcPWpWe/c+5XxCuetEenqmNFf1FH/ftXPCtFG5/TDobjsjz6sSNL0Sr8Z9g==",
        ),
        path="dist/qrcode.js",
        global_name="qrcode",
        home="https://github.com/kazuhikoarase/qrcode-generator",
        licence="MIT",
        # The package names its licence in the script's own header only.
        licence_text=MIT.format(copyright="Copyright (c) 2009 Kazuhiko Arase"),
        why="draws the QR code of a shared address, without a server",
    ),
)


def main() -> None:
    """Write every script, its licence and the table of them all."""
    texts = {script.file_name: _text(script) for script in SCRIPTS}
    for script in SCRIPTS:
        write_bytes(VENDOR / script.file_name, texts[script.file_name].encode())
        write_bytes(VENDOR / f"{script.package.name}.LICENSE.txt", script.licence_text.encode())
        print(f"{script.file_name}: {script.package.name} {script.package.version}")
    write_bytes(VENDOR / "README.md", _readme().encode())


def _text(script: Script) -> str:
    (text,) = script.package.read(script.path)
    if MODULE_SYNTAX.search(text) or not re.search(rf"^var {script.global_name}\b", text, re.MULTILINE):
        raise SystemExit(
            f"{script.path} is no classic script that defines {script.global_name}; pick another build"
        )
    return text


def _readme() -> str:
    rows = [
        f"| `{script.file_name}` | [{script.package.name}]({script.home}) | {script.package.version} "
        f"| {script.licence} (`{script.package.name}.LICENSE.txt`) | `{script.global_name}` | {script.why} |"
        for script in SCRIPTS
    ]
    return "\n".join(
        [
            "# Scripts of others",
            "",
            "Unchanged files of npm packages, fetched by `scripts/vendor.py`; do not edit them here.",
            "To renew one, change its version and hash there and run the script.",
            "",
            "| file | package | version | licence | global | why |",
            "|---|---|---|---|---|---|",
            *rows,
            "",
        ]
    )


if __name__ == "__main__":
    main()
