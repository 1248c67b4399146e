"""The cache of raw answers: each question asked once, faults not kept."""

from __future__ import annotations

import json
import logging
from datetime import date
from pathlib import Path

import pytest

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
