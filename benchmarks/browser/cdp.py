"""Chromium over its DevTools pipe: commands, answers and events, without a driver in between.

Out: a :class:`Chromium` whose :class:`Tab` objects each live in a profile of their own (a browser context),
so that every load is a first visit. Service workers are attached to before their first line runs, so that
nothing they fetch goes unseen.
"""

from __future__ import annotations

import json
import os
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from benchmarks.browser import process
from benchmarks.browser.process import BrowserError

Json = dict[str, Any]

WAIT_S = 60
_WORKERS = ("service_worker", "worker", "shared_worker")


@dataclass(frozen=True, slots=True)
class Event:
    """Something the browser told about one session (a tab, or a worker)."""

    session: str
    method: str
    params: Json


class Chromium:
    """One running browser; a context manager that ends it and removes its profile."""

    def __init__(self) -> None:
        self._profile = tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True)
        self._changed = threading.Condition()
        self._answers: dict[int, Json] = {}
        self._last = 0
        self._closed = False
        self.events: list[Event] = []
        self._pid, self._write, self._in = process.start(self._profile.name)
        threading.Thread(target=self._read, daemon=True).start()
        version = self.call("Browser.getVersion")
        self.version = str(version["product"]).partition("/")[2].partition(".")[0]
        self.call(
            "Target.setAutoAttach", {"autoAttach": True, "waitForDebuggerOnStart": True, "flatten": True}
        )

    def __enter__(self) -> Chromium:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Ends the browser, by force when it will not go."""
        if self._closed:
            return
        self._closed = True
        self.send("Browser.close")
        process.end(self._pid)
        os.close(self._write)
        self._profile.cleanup()

    def _read(self) -> None:
        left = b""
        while chunk := self._in.read(1 << 16):
            *messages, left = (left + chunk).split(b"\0")
            for message in messages:
                self._take(json.loads(message))

    def _take(self, message: Json) -> None:
        if message.get("method") == "Target.attachedToTarget":
            self._welcome(message["params"])
        with self._changed:
            if "id" in message:
                self._answers[message["id"]] = message
            else:
                event = Event(message.get("sessionId", ""), message["method"], message.get("params", {}))
                self.events.append(event)
            self._changed.notify_all()

    def _welcome(self, attached: Json) -> None:
        """A worker is watched from its first request on; a tab is let go once it has been prepared."""
        session, kind = attached["sessionId"], attached["targetInfo"]["type"]
        if kind in _WORKERS:
            self.send("Network.enable", {}, session)
        if attached["waitingForDebugger"]:
            self.send("Runtime.runIfWaitingForDebugger", {}, session)

    def send(self, method: str, params: Json | None = None, session: str = "") -> int:
        """Sends a command without waiting for its answer; gives its number."""
        with self._changed:
            self._last += 1
            number = self._last
            message: Json = {"id": number, "method": method, "params": params or {}}
            if session:
                message["sessionId"] = session
            os.write(self._write, json.dumps(message).encode() + b"\0")
        return number

    def call(self, method: str, params: Json | None = None, session: str = "") -> Json:
        """Sends a command and waits for its answer."""
        number = self.send(method, params, session)
        with self._changed:
            if not self._changed.wait_for(lambda: number in self._answers, WAIT_S):
                raise BrowserError(f"{method}: no answer in {WAIT_S} s")
            answer = self._answers.pop(number)
        if "error" in answer:
            raise BrowserError(f"{method}: {answer['error'].get('message')}")
        return dict(answer["result"])

    def wait_for(
        self, wanted: Callable[[Event], bool], what: str, since: int = 0, wait_s: float = WAIT_S
    ) -> Event:
        """The first event from number ``since`` on that is wanted."""
        at = since
        deadline = time.monotonic() + wait_s
        with self._changed:
            while True:
                while at < len(self.events):
                    if wanted(self.events[at]):
                        return self.events[at]
                    at += 1
                if not self._changed.wait(deadline - time.monotonic()) and time.monotonic() > deadline:
                    raise BrowserError(f"{what}: not in {wait_s:g} s")

    def tab(self) -> Tab:
        """A new tab in a profile of its own: no cache, no storage, no worker."""
        context = self.call("Target.createBrowserContext", {"disposeOnDetach": True})["browserContextId"]
        return Tab(self, context)


class Tab:
    """A page and the workers that belong to its profile."""

    def __init__(self, browser: Chromium, context: str) -> None:
        self.browser = browser
        self._context = context
        self._first = len(browser.events)
        target = browser.call("Target.createTarget", {"url": "about:blank", "browserContextId": context})
        attached = browser.wait_for(
            lambda event: (
                event.method == "Target.attachedToTarget"
                and event.params["targetInfo"]["targetId"] == target["targetId"]
            ),
            "the new tab",
            self._first,
        )
        self.session = str(attached.params["sessionId"])
        for domain in ("Page", "Network", "Runtime"):
            self.call(f"{domain}.enable")
        # The thread's own time: what other programs take from it does not count.
        self.call("Performance.enable", timeDomain="threadTicks")

    def call(self, method: str, **params: Any) -> Json:
        """A command to this tab."""
        return self.browser.call(method, params, self.session)

    def evaluate(self, expression: str) -> Any:
        """The value of an expression in the page; a promise is waited for."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise BrowserError(f"{details.get('exception', {}).get('description', details['text'])}")
        return answer["result"].get("value")

    def mark(self) -> int:
        """Where the record of events stands now."""
        return len(self.browser.events)

    def worker_sessions(self) -> set[str]:
        """The sessions of the workers that this profile has started."""
        return {
            event.params["sessionId"]
            for event in self.browser.events[self._first :]
            if event.method == "Target.attachedToTarget"
            and event.params["targetInfo"]["type"] in _WORKERS
            and event.params["targetInfo"].get("browserContextId") == self._context
        }

    def events(self, since: int | None = None, *, workers: bool = False) -> list[Event]:
        """What was told about the page, or about its workers, since a mark."""
        sessions = self.worker_sessions() if workers else {self.session}
        start = self._first if since is None else since
        return [event for event in self.browser.events[start:] if event.session in sessions]

    def wait_for_quiet(self, quiet_s: float, wait_s: float = 30) -> None:
        """Waits until neither page nor worker has used the network for so long."""
        sessions = {self.session}
        seen, since = -1, time.monotonic()
        deadline = since + wait_s
        while time.monotonic() < deadline:
            sessions |= self.worker_sessions()
            told = sum(
                event.session in sessions and event.method.startswith("Network.")
                for event in self.browser.events[self._first :]
            )
            if told != seen:
                seen, since = told, time.monotonic()
            elif time.monotonic() - since > quiet_s:
                return
            time.sleep(0.05)

    def close(self) -> None:
        """Closes the tab and forgets its profile."""
        self.browser.call("Target.disposeBrowserContext", {"browserContextId": self._context})
