"""The styles stand in layers, each rule once, and every class in them is used."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
STYLES = ROOT / "mapapp" / "frontend" / "styles"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SHEETS = {
    sheet.relative_to(STYLES).as_posix(): COMMENT.sub("", sheet.read_text(encoding="utf-8"))
    for sheet in sorted(STYLES.rglob("*.css"))
}
LAYERS = ["reset", "leaflet", "base", "layout", "parts", "states", "print"]

# Leaflet's and Dash's names for what they make themselves.
FOREIGN = re.compile(r"leaflet-|_dash-|react-entry-point")
# On purpose: what it overrules stands in no layer (Leaflet's motion) or on the element itself (a pane).
IMPORTANT = {"states.css": 3, "parts/slide_map.css": 1}


def rules(css: str, context: str = "") -> Iterator[tuple[str, str]]:
    """Each rule as its selectors (with the media query around it) and its own declarations."""
    at = 0
    while (opened := css.find("{", at)) >= 0:
        depth, end = 1, opened + 1
        while depth:
            depth += {"{": 1, "}": -1}.get(css[end], 0)
            end += 1
        selector = " ".join(css[at:opened].rsplit(";", 1)[-1].split())
        body = css[opened + 1 : end - 1]
        if "{" in body:
            yield from rules(body, f"{context} {selector}")
            own = re.sub(r"[^;{}]*\{[^{}]*\}", "", body)
        else:
            own = body
        if own.strip() and not selector.startswith("@media"):
            yield f"{context} {selector}".strip(), " ".join(own.split())
        at = end


def test_the_layers_and_their_order() -> None:
    entry = SHEETS["app.css"]
    order = re.search(r"@layer ([^;]+);", entry)
    assert order and order[1].split(", ") == LAYERS
    imported = re.findall(r'@import "\./([^"]+)"(?: layer\((\w+)\))?;', entry)
    assert sorted(name for name, _ in imported) == sorted(SHEETS.keys() - {"app.css"})
    assert [name for name, layer in imported if not layer] == ["leaflet.css"]
    places = [LAYERS.index(layer or "leaflet") for _, layer in imported]
    assert places == sorted(places)


@pytest.mark.parametrize("name", SHEETS)
def test_heights_are_tokens(name: str) -> None:
    bare = re.findall(r"z-index:(?!\s*var\(--z-)[^;]+", SHEETS[name])
    assert bare == []


def test_colours_are_tokens() -> None:
    for name in SHEETS.keys() - {"tokens.css"}:
        assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[^{}]*;)|rgb\(|hsl\(", SHEETS[name]) == [], name


def test_every_token_is_used_and_every_used_one_is_there() -> None:
    given = set(re.findall(r"(--[\w-]+):", SHEETS["tokens.css"]))
    used = set(re.findall(r"var\((--[\w-]+)", "".join(SHEETS.values())))
    # A theme gives the logo, scripts the share of a bar, each icon its picture.
    assert used - given == {"--logo", "--share", "--icon"}
    assert given - used == set()


@pytest.mark.parametrize("name", SHEETS)
def test_important_only_where_no_layer_helps(name: str) -> None:
    assert SHEETS[name].count("!important") == IMPORTANT.get(name, 0)


def test_no_rule_stands_twice() -> None:
    """No selector with two blocks in one file and no longer block written again under another selector."""
    blocks = Counter[str]()
    for name, css in SHEETS.items():
        found = [(selector, body) for selector, body in rules(css) if not selector.startswith("@")]
        twice = [selector for selector, n in Counter(selector for selector, _ in rules(css)).items() if n > 1]
        assert [selector for selector in twice if "@font-face" not in selector] == [], name
        blocks.update(body for _, body in found if body.count(":") >= 4)
    assert [body for body, n in blocks.items() if n > 1] == []


def test_every_class_and_id_is_used() -> None:
    sources = "".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "mapapp").rglob("*")
        if path.suffix in {".js", ".html", ".py"}
    )
    words = set(re.findall(r"[\w-]+", sources))
    named = {
        name
        for css in SHEETS.values()
        for selector, _ in rules(css)
        for name in re.findall(r"[.#]([a-zA-Z_][\w-]*)", re.sub(r'"[^"]*"', "", selector))
    }
    # Some are put together from a stem: `mini-${kind}` in a script, `icon--{{ name }}` in a template.
    stems = tuple(re.findall(r"([\w-]+-)(?:\$\{|\{\{)", sources))
    plain = {name: re.sub(r"^as-", "", name).split("--")[0] for name in named}
    unused = {name for name in named if not {name, plain[name]} & words and not name.startswith(stems)}
    assert {name for name in unused if not FOREIGN.match(name)} == set()
