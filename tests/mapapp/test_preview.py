"""The picture for link previews."""

from __future__ import annotations

import io

import pytest
from flask.testing import FlaskClient
from PIL import Image

from geodata.schema import Feature, Properties
from mapapp.pictures import preview as module
from mapapp.pictures.preview import SIZE, preview

from .conftest import ENSCHEDE, FEATURES, feature, place


def properties(**values: object) -> Properties:
    places = values.pop("places", None)
    return Feature.model_validate(feature("a", places, **values)).properties  # type: ignore[arg-type]


@pytest.mark.parametrize("id", [known["id"] for known in FEATURES])
def test_the_picture_is_a_png_of_the_promised_size(client: FlaskClient, id: str) -> None:
    response = client.get(f"/voorbeeld/{id}.png")
    assert response.content_type == "image/png"
    with Image.open(io.BytesIO(response.data)) as image:
        assert (image.format, image.size) == ("PNG", SIZE) == ("PNG", (1200, 630))


def test_same_intervention_same_bytes_and_another_title_another_picture() -> None:
    assert preview(properties(title="Een")) == preview(properties(title="Een"))
    assert preview(properties(title="Een")) != preview(properties(title="Twee"))


@pytest.mark.parametrize(
    "title",
    [
        "x" * 2000,
        "woord " * 300,
        "ij",
        "é" * 50,
        "😀",
        "‘s-Hertogenbosch – Fryslân",
        "Langewoordzonderspatie" * 3,
    ],
)
def test_every_title_fits(title: str) -> None:
    font, lines = module._fit(module._drawable(title.strip()))
    assert len(lines) <= module._TITLE_LINES
    assert all(font.getlength(line) <= module._TEXT_WIDTH for line in lines)
    preview(properties(title=title.strip()))


def test_a_long_title_says_that_it_goes_on() -> None:
    _, lines = module._fit("woord " * 300)
    assert lines[-1].endswith("…")


def test_the_place_is_on_the_map_and_nation_wide_is_not() -> None:
    highlight = tuple(int(module._HIGHLIGHT[at : at + 2], 16) for at in (1, 3, 5))

    def pixels(**values: object) -> int:
        with Image.open(io.BytesIO(preview(properties(**values)))) as image:
            # Scaling down leaves edges of a slightly other shade.
            near = (
                all(abs(a - b) < 16 for a, b in zip(p, highlight, strict=True))
                for p in image.get_flattened_data()
            )
            return sum(near)

    assert pixels(places=[place()]) > 100
    assert pixels(places=[ENSCHEDE]) > 100
    assert pixels(places=[place()], scope="landelijk") == 0
    assert pixels() == 0
