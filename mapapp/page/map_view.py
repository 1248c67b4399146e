"""The page as Dash draws it: landmarks for the scripts to fill, and the dash-leaflet map.

In: the tile service, or None. Out: the layout. All that changes with a click is drawn by ``frontend`` into
the landmarks, once Dash has drawn them; no callback exists. The map is container, tiles and scale: markers,
the embedded base map below the tiles and the controls with words are the scripts' too, so that they stand as
soon as the map does and follow the theme and the language of the page.
"""

from __future__ import annotations

from typing import Any

import dash_leaflet as dl
from dash import html
from dash.development.base_component import Component

from mapapp.page.texts import text

SKIP_LINKS = (("list", "skip.results"), ("filters", "skip.filters"), ("map-panel", "skip.map"))
NETHERLANDS = [[50.72, 3.3], [53.58, 7.25]]
"""[[south, west], [north, east]]: what "heel Nederland" fits to (Leaflet's order)."""

MAX_BOUNDS = [[49.2, 0.5], [55.2, 10.0]]
CENTRE, START_ZOOM = (52.2, 5.3), 7
MIN_ZOOM, MAX_ZOOM = 6, 18


def create_layout(tiles: dict[str, str] | None) -> Component:
    """The landmarks, empty but for the map of :func:`create_map`."""
    skips = [
        html.A(text(key), href=f"#{target}", className="skip", **{"data-text": key})
        for target, key in SKIP_LINKS
    ]
    loading = html.P(text("app.loading"), className="loading")
    panels = [
        html.Section(id="filters", className="panel filters", tabIndex=-1),
        html.Section(loading, id="list", className="panel list", tabIndex=-1),
        html.Section(create_map(tiles), id="map-panel", className="panel map-panel", tabIndex=-1),
    ]
    return html.Div(
        [
            html.Nav(
                skips,
                className="skips",
                **{"aria-label": text("skip.label"), "data-name": "skip.label"},
            ),
            html.Header(id="header", className="bar"),
            html.Main(panels, id="shell", className="shell"),
            html.Div(id="overlays"),
            html.Div(id="live", className="sr-only", role="status", **{"aria-live": "polite"}),
        ],
        id="app",
        className="app",
    )


def create_map(tiles: dict[str, str] | None) -> Component:
    """The map of the page.

    Args:
        tiles: ``{"url", "attribution"}`` of a raster tile service in EPSG:3857, or None for none.
    """
    layers: list[Any] = [dl.ScaleControl(position="bottomleft", imperial=False)]
    if tiles:
        # No errorTileUrl: loading that image would count as a tile that arrived.
        layers.append(dl.TileLayer(id="tiles", url=tiles["url"], minZoom=MIN_ZOOM, maxZoom=MAX_ZOOM))
    return dl.Map(
        layers,
        id="map",
        center=CENTRE,
        zoom=START_ZOOM,
        minZoom=MIN_ZOOM,
        maxZoom=MAX_ZOOM,
        maxBounds=MAX_BOUNDS,
        maxBoundsViscosity=0.8,
        zoomControl=False,
        attributionControl=True,
        # The markers are the map's one tab stop, with keys of their own.
        keyboard=False,
        zoomSnap=0.25,
        className="map",
    )
