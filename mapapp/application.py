"""The Dash app put together: layout, routes, security, and the page everything starts from.

In: settings. Out: a Dash app whose ``server`` is a Flask app any WSGI server can run. It holds no state
but the watched data set, so any number of workers may serve it. Assembly only; routes live in their modules.
"""

from __future__ import annotations

import logging
import re
import sys
import threading
from typing import Any

from dash import Dash
from flask import Flask, abort, render_template, request
from werkzeug.exceptions import ServiceUnavailable
from werkzeug.wrappers import Response as BaseResponse

from mapapp.data.bundles import load_bundles
from mapapp.data.engine import EngineError
from mapapp.data.hashed import content_hash
from mapapp.data.publication import Publisher
from mapapp.page import page
from mapapp.page.address import Asked
from mapapp.page.map_view import create_map
from mapapp.page.pages import Pages
from mapapp.page.texts import text
from mapapp.routes import data, downloads, example, feed, health, offline, suites
from mapapp.routes.data import encoded
from mapapp.security import secure
from mapapp.settings import PACKAGE, Settings

_COMPRESSED_TYPES = [
    "text/html",
    "text/css",
    "text/csv",
    "text/javascript",
    "application/javascript",
    "application/json",
    "application/geo+json",
    "application/manifest+json",
    "application/atom+xml",
    "application/xml",
    "image/svg+xml",
]


ENGLISH = "en/"
"""Below the base path: the English page."""


class MapApp(Dash):  # type: ignore[misc]
    """Dash with a page of its own around its map: whole without JavaScript, kept per version of the data."""

    def __init__(self, settings: Settings, publisher: Publisher) -> None:
        self._settings = settings
        self._publisher = publisher
        self._pages = Pages()
        server = Flask("mapapp", static_folder=None)
        server.config["COMPRESS_MIMETYPES"] = _COMPRESSED_TYPES
        server.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
        super().__init__(
            __name__,
            server=server,
            url_base_pathname=settings.base_path,
            # The template names the bundles itself, and routes/data.py serves them: Dash finds none.
            assets_folder=str(PACKAGE / "none"),
            include_assets_files=False,
            compress=True,
            title=text("app.title"),
            update_title=None,
            # Else Dash writes the layout into the page a second time, only to check callbacks.
            suppress_callback_exceptions=True,
        )

    def index(self, *args: Any, **kwargs: Any) -> BaseResponse:
        """The page at the base path, for what its query asks; the same bytes until the data change.

        The English page stands at ``en/`` too, for a plain web server looks at no query. Dash's own catch-all
        route comes here with any other path, for which there is no page.
        """
        path = kwargs.get("path")
        if path not in (None, "", ENGLISH):
            abort(404)
        version = (self._publisher.current().version, self._publisher.state.reason)
        query = _query()
        try:
            made = self._pages.get(version, query, super().index)
        except EngineError as error:
            self.logger.error("%s", error)
            raise ServiceUnavailable(retry_after=60) from error
        response = encoded(made)
        response.headers["Cache-Control"] = "no-cache"
        response.set_etag(content_hash(made.body))
        return response.make_conditional(request)

    def _config(self) -> dict[str, Any]:
        """What the page tells Dash's scripts, without what differs between workers of the same version.

        That is the token for background callbacks, of which there are none, and the Python they run on.
        """
        config: dict[str, Any] = super()._config()
        return {name: value for name, value in config.items() if name not in ("end_id", "python_version")}

    def interpolate_index(self, **parts: str) -> str:
        """The page around the fragments that Dash makes itself."""
        asked = Asked.of(_query())
        notice = self._publisher.state.reason
        fragments = {**parts, "layout": self.serve_layout().get_data(as_text=True)}
        given = page.context(self._publisher.current(), self._settings, notice, fragments, asked)
        return render_template("index.html", **given)


def _query() -> str:
    """What the page is asked, its language included."""
    query = request.query_string.decode("ascii", "replace")
    return f"taal=en&{query}".rstrip("&") if request.path.endswith(f"/{ENGLISH}") else query


def create_app(settings: Settings) -> Dash:
    """The app, ready to serve."""
    logging.basicConfig(
        level=settings.log_level.upper(), format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    publisher = Publisher(settings)
    app = MapApp(settings, publisher)
    app.logger.setLevel(settings.log_level.upper())
    app.layout = create_map(settings.tiles)
    bundles = load_bundles()
    app.server.jinja_env.globals |= {
        "base": settings.base_path,
        "asset": lambda name: f"{settings.base_path}assets/{bundles.names[name]}",
    }
    prefix = settings.base_path.rstrip("/") or None
    for routes in (
        data.blueprint(publisher, bundles),
        health.blueprint(publisher),
        example.blueprint(publisher, settings),
        downloads.blueprint(publisher),
        feed.blueprint(publisher, settings),
        offline.blueprint(app, publisher, bundles, settings),
    ):
        app.server.register_blueprint(routes, url_prefix=prefix)
    suites.keep_compressed(app)
    secure(app.server, settings, app.csp_hashes())
    return app


def warm_up(app: Dash, settings: Settings) -> None:
    """Ask once for the page and its scripts, so that they are at hand; a fault shows when a visitor asks."""
    client = app.server.test_client()
    page = client.get(settings.base_path).text
    for address in re.findall(r'<script [^>]*src="([^"]+)"', page):
        client.get(address)


def serve(app: Dash, settings: Settings) -> None:
    """Serve until interrupted, with a server fit for production on every system."""
    from waitress import create_server

    try:
        server = create_server(app.server, host=settings.host, port=settings.port, threads=8, ident=None)
    except OSError as error:
        print(
            f"MAPAPP_HOST, MAPAPP_PORT: cannot listen on {settings.host}:{settings.port}: {error}",
            file=sys.stderr,
        )
        raise SystemExit(2) from None
    # The first visitor then finds the page written and its scripts compressed.
    threading.Thread(target=warm_up, args=(app, settings), daemon=True).start()
    print(f"Open http://{settings.host}:{settings.port}{settings.base_path}", flush=True)
    server.run()
