"""``make run`` says what it does in a line, and all that went wrong when something did."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from mapapp.settings import ROOT

PIP = """#!/bin/sh
echo "WARNING: a page of warnings"
echo "ERROR: what went wrong" >&2
exit {status}
"""


def install(venv: Path, status: int) -> subprocess.CompletedProcess[str]:
    """The part of ``make run`` that installs, with a pip that talks and ends as told."""
    python = venv / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(PIP.format(status=status))
    python.chmod(0o755)
    (venv / ".made").touch()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(
        ["make", "--no-print-directory", f"VENV={venv}", f"{venv}/.run"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(shutil.which("make") is None, reason="needs make")
@pytest.mark.parametrize("status", [0, 1])
def test_installing_is_quiet_until_it_fails(tmp_path: Path, status: int) -> None:
    done = install(tmp_path / "venv", status)
    assert done.stdout == (
        f"Installing the map in {tmp_path / 'venv'}; the first time this takes a minute or two.\n"
    )
    if status:
        assert "a page of warnings" in done.stderr
        assert "what went wrong" in done.stderr
        assert done.returncode != 0
        assert not (tmp_path / "venv" / ".run").exists()
    else:
        assert (done.stderr, done.returncode) == ("", 0)
