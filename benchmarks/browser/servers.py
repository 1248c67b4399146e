"""The servers that are compared: the app of a checkout, and the peer; each in a process of its own.

In: a folder that holds the project. Out: an address on 127.0.0.1 that answers. Both show the same number of
examples and no map tiles.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tarfile
import time
import urllib.request
from pathlib import Path
from socket import socket

from benchmarks.browser import dataset

ROOT = Path(__file__).resolve().parents[2]
PEER = ROOT / "benchmarks" / "peer"
DATA = "interventions.geojson"
START_S = 120


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def npm_installed(folder: Path) -> Path:
    """The folder with its npm packages as its lock names them; installs them when they are not there."""
    stamp = folder / "node_modules" / ".package-lock.json"
    if not stamp.is_file() or stamp.stat().st_mtime < (folder / "package-lock.json").stat().st_mtime:
        print(f"installing the npm packages of {folder.relative_to(ROOT)}", flush=True)
        subprocess.run(
            ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"],
            cwd=folder,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        stamp.touch()
    return folder


def checkout(reference: str, folder: Path) -> Path:
    """The project as a commit, branch or tag has it, unpacked in a folder."""
    archive = subprocess.run(
        ["git", "archive", "--format=tar", reference], cwd=ROOT, check=True, stdout=subprocess.PIPE
    ).stdout
    with tarfile.open(fileobj=io.BytesIO(archive)) as files:
        files.extractall(folder, filter="data")
    return folder


class Server:
    """A process that serves one of the pages; a context manager that ends it."""

    def __init__(
        self, name: str, command: list[str], folder: Path, environment: dict[str, str], port: int
    ) -> None:
        self.name = name
        self.url = f"http://127.0.0.1:{port}/"
        self.features: list[dataset.Feature] = []
        self._log = folder / f"{port}.log"
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        deadline = time.monotonic() + START_S
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise SystemExit(f"{name} does not answer:\n{self._log.read_text(errors='replace')[-3000:]}")
            time.sleep(0.1)

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(self.url, timeout=30):
                return True
        except OSError:
            return False

    def fetch(self, path: str) -> str:
        """What the server answers, as text."""
        with urllib.request.urlopen(self.url + path, timeout=30) as answer:
            return str(answer.read().decode())

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def stop(self) -> None:
        """Ends the process."""
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def app(folder: Path, *, name: str = "ours", project: Path = ROOT, size: int | None = None) -> Server:
    """The app of a checkout, with its own examples or as many as asked, started as a user starts it."""
    features = dataset.read(project / DATA)
    port = free_port()
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("MAPAPP_", "GEODATA_"))}
    environment |= {"MAPAPP_PORT": str(port), "MAPAPP_TILES_URL": "none", "GEODATA_CACHE_DIR": str(folder)}
    environment["PYTHONDONTWRITEBYTECODE"] = "1"
    if size and size != len(features):
        features = dataset.grow(features, size)
        data = dataset.write(folder / f"{name}-{size}.geojson", features)
        environment["MAPAPP_DATA_FILE"] = str(data)
    server = Server(name, [sys.executable, str(project / "app.py")], folder, environment, port)
    server.features = features
    return server


def peer(folder: Path, *, size: int | None = None) -> Server:
    """The peer, built for this checkout's examples or as many as asked."""
    npm_installed(PEER)
    features = dataset.read(ROOT / DATA)
    data = ROOT / DATA
    if size and size != len(features):
        features = dataset.grow(features, size)
        data = dataset.write(folder / f"peer-{size}.geojson", features)
    built = folder / "peer"
    subprocess.run(["node", str(PEER / "build.mjs"), str(data), str(built)], cwd=PEER, check=True)
    port = free_port()
    command = [sys.executable, "-m", "benchmarks.browser.static", str(built), str(port)]
    environment = dict(os.environ) | {"PYTHONPATH": str(ROOT)}
    server = Server("peer", command, folder, environment, port)
    server.features = features
    return server
