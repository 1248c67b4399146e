"""What ``templates/example.html`` is given: one intervention in words, with its map, code and neighbours.

In: a Feature of the current publication. Out: plain values, which the template escapes; data never become
markup.
"""

from __future__ import annotations

import segno
from markupsafe import Markup

from geodata.schema import Feature, Properties
from mapapp.data.publication import Publication
from mapapp.page import facets
from mapapp.page.texts import text
from mapapp.pictures import minimap, wording


def context(feature: Feature, publication: Publication, canonical: str) -> dict[str, object]:
    """All that the template names; ``canonical`` is the page's whole address as the public sees it."""
    properties = feature.properties
    updated = publication.snapshot.updated
    ids = list(publication.features)
    at = ids.index(feature.id)
    qr = segno.make(canonical, error="m", micro=False)
    return {
        "p": properties,
        "theme": publication.files.theme,
        "canonical": canonical,
        "image": f"{canonical}.png",
        "updated": wording.day(updated) if updated else None,
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
        ((facet.heading or facet.label).nl, facet.labels(properties), facet.key in properties.derived)
        for facet in facets.FACETS
        if facet.shows.detail
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
        "keywords": [
            label
            for facet in facets.FACETS
            if facet.shows.detail == "facts"
            for label in facet.labels(properties)
        ],
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
    if properties.start_year or properties.end_year:
        described["temporalCoverage"] = f"{properties.start_year or '..'}/{properties.end_year or '..'}"
    return described
