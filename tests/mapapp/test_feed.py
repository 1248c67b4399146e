"""Feed, sitemap and robots: XML no title can break out of, and ids that stay."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

from flask.testing import FlaskClient

from mapapp.application import create_app
from mapapp.settings import Settings

from .conftest import HOSTILE, collection, feature, write

ATOM = {"a": "http://www.w3.org/2005/Atom"}
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
IDS = [known["id"] for known in collection()["features"]]


def entries(client: FlaskClient) -> list[ET.Element]:
    return ET.fromstring(client.get("/feed.atom").data).findall("a:entry", ATOM)


def test_the_feed_has_an_entry_each_with_what_atom_asks(client: FlaskClient) -> None:
    response = client.get("/feed.atom")
    assert response.content_type == "application/atom+xml"
    feed = ET.fromstring(response.data)
    for needed in ("a:id", "a:title", "a:updated", "a:author/a:name"):
        assert feed.findtext(needed, namespaces=ATOM)
    for entry, id in zip(feed.findall("a:entry", ATOM), IDS, strict=True):
        link = entry.find("a:link", ATOM)
        assert link is not None
        assert link.get("href") == f"http://localhost/voorbeeld/{id}"
        for needed in ("a:id", "a:title", "a:updated", "a:summary"):
            assert entry.findtext(needed, namespaces=ATOM)


def test_a_hostile_title_stays_text(client: FlaskClient) -> None:
    titles = [entry.findtext("a:title", namespaces=ATOM) for entry in entries(client)]
    assert HOSTILE in titles


def test_an_entry_keeps_its_id_when_data_and_address_change(
    client: FlaskClient, make_settings: Callable[..., Settings], tmp_path: Path
) -> None:
    before = [entry.findtext("a:id", namespaces=ATOM) for entry in entries(client)]
    assert len(set(before)) == len(IDS)
    path = write(tmp_path / "other.geojson", collection([feature(IDS[0], title="Andere titel")]))
    moved = create_app(make_settings(data_file=path, public_url="https://elders.example.nl"))
    (entry,) = entries(moved.server.test_client())
    assert entry.findtext("a:id", namespaces=ATOM) == before[0]


def test_the_day_an_example_was_checked_is_its_date(
    make_settings: Callable[..., Settings], tmp_path: Path
) -> None:
    source = {"url": "https://example.org/", "label": "Bron", "checked_on": "2026-03-01"}
    path = write(tmp_path / "other.geojson", collection([feature("a", source=source)]))
    (entry,) = entries(create_app(make_settings(data_file=path)).server.test_client())
    assert entry.findtext("a:updated", namespaces=ATOM) == "2026-03-01T00:00:00Z"


def test_data_without_a_day_come_after_all_others(
    make_settings: Callable[..., Settings], tmp_path: Path
) -> None:
    path = write(tmp_path / "other.geojson", collection([feature("a")]))
    client = create_app(make_settings(data_file=path)).server.test_client()
    (entry,) = entries(client)
    assert entry.findtext("a:updated", namespaces=ATOM) == "1970-01-01T00:00:00Z"
    assert "lastmod" not in client.get("/sitemap.xml").text


def test_the_sitemap_names_the_map_and_every_page(make_settings: Callable[..., Settings]) -> None:
    settings = make_settings(base_path="/kaart/", public_url="https://example.nl/kaart")
    client = create_app(settings).server.test_client()
    root = ET.fromstring(client.get("/kaart/sitemap.xml").data)
    found = [loc.text for loc in root.findall("s:url/s:loc", SITEMAP)]
    assert found == ["https://example.nl/kaart/", *(f"https://example.nl/kaart/voorbeeld/{id}" for id in IDS)]


def test_robots_leads_to_the_sitemap(client: FlaskClient) -> None:
    response = client.get("/robots.txt")
    assert response.content_type == "text/plain; charset=utf-8"
    assert "Sitemap: http://localhost/sitemap.xml" in response.text.splitlines()
