"""The pipeline: source table -> checked rows -> places -> collection, with a finding for all on the way.

In: the paths of a table and of the overrides, a gazetteer, and an online geocoder if one may be asked. Out: a
:class:`Build`; nothing is written here. A row that breaks a rule refuses the whole; a place that is
ambiguous or unknown is left out and reported.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from geodata.errors import TableError
from geodata.files import DATA
from geodata.geojson import collection_of
from geodata.places.locate import Geocoder, Locator
from geodata.schema import Collection, Place, Properties
from geodata.table import overrides as hand_set
from geodata.table import rows
from geodata.table.columns import fits
from geodata.table.finding import Finding, refusing
from geodata.table.overrides import Municipality, Overrides
from geodata.table.reader import read_table
from geodata.table.row import Row
from geodata.table.wording import Remark

TABLE = DATA / "interventions.csv"
OVERRIDES = DATA / "overrides.csv"

Progress = Callable[[int, int], None]
"""Told after each row: how many are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Build:
    """What came of a build; ``collection`` is None when it was refused."""

    table: Path
    collection: Collection | None
    findings: tuple[Finding, ...]


def build(
    table: Path,
    gazetteer: Geocoder,
    municipalities: Mapping[str, Municipality],
    *,
    overrides: Path | None = OVERRIDES,
    online: Geocoder | None = None,
    progress: Progress | None = None,
) -> Build:
    """Read, check and locate every row.

    Args:
        table: the source table, CSV or XLSX.
        gazetteer: settles most places.
        municipalities: today's municipalities by CBS code, for the overrides.
        overrides: the table of points set by hand; None for none.
        online: asked for what the gazetteer cannot settle; None never touches the network.
        progress: told after each row.

    Raises:
        ServiceError: the online geocoder was needed and did not work.
    """
    try:
        reading = rows.read(read_table(table, fits))
    except TableError as exc:
        return Build(table, None, (Finding(Remark.UNREADABLE, detail=str(exc)),))
    try:
        loaded = hand_set.load_overrides(overrides, municipalities) if overrides else (Overrides(), ())
    except TableError as exc:
        loaded = (Overrides(), (Finding(Remark.UNREADABLE, detail=str(exc)),))
    entries, override_findings = loaded
    findings = [*reading.findings, *override_findings]
    placer = _Placer(Locator(gazetteer, entries, online), reading.headers.get("places", "places"))
    interventions: list[Properties] = []
    for done, row in enumerate(reading.rows, start=1):
        places = placer.places_of(row)
        if row.properties:
            interventions.append(row.properties.model_copy(update={"places": places}))
        if progress:
            progress(done, len(reading.rows))
    findings += placer.findings
    if refusing(findings):
        return Build(table, None, tuple(findings))
    findings += entries.unused(item.id for item in interventions)
    return Build(table, collection_of(interventions), tuple(findings))


class _Placer:
    """Gives rows their places and gathers what there is to say of each."""

    def __init__(self, locator: Locator, header: str) -> None:
        self.findings: list[Finding] = []
        self._locator = locator
        self._header = header

    def places_of(self, row: Row) -> list[Place]:
        """Every place of the row that could be settled."""
        places: list[Place] = []
        for text in row.places:
            place, finding = self._locator.locate(row.id, text)
            if place in places:
                place, finding = None, Finding(Remark.PLACE_TWICE, value=text.text)
            if place is not None:
                places.append(place)
            self._report(finding, row)
        if not row.places and row.properties:
            self._report(Finding(Remark.NO_PLACE), row)
        return places

    def _report(self, finding: Finding, row: Row) -> None:
        self.findings.append(replace(finding, row=row.number, column=self._header, subject=row.title))
