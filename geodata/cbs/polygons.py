"""Polygons of downloaded features: read, mended where that changes next to nothing, and judged.

In: GeoJSON features as CBS publishes them, WGS 84. Out: their polygons as a GeoSeries, and what is wrong with
those that are not usable. Refused by :func:`refuse`, with the faults named.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import geopandas as gpd
import shapely

from geodata.errors import UpdateRefused
from geodata.fields import BBOX_NETHERLANDS

MAX_REPAIR = 0.001
"""Share of its area that a mended polygon may differ; more, and it is another shape."""

MAX_NAMED = 10
"""Faults named in one message."""

_POLYGONS = ("Polygon", "MultiPolygon")


def polygons(features: Sequence[Mapping[str, Any]]) -> tuple[gpd.GeoSeries, dict[int, str]]:
    """The polygons of the features, and for those that have none, by position, what is wrong."""
    texts = [_polygon_text(feature.get("geometry")) for feature in features]
    read = gpd.GeoSeries(shapely.from_geojson(texts, on_invalid="ignore"))
    mended = read.make_valid(method="structure", keep_collapsed=False)
    lost = (mended.area - read.area).abs() > MAX_REPAIR * read.area
    broken = ~read.is_valid & (lost | ~mended.geom_type.isin(_POLYGONS))
    shapes = read.where(read.is_valid, mended)
    west, south, east, north = BBOX_NETHERLANDS
    bounds = shapes.bounds
    outside = (bounds.minx < west) | (bounds.miny < south) | (bounds.maxx > east) | (bounds.maxy > north)
    faults: dict[int, str] = {}
    for position, text in enumerate(texts):
        if text is None:
            faults[position] = "is no polygon"
        elif read[position] is None:
            faults[position] = "is no readable polygon"
        elif read[position].is_empty:
            faults[position] = "is empty"
        elif broken[position]:
            faults[position] = f"is no valid polygon ({shapely.is_valid_reason(read[position])})"
        elif outside[position]:
            where = " ".join(f"{degrees:.2f}" for degrees in bounds.loc[position])
            faults[position] = f"lies outside the Netherlands ({where})"
    return shapes, faults


def properties_of(feature: Mapping[str, Any]) -> Mapping[str, Any]:
    """The properties of a feature, none when it has no object for them."""
    properties = feature.get("properties")
    return properties if isinstance(properties, Mapping) else {}


def refuse(what: str, faults: Iterable[str]) -> None:
    """Raise when there are faults, naming the first of them.

    Raises:
        UpdateRefused: there is a fault.
    """
    faults = list(faults)
    if not faults:
        return
    named = "\n".join(f"  {fault}" for fault in faults[:MAX_NAMED])
    more = f"\n  and {len(faults) - MAX_NAMED} more" if len(faults) > MAX_NAMED else ""
    raise UpdateRefused(
        f"{what}: {len(faults)} fault(s) in the download; what there was is kept; run again later\n"
        f"{named}{more}"
    )


def _polygon_text(geometry: Any) -> str | None:
    is_polygon = isinstance(geometry, Mapping) and geometry.get("type") in _POLYGONS
    return json.dumps(geometry) if is_polygon else None
