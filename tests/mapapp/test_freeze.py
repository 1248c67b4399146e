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
    assert len(named) > 12
    for path in named:
        get(address + path)


def test_the_files_are_what_the_app_answers(address: str, client: FlaskClient) -> None:
    for path in ("/manifest.webmanifest", "/api/interventions.csv"):
        assert get(address + path) == client.get(path).data, path
    assert b'<html lang="nl">' in get(f"{address}/")
    assert b'<html lang="en">' in get(f"{address}/en/")
    named = re.findall(r'"(/(?:data|assets)/[^"]+)"', get(f"{address}/").decode())
    assert len(named) > 7
    for path in named:
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
        "api/interventions.geojson",
        "api/interventions.xlsx",
    ],
)
def test_the_rest_is_there(site: Path, name: str) -> None:
    assert (site / name).stat().st_size > 0


@pytest.mark.parametrize("pattern", ["data/index.*.json", "assets/app.*.js", "assets/app.*.css"])
def test_files_have_their_compressed_forms(site: Path, pattern: str) -> None:
    (file,) = site.glob(pattern)
    assert file.with_name(f"{file.name}.br").is_file()
    assert file.with_name(f"{file.name}.gz").is_file()


def test_the_licences_come_along(site: Path) -> None:
    assert (site / "assets" / "qrcode-generator.LICENSE.txt").is_file()
    assert (site / "assets" / "fonts" / "LICENSE.txt").is_file()


def test_the_scripts_that_the_page_loads_later_are_there(site: Path, app: Dash) -> None:
    app.server.test_client().get("/")
    suites = site / "_dash-component-suites"
    late = [path for path in app.registered_paths["dash_leaflet"] if path.startswith("async-")]
    assert late
    for path in late:
        assert (suites / "dash_leaflet" / path).is_file() or path.endswith(".map")
    assert not (suites / "dash" / "dcc").exists(), "the page does not ask for dcc"


def test_what_needs_a_server_is_left_out(address: str) -> None:
    with pytest.raises(urllib.error.HTTPError):
        get(f"{address}/health")


def test_an_earlier_site_is_replaced_whole(make_settings: Callable[..., Settings], tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    for name in ("_headers", "old.txt"):
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
