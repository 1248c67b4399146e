"""What went wrong with the Locatieserver: HTTP status to geopy error, geopy error to one of ours.

In: an error of geopy or of its HTTP adapter. Out: the error to raise. A geopy geocoder raises geopy's
errors; at the border of this package they become those of ``geodata.errors``, which say what to do.
"""

from __future__ import annotations

from collections.abc import Mapping

from geopy.adapters import AdapterHTTPError, get_retry_after
from geopy.exc import (
    GeocoderInsufficientPrivileges,
    GeocoderParseError,
    GeocoderQueryError,
    GeocoderRateLimited,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
    GeopyError,
)

from geodata.errors import ServiceAnswerInvalid, ServiceError, ServiceUnreachable
from geodata.remote import polite

STATUS_ERRORS: Mapping[int, type[GeocoderServiceError]] = {
    400: GeocoderQueryError,
    403: GeocoderInsufficientPrivileges,
    404: GeocoderServiceError,
    408: GeocoderTimedOut,
    414: GeocoderQueryError,
    429: GeocoderRateLimited,
    500: GeocoderServiceError,
    502: GeocoderUnavailable,
    503: GeocoderUnavailable,
    504: GeocoderTimedOut,
}
"""HTTP status to geopy error. geopy's own table calls 503 a time-out, which it is not here."""


def for_status(error: AdapterHTTPError, where: str) -> GeocoderServiceError:
    """The geopy error for an HTTP answer of 400 or higher."""
    kind = STATUS_ERRORS.get(error.status_code, GeocoderServiceError)
    message = f"{where} answered HTTP {error.status_code}"
    if issubclass(kind, GeocoderRateLimited):
        return kind(message, retry_after=get_retry_after(error.headers))
    return kind(message)


def own(error: GeopyError, where: str) -> ServiceError:
    """The error of this package for one of geopy."""
    refused = error.__cause__
    if isinstance(refused, AdapterHTTPError):
        return polite.refusal(refused.status_code, where, get_retry_after(refused.headers))
    if isinstance(error, GeocoderParseError):
        return ServiceAnswerInvalid(
            f"{where} did not answer in its documented format; check the address, or run again later"
        )
    if isinstance(error, GeocoderTimedOut | GeocoderUnavailable):
        return ServiceUnreachable(f"{where} cannot be reached; check the network, then run again")
    return ServiceError(f"{where} did not work ({error}); run again later")
