"""The review an editor reads: every row and place, what came of it, and what to fill in, in plain Dutch.

In: the findings of a build. Out: a table (XLSX or CSV) or a text; same findings, same bytes. Written as well
when the build was refused, since that is when it is needed most.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from geodata import files
from geodata.errors import GeodataError
from geodata.table import tabular
from geodata.table.finding import Finding, shown
from geodata.table.wording import Remark

HEADER = (
    "Uitkomst",
    "Bestand",
    "Rij",
    "Kolom",
    "Voorbeeld",
    "Ingevuld",
    "Reden",
    "Wat te doen",
    "Kandidaten",
)
SUFFIXES = (".xlsx", ".csv", ".txt")
_WIDTHS = (20, 18, 6, 18, 32, 32, 50, 60, 50)
_SHOWN_ON_SCREEN = 20
_QUIET = frozenset(
    {
        Remark.PLACE_FOUND,
        Remark.PLACE_SET,
        Remark.PLACE_COARSE,
        Remark.PLACE_REGION,
        Remark.NO_PLACE,
    }
)
_UNPLACED = (Remark.PLACE_AMBIGUOUS, Remark.PLACE_NOT_FOUND)


class ReviewNameError(GeodataError, ValueError):
    """Raised when a review is asked for in a format that is not known."""


def check_name(path: Path) -> None:
    """Refuse a file name whose suffix names no format of a review.

    Raises:
        ReviewNameError: it ends otherwise than in .xlsx, .csv or .txt.
    """
    if path.suffix.casefold() not in SUFFIXES:
        raise ReviewNameError(f"{path}: een controlelijst eindigt op {', '.join(SUFFIXES)}.")


def write(path: Path, findings: Iterable[Finding]) -> None:
    """Write the review in the format its suffix names."""
    check_name(path)
    ordered = in_order(findings)
    formats = {".xlsx": xlsx_bytes, ".csv": csv_bytes, ".txt": text_bytes}
    files.write_bytes(path, formats[path.suffix.casefold()](ordered))


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """The findings by row; those of a whole file first, those of the overrides after the table's."""
    return sorted(findings, key=lambda finding: (finding.file, finding.row or 0))


def rows(findings: Iterable[Finding]) -> list[list[str]]:
    """One row of text per finding, under :data:`HEADER`."""
    return [
        [
            finding.outcome,
            finding.file,
            str(finding.row or ""),
            finding.column or "",
            finding.subject,
            finding.value,
            finding.reason,
            finding.advice,
            "\n".join(finding.choices if finding.remark is Remark.PLACE_AMBIGUOUS else ()),
        ]
        for finding in findings
    ]


def xlsx_bytes(findings: Sequence[Finding]) -> bytes:
    """The review as a workbook."""
    return tabular.xlsx_table([HEADER, *rows(findings)], "Controlelijst", widths=_WIDTHS, numbers=("Rij",))


def csv_bytes(findings: Sequence[Finding]) -> bytes:
    """The review as CSV for Dutch Excel."""
    return tabular.csv_table([HEADER, *rows(findings)])


def text_bytes(findings: Sequence[Finding]) -> bytes:
    """The review as text: a count per outcome, then what asks for attention, then the rest."""
    lines = ["Controlelijst", ""]
    counts = Counter(finding.outcome for finding in findings)
    lines += [f"{count:>6}  {outcome}" for outcome, count in sorted(counts.items())]
    parts = (
        ("Dit houdt het bouwen tegen", [item for item in findings if item.refuses]),
        (
            "Dit vraagt aandacht",
            [item for item in findings if not item.refuses and item.remark not in _QUIET],
        ),
        ("Ter informatie", [item for item in findings if not item.refuses and item.remark in _QUIET]),
    )
    for title, part in parts:
        if part:
            lines += ["", title, "-" * len(title), *_blocks(part)]
    return ("\n".join(lines) + "\n").encode()


def summary(findings: Iterable[Finding]) -> list[str]:
    """A few lines for the screen: what stops the build or waits for an answer."""
    pressing = [item for item in in_order(findings) if item.remark not in _QUIET]
    refusing = [item for item in pressing if item.refuses]
    chosen = refusing or pressing
    lines = _blocks(chosen[:_SHOWN_ON_SCREEN])
    if len(chosen) > _SHOWN_ON_SCREEN:
        lines.append(f"… en nog {len(chosen) - _SHOWN_ON_SCREEN}; met --review krijgt u de hele lijst.")
    return lines


def unplaced_count(findings: Iterable[Finding]) -> int:
    """How many places are not on the map because it is not known which they are."""
    return sum(finding.remark in _UNPLACED for finding in findings)


def _blocks(findings: Iterable[Finding]) -> list[str]:
    """A line per finding, and under it what to do unless an earlier one said the same."""
    lines: list[str] = []
    given: set[str] = {""}
    for finding in findings:
        lines.append(_line(finding))
        if finding.advice not in given:
            lines.append(f"    {finding.advice}")
            given.add(finding.advice)
    return lines


def _line(finding: Finding) -> str:
    where = ", ".join(
        filter(
            None,
            (
                finding.file,
                f"rij {finding.row}" if finding.row else "",
                f"kolom {finding.column}" if finding.column else "",
                f"‘{shown(finding.subject)}’" if finding.subject else "",
            ),
        )
    )
    return f"{where + ': ' if where else ''}{finding.outcome}. {finding.reason}"
