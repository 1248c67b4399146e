"""The cache of raw answers, and the folders it lives in."""

from __future__ import annotations

import json
import logging
from datetime import date
from pathlib import Path

import pytest

from geodata import files
from geodata.errors import GeodataError
from geodata.remote.answers import AnswerCache

PARAMETERS = {"fq": "type:(wijk)", "rows": "50"}


def a_cache(folder: Path) -> AnswerCache:
    return AnswerCache(folder, today=lambda: date(2026, 3, 1))


def test_an_answer_is_kept_as_it_came_with_its_question_and_date(tmp_path: Path) -> None:
    cache = a_cache(tmp_path)
    answer = {"response": {"docs": [{"weergavenaam": "Súdwest-Fryslân"}]}, "extra": [1, None]}
    cache.put("pdok", "Súdwest", PARAMETERS, answer)
    kept = AnswerCache(tmp_path).get("pdok", "Súdwest", dict(reversed(PARAMETERS.items())))
    assert kept is not None
    assert (kept.answer, kept.date) == (answer, "2026-03-01")
    [path] = tmp_path.rglob("*.json")
    text = path.read_text(encoding="utf-8")
    assert "Súdwest-Fryslân" in text
    assert json.loads(text) == {
        "service": "pdok",
        "query": "Súdwest",
        "parameters": PARAMETERS,
        "date": "2026-03-01",
        "answer": answer,
    }


def test_another_question_has_another_answer(tmp_path: Path) -> None:
    cache = a_cache(tmp_path)
    cache.put("pdok", "Ede", PARAMETERS, {"docs": []})
    assert cache.get("pdok", "Ede", PARAMETERS) is not None
    assert cache.get("pdok", "ede", PARAMETERS) is None
    assert cache.get("cbs", "Ede", PARAMETERS) is None
    assert cache.get("pdok", "Ede", {**PARAMETERS, "rows": "1"}) is None


def test_the_same_answer_gives_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        a_cache(tmp_path / folder).put("pdok", "Ede", PARAMETERS, {"b": 1, "a": 2})
    [one], [other] = ([*(tmp_path / folder).rglob("*.json")] for folder in ("a", "b"))
    assert one.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"{}", b"\xff\xfe", b'{"query": "Ee", "answer": 1}'])
def test_a_damaged_entry_is_asked_again_and_said_so(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, content: bytes
) -> None:
    cache = a_cache(tmp_path)
    cache.put("pdok", "Ede", PARAMETERS, 1)
    cache.path("pdok", "Ede", PARAMETERS).write_bytes(content)
    with caplog.at_level(logging.WARNING):
        assert cache.get("pdok", "Ede", PARAMETERS) is None
    assert "asking again" in caplog.text


def test_odd_queries_can_be_kept(tmp_path: Path) -> None:
    cache = a_cache(tmp_path)
    for query in ("../../etc", "x" * 5_000, "\udc80", "\x00", ""):
        cache.put("pdok", query, PARAMETERS, query)
        kept = cache.get("pdok", query, PARAMETERS)
        assert kept is not None and kept.answer == query


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(GeodataError, match="GEODATA_CACHE_DIR"):
        a_cache(tmp_path / "file").put("pdok", "Ede", PARAMETERS, 1)


def test_a_write_that_fails_leaves_the_old_and_no_scraps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "kept.txt"
    files.write_bytes(target, b"old")

    def full(_: int) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("geodata.files.os.fsync", full)
    with pytest.raises(OSError, match="disk full"):
        files.write_bytes(target, b"new")
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["kept.txt"]


def test_one_setting_moves_cache_and_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("GEODATA_CACHE_DIR", str(tmp_path))
    assert (files.cache_dir(), files.data_dir()) == (tmp_path, tmp_path / "data")
    elsewhere = tmp_path / "elsewhere"
    assert (files.cache_dir(elsewhere), files.data_dir(elsewhere)) == (elsewhere, elsewhere / "data")


def test_without_setting_they_are_the_users_own_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GEODATA_CACHE_DIR")
    assert files.cache_dir().name == "praktijkkaart"
    assert files.data_dir().parts[-2:] == ("praktijkkaart", "data")
    assert files.cache_dir() != files.data_dir()
