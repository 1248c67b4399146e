"""What ``templates/index.html`` is given: the page everything starts from.

In: the current publication and the fragments Dash makes itself. Out: plain values, which the template
escapes, and the configuration as JSON that no text in it can break out of.
"""

from __future__ import annotations

from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from mapapp.data.publication import Publication
from mapapp.page.dash_scripts import needed
from mapapp.page.map_view import NETHERLANDS
from mapapp.page.texts import LANGUAGES, table, text
from mapapp.settings import Settings


def page_config(publication: Publication, notice: str | None) -> dict[str, Any]:
    """What the scripts draw from, as docs/architecture.md describes it.

    ``notice`` says in Dutch why older data are served; None when the file on disk is.
    """
    return {
        **publication.files.config,
        "notice": notice,
        "home": NETHERLANDS,
        "texts": {language: table(language) for language in LANGUAGES},
    }


def context(
    publication: Publication, settings: Settings, notice: str | None, fragments: dict[str, str]
) -> dict[str, object]:
    """All that the template names; ``fragments`` as Dash hands them to ``interpolate_index``."""
    config = page_config(publication, notice)
    return {
        **{name: Markup(fragments[name]) for name in ("metas", "css", "renderer")},
        "dash_config": Markup(fragments["config"]),
        "dash_scripts": needed(fragments["scripts"]),
        "title": text("app.title"),
        "description": text("app.description"),
        "loading": text("app.loading"),
        "config": htmlsafe_json_dumps(config, ensure_ascii=False, separators=(",", ":"), allow_nan=False),
        "canonical": settings.public_url,
        "theme": publication.files.theme,
        "features": publication.snapshot.features,
        "notice": notice,
    }
