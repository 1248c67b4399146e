"""What Lighthouse and html-validate say of the page, with the names of all they find.

Run ``python -m benchmarks.audit [--runs 3] [--write]``. Lighthouse looks at the page as on a phone with a
slow line (its own simulation) and as on a desktop; a score is the median of the runs. html-validate reads the
HTML that the server sends for the page and for one example. Both are npm packages of ``benchmarks/tools``.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.browser import report, servers
from benchmarks.browser.cdp import Chromium
from benchmarks.browser.process import executable
from benchmarks.browser.report import Row, middle
from benchmarks.browser.servers import ROOT

TOOLS = ROOT / "benchmarks" / "tools"
CATEGORIES = {
    "performance": "performance",
    "accessibility": "accessibility",
    "best-practices": "best practices",
    "seo": "SEO",
}
DEVICES: dict[str, list[str]] = {"phone": [], "desktop": ["--preset=desktop"]}
LEAST = {("phone", "performance"): 90}
TIMES = {
    "first-contentful-paint": "first content",
    "largest-contentful-paint": "largest content",
    "total-blocking-time": "blocking time",
    "speed-index": "speed index",
    "cumulative-layout-shift": "layout shift",
}
Result = dict[str, Any]


def lighthouse(url: str, flags: list[str], output: Path) -> Result:
    """One look of Lighthouse at an address."""
    command = [
        "node",
        str(TOOLS / "node_modules" / "lighthouse" / "cli" / "index.js"),
        url,
        "--quiet",
        *flags,
    ]
    command += ["--output=json", f"--output-path={output}", f"--only-categories={','.join(CATEGORIES)}"]
    command += ["--chrome-flags=--headless --no-sandbox --disable-gpu --disable-dev-shm-usage --lang=nl-NL"]
    environment = dict(os.environ) | {"CHROME_PATH": executable()}
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    return dict(json.loads(output.read_text(encoding="utf-8")))


def lost(result: Result) -> Iterator[tuple[str, str]]:
    """The audits that cost points, with their category."""
    for category, name in CATEGORIES.items():
        for entry in result["categories"][category]["auditRefs"]:
            audit = result["audits"][entry["id"]]
            if entry["weight"] > 0 and audit["score"] is not None and audit["score"] < 1:
                yield name, f"{entry['id']} ({audit.get('displayValue') or audit['title']})"


def score_rows(results: dict[str, list[Result]]) -> list[Row]:
    """Scores and simulated times per device."""
    rows = []
    for device, looks in results.items():
        for category, name in CATEGORIES.items():
            scores = [100 * look["categories"][category]["score"] for look in looks]
            least = LEAST.get((device, category), 100)
            goal = f"at least {least}" if least < 100 else "100"
            rows.append(Row(f"{device}: {name}", scores, goal=goal, met=middle(scores) >= least))
        for audit, name in TIMES.items():
            values = [look["audits"][audit]["numericValue"] for look in looks]
            shift = audit == "cumulative-layout-shift"
            rows.append(
                Row(f"{device}: {name}", values, unit="" if shift else "ms", digits=4 if shift else 0)
            )
    return rows


def lost_lines(results: dict[str, list[Result]]) -> list[str]:
    """Every audit that cost points in any look, once, by device and category."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for device, looks in results.items():
        for look in looks:
            for category, text in lost(look):
                found.setdefault((device, category), {})[text.partition(" ")[0]] = text
    return [
        f"- {device}, {category}: {'; '.join(texts.values())}." for (device, category), texts in found.items()
    ]


def findings(html: str, name: str, folder: Path) -> list[str]:
    """What html-validate (recommended rules) finds in a page: how often, which rule, in which HTML."""
    # Checkboxes of one facet share its name: that is how a form sends a list.
    rules = {"form-dup-name": ["error", {"shared": ["checkbox", "radio", "submit", "button", "reset"]}]}
    config = {"root": True, "extends": ["html-validate:recommended"], "rules": rules}
    (folder / ".htmlvalidate.json").write_text(json.dumps(config))
    page = folder / f"{name}.html"
    page.write_text(html, encoding="utf-8")
    tool = TOOLS / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
    # Into a file: what the tool writes to a pipe is cut off when it ends.
    told = folder / f"{name}.json"
    command = ["node", str(tool), f"--formatter=json={told}", str(page)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"html-validate: {done.stderr}")
    report = json.loads(told.read_text(encoding="utf-8") or "[]") if told.is_file() else []
    messages = [message for file in report for message in file["messages"]]
    lines = html.splitlines()
    counted = Counter(
        f"{message['ruleId']}: {message['message']}: `{lines[message['line'] - 1].strip()[:60]}`"
        for message in messages
    )
    return [f"- {name}, {times} x {what}" for what, times in counted.most_common()] or [f"- {name}: nothing."]


def main() -> None:
    """Ask both tools, and tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--runs", type=int, default=3, help="looks of Lighthouse per device (default 3)")
    parser.add_argument("--write", action="store_true", help="keep the results in RESULTS.md")
    options = parser.parse_args()
    servers.npm_installed(TOOLS)
    with Chromium() as browser:
        about = report.measured(browser, f"median of {options.runs}")
    results: dict[str, list[Result]] = {device: [] for device in DEVICES}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with servers.app(folder) as app:
            example = app.features[0]["id"]
            html = findings(app.fetch(""), "page", folder)
            html += findings(app.fetch(f"voorbeeld/{example}"), "example", folder)
            for _ in range(options.runs):
                for device, flags in DEVICES.items():
                    results[device].append(lighthouse(app.url, flags, folder / "lighthouse.json"))
    scores = [[cells[0], cells[1], *cells[4:]] for cells in (row.cells() for row in score_rows(results))]
    lines = [about, "", *report.table(["figure", "this page", "goal", "met"], scores)]
    lines += ["", "Audits that cost points:", "", *(lost_lines(results) or ["- none."])]
    lines += ["", "html-validate, recommended rules, on the HTML as served:", "", *html]
    report.publish("Lighthouse and html-validate", lines, write=options.write)


if __name__ == "__main__":
    main()
