"""The worker's script names one version, whole: every file it lists answers, with the content it says."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from mapapp.application import create_app
from mapapp.data.bundles import load_bundles
from mapapp.data.hashed import content_hash
from mapapp.freeze import freeze
from mapapp.routes import offline
from mapapp.settings import Settings
from tests.mapapp.conftest import collection, config_of, write

MakeSettings = Callable[..., Settings]


def release_of(script: bytes) -> dict[str, Any]:
    line = script.split(b"\n", 1)[0].decode()
    match = re.fullmatch(r"const RELEASE = (\{.*\});", line)
    assert match, line[:80]
    release: dict[str, Any] = json.loads(match[1])
    return release


def release(client: FlaskClient, base: str = "/") -> dict[str, Any]:
    response = client.get(f"{base}sw.js")
    assert response.status_code == 200
    return release_of(response.data)


@pytest.mark.parametrize("base", ["/", "/kaart/"])
def test_the_script_may_act_below_the_base_path_and_is_looked_at_again(
    make_settings: MakeSettings, base: str
) -> None:
    client = create_app(make_settings(base_path=base)).server.test_client()
    response = client.get(f"{base}sw.js")
    assert response.mimetype == "text/javascript"
    assert response.headers["Cache-Control"] == "no-cache"
    assert response.headers["Service-Worker-Allowed"] == base
    again = client.get(f"{base}sw.js", headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304
    assert release(client, base)["base"] == base


@pytest.mark.parametrize("base", ["/", "/kaart/"])
def test_every_file_it_lists_answers_with_the_content_it_says(make_settings: MakeSettings, base: str) -> None:
    client = create_app(make_settings(base_path=base)).server.test_client()
    found = release(client, base)
    assert len(found["files"]) > 15
    for url, hashed in found["files"].items():
        response = client.get(url)
        assert (response.status_code, content_hash(response.data)) == (200, hashed), url
        assert url.startswith(base)


def test_it_lists_the_page_its_scripts_styles_and_data(client: FlaskClient) -> None:
    files = release(client)["files"]
    page = client.get("/").data.decode()
    named = re.findall(r'<script [^>]*src="([^"]+)"', page) + re.findall(
        r'rel="stylesheet" href="([^"]+)"', page
    )
    assert len(named) > 7
    data = config_of(client)["data"]
    expected = {"/", "/en/", "/manifest.webmanifest"}
    bundles = load_bundles()
    expected |= {f"/assets/{name}" for name in bundles.files}
    expected |= {*named, data["index"], data["basemap"], *data["details"]}
    expected |= {data["gazetteer"]} if data["gazetteer"] else set()
    assert expected <= set(files)
    assert not any(url.startswith(("/voorbeeld/", "/api/", "/feed")) for url in files)


def test_the_version_stands_for_the_content_and_nothing_else(
    make_settings: MakeSettings, data_file: Path
) -> None:
    first, other = (create_app(make_settings()).server.test_client() for _ in range(2))
    assert first.get("/sw.js").data == other.get("/sw.js").data
    assert first.get("/").data == other.get("/").data
    before = release(first)
    changed = collection()
    changed["features"][0]["properties"]["goal"] = "Anders dan eerst."
    write(data_file, changed)
    after = release(first)
    assert after["version"] != before["version"]
    assert after["data"] != before["data"]
    assert set(after["files"]) - set(before["files"]), "no new data file"


def test_other_tiles_are_another_version(make_settings: MakeSettings) -> None:
    url = "https://tiles.example.org/{z}/{x}/{y}.png"
    found = [
        release(create_app(make_settings(tiles_url=tiles)).server.test_client()) for tiles in (url, "none")
    ]
    assert [one["tiles"] for one in found] == [url, None]
    assert found[0]["version"] != found[1]["version"]


def test_a_notice_about_a_broken_file_is_part_of_the_version(client: FlaskClient, data_file: Path) -> None:
    before = release(client)
    data_file.write_text("{", encoding="utf-8")
    after = release(client)
    assert after["data"] == before["data"]
    assert after["version"] != before["version"]
    assert after["files"]["/"] == content_hash(client.get("/").data) != before["files"]["/"]


def test_descriptions_of_a_very_large_set_are_left_to_use(
    make_settings: MakeSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(offline, "DETAILS_BYTES", 10)
    files = release(create_app(make_settings()).server.test_client())["files"]
    assert not any("/details-" in url for url in files)
    assert any("/index." in url for url in files)


def test_a_style_of_another_server_is_taken_when_it_answers(make_settings: MakeSettings) -> None:
    client = create_app(make_settings(theme_css="/huisstijl/kaart.css")).server.test_client()
    files = release(client)["files"]
    assert [url for url, hashed in files.items() if hashed is None] == ["/huisstijl/kaart.css"]


def test_without_data_there_is_no_worker(make_settings: MakeSettings, data_file: Path) -> None:
    data_file.write_text("{", encoding="utf-8")
    client = create_app(make_settings()).server.test_client()
    assert client.get("/sw.js").status_code == 503


def test_a_frozen_site_has_a_worker_for_its_own_files(make_settings: MakeSettings, tmp_path: Path) -> None:
    site = tmp_path / "site"
    freeze(make_settings(base_path="/kaart/", public_url="https://example.org/kaart"), site)
    found = release_of((site / "sw.js").read_bytes())
    assert {"/kaart/", "/kaart/en/"} <= set(found["files"])
    for url, hashed in found["files"].items():
        path = url.removeprefix("/kaart/")
        path += "index.html" if path == "" or path.endswith("/") else ""
        assert content_hash((site / path).read_bytes()) == hashed, url
