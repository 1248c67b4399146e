"""Contract 1 as pydantic models: what one intervention may say.

In: a GeoJSON FeatureCollection (RFC 7946, WGS 84, ``[lon, lat]``). Out: typed models, or
every fault with the feature's id. Refused: unknown keys, values outside the vocabularies,
coordinates outside the Netherlands, links that are not http(s), control characters, and a
geometry that is not the one the places ask for.

It needs pydantic and nothing else, because the app imports it too.
"""

from __future__ import annotations

import itertools
from enum import StrEnum
from typing import Annotated, Literal, Self, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from geodata.fields import (
    COORDINATE_DIGITS,
    AreaCode,
    Basis,
    Day,
    Distinct,
    HttpUrl,
    Latitude,
    Longitude,
    Slug,
    Text,
    Year,
)


class Level(StrEnum):
    """What kind of area a place is, and how exact its point: fine to coarse."""

    STRAAT = "straat"
    BUURT = "buurt"
    WIJK = "wijk"
    WOONPLAATS = "woonplaats"
    GEMEENTE = "gemeente"
    REGIO = "regio"
    PROVINCIE = "provincie"


WITHOUT_POINT = (Level.REGIO, Level.PROVINCIE)
"""Levels that a single point would misrepresent."""


class Scope(StrEnum):
    """How far an intervention as a whole reaches."""

    STRAAT = "straat"
    BUURT = "buurt"
    WIJK = "wijk"
    GEMEENTE = "gemeente"
    REGIO = "regio"
    MEERDERE_GEMEENTEN = "meerdere gemeenten"
    LANDELIJK = "landelijk"
    ONBEKEND = "onbekend"


class Relation(StrEnum):
    """What a place is to its intervention."""

    UITGEVOERD_IN = "uitgevoerd_in"
    ONTSTAAN_IN = "ontstaan_in"
    VOORBEELD = "voorbeeld"
    PROEFGEBIED = "proefgebied"
    EERSTE_PROEF = "eerste_proef"
    PROEFGEMEENTE_2008_2009 = "proefgemeente_2008_2009"
    VERGELIJKBAAR = "vergelijkbaar"


class Provenance(StrEnum):
    """Who settled where a place is."""

    OVERRIDE = "override"
    GAZETTEER = "gazetteer"
    PDOK = "pdok"


class Participation(StrEnum):
    """Steps of the participatieladder, low to high."""

    INFORMEREN = "Informeren"
    INSPREKEN = "Inspreken / Raadplegen"
    CONSULTEREN = "Consulteren / Adviseren"
    COPRODUCEREN = "Coproduceren / Samenwerken"
    DELEGEREN = "Delegeren / Meebeslissen"
    ZELFBESTUUR = "Zelfbestuur"


Phenomenon = Literal[
    "Bewustzijn creëren",
    "Intercultureel werken",
    "Leefbaarheid",
    "Overlast",
    "Sociale cohesie",
    "Sociale veiligheid",
    "Toezicht",
    "Veiligheid",
    "Verloedering",
    "Woninginbraak",
]
Method = Literal[
    "Bemiddelen",
    "Co-creatie",
    "Meedenken",
    "Nabijheid",
    "Organiseren / Uitvoeren",
    "Prioriteren / Signaleren",
    "Verbinden",
]
Party = Literal[
    "gemeente",
    "politie",
    "bewoners",
    "welzijnswerk",
    "woningcorporatie",
    "onderwijs",
    "ondernemers",
    "openbaar ministerie",
    "rijksoverheid",
    "particuliere beveiliging",
    "zorg",
    "overig",
]
TargetGroup = Literal[
    "bewoners",
    "kinderen",
    "jongeren",
    "studenten",
    "ouders",
    "ouderen",
    "ondernemers",
    "mensen met een migratieachtergrond",
    "professionals in de wijk",
    "algemeen publiek",
]


PHENOMENA: tuple[str, ...] = get_args(Phenomenon)
METHODS: tuple[str, ...] = get_args(Method)
PARTIES: tuple[str, ...] = get_args(Party)
TARGET_GROUPS: tuple[str, ...] = get_args(TargetGroup)


class Model(BaseModel):
    """Closed and strict: an unknown key or a value of another type is a fault."""

    model_config = ConfigDict(extra="forbid", strict=True)


class _AreaFields(Model):
    name: Text = Field(description="Name to show, e.g. 'Moerwijk'")
    level: Level = Field(strict=False, description="Kind of area the name stands for")
    code: AreaCode | None = Field(description="CBS code of the area; null for a popular name or a region")
    municipality: Text | None = Field(description="Common name of the municipality of today")
    municipality_code: AreaCode | None = Field(description="CBS code of that municipality")
    province: Text | None = Field(description="Name of the province")


class _RelationFields(Model):
    relation: Relation = Field(strict=False, description="What the place is to the intervention")


class _PointFields(Model):
    lon: Longitude | None = Field(description="Longitude; null for a region or province")
    lat: Latitude | None = Field(description="Latitude; null for a region or province")
    precision: Level = Field(strict=False, description="Level the point stands for")
    provenance: Provenance = Field(strict=False, description="Who settled the place")

    @model_validator(mode="after")
    def _point_whole(self) -> Self:
        if (self.lon is None) != (self.lat is None):
            raise PydanticCustomError("half_point", "has half a point; give both lon and lat or neither")
        if self.lon is not None and self.precision in WITHOUT_POINT:
            raise PydanticCustomError("needless_point", "is a region or province and so must have no point")
        return self


# The order of the bases is that of the keys in the file, last base first.
class Location(_PointFields, _AreaFields):
    """Where a text leads: what the gazetteer, a geocoder and the overrides answer."""

    model_config = ConfigDict(frozen=True)

    @field_validator("lon", "lat")
    @classmethod
    def _rounded(cls, degrees: float | None) -> float | None:
        return None if degrees is None else round(degrees, COORDINATE_DIGITS)


class Place(_PointFields, _RelationFields, _AreaFields):
    """One place of an intervention: a location, what it is to the intervention, and who says so."""

    basis: Basis = Field(description="Which source says so: 'bronlijst' or a web address")

    @classmethod
    def at(cls, location: Location, relation: Relation, basis: str) -> Self:
        """The place that an intervention has at a location."""
        found = {name: getattr(location, name) for name in Location.model_fields}
        return cls(**found, relation=relation, basis=basis)


class Source(Model):
    """The page an intervention was published on."""

    url: HttpUrl = Field(description="Address of the page")
    label: Text = Field(description="Name of the page or site")
    checked_on: Day | None = Field(description="Day the page was last read (ISO date); null when unknown")


class Link(Model):
    """Further reading."""

    url: HttpUrl = Field(description="Web address, http(s)")
    label: Text = Field(description="What the link shows; the host name when nothing better is known")


def _known_key(text: str) -> str:
    if text not in Properties.model_fields:
        raise PydanticCustomError("unknown_key", "is no key of an intervention")
    return text


Key = Annotated[str, Field(json_schema_extra={"pattern": "^[a-z_]+$"}), AfterValidator(_known_key)]


class Properties(Model):
    """What is known of one intervention. Unknown is ``null`` or ``[]``, never guessed."""

    id: Slug = Field(description="Slug of the title; stable and unique; also the Feature's id")
    title: Text = Field(description="Title as published")
    summary: Text = Field(description="One to three sentences in plain Dutch, own words")
    goal: Text | None = Field(description="Doel: what it is for")
    approach: Text | None = Field(description="Aanpak: how it works")
    conditions: Text | None = Field(description="Randvoorwaarden: what it needs")
    phenomena: Annotated[list[Phenomenon], Distinct] = Field(description="Fenomenen, as published")
    methods: Annotated[list[Method], Distinct] = Field(description="Werkwijze, as published")
    participation: Participation | None = Field(strict=False, description="Step on the participatieladder")
    initiators: Annotated[list[Party], Distinct] = Field(description="Initiating parties, grouped")
    partners: Annotated[list[Party], Distinct] = Field(description="Involved parties, grouped")
    target_groups: Annotated[list[TargetGroup], Distinct] = Field(
        description="Whom it is for, normalised groups"
    )
    scope: Scope = Field(strict=False, description="How far it reaches")
    start_year: Year | None = Field(description="Year it started")
    end_year: Year | None = Field(description="Year it ended; null when unknown or still running")
    derived: list[Key] = Field(description="Keys whose value is an own reading, not stated by the source")
    places: list[Place] = Field(description="Where it is or was; empty when not known")
    source: Source = Field(description="Where it was published")
    links: list[Link] = Field(description="Further reading")

    @field_validator("end_year")
    @classmethod
    def _years_in_order(cls, end: int | None, info: ValidationInfo) -> int | None:
        start = info.data.get("start_year")
        if start and end and end < start:
            raise PydanticCustomError("years_reversed", "lies before start_year {start}", {"start": start})
        return end

    def points(self) -> list[tuple[float, float]]:
        """The distinct ``(lon, lat)`` points to draw, in order; none for a nation-wide intervention."""
        if self.scope is Scope.LANDELIJK:
            return []
        return list(
            dict.fromkeys((p.lon, p.lat) for p in self.places if p.lon is not None and p.lat is not None)
        )


Position = Annotated[list[float], Field(min_length=2, max_length=2)]
"""One ``[lon, lat]``."""


class Point(Model):
    """GeoJSON Point, ``[lon, lat]``."""

    type: Literal["Point"]
    coordinates: Position


class MultiPoint(Model):
    """GeoJSON MultiPoint, a list of ``[lon, lat]``."""

    type: Literal["MultiPoint"]
    coordinates: Annotated[
        list[Annotated[list[float], Field(min_length=2, max_length=2)]], Field(min_length=2)
    ]


def geometry_of(properties: Properties) -> Point | MultiPoint | None:
    """The geometry that follows from the places: Point, MultiPoint, or None off the map."""
    points = [list(point) for point in properties.points()]
    if not points:
        return None
    if len(points) == 1:
        return Point(type="Point", coordinates=points[0])
    return MultiPoint(type="MultiPoint", coordinates=points)


class Feature(Model):
    """One intervention; its geometry follows from its places and scope."""

    type: Literal["Feature"]
    id: Slug
    geometry: Annotated[Point | MultiPoint, Field(discriminator="type")] | None
    properties: Properties

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.id != self.properties.id:
            raise ValueError(f"Feature id {self.id!r} differs from properties.id {self.properties.id!r}")
        if self.geometry != geometry_of(self.properties):
            raise ValueError("geometry is not the one its places and scope ask for; rebuild the file")
        return self


class Collection(Model):
    """The published data set: Features sorted by id, each id once."""

    type: Literal["FeatureCollection"]
    features: list[Feature]

    @model_validator(mode="after")
    def _sorted_unique(self) -> Self:
        ids = [feature.id for feature in self.features]
        for previous, current in itertools.pairwise(ids):
            if current == previous:
                raise ValueError(f"id {current!r} stands twice")
            if current < previous:
                raise ValueError(f"id {current!r} is out of order; sort the features by id")
        return self
