"""The page's engine on the server: the page's answers, within bounds."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mapapp.data import engine
from mapapp.data.engine import Engine, EngineError
from mapapp.data.files import build, index_of
from mapapp.data.interventions import Snapshot
from mapapp.settings import ROOT, Settings


@pytest.fixture
def made(snapshot: Snapshot, make_settings: Callable[..., Settings]) -> Engine:
    return Engine(index_of(snapshot.features), build(snapshot, make_settings()).config, None)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("fenomeen=overlast", ["hostile", "landelijke-actie"]),
        ("fenomeen=leefbaarheid,overlast&schaal=landelijk", ["landelijke-actie"]),
        ("provincie=overijssel", ["buurtmuseum", "hostile"]),
        ("fenomeen=niet-bekend&schaal=niet-bekend", ["zonder-feiten"]),
        ("q=buurtmuseum", ["buurtmuseum"]),
        ("initiatiefnemer=politie", []),
    ],
)
def test_filters_as_the_page_does(made: Engine, query: str, ids: list[str]) -> None:
    assert made.ids(query) == ids


def test_what_is_not_known_is_ignored_and_named(made: Engine) -> None:
    answer = made.evaluate("fenomeen=overlast,bestaat-niet&kleur=rood")
    assert answer.ids == ["hostile", "landelijke-actie"]
    assert answer.ignored == [("fenomeen", "bestaat-niet"), ("kleur", "rood")]


@pytest.mark.parametrize("query", ["%", "q=%FF%00", "&&==&", "fenomeen", "q=" + "%61" * 4000, "__proto__=x"])
def test_any_query_has_an_answer(made: Engine, query: str) -> None:
    assert set(made.ids(query)) <= {
        "buurtmuseum",
        "hostile",
        "landelijke-actie",
        "regioproject",
        "zonder-feiten",
    }


def test_a_query_is_data_and_never_code(made: Engine) -> None:
    made.ids("q='); idsFor = null; ('")
    assert len(made.ids("")) == 5


def test_time_is_bounded_and_the_next_answer_comes(made: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    made._context.eval("globalThis.honest = idsFor; idsFor = () => { for (;;); }")
    monkeypatch.setattr(engine, "_QUERY_TIMEOUT_S", 0.2)
    with pytest.raises(EngineError, match="timeout"):
        made.ids("")
    made._context.eval("idsFor = honest")
    assert len(made.ids("")) == 5


def test_a_bundle_that_does_not_load_is_an_engine_error(
    snapshot: Snapshot,
    make_settings: Callable[..., Settings],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    broken = tmp_path / "engine.js"
    broken.write_text("var praktijkkaart = {};", encoding="utf-8")
    monkeypatch.setattr(engine, "BUNDLE", broken)
    with pytest.raises(EngineError, match="did not load"):
        Engine(index_of(snapshot.features), build(snapshot, make_settings()).config, None)


def test_a_process_whose_engine_ran_out_of_time_can_end() -> None:
    script = (
        "from mapapp.data import engine\n"
        "engine._QUERY_TIMEOUT_S = 0.2\n"
        "made = engine.Engine({'items': []}, {'facets': []}, None)\n"
        "made._context.eval('idsFor = () => { for (;;); }')\n"
        "try: made.ids('')\n"
        "except engine.EngineError: print('out of time')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.stdout, done.returncode) == ("out of time\n", 0)
