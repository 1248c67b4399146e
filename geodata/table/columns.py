"""The columns of the source table: their names, the headers people write, and how values are kept.

One record per column; the reader, the tabular export, the review and ``docs/data.md`` follow it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geodata import schema
from geodata.text import fold

LIST_SEPARATOR = "; "
PART_SEPARATOR = " | "
DEFAULT_RELATION = schema.Relation.UITGEVOERD_IN
DEFAULT_BASIS = "tabel"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``name`` is the header in our own table, ``label`` the Dutch one of exports.

    ``vocabulary`` holds the values a category column knows; it is empty for free text.
    """

    name: str
    label: str
    aliases: tuple[str, ...] = ()
    required: bool = False
    vocabulary: tuple[str, ...] = ()
    multiple: bool = False
    hint: str = ""


COLUMNS: tuple[Column, ...] = (
    Column("id", "Id", ("kenmerk", "code", "sleutel"), hint="laat leeg: dan komt het uit de titel"),
    Column("title", "Titel", ("naam", "naam interventie", "interventie", "praktijkvoorbeeld"), required=True),
    Column("summary", "Samenvatting", ("korte samenvatting", "korte omschrijving", "teaser"), required=True),
    Column("goal", "Doel", ("doelstelling",)),
    Column("approach", "Aanpak", ("hoe het werkt", "omschrijving aanpak")),
    Column("conditions", "Randvoorwaarden", ("randvoorwaarde", "voorwaarden", "wat is nodig")),
    Column(
        "phenomena",
        "Fenomenen",
        ("fenomeen", "phenomenon", "thema", "themas"),
        vocabulary=schema.PHENOMENA,
        multiple=True,
    ),
    Column(
        "methods",
        "Werkwijze",
        ("werkwijzen", "method", "manier", "manier van werken"),
        vocabulary=schema.METHODS,
        multiple=True,
    ),
    Column(
        "participation",
        "Participatieladder",
        ("participatie", "trede", "trede participatieladder", "participation ladder"),
        vocabulary=tuple(schema.Participation),
    ),
    Column(
        "initiators",
        "Initiatiefnemers",
        ("initiatiefnemer", "initiator", "initierende partij", "initierende partijen"),
        vocabulary=schema.PARTIES,
        multiple=True,
    ),
    Column(
        "partners",
        "Betrokken partijen",
        ("betrokken partij", "partij", "partijen", "partner"),
        vocabulary=schema.PARTIES,
        multiple=True,
    ),
    Column(
        "target_groups",
        "Doelgroepen",
        ("doelgroep", "target group"),
        vocabulary=schema.TARGET_GROUPS,
        multiple=True,
    ),
    Column(
        "scope",
        "Schaal",
        ("schaalniveau", "reikwijdte", "bereik", "niveau"),
        vocabulary=tuple(schema.Scope),
        hint="leeg is onbekend",
    ),
    Column("start_year", "Startjaar", ("beginjaar", "jaar", "gestart in", "jaar van start")),
    Column("end_year", "Eindjaar", ("einde", "gestopt in", "jaar van einde")),
    Column("derived", "Afgeleid", ("eigen lezing", "eigen inschatting"), multiple=True),
    Column(
        "places",
        "Plaatsen",
        ("plaats", "place", "locatie", "locaties", "waar"),
        multiple=True,
        hint="één plaats per regel: plaats | relatie | grondslag",
    ),
    Column("source_url", "Bron (webadres)", ("bron", "bron url", "bronadres", "source"), required=True),
    Column("source_label", "Bron (naam)", ("bronnaam", "naam bron", "bron label")),
    Column(
        "source_checked_on",
        "Bron bekeken op",
        ("bron gecontroleerd op", "gecontroleerd op", "bekeken op", "checked on"),
    ),
    Column(
        "links",
        "Links",
        ("link", "meer lezen", "meer informatie", "websites"),
        multiple=True,
        hint="webadres | tekst",
    ),
)

FIELDS: tuple[str, ...] = tuple(column.name for column in COLUMNS)

DERIVED_LABELS: tuple[str, ...] = ("Gemeenten", "Provincies")
"""Columns that an export adds for the reader's ease; the build works them out anew and skips them."""

_BY_NAME = {column.name: column for column in COLUMNS}
_BY_HEADER = {
    fold(header): column.name for column in COLUMNS for header in (column.name, column.label, *column.aliases)
}
_DERIVED = {fold(label) for label in DERIVED_LABELS}


def column(name: str) -> Column:
    """The column of that name in our own table."""
    return _BY_NAME[name]


def field_of(header: str) -> str | None:
    """The field a header in Dutch or English stands for, however it is capitalised or spaced."""
    return _BY_HEADER.get(fold(header))


def is_derived(header: str) -> bool:
    """Whether an export added this column, so that it may be skipped without a word."""
    return fold(header) in _DERIVED


def known_headers() -> Iterable[str]:
    """The Dutch and the English name of every column."""
    for item in COLUMNS:
        yield item.label
        yield item.name


def fits(header: Sequence[str]) -> bool:
    """Whether a header row holds every column the source table cannot do without."""
    found = {field_of(cell) for cell in header}
    return all(item.name in found for item in COLUMNS if item.required)


def place_text(place: schema.Location | schema.Place) -> str:
    """How a place is written in the source table, so that it is found again."""
    if place.level is schema.Level.PROVINCIE:
        return f"provincie {place.name}"
    if place.level is schema.Level.REGIO or place.municipality is None:
        return place.name
    if place.level is schema.Level.GEMEENTE:
        return f"gemeente {place.name}"
    return f"{place.name}, {place.municipality}"
