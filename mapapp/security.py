"""What every response carries and how every fault is answered.

In: the Flask server, the hashes of Dash's inline scripts, the settings. Out: security headers on every
response, and faults as short Dutch answers with the right status, never a traceback on the screen.
Refused: bodies over :data:`MAX_BODY_BYTES`, and every post to Dash's callback route, for no server
callback exists.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

from dash.exceptions import DependencyException, InvalidResourceError
from flask import Flask, Response, abort, render_template, request
from werkzeug.exceptions import HTTPException, InternalServerError, MethodNotAllowed, NotFound
from werkzeug.wrappers import Response as BaseResponse

from mapapp.settings import Settings

MAX_BODY_BYTES = 256 * 1024

_MACHINE_PATHS = ("_", "api/", "data/", "assets/", "health")
_MESSAGES = {
    400: "Deze vraag is niet goed gesteld.",
    404: "Deze pagina bestaat niet.",
    405: "Dit kan hier niet.",
    413: "Deze vraag is te groot.",
    500: "Er ging iets mis op de server.",
    503: "De voorbeelden zijn nu niet beschikbaar. Probeer het later opnieuw.",
}

_log = logging.getLogger(__name__)


def content_security_policy(settings: Settings, script_hashes: Sequence[str]) -> str:
    """The policy: all from this site, images from the tile host too, no inline scripts but Dash's own."""
    directives = {
        "default-src": ["'self'"],
        "script-src": ["'self'", *script_hashes],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:", *filter(None, [settings.tiles_origin])],
        # The service worker fetches tiles itself to take them along, so they are connections too.
        "connect-src": ["'self'", *filter(None, [settings.tiles_origin])],
        "font-src": ["'self'", "data:"],
        "worker-src": ["'self'"],
        "manifest-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": list(settings.frame_ancestors),
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


def security_headers(settings: Settings, script_hashes: Sequence[str]) -> dict[str, str]:
    """The headers of every response."""
    headers = {
        "Content-Security-Policy": content_security_policy(settings, script_hashes),
        "X-Content-Type-Options": "nosniff",
        # PDOK asks for a Referer, so none would lose the tiles.
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "geolocation=(self), camera=(), microphone=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    if settings.public_url and settings.public_url.startswith("https:"):
        headers["Strict-Transport-Security"] = "max-age=31536000"
    return headers


def secure(server: Flask, settings: Settings, script_hashes: Sequence[str]) -> None:
    """Put headers and fault handling on the server.

    Args:
        server: the Flask server behind the Dash app.
        settings: for the tile host, the allowed embedders and TLS.
        script_hashes: ``app.csp_hashes()``, asked after every callback has been registered.
    """
    server.config["MAX_CONTENT_LENGTH"] = MAX_BODY_BYTES
    headers = security_headers(settings, script_hashes)
    callback_route = f"{settings.base_path}_dash-update-component"

    @server.before_request
    def refuse_callbacks() -> None:
        if request.path != callback_route:
            return
        if request.method != "POST":
            raise MethodNotAllowed(valid_methods=["POST"])
        # Reading the body first lets a client finish sending, and refuses an oversized one as such.
        request.get_data(cache=False)
        abort(400)

    @server.after_request
    def add_headers(response: Response) -> Response:
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        return response

    @server.errorhandler(Exception)
    def answer_fault(error: Exception) -> BaseResponse:
        if isinstance(error, DependencyException | InvalidResourceError | FileNotFoundError):
            error = NotFound()
        if not isinstance(error, HTTPException):
            _log.error("%s %s failed", request.method, request.path, exc_info=error)
            error = InternalServerError()
        code = error.code or 500
        if code < 400:
            return error.get_response()
        response = _answer(code, settings)
        response.status_code = code
        for name, value in error.get_headers():
            if name.lower() not in ("content-type", "content-length"):
                response.headers[name] = value
        return response


def _answer(code: int, settings: Settings) -> Response:
    message = _MESSAGES.get(code, "Dit kan hier niet.")
    if request.path.removeprefix(settings.base_path).startswith(_MACHINE_PATHS):
        return Response(f"{code}: {message}\n", content_type="text/plain; charset=utf-8")
    return Response(render_template("fault.html", code=code, message=message))
