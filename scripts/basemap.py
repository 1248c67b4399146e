"""Make the embedded base map: water, provinces, neighbouring land and place names.

In: the areas of :mod:`basemap_areas` and the towns of :mod:`basemap_places`. Out: ``geodata/data/basemap/*``
and the bundle of it all for the browser, ``assets/data/basemap.json``; positions are [lon, lat], WGS 84, four
decimals; same input, same bytes.

    python scripts/basemap.py
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import basemap_areas
import basemap_places
import shapely
from shapely.geometry.base import BaseGeometry

from geodata.files import write_bytes

ROOT = Path(__file__).resolve().parent.parent
GAZETTEER = ROOT / "geodata" / "data" / "gazetteer"
TARGET = ROOT / "geodata" / "data" / "basemap"
BUNDLE = ROOT / "assets" / "data" / "basemap.json"

ATTRIBUTION = "Ondergrond © OpenStreetMap-bijdragers (ODbL), Natural Earth; plaatsnamen CBS, GeoNames"

Feature = tuple[str, Mapping[str, str], BaseGeometry]


def main() -> None:
    """Write every file, then say how large each became."""
    areas = basemap_areas.areas()
    names = dict(basemap_areas.CODES.values())
    provinces = [(code, {"code": code, "name": names[code]}, areas[code]) for code in sorted(names)]
    neighbours = ("neighbours", {"kind": "neighbour"}, areas[basemap_areas.NEIGHBOUR])
    netherlands = (
        "netherlands",
        {"kind": "netherlands"},
        shapely.coverage_union_all([p[2] for p in provinces]),
    )
    water = ("water", {}, areas[basemap_areas.WATER])
    places = basemap_places.ranked_places(GAZETTEER)

    _write(TARGET / "water.geojson", _lines(_collection([water])))
    _write(TARGET / "provinces.geojson", _lines(_collection(provinces)))
    _write(TARGET / "neighbours.geojson", _lines(_collection([neighbours])))
    _write(TARGET / "places.json", "[\n" + ",\n".join(map(_compact, places)) + "\n]\n")
    bundle = {
        "land": _collection([neighbours, netherlands]),
        "water": _collection([water]),
        "provinces": _collection(provinces),
        "places": places,
        "attribution": ATTRIBUTION,
    }
    _write(BUNDLE, _compact(bundle) + "\n")


def _collection(features: Iterable[Feature]) -> dict[str, Any]:
    return {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "id": id_, "properties": dict(properties), "geometry": _geometry(shape)}
            for id_, properties, shape in features
        ],
    }


def _geometry(shape: BaseGeometry) -> dict[str, Any]:
    """GeoJSON with outer rings counter-clockwise and parts in a fixed order."""
    ordered = shapely.orient_polygons(shapely.normalize(shape))
    geometry: dict[str, Any] = json.loads(shapely.to_geojson(ordered))
    return {"type": geometry["type"], "coordinates": _rounded(geometry["coordinates"])}


def _rounded(value: Any) -> Any:
    return [_rounded(part) for part in value] if isinstance(value, list) else round(value, 4)


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _lines(collection: dict[str, Any]) -> str:
    features = ",\n".join(map(_compact, collection["features"]))
    return f'{{"type":"FeatureCollection","features":[\n{features}\n]}}\n'


def _write(path: Path, text: str) -> None:
    content = text.encode()
    write_bytes(path, content)
    print(f"{path.relative_to(ROOT)}: {len(content) / 1000:.1f} kB")


if __name__ == "__main__":
    main()
