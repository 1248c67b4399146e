"""Which of Dash's scripts the page asks for, under addresses that follow their content.

In: the script tags Dash hands to ``interpolate_index``. Out: their addresses, in Dash's order. Left out are
the component libraries the layout does not use and the polyfill, which no browser that runs the map needs.
Dash puts the time its files were installed into an address; a hash of the content in its place makes the page
the same on every machine.
"""

from __future__ import annotations

import pkgutil
import re
from functools import cache

from mapapp.data.hashed import content_hash

UNUSED = ("dash/deps/polyfill@", "dash/dcc/", "dash/dash_table/")

_SOURCE = re.compile(r'src="([^"]*/_dash-component-suites/)([^"]+)"')
_FINGERPRINT = re.compile(r"\.(v[\w-]+m)\d+\.")


def needed(tags: str) -> list[str]:
    """The addresses of the scripts among Dash's tags that the page needs."""
    return [base + _settled(path) for base, path in _SOURCE.findall(tags) if not path.startswith(UNUSED)]


@cache
def _settled(path: str) -> str:
    package, _, file = _FINGERPRINT.sub(".", path).partition("/")
    body = pkgutil.get_data(package, file) or b""
    return _FINGERPRINT.sub(rf".\g<1>{content_hash(body)}.", path)
