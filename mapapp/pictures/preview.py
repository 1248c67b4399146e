"""The picture that social media and chat show with a link: title, place and a small map, 1200 by 630.

In: one intervention. Out: PNG bytes, the same for the same intervention. The font comes with the app
(``assets/fonts``, SIL Open Font License), so no font of the machine is needed.
"""

from __future__ import annotations

import io
import itertools
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from math import ceil

from PIL import Image, ImageDraw, ImageFont

from geodata.schema import Properties
from mapapp.page.texts import text
from mapapp.pictures import minimap
from mapapp.pictures.wording import place_line
from mapapp.settings import ASSETS

SIZE = (1200, 630)

_INK, _INK_2, _PAPER, _ACCENT = "#1c2b33", "#4a5a63", "#faf9f6", "#0b5f66"
_FILLS = {"land": "#f4f1ea", "water": "#cfe3ee"}
_PROVINCE_LINE, _HIGHLIGHT = "#b9b2a3", "#b23c0a"
_MARGIN, _BAR = 64, 16
_MAP_WIDTH = 500
_TEXT_WIDTH = SIZE[0] - _MAP_WIDTH - 2 * _MARGIN
_TITLE_SIZES = (64, 54, 46, 38)
_TITLE_LINES = 5
# More than fits in the smallest size, and few enough to measure word by word.
_TITLE_CHARACTERS = 300
_OVERSAMPLING = 2


def preview(properties: Properties) -> bytes:
    """The picture of one intervention as PNG."""
    image = Image.new("RGB", SIZE, _PAPER)
    image.paste(_map(properties), (SIZE[0] - _MAP_WIDTH, 0))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, _BAR, SIZE[1]), fill=_ACCENT)
    draw.text((_MARGIN, _MARGIN), text("app.title"), font=_font("Regular", 28), fill=_ACCENT)
    font, lines = _fit(_drawable(properties.title))
    y = 140
    for line in lines:
        draw.text((_MARGIN, y), line, font=font, fill=_INK)
        y += round(font.size * 1.2)
    place_font = _font("Regular", 32)
    y += 16
    for line in _cut(list(_wrap(place_line(properties), place_font)), 2, place_font):
        draw.text((_MARGIN, y), line, font=place_font, fill=_INK_2)
        y += 42
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _map(properties: Properties) -> Image.Image:
    """The small map, drawn larger and scaled down, because Pillow draws without smoothing."""
    width, height = _MAP_WIDTH * _OVERSAMPLING, SIZE[1] * _OVERSAMPLING
    image = Image.new("RGB", (width, height), _FILLS["water"] if minimap.shapes() else _PAPER)
    draw = ImageDraw.Draw(image)
    scale = min(width / minimap.WIDTH, height / minimap.HEIGHT)
    left, top = (width - minimap.WIDTH * scale) / 2, (height - minimap.HEIGHT * scale) / 2

    def pixels(ring: minimap.Ring) -> list[tuple[float, float]]:
        return [(left + x * scale, top + y * scale) for x, y in ring]

    for shape in minimap.shapes():
        if shape.kind == "province":
            for ring in shape.rings:
                draw.line(pixels([*ring, ring[0]]), fill=_PROVINCE_LINE, width=2 * _OVERSAMPLING)
            continue
        outer, *holes = shape.rings
        draw.polygon(pixels(outer), fill=_FILLS[shape.kind])
        for hole in holes:
            draw.polygon(pixels(hole), fill=_FILLS["land" if shape.kind == "water" else "water"])
    for dot in minimap.dots(properties.places) if properties.points() else ():
        center = pixels([(dot.x, dot.y)])[0]
        if dot.area:
            draw.circle(center, 20 * _OVERSAMPLING, outline=_HIGHLIGHT, width=5 * _OVERSAMPLING)
        else:
            draw.circle(center, 12 * _OVERSAMPLING, fill=_HIGHLIGHT, outline="white", width=3 * _OVERSAMPLING)
    return image.resize((_MAP_WIDTH, SIZE[1]), Image.Resampling.LANCZOS)


@cache
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    path = ASSETS / "fonts" / f"PublicSans-{weight}.ttf"
    # The basic layout gives the same pixels whether or not the machine has libraqm.
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)


def _drawable(title: str) -> str:
    """The title without what no text font draws, such as emoji: empty boxes would stand in their place."""
    drawable = (c for c in title if unicodedata.category(c) not in ("So", "Sk", "Cf", "Co", "Cn"))
    return "".join(itertools.islice(drawable, _TITLE_CHARACTERS))


def _fit(title: str) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest font in which the title fits, and its lines; the smallest cuts the rest off."""
    for size in _TITLE_SIZES:
        font = _font("Bold", size)
        lines = list(_wrap(title, font))
        if len(lines) <= _TITLE_LINES:
            return font, lines
    return font, _cut(lines, _TITLE_LINES, font)


def _wrap(content: str, font: ImageFont.FreeTypeFont) -> Iterator[str]:
    line = ""
    for word in content.split():
        while font.getlength(word) > _TEXT_WIDTH:
            fitting = (
                bisect_right(range(len(word)), _TEXT_WIDTH, key=lambda n: ceil(font.getlength(word[:n]))) - 1
            )
            if line:
                yield line
                line = ""
            yield word[:fitting]
            word = word[fitting:]
        longer = f"{line} {word}".strip()
        if font.getlength(longer) > _TEXT_WIDTH:
            yield line
            line = word
        else:
            line = longer
    if line:
        yield line


def _cut(lines: list[str], most: int, font: ImageFont.FreeTypeFont) -> list[str]:
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while font.getlength(f"{last} …") > _TEXT_WIDTH:
        last = last[:-1].rstrip()
    return [*lines[: most - 1], f"{last} …"]
