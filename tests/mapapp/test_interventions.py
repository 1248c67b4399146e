"""The watched data set: a newer file is read, a broken one never takes the place of a good one."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from mapapp.data import interventions
from mapapp.data.interventions import Interventions, LoadError, State, load

from .conftest import collection, feature, place, write


def test_loads_and_dates_the_data_whenever_the_file_was_put_in_place(data_file: Path) -> None:
    os.utime(data_file, (0, datetime(2027, 3, 4, 12, tzinfo=UTC).timestamp()))
    snapshot, state = Interventions(data_file).current()
    assert snapshot is not None
    assert len(snapshot.features) == len(collection()["features"])
    assert snapshot.updated == date(2026, 11, 23)
    assert state == State("ok")


def test_the_newest_day_in_the_data_is_theirs() -> None:
    def checked(day: str | None) -> dict[str, Any]:
        return {"url": "https://example.org/", "label": "Bron", "checked_on": day}

    days = ["2026-03-01", None, "2026-10-31", "2025-12-31"]
    features = [feature(f"v{number}", source=checked(day)) for number, day in enumerate(days)]
    assert load(json.dumps(collection(features)).encode()).updated == date(2026, 10, 31)


def test_days_are_found_at_any_depth_and_a_month_is_no_day() -> None:
    found = interventions._days(
        {"a": [{"status_on": "2026-05-09"}, {"seen_on": "2026-06"}], "on": "2026-07-01"}
    )
    assert list(found) == [date(2026, 5, 9)]


def test_data_that_name_no_day_have_none() -> None:
    assert load(json.dumps(collection([feature("a")])).encode()).updated is None


def test_a_changed_file_is_read_again(data_file: Path) -> None:
    store = Interventions(data_file)
    write(data_file, collection([feature("nieuw")]))
    snapshot, state = store.current()
    assert snapshot is not None
    assert [f.id for f in snapshot.features] == ["nieuw"]
    assert state.status == "ok"


def test_an_unchanged_file_keeps_its_snapshot(data_file: Path) -> None:
    store = Interventions(data_file)
    before, _ = store.current()
    os.utime(data_file)
    assert store.current()[0] is before


def test_a_change_within_one_tick_of_the_clock_is_seen(data_file: Path) -> None:
    store = Interventions(data_file)
    stat = data_file.stat()
    body = data_file.read_bytes()
    data_file.write_bytes(body.replace(b"Zonder-feiten", b"Zonder_feiten"))
    os.utime(data_file, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    snapshot, _ = store.current()
    assert snapshot is not None
    assert snapshot.features[-1].properties.title == "Zonder_feiten"


def _torn(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


def _wrong_value(path: Path) -> None:
    write(path, collection([feature("a", phenomena=["Iets anders"])]))


def _no_such_day(path: Path) -> None:
    source = {"url": "https://example.org/", "label": "Bron", "checked_on": "2026-02-30"}
    write(path, collection([feature("a", source=source)]))


def _unknown_province(path: Path) -> None:
    write(path, collection([feature("a", [place(province="Holland")])]))


@pytest.mark.parametrize(
    "spoil",
    [_torn, _wrong_value, _unknown_province, _no_such_day, lambda path: path.write_bytes(b""), Path.unlink],
)
def test_a_broken_file_leaves_the_last_good_data(data_file: Path, spoil: Callable[[Path], Any]) -> None:
    store = Interventions(data_file)
    good, _ = store.current()
    body = data_file.read_bytes()
    spoil(data_file)
    snapshot, state = store.current()
    assert snapshot is good
    assert state.status == "stale"
    assert state.reason and state.reason.startswith("Het gegevensbestand")
    data_file.write_bytes(body)
    assert store.current() == (good, State("ok"))


def test_the_same_fault_is_logged_once(data_file: Path, caplog: pytest.LogCaptureFixture) -> None:
    store = Interventions(data_file)
    _torn(data_file)
    for _ in range(3):
        store.current()
    assert sum("is refused" in record.message for record in caplog.records) == 1


def test_a_file_broken_from_the_start_can_be_mended(data_file: Path) -> None:
    body = data_file.read_bytes()
    _torn(data_file)
    store = Interventions(data_file)
    assert store.current()[0] is None
    assert store.current()[1].status == "missing"
    data_file.write_bytes(body)
    assert store.current()[1] == State("ok")


def test_a_fault_names_its_place() -> None:
    broken = collection([feature("a", scope="dorp")])
    with pytest.raises(LoadError, match=r"features\.0\.properties\.scope"):
        load(json.dumps(broken).encode())


def test_between_two_looks_the_file_is_left_alone(data_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interventions, "CHECK_INTERVAL_S", 3600.0)
    store = Interventions(data_file)
    before, _ = store.current()
    data_file.unlink()
    assert store.current() == (before, State("ok"))
