"""The small files the browser draws from: content-hashed, compressed once, cacheable for a year.

In: a :class:`~mapapp.data.interventions.Snapshot`, the settings and ``assets/data``. Out: the page's
configuration and a table of files by hashed name, as docs/architecture.md describes them.
``python -m mapapp.data.files --fixture DIR`` writes the same objects for the JavaScript tests.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from geodata.schema import Feature, Properties
from mapapp.data.hashed import HashedFile, content_hash, hashed_name
from mapapp.data.interventions import Snapshot, load
from mapapp.page import facets
from mapapp.page.texts import LANGUAGES
from mapapp.pictures.wording import period
from mapapp.settings import ASSETS, ROOT, Settings

DETAILS_PER_FILE = 200
JSON_TYPE = "application/json"

_PLACE_KEYS = (
    "name",
    "level",
    "code",
    "municipality",
    "municipality_code",
    "province",
    "relation",
    "lon",
    "lat",
    "precision",
)
# Strong compression of a large data set takes longer than a reload can wait for.
_BROTLI_QUALITY, _BROTLI_QUALITY_LARGE = 9, 5
_LARGE_FEATURES = 2_000


@dataclass(frozen=True, slots=True)
class DataFiles:
    """All files of one version of the data, by hashed name, and the configuration that names them.

    ``theme`` is the address of the operator's own style, or None.
    """

    config: dict[str, Any]
    files: dict[str, HashedFile]
    theme: str | None


def dump(value: Any) -> bytes:
    """The value as compact JSON in UTF-8."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def index_of(features: Iterable[Feature]) -> dict[str, Any]:
    """What filtering, counting, sorting and drawing need of every intervention, and no more."""
    items = []
    for feature in features:
        properties = feature.properties
        items.append(
            {
                "id": properties.id,
                "title": properties.title,
                "summary": properties.summary,
                "scope": properties.scope.value,
                "start": properties.start_year,
                "end": properties.end_year,
                "facets": [facet.numbers(properties) for facet in facets.FACETS],
                "places": [{key: getattr(place, key) for key in _PLACE_KEYS} for place in properties.places],
                "mapped": feature.geometry is not None,
            }
        )
    return {"items": items}


def details_of(features: Iterable[Feature]) -> list[dict[str, Any]]:
    """All that is known of every intervention, in files of :data:`DETAILS_PER_FILE` in index order.

    When it ran is given in words too, in both languages, so that page and browser say the same.
    """
    rows = [
        {**feature.properties.model_dump(mode="json"), "period": _period(feature.properties)}
        for feature in features
    ]
    return [
        {"items": rows[start : start + DETAILS_PER_FILE]} for start in range(0, len(rows), DETAILS_PER_FILE)
    ]


def _period(properties: Properties) -> dict[str, str] | None:
    words = {language: period(properties, language) for language in LANGUAGES}
    return {language: said for language, said in words.items() if said} or None


def build(snapshot: Snapshot, settings: Settings, assets: Path = ASSETS) -> DataFiles:
    """Every file of this version of the data; nothing is written to disk."""
    files: dict[str, HashedFile] = {}
    large = len(snapshot.features) > _LARGE_FEATURES
    quality = _BROTLI_QUALITY_LARGE if large else _BROTLI_QUALITY

    def publish(name: str, body: bytes, content_type: str = JSON_TYPE) -> str:
        hashed = hashed_name(name, body)
        files[hashed] = HashedFile.of(body, content_type, quality)
        return f"{settings.base_path}data/{hashed}"

    def publish_copy(name: str, path: Path | None) -> str | None:
        return publish(name, path.read_bytes()) if path and path.is_file() else None

    data = {
        "index": publish("index.json", dump(index_of(snapshot.features))),
        "details": [
            publish(f"details-{number}.json", dump(chunk))
            for number, chunk in enumerate(details_of(snapshot.features))
        ],
        "basemap": publish_copy("basemap.json", assets / "data" / "basemap.json"),
        "gazetteer": publish_copy("gazetteer.json", assets / "data" / "gazetteer.json"),
        "boundaries": publish_copy("boundaries.json", settings.boundaries),
    }
    config = _config(data, snapshot.updated, settings)
    theme = settings.theme_css
    if theme and Path(theme).is_file():
        theme = publish("theme.css", Path(theme).read_bytes(), "text/css")
    return DataFiles({"version": content_hash(dump(config)), **config}, files, theme)


def _config(data: dict[str, Any], updated: date | None, settings: Settings) -> dict[str, Any]:
    return {
        "updated": updated.isoformat() if updated else None,
        "base": settings.base_path,
        "data": data,
        "facets": [facet.to_json() for facet in facets.FACETS],
        "language": "nl",
        "tiles": settings.tiles,
    }


def fixture(content: bytes) -> dict[str, bytes]:
    """The configuration, index and details of a data set under plain names, for tests of the scripts."""
    snapshot = load(content)
    chunks = details_of(snapshot.features)
    names = {
        "index": "index.json",
        "details": [f"details-{number}.json" for number in range(len(chunks))],
        "basemap": None,
        "gazetteer": None,
        "boundaries": None,
    }
    config = _config(names, snapshot.updated, Settings.model_construct())
    values = {"config.json": {"version": "fixture", **config}, "index.json": index_of(snapshot.features)}
    values |= dict(zip(names["details"] or [], chunks, strict=True))
    return {
        name: json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"
        for name, value in values.items()
    }


def main() -> None:
    """Write the fixture the JavaScript tests read."""
    parser = argparse.ArgumentParser(prog="python -m mapapp.data.files", description=main.__doc__)
    parser.add_argument("--fixture", type=Path, required=True, metavar="DIR")
    folder: Path = parser.parse_args().fixture
    folder.mkdir(parents=True, exist_ok=True)
    for name, body in fixture((ROOT / "interventions.geojson").read_bytes()).items():
        (folder / name).write_bytes(body)


if __name__ == "__main__":
    main()
