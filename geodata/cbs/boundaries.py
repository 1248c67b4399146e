"""Downloaded boundaries and areas: read, checked, and made small enough to keep.

In: GeoJSON features as CBS publishes them, WGS 84. Out: municipality polygons as a frame and as
GeoJSON text, and one row per district and neighbourhood with a point inside it. Refused, with every
fault named: codes that are none or stand twice, shapes that are no valid polygon or lie outside the
Netherlands, a known municipality that no polygon covers, areas without the area around them.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import geopandas as gpd
import shapely

from geodata.errors import UpdateRefused
from geodata.fields import BBOX_NETHERLANDS
from geodata.places.known import KnownMunicipality

BOUNDARY_DIGITS = 5
"""Decimals of a boundary: about 1 m, finer than the generalised shapes themselves."""

SIMPLIFY_DEGREES = 0.0003
"""Moves a border by 70 m at most, not to be seen on a map of a municipality; 0.0005 cut off a spit."""

MAX_REPAIR = 0.001
"""Share of its area that a mended polygon may differ; more, and it is another shape."""

MAX_NAMED = 10
"""Faults named in one message."""

_MUNICIPALITY_CODE = re.compile(r"GM\d{4}\Z")


def of_year(feature: Mapping[str, Any], year: int) -> bool:
    """True for a feature of that year; a service that overlooks the question sends all years since 2016."""
    return _property(feature, "jaarcode") in (year, str(year))


def municipalities(features: Sequence[Mapping[str, Any]], year: int) -> gpd.GeoDataFrame:
    """Checked municipalities of one year: ``code``, ``name``, ``geometry``, sorted by code.

    Raises:
        UpdateRefused: a code, name or shape is not usable.
    """
    codes = [str(_property(feature, "statcode")) for feature in features]
    names = [str(_property(feature, "statnaam") or "").strip() for feature in features]
    faults = [f"{code}: no municipality code" for code in codes if not _MUNICIPALITY_CODE.match(code)]
    faults += [f"{code}: stands {count} times" for code, count in Counter(codes).items() if count > 1]
    faults += [f"{code}: has no name" for code, name in zip(codes, names, strict=True) if not name]
    shapes = []
    for code, feature in zip(codes, features, strict=True):
        shape, fault = _polygon(feature.get("geometry"))
        shapes.append(shape)
        if fault:
            faults.append(f"{code}: {fault}")
    refuse(f"municipality boundaries of {year}", faults)
    frame = gpd.GeoDataFrame({"code": codes, "name": names}, geometry=shapes, crs="EPSG:4326")
    return frame.sort_values("code", ignore_index=True)


def differences(frame: gpd.GeoDataFrame, known: Mapping[str, KnownMunicipality]) -> list[str]:
    """How the downloaded municipalities differ from the built-in ones, a sentence for each; often none.

    A code that is gone is explained when another municipality now covers its point (a merger).

    Raises:
        UpdateRefused: nothing covers the point of a known municipality, so its boundary is missing.
    """
    points = gpd.GeoDataFrame(
        {"known": list(known)},
        geometry=gpd.points_from_xy([m.lon for m in known.values()], [m.lat for m in known.values()]),
        crs="EPSG:4326",
    )
    covered = points.sjoin(frame, how="left", predicate="within").drop_duplicates("known")
    bare = covered[covered["code"].isna()]
    refuse(
        "municipality boundaries",
        [f"{code} {known[code].name}: no boundary covers it" for code in bare["known"]],
    )
    now = set(frame["code"])
    sentences = [
        f"{row.known} {known[row.known].name} is gone; it now lies in {row.code} {row.name}"
        for row in covered.itertuples(index=False)
        if row.known not in now
    ]
    sentences += [
        f"{row.code} {row.name} is new" for row in frame.itertuples(index=False) if row.code not in known
    ]
    return sentences


def as_geojson(frame: gpd.GeoDataFrame) -> bytes:
    """The municipalities as a FeatureCollection: a Feature a line, shared borders kept shared."""
    shapes = shapely.coverage_simplify(frame.geometry.array, SIMPLIFY_DEGREES)
    shapes = shapely.set_precision(shapes, 10**-BOUNDARY_DIGITS)
    lines = [
        json.dumps(
            {
                "type": "Feature",
                "properties": {"code": code, "name": name},
                "geometry": _rounded(json.loads(shapely.to_geojson(shape))),
            },
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for code, name, shape in zip(frame["code"], frame["name"], shapes, strict=True)
    ]
    return ('{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n").encode()


def inner_point(geometry: Any) -> tuple[tuple[float, float] | None, str | None]:
    """A point ``(lon, lat)`` inside a GeoJSON polygon, or else what is wrong with it."""
    shape, fault = _polygon(geometry)
    if shape is None:
        return None, fault
    point = shapely.point_on_surface(shape)
    return (point.x, point.y), None


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


def _property(feature: Mapping[str, Any], key: str) -> Any:
    properties = feature.get("properties")
    return properties.get(key) if isinstance(properties, Mapping) else None


def _polygon(geometry: Any) -> tuple[Any, str | None]:
    if not isinstance(geometry, Mapping) or geometry.get("type") not in ("Polygon", "MultiPolygon"):
        return None, "is no polygon"
    try:
        shape = shapely.from_geojson(json.dumps(geometry))
    except (shapely.GEOSException, ValueError):
        return None, "is no readable polygon"
    if shape.is_empty:
        return None, "is empty"
    if not shape.is_valid:
        why = shapely.is_valid_reason(shape)
        mended = shapely.make_valid(shape, method="structure", keep_collapsed=False)
        lost = abs(mended.area - shape.area) > MAX_REPAIR * shape.area
        if lost or mended.geom_type not in ("Polygon", "MultiPolygon"):
            return None, f"is no valid polygon ({why})"
        shape = mended
    west, south, east, north = shape.bounds
    box = BBOX_NETHERLANDS
    if west < box[0] or south < box[1] or east > box[2] or north > box[3]:
        return None, f"lies outside the Netherlands ({west:.2f} {south:.2f} {east:.2f} {north:.2f})"
    return shape, None


def _rounded(geometry: dict[str, Any]) -> dict[str, Any]:
    # The grid of set_precision leaves tails such as 5.290000000000001.
    return {"type": geometry["type"], "coordinates": _round(geometry["coordinates"])}


def _round(value: Any) -> Any:
    return round(value, BOUNDARY_DIGITS) if isinstance(value, float) else [_round(item) for item in value]
