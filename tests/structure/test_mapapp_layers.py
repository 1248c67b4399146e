"""The arrows between the parts of ``mapapp`` go one way, and no function outgrows a screen.

A part may import itself and what stands before it in ``LAYERS``. Facets and texts come first: they are the
vocabulary of the site, records that need nothing else of it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from mapapp.settings import PACKAGE, ROOT

LAYERS: tuple[tuple[str, ...], ...] = (
    ("mapapp.settings",),
    ("mapapp.page.texts",),
    ("mapapp.page.facet",),
    ("mapapp.page.facets",),
    ("mapapp.pictures",),
    ("mapapp.data",),
    ("mapapp.page",),
    ("mapapp.routes",),
    ("mapapp.security",),
    ("mapapp.application",),
    ("mapapp.freeze",),
)
FUNCTION_LINES = 60
MODULES = sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def layer_of(module: str) -> int | None:
    """The number of the longest part that holds the module."""
    found = [
        (len(part), number)
        for number, parts in enumerate(LAYERS)
        for part in parts
        if module == part or module.startswith(f"{part}.")
    ]
    return max(found)[1] if found else None


def imports(source: str) -> Iterator[str]:
    """Every module of ``mapapp`` that a source names, inside functions too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        yield from (name for name in names if name.startswith("mapapp."))


def upward(module: str, source: str) -> list[str]:
    """The imports that go against the arrows."""
    own = layer_of(module)
    assert own is not None, f"{module} stands in no layer"
    return [name for name in imports(source) if (layer_of(name) or 0) > own]


@pytest.mark.parametrize("path", [path for path in MODULES if name_of(path) != "mapapp"], ids=name_of)
def test_a_module_imports_only_what_stands_before_it(path: Path) -> None:
    assert upward(name_of(path), path.read_text(encoding="utf-8")) == []


def test_an_arrow_the_wrong_way_is_seen() -> None:
    assert upward("mapapp.data.files", "from mapapp.routes import feed") == ["mapapp.routes.feed"]
    assert upward("mapapp.page.facets", "def f():\n    import mapapp.data.files") == ["mapapp.data.files"]
    assert upward("mapapp.data.files", "from mapapp.page.facets import FACETS") == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_functions_fit_a_screen(path: Path) -> None:
    long = [
        f"{node.name}: {length} lines"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or 0) - node.lineno + 1) > FUNCTION_LINES
    ]
    assert long == []


def test_every_folder_of_modules_is_a_package() -> None:
    folders = {path.parent for path in MODULES}
    assert [folder for folder in folders if not (folder / "__init__.py").is_file()] == []
