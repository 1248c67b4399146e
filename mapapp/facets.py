"""The facets of the page: one record each, from which panel, filter, index, links and downloads follow.

In: the vocabularies of ``geodata.schema``. Out: :data:`FACETS`, and for one intervention the values it
carries. Every facet ends in "Niet bekend": unknown is a value of its own, never a guess.
A new facet is one record here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from geodata import schema

UNKNOWN = "niet-bekend"
NATIONWIDE = "landelijk"

PROVINCES = (
    "Groningen",
    "Fryslân",
    "Drenthe",
    "Overijssel",
    "Flevoland",
    "Gelderland",
    "Utrecht",
    "Noord-Holland",
    "Zuid-Holland",
    "Zeeland",
    "Noord-Brabant",
    "Limburg",
)


class UnknownFacetValue(ValueError):
    """Raised when an intervention carries a value that its facet does not have."""


def slugify(text: str) -> str:
    """The text as part of an address: small letters without accents, and single hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


@dataclass(frozen=True, slots=True)
class Value:
    """One value: ``key`` as the data set has it, ``label`` and ``help`` as a visitor reads it."""

    key: str
    label: str
    help: str
    slug: str


@dataclass(frozen=True)
class Facet:
    """One way to browse: which property it reads (``key``) and how.

    ``read`` gives the keys of the values an intervention carries; none means unknown.
    """

    param: str
    key: str
    label: str
    question: str
    ordered: bool
    values: tuple[Value, ...]
    read: Callable[[schema.Properties], Iterable[str]]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {value.key: number for number, value in enumerate(self.values)}

    def numbers(self, properties: schema.Properties) -> list[int]:
        """Which values the intervention carries, as ascending numbers; the last value when none.

        Raises:
            UnknownFacetValue: naming the value; mend the data or add the value to the facet.
        """
        keys = set(self.read(properties))
        unknown = sorted(keys - self._numbers.keys())
        if unknown:
            raise UnknownFacetValue(f"{properties.id}: {self.param} has no value {unknown[0]!r}")
        return sorted(self._numbers[key] for key in keys) or [len(self.values) - 1]

    def labels(self, properties: schema.Properties) -> list[str]:
        """The labels the intervention carries; empty when nothing is known."""
        last = len(self.values) - 1
        return [self.values[number].label for number in self.numbers(properties) if number != last]

    def to_json(self) -> dict[str, Any]:
        """The facet as the page's configuration has it."""
        return {
            "param": self.param,
            "label": self.label,
            "question": self.question,
            "ordered": self.ordered,
            "values": [{"slug": v.slug, "label": v.label, "help": v.help} for v in self.values],
        }


def _values(
    keys: Sequence[str], helps: dict[str, str], unknown_help: str, labels: dict[str, str] | None = None
) -> tuple[Value, ...]:
    named = [
        Value(key, (labels or {}).get(key) or key[0].upper() + key[1:], helps[key], slugify(key))
        for key in keys
    ]
    return (*named, Value(UNKNOWN, "Niet bekend", unknown_help, UNKNOWN))


def _scope(properties: schema.Properties) -> list[str]:
    return [] if properties.scope is schema.Scope.ONBEKEND else [properties.scope.value]


def _provinces(properties: schema.Properties) -> list[str]:
    if properties.scope is schema.Scope.LANDELIJK:
        return [NATIONWIDE]
    return [place.province for place in properties.places if place.province]


_PARTY_HELP = {
    "gemeente": "De gemeente: bestuur, beleid of uitvoering.",
    "politie": "De politie, vaak de wijkagent.",
    "bewoners": "Mensen die in de buurt wonen.",
    "welzijnswerk": "Welzijnswerk, opbouwwerk of jongerenwerk.",
    "woningcorporatie": "Verhuurder van sociale huurwoningen.",
    "onderwijs": "Scholen, hogescholen en universiteiten.",
    "ondernemers": "Winkels en andere bedrijven in de buurt.",
    "openbaar ministerie": "Het Openbaar Ministerie, dat verdachten vervolgt.",
    "rijksoverheid": "Een ministerie of een andere dienst van het Rijk.",
    "particuliere beveiliging": "Beveiligers van een particulier bedrijf.",
    "zorg": "Organisaties voor zorg en hulp.",
    "overig": "Een andere partij dan de groepen hierboven.",
}
_PARTY_LABELS = {"openbaar ministerie": "Openbaar Ministerie"}

FACETS: tuple[Facet, ...] = (
    Facet(
        param="fenomeen",
        key="phenomena",
        label="Fenomeen",
        question="Wat pakt dit voorbeeld aan?",
        ordered=False,
        values=_values(
            schema.PHENOMENA,
            {
                "Bewustzijn creëren": "Mensen worden zich bewuster van risico’s, gedrag of hun eigen rol.",
                "Intercultureel werken": "Contact en begrip tussen groepen met verschillende achtergronden.",
                "Leefbaarheid": "Hoe prettig het is om ergens te wonen.",
                "Overlast": "Hinder door het gedrag van anderen.",
                "Sociale cohesie": "De band en het contact tussen mensen in de buurt.",
                "Sociale veiligheid": "Zich vrij en veilig voelen bij andere mensen.",
                "Toezicht": "Ogen en oren op straat, van bewoners of van professionals.",
                "Veiligheid": "Minder criminaliteit en gevaar in het algemeen.",
                "Verloedering": "Vervuiling en verval van straten, pleinen en parken.",
                "Woninginbraak": "Inbraak in woningen voorkomen of sneller oplossen.",
            },
            "Het fenomeen is bij dit voorbeeld niet gepubliceerd.",
        ),
        read=lambda properties: properties.phenomena,
    ),
    Facet(
        param="werkwijze",
        key="methods",
        label="Werkwijze",
        question="Op welke manier werkt dit voorbeeld?",
        ordered=False,
        values=_values(
            schema.METHODS,
            {
                "Bemiddelen": "Een derde helpt mensen met een conflict weer met elkaar te praten.",
                "Co-creatie": "Bewoners en instanties bedenken en maken samen de oplossing.",
                "Meedenken": "Bewoners leveren ideeën en wensen voor een aanpak.",
                "Nabijheid": "Professionals zijn zichtbaar, bereikbaar en bekend in de buurt.",
                "Organiseren / Uitvoeren": "Bewoners zetten zelf activiteiten op of doen het werk.",
                "Prioriteren / Signaleren": "Bewoners melden wat er speelt of kiezen wat het eerst moet.",
                "Verbinden": "De aanpak brengt mensen of groepen met elkaar in contact.",
            },
            "De werkwijze is bij dit voorbeeld niet gepubliceerd.",
        ),
        read=lambda properties: properties.methods,
    ),
    Facet(
        param="participatie",
        key="participation",
        label="Participatieladder",
        question="Hoeveel zeggenschap hebben bewoners?",
        ordered=True,
        values=_values(
            tuple(schema.Participation),
            {
                "Informeren": "Bewoners krijgen bericht, zonder eigen inbreng.",
                "Inspreken / Raadplegen": "Bewoners geven hun mening; de instantie beslist.",
                "Consulteren / Adviseren": "Bewoners geven advies, dat meeweegt in de keuze.",
                "Coproduceren / Samenwerken": "Bewoners en instanties werken samen als partners.",
                "Delegeren / Meebeslissen": "Bewoners hebben een eigen taak of stem, binnen afspraken.",
                "Zelfbestuur": "Bewoners bepalen en doen het zelf; instanties ondersteunen.",
            },
            "De trede op de ladder is bij dit voorbeeld niet gepubliceerd.",
        ),
        read=lambda properties: [properties.participation] if properties.participation else [],
    ),
    Facet(
        param="initiatiefnemer",
        key="initiators",
        label="Initiatiefnemer",
        question="Wie begon ermee?",
        ordered=False,
        values=_values(schema.PARTIES, _PARTY_HELP, "Niet bekend is wie het initiatief nam.", _PARTY_LABELS),
        read=lambda properties: properties.initiators,
    ),
    Facet(
        param="partij",
        key="partners",
        label="Betrokken partij",
        question="Wie doet er mee?",
        ordered=False,
        values=_values(schema.PARTIES, _PARTY_HELP, "Niet bekend is wie er meedoen.", _PARTY_LABELS),
        read=lambda properties: properties.partners,
    ),
    Facet(
        param="doelgroep",
        key="target_groups",
        label="Doelgroep",
        question="Voor wie is het bedoeld?",
        ordered=False,
        values=_values(
            schema.TARGET_GROUPS,
            {
                "bewoners": "Mensen die in de buurt wonen.",
                "kinderen": "Kinderen tot ongeveer twaalf jaar.",
                "jongeren": "Jongeren van ongeveer twaalf tot vijfentwintig jaar.",
                "studenten": "Mensen die een opleiding volgen.",
                "ouders": "Ouders en verzorgers.",
                "ouderen": "Oudere mensen.",
                "ondernemers": "Winkels en andere bedrijven in de buurt.",
                "mensen met een migratieachtergrond": "Mensen met familie uit een ander land.",
                "professionals in de wijk": "Mensen die beroepshalve in de wijk werken.",
                "algemeen publiek": "Iedereen, zonder bepaalde groep.",
            },
            "De doelgroep is bij dit voorbeeld niet bekend.",
        ),
        read=lambda properties: properties.target_groups,
    ),
    Facet(
        param="provincie",
        key="places",
        label="Provincie",
        question="In welke provincie?",
        ordered=False,
        values=_values(
            (*PROVINCES, NATIONWIDE),
            {
                **{name: f"Voorbeelden met een plaats in {name}." for name in PROVINCES},
                NATIONWIDE: "Overal toepasbaar: het voorbeeld hoort niet bij één plaats.",
            },
            "De plaats van dit voorbeeld is niet bekend.",
            {NATIONWIDE: "Heel Nederland"},
        ),
        read=_provinces,
    ),
    Facet(
        param="schaal",
        key="scope",
        label="Schaal",
        question="Hoe groot is het gebied?",
        ordered=True,
        values=_values(
            tuple(scope for scope in schema.Scope if scope is not schema.Scope.ONBEKEND),
            {
                "straat": "Eén of enkele straten.",
                "buurt": "Eén buurt.",
                "wijk": "Eén wijk, met meer buurten.",
                "gemeente": "Een hele gemeente of plaats.",
                "regio": "Een streek, politieregio of provincie.",
                "meerdere gemeenten": "Verschillende gemeenten, los van elkaar.",
                "landelijk": "Heel Nederland.",
            },
            "Niet bekend is hoe groot het gebied is.",
        ),
        read=_scope,
    ),
)
