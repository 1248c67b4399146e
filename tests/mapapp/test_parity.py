"""A download is what the page shows: the real data, hundreds of random states, node against the server."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlencode

import pytest

from mapapp.application import create_app
from mapapp.data.engine import BUNDLE
from mapapp.data.publication import Publisher
from mapapp.page.facets import FACETS
from mapapp.settings import ASSETS, ROOT, Settings

STATES = 300
WORDS = ["buurt", "jongeren", "polite", "whatsapp", "veilig", "overlast", "school", "inbrak", "zzzz", "ë"]
PLACES = ["Enschede", "den bosch", "Rotterdam", "GM0363", "Bergen", "nergens", "7511"]
SORTS = ["relevantie", "afstand", "titel", "startjaar", "onzin"]


def states() -> list[str]:
    """Query strings as a page, or a hand, might write them; the same ones every time."""
    dice = random.Random(20261123)
    made = [""]
    while len(made) < STATES:
        query: dict[str, str] = {}
        for facet in dice.sample(FACETS, dice.choice([0, 1, 1, 2, 3])):
            values = dice.sample(facet.values, min(len(facet.values), dice.choice([1, 2, 4])))
            query[facet.param] = ",".join([*(value.slug for value in values), *dice.choice([[], ["onzin"]])])
        if dice.random() < 0.4:
            query["q"] = " ".join(dice.sample(WORDS, dice.choice([1, 2])))
        if dice.random() < 0.4:
            query["plaats"] = dice.choice(PLACES)
            query["straal"] = dice.choice(["5", "25", "100", "-1", "x"])
        if dice.random() < 0.5:
            query["sorteer"] = dice.choice(SORTS)
        if dice.random() < 0.2:
            west, south = dice.uniform(3.2, 6), dice.uniform(50.7, 53)
            query["beeld"] = f"{west:.3f},{south:.3f},{west + 1:.3f},{south + 1:.3f}"
        made.append(urlencode(query, safe=","))
    return made


@pytest.mark.skipif(shutil.which("node") is None, reason="needs node")
def test_a_download_is_what_the_page_shows(tmp_path: Path) -> None:
    settings = Settings(_env_file=None, data_file=ROOT / "interventions.geojson")
    files = Publisher(settings).current().files
    config = tmp_path / "config.json"
    config.write_text(json.dumps(files.config), encoding="utf-8")
    index = tmp_path / "index.json"
    index.write_bytes(files.files[files.config["data"]["index"].rpartition("/")[2]].body)
    gazetteer = ASSETS / "data" / "gazetteer.json"
    queries = states()
    page = subprocess.run(
        [
            "node",
            str(Path(__file__).with_name("parity.js")),
            str(config),
            str(index),
            str(gazetteer) if gazetteer.is_file() else "-",
            str(BUNDLE),
        ],
        input=json.dumps(queries),
        capture_output=True,
        text=True,
        check=True,
    )
    shown = json.loads(page.stdout)
    client = create_app(settings).server.test_client()
    sizes = set()
    for query, ids in zip(queries, shown, strict=True):
        downloaded = client.get(f"/api/interventions.geojson?{query}").get_json(force=True)["features"]
        assert [feature["id"] for feature in downloaded] == ids, query
        sizes.add(len(ids))
    assert len(sizes) > 10, "the states are too much alike to prove anything"
