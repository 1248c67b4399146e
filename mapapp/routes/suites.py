"""The scripts of Dash and dash-leaflet that the page asks for: compressed once, kept for a year.

In: a Dash app. Out: the same route with other answers for the scripts of :mod:`mapapp.page.dash_scripts`,
whose addresses hold their content's hash. All others, which the page does not use, stay Dash's own matter.
"""

from __future__ import annotations

from dash import Dash
from dash.fingerprint import check_fingerprint
from werkzeug.wrappers import Response

from mapapp.data.hashed import HashedFile
from mapapp.page.dash_scripts import UNUSED
from mapapp.routes.data import forever

_RULE = "_dash-component-suites/<string:package_name>/<path:fingerprinted_path>"


def keep_compressed(app: Dash) -> None:
    """Answer with compressed files from now on; each is made when it is first asked for."""
    (endpoint,) = (rule.endpoint for rule in app.server.url_map.iter_rules() if rule.rule.endswith(_RULE))
    serve = app.server.view_functions[endpoint]
    kept: dict[str, HashedFile] = {}

    def view(package_name: str, fingerprinted_path: str) -> Response:
        response: Response = serve(package_name, fingerprinted_path)
        path, is_fingerprinted = check_fingerprint(fingerprinted_path)
        name = f"{package_name}/{path}"
        if response.status_code != 200 or not is_fingerprinted or name.startswith(UNUSED):
            return response
        if name not in kept:
            kept[name] = HashedFile.of(response.get_data(), response.content_type)
        return forever(kept[name])

    app.server.view_functions[endpoint] = view
