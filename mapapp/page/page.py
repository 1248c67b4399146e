"""What ``templates/index.html`` is given: the page for one query, whole without JavaScript.

In: the current publication, what the page is asked, and the fragments Dash makes itself. Out: plain values,
which the template escapes, and the configuration as JSON that no text in it can break out of.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from mapapp.data.publication import Publication
from mapapp.page import facets, filters, listing
from mapapp.page.address import CARDS_MOST, Addresses, Asked
from mapapp.page.config import page_config
from mapapp.page.dash_scripts import needed
from mapapp.page.regions import regions
from mapapp.page.words import Words, km_text
from mapapp.pictures import wording
from mapapp.settings import Settings

_SORTS = ("relevantie", "afstand", "titel", "startjaar")


def context(
    publication: Publication,
    settings: Settings,
    notice: str | None,
    fragments: Mapping[str, str],
    asked: Asked,
) -> dict[str, object]:
    """All that the template names.

    Args:
        publication: the current version of the data.
        settings: for the base path and the address the public sees.
        notice: in Dutch, why older data are served; None when the file on disk is.
        fragments: as Dash hands them to ``interpolate_index``.
        asked: the page's own query.

    Raises:
        EngineError: when the engine did not answer in time.
    """
    answer = publication.engine.page(asked.query, asked.first, asked.first_off_map, CARDS_MOST)
    selection = answer["selection"]
    words = Words(selection["language"] or "nl")
    addresses = Addresses(settings.base_path, answer["links"]["here"])
    return {
        **_frame(publication, settings, fragments, words),
        **_head(publication, answer, words),
        **_list(publication, answer, words, addresses, asked),
        "config": _json(page_config(publication, words, notice)),
        "notices": [*([notice] if notice else []), *_ignored(answer, words)],
        "selection": selection,
        "links": {name: addresses.of(query or "") for name, query in answer["links"].items()},
        "groups": filters.groups(answer, words),
        "near": filters.near(answer, words, addresses),
        "kept_by_filters": addresses.kept_by_filters(frozenset(facet.param for facet in facets.FACETS)),
        "kept_by_sorting": addresses.kept_by_sorting(),
        "regions": regions(answer, words, addresses),
    }


def _frame(
    publication: Publication, settings: Settings, fragments: Mapping[str, str], words: Words
) -> dict[str, object]:
    """What is the same for every query."""
    updated = publication.snapshot.updated
    return {
        "t": words,
        "language": words.language,
        "other": "nl" if words.language == "en" else "en",
        "css": Markup(fragments["css"]),
        "dash_config": Markup(fragments["config"]),
        "dash_layout": _json(json.loads(fragments["layout"])),
        "renderer": Markup(fragments["renderer"]),
        "dash_scripts": needed(fragments["scripts"]),
        "canonical": settings.public_url,
        "theme": publication.files.theme,
        "badge": _badge(updated, words),
    }


def _badge(updated: date | None, words: Words) -> str:
    if updated is None:
        return words("offline.badge.undated")
    return words("offline.badge", date=wording.day(updated, words.language))


def _head(publication: Publication, answer: Mapping[str, Any], words: Words) -> dict[str, object]:
    """The title names the open example, else the place; a page of a choice is not one to be found."""
    name = words("app.title")
    selection, near = answer["selection"], answer["near"]
    first = None
    if selection["open"]:
        first = publication.features[selection["open"]].properties.title
    elif near:
        first = words("chips.place", place=near["label"])
    chosen = answer["links"]["here"] not in ("", "taal=en")
    return {"title": f"{first} – {name}" if first else name, "name": name, "is_choice": chosen}


def _list(
    publication: Publication, answer: Mapping[str, Any], words: Words, addresses: Addresses, asked: Asked
) -> dict[str, object]:
    total, shown, near = answer["total"], answer["shown"], answer["near"]
    cards = listing.Cards(answer, publication.features, words, publication.engine, addresses.base)
    nationwide = words("results.nationwide.near" if near else "results.nationwide")
    whole = shown == total
    return {
        "count": words("results.count.all" if whole else "results.count", n=shown, total=total),
        "sorts": _sorts(answer, words),
        "chips": filters.chips(answer, words, addresses),
        "fallback": _fallback(near, words),
        "correction": answer["correction"],
        "blank": listing.blank(words),
        "main": listing.main_list(answer, cards, addresses, asked.first),
        "mixed": answer["mixed"],
        "off_map": listing.off_map_list(answer, cards, addresses, asked.first_off_map),
        "off_map_title": f"{nationwide} ({answer['offMap']})",
        "has_off_map": answer["offMap"] > 0,
        "has_mapped": answer["mapped"] > 0,
        "shown": shown,
        "offers": filters.offers(answer, words, addresses),
        "filters_chosen": sum(map(len, answer["selection"]["facets"].values())) + bool(near),
    }


def _sorts(answer: Mapping[str, Any], words: Words) -> list[tuple[str, str, bool]]:
    """The orders to choose from: value, words, and whether it is the one in use."""
    selection = answer["selection"]
    possible = {"relevantie": bool(selection["q"]), "afstand": answer["near"] is not None}
    options = [name for name in _SORTS if possible.get(name, True)]
    current = selection["sort"] if selection["sort"] in options else options[0]
    return [(name, words(f"sort.{name}"), name == current) for name in options]


def _fallback(near: Mapping[str, Any] | None, words: Words) -> str | None:
    if near is None or not near["fallback"]:
        return None
    if near["hereOnly"]:
        return words("near.fallback.here", place=near["municipality"] or near["label"])
    return words("near.fallback", km=km_text(near["km"]), place=near["label"])


def _ignored(answer: Mapping[str, Any], words: Words) -> list[str]:
    values = ", ".join(f"{one['param']}={one['value']}" for one in answer["ignored"])
    return [words("notice.ignored", values=values)] if values else []


def _json(value: Any) -> Markup:
    return htmlsafe_json_dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
