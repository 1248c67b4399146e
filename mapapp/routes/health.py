"""``/health``: whether this server can do its work, for a load balancer and a person alike.

``ok``: the data file is served as it is on disk. ``degraded`` (200): the file on disk is broken and the
last good version is served. ``down`` (503): there is nothing to serve.
"""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from flask import Blueprint, Response, jsonify

from mapapp.data.publication import NothingPublished, Publisher

_STATUS = {"ok": "ok", "stale": "degraded", "missing": "down"}


def blueprint(publisher: Publisher) -> Blueprint:
    """The health route."""
    routes = Blueprint("health", __name__)

    @routes.get("/health")
    def health() -> tuple[Response, int]:
        state = publisher.state
        answer: dict[str, Any] = {
            "status": _STATUS[state.status],
            "version": version("praktijkkaart"),
            "data": {"state": state.status, "reason": state.reason},
            "interventions": 0,
        }
        try:
            publication = publisher.current()
        except NothingPublished:
            return _uncached(answer), 503
        answer["interventions"] = len(publication.snapshot.features)
        answer["data"] |= {
            "version": publication.version,
            "updated": publication.files.config["updated"],
        }
        return _uncached(answer), 200

    return routes


def _uncached(answer: dict[str, Any]) -> Response:
    response = jsonify(answer)
    response.headers["Cache-Control"] = "no-store"
    return response
