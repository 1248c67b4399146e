"""A static file server for the peer: sends what was compressed beforehand, and keeps connections open.

Run ``python -m benchmarks.browser.static FOLDER PORT``. Files with a hash in their name are kept for a year.
"""

from __future__ import annotations

import re
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css",
    ".js": "text/javascript",
    ".geojson": "application/geo+json",
}
HASHED = re.compile(r"\.[0-9a-f]{12}\.\w+$")


def handler(folder: Path) -> type[BaseHTTPRequestHandler]:
    """The answers for the files of one folder, read once."""
    files = {f"/{path.name}": path.read_bytes() for path in folder.iterdir()}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True
        wbufsize = -1

        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            path = "/index.html" if path == "/" else path
            packed = files.get(f"{path}.br")
            if packed is None:
                self.send_error(HTTPStatus.NOT_FOUND)
                return
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", TYPES[Path(path).suffix])
            self.send_header("Content-Encoding", "br")
            self.send_header("Content-Length", str(len(packed)))
            keep = "max-age=31536000, immutable" if HASHED.search(path) else "no-cache"
            self.send_header("Cache-Control", keep)
            self.end_headers()
            self.wfile.write(packed)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    return Handler


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[2])), handler(Path(sys.argv[1]))).serve_forever()
