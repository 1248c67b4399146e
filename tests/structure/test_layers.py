"""Who may import whom: the arrows between the packages of geodata, and what the app may share with it."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from mapapp.settings import ROOT

SHARED = ("geodata.schema", "geodata.table.tabular", "geodata.files")
"""What the app may import of geodata."""

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

FOUNDATION = frozenset({"errors", "fields", "files", "schema", "text"})
"""Modules at the top of geodata that everything there may import; they import only each other."""

ARROWS = {
    "table": FOUNDATION,
    "places": FOUNDATION,
    "remote": FOUNDATION,
    "geocoders": FOUNDATION | {"places", "remote"},
    "cbs": FOUNDATION | {"places", "remote"},
}
"""Package of geodata -> the modules and packages at the top of geodata that it may import."""

EXCEPTIONS = {("geodata.places.locate", "table")}
"""Where the rows of the table meet the places."""


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


def module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


def wrong_arrows(path: Path) -> list[str]:
    """The imports of a module within geodata that go against :data:`ARROWS`."""
    name = module(path)
    _, room, *_ = name.split(".")
    allowed = FOUNDATION if room in FOUNDATION else ARROWS.get(room)
    if allowed is None:
        return []
    return [
        other
        for other in imported(path)
        if other.startswith("geodata.")
        and (target := other.split(".")[1]) not in allowed | {room}
        and (name, target) not in EXCEPTIONS
    ]


@pytest.mark.parametrize("path", files("geodata"), ids=module)
def test_arrows_between_the_packages_go_one_way(path: Path) -> None:
    assert wrong_arrows(path) == []


def test_every_package_of_geodata_has_its_arrows() -> None:
    packages = {path.parent.name for path in (ROOT / "geodata").glob("*/__init__.py")}
    assert packages == set(ARROWS)
    assert all((ROOT / "geodata" / f"{name}.py").is_file() for name in FOUNDATION)


def test_a_wrong_arrow_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{__name__}.ROOT", tmp_path)
    path = tmp_path / "geodata" / "table" / "rows.py"
    path.parent.mkdir(parents=True)
    path.write_text("def f():\n    from geodata.places import matcher\nfrom geodata import text, build\n")
    assert wrong_arrows(path) == ["geodata.build", "geodata.places.matcher"]


def test_the_top_of_geodata_stays_small() -> None:
    assert len(list((ROOT / "geodata").glob("*.py"))) <= 12


@pytest.mark.parametrize("path", files("mapapp"), ids=module)
def test_the_app_imports_only_what_is_shared(path: Path) -> None:
    for name in imported(path):
        top = name.partition(".")[0]
        assert top not in HEAVY, name
        if top == "geodata":
            assert name.startswith(SHARED), name


@pytest.mark.parametrize("path", files("geodata"), ids=module)
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
