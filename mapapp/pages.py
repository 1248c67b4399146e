"""``/voorbeeld/<id>``: one intervention as a page that is complete without JavaScript and on paper.

In: an id. Out: HTML from ``templates/example.html``, autoescaped; data never become markup. Also its
picture for link previews, ``/voorbeeld/<id>.png``. Refused: an unknown id (404).
"""

from __future__ import annotations

import segno
from flask import Blueprint, Response, abort, render_template, request
from markupsafe import Markup
from werkzeug.wrappers import Response as BaseResponse

from geodata.schema import Feature, Properties
from mapapp import minimap, wording
from mapapp.facets import FACETS
from mapapp.links import site_url
from mapapp.preview import preview
from mapapp.publication import Publication, Publisher
from mapapp.settings import Settings
from mapapp.texts import text

_PICTURES_KEPT = 256


def blueprint(publisher: Publisher, settings: Settings) -> Blueprint:
    """The page and the picture of every intervention."""
    routes = Blueprint("pages", __name__)
    pictures: dict[tuple[str, str], bytes] = {}

    @routes.get("/voorbeeld/<id>")
    def example(id: str) -> BaseResponse:
        publication = publisher.current()
        feature = publication.features.get(id) or abort(404)
        html = render_template("example.html", **_page(feature, publication, settings))
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


def _page(feature: Feature, publication: Publication, settings: Settings) -> dict[str, object]:
    properties = feature.properties
    canonical = site_url(settings, f"voorbeeld/{feature.id}")
    ids = list(publication.features)
    at = ids.index(feature.id)
    qr = segno.make(canonical, error="m", micro=False)
    return {
        "p": properties,
        "base": settings.base_path,
        "theme": publication.files.theme,
        "canonical": canonical,
        "image": f"{canonical}.png",
        "updated": wording.day(publication.snapshot.updated),
        "where": wording.place_line(properties),
        "facts": _facts(properties),
        "places": [(wording.place_name(place), wording.place_basis(place)) for place in properties.places],
        "checked_on": wording.iso_day(properties.source.checked_on),
        "shapes": minimap.shapes(),
        "dots": minimap.dots(properties.places) if feature.geometry else [],
        "map_size": (minimap.WIDTH, round(minimap.HEIGHT)),
        "qr": Markup(qr.svg_inline(scale=4, border=4, omitsize=True)),
        "previous": publication.features[ids[at - 1]] if at else None,
        "next": publication.features[ids[at + 1]] if at + 1 < len(ids) else None,
        "json_ld": _json_ld(properties, canonical),
        "text": text,
    }


def _facts(properties: Properties) -> list[tuple[str, list[str], bool]]:
    """Label, values and whether they are an own reading; unknown is said, not left out."""
    facts = [
        (facet.label.nl, facet.labels(properties), facet.key in properties.derived)
        for facet in FACETS
        if facet.key != "places"
    ]
    when = wording.period(properties)
    return [*facts, (text("detail.period"), [when] if when else [], "start_year" in properties.derived)]


def _json_ld(properties: Properties, canonical: str) -> dict[str, object]:
    """The intervention in schema.org's words, for search engines."""
    described: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "@id": canonical,
        "url": canonical,
        "image": f"{canonical}.png",
        "name": properties.title,
        "description": properties.summary,
        "inLanguage": "nl",
        "keywords": [*properties.phenomena, *properties.methods],
        "isBasedOn": properties.source.url,
        "isPartOf": {"@type": "WebSite", "name": text("app.title")},
    }
    if properties.places:
        described["spatialCoverage"] = [
            {"@type": "Place", "name": wording.place_name(place)}
            | (
                {"geo": {"@type": "GeoCoordinates", "longitude": place.lon, "latitude": place.lat}}
                if place.lon is not None
                else {}
            )
            for place in properties.places
        ]
    if properties.start_year:
        described["temporalCoverage"] = f"{properties.start_year}/{properties.end_year or '..'}"
    return described
