"""The facets of the page: one record each, from which panel, filter, index, card, page and downloads follow.

In: the vocabularies of ``geodata.schema``. Out: :data:`FACETS`, read as ``facets.FACETS`` so that a test may
add one. Every facet ends in "Niet bekend": unknown is a value of its own, never a guess. Labels, questions
and explanations stand here in Dutch and English; values that are data stay Dutch. A new facet is one record.
"""

from __future__ import annotations

from collections.abc import Sequence

from geodata import schema
from mapapp.page.facet import Facet, Shows, Value
from mapapp.page.texts import Text

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


def _values(
    keys: Sequence[str],
    helps: dict[str, Text],
    unknown_help: Text,
    labels: dict[str, Text] | None = None,
    also: tuple[Value, ...] = (),
) -> tuple[Value, ...]:
    named = (Value(key, (labels or {}).get(key) or _as_is(key), helps[key]) for key in keys)
    return (*named, *also, Value(UNKNOWN, Text("Niet bekend", "Not known"), unknown_help, "unknown"))


def _as_is(key: str) -> Text:
    label = key[0].upper() + key[1:]
    return Text(label, label)


def _scope(properties: schema.Properties) -> list[str]:
    return [] if properties.scope is schema.Scope.ONBEKEND else [properties.scope.value]


def _provinces(properties: schema.Properties) -> list[str]:
    if properties.scope is schema.Scope.LANDELIJK:
        return [NATIONWIDE]
    return [place.province for place in properties.places if place.province]


_PARTY_HELP = {
    "gemeente": Text(
        "De gemeente: bestuur, beleid of uitvoering.", "The municipality: government, policy or services."
    ),
    "politie": Text("De politie, vaak de wijkagent.", "The police, often the community officer."),
    "bewoners": Text("Mensen die in de buurt wonen.", "People who live in the neighbourhood."),
    "welzijnswerk": Text(
        "Welzijnswerk, opbouwwerk of jongerenwerk.", "Social work, community work or youth work."
    ),
    "woningcorporatie": Text(
        "Verhuurder van sociale huurwoningen.", "Housing association that lets social housing."
    ),
    "onderwijs": Text("Scholen, hogescholen en universiteiten.", "Schools, colleges and universities."),
    "ondernemers": Text(
        "Winkels en andere bedrijven in de buurt.", "Shops and other businesses in the neighbourhood."
    ),
    "openbaar ministerie": Text(
        "Het Openbaar Ministerie, dat verdachten vervolgt.", "The public prosecution service."
    ),
    "rijksoverheid": Text(
        "Een ministerie of een andere dienst van het Rijk.", "A ministry or another national government body."
    ),
    "particuliere beveiliging": Text(
        "Beveiligers van een particulier bedrijf.", "Guards of a private security company."
    ),
    "zorg": Text("Organisaties voor zorg en hulp.", "Organisations for care and support."),
    "overig": Text("Een andere partij dan de groepen hierboven.", "Another party than the groups above."),
}
_PARTY_LABELS = {"openbaar ministerie": Text("Openbaar Ministerie", "Openbaar Ministerie")}

FACETS: tuple[Facet, ...] = (
    Facet(
        param="fenomeen",
        key="phenomena",
        label=Text("Fenomeen", "Phenomenon"),
        question=Text("Wat pakt dit voorbeeld aan?", "What does this example tackle?"),
        values=_values(
            schema.PHENOMENA,
            {
                "Bewustzijn creëren": Text(
                    "Mensen worden zich bewuster van risico’s, gedrag of hun eigen rol.",
                    "People become more aware of risks, behaviour or their own part.",
                ),
                "Intercultureel werken": Text(
                    "Contact en begrip tussen groepen met verschillende achtergronden.",
                    "Contact and understanding between groups of different backgrounds.",
                ),
                "Leefbaarheid": Text(
                    "Hoe prettig het is om ergens te wonen.", "How pleasant it is to live somewhere."
                ),
                "Overlast": Text(
                    "Hinder door het gedrag van anderen.", "Nuisance caused by the behaviour of others."
                ),
                "Sociale cohesie": Text(
                    "De band en het contact tussen mensen in de buurt.",
                    "The ties and contact between people in the neighbourhood.",
                ),
                "Sociale veiligheid": Text(
                    "Zich vrij en veilig voelen bij andere mensen.",
                    "Feeling free and safe among other people.",
                ),
                "Toezicht": Text(
                    "Ogen en oren op straat, van bewoners of van professionals.",
                    "Eyes and ears on the street, of residents or professionals.",
                ),
                "Veiligheid": Text(
                    "Minder criminaliteit en gevaar in het algemeen.", "Less crime and danger in general."
                ),
                "Verloedering": Text(
                    "Vervuiling en verval van straten, pleinen en parken.",
                    "Litter and decay of streets, squares and parks.",
                ),
                "Woninginbraak": Text(
                    "Inbraak in woningen voorkomen of sneller oplossen.",
                    "Preventing burglary in homes, or solving it sooner.",
                ),
            },
            Text(
                "Het fenomeen is bij dit voorbeeld niet gepubliceerd.",
                "The phenomenon of this example was not published.",
            ),
        ),
        read=lambda properties: properties.phenomena,
        shows=Shows(card=True, detail="facts", slide="labels", print=True),
        open=True,
    ),
    Facet(
        param="werkwijze",
        key="methods",
        label=Text("Werkwijze", "Way of working"),
        question=Text("Op welke manier werkt dit voorbeeld?", "How does this example work?"),
        values=_values(
            schema.METHODS,
            {
                "Bemiddelen": Text(
                    "Een derde helpt mensen met een conflict weer met elkaar te praten.",
                    "A third party helps people in conflict to talk again.",
                ),
                "Co-creatie": Text(
                    "Bewoners en instanties bedenken en maken samen de oplossing.",
                    "Residents and institutions devise and make the solution together.",
                ),
                "Meedenken": Text(
                    "Bewoners leveren ideeën en wensen voor een aanpak.",
                    "Residents give ideas and wishes for an approach.",
                ),
                "Nabijheid": Text(
                    "Professionals zijn zichtbaar, bereikbaar en bekend in de buurt.",
                    "Professionals are seen, reachable and known in the neighbourhood.",
                ),
                "Organiseren / Uitvoeren": Text(
                    "Bewoners zetten zelf activiteiten op of doen het werk.",
                    "Residents set up activities or do the work themselves.",
                ),
                "Prioriteren / Signaleren": Text(
                    "Bewoners melden wat er speelt of kiezen wat het eerst moet.",
                    "Residents report what goes on or choose what comes first.",
                ),
                "Verbinden": Text(
                    "De aanpak brengt mensen of groepen met elkaar in contact.",
                    "The approach brings people or groups into contact.",
                ),
            },
            Text(
                "De werkwijze is bij dit voorbeeld niet gepubliceerd.",
                "The way of working of this example was not published.",
            ),
        ),
        read=lambda properties: properties.methods,
        shows=Shows(detail="facts", print=True),
        open=True,
    ),
    Facet(
        param="participatie",
        key="participation",
        label=Text("Participatieladder", "Participation ladder"),
        question=Text("Hoeveel zeggenschap hebben bewoners?", "How much say do residents have?"),
        values=_values(
            tuple(schema.Participation),
            {
                "Informeren": Text(
                    "Bewoners krijgen bericht, zonder eigen inbreng.",
                    "Residents are informed, without a say.",
                ),
                "Inspreken / Raadplegen": Text(
                    "Bewoners geven hun mening; de instantie beslist.",
                    "Residents give their opinion; the institution decides.",
                ),
                "Consulteren / Adviseren": Text(
                    "Bewoners geven advies, dat meeweegt in de keuze.",
                    "Residents give advice that counts in the choice.",
                ),
                "Coproduceren / Samenwerken": Text(
                    "Bewoners en instanties werken samen als partners.",
                    "Residents and institutions work together as partners.",
                ),
                "Delegeren / Meebeslissen": Text(
                    "Bewoners hebben een eigen taak of stem, binnen afspraken.",
                    "Residents have a task or vote of their own, within agreements.",
                ),
                "Zelfbestuur": Text(
                    "Bewoners bepalen en doen het zelf; instanties ondersteunen.",
                    "Residents decide and act themselves; institutions support them.",
                ),
            },
            Text(
                "De trede op de ladder is bij dit voorbeeld niet gepubliceerd.",
                "The rung of the ladder of this example was not published.",
            ),
        ),
        read=lambda properties: [properties.participation] if properties.participation else [],
        shows=Shows(detail="facts", print=True),
        ordered=True,
    ),
    Facet(
        param="initiatiefnemer",
        key="initiators",
        label=Text("Initiatiefnemer", "Initiator"),
        question=Text("Wie begon ermee?", "Who started it?"),
        values=_values(
            schema.PARTIES,
            _PARTY_HELP,
            Text("Niet bekend is wie het initiatief nam.", "Who took the initiative is not known."),
            _PARTY_LABELS,
        ),
        read=lambda properties: properties.initiators,
        shows=Shows(detail="parties", slide="parties", print=True),
        heading=Text("Initiatief van", "Initiated by"),
    ),
    Facet(
        param="partij",
        key="partners",
        label=Text("Betrokken partij", "Party involved"),
        question=Text("Wie doet er mee?", "Who takes part?"),
        values=_values(
            schema.PARTIES,
            _PARTY_HELP,
            Text("Niet bekend is wie er meedoen.", "Who takes part is not known."),
            _PARTY_LABELS,
        ),
        read=lambda properties: properties.partners,
        shows=Shows(detail="parties", slide="parties", print=True),
        heading=Text("Samen met", "Together with"),
    ),
    Facet(
        param="doelgroep",
        key="target_groups",
        label=Text("Doelgroep", "Target group"),
        question=Text("Voor wie is het bedoeld?", "Who is it for?"),
        values=_values(
            schema.TARGET_GROUPS,
            {
                "bewoners": Text("Mensen die in de buurt wonen.", "People who live in the neighbourhood."),
                "kinderen": Text("Kinderen tot ongeveer twaalf jaar.", "Children up to about twelve."),
                "jongeren": Text(
                    "Jongeren van ongeveer twaalf tot vijfentwintig jaar.",
                    "Young people of about twelve to twenty-five.",
                ),
                "studenten": Text("Mensen die een opleiding volgen.", "People in education."),
                "ouders": Text("Ouders en verzorgers.", "Parents and carers."),
                "ouderen": Text("Oudere mensen.", "Older people."),
                "ondernemers": Text(
                    "Winkels en andere bedrijven in de buurt.",
                    "Shops and other businesses in the neighbourhood.",
                ),
                "mensen met een migratieachtergrond": Text(
                    "Mensen met familie uit een ander land.", "People with family from another country."
                ),
                "professionals in de wijk": Text(
                    "Mensen die beroepshalve in de wijk werken.", "People whose work is in the neighbourhood."
                ),
                "algemeen publiek": Text(
                    "Iedereen, zonder bepaalde groep.", "Everyone, no particular group."
                ),
            },
            Text(
                "De doelgroep is bij dit voorbeeld niet bekend.",
                "The target group of this example is not known.",
            ),
        ),
        read=lambda properties: properties.target_groups,
        shows=Shows(detail="audience", slide="audience", print=True),
    ),
    Facet(
        param="provincie",
        key="places",
        label=Text("Provincie", "Province"),
        question=Text("In welke provincie?", "In which province?"),
        values=_values(
            PROVINCES,
            {
                name: Text(f"Voorbeelden met een plaats in {name}.", f"Examples with a place in {name}.")
                for name in PROVINCES
            },
            Text("De plaats van dit voorbeeld is niet bekend.", "The place of this example is not known."),
            also=(
                Value(
                    NATIONWIDE,
                    Text("Heel Nederland", "All of the Netherlands"),
                    Text(
                        "Overal toepasbaar: het voorbeeld hoort niet bij één plaats.",
                        "Applicable anywhere: the example does not belong to one place.",
                    ),
                    "nationwide",
                ),
            ),
        ),
        read=_provinces,
        areas=True,
    ),
    Facet(
        param="schaal",
        key="scope",
        label=Text("Schaal", "Scale"),
        question=Text("Hoe groot is het gebied?", "How large is the area?"),
        values=_values(
            tuple(scope for scope in schema.Scope if scope is not schema.Scope.ONBEKEND),
            {
                "straat": Text("Eén of enkele straten.", "One or a few streets."),
                "buurt": Text("Eén buurt.", "One neighbourhood."),
                "wijk": Text("Eén wijk, met meer buurten.", "One district of several neighbourhoods."),
                "gemeente": Text("Een hele gemeente of plaats.", "A whole municipality or town."),
                "regio": Text(
                    "Een streek, politieregio of provincie.", "A region, police region or province."
                ),
                "meerdere gemeenten": Text(
                    "Verschillende gemeenten, los van elkaar.",
                    "Several municipalities, apart from each other.",
                ),
                "landelijk": Text("Heel Nederland.", "All of the Netherlands."),
            },
            Text("Niet bekend is hoe groot het gebied is.", "How large the area is, is not known."),
        ),
        read=_scope,
        shows=Shows(detail="facts", print=True),
        ordered=True,
    ),
)
