"""What the scripts draw from: the configuration in the page, in its language and no larger than need be.

In: the configuration of the published files, and the scripts as they are served. Out: a JSON value for
``#config``, as docs/architecture.md describes it. Explanations and questions of facets stand in the page
itself; of the texts only those are in it that the scripts name.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from mapapp.data.publication import Publication
from mapapp.page import facets
from mapapp.page.facet import Facet, Value
from mapapp.page.map_view import NETHERLANDS
from mapapp.page.texts import TEXTS
from mapapp.page.words import Words
from mapapp.settings import ASSETS

_KEY = r"[a-z]+(?:\.[a-z_]+)+"
_NAMED = re.compile(rf"[\"'`]({_KEY})[\"'`]")
# A key that the script puts together: `precision.${level}`.
_BEGUN = re.compile(r"`([a-z]+(?:\.[a-z_]+)*\.)\$\{")


def page_config(publication: Publication, words: Words, notice: str | None) -> dict[str, Any]:
    """The configuration of one page; ``notice`` says why older data are served, None when they are not."""
    declared = publication.files.config
    return {
        **{key: declared[key] for key in ("version", "updated", "base", "data", "tiles")},
        "language": words.language,
        "notice": notice,
        "home": NETHERLANDS,
        "facets": [_facet(facet, words) for facet in facets.FACETS],
        "texts": {key: words.of(TEXTS[key]) for key in script_texts()},
    }


@cache
def script_texts() -> tuple[str, ...]:
    """The keys of the texts that the scripts name, with their twins for one."""
    script = (ASSETS / "app.js").read_text(encoding="utf-8")
    named, begun = set(_NAMED.findall(script)), tuple(set(_BEGUN.findall(script)))
    plain = ((key, key.removesuffix(".one")) for key in TEXTS)
    return tuple(key for key, name in plain if name in named or name.startswith(begun))


def _facet(facet: Facet, words: Words) -> dict[str, Any]:
    declared = facet.to_json()
    kept = ("param", "key", "ordered", "open", "areas", "shows")
    return {
        **{key: declared[key] for key in kept if key in declared},
        "label": words.of(facet.label),
        **({"heading": words.of(facet.heading)} if facet.heading else {}),
        "values": [_value(value, words) for value in facet.values],
    }


def _value(value: Value, words: Words) -> dict[str, Any]:
    is_data = value.label.nl == value.label.en
    return {
        "slug": value.slug,
        "label": words.of(value.label),
        **({"kind": value.kind} if value.kind else {}),
        **({"lang": "nl"} if words.language != "nl" and is_data else {}),
    }
