"""How soon the page can be read and used, and what it costs the line, beside a plain page with the same data.

Run ``python -m benchmarks.page [--runs 7] [--write]`` in the project's folder. Each load is a first visit in
a profile of its own; this page and the peer take turns. Prints medians, ratios and whether the goals are met;
``--write`` keeps them in RESULTS.md. A figure that misses its goal is a finding, not a failure.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from benchmarks.browser import dataset, interact, load, report, servers
from benchmarks.browser.cdp import Chromium
from benchmarks.browser.figures import SLOW_LINE, Visits, notes, rows
from benchmarks.browser.servers import Server

SEARCH = "wijkagent"
TRACED_CLICKS = 4


def measure(browser: Chromium, server: Server, visits: Visits) -> None:
    """One run of everything that is a matter of time."""
    with load.visitor(browser) as tab:
        visits.cold.append(load.visit(tab, server.url))
    with load.visitor(browser, line=SLOW_LINE) as tab:
        visits.slow.append(load.visit(tab, server.url))
    search = {"kind": "search", "text": SEARCH, "total": len(server.features)}
    with load.visitor(browser) as tab:
        visits.search.append(load.visit(tab, server.url, act=search, until="answer"))
    param, slug = dataset.choices(server.features, 1)[0]
    expected = dataset.recount(server.features, {param: {slug}})
    facet = {"kind": "facet", "param": param, "slug": slug, "expected": expected}
    with load.visitor(browser) as tab:
        visits.facet.append(load.visit(tab, server.url, act=facet, until="answer"))


def count(browser: Chromium, server: Server, visits: Visits) -> None:
    """Once: everything that is a number of things, not a time."""
    with load.visitor(browser, worker=False) as tab:
        load.visit(tab, server.url)
        visits.second.append(load.visit(tab, server.url))
    with load.visitor(browser, screen=load.PHONE) as tab:
        visits.phone.append(load.visit(tab, server.url))
    with load.visitor(browser) as tab:
        load.visit(tab, server.url)
        visits.pan_requests = interact.pan(tab)
        for value in dataset.choices(server.features, TRACED_CLICKS):
            for on in (True, False):
                click = interact.click(tab, server, value, on=on, trace=True)
                visits.passes.append(len(click.passes))
                visits.list_passes.append(sum(one["in_list"] for one in click.passes))
                visits.forced |= {" < ".join(one["forced_by"]) for one in click.passes if one["forced_by"]}
                visits.click_requests += click.requests


def main() -> None:
    """Measure both pages by turns, and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--runs", type=int, default=7, help="loads of each kind (default 7)")
    parser.add_argument("--write", action="store_true", help="keep the results in RESULTS.md")
    options = parser.parse_args()
    visits = {"ours": Visits(), "peer": Visits()}
    with tempfile.TemporaryDirectory() as name, Chromium() as browser:
        folder = Path(name)
        with servers.app(folder) as ours, servers.peer(folder) as peer:
            for server in (ours, peer):
                count(browser, server, visits[server.name])
            for run in range(options.runs):
                print(f"run {run + 1} of {options.runs}", flush=True)
                for server in (ours, peer) if run % 2 == 0 else (peer, ours):
                    measure(browser, server, visits[server.name])
        about = report.measured(browser, f"{options.runs} runs, 51 examples, no tiles")
    table = report.figures(rows(visits["ours"], visits["peer"]))
    report.publish("The page", [about, "", *table, *notes(visits["ours"])], write=options.write)


if __name__ == "__main__":
    main()
