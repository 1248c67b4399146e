"""``/data/<name>``: the hashed files of the current version, kept by browsers for a year.

In: a file's name. Out: the file in the encoding the browser asks for, compressed beforehand. Refused: a name
of an older version (404), so that versions never mix.
"""

from __future__ import annotations

from flask import Blueprint, Response, abort, request

from mapapp.data.files import DataFile
from mapapp.data.publication import Publisher

_FOREVER = "public, max-age=31536000, immutable"


def blueprint(publisher: Publisher) -> Blueprint:
    """The route to the hashed data files."""
    routes = Blueprint("data", __name__)

    @routes.get("/data/<name>")
    def data(name: str) -> Response:
        file = publisher.current().files.files.get(name)
        if file is None:
            abort(404)
        return _respond(file)

    return routes


def _respond(file: DataFile) -> Response:
    encoding = request.accept_encodings.best_match(["br", "gzip"])
    body = {"br": file.brotli, "gzip": file.gzip}.get(encoding or "", file.body)
    response = Response(body, content_type=file.content_type)
    if encoding:
        response.content_encoding = encoding
    response.vary.add("Accept-Encoding")
    response.headers["Cache-Control"] = _FOREVER
    return response
