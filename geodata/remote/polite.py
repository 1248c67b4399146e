"""How outside services are reached: their addresses, and the patience to ask politely.

In: environment variables and a question to ask (a callable). Out: a checked base address; the
answer, asked no faster than agreed and asked again after a passing fault. Refused: an address
that is not http(s). An error is never swallowed: after the last try it is raised as it was.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from typing import TypeVar
from urllib.parse import urlsplit

from geodata.errors import GeodataError, ServiceRateLimited, ServiceRefused

T = TypeVar("T")

USER_AGENT = "praktijkkaart-geodata (python)"
PASSING_STATUSES = frozenset({429, 500, 502, 503, 504})
"""HTTP statuses worth asking again after; every other refusal would be the same next time."""


def base_url(variable: str, default: str, override: str | None = None) -> str:
    """The address of a service, without a slash at its end.

    Args:
        variable: environment variable that may name another address.
        default: the official address.
        override: an address asked for by the caller; wins over the variable.

    Raises:
        GeodataError: it is no http(s) address; mend the variable or option.
    """
    address = override or os.environ.get(variable) or default
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise GeodataError(f"{address!r} is no http(s) base address; mend {variable} or --base-url")
    return address.rstrip("/")


class Limiter:
    """Asks one question at a time, with a pause between, and again after HTTP 429 and 5xx.

    geopy's own ``RateLimiter`` does not do here: it repeats questions that are wrong in
    themselves (HTTP 400), waits a fixed time whatever ``Retry-After`` says, and knows only
    geopy's errors, while downloads ask politely too.

    No connection and a time-out are not asked again: without a network the caller hears so at once.
    """

    def __init__(
        self,
        *,
        min_delay_s: float = 0.1,
        retries: int = 3,
        backoff_s: float = 1.0,
        max_wait_s: float = 60.0,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Set the pace.

        Args:
            min_delay_s: least seconds between the starts of two questions.
            retries: how often a question is asked again.
            backoff_s: first wait when the service names none; doubles each time.
            max_wait_s: a service that asks for a longer wait is not waited for.
            sleep: how to wait; tests replace it.
            clock: seconds that only go up; tests replace it.
        """
        self.min_delay_s = min_delay_s
        self.retries = retries
        self.backoff_s = backoff_s
        self.max_wait_s = max_wait_s
        self._sleep = sleep
        self._clock = clock
        self._lock = threading.Lock()
        self._last_start: float | None = None

    def call(self, ask: Callable[[], T]) -> T:
        """What ``ask()`` gives; its error when asking again cannot help or did not."""
        for tries in range(self.retries):
            self._keep_distance()
            try:
                return ask()
            except ServiceRefused as error:
                wait_s = self._wait_after(error, tries)
                if wait_s is None:
                    raise
                self._sleep(wait_s)
        self._keep_distance()
        return ask()

    def _keep_distance(self) -> None:
        with self._lock:
            if self._last_start is not None:
                pause_s = self._last_start + self.min_delay_s - self._clock()
                if pause_s > 0:
                    self._sleep(pause_s)
            self._last_start = self._clock()

    def _wait_after(self, error: ServiceRefused, tries: int) -> float | None:
        if error.status not in PASSING_STATUSES:
            return None
        wait_s = error.retry_after_s
        if wait_s is None:
            wait_s = self.backoff_s * 2**tries
        return wait_s if wait_s <= self.max_wait_s else None


def refusal(status: int, where: str, retry_after_s: float | None) -> ServiceRefused:
    """The error for an HTTP status of 400 or higher, saying what to do.

    Args:
        status: the HTTP status.
        where: the address asked, without its query.
        retry_after_s: wait the service asked for, or None when it did not say.
    """
    if status == 429:
        wait = f" after {retry_after_s:.0f} seconds" if retry_after_s is not None else " later"
        return ServiceRateLimited(
            f"{where} answered HTTP 429, too many questions; run again{wait}", retry_after_s
        )
    advice = "run again later" if status >= 500 else "check the address and the question"
    return ServiceRefused(f"{where} answered HTTP {status}; {advice}", status, retry_after_s)
