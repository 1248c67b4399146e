"""What the build found in a row or a place, and how it is told to an editor.

In: facts about a cell. Out: a :class:`Finding`, with its reason and what to do in plain Dutch, as
:mod:`geodata.table.wording` puts it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from geodata.table.wording import WORDING, Remark

SHOWN_LENGTH = 80
"""How much of a cell is quoted back."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One outcome for a row, a cell or a place.

    ``row`` and ``column`` are as in the file the editor keeps; ``subject`` is the title of the row.
    ``choices`` are values to fill in instead, best first; ``guess`` says the first is only likely.
    """

    remark: Remark
    row: int | None = None
    column: str | None = None
    value: str = ""
    subject: str = ""
    detail: str = ""
    choices: tuple[str, ...] = ()
    guess: bool = False
    file: str = ""

    @property
    def refuses(self) -> bool:
        """Whether the build stops for it."""
        return WORDING[self.remark].refuses

    @property
    def outcome(self) -> str:
        """The outcome in one or two words."""
        return WORDING[self.remark].outcome

    @property
    def reason(self) -> str:
        """Why, in a Dutch sentence."""
        return WORDING[self.remark].reason.format(value=shown(self.value), detail=self.detail)

    @property
    def advice(self) -> str:
        """What to fill in, in a Dutch sentence; empty when nothing is asked."""
        choices = ""
        if self.choices and self.guess:
            choices = f" Bedoelde u ‘{self.choices[0]}’?"
        elif self.choices:
            choices = " Kies uit: " + ", ".join(f"‘{choice}’" for choice in self.choices) + "."
        return WORDING[self.remark].advice.format(choices=choices).strip()


def shown(text: str) -> str:
    """The text as it may be quoted: short, on one line, every sign visible."""
    line = "".join(
        sign if sign.isprintable() else " " if sign.isspace() else "\ufffd" for sign in text
    ).strip()
    return line if len(line) <= SHOWN_LENGTH else line[: SHOWN_LENGTH - 1] + "…"


def refusing(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those findings that stop the build."""
    return tuple(finding for finding in findings if finding.refuses)
