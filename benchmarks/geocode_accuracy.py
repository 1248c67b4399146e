"""How often, and how fast, the gazetteer gives the wanted answer.

    python benchmarks/geocode_accuracy.py QUERIES.csv

In: a table with ``query``, ``expected`` (GM…, PV…, AMBIGUOUS or NONE) and, optionally,
``expected_gebied``, ``candidates``, ``category``, ``also_ok`` and ``literal_in_tables``. It is read
as it is: some queries are blank or tabs on purpose. Out: accuracy per category, every miss, and the
queries per second of one process.
"""

from __future__ import annotations

import argparse
import csv
import random
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from geodata.places.gazetteer import Gazetteer, load_gazetteer
from geodata.places.matcher import Matcher
from geodata.places.outcome import Answer, Match, Status

Row = dict[str, str]
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def code_of(match: Match) -> str | None:
    return match.municipality_code or match.code


def outcome(answer: Answer) -> str | None:
    """GM…, PV…, AMBIGUOUS or NONE, as a query table writes it."""
    names = {Status.NOT_FOUND: "NONE", Status.AMBIGUOUS: "AMBIGUOUS"}
    return names.get(answer.status) or (code_of(answer.match) if answer.match else None)


def is_right(row: Row, answer: Answer) -> bool:
    """Whether the answer is the wanted one, or one that counts as well.

    A question back must offer all the candidates; a found area must be one of the wanted, when the
    answer names its code.
    """
    got = outcome(answer)
    wanted = {row["expected"], *filter(None, (row.get("also_ok") or "").split(";"))}
    if got not in wanted:
        return False
    if got == "AMBIGUOUS":
        candidates = set(filter(None, (row.get("candidates") or "").split(";")))
        return candidates <= {code_of(candidate) for candidate in answer.candidates}
    areas = set(filter(None, (row.get("expected_gebied") or "").split(";")))
    code = answer.match.code if answer.match else None
    return not (areas and code and code.startswith(("WK", "BU"))) or code in areas


def miss(row: Row, answer: Answer) -> str:
    shown = [answer.match] if answer.match else list(answer.candidates[:4])
    places = ", ".join(f"{match.name} ({match.municipality or match.province})" for match in shown)
    return f"  {row['query']!r}: wanted {row['expected']}, got {outcome(answer)} {places}"


def accuracy(matcher: Matcher, rows: list[Row]) -> None:
    totals: Counter[str] = Counter()
    right: Counter[str] = Counter()
    misses: list[str] = []
    for row in rows:
        answer = matcher.answer(row["query"])
        groups = [row.get("category") or "all", "total"]
        if row.get("literal_in_tables") == "nee":
            groups.append("not literally in a table")
        if row["expected"] in ("NONE", "AMBIGUOUS"):
            groups.append(f"{row['expected']} wanted")
        good = is_right(row, answer)
        totals.update(groups)
        right.update(groups if good else [])
        if not good:
            misses.append(miss(row, answer))
    for group, count in totals.items():
        print(f"{group:45} {right[group]:4} of {count:4}  {100 * right[group] / count:5.1f} %")
    print(f"\nmisses: {len(misses)}", *misses, sep="\n")


def misspelt(name: str, edits: int, chance: random.Random) -> str:
    """The name with so many random typing errors."""
    for _ in range(edits):
        at = chance.randrange(len(name) - 1)
        letter = chance.choice(LETTERS)
        name = chance.choice(
            [
                name[:at] + name[at + 1 :],
                name[:at] + letter + name[at:],
                name[:at] + letter + name[at + 1 :],
                name[:at] + name[at + 1] + name[at] + name[at + 2 :],
            ]
        )
    return name


def per_second(ask: Callable[[str], Answer], queries: Iterable[str]) -> float:
    asked = list(queries)
    start = time.perf_counter()
    for query in asked:
        ask(query)
    return len(asked) / (time.perf_counter() - start)


def speed(gazetteer: Gazetteer, matcher: Matcher) -> None:
    chance = random.Random(1)
    names = [entry.name for entry in gazetteer.municipalities.values()]
    long = [name for name in names if len(name) >= 7]
    matcher.answer("Amstredam")  # the index of misspelt names is built at its first question
    exact = [name for name in names for _ in range(20)]
    once = [misspelt(name, 1, chance) for name in long for _ in range(5)]
    twice = [misspelt(name, 2, chance) for name in long for _ in range(5)]
    for label, queries in (("exact", exact), ("one typing error", once), ("two typing errors", twice)):
        print(f"{label:45} {per_second(matcher.answer, queries):8.0f} queries a second")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("table", type=Path, nargs="?", help="CSV with queries and wanted answers")
    table: Path | None = parser.parse_args().table
    start = time.perf_counter()
    gazetteer = load_gazetteer()
    matcher = Matcher(gazetteer)
    print(f"{'loading':45} {time.perf_counter() - start:8.2f} s")
    speed(gazetteer, matcher)
    if table is not None:
        print()
        with table.open(encoding="utf-8-sig", newline="") as file:
            accuracy(matcher, list(csv.DictReader(file)))


if __name__ == "__main__":
    main()
