"""The page everything starts from, and the app below a base path."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from dash import Dash
from flask.testing import FlaskClient

from mapapp.application import create_app, serve
from mapapp.settings import Settings

from .conftest import HOSTILE, collection, feature, write

MakeSettings = Callable[..., Settings]


def test_the_page_is_dutch_and_says_what_it_is(client: FlaskClient) -> None:
    html = client.get("/").text
    assert '<html lang="nl">' in html
    assert "<title>Praktijkkaart veiligheidsbeleving</title>" in html
    assert re.search(r'<meta name="description" content="[^"]{40,}">', html)
    assert '<meta name="theme-color"' in html
    assert "Loading..." not in html


def test_without_javascript_every_example_is_listed_and_linked(client: FlaskClient) -> None:
    noscript = client.get("/").text.partition("<noscript>")[2].partition("</noscript>")[0]
    for known in collection()["features"]:
        assert f'href="/voorbeeld/{known["id"]}"' in noscript


def test_a_hostile_title_stays_text_in_the_list(client: FlaskClient) -> None:
    html = client.get("/").text
    assert HOSTILE not in html
    assert "&lt;img src=x onerror=alert(1)&gt; &#34;quotes&#34; &amp; &#39;apostrof&#39;" in html
    assert "<img" not in html


def test_the_page_is_the_same_bytes_until_the_data_change(client: FlaskClient, data_file: Path) -> None:
    first = client.get("/")
    assert client.get("/").data == first.data
    unchanged = client.get("/", headers={"If-None-Match": first.headers["ETag"]})
    assert unchanged.status_code == 304
    write(data_file, collection([feature("nieuw")]))
    assert "/voorbeeld/nieuw" in client.get("/").text


@pytest.mark.parametrize("path", ["/nope", "/index.html", "/voorbeeld/", "/_dash-nope", "/assets/nope.js"])
def test_an_unknown_path_is_not_found(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert "Deze pagina bestaat niet." in response.text


@pytest.mark.parametrize("path", ["/", "/health", "/voorbeeld/buurtmuseum", "/_dash-layout"])
def test_a_wrong_method_is_refused(client: FlaskClient, path: str) -> None:
    response = client.put(path)
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]


def test_the_manifest_and_its_icon_are_there(client: FlaskClient) -> None:
    response = client.get("/manifest.webmanifest")
    assert response.content_type == "application/manifest+json"
    manifest = response.get_json(force=True)
    assert (manifest["lang"], manifest["scope"]) == ("nl", "/")
    assert client.get(manifest["icons"][0]["src"]).status_code == 200


def test_every_address_in_the_page_answers_below_a_base_path(make_settings: MakeSettings) -> None:
    client = create_app(make_settings(base_path="/kaart/")).server.test_client()
    html = client.get("/kaart/").text
    addresses = re.findall(r'(?:src|href)="([^"#]+)"', html)
    assert len(addresses) > 12
    for address in addresses:
        assert address.startswith("/kaart/"), address
        assert client.get(address).status_code == 200, address
    assert client.get("/").status_code == 404
    assert client.get("/kaart/nope").status_code == 404
    assert client.get("/kaart/manifest.webmanifest").get_json(force=True)["scope"] == "/kaart/"


def test_a_public_address_is_the_canonical_one(make_settings: MakeSettings) -> None:
    client = create_app(make_settings(public_url="https://kaart.example.nl/")).server.test_client()
    assert '<link rel="canonical" href="https://kaart.example.nl/">' in client.get("/").text


def test_an_own_theme_comes_last(make_settings: MakeSettings, tmp_path: Path) -> None:
    css = tmp_path / "theme.css"
    css.write_text(":root { --accent: #154273 }")
    client = create_app(make_settings(theme_css=str(css))).server.test_client()
    sheets = re.findall(r'<link rel="stylesheet" href="([^"]+)"', client.get("/").text)
    assert sheets[-1].startswith("/data/theme.")
    assert client.get(sheets[-1]).text == css.read_text()


def test_text_is_compressed(client: FlaskClient) -> None:
    response = client.get("/", headers={"Accept-Encoding": "br"})
    assert response.headers["Content-Encoding"] == "br"


def test_a_port_in_use_is_named(
    app: Dash, make_settings: Callable[..., Settings], capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(SystemExit) as ended:
        serve(app, make_settings(port=taken.getsockname()[1]))
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("MAPAPP_HOST, MAPAPP_PORT: ")


def test_no_callback_exists(client: FlaskClient) -> None:
    assert client.get("/_dash-dependencies").get_json() == []
