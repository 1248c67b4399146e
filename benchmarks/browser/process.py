"""The browser's process: which Chromium, with which flags, and the pipe it is spoken to by."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import time
from typing import IO

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    # Several pages stand open at once and are used by turns: none may be slowed for being behind another.
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
    "--disable-background-timer-throttling",
    "--mute-audio",
    "--lang=nl-NL",
    "--remote-debugging-pipe",
)

GRACE_S = 10


class BrowserError(RuntimeError):
    """Raised when Chromium refuses a command, or does not do in time what was waited for."""


def executable() -> str:
    """The browser's path; DASH_TEST_CHROMEPATH names one that stands elsewhere."""
    found = os.environ.get("DASH_TEST_CHROMEPATH") or next(filter(None, map(shutil.which, _NAMES)), None)
    if not found:
        raise BrowserError("there is no Chromium on the PATH; DASH_TEST_CHROMEPATH may name one")
    return found


def start(profile: str) -> tuple[int, int, IO[bytes]]:
    """Starts the browser; gives its process id, where commands go, and where its answers come from."""
    # The browser reads commands from descriptor 3 and writes on 4; ours are moved out of their way first.
    pairs = [os.pipe(), os.pipe()]
    (child_in, write), (read, child_out) = [
        tuple(fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, 10) for end in pair) for pair in pairs
    ]
    for end in (end for pair in pairs for end in pair):
        os.close(end)
    path = executable()
    actions = [
        (os.POSIX_SPAWN_DUP2, child_in, 3),
        (os.POSIX_SPAWN_DUP2, child_out, 4),
        *((os.POSIX_SPAWN_OPEN, end, os.devnull, os.O_RDWR, 0) for end in (0, 1, 2)),
    ]
    arguments = [path, *_FLAGS, f"--user-data-dir={profile}", "about:blank"]
    pid = os.posix_spawn(path, arguments, dict(os.environ), file_actions=actions, setsid=True)
    os.close(child_in)
    os.close(child_out)
    return pid, write, os.fdopen(read, "rb", buffering=0)


def end(pid: int) -> None:
    """Waits until a browser that was asked to close is gone; by force when it will not go."""
    deadline = time.monotonic() + GRACE_S
    while os.waitpid(pid, os.WNOHANG)[0] == 0:
        if time.monotonic() > deadline:
            os.killpg(pid, signal.SIGKILL)
        time.sleep(0.05)
