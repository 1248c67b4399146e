"""Settings: defaults, bad values that name their variable, and one description in three places."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from mapapp.settings import PREFIX, ROOT, Settings, SettingsError, load_settings

NAMES = [PREFIX + name.upper() for name in Settings.model_fields]


@pytest.fixture(autouse=True)
def data_file_set(monkeypatch: pytest.MonkeyPatch, data_file: Path) -> None:
    monkeypatch.setenv("MAPAPP_DATA_FILE", str(data_file))
    monkeypatch.setitem(Settings.model_config, "env_file", None)


def test_defaults_serve_locally_with_pdok_tiles() -> None:
    settings = load_settings()
    assert (settings.host, settings.port, settings.base_path) == ("127.0.0.1", 8050, "/")
    assert settings.tiles is not None
    assert settings.tiles["attribution"] == "Kaartgegevens © Kadaster"
    assert settings.tiles_origin == "https://service.pdok.nl"
    assert Settings.model_fields["data_file"].default == ROOT / "interventions.geojson"


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("MAPAPP_PORT", "http"),
        ("MAPAPP_PORT", "0"),
        ("MAPAPP_PORT", "70000"),
        ("MAPAPP_DATA_FILE", "/nowhere/interventions.geojson"),
        ("MAPAPP_BOUNDARIES_FILE", "/nowhere/boundaries.geojson"),
        ("MAPAPP_TILES_URL", "https://tiles.example.nl/{z}/{x}.png"),
        ("MAPAPP_TILES_URL", "ftp://tiles.example.nl/{z}/{x}/{y}.png"),
        ("MAPAPP_TILES_URL", "https://tiles.example.nl/{z}/{x}/{y}.png; script-src *"),
        ("MAPAPP_FRAME_ANCESTORS", "https://a.nl; script-src *"),
        ("MAPAPP_FRAME_ANCESTORS", "none https://a.nl"),
        ("MAPAPP_FRAME_ANCESTORS", "gemeente.nl"),
        ("MAPAPP_BASE_PATH", "/a b/"),
        ("MAPAPP_BASE_PATH", "/../"),
        ("MAPAPP_PUBLIC_URL", "kaart.example.nl"),
        ("MAPAPP_PUBLIC_URL", "https://kaart.example.nl/?q=1"),
        ("MAPAPP_THEME_CSS", "nowhere.css"),
        ("MAPAPP_THEME_CSS", "//evil.example/x.css"),
        ("MAPAPP_LOG_LEVEL", "loud"),
    ],
)
def test_a_bad_value_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, variable: str, value: str) -> None:
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError) as refused:
        load_settings()
    (line,) = str(refused.value).splitlines()
    assert line.startswith(f"{variable}: ")


def test_every_bad_value_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAPAPP_PORT", "x")
    monkeypatch.setenv("MAPAPP_LOG_LEVEL", "x")
    with pytest.raises(SettingsError) as refused:
        load_settings()
    assert {line.partition(":")[0] for line in str(refused.value).splitlines()} == {
        "MAPAPP_PORT",
        "MAPAPP_LOG_LEVEL",
    }


def test_app_stops_with_status_2_and_one_line() -> None:
    environment = {**os.environ, "MAPAPP_PORT": "x"}
    done = subprocess.run(
        [sys.executable, "app.py"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.startswith("MAPAPP_PORT: ")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("self", ("'self'",)),
        ("none", ("'none'",)),
        ("'self' https://*.gemeente.nl:8443", ("'self'", "https://*.gemeente.nl:8443")),
    ],
)
def test_frame_ancestors(monkeypatch: pytest.MonkeyPatch, given: str, kept: tuple[str, ...]) -> None:
    monkeypatch.setenv("MAPAPP_FRAME_ANCESTORS", given)
    assert load_settings().frame_ancestors == kept


@pytest.mark.parametrize("given", ["kaart", "/kaart", "kaart/", "/kaart/"])
def test_base_path_has_its_slashes(monkeypatch: pytest.MonkeyPatch, given: str) -> None:
    monkeypatch.setenv("MAPAPP_BASE_PATH", given)
    assert load_settings().base_path == "/kaart/"


def test_no_tiles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAPAPP_TILES_URL", "none")
    assert load_settings().tiles is None
    assert load_settings().tiles_origin is None


def test_other_tiles_thank_their_own_maker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAPAPP_TILES_URL", "https://{s}.tile.example.nl/{z}/{x}/{y}.png")
    assert load_settings().tiles_origin == "https://*.tile.example.nl"
    assert load_settings().tiles == {
        "url": "https://{s}.tile.example.nl/{z}/{x}/{y}.png",
        "attribution": "tile.example.nl",
    }
    monkeypatch.setenv("MAPAPP_TILES_ATTRIBUTION", "© Example")
    assert load_settings().tiles == {
        "url": "https://{s}.tile.example.nl/{z}/{x}/{y}.png",
        "attribution": "© Example",
    }


def test_downloaded_boundaries_are_found(clean_environment: Path) -> None:
    assert load_settings().boundaries is None
    downloaded = clean_environment / "data" / "municipalities.geojson"
    downloaded.parent.mkdir()
    downloaded.write_text("{}")
    assert load_settings().boundaries == downloaded


def test_an_unknown_variable_is_warned_of(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("MAPAPP_FRAME_ANCESTOR", "self")
    with caplog.at_level(logging.WARNING):
        load_settings()
    assert "did you mean MAPAPP_FRAME_ANCESTORS?" in caplog.text


def test_env_example_describes_every_setting() -> None:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    described = dict(re.findall(r"^# (.+)\n#(MAPAPP_\w+)=", text, re.MULTILINE))
    assert {name: description for description, name in described.items()} == {
        PREFIX + name.upper(): field.description for name, field in Settings.model_fields.items()
    }


def test_the_values_of_env_example_are_the_defaults(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, data_file: Path
) -> None:
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    env_file = tmp_path / ".env"
    env_file.write_text(re.sub(r"^#(MAPAPP_)", r"\1", text, flags=re.MULTILINE), encoding="utf-8")
    assert Settings(_env_file=env_file) == Settings(_env_file=None)


def test_deployment_guide_describes_every_setting() -> None:
    text = (ROOT / "docs" / "deployment.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(MAPAPP_\w+)` \|[^|]*\| (.+) \|$", text, re.MULTILINE)
    assert dict(rows) == {
        PREFIX + name.upper(): field.description for name, field in Settings.model_fields.items()
    }
