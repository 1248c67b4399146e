"""``python -m mapapp.freeze OUT``: the whole app as static files, for any web server or CDN.

In: the settings, as for serving; ``MAPAPP_PUBLIC_URL`` should name where the files will stand. Out: a folder
whose root answers for the base path. Refused: a folder that holds something else. What needs the engine on a
server stays behind: a download is always the whole set.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from dash import Dash
from flask.testing import FlaskClient

from mapapp.application import create_app
from mapapp.data.bundles import load_bundles
from mapapp.data.publication import Publisher
from mapapp.routes.downloads import FORMATS
from mapapp.security import security_headers
from mapapp.settings import ASSETS, Settings, settings_or_exit

_MARKER = "_headers"
_SUFFIXES = {"br": ".br", "gzip": ".gz"}
# The page holds the layout and needs no dependencies.
_LIVE_ONLY = ("health", "_reload-hash", "_favicon.ico", "_dash-layout", "_dash-dependencies")
_PAGES = {"index.html": "", "en/index.html": "en/"}


class FreezeError(ValueError):
    """Raised when nothing is written; the message says what to do."""


def freeze(settings: Settings, out: Path) -> int:
    """Write the app below ``out``; returns how many files.

    Raises:
        FreezeError: when ``out`` holds something that is no frozen site, or a page does not answer.
    """
    if out.exists() and any(out.iterdir()) and not (out / _MARKER).is_file():
        raise FreezeError(f"{out} holds something else; name a new or empty folder")
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as workplace:
        site = Path(workplace) / "site"
        for licence in ASSETS.rglob("*LICENSE.txt"):
            _put(site / licence.relative_to(ASSETS.parent), licence.read_bytes())
        _write_routes(settings, site)
        site.chmod(0o755)
        if out.exists():
            out.rename(Path(workplace) / "old")
        site.rename(out)
    return sum(1 for path in out.rglob("*") if path.is_file())


def _write_routes(settings: Settings, site: Path) -> None:
    publisher = Publisher(settings)
    publication = publisher.current()
    app = create_app(settings)
    client = app.server.test_client()
    for path, query in _PAGES.items():
        _put(site / path, _get(client, settings.base_path + query))
    index = (site / "index.html").read_text(encoding="utf-8")
    for path in (*_plain_routes(app, settings), *_suites(app, index)):
        _put(site / path, _get(client, settings.base_path + path))
    for folder, files in (("assets", load_bundles().files), ("data", publication.files.files)):
        for name, file in files.items():
            _put(site / folder / name, file.body)
            # Web servers that can (brotli_static, gzip_static) send these as they are.
            for encoding, body in file.encoded.items():
                _put(site / folder / f"{name}{_SUFFIXES[encoding]}", body)
    for id in publication.features:
        _put(site / "voorbeeld" / id / "index.html", _get(client, f"{settings.base_path}voorbeeld/{id}"))
        _put(site / "voorbeeld" / f"{id}.png", _get(client, f"{settings.base_path}voorbeeld/{id}.png"))
    for format in FORMATS:
        path = f"api/interventions.{format}"
        _put(site / path, _get(client, settings.base_path + path))
    _put(site / "404.html", client.get(f"{settings.base_path}404").data)
    headers = security_headers(settings, app.csp_hashes())
    lines = ["/*", *(f"  {name}: {value}" for name, value in headers.items())]
    _put(site / "_headers", ("\n".join(lines) + "\n").encode())


def _plain_routes(app: Dash, settings: Settings) -> Iterator[str]:
    """Every address without a variable part, so that a new route is frozen without a word here."""
    for rule in app.server.url_map.iter_rules():
        path = rule.rule.removeprefix(settings.base_path)
        if not rule.arguments and "GET" in rule.methods and path and path not in _LIVE_ONLY:
            yield path


def _suites(app: Dash, index: str) -> Iterator[str]:
    """The scripts of Dash and the map: those the page names, and the parts they load when first needed."""
    suites = "_dash-component-suites/"
    named = re.findall(rf'"[^"]*/{suites}([^"]+)"', index)
    yield from (suites + path for path in named)
    folders = {path.rpartition("/")[0] for path in named}
    for package, paths in sorted(app.registered_paths.items()):
        for path in sorted(f"{package}/{path}" for path in paths):
            folder, _, file = path.rpartition("/")
            if folder in folders and file.startswith("async-") and file.endswith(".js"):
                yield suites + path


def _get(client: FlaskClient, path: str) -> bytes:
    response = client.get(path)
    if response.status_code != 200:
        raise FreezeError(f"{path} answered {response.status_code}; nothing is written, see the log")
    body: bytes = response.data
    return body


def _put(path: Path, body: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)


def main() -> None:
    """Freeze the whole app into static files."""
    parser = argparse.ArgumentParser(prog="python -m mapapp.freeze", description=main.__doc__)
    parser.add_argument("out", type=Path, metavar="OUT", help="folder to write, new or from an earlier run")
    out: Path = parser.parse_args().out
    settings = settings_or_exit()
    if settings.public_url is None:
        local = f"http://{settings.host}:{settings.port}{settings.base_path}".rstrip("/")
        print(f"MAPAPP_PUBLIC_URL is not set: links and QR codes will point to {local}", file=sys.stderr)
        settings = settings.model_copy(update={"public_url": local})
    try:
        count = freeze(settings, out)
    except FreezeError as error:
        raise SystemExit(str(error)) from None
    print(f"{count} files in {out}")


if __name__ == "__main__":
    main()
