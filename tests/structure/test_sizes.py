"""No function of geodata is longer than a screen."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from mapapp.settings import ROOT

LONGEST_FUNCTION = 60


def long_functions(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > LONGEST_FUNCTION:
                yield f"{path.name}: {node.name} has {lines} lines"


def test_functions_are_short() -> None:
    paths = sorted((ROOT / "geodata").rglob("*.py"))
    assert paths
    assert [function for path in paths for function in long_functions(path)] == []


def test_a_long_function_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "long.py"
    path.write_text("def f():\n" + "    pass\n" * LONGEST_FUNCTION)
    assert list(long_functions(path)) == [f"long.py: f has {LONGEST_FUNCTION + 1} lines"]
