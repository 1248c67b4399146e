"""The page's own engine, run on the server: the same bundle as in the browser, in an embedded V8.

In: a query string as the page writes it. Out: the ids the page shows for it, in its order, and the
parameters it ignores; so a download is what the visitor sees, by construction. The bundle
``assets/engine.js`` is pure, and runs here without network, files or clock, within bounds of time and memory.
"""

from __future__ import annotations

import json
import threading
import weakref
from dataclasses import dataclass
from typing import Any

from py_mini_racer import JSEvalException, MiniRacer

from mapapp.settings import ASSETS

BUNDLE = ASSETS / "engine.js"

_LOAD_TIMEOUT_S = 60.0
_QUERY_TIMEOUT_S = 5.0
_MEMORY_BYTES = 1_000_000_000

_SETUP = """
globalThis.load = function (config, index, gazetteer) {
  const items = index.items;
  const engine = praktijkkaart.createEngine({ facets: config.facets, items: items }, gazetteer);
  globalThis.answer = function (query) {
    const parsed = praktijkkaart.parse(query, config);
    const order = engine.evaluate(parsed.selection).order;
    return JSON.stringify({ ids: order.map((i) => items[i].id), ignored: parsed.ignored });
  };
};
"""


class EngineError(RuntimeError):
    """Raised when the engine did not answer: out of time or memory, or a fault in a script."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the page shows for a query: ids in order, and ``(param, value)`` pairs it ignores."""

    ids: list[str]
    ignored: list[tuple[str, str]]


class Engine:
    """One V8 context over one version of the data; calls wait for each other."""

    def __init__(
        self, index: dict[str, Any], config: dict[str, Any], gazetteer: dict[str, Any] | None
    ) -> None:
        self._lock = threading.Lock()
        self._context = MiniRacer()
        # Left to the interpreter's end, a context that once ran out of time keeps the process from ending.
        weakref.finalize(self, self._context.close)
        try:
            self._context.eval(BUNDLE.read_text(encoding="utf-8"))
            self._context.eval(_SETUP)
            self._context.eval(
                f"load({_literal(config)}, {_literal(index)}, {_literal(gazetteer)})",
                timeout_sec=_LOAD_TIMEOUT_S,
            )
        except JSEvalException as error:
            raise EngineError(f"the engine in {BUNDLE} did not load: {error}") from error

    def evaluate(self, query: str) -> Answer:
        """What the page shows for this query string (without ``?``).

        Raises:
            EngineError: when it takes more than its bounded time or memory.
        """
        try:
            with self._lock:
                text = self._context.call(
                    "answer", query, timeout_sec=_QUERY_TIMEOUT_S, max_memory=_MEMORY_BYTES
                )
        except JSEvalException as error:
            raise EngineError(f"no answer to {query[:200]!r}: {error}") from error
        answer = json.loads(str(text))
        return Answer(answer["ids"], [(entry["param"], str(entry["value"])) for entry in answer["ignored"]])

    def ids(self, query: str) -> list[str]:
        """The ids the page shows for this query string, in its order."""
        return self.evaluate(query).ids


def _literal(value: Any) -> str:
    # JSON is a JavaScript expression (since ES2019), but parsing it as JSON is several times faster.
    return f"JSON.parse({json.dumps(json.dumps(value))})"
