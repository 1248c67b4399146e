"""The figures of ``benchmarks/page.py``: what is read from the loads of both pages, and the goal of each.

In: the :class:`Visits` of this page and of the peer. Out: rows for a table, and notes on what is behind them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from benchmarks.browser.load import Load
from benchmarks.browser.report import Row, middle

SLOW_LINE = (400.0, 200.0)
"""kbit/s and latency in ms."""


@dataclass(slots=True)
class Visits:
    """All loads of one page, by kind."""

    cold: list[Load] = field(default_factory=list)
    slow: list[Load] = field(default_factory=list)
    second: list[Load] = field(default_factory=list)
    phone: list[Load] = field(default_factory=list)
    search: list[Load] = field(default_factory=list)
    facet: list[Load] = field(default_factory=list)
    passes: list[int] = field(default_factory=list)
    list_passes: list[int] = field(default_factory=list)
    forced: set[str] = field(default_factory=set)
    click_requests: list[str] = field(default_factory=list)
    pan_requests: list[str] = field(default_factory=list)


def twice(visit: Load) -> list[str]:
    """The addresses that the worker asked the server for although page or worker had had them already."""
    had = {request.url for request in visit.requests if request.on_wire}
    again = []
    for request in visit.worker:
        if request.on_wire and request.url in had:
            again.append(request.url)
        had.add(request.url)
    return again


def rows(ours: Visits, peer: Visits) -> list[Row]:
    """The figures with their goals."""

    def both(name: str, read: Callable[[Load], float], kind: str = "cold", **more: object) -> Row:
        here, there = ([read(visit) for visit in getattr(visits, kind)] for visits in (ours, peer))
        return Row(name, here, there, **more)  # type: ignore[arg-type]

    def time(name: str) -> Callable[[Load], float]:
        return lambda visit: visit.times[name]

    def of(visits: list[Load], name: str) -> float:
        return middle(visit.times[name] for visit in visits)

    def requests(visit: Load) -> float:
        return len(visit.until_ready())

    def weight(visit: Load) -> float:
        return sum(request.bytes for request in visit.until_ready()) / 1000

    def at_most(read: Callable[[Load], float], most: float, kind: str = "cold") -> bool:
        return middle(map(read, getattr(ours, kind))) <= most

    def start_after_ready(visit: Load) -> float:
        return min((request.at for request in visit.worker), default=float("nan")) - visit.times["ready"]

    def before_map(kind: str) -> bool:
        return of(getattr(ours, kind), "answer") <= of(getattr(ours, kind), "map")

    marker, peer_marker = of(ours.cold, "marker"), of(peer.cold, "marker")
    worked = [visit for visit in ours.cold if visit.worker]
    ms = {"unit": "ms"}
    return [
        both("requests until ready", requests, goal="at most 20", met=at_most(requests, 20)),
        both("over the wire until ready", weight, unit="kB", goal="at most 340 kB", met=at_most(weight, 340)),
        both(
            "first content",
            time("content"),
            goal=f"by the peer's first marker ({peer_marker:.0f} ms)",
            met=of(ours.cold, "content") <= peer_marker,
            **ms,
        ),
        both("first card readable", time("card"), **ms),
        both("map started", time("map"), **ms),
        both("first marker", time("marker"), goal="at most 2.5 x", met=marker <= 2.5 * peer_marker, **ms),
        both("ready", time("ready"), **ms),
        both("main thread busy until ready", lambda visit: visit.main_thread, **ms),
        both(
            "layout shift", lambda visit: visit.shift, digits=4, goal="0", met=at_most(lambda v: v.shift, 0)
        ),
        both(
            "layout shift on a phone",
            lambda visit: visit.shift,
            "phone",
            digits=4,
            goal="0",
            met=at_most(lambda visit: visit.shift, 0, "phone"),
        ),
        both(
            "elements at start",
            lambda visit: visit.elements,
            goal="at most 1 400",
            met=at_most(lambda visit: visit.elements, 1400),
        ),
        both(
            "search answers",
            time("answer"),
            "search",
            goal="before the map starts",
            met=before_map("search"),
            **ms,
        ),
        both("… and the map starts", time("map"), "search", **ms),
        both(
            "a facet answers",
            time("answer"),
            "facet",
            goal="before the map starts",
            met=before_map("facet"),
            **ms,
        ),
        both("… and the map starts", time("map"), "facet", **ms),
        both(
            f"first card at {SLOW_LINE[0]:.0f} kbit/s, {SLOW_LINE[1]:.0f} ms",
            time("card"),
            "slow",
            goal="under 1 500 ms",
            met=of(ours.slow, "card") < 1500,
            **ms,
        ),
        both(
            "requests of a second visit, no worker",
            lambda visit: sum(request.on_wire for request in visit.requests),
            "second",
            goal="1",
            met=at_most(lambda visit: sum(request.on_wire for request in visit.requests), 1, "second"),
        ),
        Row(
            "worker: first request, after ready",
            [start_after_ready(visit) for visit in worked],
            unit="ms",
            goal="after ready",
            met=bool(worked) and all(start_after_ready(visit) > 0 for visit in worked),
        ),
        Row(
            "worker: over the wire",
            [sum(request.bytes for request in visit.worker if request.on_wire) / 1000 for visit in worked],
            unit="kB",
        ),
        Row(
            "worker: asked for again",
            [len(twice(visit)) for visit in worked],
            goal="0",
            met=bool(worked) and not any(map(twice, worked)),
        ),
        Row(
            "layout passes of the list a click",
            ours.list_passes,
            peer.list_passes,
            goal="at most 1",
            met=max(ours.list_passes) <= 1,
        ),
        Row("… and of anything", ours.passes, peer.passes),
        _requests("requests upon facet clicks", ours.click_requests, peer.click_requests),
        _requests("requests upon a pan", ours.pan_requests, peer.pan_requests),
    ]


def _requests(name: str, ours: list[str], peer: list[str]) -> Row:
    return Row(name, [len(ours)], [len(peer)], goal="0", met=not ours)


def notes(ours: Visits) -> list[str]:
    """What stands behind the figures: who shifted, who forced a layout, what was asked for."""
    shifted = sorted(
        {name for visit in ours.cold + ours.phone for one in visit.shifts for name in one["names"] if name}
    )
    asked = sorted({url.partition("?")[0] for url in ours.click_requests + ours.pan_requests})
    early = [visit.attempts for visit in ours.search + ours.facet]
    lines = [f"Tries until search and facet answered: {min(early)} to {max(early)}."]
    lines += [f"Shifted: {', '.join(shifted)}."] if shifted else []
    lines += [f"Layout forced by: {'; '.join(sorted(ours.forced))}."] if ours.forced else []
    # The address without its host: ports differ from run to run.
    paths = ["/" + url.split("/", 3)[-1] for url in asked]
    lines += [f"Asked for by clicks and pans: {', '.join(paths)}."] if paths else []
    return ["", *(f"- {line}" for line in lines)]
