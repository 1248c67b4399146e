"""``/voorbeeld/<id>``: one intervention as a page that is complete without JavaScript and on paper.

In: an id. Out: the page from ``templates/example.html``. Also its
picture for link previews, ``/voorbeeld/<id>.png``. Refused: an unknown id (404).
"""

from __future__ import annotations

from flask import Blueprint, Response, abort, render_template, request
from werkzeug.wrappers import Response as BaseResponse

from mapapp.data.publication import Publisher
from mapapp.page.example import context
from mapapp.pictures.preview import preview
from mapapp.routes.links import site_url
from mapapp.settings import Settings

_PICTURES_KEPT = 256


def blueprint(publisher: Publisher, settings: Settings) -> Blueprint:
    """The page and the picture of every intervention."""
    routes = Blueprint("pages", __name__)
    pictures: dict[tuple[str, str], bytes] = {}

    @routes.get("/voorbeeld/<id>")
    def example(id: str) -> BaseResponse:
        publication = publisher.current()
        feature = publication.features.get(id) or abort(404)
        canonical = site_url(settings, f"voorbeeld/{id}")
        html = render_template("example.html", **context(feature, publication, canonical))
        return _conditional(Response(html, content_type="text/html; charset=utf-8"))

    @routes.get("/voorbeeld/<id>.png")
    def picture(id: str) -> BaseResponse:
        publication = publisher.current()
        feature = publication.features.get(id) or abort(404)
        key = (publication.snapshot.digest, id)
        image = pictures.pop(key, None) or preview(feature.properties)
        # Put back last, so that the first key is the one least recently asked for.
        pictures[key] = image
        while len(pictures) > _PICTURES_KEPT:
            pictures.pop(next(iter(pictures)), None)
        return _conditional(Response(image, content_type="image/png"))

    return routes


def _conditional(response: Response) -> BaseResponse:
    response.headers["Cache-Control"] = "no-cache"
    response.add_etag()
    return response.make_conditional(request)
