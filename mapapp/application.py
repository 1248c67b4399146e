"""The Dash app put together: layout, routes, security, and the page everything starts from.

In: settings. Out: a Dash app whose ``server`` is a Flask app any WSGI server can run. It holds no state
but the watched data set, so any number of workers may serve it. Assembly only; routes live in their modules.
"""

from __future__ import annotations

import logging
import sys
from typing import Any

from dash import Dash, html
from flask import Flask, Response, abort, jsonify, render_template, request
from markupsafe import Markup
from werkzeug.wrappers import Response as BaseResponse

from mapapp.data.files import content_hash
from mapapp.data.publication import NothingPublished, Publisher
from mapapp.page import layout
from mapapp.page.texts import text
from mapapp.routes import data, downloads, example, feed, health, offline
from mapapp.security import secure
from mapapp.settings import ASSETS, Settings

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


class MapApp(Dash):  # type: ignore[misc]
    """Dash with a page of its own: Dutch, cached per version of the data, readable without JavaScript."""

    def __init__(self, settings: Settings, publisher: Publisher, frozen: bool) -> None:
        self._settings = settings
        self._publisher = publisher
        self._frozen = frozen
        self._page: tuple[tuple[str, str | None], bytes] | None = None
        server = Flask("mapapp", static_folder=None)
        server.config["COMPRESS_MIMETYPES"] = _COMPRESSED_TYPES
        server.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
        super().__init__(
            __name__,
            server=server,
            url_base_pathname=settings.base_path,
            assets_folder=str(ASSETS),
            # The template names the bundles itself, in their order.
            assets_ignore=r".*\.(js|css)$",
            compress=True,
            title=text("app.title"),
            update_title=None,
            # Else Dash writes the layout into the page a second time, only to check callbacks.
            suppress_callback_exceptions=True,
        )

    def index(self, *args: Any, **kwargs: Any) -> BaseResponse:
        """The page at the base path; the same bytes until the data change.

        Dash's own catch-all route comes here with a path, for which there is no page.
        """
        if kwargs.get("path"):
            abort(404)
        key = (self._publisher.current().version, self._publisher.state.reason)
        page = self._page
        if page is None or page[0] != key:
            page = self._page = (key, super().index().encode())
        response = Response(page[1], content_type="text/html; charset=utf-8")
        response.headers["Cache-Control"] = "no-cache"
        response.set_etag(content_hash(page[1]))
        return response.make_conditional(request)

    def _config(self) -> dict[str, Any]:
        """What the page tells Dash's scripts, without the token for background callbacks.

        There are none, and a token would make the page differ between workers that serve the same version.
        """
        config: dict[str, Any] = super()._config()
        config.pop("end_id", None)
        return config

    def interpolate_index(self, **parts: str) -> str:
        """The page around the fragments that Dash makes itself."""
        current = self._publisher.current()
        return render_template(
            "index.html",
            **{name: Markup(part) for name, part in parts.items() if name != "app_entry"},
            loading=text("app.loading"),
            description=text("app.description"),
            base=self._settings.base_path,
            canonical=self._settings.public_url,
            theme=current.files.theme,
            frozen=self._frozen,
            features=current.snapshot.features,
            notice=self._publisher.state.reason,
        )


def create_app(settings: Settings, *, frozen: bool = False) -> Dash:
    """The app, ready to serve; ``frozen`` when its answers will be kept as files."""
    logging.basicConfig(
        level=settings.log_level.upper(), format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    publisher = Publisher(settings)
    app = MapApp(settings, publisher, frozen)
    app.logger.setLevel(settings.log_level.upper())

    def page() -> Any:
        try:
            current = publisher.current()
        except NothingPublished:
            return html.Div()
        return layout.create_layout({**current.files.config, "notice": publisher.state.reason})

    app.layout = page
    layout.register(app)
    prefix = settings.base_path.rstrip("/") or None
    for routes in (
        data.blueprint(publisher),
        health.blueprint(publisher),
        example.blueprint(publisher, settings),
        downloads.blueprint(publisher),
        feed.blueprint(publisher, settings),
        offline.blueprint(app, publisher, settings, frozen=frozen),
    ):
        app.server.register_blueprint(routes, url_prefix=prefix)
    app.server.add_url_rule(
        f"{settings.base_path}manifest.webmanifest", "manifest", lambda: _manifest(settings)
    )
    secure(app.server, settings, app.csp_hashes())
    return app


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
    print(f"Open http://{settings.host}:{settings.port}{settings.base_path}", flush=True)
    server.run()


def _manifest(settings: Settings) -> Response:
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
        icons=[{"src": f"{settings.base_path}assets/icon.svg", "sizes": "any", "type": "image/svg+xml"}],
    )
    response.content_type = "application/manifest+json"
    return response
