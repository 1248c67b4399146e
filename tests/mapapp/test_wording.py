"""When an intervention ran, in words: one rule for its page and for the map."""

from __future__ import annotations

import pytest

from geodata.schema import Feature
from mapapp.data.files import details_of
from mapapp.pictures.wording import period

from .conftest import feature


@pytest.mark.parametrize(
    ("start", "end", "dutch", "english"),
    [
        (2012, 2015, "2012 – 2015", "2012 – 2015"),
        (2012, 2012, "2012", "2012"),
        (2012, None, "vanaf 2012", "since 2012"),
        (None, 2012, "tot en met 2012", "until 2012"),
        (None, None, None, None),
    ],
)
def test_period(start: int | None, end: int | None, dutch: str | None, english: str | None) -> None:
    made = Feature.model_validate(feature("a", start_year=start, end_year=end))
    assert period(made.properties) == dutch
    assert period(made.properties, "en") == english
    (chunk,) = details_of([made])
    assert chunk["items"][0]["period"] == (dutch and {"nl": dutch, "en": english})
