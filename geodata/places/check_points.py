"""Each point of a place inside the municipality that the place names.

In: a collection that meets the schema, and the boundaries that ``geodata update`` downloads. Out: a fault for
each place whose point lies elsewhere. Refused: boundaries that cannot be read.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import geopandas as gpd

from geodata.errors import Fault, GeodataError
from geodata.schema import Collection, Place

RD_NEW = "EPSG:28992"
"""The Dutch grid, in metres."""

LEEWAY_M = 100.0
"""How far a point may lie outside: the boundaries are simplified, which moves them by up to 70 m."""


def check_points(collection: Collection, boundaries: Path) -> list[Fault]:
    """A fault for each place whose point lies outside its municipality, in the order of the file.

    Raises:
        GeodataError: the boundaries cannot be read; download them again with ``geodata update``.
    """
    municipalities = _municipalities(boundaries)
    placed = [
        (f"features[{index}] ({feature.id}).properties.places[{number}]", place)
        for index, feature in enumerate(collection.features)
        for number, place in enumerate(feature.properties.places)
        if place.lon is not None and place.municipality_code is not None
    ]
    points = gpd.GeoDataFrame(
        {"named": [place.municipality_code for _, place in placed]},
        geometry=gpd.points_from_xy(
            [place.lon for _, place in placed], [place.lat for _, place in placed], crs="EPSG:4326"
        ),
    ).to_crs(RD_NEW)
    near = points.sjoin(municipalities, how="left", predicate="dwithin", distance=LEEWAY_M)
    inside = set(near.index[near["named"] == near["code"]])
    lies_in = points.sjoin(municipalities, how="left", predicate="within").groupby(level=0)["name"].first()
    return [
        _fault(where, place, lies_in[index])
        for index, (where, place) in enumerate(placed)
        if index not in inside
    ]


def _municipalities(boundaries: Path) -> gpd.GeoDataFrame:
    try:
        return gpd.read_file(boundaries)[["code", "name", "geometry"]].to_crs(RD_NEW)
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        raise GeodataError(
            f"{boundaries} cannot be read ({error}); download it again with `python -m geodata update`"
        ) from error


def _fault(where: str, place: Place, home: Any) -> Fault:
    lies = f"in {home}" if isinstance(home, str) else "outside every municipality"
    named = f"{place.municipality} ({place.municipality_code})"
    return Fault(where, f"the point of {place.name!r} lies {lies}, not in {named}")
