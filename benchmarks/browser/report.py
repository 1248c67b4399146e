"""Figures as tables, and the file that keeps them: ``benchmarks/RESULTS.md``, one section a benchmark.

In: figures of this page and the peer with their goals. Out: Markdown. A benchmark replaces its own section
and leaves the others as they are; each section says when, of which commit and on what kind of machine it was
measured.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median

from benchmarks.browser.cdp import Chromium
from benchmarks.browser.servers import ROOT

RESULTS = ROOT / "benchmarks" / "RESULTS.md"
SECTIONS = ("The page", "A click on a facet", "Lighthouse and html-validate")
_HEAD = """# Results

Made by the scripts in this folder (see README.md); each writes its own section. "Ratio" is this page against
the peer, a plain page with Leaflet and supercluster, measured by turns in the same run. Figures are medians,
with the lowest and the highest behind them where they differ.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: the values that were measured, here and at the peer, and what was aimed at."""

    name: str
    ours: Sequence[float]
    peer: Sequence[float] = ()
    unit: str = ""
    digits: int = 0
    goal: str = ""
    met: bool | None = None

    def cells(self) -> list[str]:
        """The row's cells, as text."""
        ratio = ""
        if self.ours and self.peer and median(self.peer):
            ratio = f"{median(self.ours) / median(self.peer):.1f}"
        met = {True: "yes", False: "no", None: ""}[self.met]
        return [self.name, self._text(self.ours), self._text(self.peer), ratio, self.goal, met]

    def _text(self, values: Sequence[float]) -> str:
        if not values:
            return "–"
        low, middle, high = (
            f"{value:,.{self.digits}f}" for value in (min(values), median(values), max(values))
        )
        spread = "" if low == high else f" ({low}–{high})"
        return f"{middle}{self.unit and ' ' + self.unit}{spread}"


def middle(values: Iterable[float]) -> float:
    """The median; infinite when there is nothing to take it of, so that no goal is met by silence."""
    found = list(values)
    return median(found) if found else float("inf")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A Markdown table, with its columns in line."""
    lines = [list(head), *(list(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]

    def line(cells: Sequence[str]) -> str:
        padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
        return f"| {' | '.join(padded)} |"

    return [line(lines[0]), line(["-" * width for width in widths]), *map(line, lines[1:])]


def figures(rows: Iterable[Row], ours: str = "this page") -> list[str]:
    """The usual table: figure, here, peer, ratio, goal, whether it is met."""
    return table(["figure", ours, "peer", "ratio", "goal", "met"], (row.cells() for row in rows))


def measured(browser: Chromium, note: str = "") -> str:
    """When, what and on what was measured, as a sentence."""
    day = date.today().isoformat()
    return f"{day}, commit {_commit(ROOT)}, {_machine()}, Chromium {browser.version}{note and ', ' + note}."


def publish(section: str, lines: Sequence[str], *, write: bool, path: Path = RESULTS) -> None:
    """Prints a section, and puts it in the place of the earlier one when asked to."""
    text = "\n".join(lines)
    print(f"\n## {section}\n\n{text}\n", flush=True)
    if not write:
        return
    kept = path.read_text(encoding="utf-8") if path.is_file() else ""
    sections = dict(re.findall(r"^## (.+)\n\n(.*?)\s*(?=^## |\Z)", kept, re.MULTILINE | re.DOTALL))
    sections[section] = text
    ordered = [f"## {name}\n\n{sections[name]}\n" for name in SECTIONS if name in sections]
    path.write_text("\n".join([_HEAD, *ordered]), encoding="utf-8")


def _machine() -> str:
    """The machine in general words, as results name it."""
    return f"{os.cpu_count()} cores"


def _commit(folder: str | os.PathLike[str]) -> str:
    """The short name of the commit that stands in a folder; with a plus when files differ from it."""
    described = subprocess.run(
        ["git", "describe", "--always", "--dirty=+"], cwd=folder, capture_output=True, text=True, check=False
    )
    return described.stdout.strip() or "no commit"
