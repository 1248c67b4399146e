"""Write ``docs/voorbeeld-redactie.xlsx``: the small spreadsheet that the editor's guide walks through.

Made-up examples with one mistake of each common kind; same bytes every time.
"""

from __future__ import annotations

from pathlib import Path

from geodata import files
from geodata.table import tabular

SAMPLE = Path(__file__).parent.parent / "docs" / "voorbeeld-redactie.xlsx"
_SOURCE = "https://example.org/"

ROWS = (
    (
        "Titel",
        "Samenvatting",
        "Fenomenen",
        "Doelgroepen",
        "Schaal",
        "Startjaar",
        "Plaatsen",
        "Bron (webadres)",
    ),
    (
        "Picknick op het plein",
        "Buren eten één keer per maand samen op het plein en maken afspraken over hun straat.",
        "Leefbaarheid; Sociale cohesie",
        "bewoners; kinderen",
        "buurt",
        "2019",
        "Nieuwe Westen, Rotterdam\nMoerwijk, Den Haag | voorbeeld",
        _SOURCE + "picknick",
    ),
    (
        "Lampjes in de steeg",
        "Bewoners en gemeente verlichten samen donkere stegen.",
        "Overlst; veiligheid",
        "bewoners",
        "wijk",
        "2021",
        "Bergen",
        _SOURCE + "lampjes",
    ),
    (
        "Oren en ogen",
        "Ouderen lopen met de wijkagent mee en vertellen wat hun opvalt.",
        "Toezicht",
        "Ouderen",
        "gemeente",
        "rond 2015",
        "Rotterdam",
        _SOURCE + "oren-en-ogen",
    ),
    (
        "Picknick op het plein",
        "Zelfde voorbeeld, tweede plaats.",
        "Leefbaarheid",
        "bewoners",
        "buurt",
        "2020",
        "Limburg",
        _SOURCE + "picknick",
    ),
    (
        "Praatbank",
        "Een bank waar bewoners elke week met de wijkagent praten.",
        "Veiligheid",
        "bewoners",
        "straat",
        "",
        "Zwartbruggerweide",
        _SOURCE + "praatbank",
    ),
)


def workbook() -> bytes:
    """The bytes of the sample."""
    return tabular.xlsx_table(ROWS, "Voorbeelden", numbers=("Startjaar",))


if __name__ == "__main__":
    files.write_bytes(SAMPLE, workbook())
