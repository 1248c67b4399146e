"""Downloaded municipality boundaries: checked, and made small enough to keep.

In: GeoJSON features as CBS publishes them, WGS 84. Out: a frame of municipalities, and GeoJSON text. Refused,
with every fault named: codes that are none or stand twice, shapes that are no valid polygon or lie outside
the Netherlands, a known municipality that no polygon covers.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import geopandas as gpd
import shapely

from geodata.cbs.polygons import polygons, properties_of, refuse
from geodata.places.known import KnownMunicipality

BOUNDARY_DIGITS = 5
"""Decimals of a boundary: about 1 m, finer than the generalised shapes themselves."""

SIMPLIFY_DEGREES = 0.0003
"""Moves a border by 70 m at most, not to be seen on a map of a municipality; 0.0005 cut off a spit."""

_MUNICIPALITY_CODE = re.compile(r"GM\d{4}\Z")


def of_year(feature: Mapping[str, Any], year: int) -> bool:
    """True for a feature of that year; a service that overlooks the question sends all years since 2016."""
    return properties_of(feature).get("jaarcode") in (year, str(year))


def municipalities(features: Sequence[Mapping[str, Any]], year: int) -> gpd.GeoDataFrame:
    """Checked municipalities of one year: ``code``, ``name``, ``geometry``, sorted by code.

    Raises:
        UpdateRefused: a code, name or shape is not usable.
    """
    codes = [str(properties_of(feature).get("statcode")) for feature in features]
    names = [str(properties_of(feature).get("statnaam") or "").strip() for feature in features]
    faults = [f"{code}: no municipality code" for code in codes if not _MUNICIPALITY_CODE.match(code)]
    faults += [f"{code}: stands {count} times" for code, count in Counter(codes).items() if count > 1]
    faults += [f"{code}: has no name" for code, name in zip(codes, names, strict=True) if not name]
    shapes, unusable = polygons(features)
    faults += [f"{codes[position]}: {fault}" for position, fault in unusable.items()]
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


def _rounded(geometry: dict[str, Any]) -> dict[str, Any]:
    # The grid of set_precision leaves tails such as 5.290000000000001.
    return {"type": geometry["type"], "coordinates": _round(geometry["coordinates"])}


def _round(value: Any) -> Any:
    return round(value, BOUNDARY_DIGITS) if isinstance(value, float) else [_round(item) for item in value]
