"""``/data/<name>`` and ``/assets/<name>``: the files that a browser may keep for a year.

In: a file's hashed name. Out: the file in the encoding the browser asks for, compressed beforehand. Refused:
any other name (404), one of an older version too, so that versions never mix.
"""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, Response, abort, request

from mapapp.data.bundles import Bundles
from mapapp.data.hashed import HashedFile
from mapapp.data.publication import Publisher

_FOREVER = "public, max-age=31536000, immutable"


def blueprint(publisher: Publisher, bundles: Bundles) -> Blueprint:
    """The routes to the data files of the current version and to the page's own scripts and style."""
    routes = Blueprint("data", __name__)

    @routes.get("/data/<name>")
    def data(name: str) -> Response:
        return _respond(publisher.current().files.files, name)

    @routes.get("/assets/<name>")
    def assets(name: str) -> Response:
        return _respond(bundles.files, name)

    return routes


def encoded(file: HashedFile) -> Response:
    """The file as an answer, in the encoding the browser asks for where it has that."""
    encoding = request.accept_encodings.best_match(list(file.encoded))
    response = Response(file.encoded.get(encoding or "", file.body), content_type=file.content_type)
    if encoding:
        response.content_encoding = encoding
    response.vary.add("Accept-Encoding")
    return response


def forever(file: HashedFile) -> Response:
    """The file as an answer that a browser may keep for a year; its address must hold its content's hash."""
    response = encoded(file)
    response.headers["Cache-Control"] = _FOREVER
    return response


def _respond(files: Mapping[str, HashedFile], name: str) -> Response:
    return forever(files.get(name) or abort(404))
