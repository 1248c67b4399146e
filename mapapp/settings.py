"""What an operator may choose: one typed class, read from the environment (``MAPAPP_…``) and ``.env``.

In: environment variables, or a ``.env`` file in the project folder. Out: a frozen :class:`Settings`.
Refused: a value that cannot work, in one line that names the variable. Nothing else in ``mapapp``
reads the environment.
"""

from __future__ import annotations

import difflib
import logging
import os
import re
import sys
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from geodata.files import MUNICIPALITIES_FILE, data_dir

PREFIX = "MAPAPP_"
PACKAGE = Path(__file__).resolve().parent
ROOT = PACKAGE.parent
ASSETS = ROOT / "assets"

PDOK_TILES = "https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0/grijs/EPSG:3857/{z}/{x}/{y}.png"
PDOK_ATTRIBUTION = "Kaartgegevens © Kadaster"

# A URL ends up in a header (Content-Security-Policy): what could end a directive there is refused.
_UNSAFE_IN_HEADER = re.compile(r"[\s;,'\"<>\\]")
_ANCESTOR = re.compile(r"https?://(\*\.)?[a-z0-9.-]+(:\d+)?\Z", re.IGNORECASE)
_BASE_PATH = re.compile(r"/([A-Za-z0-9._~-]+/)*\Z")


class SettingsError(ValueError):
    """Raised when a setting cannot work; the message names each variable, one a line."""


def _tiles_url(value: str) -> str | None:
    if value.lower() == "none":
        return None
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or _UNSAFE_IN_HEADER.search(value):
        raise ValueError("is no http(s) address; give one with {z}, {x} and {y}, or none")
    missing = [name for name in ("{z}", "{x}", "{y}") if name not in value]
    if missing:
        raise ValueError(f"misses {', '.join(missing)}")
    return value


def _ancestors(value: object) -> object:
    if not isinstance(value, str):
        return value
    sources = [source.strip("'") for source in value.replace(",", " ").split()]
    if not sources:
        raise ValueError("is empty; give self, none or addresses like https://www.gemeente.nl")
    if "none" in sources and len(sources) > 1:
        raise ValueError("names none next to others; leave out either")
    for source in sources:
        if source not in ("self", "none") and not _ANCESTOR.match(source):
            raise ValueError(f"{source!r} is no address like https://www.gemeente.nl (nor self or none)")
    return tuple(f"'{source}'" if source in ("self", "none") else source for source in sources)


def _base_path(value: str) -> str:
    path = f"/{value.strip('/')}/" if value.strip("/") else "/"
    if not _BASE_PATH.match(path) or re.search(r"/\.{1,2}/", path):
        raise ValueError("is no path like /praktijkkaart/")
    return path


def _public_url(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or _UNSAFE_IN_HEADER.search(value):
        raise ValueError("is no http(s) address, such as https://www.gemeente.nl/praktijkkaart")
    if parts.query or parts.fragment:
        raise ValueError("has a ? or # part; give the address of the map alone")
    return value.rstrip("/")


def _theme_css(value: str) -> str:
    if Path(value).is_file():
        return value
    if value.startswith("/") and not value.startswith("//") and not _UNSAFE_IN_HEADER.search(value):
        return value
    raise ValueError(
        "is neither a CSS file that exists nor an address on this site, such as /huisstijl/kaart.css"
    )


def _file(value: Path) -> Path:
    if not value.is_file():
        raise ValueError(f"there is no file {value}")
    return value


class Settings(BaseSettings):
    """Every setting with its default; the description is what the deployment guide says of it."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=ROOT / ".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    data_file: Annotated[Path, AfterValidator(_file)] = Field(
        default=ROOT / "interventions.geojson",
        description="The published data set, made by `python -m geodata build`; read again when it changes",
    )
    boundaries_file: Annotated[Path, AfterValidator(_file)] | None = Field(
        default=None,
        description="Municipality boundaries (GeoJSON); when left out, what `geodata update` downloaded",
    )
    host: str = Field(default="127.0.0.1", min_length=1, description="Address to listen on; 0.0.0.0 for all")
    port: int = Field(default=8050, ge=1, le=65535, description="Port to listen on")
    tiles_url: Annotated[str | None, BeforeValidator(_tiles_url)] = Field(
        default=PDOK_TILES,
        description="Street map tiles with {z}, {x} and {y} (EPSG:3857), or `none` for the built-in map",
    )
    tiles_attribution: str | None = Field(
        default=None,
        description="Credit for the tiles; when left out, Kadaster for PDOK and else the tile host",
    )
    frame_ancestors: Annotated[tuple[str, ...], NoDecode, BeforeValidator(_ancestors)] = Field(
        default=("'self'",),
        description="Sites that may embed the map: `self`, `none`, or addresses separated by spaces",
    )
    base_path: Annotated[str, AfterValidator(_base_path)] = Field(
        default="/", description="Path the map lives under, such as /praktijkkaart/"
    )
    public_url: Annotated[str, AfterValidator(_public_url)] | None = Field(
        default=None,
        description="Address the public sees, base path included; used in links, QR codes and feeds",
    )
    theme_css: Annotated[str, AfterValidator(_theme_css)] | None = Field(
        default=None,
        description="Own style on top: a local CSS file, or an address on this site that begins with /",
    )
    log_level: Annotated[
        Literal["debug", "info", "warning", "error"],
        BeforeValidator(lambda value: value.lower() if isinstance(value, str) else value),
    ] = Field(default="info", description="What is logged: debug, info, warning or error")

    @property
    def tiles(self) -> dict[str, str] | None:
        """The tile service as the page's configuration has it; None for the embedded map alone."""
        if self.tiles_url is None:
            return None
        host = urlsplit(self.tiles_url).hostname or ""
        default = PDOK_ATTRIBUTION if host == "service.pdok.nl" else host.removeprefix("{s}.")
        return {"url": self.tiles_url, "attribution": self.tiles_attribution or default}

    @property
    def tiles_origin(self) -> str | None:
        """The tile host as a Content-Security-Policy source; ``{s}`` stands for any subdomain."""
        if self.tiles_url is None:
            return None
        parts = urlsplit(self.tiles_url)
        return f"{parts.scheme}://{parts.netloc.rpartition('@')[2].replace('{s}', '*')}"

    @property
    def boundaries(self) -> Path | None:
        """The boundaries file to serve, when there is one."""
        if self.boundaries_file is not None:
            return self.boundaries_file
        downloaded = data_dir() / MUNICIPALITIES_FILE
        return downloaded if downloaded.is_file() else None


def load_settings() -> Settings:
    """The settings of this process.

    Raises:
        SettingsError: naming each variable that cannot work; correct the environment or ``.env``.
    """
    _warn_of_unknown()
    try:
        return Settings()
    except ValidationError as error:
        raise SettingsError("\n".join(_lines(error))) from None


def settings_or_exit() -> Settings:
    """The settings of this process; a bad one ends it with status 2 and a line on stderr."""
    try:
        return load_settings()
    except SettingsError as error:
        print(error, file=sys.stderr)
        raise SystemExit(2) from None


def _lines(error: ValidationError) -> list[str]:
    lines = []
    for fault in error.errors():
        variable = PREFIX + str(fault["loc"][0]).upper()
        message = fault["msg"].removeprefix("Value error, ")
        lines.append(f"{variable}: {message} (got {fault['input']!r})")
    return lines


def _warn_of_unknown() -> None:
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    for name in sorted(os.environ):
        if name.startswith(PREFIX) and name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"; did you mean {near[0]}?" if near else ""
            logging.getLogger(__name__).warning("%s is no setting and is ignored%s", name, hint)
