"""What can be said of a row, a cell or a place, and how an editor is told, in plain Dutch.

``WORDING`` is the one table of remarks: an outcome word, a reason, an advice, and whether it stops the build.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple


class Remark(Enum):
    """What can be said."""

    UNREADABLE = auto()
    NO_ROWS = auto()
    MISSING_COLUMN = auto()
    REPEATED_COLUMN = auto()
    UNKNOWN_COLUMN = auto()
    EXTRA_CELLS = auto()
    EMPTY = auto()
    TOO_LONG = auto()
    CONTROL_CHARACTER = auto()
    BAD_ID = auto()
    DUPLICATE_ID = auto()
    DUPLICATE_TITLE = auto()
    UNKNOWN_CATEGORY = auto()
    BAD_YEAR = auto()
    YEARS_REVERSED = auto()
    BAD_DATE = auto()
    BAD_LINK = auto()
    BAD_PLACE = auto()
    BAD_POINT = auto()
    BAD_CODE = auto()
    DUPLICATE_OVERRIDE = auto()
    SCHEMA = auto()
    PLACE_FOUND = auto()
    PLACE_SET = auto()
    PLACE_COARSE = auto()
    PLACE_REGION = auto()
    PLACE_AMBIGUOUS = auto()
    PLACE_NOT_FOUND = auto()
    PLACE_TWICE = auto()
    NO_PLACE = auto()
    OVERRIDE_UNUSED = auto()


class Wording(NamedTuple):
    """How one kind is told; ``{value}``, ``{detail}`` and ``{choices}`` are filled in."""

    outcome: str
    reason: str
    advice: str
    refuses: bool = True


WORDING: dict[Remark, Wording] = {
    Remark.UNREADABLE: Wording("fout", "{detail}", "Maak de tabel in orde en probeer het opnieuw."),
    Remark.NO_ROWS: Wording(
        "fout", "Onder de kolomnamen staan geen rijen.", "Controleer of dit het goede bestand en tabblad is."
    ),
    Remark.MISSING_COLUMN: Wording("fout", "De kolom ‘{value}’ ontbreekt.", "Zet deze kolom in de tabel."),
    Remark.REPEATED_COLUMN: Wording(
        "dubbel", "‘{value}’ betekent hetzelfde als de kolom ‘{detail}’.", "Voeg de twee kolommen samen."
    ),
    Remark.UNKNOWN_COLUMN: Wording(
        "overgeslagen",
        "De kolom ‘{value}’ kennen we niet; hij is overgeslagen.",
        "Hoeft de kolom niet mee? Dan hoeft u niets te doen.{choices}",
        refuses=False,
    ),
    Remark.EXTRA_CELLS: Wording(
        "fout",
        "Deze rij heeft meer cellen dan er kolommen zijn: ‘{value}’.",
        "Waarschijnlijk staat er een scheidingsteken in een tekst. Zet die tekst tussen aanhalingstekens "
        "of bewaar de tabel als XLSX.",
    ),
    Remark.EMPTY: Wording(
        "fout", "Deze cel is leeg.", "Vul deze cel in; zonder kan het voorbeeld niet op de kaart."
    ),
    Remark.TOO_LONG: Wording("fout", "De tekst is te lang ({detail}).", "Maak de tekst korter."),
    Remark.CONTROL_CHARACTER: Wording(
        "fout",
        "In ‘{value}’ staat een onzichtbaar stuurteken ({detail}).",
        "Typ de tekst opnieuw in deze cel.",
    ),
    Remark.BAD_ID: Wording(
        "fout",
        "‘{value}’ kan geen id zijn.",
        "Gebruik alleen kleine letters, cijfers en losse koppeltekens, of laat de cel leeg.{choices}",
    ),
    Remark.DUPLICATE_ID: Wording(
        "dubbel",
        "Het id ‘{value}’ staat ook in rij {detail}.",
        "Geef één van de twee een ander id, of verwijder een rij.",
    ),
    Remark.DUPLICATE_TITLE: Wording(
        "dubbel",
        "De titel ‘{value}’ staat ook in rij {detail}.",
        "Verwijder één van de twee rijen, of geef ze een verschillende titel. Meer plaatsen bij één "
        "voorbeeld? Zet ze samen in één cel, elk op een eigen regel.",
    ),
    Remark.UNKNOWN_CATEGORY: Wording(
        "onbekende categorie", "‘{value}’ kennen we niet in deze kolom.", "{choices}"
    ),
    Remark.BAD_YEAR: Wording(
        "fout", "‘{value}’ is geen jaartal.", "Vul vier cijfers in, bijvoorbeeld 2012, of laat leeg."
    ),
    Remark.YEARS_REVERSED: Wording(
        "fout", "Het eindjaar {value} ligt vóór het startjaar {detail}.", "Verbeter een van de twee jaren."
    ),
    Remark.BAD_DATE: Wording(
        "fout", "‘{value}’ is geen datum.", "Schrijf de dag als 2025-03-31 of 31-3-2025, of laat leeg."
    ),
    Remark.BAD_LINK: Wording(
        "fout",
        "‘{value}’ is geen webadres.",
        "Een webadres begint met https:// of http:// en heeft geen spaties.{choices}",
    ),
    Remark.BAD_PLACE: Wording(
        "fout",
        "‘{value}’ is niet te lezen als plaats.",
        "Schrijf elke plaats op een eigen regel: plaats | relatie | grondslag.",
    ),
    Remark.BAD_POINT: Wording(
        "fout",
        "{detail}",
        "Vul lon (tussen 3,2 en 7,3) en lat (tussen 50,7 en 53,7) allebei in; alleen een regio of "
        "provincie heeft geen punt.",
    ),
    Remark.BAD_CODE: Wording(
        "fout",
        "‘{value}’ is geen gemeentecode van nu.",
        "Vul een code in als GM0599, of laat leeg bij een regio.",
    ),
    Remark.DUPLICATE_OVERRIDE: Wording(
        "dubbel", "De plaats ‘{value}’ is al gezet in rij {detail}.", "Verwijder één van de twee rijen."
    ),
    Remark.SCHEMA: Wording(
        "fout", "Deze waarde past niet in de gegevens: {detail}", "Verbeter de cel of vraag de beheerder."
    ),
    Remark.PLACE_FOUND: Wording("gevonden", "Gevonden als {detail}.", "", refuses=False),
    Remark.PLACE_SET: Wording("met de hand gezet", "Met de hand gezet: {detail}.", "", refuses=False),
    Remark.PLACE_COARSE: Wording(
        "alleen gemeente",
        "Gevonden als {detail}; het punt staat in het midden van de gemeente.",
        "Weet u de wijk of buurt? Schrijf dan ‘wijk, gemeente’. Anders hoeft u niets te doen.",
        refuses=False,
    ),
    Remark.PLACE_REGION: Wording(
        "zonder punt",
        "Gevonden als {detail}; een regio of provincie krijgt geen punt op de kaart.",
        "Weet u de gemeente? Vul die dan in. Anders hoeft u niets te doen.",
        refuses=False,
    ),
    Remark.PLACE_AMBIGUOUS: Wording(
        "meer mogelijk",
        "‘{value}’ kan meer dan één plaats zijn; deze plaats staat nog niet op de kaart.",
        "Kies er een en vul die in.{choices}",
        refuses=False,
    ),
    Remark.PLACE_NOT_FOUND: Wording(
        "niet gevonden",
        "‘{value}’ kennen we niet als plaats; deze plaats staat nog niet op de kaart.",
        "Controleer de spelling of schrijf ‘wijk, gemeente’. Bestaat de plaats wel? Zet het punt "
        "dan met de hand (overrides.csv). Is het voorbeeld landelijk? Vul ‘landelijk’ in bij Schaal "
        "en laat de plaats leeg.",
        refuses=False,
    ),
    Remark.PLACE_TWICE: Wording(
        "dubbel",
        "‘{value}’ staat al eerder in deze cel; de tweede is overgeslagen.",
        "Haal er één weg.",
        refuses=False,
    ),
    Remark.NO_PLACE: Wording(
        "geen plaats",
        "Er is geen plaats ingevuld.",
        "Het voorbeeld komt in de lijst ‘zonder plaats op de kaart’. Weet u waar het was? Vul het dan in.",
        refuses=False,
    ),
    Remark.OVERRIDE_UNUSED: Wording(
        "niet gebruikt",
        "De met de hand gezette plaats ‘{value}’ komt in geen rij voor.",
        "Schrijf de plaats in overrides.csv precies zoals in de tabel, of verwijder de rij.",
        refuses=False,
    ),
}
