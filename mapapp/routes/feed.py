"""What machines read about the site: ``/feed.atom``, ``/sitemap.xml`` and ``/robots.txt``.

In: the current data set. Out: XML made by ElementTree, so that no title can break out of it. Entries keep
their id wherever the site moves.
"""

from __future__ import annotations

import uuid
from xml.etree import ElementTree as ET

from flask import Blueprint, Response

from geodata.schema import Feature
from mapapp.data.publication import Publisher
from mapapp.page import facets
from mapapp.page.texts import text
from mapapp.routes.links import site_url
from mapapp.settings import Settings

_ATOM = "http://www.w3.org/2005/Atom"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
# Atom asks for a date: an entry that has none, in data that name none, comes after all others.
_NO_DAY = "1970-01-01"
_FEED_ID = uuid.uuid5(uuid.NAMESPACE_URL, "praktijkkaart")


def blueprint(publisher: Publisher, settings: Settings) -> Blueprint:
    """The three routes."""
    routes = Blueprint("feed", __name__)

    @routes.get("/feed.atom")
    def feed() -> Response:
        snapshot = publisher.current().snapshot
        updated = snapshot.updated.isoformat() if snapshot.updated else _NO_DAY
        root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": "nl"})
        _add(root, "id", _FEED_ID.urn)
        _add(root, "title", text("app.title"))
        _add(root, "subtitle", text("app.description"))
        _add(root, "updated", _moment(updated))
        _add(_add(root, "author"), "name", text("app.title"))
        _add(root, "link", rel="self", type="application/atom+xml", href=site_url(settings, "feed.atom"))
        _add(root, "link", rel="alternate", type="text/html", href=site_url(settings))
        for feature in snapshot.features:
            _add_entry(root, feature, updated, settings)
        return _xml(root, "application/atom+xml")

    @routes.get("/sitemap.xml")
    def sitemap() -> Response:
        snapshot = publisher.current().snapshot
        root = ET.Element("urlset", {"xmlns": _SITEMAP})
        for path in ("", *(f"voorbeeld/{feature.id}" for feature in snapshot.features)):
            entry = _add(root, "url")
            _add(entry, "loc", site_url(settings, path))
            if snapshot.updated:
                _add(entry, "lastmod", snapshot.updated.isoformat())
        return _xml(root, "application/xml")

    @routes.get("/robots.txt")
    def robots() -> Response:
        lines = (
            "User-agent: *",
            f"Disallow: {settings.base_path}api/",
            f"Sitemap: {site_url(settings, 'sitemap.xml')}",
        )
        return Response("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")

    return routes


def _add_entry(root: ET.Element, feature: Feature, updated: str, settings: Settings) -> None:
    properties = feature.properties
    entry = _add(root, "entry")
    _add(entry, "id", uuid.uuid5(_FEED_ID, feature.id).urn)
    _add(entry, "title", properties.title)
    _add(entry, "updated", _moment(properties.source.checked_on or updated))
    _add(entry, "link", rel="alternate", type="text/html", href=site_url(settings, f"voorbeeld/{feature.id}"))
    _add(entry, "summary", properties.summary)
    for facet in facets.FACETS:
        for label in facet.labels(properties) if facet.shows.card else ():
            _add(entry, "category", term=label)


def _add(parent: ET.Element, tag: str, content: str | None = None, **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, tag, attributes)
    element.text = content
    return element


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _xml(root: ET.Element, content_type: str) -> Response:
    response = Response(ET.tostring(root, encoding="utf-8", xml_declaration=True), content_type=content_type)
    response.headers["Cache-Control"] = "no-cache"
    response.add_etag()
    return response
