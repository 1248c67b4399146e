"""/health: ok, degraded on older data, down without any."""

from __future__ import annotations

from pathlib import Path

from flask.testing import FlaskClient

from mapapp.application import create_app
from mapapp.settings import Settings

from .conftest import collection


def test_ok(client: FlaskClient) -> None:
    response = client.get("/health")
    health = response.get_json()
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    assert (health["status"], health["interventions"]) == ("ok", len(collection()["features"]))
    assert health["data"]["state"] == "ok"
    assert health["version"]


def test_degraded_on_the_last_good_data(client: FlaskClient, data_file: Path) -> None:
    client.get("/health")
    data_file.write_text("{")
    response = client.get("/health")
    health = response.get_json()
    assert response.status_code == 200
    assert (health["status"], health["data"]["state"]) == ("degraded", "stale")
    assert health["data"]["reason"].startswith("Het gegevensbestand")
    assert health["interventions"] == len(collection()["features"])


def test_down_without_data(tmp_path: Path) -> None:
    broken = tmp_path / "broken.geojson"
    broken.write_text("{")
    client = create_app(Settings(_env_file=None, data_file=broken)).server.test_client()
    response = client.get("/health")
    assert response.status_code == 503
    assert response.get_json()["status"] == "down"
    assert response.get_json()["interventions"] == 0
