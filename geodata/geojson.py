"""The published data set as a file: ``interventions.geojson``, written and checked (Contract 1).

Written: an RFC 7946 FeatureCollection, sorted by id, one Feature a line, UTF-8 without a byte order mark,
coordinates ``[lon, lat]`` with at most six decimals; same input, same bytes. Checked: every fault of a file,
each with its feature and property path. Refused: what is no UTF-8, no JSON or no FeatureCollection, repeated
keys, NaN and Infinity, a byte order mark, ids that stand twice or out of order, and all that
:mod:`geodata.schema` refuses.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn

from pydantic import TypeAdapter, ValidationError

from geodata.errors import CollectionError, Fault
from geodata.schema import Collection, Feature, Properties, geometry_of

_BOM = b"\xef\xbb\xbf"
_FEATURE = TypeAdapter(Feature)
_SHOWN_LENGTH = 60


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


def read_collection(path: Path) -> Collection:
    """The collection in a file.

    Raises:
        CollectionError: the file cannot be opened or breaks the schema; carries every fault.
    """
    try:
        data = path.read_bytes()
    except OSError as exc:
        raise CollectionError(f"{path} cannot be read", [Fault(None, str(exc.strerror))]) from exc
    faults = check(data)
    if faults:
        raise CollectionError(f"{path}: {len(faults)} faults", faults)
    return Collection.model_validate_json(data)


def check(data: bytes) -> list[Fault]:
    """Every fault in the bytes of a file, in the order of its features; empty when it is right."""
    faults: list[Fault] = []
    if data.startswith(_BOM):
        faults.append(Fault(None, "starts with a byte order mark; save it as UTF-8 without BOM"))
        data = data[len(_BOM) :]
    try:
        document = json.loads(
            data.decode("utf-8"), parse_constant=_no_constant, object_pairs_hook=_Pairs(faults).as_dict
        )
    except (ValueError, RecursionError) as exc:
        return [*faults, Fault(None, f"is no JSON text in UTF-8: {exc or 'nested too deeply'}")]
    return faults + _document_faults(document)


def json_schema() -> str:
    """The JSON Schema of the published data set, as the text of its file."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Praktijkkaart interventions",
        **{key: value for key, value in Collection.model_json_schema().items() if key != "title"},
    }
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _document_faults(document: Any) -> list[Fault]:
    if not isinstance(document, dict) or document.get("type") != "FeatureCollection":
        return [Fault("type", "is no GeoJSON FeatureCollection")]
    faults = [
        Fault(str(key), "is a key the schema does not know; remove it")
        for key in document
        if key not in Collection.model_fields
    ]
    features = document.get("features")
    if not isinstance(features, list):
        return [*faults, Fault("features", "must be a list of Features")]
    for index, feature in enumerate(features):
        faults += _feature_faults(f"features[{index}]{_named(feature)}", feature)
    return [*faults, *_order_faults(features)]


def _feature_faults(where: str, feature: Any) -> Iterable[Fault]:
    try:
        _FEATURE.validate_python(feature)
    except ValidationError as exc:
        for error in exc.errors(include_url=False):
            message = error["msg"].removeprefix("Value error, ")
            if isinstance(error["input"], str | int | float):
                message += f" (now {str(error['input'])[:_SHOWN_LENGTH]!r})"
            yield Fault(f"{where}{_path(error['loc'])}", message)


def _order_faults(features: list[Any]) -> Iterable[Fault]:
    ids = [feature.get("id") if isinstance(feature, dict) else None for feature in features]
    first: dict[str, int] = {}
    highest = ""
    for index, identifier in enumerate(ids):
        if not isinstance(identifier, str):
            continue
        where = f"features[{index}] ({identifier}).id"
        if identifier in first:
            yield Fault(where, f"stands twice; also at features[{first[identifier]}]")
        elif identifier < highest:
            yield Fault(where, "is out of order; sort the features by id")
        first.setdefault(identifier, index)
        highest = max(highest, identifier)


def _named(feature: Any) -> str:
    identifier = feature.get("id") if isinstance(feature, dict) else None
    return f" ({identifier[:_SHOWN_LENGTH]})" if isinstance(identifier, str) else ""


def _path(loc: tuple[int | str, ...]) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc)


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON number")


class _Pairs:
    """Makes objects of their pairs and reports keys that stand twice, of which JSON keeps only the last."""

    def __init__(self, faults: list[Fault]) -> None:
        self._faults = faults

    def as_dict(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        made = dict(pairs)
        if len(made) != len(pairs):
            keys = [key for key, _ in pairs]
            repeated = sorted({key for key in keys if keys.count(key) > 1})
            self._faults.append(Fault(None, f"an object has the key {', '.join(repeated)} twice"))
        return made
