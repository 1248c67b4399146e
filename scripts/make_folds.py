"""Write ``tests/shared/folds.json``: what Python makes of place names, for the browser's fold to be held to.

``python scripts/make_folds.py`` prints nothing; a test says when the file is out of date.
"""

from __future__ import annotations

import json
from pathlib import Path

from geodata.places.gazetteer import Gazetteer, load_gazetteer
from geodata.places.spelling import SPELLINGS, tokens

PATH = Path(__file__).parents[1] / "tests" / "shared" / "folds.json"
TELLING = frozenset("'’‘`´&+/().,-0123456789")
"""Signs in a name that some rule is about; a letter that is not ASCII is one too."""
PLAIN, ODD = 80, 8
"""Of the names without such a sign each 80th stands in the file, of the others each 8th."""
WRITTEN = (
    "  Ridderkerk. ",
    "ALPHEN A/D RIJN",
    "Alphen a.d. Rijn",
    "a'd Rijn",
    "Valkenburg v.d. Geul",
    "Over't Spoor",
    "’s-Gravenhage",
    "`s Gravenhage",
    "Dijk & Waard",
    "Dijk+Waard",
    "Ĳsselstein",
    "IJsselstein",
    "ysselstein",
    "Súdwest-Fryslân",
    "Su\\u0301dwest",
    "Straße",
    "Ærø",
    "Łódź",
    "Đakovo Þing Œuvre",
    "St. Michielsgestel",
    "1ste Exloërmond",
    "Wijk_01",
    "２５１２",
    "Москва",
    "?!",
    "",
)
"""Texts as visitors may write them."""


def folds(gazetteer: Gazetteer) -> dict[str, str]:
    """Texts with the words that are left of them: odd names of the gazetteer, and some of the plain ones."""
    names = sorted({name for called in gazetteer.called.values() for name in called})
    starts = {written[0] for written in SPELLINGS}
    odd = [
        name
        for name in names
        if not TELLING.isdisjoint(name) or not name.isascii() or not starts.isdisjoint(name.lower().split())
    ]
    plain = [name for name in names if name not in set(odd)]
    return {text: " ".join(tokens(text)) for text in (*WRITTEN, *odd[::ODD], *plain[::PLAIN])}


def main() -> None:
    """Write the file."""
    text = json.dumps(folds(load_gazetteer()), ensure_ascii=False, indent=0)
    PATH.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
