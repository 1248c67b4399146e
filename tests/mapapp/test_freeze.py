"""The frozen site: a plain web server with its files serves what the app serves."""

from __future__ import annotations

import http.server
import re
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from dash import Dash
from flask.testing import FlaskClient

from mapapp.freeze import FreezeError, freeze
from mapapp.settings import Settings

from .conftest import collection, write

IDS = [known["id"] for known in collection()["features"]]


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One frozen site for all tests that leave it as it is."""
    folder = tmp_path_factory.mktemp("frozen")
    data_file = write(folder / "interventions.geojson", collection())
    settings = Settings(_env_file=None, data_file=data_file, public_url="https://kaart.example.nl")
    assert freeze(settings, folder / "site") > 40
    return folder / "site"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def get(url: str) -> bytes:
    with urllib.request.urlopen(url) as response:
        body: bytes = response.read()
        return body


def test_every_address_the_page_names_is_a_file(address: str) -> None:
    index = get(f"{address}/").decode()
    named = re.findall(r'(?:src|href)="(/[^"]*)"', index)
    assert len(named) > 20
    for path in named:
        get(address + path)


def test_the_files_are_what_the_app_answers(address: str, client: FlaskClient) -> None:
    for path in ("/_dash-layout", "/_dash-dependencies", "/manifest.webmanifest", "/api/interventions.csv"):
        assert get(address + path) == client.get(path).data, path
    assert get(f"{address}/_dash-layout.json") == client.get("/_dash-layout").data
    for path in re.findall(r'"(/data/[^"]+)"', get(f"{address}/_dash-layout").decode()):
        assert get(address + path) == client.get(path).data


@pytest.mark.parametrize("id", IDS)
def test_every_example_has_its_page_and_picture(address: str, id: str) -> None:
    assert f'href="https://kaart.example.nl/voorbeeld/{id}"'.encode() in get(f"{address}/voorbeeld/{id}")
    assert get(f"{address}/voorbeeld/{id}.png").startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "name",
    [
        "feed.atom",
        "sitemap.xml",
        "robots.txt",
        "404.html",
        "_headers",
        "frozen.js",
        "api/interventions.geojson",
        "api/interventions.xlsx",
    ],
)
def test_the_rest_is_there(site: Path, name: str) -> None:
    assert (site / name).stat().st_size > 0


def test_data_files_have_their_compressed_forms(site: Path) -> None:
    (index,) = (site / "data").glob("index.*.json")
    assert index.with_name(f"{index.name}.br").is_file()
    assert index.with_name(f"{index.name}.gz").is_file()


def test_the_scripts_that_the_page_loads_later_are_there(site: Path, app: Dash) -> None:
    app.server.test_client().get("/")
    suites = site / "_dash-component-suites"
    late = [
        f"{package}/{path}"
        for package, paths in app.registered_paths.items()
        for path in paths
        if "async-" in path and path.endswith(".js")
    ]
    assert late
    for path in late:
        assert (suites / path).is_file()
        stem = path.rpartition("/")[2].partition(".")[0]
        assert len(list((suites / path).parent.glob(f"{stem}.v*m*.js"))) > 0


def test_what_needs_a_server_is_left_out(address: str) -> None:
    with pytest.raises(urllib.error.HTTPError):
        get(f"{address}/health")


def test_an_earlier_site_is_replaced_whole(make_settings: Callable[..., Settings], tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    for name in ("frozen.js", "old.txt"):
        (tmp_path / "site" / name).write_text("old")
    freeze(make_settings(), tmp_path / "site")
    assert not (tmp_path / "site" / "old.txt").exists()
    assert (tmp_path / "site" / "index.html").is_file()
    assert [path.name for path in tmp_path.glob(".site-*")] == []


def test_a_folder_with_something_else_is_left_alone(
    make_settings: Callable[..., Settings], tmp_path: Path
) -> None:
    precious = tmp_path / "home" / "precious.txt"
    precious.parent.mkdir()
    precious.write_text("keep")
    with pytest.raises(FreezeError, match="something else"):
        freeze(make_settings(), precious.parent)
    assert precious.read_text() == "keep"


def test_below_a_base_path(make_settings: Callable[..., Settings], tmp_path: Path) -> None:
    freeze(make_settings(base_path="/kaart/"), tmp_path / "root" / "kaart")
    index = (tmp_path / "root" / "kaart" / "index.html").read_text(encoding="utf-8")
    for path in re.findall(r'(?:src|href)="(/[^"?]*)', index):
        file = tmp_path / "root" / path.lstrip("/")
        assert file.is_file() or (file / "index.html").is_file(), path
