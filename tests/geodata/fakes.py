"""Small stand-ins for the gazetteer and the online geocoder, and tables to read."""

from __future__ import annotations

import io
from collections.abc import Sequence

import xlsxwriter

from geodata.build import Build
from geodata.errors import ServiceUnreachable
from geodata.places.outcome import Answer, Match, Status
from geodata.schema import Collection, Level, Provenance
from geodata.table.overrides import Municipality
from geodata.text import fold

MUNICIPALITIES = {
    "GM0599": Municipality("Rotterdam", "Zuid-Holland"),
    "GM0518": Municipality("Den Haag", "Zuid-Holland"),
}


def match(
    name: str,
    level: Level = Level.GEMEENTE,
    code: str | None = "GM0599",
    municipality: str | None = "Rotterdam",
    lon: float | None = 4.47917,
    lat: float | None = 51.9225,
    provenance: Provenance = Provenance.GAZETTEER,
) -> Match:
    return Match(
        name=name,
        level=level,
        code=code,
        municipality=municipality,
        municipality_code="GM0599" if municipality else None,
        province="Zuid-Holland",
        lon=lon,
        lat=lat,
        precision=level,
        provenance=provenance,
        score=100.0,
    )


ROTTERDAM = match("Rotterdam")
NIEUWE_WESTEN = match("Nieuwe Westen", Level.BUURT, "BU05990324", lon=4.449783, lat=51.916812)
LIMBURG = match("Limburg", Level.PROVINCIE, "PV31", None, None, None)
BERGENS = (
    match("Bergen (NH)", code="GM0373", municipality="Bergen (NH)"),
    match("Bergen (L)", code="GM0893", municipality="Bergen (L)"),
)


class FakeGazetteer:
    """Knows Rotterdam, one neighbourhood, one province and two Bergens; counts its calls."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def answer(self, text: str) -> Answer:
        self.asked.append(text)
        known = {
            "rotterdam": ROTTERDAM,
            "gemeenterotterdam": ROTTERDAM,
            "nieuwewestenrotterdam": NIEUWE_WESTEN,
            "limburg": LIMBURG,
            "provincielimburg": LIMBURG,
        }.get(fold(text))
        if known:
            return Answer(text, Status.FOUND, known)
        if fold(text) == "bergen":
            return Answer(text, Status.AMBIGUOUS, None, BERGENS)
        return Answer(text, Status.NOT_FOUND)


class FakeOnline:
    """Answers every query with the same match, or is out of reach when it has none."""

    def __init__(self, found: Match | None) -> None:
        self.found = found
        self.asked: list[str] = []

    def answer(self, query: str) -> Answer:
        self.asked.append(query)
        if self.found is None:
            raise ServiceUnreachable("no network; try again later")
        return Answer(query, Status.FOUND, self.found)


def accepted(made: Build) -> Collection:
    """What a build made, when it was not refused."""
    assert made.collection is not None, [finding.reason for finding in made.findings if finding.refuses]
    return made.collection


HEADER = ("title", "summary", "phenomena", "scope", "start_year", "places", "source_url", "links")
ROWS = (
    (
        "Kan wél!",
        "Bewoners doen het zelf; één euro per idee.",
        "Overlast; Sociale cohesie",
        "wijk",
        "2012",
        "Rotterdam | ontstaan_in | bronlijst\nNieuwe Westen, Rotterdam",
        "https://example.org/kan-wel",
        "https://example.org/meer | Meer lezen",
    ),
    (
        "Agent, bijt hond",
        "De wijkagent luncht mee.",
        "",
        "",
        "",
        "Limburg",
        "https://example.org/agent",
        "",
    ),
)


def csv_text(rows: Sequence[Sequence[str]], delimiter: str = ",", newline: str = "\n") -> str:
    """Rows as CSV with every cell quoted."""
    lines = [delimiter.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    return newline.join(lines) + newline


def xlsx(rows: Sequence[Sequence[object]], before: Sequence[str] = ()) -> bytes:
    """Rows as the last sheet of a workbook, after sheets of other names with a word in them."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as workbook:
        for name in before:
            workbook.add_worksheet(name).write_string(0, 0, "Toelichting")
        sheet = workbook.add_worksheet("Tabel")
        for y, row in enumerate(rows):
            for x, cell in enumerate(row):
                sheet.write(y, x, cell)
    return buffer.getvalue()
