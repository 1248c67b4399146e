"""What a screen reader meets: the accessibility tree of the main states, kept as text in ``snapshots/``.

After a change that is meant, look at what it does and write the snapshots anew:
``UPDATE_SNAPSHOTS=1 python -m pytest tests/browser/test_tree.py``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.dataset import CITIES, feature, municipality, place, write
from tests.browser.driver import PHONE, Page
from tests.browser.servers import LiveApp

SNAPSHOTS = Path(__file__).with_name("snapshots")

# Wrappers without a meaning of their own, and pieces of text that their parent's name holds already.
PLAIN = {"none", "generic", "InlineTextBox", "LineBreak", "Iframe", "LayoutTable", "ListMarker"}
STATES = ("pressed", "expanded", "checked", "selected", "disabled", "modal", "haspopup", "live", "level")
SILENT = {("live", "off"), ("modal", False), ("disabled", False), ("haspopup", "false")}

Node = dict[str, Any]


@pytest.fixture
def page(browser: Page, live_app: Callable[..., LiveApp], tmp_path: Path) -> Iterator[Page]:
    """The app with five examples of its own: one in two places, two on one spot, one of the whole country."""
    den_haag, rotterdam = CITIES[0], CITIES[1]
    data = write(
        tmp_path / "data.geojson",
        feature("Buurtapp", place("Moerwijk", 4.302, 52.053), phenomena=["Overlast"], methods=["Verbinden"]),
        feature("Lichtplan", municipality(den_haag), municipality(rotterdam), phenomena=["Overlast"]),
        feature("Portiekgesprek", municipality(rotterdam), participation="Zelfbestuur"),
        feature("Schouw", place("Velve", 6.91, 52.22, city=CITIES[4]), target_groups=["jongeren"]),
        feature("Week van de buurt", scope="landelijk"),
    )
    browser.base_url = live_app(data_file=data).url
    browser.set_media(prefers_reduced_motion="reduce")
    yield browser
    browser.set_media()


def _states(node: Node) -> str:
    found = {one["name"]: one["value"].get("value") for one in node.get("properties", [])}
    return "".join(
        f" [{name}={str(found[name]).lower()}]"
        for name in STATES
        if name in found and (name, found[name]) not in SILENT
    )


def tree(page: Page) -> str:
    """One line a node that means something: its role, its name, its state; indented below what holds it."""
    nodes: dict[str, Node] = {
        node["nodeId"]: node for node in page.cdp("Accessibility.getFullAXTree")["nodes"]
    }
    lines: list[str] = []

    def walk(node: Node, depth: int, said: str) -> None:
        role = str(node.get("role", {}).get("value", ""))
        name = " ".join(str(node.get("name", {}).get("value", "")).split())
        shown = not node.get("ignored") and role not in PLAIN
        if role == "StaticText":
            shown = bool(name) and name not in said
        if shown:
            lines.append(f"{'  ' * depth}{role}{f' {name!r}' if name else ''}{_states(node)}")
        for child in node.get("childIds", []):
            if child in nodes:
                walk(nodes[child], depth + shown, name if shown else said)

    root = next(node for node in nodes.values() if "parentId" not in node)
    walk(root, 0, "")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("start", "/"),
        ("filtered", "/?fenomeen=overlast"),
        ("detail", "/?voorbeeld=lichtplan"),
        ("regions", "/?weergave=regio"),
        ("selection", "/?selectie=buurtapp,schouw"),
        ("slide", "/?selectie=buurtapp,schouw&dia=3"),
    ],
)
def test_the_tree_is_as_it_was_looked_at(page: Page, name: str, path: str) -> None:
    page.open(path)
    if name == "detail":
        page.find("#detail h2")
    compare(name, tree(page))


def test_the_tree_of_the_filters_on_a_phone(page: Page) -> None:
    page.set_viewport(PHONE)
    page.open("/?fenomeen=overlast")
    page.click(".sheet-open")
    compare("filters-phone", tree(page))


def compare(name: str, found: str) -> None:
    """Holds the tree to its snapshot, or writes it."""
    file = SNAPSHOTS / f"{name}.txt"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(found, encoding="utf-8")
    assert found == file.read_text(encoding="utf-8")
