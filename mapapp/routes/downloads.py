"""``/api/interventions.<format>``: exactly what the page shows for the same parameters, in its order.

In: the page's query string. Out: GeoJSON, CSV or XLSX. The page's own engine picks and orders, so page
and file cannot differ. Refused: another format (404). What the page ignores is ignored too, and named in
``X-Ignored-Parameters``.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from flask import Blueprint, Response, abort, request
from werkzeug.exceptions import ServiceUnavailable
from werkzeug.wrappers import Response as BaseResponse

from geodata.schema import Feature
from geodata.table import tabular
from mapapp.data.engine import EngineError
from mapapp.data.publication import Publisher

_log = logging.getLogger(__name__)


class Format(NamedTuple):
    """One way to write interventions."""

    content_type: str
    write: Callable[[Sequence[Feature]], bytes]


def geojson_bytes(features: Sequence[Feature]) -> bytes:
    """A FeatureCollection in the order given, one Feature a line."""
    lines = ",\n".join(feature.model_dump_json() for feature in features)
    return f'{{"type":"FeatureCollection","features":[\n{lines}\n]}}\n'.encode()


FORMATS = {
    "geojson": Format("application/geo+json", geojson_bytes),
    "csv": Format("text/csv; charset=utf-8", tabular.csv_bytes),
    "xlsx": Format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", tabular.xlsx_bytes),
}


def blueprint(publisher: Publisher) -> Blueprint:
    """The download route."""
    routes = Blueprint("downloads", __name__)

    @routes.get("/api/interventions.<format>")
    def download(format: str) -> BaseResponse:
        known = FORMATS.get(format)
        if known is None:
            abort(404)
        publication = publisher.current()
        try:
            answer = publication.engine.evaluate(request.query_string.decode("ascii", "replace"))
        except EngineError as error:
            _log.error("%s", error)
            raise ServiceUnavailable(retry_after=60) from error
        response = Response(
            known.write([publication.features[id] for id in answer.ids]), content_type=known.content_type
        )
        stem = "-".join(filter(None, ["praktijkvoorbeelden", publication.files.config["updated"]]))
        response.headers["Content-Disposition"] = f'attachment; filename="{stem}.{format}"'
        response.headers["Cache-Control"] = "no-cache"
        if answer.ignored:
            response.headers["X-Ignored-Parameters"] = urlencode(answer.ignored)
        response.add_etag()
        return response.make_conditional(request)

    return routes
