"""Absolute addresses of this site, for links that leave it: canonical links, QR codes, feeds, previews.

In: the settings, and the request when they name no public address. Out: whole addresses, base path included.
"""

from __future__ import annotations

from flask import request

from mapapp.settings import Settings


def site_url(settings: Settings, path: str = "") -> str:
    """The address the public sees for a path below the base path (without a leading slash)."""
    if settings.public_url:
        return f"{settings.public_url}/{path}"
    return f"{request.host_url.rstrip('/')}{settings.base_path}{path}"
