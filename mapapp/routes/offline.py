"""What makes the map an app of its own that works without a network after one visit: its manifest and worker.

In: the app, its publisher, bundles and settings. Out: ``manifest.webmanifest``, and ``sw.js``, which is
``worker/sw.js`` behind one line that names this version and every file it consists of, each with its content
hash. That list is read from the page itself (scripts, styles, icon), the styles (fonts), the layout (the
chunks that the map loads late) and the configuration (data files), so a new file needs no word here.
"""

from __future__ import annotations

import re
import threading
from html.parser import HTMLParser
from urllib.parse import urljoin

from dash import Dash
from flask import Blueprint, Response, jsonify, request

from mapapp.data.bundles import Bundles
from mapapp.data.files import dump
from mapapp.data.hashed import content_hash
from mapapp.data.publication import Publication, Publisher
from mapapp.page.texts import text
from mapapp.settings import PACKAGE, Settings

# Above this, descriptions are stored as they are read (and by "Neem mee") instead of all at once.
DETAILS_BYTES = 20_000_000

_WORKER = PACKAGE / "worker" / "sw.js"
_LINKS = {"stylesheet", "icon", "manifest"}
_STYLE_ADDRESS = re.compile(r"""url\(\s*["']?([^"')#]+)""")


class _Named(HTMLParser):
    """The addresses of what a page needs in order to be drawn."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.urls: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a script's or a link's address."""
        values = dict(attrs)
        if tag == "script":
            self._note(values.get("src"))
        elif tag == "link" and values.get("rel") in _LINKS:
            self._note(values.get("href"))

    def _note(self, url: str | None) -> None:
        if url and url.startswith("/") and not url.startswith("//"):
            self.urls.append(url)


class Release:
    """Everything one version of the page consists of, taken from the app's own answers."""

    def __init__(self, app: Dash, settings: Settings) -> None:
        self._app = app
        self._base = settings.base_path
        self._tiles = settings.tiles

    def script(self, publication: Publication) -> bytes:
        """The worker's script for this version; the same version gives the same bytes."""
        bodies = self._bodies(publication)
        files = {url: None if body is None else content_hash(body) for url, body in sorted(bodies.items())}
        worker = _WORKER.read_bytes()
        tiles = self._tiles["url"] if self._tiles else None
        release = {
            "version": content_hash(dump([files, tiles]) + worker),
            "data": publication.version,
            "base": self._base,
            "files": files,
            "bytes": sum(len(body) for body in bodies.values() if body is not None),
            "tiles": tiles,
        }
        return b"const RELEASE = " + dump(release) + b";\n" + worker

    def _bodies(self, publication: Publication) -> dict[str, bytes | None]:
        """Every address with what it answers; None where another server answers (an operator's style)."""
        pages = (self._base, f"{self._base}en/")
        bodies: dict[str, bytes | None] = {url: self._get(url) for url in pages}
        named = _Named((bodies[self._base] or b"").decode()).urls
        for url in (*named, *_data(publication)):
            bodies[url] = self._get(url)
        for url, body in list(bodies.items()):
            if body is not None and url.partition("?")[0].endswith(".css"):
                bodies |= {font: self._get(font) for font in _named_in_style(url, body.decode())}
        return bodies

    def _get(self, url: str) -> bytes | None:
        response = self._app.server.test_client().get(url)
        body: bytes = response.data
        return body if response.status_code == 200 else None


def blueprint(app: Dash, publisher: Publisher, bundles: Bundles, settings: Settings) -> Blueprint:
    """The two routes; the worker's script is made once per version of what is served."""
    routes = Blueprint("offline", __name__)
    release = Release(app, settings)
    lock = threading.Lock()
    made: dict[tuple[str, str | None], bytes] = {}

    @routes.get("/sw.js")
    def worker() -> Response:
        publication = publisher.current()
        key = (publication.version, publisher.state.reason)
        with lock:
            if key not in made:
                body = release.script(publication)
                made.clear()
                made[key] = body
            body = made[key]
        response = Response(body, content_type="text/javascript; charset=utf-8")
        response.headers["Cache-Control"] = "no-cache"
        response.headers["Service-Worker-Allowed"] = settings.base_path
        response.set_etag(content_hash(body))
        response.make_conditional(request)
        return response

    @routes.get("/manifest.webmanifest")
    def manifest() -> Response:
        return _manifest(settings, f"{settings.base_path}assets/{bundles.names['icon.svg']}")

    return routes


def _manifest(settings: Settings, icon: str) -> Response:
    response = jsonify(
        name=text("app.title"),
        short_name="Praktijkkaart",
        description=text("app.description"),
        lang="nl",
        start_url=settings.base_path,
        scope=settings.base_path,
        display="standalone",
        background_color="#faf9f6",
        theme_color="#0b5f66",
        icons=[{"src": icon, "sizes": "any", "type": "image/svg+xml"}],
    )
    response.content_type = "application/manifest+json"
    return response


def _data(publication: Publication) -> list[str]:
    """The data files of the configuration; the descriptions only while they fit a telephone."""
    data = publication.files.config["data"]
    files = publication.files.files
    details: list[str] = data["details"]
    size = sum(len(files[url.rpartition("/")[2]].body) for url in details)
    single = (data[name] for name in ("index", "basemap", "gazetteer", "boundaries"))
    return [*filter(None, single), *(details if size <= DETAILS_BYTES else [])]


def _named_in_style(url: str, style: str) -> list[str]:
    """Addresses on this site that a style names: fonts and pictures."""
    found = (urljoin(url, match) for match in _STYLE_ADDRESS.findall(style) if not match.startswith("data:"))
    return [address for address in found if address.startswith("/")]
