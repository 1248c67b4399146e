"""Downloads give what the page shows, in its order."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from geodata.schema import Feature
from mapapp.application import create_app
from mapapp.data.publication import Publication
from mapapp.settings import Settings

from .conftest import HOSTILE, collection, feature, write

ALL = [feature["id"] for feature in collection()["features"]]


def ids(client: FlaskClient, query: str) -> list[str]:
    return [
        feature["id"] for feature in client.get(f"/api/interventions.geojson?{query}").get_json()["features"]
    ]


def test_geojson_is_the_data_set(client: FlaskClient) -> None:
    response = client.get("/api/interventions.geojson")
    assert response.content_type == "application/geo+json"
    features = response.get_json(force=True)["features"]
    assert sorted(feature["id"] for feature in features) == ALL
    by_id = {feature["id"]: feature for feature in features}
    assert [by_id[feature["id"]] for feature in collection()["features"]] == collection()["features"]
    for found in features:
        Feature.model_validate(found)


def test_the_parameters_of_the_page_filter_and_order(client: FlaskClient) -> None:
    response = client.get("/api/interventions.geojson?fenomeen=overlast&sorteer=titel")
    features = response.get_json(force=True)["features"]
    assert {feature["id"] for feature in features} == {"hostile", "landelijke-actie"}
    assert "X-Ignored-Parameters" not in response.headers


def test_what_is_ignored_is_said(client: FlaskClient) -> None:
    response = client.get("/api/interventions.csv?fenomeen=overlast,%C3%A9%0D%0A&x=y")
    assert response.status_code == 200
    assert "x=y" in response.headers["X-Ignored-Parameters"].split("&")


def test_csv_has_a_row_each_that_no_spreadsheet_runs(client: FlaskClient) -> None:
    response = client.get("/api/interventions.csv")
    assert response.content_type == "text/csv; charset=utf-8"
    assert response.data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(response.data.decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == len(ALL) + 1
    assert any(HOSTILE in row for row in rows)


def test_xlsx_is_a_workbook(client: FlaskClient) -> None:
    response = client.get("/api/interventions.xlsx?fenomeen=overlast")
    assert response.content_type.startswith("application/vnd.openxmlformats-officedocument")
    with zipfile.ZipFile(io.BytesIO(response.data)) as workbook:
        sheet = workbook.read("xl/worksheets/sheet1.xml").decode()
    assert sheet.count("<row ") == 3


@pytest.mark.parametrize("format", ["geojson", "csv", "xlsx"])
def test_a_download_has_a_dated_name_and_an_etag(client: FlaskClient, format: str) -> None:
    url = f"/api/interventions.{format}?fenomeen=overlast"
    response = client.get(url)
    updated = client.get("/health").get_json()["data"]["updated"]
    assert response.headers["Content-Disposition"] == (
        f'attachment; filename="praktijkvoorbeelden-{updated}.{format}"'
    )
    again = client.get(url, headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304


def test_data_without_a_day_give_a_name_without_one(
    make_settings: Callable[..., Settings], tmp_path: Path
) -> None:
    path = write(tmp_path / "other.geojson", collection([feature("a")]))
    client = create_app(make_settings(data_file=path)).server.test_client()
    disposition = client.get("/api/interventions.csv").headers["Content-Disposition"]
    assert disposition == 'attachment; filename="praktijkvoorbeelden.csv"'
    assert client.get("/health").get_json()["data"]["updated"] is None
    assert "Gegevens van" not in client.get("/voorbeeld/a").text


@pytest.mark.parametrize("path", ["/api/interventions.json", "/api/interventions", "/api/", "/api/x.csv"])
def test_another_format_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_no_answer_of_the_engine_is_said_as_such(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from mapapp.data.engine import EngineError

    def fail(self: Publication) -> None:
        raise EngineError("out of time")

    monkeypatch.setattr(Publication, "engine", property(fail))
    assert client.get("/api/interventions.csv").status_code == 503
    assert "out of time" in caplog.text
