"""/data/<name>: immutable files, in the encoding asked for, and no name of an older version."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import brotli
import pytest
from dash import Dash
from flask.testing import FlaskClient

from mapapp.application import create_app
from mapapp.data.bundles import load_bundles
from mapapp.settings import Settings

from .conftest import collection, config_of, feature, write


def index_url(client: FlaskClient) -> str:
    return str(config_of(client)["data"]["index"])


def test_a_file_may_be_kept_for_a_year(client: FlaskClient) -> None:
    response = client.get(index_url(client))
    assert response.content_type == "application/json"
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert [item["id"] for item in response.get_json()["items"]] == [
        f["id"] for f in collection()["features"]
    ]


@pytest.mark.parametrize(
    ("accepted", "encoding", "unpack"),
    [
        ("br, gzip", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("br;q=0, gzip", "gzip", gzip.decompress),
        ("identity", None, bytes),
        ("", None, bytes),
    ],
)
def test_the_encoding_is_the_one_asked_for(
    client: FlaskClient, accepted: str, encoding: str | None, unpack: object
) -> None:
    url = index_url(client)
    response = client.get(url, headers={"Accept-Encoding": accepted})
    assert response.headers.get("Content-Encoding") == encoding
    assert "Accept-Encoding" in response.headers["Vary"]
    assert unpack(response.data) == client.get(url).data  # type: ignore[operator]


@pytest.mark.parametrize("name", ["index.json", "index.000000000000.json", "..%2fapp.py", "%00"])
def test_any_other_name_is_not_found(client: FlaskClient, name: str) -> None:
    assert client.get(f"/data/{name}").status_code == 404


def test_new_data_have_new_names_and_old_ones_are_gone(client: FlaskClient, data_file: Path) -> None:
    before = index_url(client)
    write(data_file, collection([feature("nieuw")]))
    after = index_url(client)
    assert client.get(before).status_code == 404
    assert [item["id"] for item in client.get(after).get_json()["items"]] == ["nieuw"]


def test_the_notice_says_that_older_data_are_served(client: FlaskClient, data_file: Path) -> None:
    assert config_of(client)["notice"] is None
    data_file.write_text("{")
    assert config_of(client)["notice"] == "Het gegevensbestand voldoet niet aan de afgesproken vorm."
    assert "voldoet niet aan de afgesproken vorm" in client.get("/").text


def test_without_data_everything_but_assets_answers_503_until_they_come(tmp_path: Path) -> None:
    broken = tmp_path / "broken.geojson"
    broken.write_text("{}")
    app: Dash = create_app(Settings(_env_file=None, data_file=broken))
    client = app.server.test_client()
    for path in ("/", "/voorbeeld/x", "/data/x", "/feed.atom", "/sitemap.xml", "/api/interventions.csv"):
        response = client.get(path)
        assert response.status_code == 503, path
        assert response.headers["Retry-After"] == "60"
    icon = load_bundles().names["icon.svg"]
    assert client.get(f"/assets/{icon}").status_code == 200
    broken.write_text(json.dumps(collection()))
    assert client.get("/").status_code == 200
    assert config_of(client)["data"]["index"]
