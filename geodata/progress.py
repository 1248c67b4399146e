"""Progress bars on stderr, only where someone looks: into a file or a pipe nothing is written.

Each gives the function to tell how far the work is, or None when nobody looks.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geodata.build import Progress
    from geodata.cbs import update


@contextmanager
def rows_bar(label: str) -> Iterator[Progress | None]:
    """A bar on stderr, only where someone looks at it."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


@contextmanager
def pages_bar() -> Iterator[update.Progress | None]:
    """A bar on stderr per collection; nothing where nobody looks."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

    with Bar(console=Console(stderr=True)) as bar:
        tasks: dict[str, TaskID] = {}

        def show(collection: str, done: int, total: int | None) -> None:
            if collection not in tasks:
                tasks[collection] = bar.add_task(collection, total=total)
            bar.update(tasks[collection], completed=done, total=total)

        yield show
