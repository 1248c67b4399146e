"""The page as the server writes it: whole without JavaScript, and in the words of the engine's answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

import brotli
import pytest
from flask.testing import FlaskClient

from mapapp.application import create_app
from mapapp.data.engine import Engine, EngineError
from mapapp.page.address import CARDS_MOST
from mapapp.page.facets import FACETS
from mapapp.page.pages import PAGES_KEPT, QUERY_MOST
from mapapp.settings import ROOT, Settings

from .conftest import HOSTILE, collection, config_of, feature, place, write
from .markup import Element, read

MakeSettings = Callable[..., Settings]


@pytest.fixture(scope="module")
def real() -> FlaskClient:
    """The project's own data."""
    settings = Settings(_env_file=None, data_file=ROOT / "interventions.geojson")
    return create_app(settings).server.test_client()


def page(client: FlaskClient, address: str = "/") -> Element:
    response = client.get(address)
    assert response.status_code == 200, address
    return read(response.text)


def ids(root: Element, section: str = "results") -> list[str]:
    return [
        one["data-intervention"]
        for one in root.one(id=section).all()
        if "data-intervention" in one.attributes
    ]


def downloaded(client: FlaskClient, query: str) -> list[str]:
    features = client.get(f"/api/interventions.geojson?{query}").get_json(force=True)["features"]
    return [feature["id"] for feature in features]


def count(root: Element) -> str:
    return root.one(id="result-count").text


def send(client: FlaskClient, root: Element, form: str, **changes: str) -> Element:
    """The page that a form leads to: its fields as they stand, but for the changes; "" unticks or empties."""
    fields = [*root.one("form", id=form).all(), *root.all(form=form)]
    pairs: list[tuple[str, str]] = []
    for one in fields:
        name = one.attributes.get("name")
        if name is None or one["name"] in changes:
            continue
        if one.tag == "select":
            pairs += [
                (name, option["value"]) for option in one.all("option") if "selected" in option.attributes
            ]
        elif one.attributes.get("type") != "checkbox" or "checked" in one.attributes:
            pairs.append((name, one.attributes.get("value", "")))
    pairs += changes.items()
    return page(client, f"{root.one('form', id=form)['action']}?{urlencode(pairs)}")


QUERIES = (
    "",
    "fenomeen=overlast",
    "fenomeen=leefbaarheid,overlast&werkwijze=verbinden",
    "q=buurt",
    "q=buurtprevntie",
    "plaats=Enschede&straal=25",
    "plaats=Enschede&straal=5&fenomeen=overlast",
    "plaats=Den+Haag&sorteer=afstand&q=jongeren",
    "beeld=4.2,51.8,5.2,52.5",
    "provincie=niet-bekend",
    "taal=en&sorteer=startjaar",
)


@pytest.mark.parametrize("query", QUERIES)
def test_the_cards_are_the_engines_in_its_order(real: FlaskClient, query: str) -> None:
    root = page(real, f"/?{query}")
    expected = downloaded(real, query)
    assert ids(root) == expected
    assert count(root).startswith(str(len(expected)))


@pytest.mark.parametrize("query", QUERIES)
def test_every_count_tells_what_choosing_the_value_gives(real: FlaskClient, query: str) -> None:
    root = page(real, f"/?{query}")
    for facet in FACETS[:3]:
        boxes = root.all("input", data_facet=facet.param)
        assert len(boxes) == len(facet.values)
        rows = {
            row.one("input")["value"]: int(row.one(cls="count").text)
            for row in root.all("label", cls="value")
            if row.one("input")["name"] == facet.param
        }
        chosen = [pair for pair in parse_qsl(query) if pair[0] != facet.param]
        for slug, n in list(rows.items())[:4]:
            alone = urlencode([*chosen, (facet.param, slug)])
            if "straal" not in query:
                assert len(downloaded(real, alone)) == n, alone


def test_the_form_filters_without_scripts(real: FlaskClient) -> None:
    root = send(real, page(real), "choices", q="buurt", fenomeen="overlast")
    assert ids(root) == downloaded(real, "q=buurt&fenomeen=overlast")
    assert "checked" in root.one("input", data_facet="fenomeen", data_value="overlast").attributes
    assert root.one(id="search")["value"] == "buurt"
    assert [chip.text for chip in root.all(cls="chip")] == ["“buurt”", "Overlast"]
    assert root.one("details", data_facet_group="fenomeen").one(cls="facet-badge").text == "1 gekozen"
    root = send(real, root, "choices", fenomeen="toezicht", plaats="Rotterdam")
    assert ids(root) == downloaded(real, "q=buurt&fenomeen=toezicht&plaats=Rotterdam")
    root = send(real, root, "choices", straal="10")
    assert ids(root) == downloaded(real, "q=buurt&fenomeen=toezicht&plaats=Rotterdam&straal=10")


def test_sorting_and_filtering_keep_what_the_other_asks(real: FlaskClient) -> None:
    start = page(real, "/?fenomeen=overlast&selectie=burgernet&taal=en&voorbeeld=burgernet")
    root = send(real, start, "sorting", sorteer="startjaar")
    assert ids(root) == downloaded(real, "fenomeen=overlast&sorteer=startjaar")
    root = send(real, root, "choices", fenomeen="toezicht")
    assert ids(root) == downloaded(real, "fenomeen=toezicht&sorteer=startjaar")
    assert root.one("html")["lang"] == "en"
    assert root.one(cls="tray-count").text == "1"
    # The order of the list is not asked for by the filters, so that a text is answered best first.
    assert ids(send(real, page(real), "choices", q="buurt")) == downloaded(real, "q=buurt")


def test_chips_and_reset_are_links_that_drop_a_filter(real: FlaskClient) -> None:
    root = page(real, "/?q=buurt&plaats=Enschede&straal=25&fenomeen=overlast,toezicht")
    chips = root.all("a", cls="chip")
    assert [chip.text for chip in chips] == ["“buurt”", "Binnen 25 km van Enschede", "Overlast", "Toezicht"]
    assert chips[0]["aria-label"] == "Verwijder filter “buurt”"
    assert [chip["href"] for chip in chips] == [
        "/?plaats=Enschede&straal=25&fenomeen=overlast,toezicht",
        "/?q=buurt&fenomeen=overlast,toezicht",
        "/?q=buurt&plaats=Enschede&straal=25&fenomeen=toezicht",
        "/?q=buurt&plaats=Enschede&straal=25&fenomeen=overlast",
    ]
    assert root.one(id="reset")["href"] == "/"
    assert "hidden" in page(real).one(cls="chips-row").attributes


def test_a_correction_and_a_way_out_are_links(real: FlaskClient) -> None:
    root = page(real, "/?q=buurtprevntie")
    link = root.one(cls="notices").one("a")
    assert root.one(cls="notices").text == f"Bedoelde u {link.text}"
    assert ids(page(real, link["href"]))
    nothing = page(real, "/?q=zzzzqq&fenomeen=overlast")
    assert nothing.one(cls="empty-title").text == "Geen voorbeelden gevonden"
    (offer,) = nothing.one(cls="empty").all("a")
    assert offer.text == f"Zonder “zzzzqq”: {len(downloaded(real, 'fenomeen=overlast'))} voorbeelden"
    assert ids(page(real, offer["href"])) == downloaded(real, "fenomeen=overlast")


def test_the_regions_are_links_that_filter(real: FlaskClient) -> None:
    start = page(real)
    assert start.one(id="regions").all("a") == []
    root = page(real, start.one("a", data_panel="regio")["href"])
    rows = {row["data-region"]: row for row in root.all("a", cls="region-row")}
    assert list(rows) == [value.label.nl for value in FACETS[6].values if value.kind is None]
    n = len(downloaded(real, "provincie=limburg"))
    assert rows["Limburg"].one(cls="region-count").text == f"{n} voorbeelden"
    chosen = page(real, rows["Limburg"]["href"])
    assert count(chosen) == f"{n} van 51 voorbeelden"
    assert chosen.one("a", data_region="Limburg")["aria-current"] == "true"
    assert page(real, chosen.one("a", data_region="Limburg")["href"]).all(cls="chip") == []
    assert page(real, root.one("a", data_panel="lijst")["href"]).one(id="regions").attributes["hidden"] == ""


def test_every_link_of_the_page_answers(real: FlaskClient) -> None:
    for start in ("/", "/?q=buurt&fenomeen=overlast", "/?weergave=regio&taal=en"):
        for link in page(real, start).all("a"):
            address = urlsplit(link["href"])
            if address.path or address.query:
                assert real.get(link["href"]).status_code == 200, link["href"]
            else:
                assert page(real, start).all(id=address.fragment), link["href"]


def test_the_title_of_a_card_leads_to_the_example(real: FlaskClient) -> None:
    link = page(real).one(id="results").all("a", cls="card-link")[0]
    assert f"<h1>{link.text}</h1>" in real.get(link["href"]).text
    opened = page(real, "/?voorbeeld=burgernet")
    assert len(ids(opened)) == 51
    assert opened.one("li", data_intervention="burgernet").one("a")["aria-current"] == "true"
    assert opened.one("title").text == "Burgernet – Praktijkkaart veiligheidsbeleving"


def many(client_for: Path, n: int) -> None:
    write(client_for, collection([feature(f"e-{k:03}", [place()] if k % 3 else []) for k in range(n)]))


def test_all_cards_are_reached_by_showing_more(client: FlaskClient, data_file: Path) -> None:
    many(data_file, 200)
    seen: dict[str, list[str]] = {"results": [], "nationwide": []}
    for name, section in (("results", "results"), ("nationwide", "nationwide")):
        address = "/?taal=en"
        while True:
            root = page(client, address)
            off = ids(root, "nationwide")
            found = off if section == "nationwide" else ids(root)[: -len(off) or None]
            assert len(found) <= CARDS_MOST
            seen[name] += found
            lists = root.one(id=section)
            more = [one for one in lists.all(cls="more--after") if "hidden" not in one.attributes]
            own = [
                one
                for one in more
                if ("overal" in one["href"].rpartition("&")[2]) == (section == "nationwide")
            ]
            if not own:
                break
            address = own[0]["href"]
            assert not page(client, address).all(cls="notice--page")
    assert seen["results"] + seen["nationwide"] == downloaded(client, "")
    back = page(client, "/?_vanaf=60").one(id="results").all(cls="more--before")[0]
    assert back["href"] == "/"


@pytest.mark.parametrize("first", ["x", "-1", "9" * 30, "", "1e9"])
def test_a_first_card_that_is_no_number_is_the_first(client: FlaskClient, first: str) -> None:
    assert ids(page(client, f"/?_vanaf={first}")) == ids(page(client))


def test_by_relevance_what_is_off_the_map_is_only_named(client: FlaskClient) -> None:
    root = page(client, "/?q=samenvatting")
    nationwide = root.one(id="nationwide")
    assert not nationwide.all(cls="card")
    assert {one["data-intervention"] for one in nationwide.all("li", cls="reference")} == {
        "landelijke-actie",
        "regioproject",
        "zonder-feiten",
    }
    assert ids(root) == downloaded(client, "q=samenvatting")
    assert any(one.all("mark") for one in root.all(cls="card-summary"))


def test_hostile_texts_stay_text(client: FlaskClient) -> None:
    for address in ("/", "/?q=quotes", "/?weergave=regio&taal=en"):
        root = page(client, address)
        (card,) = root.all("li", cls="card", data_intervention="hostile")
        assert card.one(cls="card-link").text == HOSTILE
        assert card.one(cls="card-summary").text == HOSTILE
        assert f"“{HOSTILE}”" in card.one("button")["title"]
        assert not root.all("img")


@pytest.mark.parametrize("value", [HOSTILE, '"><script>alert(1)</script>', "' onfocus=alert(1) x='"])
def test_a_hostile_query_stays_text(client: FlaskClient, value: str) -> None:
    root = page(client, "/?" + urlencode({"q": value, "plaats": value, "kleur": value, "titel": value}))
    assert root.one(id="search")["value"].split()[0] == value.split()[0]
    assert len(root.all("script")) == len(page(client).all("script"))
    assert not root.all(onfocus="alert(1)")


def test_what_is_not_known_is_named(client: FlaskClient) -> None:
    root = page(
        client,
        "/?fenomeen=overlast,onzin&kleur=rood&voorbeeld=weg&selectie=buurtmuseum,ook-weg&utm_source=mail",
    )
    assert root.one(cls="notice--page").one("span").text == (
        "Niet alles in deze link is bekend. Weggelaten: "
        "fenomeen=onzin, kleur=rood, voorbeeld=weg, selectie=ook-weg."
    )
    assert not page(client, "/?utm_source=mail&fbclid=1").all(cls="notice--page")


def test_a_place_that_is_none_is_asked_back(real: FlaskClient) -> None:
    root = page(real, "/?plaats=Bergen")
    assert root.one(id="place")["value"] == "Bergen"
    assert root.one(cls="near-message").text == "“Bergen” komt vaker voor. Kies de plaats die u bedoelt."
    choices = root.one(cls="near-choices").all("a")
    assert len(choices) > 1
    chosen = page(real, choices[0]["href"])
    assert chosen.one(cls="near-message").text == ""
    assert [one["value"] for one in chosen.one(id="radius").all("option")][-1] == ""


def test_an_embedded_page_says_so(client: FlaskClient) -> None:
    assert "data-embed" in page(client, "/?embed=1").one(id="app").attributes
    assert "data-embed" not in page(client).one(id="app").attributes


def test_the_english_page(client: FlaskClient) -> None:
    root = page(client, "/?taal=en")
    assert root.one("html")["lang"] == "en"
    assert root.one("a", cls="language")["href"] == "/"
    assert count(root) == "5 examples"
    assert root.one("details", data_facet_group="fenomeen").one("summary").text == "Phenomenon"
    rows = {row.one("input")["value"]: row for row in root.all("label", cls="value")}
    assert rows["overlast"]["lang"] == "nl"
    assert "lang" not in rows["niet-bekend"].attributes
    assert {one["lang"] for one in root.all(cls="card-link")} == {"nl"}
    assert root.one("title").text == "Community safety map"


def test_both_languages_hold_the_texts_of_the_scripts_and_nothing_of_the_other(client: FlaskClient) -> None:
    texts = [config_of(client, address)["texts"] for address in ("/", "/?taal=en")]
    assert list(texts[0]) == list(texts[1])
    assert (texts[0]["detail.goal"], texts[1]["detail.goal"]) == ("Doel", "Goal")
    assert "offline.ended.full" in texts[0]
    assert "map.noscript" not in texts[0]


def test_the_configuration_is_small(real: FlaskClient) -> None:
    config = config_of(real)
    assert len(brotli.compress(json.dumps(config, ensure_ascii=False).encode(), quality=9)) < 7_500
    assert not any(
        "help" in value or "en" in value for facet in config["facets"] for value in facet["values"]
    )


def shape(element: Element, optional: set[str]) -> list[object]:
    """Tags and classes, without states and without what may be left out."""
    states = {"is-open"}
    kinds = {f"icon--{kind}" for kind in ("pin", "area", "country")}
    return [
        (element.tag, sorted(element.classes - states - kinds)),
        [
            shape(one, optional)
            for one in element.children
            if isinstance(one, Element) and one.tag != "mark" and not one.classes & optional
        ],
    ]


@pytest.mark.parametrize("address", ["/", "/?plaats=Enschede", "/?q=buurt&taal=en"])
def test_every_card_has_the_shape_of_the_template(real: FlaskClient, address: str) -> None:
    root = page(real, address)
    (template,) = root.one("template", id="card-template").children[:1] or [None]
    assert isinstance(template, Element)
    optional = {"labels", "card-distance"}
    assert {name for one in template.walk() for name in one.classes} >= optional
    cards = root.all("li", cls="card")
    assert len(cards) > 5
    for card in cards:
        assert shape(card, optional) == shape(template, optional)
    assert any(card.all(cls="card-distance") for card in cards) == ("plaats" in address)


def test_the_page_is_lean_and_its_ids_are_its_own(real: FlaskClient) -> None:
    root = page(real)
    assert len(list(root.shown())) - 1 <= 1_200
    named = [one["id"] for one in root.walk() if "id" in one.attributes]
    assert len(named) == len(set(named))
    for label in root.all("label"):
        assert "for" not in label.attributes or root.all(id=label["for"])
    assert all("type" in button.attributes for button in root.walk() if button.tag == "button")


def test_the_map_says_that_it_comes_and_the_list_does_not_wait(real: FlaskClient) -> None:
    panel = page(real).one(id="map-panel")
    assert panel.one(id="react-entry-point").text == "De kaart wordt geladen …"
    assert (
        panel.one("noscript").text == "De kaart heeft JavaScript nodig. Alle voorbeelden staan in de lijst."
    )


def test_a_page_is_kept_and_forgotten_with_the_data(
    client: FlaskClient, data_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    honest = Engine.page

    def counted(self: Engine, query: str, *rest: int) -> dict[str, object]:
        asked.append(query)
        return honest(self, query, *rest)

    monkeypatch.setattr(Engine, "page", counted)
    first = client.get("/?fenomeen=overlast")
    assert client.get("/?fenomeen=overlast").data == first.data
    unchanged = client.get("/?fenomeen=overlast", headers={"If-None-Match": first.headers["ETag"]})
    assert (unchanged.status_code, len(asked)) == (304, 1)
    for number in range(PAGES_KEPT):
        client.get(f"/?q={number}")
    client.get("/?fenomeen=overlast")
    assert len(asked) == PAGES_KEPT + 2
    write(data_file, collection([feature("nieuw", phenomena=["Overlast"])]))
    assert ids(page(client, "/?fenomeen=overlast")) == ["nieuw"]


def test_a_query_longer_than_any_link_is_refused(client: FlaskClient) -> None:
    assert client.get("/?q=" + "a" * QUERY_MOST).status_code == 414


def test_an_engine_out_of_time_is_a_503(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def late(*_: object) -> None:
        raise EngineError("out of time")

    monkeypatch.setattr(Engine, "page", late)
    response = client.get("/?q=buurt")
    assert (response.status_code, response.headers["Retry-After"]) == (503, "60")


def test_a_choice_is_no_page_to_be_found(client: FlaskClient) -> None:
    assert page(client, "/?fenomeen=overlast").all("meta", name="robots")
    assert not page(client, "/?taal=en").all("meta", name="robots")
    # Its whole address, or none: a search engine takes nothing else.
    assert not page(client).all("link", hreflang="en")


def test_the_page_in_the_other_language_has_its_whole_address(make_settings: Callable[..., Settings]) -> None:
    public = create_app(make_settings(public_url="https://kaart.example.nl")).server.test_client()
    assert page(public).one("link", hreflang="en")["href"] == "https://kaart.example.nl/?taal=en"
    assert page(public, "/?taal=en").one("link", hreflang="nl")["href"] == "https://kaart.example.nl/"
