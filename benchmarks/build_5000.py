"""How long a spreadsheet of 5 000 rows takes to build, from file to GeoJSON bytes.

Run ``python benchmarks/build_5000.py``. The rows are the real ones over and over under other titles, one in
five with a misspelt place of its own. Prints the seconds per step and fails above the limit of ten.
"""

from __future__ import annotations

import csv
import io
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from geodata import build
from geodata.table import tabular

ROWS = 5_000
LIMIT_S = 10.0


def workbook() -> bytes:
    """The real table, repeated to the wanted length."""
    real = list(csv.reader(io.StringIO(build.TABLE.read_text(encoding="utf-8"), newline="")))
    header, rows = real[0], real[1:]
    title, identifier, places = (header.index(name) for name in ("title", "id", "places"))
    table = [header]
    for number in range(ROWS):
        row = list(rows[number % len(rows)])
        row[title], row[identifier] = f"{row[title]} {number}", ""
        if number % 5 == 0:
            row[places] = f"Rotterdm {number}\nMoerwjk, Den Haag\nNiets{number}dorp"
        table.append(row)
    return tabular.xlsx_table(table, "Voorbeelden")


def main() -> None:
    """Build it as a user does, and say how long it took."""
    with tempfile.TemporaryDirectory() as folder:
        table, output, review = (Path(folder) / name for name in ("t.xlsx", "t.geojson", "review.xlsx"))
        table.write_bytes(workbook())
        started = time.perf_counter()
        command = [sys.executable, "-m", "geodata", "build", table, "-o", output, "--review", review]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        seconds = time.perf_counter() - started
        print(done.stderr.strip().splitlines()[-1])
        print(
            f"{ROWS} rows, {output.stat().st_size / 1e6:.1f} MB of GeoJSON, review included: {seconds:.1f} s"
        )
    if done.returncode or seconds > LIMIT_S:
        raise SystemExit(f"too slow or refused: exit {done.returncode}, limit {LIMIT_S} s")


if __name__ == "__main__":
    main()
