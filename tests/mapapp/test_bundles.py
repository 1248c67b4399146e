"""Scripts, style, font and icon: each asked for once, under a name that follows its content."""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import brotli
import pytest
from flask.testing import FlaskClient

from mapapp.application import create_app
from mapapp.data.bundles import load_bundles
from mapapp.data.hashed import content_hash
from mapapp.page.dash_scripts import UNUSED, needed
from mapapp.settings import ASSETS, ROOT, Settings

from .conftest import config_of

MakeSettings = Callable[..., Settings]
PLAIN = ("app.css", "engine.js", "app.js", "icon.svg", "fonts/PublicSans-latin.woff2")


def scripts(html: str) -> list[str]:
    return re.findall(r'<script [^>]*src="([^"]+)"', html)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The same files, put in place at another time."""
    for name in PLAIN:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(ASSETS / name, tmp_path / name)
        os.utime(tmp_path / name, (0, 0))
    return tmp_path


def test_every_name_holds_the_hash_of_its_bytes() -> None:
    bundles = load_bundles()
    assert set(bundles.names) == set(PLAIN)
    assert set(bundles.names.values()) == set(bundles.files)
    for name, file in bundles.files.items():
        assert name.split(".")[-2] == content_hash(file.body)


def test_file_times_do_not_matter(copied: Path) -> None:
    assert load_bundles(copied) == load_bundles()


def test_another_font_is_another_style(copied: Path) -> None:
    (copied / PLAIN[-1]).write_bytes(b"another")
    assert load_bundles(copied).names["app.css"] != load_bundles().names["app.css"]


def test_a_style_that_names_a_missing_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "app.css").write_text("a { background: url(./nowhere.svg) }")
    with pytest.raises(FileNotFoundError, match=r"nowhere\.svg"):
        load_bundles(tmp_path)


@pytest.mark.parametrize("name", PLAIN)
def test_a_browser_may_keep_it_for_a_year(client: FlaskClient, name: str) -> None:
    url = f"/assets/{load_bundles().names[name]}"
    plain = client.get(url, headers={"Accept-Encoding": "identity"})
    assert plain.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    for encoding, unpack in (("br", brotli.decompress), ("gzip", gzip.decompress)):
        packed = client.get(url, headers={"Accept-Encoding": encoding})
        if name.endswith(".woff2"):
            assert "Content-Encoding" not in packed.headers
        else:
            assert packed.headers["Content-Encoding"] == encoding
            assert unpack(packed.data) == plain.data
            assert len(packed.data) < len(plain.data)


@pytest.mark.parametrize(
    "path", ["/assets/app.js", "/assets/app.000000000000.js", "/assets/data/gazetteer.json", "/assets/"]
)
def test_any_other_name_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_the_page_asks_for_each_once_and_in_order(client: FlaskClient) -> None:
    html = client.get("/").text
    names = load_bundles().names
    named = scripts(html)
    # Deferred scripts run in this order: the list and its filters wait for nothing of the map.
    assert named[:2] == [f"/assets/{names['engine.js']}", f"/assets/{names['app.js']}"]
    assert len(set(named)) == len(named)
    # Those of the map run when the page is idle: until then they stand in a template, renderer last.
    before, waiting = html.split('<template id="map-scripts">')
    assert re.findall(r"<script (?:defer )?src=", before) == ["<script defer src="] * 2
    assert [script for script in named if script in waiting] == named[2:]
    assert waiting.index(named[-1]) < waiting.index("new DashRenderer()") < waiting.index("</template>")
    assert html.count(names["app.css"]) == 1
    for needed_by_the_app in ("react@", "dash_renderer.", "dash_leaflet."):
        assert sum(needed_by_the_app in address for address in named) == 1, needed_by_the_app
    assert not [address for address in named if any(part in address for part in UNUSED)]


def test_the_style_asks_for_font_and_icon_by_their_hashed_names(client: FlaskClient) -> None:
    names = load_bundles().names
    style = client.get(f"/assets/{names['app.css']}").text
    assert set(re.findall(r"url\((?!'?\"?data:)([^)]+)\)", style)) == {
        names["icon.svg"],
        names["fonts/PublicSans-latin.woff2"],
    }


def test_the_layout_needs_no_library_that_is_left_out(client: FlaskClient) -> None:
    libraries = set(re.findall(r'"namespace":"(\w+)"', client.get("/_dash-layout").text))
    assert libraries == {"dash_leaflet"}


def test_an_address_of_dash_follows_the_content_and_not_the_time() -> None:
    tag = '<script src="/kaart/_dash-component-suites/dash_leaflet/dash_leaflet.v1_1_3m{}.js"></script>'
    early, late = (needed(tag.format(time)) for time in (1, 1795798742))
    assert early == late
    assert re.fullmatch(
        r"/kaart/_dash-component-suites/dash_leaflet/dash_leaflet\.v1_1_3m[0-9a-f]{12}\.js", early[0]
    )


def test_an_address_of_dash_answers_and_may_be_kept(client: FlaskClient) -> None:
    for address in scripts(client.get("/").text):
        response = client.get(address)
        assert response.status_code == 200
        assert "max-age=31536000" in response.headers["Cache-Control"]


ANSWERS = """
import json
from mapapp.application import create_app
from mapapp.settings import Settings
client = create_app(Settings(_env_file=None)).server.test_client()
paths = ("/", "/_dash-layout", "/_dash-dependencies", "/sw.js", "/manifest.webmanifest")
print(json.dumps({path: client.get(path).text for path in paths}))
"""


def test_every_process_serves_the_same_bytes() -> None:
    answers = [
        subprocess.run(
            [sys.executable, "-c", ANSWERS],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert json.loads(answers[0]) == json.loads(answers[1])


def test_nothing_breaks_out_of_the_configuration_in_the_page(make_settings: MakeSettings) -> None:
    hostile = "</script><script>alert(1)</script><!-- & '"
    client = create_app(make_settings(tiles_attribution=hostile)).server.test_client()
    assert hostile not in client.get("/").text
    assert config_of(client)["tiles"]["attribution"] == hostile
    assert config_of(client)["language"] == "nl"
