"""Servers for the browser tests: the real app in a process of its own, and a stand-in for the tile service.

Everything listens on a free port of 127.0.0.1. The app is started as a user starts it (``python app.py``),
so that a test can stop it, start it again on the same address, and read what it logged.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
START_TIMEOUT_S = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class LiveApp:
    """The app as ``python app.py`` serves it, with settings given as keyword arguments.

    ``LiveApp(folder, data_file=path)`` sets MAPAPP_DATA_FILE. Tiles are off unless ``tiles_url`` is given.
    """

    def __init__(self, folder: Path, **settings: object) -> None:
        self.port = free_port()
        self.base_path = str(settings.get("base_path", "/"))
        self.url = f"http://127.0.0.1:{self.port}{self.base_path.rstrip('/')}"
        self._log_file = folder / f"app-{self.port}.log"
        values = {"tiles_url": "none", "host": "127.0.0.1", "port": self.port} | settings
        inherited = {k: v for k, v in os.environ.items() if not k.startswith(("MAPAPP_", "GEODATA_"))}
        self._environment = inherited | {f"MAPAPP_{k.upper()}": str(v) for k, v in values.items()}
        self._environment["GEODATA_CACHE_DIR"] = str(folder)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts the app and waits until it answers; again on the same address after :meth:`stop`."""
        with self._log_file.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, str(ROOT / "app.py")],
                cwd=self._log_file.parent,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        deadline = time.monotonic() + START_TIMEOUT_S
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                raise RuntimeError(f"app.py ended with status {self._process.returncode}:\n{self.log()}")
            try:
                with urllib.request.urlopen(f"{self.url}/health", timeout=5):
                    return
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.1)
        self.stop()
        raise RuntimeError(f"app.py did not answer on {self.url} in {START_TIMEOUT_S} s:\n{self.log()}")

    def stop(self) -> None:
        """Ends the app; its address refuses connections from then on."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None

    def hang(self) -> None:
        """Lets the app accept connections and answer none, as bad wifi does, until :meth:`resume`."""
        assert self._process
        self._process.send_signal(signal.SIGSTOP)

    def resume(self) -> None:
        assert self._process
        self._process.send_signal(signal.SIGCONT)

    def log(self) -> str:
        """What the app wrote on stdout and stderr so far."""
        return self._log_file.read_text(encoding="utf-8", errors="replace")


class TileServer:
    """Stands in for the tile service: one grey PNG for every tile, or an error while ``failing`` is True.

    Like PDOK it lets scripts read its tiles (CORS), unless ``cors`` is False.
    """

    def __init__(self) -> None:
        self.failing = False
        self.cors = True
        self.paths: list[str] = []
        picture = BytesIO()
        Image.new("RGB", (256, 256), "#dfe3e6").save(picture, "PNG")
        png = picture.getvalue()
        owner = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                owner.paths.append(self.path)
                if owner.failing:
                    self.send_error(HTTPStatus.SERVICE_UNAVAILABLE)
                    return
                self.send_response(HTTPStatus.OK)
                self.send_header("Content-Type", "image/png")
                self.send_header("Content-Length", str(len(png)))
                if owner.cors:
                    self.send_header("Access-Control-Allow-Origin", "*")
                self.end_headers()
                self.wfile.write(png)

            def log_message(self, *_: object) -> None:
                """Keeps the test output quiet."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.origin = f"http://127.0.0.1:{self._server.server_port}"
        self.url = f"{self.origin}/{{z}}/{{x}}/{{y}}.png"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Closes the port; tiles are refused from then on."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
