"""What a visitor does on a loaded page, measured: a click on a facet value, a pan of the map.

In: a tab with a page that is ready. Out: the time until the answer stood on the screen, the work of the main
thread, the layout passes, and the requests that were made.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.browser import dataset, load
from benchmarks.browser.cdp import Json, Tab
from benchmarks.browser.process import BrowserError
from benchmarks.browser.servers import Server

_SCRIPT = (Path(__file__).parent / "click.js").read_text(encoding="utf-8")
_CLICK = _SCRIPT.rpartition("*/\n")[2].strip().rstrip(";")
_TRACE = (
    "devtools.timeline",
    "disabled-by-default-devtools.timeline.stack",
    "disabled-by-default-devtools.timeline.invalidationTracking",
    "blink.user_timing",
)
_IN_LIST = "function () { return document.querySelector('#results').contains(this); }"
# A point of the map that no marker covers, and where the map now lies.
_FREE_POINT = """(() => {
  const map = document.querySelector('#map');
  const box = map.getBoundingClientRect();
  for (let part = 0.5; part > 0.05; part -= 0.03) {
    const [x, y] = [box.x + box.width * part, box.y + box.height * part];
    const top = document.elementFromPoint(x, y);
    if (map.contains(top) && !top.closest('.marker, button, a')) return [x, y];
  }
  return null;
})()"""
_PLACE = "document.querySelector('#map .leaflet-map-pane').style.transform"
PAN_PX = (-120, -60)
STEPS = 12


class WrongAnswer(BrowserError):
    """Raised when the page shows another number of examples than a recount of the data gives."""


@dataclass(slots=True)
class Click:
    """One click on a facet value, in ms; ``passes`` only when they were traced."""

    painted: float
    main_thread: float
    requests: list[str]
    passes: list[dict[str, Any]] = field(default_factory=list)


def click(tab: Tab, server: Server, value: tuple[str, str], *, on: bool, trace: bool = False) -> Click:
    """Clicks a facet value and waits until all it changed has been drawn.

    Args:
        tab: with the server's page in it.
        server: whose features say what the answer must be.
        value: the facet's parameter and the value's slug; no other value may be chosen.
        on: whether this click chooses the value or drops it.
        trace: also count the layout passes, which takes time of its own.

    Raises:
        WrongAnswer: when the page does not show the number that a recount gives.
    """
    param, slug = value
    expected = dataset.recount(server.features, {param: {slug}} if on else {})
    since = tab.mark()
    if trace:
        config = {"includedCategories": list(_TRACE)}
        tab.call("Tracing.start", transferMode="ReportEvents", traceConfig=config)
    before = load.metrics(tab)["TaskDuration"]
    answer = tab.evaluate(f"({_CLICK})({json.dumps(param)}, {json.dumps(slug)}, {expected})")
    busy = load.metrics(tab)["TaskDuration"] - before
    passes = _passes(tab, since) if trace else []
    if "answered" not in answer:
        raise WrongAnswer(f"{server.name}: {param}={slug}: {expected} expected, not {answer}")
    return Click(max(answer["answered"], answer["settled"]), 1000 * busy, _asked(tab, since), passes)


def _asked(tab: Tab, since: int) -> list[str]:
    """What was asked for; not pictures in the style, nor the icon, which Chromium looks up by itself."""
    told = [event for event in tab.events(since) if event.method == "Network.requestWillBeSent"]
    icons = set(tab.evaluate("[...document.querySelectorAll('link[rel~=icon]')].map((link) => link.href)"))
    urls = [event.params["request"]["url"] for event in told]
    return [url for url in urls if url not in icons and not url.startswith("data:")]


def _passes(tab: Tab, since: int) -> list[dict[str, Any]]:
    """The layout passes since the click: whether they laid out something of the list, and who forced them."""
    tab.call("Tracing.end")
    tab.browser.wait_for(lambda event: event.method == "Tracing.tracingComplete", "the trace", since)
    chunks = [e.params["value"] for e in tab.browser.events[since:] if e.method == "Tracing.dataCollected"]
    events: list[Json] = sorted((event for chunk in chunks for event in chunk), key=lambda event: event["ts"])
    start = next(event["ts"] for event in events if event["name"] == "bench-click")
    # Pictures in SVG are documents of their own and have layouts too; those are not the page's.
    frame = tab.call("Page.getFrameTree")["frameTree"]["frame"]["id"]
    passes = []
    stale: set[int] = set()
    known: dict[int, bool] = {}
    for event in events:
        args = event["args"]
        if event["name"] == "LayoutInvalidationTracking" and args["data"]["frame"] == frame:
            stale.add(args["data"]["nodeId"])
        elif event["name"] == "Layout" and args["beginData"]["frame"] == frame:
            stack = [line["functionName"] for line in args["beginData"].get("stackTrace", [])]
            known |= {node: _is_in_list(tab, node) for node in stale - known.keys()}
            if event["ts"] >= start:
                in_list = any(known[node] for node in stale)
                passes.append({"in_list": in_list, "forced_by": list(filter(None, stack))[:3]})
            stale.clear()
    return passes


def _is_in_list(tab: Tab, node: int) -> bool:
    """Whether a node stands in the list; what has left the page is in nobody's way any more."""
    try:
        found = tab.call("DOM.resolveNode", backendNodeId=node)["object"]["objectId"]
    except BrowserError:
        return False
    answer = tab.call(
        "Runtime.callFunctionOn", objectId=found, functionDeclaration=_IN_LIST, returnByValue=True
    )
    return bool(answer["result"].get("value"))


def pan(tab: Tab) -> list[str]:
    """Drags the map with the mouse; gives the addresses asked for because of it.

    Raises:
        BrowserError: when there is nothing to take hold of, or the map stayed where it was.
    """
    point = tab.evaluate(_FREE_POINT)
    if point is None:
        raise BrowserError("markers cover the whole map")
    before, since = tab.evaluate(_PLACE), tab.mark()

    def mouse(kind: str, part: float, pressed: bool) -> None:
        x, y = (start + by * part for start, by in zip(point, PAN_PX, strict=True))
        tab.call(
            "Input.dispatchMouseEvent",
            type=kind,
            x=x,
            y=y,
            button="left" if pressed else "none",
            buttons=1 if kind == "mouseMoved" and pressed else 0,
            clickCount=int(kind != "mouseMoved"),
        )

    mouse("mouseMoved", 0, False)
    mouse("mousePressed", 0, True)
    for step in range(1, STEPS + 1):
        mouse("mouseMoved", step / STEPS, True)
    mouse("mouseReleased", 1, True)
    tab.wait_for_quiet(load.QUIET_S)
    if tab.evaluate(_PLACE) == before:
        raise BrowserError("the map did not move")
    return _asked(tab, since)
