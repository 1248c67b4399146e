"""One page an intervention: complete, honest, and no markup from data."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from mapapp.application import create_app
from mapapp.pictures import minimap
from mapapp.settings import Settings

from .conftest import HOSTILE, collection, feature, place, write

BASEMAP = {
    "land": {
        "type": "Polygon",
        "coordinates": [[[4, 51], [6, 51], [6, 53], [4, 53], [4, 51]]],
    },
    "water": {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {},
                "geometry": {
                    "type": "MultiPolygon",
                    "coordinates": [[[[5, 52], [5.5, 52], [5.5, 52.5], [5, 52]]]],
                },
            }
        ],
    },
    "provinces": {"type": "FeatureCollection", "features": []},
}


class Page(HTMLParser):
    """The elements, texts and attributes of a page as a browser would see them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data.strip())

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]

    def meta(self, name: str) -> str | None:
        (content,) = (m["content"] for m in self.all("meta") if name in (m.get("name"), m.get("property")))
        return content


def page(client: FlaskClient, id: str) -> Page:
    response = client.get(f"/voorbeeld/{id}")
    assert response.status_code == 200
    return Page(response.text)


def test_all_that_is_known_is_on_the_page(client: FlaskClient) -> None:
    texts = page(client, "buurtmuseum").texts
    for known in (
        "Buurtmuseum en buurtkamer",
        "Samenvatting van buurtmuseum.",
        "Bewoners leren elkaar kennen.",
        "Bewoners brengen spullen met een verhaal.",
        "Er is een ruimte nodig.",
        "Leefbaarheid, Sociale cohesie",
        "Zelfbestuur",
        "Gemeente, Openbaar Ministerie",
        "2012 – 2015",
        "Meer <b>lezen</b>",
    ):
        assert known in texts


def test_what_is_not_known_is_said(client: FlaskClient) -> None:
    texts = page(client, "zonder-feiten").texts
    assert texts.count("niet bekend") == 8
    assert "Plaats niet bekend" in texts


def test_an_own_reading_is_marked(client: FlaskClient) -> None:
    texts = page(client, "buurtmuseum").texts
    assert texts[texts.index("Bewoners, Jongeren") + 1] == "(eigen lezing)"
    assert texts.count("(eigen lezing)") == 1


def test_the_page_says_of_which_day_the_data_are(client: FlaskClient) -> None:
    assert any(text.startswith("Gegevens van 23 november 2026.") for text in page(client, "hostile").texts)


def test_places_say_how_exact_they_are_and_on_what_they_rest(client: FlaskClient) -> None:
    texts = page(client, "buurtmuseum").texts
    assert "Moerwijk, Den Haag (Zuid-Holland)" in texts
    assert "uitgevoerd in; op wijkniveau; volgens de bronlijst" in texts
    assert "uitgevoerd in; op gemeenteniveau; volgens de bronlijst" in texts
    regional = page(client, "regioproject").texts
    assert "uitgevoerd in; een regio, zonder punt op de kaart; volgens de bronlijst" in regional
    assert "Heel Nederland" in page(client, "landelijke-actie").texts


def test_links_lead_on(client: FlaskClient) -> None:
    links = {link["href"]: link for link in page(client, "hostile").all("a")}
    assert {"/", "/?voorbeeld=hostile", "/voorbeeld/buurtmuseum", "/voorbeeld/landelijke-actie"} <= set(links)
    assert links["/voorbeeld/buurtmuseum"]["rel"] == "prev"
    assert links["/voorbeeld/landelijke-actie"]["rel"] == "next"
    assert "https://example.org/meer?a=1&b=2" in {
        link["href"] for link in page(client, "buurtmuseum").all("a")
    }


def test_previews_and_search_engines_find_their_own(make_settings: Callable[..., Settings]) -> None:
    client = create_app(make_settings(public_url="https://kaart.example.nl")).server.test_client()
    found = page(client, "buurtmuseum")
    url = "https://kaart.example.nl/voorbeeld/buurtmuseum"
    assert {"rel": "canonical", "href": url} in found.all("link")
    assert found.meta("og:url") == url
    assert found.meta("og:image") == f"{url}.png"
    assert found.meta("og:title") == "Buurtmuseum en buurtkamer"
    assert found.meta("description") == "Samenvatting van buurtmuseum."


def test_json_ld_can_be_read_and_holds_the_places(client: FlaskClient) -> None:
    html = client.get("/voorbeeld/buurtmuseum").text
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    described = json.loads(block)
    assert described["name"] == "Buurtmuseum en buurtkamer"
    assert described["temporalCoverage"] == "2012/2015"
    assert described["spatialCoverage"][0]["geo"] == {
        "@type": "GeoCoordinates",
        "longitude": 4.302,
        "latitude": 52.053,
    }


def test_a_hostile_title_stays_text_everywhere(client: FlaskClient) -> None:
    html = client.get("/voorbeeld/hostile").text
    found = Page(html)
    assert not found.all("img")
    assert not [
        attributes for _, attributes in found.tags if any(name.startswith("on") for name in attributes)
    ]
    assert found.texts.count(HOSTILE) == 2
    assert found.meta("og:title") == HOSTILE
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert "<" not in block
    assert json.loads(block)["name"] == HOSTILE
    assert [script.get("type") for script in found.all("script")] == ["application/ld+json"]


def test_every_text_of_an_intervention_may_be_hostile(
    make_settings: Callable[..., Settings], tmp_path: Path
) -> None:
    hostile = feature(
        "a",
        [place(name=HOSTILE, municipality=HOSTILE, basis=HOSTILE)],
        **dict.fromkeys(("title", "summary", "goal", "approach", "conditions"), HOSTILE),
        source={"url": "https://example.org/'onmouseover='x", "label": HOSTILE, "checked_on": "2026-03-01"},
        links=[{"url": "https://example.org/?a=%22&b='", "label": HOSTILE}],
    )
    path = write(tmp_path / "hostile.geojson", collection([hostile]))
    client = create_app(make_settings(data_file=path)).server.test_client()
    found = page(client, "a")
    assert not found.all("img")
    assert not [
        attributes for _, attributes in found.tags if any(name.startswith("on") for name in attributes)
    ]
    assert "https://example.org/'onmouseover='x" in {link["href"] for link in found.all("a")}


def test_the_qr_code_is_drawn_in_the_page(client: FlaskClient) -> None:
    drawings = page(client, "buurtmuseum").all("svg")
    assert any(drawing.get("class") == "segno" for drawing in drawings)


@pytest.fixture
def basemap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "basemap.json", BASEMAP)
    drawn = minimap.shapes(path)
    assert [shape.kind for shape in drawn] == ["land", "water"]
    monkeypatch.setattr(minimap, "shapes", lambda: drawn)


@pytest.mark.usefixtures("basemap")
def test_the_small_map_shows_the_places(client: FlaskClient) -> None:
    found = page(client, "buurtmuseum")
    assert [circle["class"] for circle in found.all("circle")] == ["place", "area"]
    for circle in found.all("circle"):
        assert 0 < float(circle["cx"] or 0) < minimap.WIDTH
        assert 0 < float(circle["cy"] or 0) < minimap.HEIGHT


@pytest.mark.usefixtures("basemap")
@pytest.mark.parametrize("id", ["landelijke-actie", "regioproject", "zonder-feiten"])
def test_what_has_no_place_gets_no_pin(client: FlaskClient, id: str) -> None:
    assert not page(client, id).all("circle")


def test_without_a_base_map_the_page_is_complete(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(minimap, "shapes", lambda: ())
    assert "Enschede (Overijssel)" in page(client, "hostile").texts
    assert [drawing.get("class") for drawing in page(client, "hostile").all("svg")] == ["segno"]


def test_a_base_map_that_is_not_there_is_no_map(tmp_path: Path) -> None:
    assert minimap.shapes(tmp_path / "nowhere.json") == ()


def test_north_is_up_and_the_edges_are_the_edges() -> None:
    assert minimap.project(minimap.WEST, minimap.NORTH) == (0, 0)
    assert minimap.project(minimap.EAST, minimap.SOUTH) == (minimap.WIDTH, round(minimap.HEIGHT, 1))


@pytest.mark.parametrize("path", ["/voorbeeld/bestaat-niet", "/voorbeeld/bestaat-niet.png", "/voorbeeld/a/b"])
def test_an_unknown_example_is_a_dutch_404(client: FlaskClient, path: str) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert "Deze pagina bestaat niet." in response.text
    assert 'href="/"' in response.text


def test_an_unchanged_page_is_not_sent_again(client: FlaskClient) -> None:
    first = client.get("/voorbeeld/buurtmuseum")
    again = client.get("/voorbeeld/buurtmuseum", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
