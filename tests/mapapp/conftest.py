"""A small literal data set with every hard case, and the app over it."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from dash import Dash
from flask.testing import FlaskClient

from mapapp.application import create_app
from mapapp.data import interventions
from mapapp.data.interventions import Snapshot, load
from mapapp.settings import Settings

HOSTILE = "<img src=x onerror=alert(1)> \"quotes\" & 'apostrof' </script> 😀"


def place(**values: Any) -> dict[str, Any]:
    return {
        "name": "Moerwijk",
        "level": "wijk",
        "code": "WK051827",
        "municipality": "Den Haag",
        "municipality_code": "GM0518",
        "province": "Zuid-Holland",
        "relation": "uitgevoerd_in",
        "lon": 4.302,
        "lat": 52.053,
        "precision": "wijk",
        "provenance": "gazetteer",
        "basis": "bronlijst",
        **values,
    }


def feature(id: str, places: list[dict[str, Any]] | None = None, **values: Any) -> dict[str, Any]:
    properties = {
        "id": id,
        "title": id.capitalize(),
        "summary": f"Samenvatting van {id}.",
        "goal": None,
        "approach": None,
        "conditions": None,
        "phenomena": [],
        "methods": [],
        "participation": None,
        "initiators": [],
        "partners": [],
        "target_groups": [],
        "scope": "onbekend",
        "start_year": None,
        "end_year": None,
        "derived": [],
        "places": places or [],
        "source": {"url": "https://example.org/bron", "label": "Bron", "checked_on": None},
        "links": [],
        **values,
    }
    points = list(dict.fromkeys((p["lon"], p["lat"]) for p in properties["places"] if p["lon"] is not None))
    coordinates = [list(point) for point in points]
    geometry: dict[str, Any] | None = None
    if points and properties["scope"] != "landelijk":
        many = len(points) > 1
        geometry = {
            "type": "MultiPoint" if many else "Point",
            "coordinates": coordinates if many else coordinates[0],
        }
    return {"type": "Feature", "id": id, "geometry": geometry, "properties": properties}


ENSCHEDE = place(
    name="Enschede",
    level="gemeente",
    code="GM0153",
    municipality="Enschede",
    municipality_code="GM0153",
    province="Overijssel",
    lon=6.8937,
    lat=52.2215,
    precision="gemeente",
)
REGION = place(
    name="Eenheid Den Haag",
    level="regio",
    code=None,
    municipality=None,
    municipality_code=None,
    lon=None,
    lat=None,
    precision="regio",
)

FEATURES = [
    feature(
        "buurtmuseum",
        [place(), ENSCHEDE],
        title="Buurtmuseum en buurtkamer",
        goal="Bewoners leren elkaar kennen.",
        approach="Bewoners brengen spullen met een verhaal.",
        conditions="Er is een ruimte nodig.",
        phenomena=["Leefbaarheid", "Sociale cohesie"],
        methods=["Verbinden", "Organiseren / Uitvoeren"],
        participation="Zelfbestuur",
        initiators=["bewoners"],
        partners=["gemeente", "openbaar ministerie"],
        target_groups=["bewoners", "jongeren"],
        scope="meerdere gemeenten",
        start_year=2012,
        end_year=2015,
        derived=["target_groups"],
        source={"url": "https://example.org/bron", "label": "Bron", "checked_on": "2026-11-23"},
        links=[{"url": "https://example.org/meer?a=1&b=2", "label": "Meer <b>lezen</b>"}],
    ),
    feature("hostile", [ENSCHEDE], title=HOSTILE, summary=HOSTILE, scope="gemeente", phenomena=["Overlast"]),
    feature("landelijke-actie", [place(relation="voorbeeld")], scope="landelijk", phenomena=["Overlast"]),
    feature("regioproject", [REGION], scope="regio", participation="Informeren"),
    feature("zonder-feiten"),
]


def collection(features: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """A FeatureCollection of its own, free to change."""
    return {
        "type": "FeatureCollection",
        "features": copy.deepcopy(FEATURES if features is None else features),
    }


def write(path: Path, value: Any) -> Path:
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def look_every_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed data file is seen by the next request, so no test has to wait."""
    monkeypatch.setattr(interventions, "CHECK_INTERVAL_S", 0.0)


@pytest.fixture
def data_file(tmp_path: Path) -> Path:
    return write(tmp_path / "interventions.geojson", collection())


@pytest.fixture
def snapshot(data_file: Path) -> Snapshot:
    return load(data_file.read_bytes())


@pytest.fixture
def make_settings(data_file: Path) -> Callable[..., Settings]:
    """Settings over the small data set, free of any ``.env``."""

    def make(**values: Any) -> Settings:
        return Settings(_env_file=None, **{"data_file": data_file, **values})

    return make


@pytest.fixture
def app(make_settings: Callable[..., Settings]) -> Dash:
    return create_app(make_settings())


def config_of(client: FlaskClient, base: str = "/") -> dict[str, Any]:
    """The configuration as the browser finds it in the page."""
    html = client.get(base).text
    element = html.partition('<script type="application/json" id="config">')[2].partition("</script>")[0]
    config: dict[str, Any] = json.loads(element)
    return config


@pytest.fixture
def client(app: Dash) -> FlaskClient:
    return app.server.test_client()
