"""Derive the compact gazetteer tables from the full place tables.

In: a folder with the full tables (gemeenten, voormalige_gemeenten, woonplaatsen, wijken_buurten,
gebieden_informeel, provincies, postcodes4; UTF-8 CSV). Out: ``geodata/data/gazetteer/*.csv`` with
only what the matcher reads, English headers, at most five decimals, rows in a fixed order, so the
same source gives the same bytes. The hand-kept rule tables beside them are not touched.

    python scripts/compact_gazetteer.py SOURCE_DIR
"""

from __future__ import annotations

import argparse
import csv
import io
from collections.abc import Iterator
from pathlib import Path

from geodata.files import DATA, write_bytes

TARGET = DATA / "gazetteer"
DECIMALS = 5

Row = dict[str, str]


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _degrees(text: str) -> str:
    return str(round(float(text), DECIMALS)) if text else ""


def _whole(text: str) -> str:
    return str(int(float(text))) if text else ""


def _point(row: Row) -> Row:
    return {"lon": _degrees(row["lon"]), "lat": _degrees(row["lat"])}


def municipalities(source: Path) -> Iterator[Row]:
    """Every municipality, with the code of its province."""
    provinces = {row["name"]: row["code"] for row in _read(source / "provincies.csv")}
    for row in sorted(_read(source / "gemeenten.csv"), key=lambda row: row["code"]):
        yield {
            "code": row["code"],
            "name": row["common_name"],
            "official_name": "" if row["official_name"] == row["common_name"] else row["official_name"],
            "aliases": row["aliases"],
            "province": provinces[row["province"]],
            **_point(row),
            "population": row["population"],
        }


def provinces(source: Path) -> Iterator[Row]:
    """The twelve provinces; their municipalities follow from the municipality table."""
    for row in sorted(_read(source / "provincies.csv"), key=lambda row: row["code"]):
        yield {"code": row["code"], "name": row["name"], "aliases": row["aliases"]}


def former_municipalities(source: Path) -> Iterator[Row]:
    """Former municipalities; a name that ended twice with the same heirs stands once, as last known."""
    latest: dict[tuple[str, str], Row] = {}
    for row in sorted(_read(source / "voormalige_gemeenten.csv"), key=lambda row: row["year"]):
        latest[row["former_name"], row["successor_codes"]] = row
    for (name, successors), row in sorted(latest.items()):
        yield {"name": name, "successors": successors, "year": row["year"]}


def settlements(source: Path) -> Iterator[Row]:
    """Settlements; a point that is only the municipality's own is left out, so that it is not mistaken."""
    rows = _read(source / "woonplaatsen.csv")
    for row in sorted(rows, key=lambda row: (row["name"], row["gemeente_code"], row["kind"])):
        exact = row["coord_source"] not in ("", "gemeentepunt")
        yield {
            "name": row["name"],
            "plain_name": "" if row["plain_name"] == row["name"] else row["plain_name"],
            "aliases": row["aliases"],
            "municipality": row["gemeente_code"],
            **(_point(row) if exact else {"lon": "", "lat": ""}),
            "population": _whole(row["population_geonames"]),
            "popular": "yes" if row["kind"] == "plaats-geonames" else "",
            "spillover": "yes" if row["primary"] == "nee" else "",
        }


def areas(source: Path) -> Iterator[Row]:
    """Districts and neighbourhoods; level and municipality can be read from the code."""
    for row in sorted(_read(source / "wijken_buurten.csv"), key=lambda row: row["code"]):
        if row["code"][2:6] != row["gemeente_code"][2:]:
            raise SystemExit(f"wijken_buurten.csv: {row['code']} does not lie in {row['gemeente_code']}")
        yield {
            "code": row["code"],
            "name": row["name_clean"],
            **_point(row),
            "population": _whole(row["inwoners"]),
        }


def informal_areas(source: Path) -> Iterator[Row]:
    """City parts and popular names that the district tables do not know."""
    for row in sorted(
        _read(source / "gebieden_informeel.csv"), key=lambda r: (r["gemeente_code"], r["name"])
    ):
        yield {
            "name": row["name"],
            "aliases": row["aliases"],
            "municipality": row["gemeente_code"],
            "members": row["member_codes"],
            **_point(row),
            "population": _whole(row["inwoners"]),
        }


def postcodes(source: Path) -> Iterator[Row]:
    """Four-digit postcodes, the municipality with most of it first."""
    for row in sorted(_read(source / "postcodes4.csv"), key=lambda row: row["pc4"]):
        codes = sorted(row["gemeente_codes"].split(";"), key=lambda code: code != row["gemeente_main"])
        yield {"postcode": row["pc4"], "municipalities": ";".join(codes), **_point(row)}


TABLES = (municipalities, provinces, former_municipalities, settlements, areas, informal_areas, postcodes)


def _table_bytes(rows: list[Row]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def main() -> None:
    """Write every table; say how many rows each has."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("source", type=Path, help="folder with the full place tables")
    source: Path = parser.parse_args().source
    if not (source / "gemeenten.csv").is_file():
        parser.error(f"{source} holds no gemeenten.csv; give the folder with the full place tables")
    for table in TABLES:
        rows = list(table(source))
        path = TARGET / f"{table.__name__}.csv"
        write_bytes(path, _table_bytes(rows))
        print(f"{path.name}: {len(rows)} rows")


if __name__ == "__main__":
    main()
