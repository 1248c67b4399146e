"""The page as Dash sees it: landmarks, the map, and the configuration the browser draws from.

All that changes with a click is drawn by ``assets/js`` into the empty landmarks below. One clientside
callback starts those scripts when the page stands; no server callback exists.
"""

from __future__ import annotations

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, dcc, html
from dash.development.base_component import Component

from mapapp.page import ids
from mapapp.page.map_view import NETHERLANDS, create_map
from mapapp.page.texts import TEXTS, table, text

SKIP_LINKS = ((ids.LIST, "skip.results"), (ids.FILTERS, "skip.filters"), (ids.MAP_PANEL, "skip.map"))


def create_layout(config: dict[str, Any], language: str = "nl") -> Component:
    """The page skeleton around ``config``, the JSON-ready object of docs/architecture.md."""
    return html.Div(
        [
            html.Nav(
                [
                    html.A(text(key, language), href=f"#{target}", className="skip", **{"data-text": key})
                    for target, key in SKIP_LINKS
                ],
                className="skips",
                **{"aria-label": text("skip.label", language), "data-name": "skip.label"},
            ),
            html.Header(id=ids.HEADER, className="bar"),
            html.Main(
                [
                    html.Section(id=ids.FILTERS, className="panel filters", tabIndex=-1),
                    html.Section(
                        html.P(text("app.loading", language), className="loading"),
                        id=ids.LIST,
                        className="panel list",
                        tabIndex=-1,
                    ),
                    html.Section(
                        create_map(config["tiles"]),
                        id=ids.MAP_PANEL,
                        className="panel map-panel",
                        tabIndex=-1,
                    ),
                ],
                id="shell",
                className="shell",
            ),
            html.Div(id=ids.OVERLAYS),
            html.Div(id=ids.LIVE, className="sr-only", role="status", **{"aria-live": "polite"}),
            dcc.Store(id=ids.CONFIG, data={**config, "home": NETHERLANDS, "texts": texts()}),
            dcc.Store(id=ids.STARTED),
        ],
        id=ids.APP,
        className="app",
    )


def texts() -> dict[str, dict[str, str]]:
    """All screen texts by language and key."""
    return {language: table(language) for language in next(iter(TEXTS.values()))._fields}


def register(app: Dash) -> None:
    """Start the asset scripts once the page stands, with the configuration as their one argument."""
    app.clientside_callback(
        ClientsideFunction("praktijkkaart", "start"), Output(ids.STARTED, "data"), Input(ids.CONFIG, "data")
    )
