"""One load of a page in a fresh profile, and all that was seen of it: times, requests, shifts, the worker.

In: a server and how to load it (line, viewport, what to try early). Out: a :class:`Load`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.browser.cdp import Chromium, Event, Tab
from benchmarks.browser.process import BrowserError

PROBE = (Path(__file__).parent / "probe.js").read_text(encoding="utf-8")
DESKTOP = {"width": 1280, "height": 800, "deviceScaleFactor": 1, "mobile": False}
PHONE = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
QUIET_S = 1.0
NO_WORKER = "delete Navigator.prototype.serviceWorker;"


@dataclass(slots=True)
class Request:
    """One request: when it was asked (ms since navigation began), and what came over the wire."""

    url: str
    at: float
    bytes: int = 0
    status: int = 0
    cached: bool = False
    by_worker: bool = False
    finished: bool = False

    @property
    def on_wire(self) -> bool:
        """Whether the server was asked."""
        return not (self.cached or self.by_worker or self.url.startswith(("data:", "blob:")))


@dataclass(slots=True)
class Load:
    """What one load showed; times in ms since navigation began, None where it never came."""

    times: dict[str, float]
    shift: float
    shifts: list[dict[str, Any]]
    elements: int
    attempts: int
    main_thread: float
    requests: list[Request]
    worker: list[Request] = field(default_factory=list)

    def until_ready(self) -> list[Request]:
        """What the page had asked of the server when it was ready."""
        return [request for request in self.requests if request.on_wire and request.at <= self.times["ready"]]


def requests_of(events: Iterable[Event], started: float) -> list[Request]:
    """The requests among network events; ``started`` is the browser's clock when navigation began, in s."""
    found: dict[tuple[str, str], Request] = {}
    every: list[Request] = []
    for event in events:
        key = (event.session, event.params.get("requestId", ""))
        match event.method, event.params:
            case "Network.requestWillBeSent", params:
                if "redirectResponse" in params and key in found:
                    found[key].bytes += params["redirectResponse"]["encodedDataLength"]
                found[key] = Request(params["request"]["url"], 1000 * (params["timestamp"] - started))
                every.append(found[key])
            case "Network.requestServedFromCache", _ if key in found:
                found[key].cached = True
            case "Network.responseReceived", {"response": response} if key in found:
                request = found[key]
                request.status = response["status"]
                request.cached |= response.get("fromDiskCache", False) or response.get(
                    "fromPrefetchCache", False
                )
                request.by_worker = response.get("fromServiceWorker", False)
            case "Network.responseReceivedExtraInfo", {"statusCode": 304} if key in found:
                # Answered from the cache, yet the server was asked whether it is still right.
                found[key].status, found[key].cached = 304, False
            case "Network.loadingFinished", params if key in found:
                found[key].bytes += int(params["encodedDataLength"])
                found[key].finished = True
    return every


@contextmanager
def visitor(
    browser: Chromium,
    *,
    screen: dict[str, Any] = DESKTOP,
    line: tuple[float, float] | None = None,
    worker: bool = True,
) -> Iterator[Tab]:
    """A tab with a new profile and the probe in it.

    Args:
        browser: where the tab opens.
        screen: DESKTOP or PHONE.
        line: kbit/s and latency in ms of the network; None for the machine's own.
        worker: False takes service workers away, as in browsers and modes that have none.
    """
    tab = browser.tab()
    try:
        tab.call("Emulation.setDeviceMetricsOverride", **screen)
        tab.call("Emulation.setFocusEmulationEnabled", enabled=True)
        tab.call("Runtime.addBinding", name="benchNote")
        tab.call("Page.addScriptToEvaluateOnNewDocument", source=PROBE)
        if not worker:
            tab.call("Page.addScriptToEvaluateOnNewDocument", source=NO_WORKER)
        if line:
            kbit, latency = line
            rate = kbit * 1000 / 8
            tab.call(
                "Network.emulateNetworkConditions",
                offline=False,
                latency=latency,
                downloadThroughput=rate,
                uploadThroughput=rate,
            )
        yield tab
    finally:
        tab.close()


def visit(tab: Tab, url: str, *, act: dict[str, Any] | None = None, until: str = "ready") -> Load:
    """Opens the address, waits until the page is ready and quiet, and tells what was seen.

    Args:
        tab: from :func:`visitor`; a second visit in the same tab is a second visit of the same person.
        url: the address.
        act: what to do as soon as it can be done (see probe.js): kind, expected and the action's own words.
        until: the moment waited for: ready, or the answer to the act.
    """
    extra = None
    if act:
        source = f"if (window.__bench) window.__bench.act = {json.dumps(act)};"
        extra = tab.call("Page.addScriptToEvaluateOnNewDocument", source=source)["identifier"]
    since = tab.mark()
    tab.call("Page.navigate", url=url)
    _wait_for_note(tab, "ready", since)
    _wait_for_note(tab, until, since)
    busy = metrics(tab)["TaskDuration"] * 1000
    tab.wait_for_quiet(QUIET_S)
    seen = json.loads(tab.evaluate("JSON.stringify(window.__bench)"))
    if extra:
        tab.call("Page.removeScriptToEvaluateOnNewDocument", identifier=extra)
    events = tab.events(since)
    started = _started(events)
    return Load(
        times=seen["times"],
        shift=seen["shift"],
        shifts=seen["shifts"],
        elements=seen["elements"],
        attempts=seen["attempts"],
        main_thread=busy,
        requests=requests_of(events, started),
        worker=requests_of(tab.events(since, workers=True), started),
    )


def _wait_for_note(tab: Tab, note: str, since: int) -> None:
    def is_wanted(event: Event) -> bool:
        told = event.session == tab.session and event.method == "Runtime.bindingCalled"
        return told and bool(event.params["payload"] == note)

    tab.browser.wait_for(is_wanted, f"the page's moment {note!r}", since)


def metrics(tab: Tab) -> dict[str, float]:
    """Chromium's running totals for the page: seconds of work, numbers of layouts."""
    return {entry["name"]: entry["value"] for entry in tab.call("Performance.getMetrics")["metrics"]}


def _started(events: list[Event]) -> float:
    for event in events:
        if event.method == "Network.requestWillBeSent" and event.params["type"] == "Document":
            return float(event.params["timestamp"])
    raise BrowserError("the page was not asked for")
