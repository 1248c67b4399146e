"""A stand-in for PDOK on this machine: Locatieserver and OGC API Features, with faults on demand.

Follows the documented formats closely enough to be fooled by nothing the real ones refuse: unknown
parameters of the Locatieserver give 400, paging goes by ``links[rel=next]``.
"""

from __future__ import annotations

import gzip
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

FREE_PARAMETERS = {"q", "fq", "fl", "rows", "start", "df", "bq", "sort", "wt"}


@dataclass(frozen=True)
class Trouble:
    """One answer that goes wrong, in place of the right one."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    silent: bool = False
    promised_bytes: int | None = None


TOO_MANY = Trouble(429, headers={"Retry-After": "7"})
BROKEN = Trouble(500, b"oops")
BUSY = Trouble(503, headers={"Retry-After": "3"})
BAD_JSON = Trouble(body=b'{"response": {"docs": [')
OTHER_JSON = Trouble(body=b'{"message": "hello"}')
CUT_OFF = Trouble(body=b'{"type"', promised_bytes=1000)
SILENT = Trouble(silent=True)


class StandIn:
    """What the services know, what was asked, and what goes wrong next."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.documents: list[dict[str, Any]] = []
        self.collections: dict[str, list[dict[str, Any]]] = {}
        self.page_size = 1_000
        self.links = "relative"
        self.tell_total = True
        self.lost_features = 0
        self.troubles: list[Trouble] = []
        self.asked: list[tuple[str, dict[str, list[str]]]] = []
        self.released = threading.Event()

    def answer(self, path: str, parameters: dict[str, list[str]]) -> tuple[int, Any]:
        if path.startswith("/locatieserver/"):
            return self._places(path.rsplit("/", 1)[1], parameters)
        name = path.removeprefix("/cbs/").removesuffix("/items")
        if name not in self.collections:
            return 404, {"code": "NotFound"}
        return 200, self._page(path, name, parameters)

    def _places(self, kind: str, parameters: dict[str, list[str]]) -> tuple[int, Any]:
        allowed = {"free": FREE_PARAMETERS}.get(kind)
        if allowed is None:
            return 404, {}
        unknown = set(parameters) - allowed
        if unknown:
            return 400, {"error": f"unknown parameter {sorted(unknown)}"}
        found = self.documents
        for condition in parameters.get("fq", [""])[0].split(" AND "):
            if condition.startswith("type:("):
                found = [d for d in found if d["type"] in condition[6:-1].split(" OR ")]
            if condition.startswith("gemeentecode:"):
                found = [d for d in found if d["gemeentecode"] == condition.split(":")[1]]
        rows = int(parameters.get("rows", ["10"])[0])
        response = {"numFound": len(found), "start": 0, "maxScore": 9.7, "numFoundExact": True}
        return 200, {"response": {**response, "docs": found[:rows]}}

    def _page(self, path: str, name: str, parameters: dict[str, list[str]]) -> dict[str, Any]:
        features = self.collections[name]
        if "jaarcode" in parameters:
            features = [f for f in features if str(f["properties"]["jaarcode"]) == parameters["jaarcode"][0]]
        start = int(parameters.get("cursor", ["0"])[0])
        end = start + min(self.page_size, int(parameters["limit"][0]))
        page: dict[str, Any] = {
            "type": "FeatureCollection",
            "features": features[start : end - self.lost_features],
            "links": [{"rel": "self", "href": path}],
        }
        if self.tell_total:
            page["numberMatched"] = len(features)
        if end < len(features):
            cursor = {"loop": start, "relative": end}.get(self.links, end)
            query = urlencode({**{k: v[0] for k, v in parameters.items()}, "cursor": cursor})
            host = {"absolute": self.address, "foreign": "http://elsewhere.invalid"}.get(self.links, "")
            page["links"].append({"rel": "next", "href": f"{host}{path}?{query}"})
        return page


@contextmanager
def serving() -> Iterator[StandIn]:
    """A stand-in on a free port of 127.0.0.1, until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            parameters = parse_qs(parts.query)
            standin.asked.append((parts.path, parameters))
            trouble = standin.troubles.pop(0) if standin.troubles else None
            if trouble is None:
                status, record = standin.answer(parts.path, parameters)
                zipped = gzip.compress(json.dumps(record).encode(), compresslevel=1)
                trouble = Trouble(status, zipped, {"Content-Encoding": "gzip"})
            if trouble.silent:
                standin.released.wait(20)
                return
            self.send_response(trouble.status)
            for header, value in trouble.headers.items():
                self.send_header(header, value)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(trouble.promised_bytes or len(trouble.body)))
            self.end_headers()
            self.wfile.write(trouble.body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    standin = StandIn(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield standin
    finally:
        standin.released.set()
        server.shutdown()
        server.server_close()
        thread.join()
