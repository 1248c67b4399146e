"""The colours of the style tokens hold their contrast in every mode a visitor's system asks for.

Text needs 4.5:1, controls, markers and focus 3:1 (WCAG 2.2, 1.4.3 and 1.4.11). Markers are held against the
embedded base map and against street tiles.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[1] / "mapapp" / "frontend" / "styles" / "tokens.css"

DARK = "screen and (prefers-color-scheme: dark)"
MORE = "(prefers-contrast: more)"
PRINT = "print"

MODES = {
    "light": (),
    "dark": (DARK,),
    "light, more contrast": (MORE,),
    "dark, more contrast": (DARK, MORE),
    "print": (PRINT,),
    "print, more contrast": (MORE, PRINT),
}

# Media queries of the tokens that change sizes and no colours.
SIZES = ("(pointer: coarse)", "(max-width: 699px), (max-height: 560px)")

# Assumed for PDOK's "grijs" tiles: roads, land, built-up land, water, and the darkest of its fills.
TILES = ("#ffffff", "#f2f2f2", "#e1e1e1", "#d2d7da", "#c4c4c4")
# In the dark the tiles are turned over (--tiles-filter): inverted, then darkened by this factor.
TILES_DARKENED = 0.95

TEXT = [
    *[
        ("--ink", ground)
        for ground in ("--paper", "--surface", "--surface-sunk", "--accent-soft", "--mark", "--notice")
    ],
    *[("--ink-2", ground) for ground in ("--paper", "--surface", "--surface-sunk", "--accent-soft")],
    *[("--accent", ground) for ground in ("--paper", "--surface", "--notice")],
    *[("--accent-strong", ground) for ground in ("--paper", "--surface", "--surface-sunk", "--accent-soft")],
    *[("--highlight", ground) for ground in ("--paper", "--surface")],
    ("--on-accent", "--accent"),
    ("--on-accent", "--accent-strong"),
    ("--on-highlight", "--highlight"),
    ("--paper", "--ink"),
    *[("--map-label", ground) for ground in ("--land", "--neighbour", "--water", "--map-label-halo")],
]

CONTROLS = [
    *[("--line-strong", ground) for ground in ("--paper", "--surface", "--surface-sunk")],
    *[("--accent", ground) for ground in ("--paper", "--surface", "--surface-sunk", "--accent-soft")],
    ("--highlight", "--accent-soft"),
    # The focus ring, and the halo between it and what has the focus.
    *[
        ("--focus", ground)
        for ground in ("--paper", "--surface", "--surface-sunk", "--accent-soft", "--focus-halo")
    ],
    *[("--focus", ground) for ground in ("--land", "--neighbour", "--water")],
]

MAP_GROUNDS = ("--land", "--neighbour", "--water")
REGIONS = tuple(f"--region-{step}" for step in range(6))
MARKERS = ("--accent", "--highlight")
MARKER_EDGE = "--focus-halo"


def _declarations(css: str, media: tuple[str, ...]) -> dict[str, str]:
    """The custom properties of ``:root`` that hold when these media features match; later ones win."""
    values: dict[str, str] = {}
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    blocks = re.findall(r"(?:@media ([^{]+?) \{\s*)?:root \{([^}]*)\}", css)
    assert sorted(condition for condition, _ in blocks) == sorted(["", DARK, MORE, PRINT, *SIZES])
    assert not [body for condition, body in blocks if condition in SIZES and "#" in body]
    for condition, body in blocks:
        if not condition or condition in media:
            values |= dict(re.findall(r"(--[\w-]+):\s*([^;]+);", body))
    return values


def _luminance(rgb: tuple[float, float, float]) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _rgb(colour: str) -> tuple[float, float, float]:
    assert re.fullmatch(r"#[0-9a-f]{6}", colour), f"a token is a six-digit hex colour, not {colour!r}"
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(_rgb(one)), _luminance(_rgb(other))))
    return (lighter + 0.05) / (darker + 0.05)


def _turned_over(tile: str) -> str:
    """A tile's colour under ``invert(1) brightness(…)``; its hue hardly matters, the tiles are grey."""
    return "#" + "".join(f"{round((1 - channel) * TILES_DARKENED * 255):02x}" for channel in _rgb(tile))


def _resolved(value: str, values: dict[str, str]) -> str:
    name = re.fullmatch(r"var\((--[\w-]+)\)", value)
    return _resolved(values[name[1]], values) if name else value


@pytest.fixture(params=MODES, scope="module")
def mode(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def colours(mode: str) -> dict[str, str]:
    values = _declarations(TOKENS.read_text(encoding="utf-8"), MODES[mode])
    return {name: _resolved(value, values) for name, value in values.items()}


def _too_weak(colours: dict[str, str], pairs: list[tuple[str, str]], least: float) -> list[str]:
    return [
        f"{one} {colours[one]} on {other} {colours[other]}: {ratio:.2f}"
        for one, other in pairs
        if (ratio := _contrast(colours[one], colours[other])) < least
    ]


def test_the_measure_itself() -> None:
    assert _contrast("#000000", "#ffffff") == pytest.approx(21)
    assert _contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_text(colours: dict[str, str]) -> None:
    assert _too_weak(colours, TEXT, 4.5) == []


def test_controls_and_focus(colours: dict[str, str]) -> None:
    assert _too_weak(colours, CONTROLS, 3) == []


def test_markers_on_the_embedded_map(colours: dict[str, str]) -> None:
    assert _too_weak(colours, [(marker, ground) for marker in MARKERS for ground in MAP_GROUNDS], 3) == []


def test_markers_on_street_tiles(mode: str, colours: dict[str, str]) -> None:
    dark = mode.startswith("dark")
    filters = colours["--tiles-filter"]
    assert filters == (f"invert(1) hue-rotate(180deg) brightness({TILES_DARKENED})" if dark else "none")
    tiles = [_turned_over(tile) for tile in TILES] if dark else TILES
    weak = [
        f"{marker} on {tile}: {ratio:.2f}"
        for marker in MARKERS
        for tile in tiles
        if (ratio := _contrast(colours[marker], tile)) < 3
    ]
    assert weak == []


def test_a_marker_stands_out_of_any_region_colour(colours: dict[str, str]) -> None:
    """By its fill or by the edge around it; the edge stands out of the fill."""
    for marker in MARKERS:
        assert _contrast(colours[marker], colours[MARKER_EDGE]) >= 3
        for region in REGIONS:
            ratios = [_contrast(colours[part], colours[region]) for part in (marker, MARKER_EDGE)]
            assert max(ratios) >= 3, f"{marker} on {region}: {ratios}"
