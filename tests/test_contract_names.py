"""Names that two languages share exist in both: texts, page hooks, and functions that Python calls."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from mapapp.page import facets
from mapapp.page.map_view import create_map
from mapapp.page.texts import TEXTS
from mapapp.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = sorted((ROOT / "mapapp" / "frontend").rglob("*.js"))
JS = "\n".join(script.read_text(encoding="utf-8") for script in SCRIPTS)
PYTHON = "\n".join(
    path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "mapapp").rglob("*"))
    if path.suffix in (".py", ".html", ".js") and path.name != "texts.py"
)

# A key in full, or the beginning of one that is put together: t(`precision.${level}`).
LITERAL = re.compile(r"[\"'`]([a-z]+(?:\.[a-z_]+)+)[\"'`]")
BUILT = re.compile(r"`([a-z]+(?:\.[a-z_]+)*\.)\$\{")
CALLED = re.compile(r"\bt\(\s*[\"']([^\"']+)[\"']")


def is_used(key: str, literals: set[str], beginnings: set[str]) -> bool:
    plain = key.removesuffix(".one")
    return plain in literals or any(
        plain.startswith(beginning) and "." not in plain.removeprefix(beginning) for beginning in beginnings
    )


def test_every_text_the_scripts_ask_for_exists() -> None:
    asked = set(CALLED.findall(JS))
    assert asked
    assert asked - TEXTS.keys() == set()


def test_every_text_is_used() -> None:
    literals = set(LITERAL.findall(JS)) | set(LITERAL.findall(PYTHON))
    beginnings = set(BUILT.findall(JS)) | set(re.findall(r"f\"([a-z.]+\.)\{", PYTHON))
    unused = [key for key in TEXTS if not is_used(key, literals, beginnings)]
    assert unused == [], "\n".join(unused)


def test_every_beginning_of_a_text_leads_somewhere() -> None:
    keys = [
        beginning
        for beginning in BUILT.findall(JS)
        if beginning.split(".")[0] in {k.split(".")[0] for k in TEXTS}
    ]
    assert keys
    assert [one for one in keys if not any(key.startswith(one) for key in TEXTS)] == []


def test_a_text_with_a_twin_for_one_counts() -> None:
    twins = [key for key in TEXTS if key.endswith(".one")]
    assert twins
    for twin in twins:
        assert "{n}" in TEXTS[twin.removesuffix(".one")].nl, twin


@pytest.mark.parametrize("key", TEXTS)
def test_both_languages_fill_in_the_same_values(key: str) -> None:
    values = [set(re.findall(r"\{(\w+)\}", wording)) for wording in TEXTS[key]]
    assert values[0] == values[1]


MADE_BY_SCRIPTS = set(re.findall(r"\bid: [\"'`]([\w-]+)[\"'`]", JS))


TEMPLATES = "\n".join(
    path.read_text(encoding="utf-8") for path in sorted((ROOT / "mapapp" / "templates").glob("*.html"))
)


def made_by_python() -> set[str]:
    """The ids in Dash's layout and in the page around it."""
    layout = json.dumps(create_map(None).to_plotly_json(), default=vars)
    return set(re.findall(r'"id": "([\w-]+)"', layout)) | set(re.findall(r'\bid="([\w-]+)"', TEMPLATES))


def test_the_ids_of_the_page_contract_are_made() -> None:
    made = MADE_BY_SCRIPTS | made_by_python()
    contract = {
        "map",
        "result-count",
        "results",
        "search",
        "place",
        "radius",
        "reset",
        "detail",
        "nationwide",
        "present",
    }
    assert contract - made == set()
    assert contract - {"map"} <= made_by_python()


def test_the_other_hooks_of_the_page_contract_are_made() -> None:
    for hook in (
        'data-intervention="{{',
        'data-facet="{{',
        'data-value="{{',
        'class="count"',
    ):
        assert hook in TEMPLATES, hook
    for hook in ("button.dataset.ids =", 'document.documentElement.dataset.ready = "true"'):
        assert hook in JS, hook


def test_elements_the_scripts_look_up_are_made_by_someone() -> None:
    looked_up = set(re.findall(r"getElementById\(\"([\w-]+)\"\)", JS))
    assert {"header", "list"} <= looked_up
    assert looked_up - MADE_BY_SCRIPTS - made_by_python() == set()


def test_the_province_facet_and_the_base_map_name_the_same_provinces() -> None:
    basemap = json.loads((ROOT / "assets" / "data" / "basemap.json").read_text(encoding="utf-8"))
    drawn = {feature["properties"]["name"] for feature in basemap["provinces"]["features"]}
    assert drawn == set(facets.PROVINCES)


def test_tiles_of_the_default_settings_fit_the_map() -> None:
    assert Settings.model_fields["tiles_url"].default.count("{") == 3
