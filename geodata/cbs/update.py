"""Fresh boundaries and a full list of areas from CBS, in the user's own data folder.

In: the CBS collections at PDOK (OGC API Features). Out: ``municipalities.geojson``, ``areas.csv`` and
``meta.json``, written together or not at all, and a report. Refused: data that fail a check; then,
and on any fault of service or network, the folder stays as it was.

Where the files are is said by ``geodata.files``; who reads them falls back on the built-in tables.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol, TypeVar
from urllib.parse import urlencode

from geodata.cbs import areas, boundaries, datafolder
from geodata.cbs.areas import DIVISIONS, Area
from geodata.errors import ServiceRefused, UpdateRefused
from geodata.files import AREAS_FILE, META_FILE, MUNICIPALITIES_FILE
from geodata.places.known import known_municipalities
from geodata.remote import ogc, polite

URL_VARIABLE = "GEODATA_CBS_URL"
DEFAULT_URL = "https://api.pdok.nl/cbs"
LICENCE = "CC BY 4.0"
ATTRIBUTION = "© CBS / Kadaster"
PAGE_SIZE = 1_000
YEARS_BACK = 3
"""Years tried when none is asked for: CBS publishes a year's districts only in the course of it."""

T = TypeVar("T")


class Progress(Protocol):
    """Told after every page; ``total`` is None while the service does not say."""

    def __call__(self, collection: str, done: int, total: int | None) -> None:
        """``done`` features of ``collection`` (gemeenten, wijken or buurten) have come in."""


@dataclass(frozen=True, slots=True)
class Report:
    """What an update brought; ``differences`` from the built-in municipalities, one sentence each."""

    boundaries_year: int
    areas_year: int
    municipalities: int
    districts: int
    neighbourhoods: int
    differences: tuple[str, ...]


def update(
    data_dir: Path,
    base_url: str | None = None,
    progress: Progress | None = None,
    *,
    year: int | None = None,
    limiter: polite.Limiter | None = None,
    today: Callable[[], date] = date.today,
) -> Report:
    """Download, check and put in place; the folder changes only when all went well.

    Args:
        data_dir: folder to replace, as ``files.data_dir()`` says.
        base_url: address of the CBS services; None means ``GEODATA_CBS_URL`` or the official one.
        progress: told after every page.
        year: year of the division; None means the newest there is.
        limiter: how fast to ask; None means the usual pace.
        today: the day to count years from and to note.

    Raises:
        ServiceError: the service could not be reached, refused, or answered something else.
        UpdateRefused: what came is not complete or not sound, or the folder is not ours.
        GeodataError: ``base_url`` is no http(s) address.
    """
    datafolder.check(data_dir)
    url = polite.base_url(URL_VARIABLE, DEFAULT_URL, base_url)
    source = _Source(url, limiter or polite.Limiter(), progress or (lambda *_: None))
    years = [year] if year else [today().year - back for back in range(YEARS_BACK)]

    boundaries_year, features = _newest(years, source.municipalities)
    frame = boundaries.municipalities(features, boundaries_year)
    differences = boundaries.differences(frame, known_municipalities())
    areas_year, rows = _newest(years, source.areas)
    areas.check(rows, set(frame["code"]) if areas_year == boundaries_year else None)

    report = Report(
        boundaries_year=boundaries_year,
        areas_year=areas_year,
        municipalities=len(frame),
        districts=sum(row["code"].startswith(areas.DISTRICT.prefix) for row in rows),
        neighbourhoods=sum(row["code"].startswith(areas.NEIGHBOURHOOD.prefix) for row in rows),
        differences=tuple(differences),
    )
    files = {
        MUNICIPALITIES_FILE: boundaries.as_geojson(frame),
        AREAS_FILE: areas.as_csv(rows),
        META_FILE: _meta(report, url, today()),
    }
    datafolder.replace(data_dir, files)
    return report


class _Source:
    """The collections of one service, for a year; empty when it has none of that year."""

    def __init__(self, url: str, limiter: polite.Limiter, progress: Progress) -> None:
        self._url = url
        self._limiter = limiter
        self._progress = progress

    def municipalities(self, year: int) -> list[Mapping[str, Any]]:
        path = "gebiedsindelingen/ogc/v1/collections/gemeente_gegeneraliseerd/items"
        found = self._pages("gemeenten", path, jaarcode=year)
        return [feature for page in found for feature in page if boundaries.of_year(feature, year)]

    def areas(self, year: int) -> list[Area]:
        rows: list[Area] = []
        for division in DIVISIONS:
            path = f"wijken-en-buurten-{year}/ogc/v1/collections/{division.collection}/items"
            try:
                rows += areas.rows(division, self._pages(division.collection, path))
            except ServiceRefused as error:
                # The year is part of the address: one that is not there yet is a 404.
                if error.status == 404 and not rows:
                    return []
                raise
        return rows

    def _pages(self, collection: str, path: str, **parameters: int) -> Iterator[list[dict[str, Any]]]:
        query = urlencode({"f": "json", "limit": PAGE_SIZE, **parameters})
        done = 0
        for page in ogc.pages(f"{self._url}/{path}?{query}", limiter=self._limiter):
            yield page.features
            done += len(page.features)
            self._progress(collection, done, page.total)


def _newest(years: Sequence[int], fetch: Callable[[int], list[T]]) -> tuple[int, list[T]]:
    for year in years:
        found = fetch(year)
        if found:
            return year, found
    tried = ", ".join(map(str, years))
    raise UpdateRefused(f"the service has nothing of {tried}; what there was is kept; name another year")


def _meta(report: Report, url: str, today: date) -> bytes:
    record = {
        **asdict(report),
        "attribution": ATTRIBUTION,
        "downloaded_on": today.isoformat(),
        "licence": LICENCE,
        "service": url,
    }
    return (json.dumps(record, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()
