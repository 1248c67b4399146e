"""The published schema, the data dictionary and the editor's sample are held to the code."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from geodata import build, geojson, schema
from geodata.table import review
from geodata.table.columns import COLUMNS
from tests.geodata.fakes import MUNICIPALITIES, FakeGazetteer

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_published_schema_is_that_of_the_models() -> None:
    assert (DOCS / "interventions.schema.json").read_text(encoding="utf-8") == geojson.json_schema()


def test_the_published_schema_says_what_a_slug_and_a_link_are() -> None:
    definitions = json.loads(geojson.json_schema())["$defs"]
    assert definitions["Feature"]["properties"]["id"]["pattern"].startswith("^[a-z0-9]")
    assert definitions["Link"]["properties"]["url"]["pattern"] == "^https?://"
    assert set(definitions["Properties"]["required"]) == set(schema.Properties.model_fields)


def test_the_data_dictionary_is_made_from_the_code() -> None:
    page = (DOCS / "data.md").read_text(encoding="utf-8")
    assert script("make_data_docs").filled(page) == page


@pytest.mark.parametrize("model", [schema.Properties, schema.Place, schema.Source, schema.Link])
def test_every_key_is_described(model: type[schema.Model]) -> None:
    page = (DOCS / "data.md").read_text(encoding="utf-8")
    for name, field in model.model_fields.items():
        assert f"| `{name}` | " in page and field.description, name


def test_the_editors_sample_is_made_by_its_script() -> None:
    assert (DOCS / "voorbeeld-redactie.xlsx").read_bytes() == script("make_editor_sample").workbook()


def test_the_editors_guide_shows_what_the_sample_gives() -> None:
    made = build.build(DOCS / "voorbeeld-redactie.xlsx", FakeGazetteer(), MUNICIPALITIES, overrides=None)
    assert made.collection is None
    guide = (DOCS / "redactie.md").read_text(encoding="utf-8")
    for finding in made.findings:
        if finding.refuses:
            assert review.summary([finding])[0] in guide


def test_the_editors_guide_names_every_column() -> None:
    guide = (DOCS / "redactie.md").read_text(encoding="utf-8")
    for column in COLUMNS:
        assert f"| {column.label} |" in guide
