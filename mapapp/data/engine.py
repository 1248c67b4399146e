"""The page's own engine, run on the server: the same bundle as in the browser, in an embedded V8.

In: a query string as the page writes it. Out: the ids the page shows for it, in its order, and the
parameters it ignores; or all that the page itself says for it: cards, counts, filters in use, the queries
behind its links. So page and downloads are what the visitor sees, by construction. The bundle
``assets/engine.js`` is pure, and runs here, asked by ``answer.js``, without network, files or clock, within
bounds of time and memory.
"""

from __future__ import annotations

import json
import threading
import weakref
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from py_mini_racer import JSEvalException, MiniRacer

from mapapp.settings import ASSETS

BUNDLE = ASSETS / "engine.js"
QUESTIONS = Path(__file__).with_name("answer.js")

_LOAD_TIMEOUT_S = 60.0
_QUERY_TIMEOUT_S = 5.0
_MEMORY_BYTES = 1_000_000_000


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
            self._context.eval(QUESTIONS.read_text(encoding="utf-8"))
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
        answer = self._ask("idsFor", query)
        return Answer(answer["ids"], [(entry["param"], str(entry["value"])) for entry in answer["ignored"]])

    def page(self, query: str, first: int, first_off_map: int, most: int) -> dict[str, Any]:
        """All that the page says for this query string, as ``pageFor`` in ``answer.js`` puts it together.

        Args:
            query: without ``?``.
            first: number of the first card of the list, counted from 0.
            first_off_map: the same in the list of what is off the map.
            most: cards in each list.
        """
        answer: dict[str, Any] = self._ask("pageFor", query, first, first_off_map, most)
        return answer

    def marked(self, texts: Sequence[str], terms: Sequence[str]) -> list[list[str]]:
        """Each text in pieces, of which the second, fourth … hold a word that was asked for."""
        pieces: list[list[str]] = self._ask("markedIn", list(texts), list(terms))
        return pieces

    def ids(self, query: str) -> list[str]:
        """The ids the page shows for this query string, in its order."""
        return self.evaluate(query).ids

    def _ask(self, function: str, *arguments: Any) -> Any:
        try:
            with self._lock:
                text = self._context.call(
                    function, *arguments, timeout_sec=_QUERY_TIMEOUT_S, max_memory=_MEMORY_BYTES
                )
        except JSEvalException as error:
            raise EngineError(f"no answer from {function} to {arguments[0]!r:.200}: {error}") from error
        return json.loads(str(text))


def _literal(value: Any) -> str:
    # JSON is a JavaScript expression (since ES2019), but parsing it as JSON is several times faster.
    return f"JSON.parse({json.dumps(json.dumps(value))})"
