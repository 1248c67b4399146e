"""From a click on a facet value to the frame that shows the answer: this page, the peer, another commit.

Run ``python -m benchmarks.facet_click [--clicks 9] [--size 51 10000] [--against COMMIT] [--write]``. All
pages stand open and take turns, value by value; each click's answer is compared with a naive recount of the
data, and a wrong one ends the run.
"""

from __future__ import annotations

import argparse
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.browser import dataset, interact, load, report, servers
from benchmarks.browser.cdp import Chromium, Tab
from benchmarks.browser.interact import Click
from benchmarks.browser.servers import Server

LEAST_CLICKS = 7


@dataclass(slots=True)
class Contender:
    """One page that is clicked on, and what its clicks took."""

    server: Server
    tab: Tab
    on: list[Click] = field(default_factory=list)
    off: list[Click] = field(default_factory=list)

    def click(self, value: tuple[str, str]) -> None:
        """On and off again, so that the next value starts from the same page."""
        self.on.append(interact.click(self.tab, self.server, value, on=True))
        self.off.append(interact.click(self.tab, self.server, value, on=False))


def compare(
    stack: ExitStack, folder: Path, browser: Chromium, options: argparse.Namespace, size: int
) -> list[str]:
    """The table for one number of examples."""
    named = [stack.enter_context(start(folder, size=size)) for start in (servers.app, servers.peer)]
    if options.against:
        project = servers.checkout(options.against, Path(stack.enter_context(tempfile.TemporaryDirectory())))
        named.append(
            stack.enter_context(servers.app(folder, name=options.against, project=project, size=size))
        )
    contenders = [Contender(server, stack.enter_context(load.visitor(browser))) for server in named]
    for contender in contenders:
        load.visit(contender.tab, contender.server.url)
    values = dataset.choices(named[0].features, options.clicks + 1)
    for turn, value in enumerate(values):
        for contender in contenders[turn % len(contenders) :] + contenders[: turn % len(contenders)]:
            contender.click(value)
    return table(contenders)


def table(contenders: list[Contender]) -> list[str]:
    """Times per page, without the first click, which warms up; ratios are this page against each other."""
    head = ["figure", *(contender.server.name for contender in contenders)]
    head += [f"ratio to {contender.server.name}" for contender in contenders[1:]]

    def row(name: str, kind: str, what: str) -> list[str]:
        series = [[getattr(click, what) for click in getattr(one, kind)[1:]] for one in contenders]
        rows = [report.Row(name, series[0], other, "ms", 1) for other in series[1:]]
        cells = [row.cells() for row in rows]
        return [name, cells[0][1], *(cell[2] for cell in cells), *(cell[3] for cell in cells)]

    return report.table(
        head,
        [
            row("choose: click to painted", "on", "painted"),
            row("choose: main thread", "on", "main_thread"),
            row("drop: click to painted", "off", "painted"),
            row("drop: main thread", "off", "main_thread"),
        ],
    )


def main() -> None:
    """Click on every page by turns, and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument(
        "--clicks", type=int, default=9, help=f"values clicked, {LEAST_CLICKS} at least (default 9)"
    )
    parser.add_argument(
        "--size", type=int, nargs="+", default=[51], help="numbers of examples (51: the real ones)"
    )
    parser.add_argument(
        "--against", metavar="COMMIT", help="another commit of this project to click on as well"
    )
    parser.add_argument("--write", action="store_true", help="keep the results in RESULTS.md")
    options = parser.parse_args()
    options.clicks = max(options.clicks, LEAST_CLICKS)
    with Chromium() as browser:
        about = report.measured(
            browser, f"{options.clicks} values clicked on and off; every answer was right"
        )
        lines = [about]
        for size in options.size:
            with ExitStack() as stack:
                folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
                lines += ["", f"{size} examples", "", *compare(stack, folder, browser, options, size)]
    report.publish("A click on a facet", lines, write=options.write)


if __name__ == "__main__":
    main()
