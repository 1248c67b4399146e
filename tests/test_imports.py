"""Who may import whom: geodata and mapapp meet only in the data file and a few light modules."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mapapp.settings import ROOT

SHARED = ("geodata.schema", "geodata.tabular", "geodata.paths")
HEAVY = (
    "geopandas",
    "geopy",
    "pandas",
    "shapely",
    "pyogrio",
    "rapidfuzz",
    "python_calamine",
    "typer",
    "rich",
)


def imported(path: Path) -> Iterator[str]:
    """Every module an import statement anywhere in the file names, ``from x import y`` as ``x.y``."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: name the package in full"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def files(package: str) -> list[Path]:
    found = sorted((ROOT / package).rglob("*.py"))
    assert len(found) > 5
    return found


@pytest.mark.parametrize("path", files("mapapp"), ids=lambda path: path.stem)
def test_the_app_imports_only_what_is_shared(path: Path) -> None:
    for name in imported(path):
        top = name.partition(".")[0]
        assert top not in HEAVY, name
        if top == "geodata":
            assert name.startswith(SHARED), name


@pytest.mark.parametrize("path", files("geodata"), ids=lambda path: path.stem)
def test_the_pipeline_never_imports_the_app(path: Path) -> None:
    for name in imported(path):
        assert name.partition(".")[0] not in ("mapapp", "dash", "dash_leaflet", "flask"), name


def loaded_by(statement: str) -> set[str]:
    script = f"import json, sys; {statement}; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=120, check=True
    )
    return set(json.loads(done.stdout))


def test_serving_loads_no_part_of_the_pipeline() -> None:
    app = loaded_by("import mapapp.application, mapapp.freeze")
    shared = loaded_by("import " + ", ".join(SHARED))
    assert not {name for name in app if name.partition(".")[0] in HEAVY}
    of_geodata = {name for name in app if name.partition(".")[0] == "geodata"}
    assert of_geodata == {name for name in shared if name.partition(".")[0] == "geodata"}
    assert not {name for name in shared if name.partition(".")[0] in (*HEAVY, "dash", "flask")}
