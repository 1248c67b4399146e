"""Raw answers of outside services, kept on disk so that no question is asked twice.

In: a question (service, query, parameters) and the answer as the service gave it. Out: that
answer and the day it came. One small readable JSON file per answer, written atomically: a run that
breaks off goes on where it was, and what is kept raw can be read better later without a new request.
"Nothing found" is an answer and is kept; an error is not. To ask afresh, remove the folder.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from geodata import files
from geodata.errors import GeodataError

log = logging.getLogger(__name__)

Parameters = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class CachedAnswer:
    """A raw answer and the ISO date it was given."""

    answer: Any
    date: str


class AnswerCache:
    """Answers in ``folder``, one file each, under a name made of the question."""

    def __init__(self, folder: Path, *, today: Callable[[], date] = date.today) -> None:
        self.folder = folder
        self._today = today

    def path(self, service: str, query: str, parameters: Parameters) -> Path:
        """Where the answer to this question is or would be."""
        question = json.dumps([service, query, sorted(parameters.items())])
        digest = hashlib.sha256(question.encode()).hexdigest()
        return self.folder / service / digest[:2] / f"{digest[:32]}.json"

    def get(self, service: str, query: str, parameters: Parameters) -> CachedAnswer | None:
        """The answer kept for this question, or None when it has to be asked."""
        path = self.path(service, query, parameters)
        try:
            record = json.loads(path.read_text(encoding="utf-8"))
            if record["query"] != query:
                raise ValueError("answers another question")
            return CachedAnswer(record["answer"], record["date"])
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError) as error:
            log.warning("cached answer %s cannot be used (%s); asking again", path, error)
            return None

    def put(self, service: str, query: str, parameters: Parameters, answer: Any) -> None:
        """Keep the answer to this question, in place of an older one.

        Raises:
            GeodataError: the folder cannot be written; name another with GEODATA_CACHE_DIR.
        """
        path = self.path(service, query, parameters)
        record = {
            "service": service,
            "query": query,
            "parameters": dict(parameters),
            "date": self._today().isoformat(),
            "answer": answer,
        }
        text = json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        try:
            # A lone surrogate in a query is no UTF-8; it must not stop a build.
            files.write_bytes(path, text.encode("utf-8", errors="backslashreplace"))
        except OSError as error:
            raise GeodataError(
                f"cannot write the cache in {self.folder} ({error}); name another with GEODATA_CACHE_DIR"
            ) from error
