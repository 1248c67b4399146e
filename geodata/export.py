"""The published data set as a file: ``interventions.geojson``, same input, same bytes.

In: properties of interventions. Out: an RFC 7946 FeatureCollection, sorted by id, one Feature a line, UTF-8
without a byte order mark, coordinates ``[lon, lat]`` with at most six decimals; written whole or not at all.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from geodata import atomic
from geodata.schema import Collection, Feature, Properties, geometry_of


def collection_of(interventions: Iterable[Properties]) -> Collection:
    """The interventions as a collection; their order does not matter."""
    features = [
        Feature(type="Feature", id=item.id, geometry=geometry_of(item), properties=item)
        for item in interventions
    ]
    return Collection(type="FeatureCollection", features=sorted(features, key=lambda feature: feature.id))


def geojson_bytes(collection: Collection) -> bytes:
    """The collection as the bytes of its file."""
    lines = [
        json.dumps(
            feature.model_dump(mode="json"), ensure_ascii=False, allow_nan=False, separators=(",", ":")
        )
        for feature in collection.features
    ]
    body = ",\n".join(lines)
    return f'{{"type":"FeatureCollection","features":[\n{body}\n]}}\n'.encode()


def write(path: Path, content: bytes) -> bool:
    """Put the bytes in the file; False when it held them already, and then it is left untouched."""
    if path.is_file() and path.read_bytes() == content:
        return False
    atomic.write_bytes(path, content)
    return True
