"""Headers on every answer, and no request that brings a traceback."""

from __future__ import annotations

import base64
import hashlib
import json
import logging
import re
from collections.abc import Callable

import pytest
from dash import Dash
from flask.testing import FlaskClient

from mapapp.application import create_app
from mapapp.security import MAX_BODY_BYTES
from mapapp.settings import Settings

MakeSettings = Callable[..., Settings]

PATHS = (
    "/",
    "/health",
    "/voorbeeld/buurtmuseum",
    "/feed.atom",
    "/assets/nope.svg",
    "/_dash-layout",
    "/nope",
    "/_dash-component-suites/dash/nope.js",
)


def policy(client: FlaskClient, path: str = "/") -> dict[str, list[str]]:
    header = client.get(path).headers["Content-Security-Policy"]
    return {name: sources for name, *sources in (part.split() for part in header.split("; "))}


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_carries_the_headers(client: FlaskClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert headers["Permissions-Policy"] == "geolocation=(self), camera=(), microphone=()"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Strict-Transport-Security" not in headers
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert len(headers.getlist("Content-Security-Policy")) == 1


def test_the_policy_lets_in_only_what_the_page_needs(client: FlaskClient) -> None:
    found = policy(client)
    assert found["img-src"] == ["'self'", "data:", "https://service.pdok.nl"]
    assert found["object-src"] == ["'none'"]
    assert found["base-uri"] == found["form-action"] == found["worker-src"] == ["'self'"]
    assert found["frame-ancestors"] == ["'self'"]
    assert "'unsafe-inline'" not in found["script-src"]
    assert "'unsafe-eval'" not in found["script-src"]


def test_every_inline_script_of_the_page_is_allowed_by_its_hash(client: FlaskClient) -> None:
    html = client.get("/").text
    inline = re.findall(r"<script(?![^>]*(?:\bsrc=|json))[^>]*>(.*?)</script>", html, re.DOTALL)
    assert inline
    for script in inline:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy(client)["script-src"]


def test_the_policy_follows_the_settings(make_settings: MakeSettings) -> None:
    settings = make_settings(
        tiles_url="http://127.0.0.1:9000/{z}/{x}/{y}.png", frame_ancestors="self https://www.gemeente.nl"
    )
    found = policy(create_app(settings).server.test_client())
    assert found["img-src"][-1] == "http://127.0.0.1:9000"
    assert found["frame-ancestors"] == ["'self'", "https://www.gemeente.nl"]


def test_without_tiles_no_other_host_is_let_in(make_settings: MakeSettings) -> None:
    client = create_app(make_settings(tiles_url="none")).server.test_client()
    assert "http" not in client.get("/").headers["Content-Security-Policy"]


def test_strict_transport_security_behind_tls_only(make_settings: MakeSettings) -> None:
    client = create_app(make_settings(public_url="https://kaart.example.nl")).server.test_client()
    assert client.get("/").headers["Strict-Transport-Security"] == "max-age=31536000"


MALFORMED: list[tuple[str, bytes, str]] = [
    ("nothing", b"", "application/json"),
    ("no json", b"x", "application/json"),
    ("no json type", b"{}", "text/plain"),
    ("no type", b"{}", ""),
    ("null", b"null", "application/json"),
    ("number", b"1", "application/json"),
    ("text", b'"x"', "application/json"),
    ("list", b"[]", "application/json"),
    ("empty", b"{}", "application/json"),
    ("cut off", b'{"output":', "application/json"),
    ("not utf-8", b"\xff\xfe{}", "application/json"),
    ("utf-16", '{"output":"a.b"}'.encode("utf-16"), "application/json"),
    ("deep", b"[" * 100_000 + b"]" * 100_000, "application/json"),
    ("form", b"output=a.b", "application/x-www-form-urlencoded"),
    ("multipart without parts", b"--x--", "multipart/form-data; boundary=x"),
    *(
        (name, json.dumps(body).encode(), "application/json")
        for name, body in [
            ("output only", {"output": "started.data"}),
            ("unknown output", {"output": "a.b", "outputs": {"id": "a", "property": "b"}, "inputs": []}),
            ("output is null", {"output": None, "inputs": []}),
            ("output is a list", {"output": [], "inputs": []}),
            ("output is an object", {"output": {"id": "a"}, "inputs": []}),
            ("many outputs", {"output": "..a.b...c.d..", "outputs": [], "inputs": []}),
            ("inputs are text", {"output": "started.data", "inputs": "x"}),
            ("inputs without value", {"output": "started.data", "inputs": [{"id": "config"}]}),
            ("outputs are a number", {"output": "started.data", "outputs": 1, "inputs": []}),
            ("state is a number", {"output": "started.data", "inputs": [], "state": 1}),
            ("changed is an object", {"output": "started.data", "inputs": [], "changedPropIds": {}}),
            (
                "well formed, for the browser's own callback",
                {
                    "output": "started.data",
                    "outputs": {"id": "started", "property": "data"},
                    "inputs": [{"id": "config", "property": "data", "value": {}}],
                    "changedPropIds": ["config.data"],
                },
            ),
            ("prototype", {"output": "__proto__.x", "inputs": []}),
            ("no such job", {"output": "started.data", "inputs": [], "cacheKey": "x", "job": "y"}),
        ]
    ),
]


@pytest.mark.parametrize(
    ("body", "content_type"), [shape[1:] for shape in MALFORMED], ids=[shape[0] for shape in MALFORMED]
)
def test_a_malformed_callback_is_refused_without_a_traceback(
    client: FlaskClient, caplog: pytest.LogCaptureFixture, body: bytes, content_type: str
) -> None:
    with caplog.at_level(logging.DEBUG):
        response = client.post("/_dash-update-component?cancelJob=1", data=body, content_type=content_type)
    assert 400 <= response.status_code < 500
    assert "Traceback" not in response.text
    assert not [record for record in caplog.records if record.exc_info or record.levelno >= logging.ERROR]


def test_an_oversized_body_is_refused(client: FlaskClient) -> None:
    response = client.post("/_dash-update-component", data=b"x" * (MAX_BODY_BYTES + 1))
    assert response.status_code == 413


@pytest.mark.parametrize("method", ["get", "put", "delete", "patch"])
def test_other_methods_on_the_callback_route_are_refused(client: FlaskClient, method: str) -> None:
    assert getattr(client, method)("/_dash-update-component").status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        "/_dash-component-suites/dash/nope.js",
        "/_dash-component-suites/nope/nope.js",
        "/_dash-component-suites/dash/../../app.py",
        "/_dash-component-suites/dash_leaflet/%00.js",
        "/assets/../app.py",
        "/assets/%2e%2e/app.py",
    ],
)
def test_an_unknown_file_is_not_found(
    client: FlaskClient, caplog: pytest.LogCaptureFixture, path: str
) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert not [record for record in caplog.records if record.exc_info]


def test_a_fault_of_our_own_is_logged_and_not_shown(app: Dash, caplog: pytest.LogCaptureFixture) -> None:
    @app.server.get("/boom")
    def boom() -> str:
        raise RuntimeError("secret detail")

    response = app.server.test_client().get("/boom")
    assert response.status_code == 500
    assert "secret detail" not in response.text
    assert "secret detail" in caplog.text
    assert response.headers["X-Content-Type-Options"] == "nosniff"
