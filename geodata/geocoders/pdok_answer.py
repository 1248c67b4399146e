"""What an answer of the Locatieserver says, apart from how it was fetched.

In: the query and the raw JSON of ``free``. Out: its documents, or an ``Answer``:
found, ambiguous or not found. Refused: JSON that is not in the documented format. Points outside
the Netherlands are left out.

The service always offers something and its ``score`` has no absolute meaning, so a document counts
only when it accounts for every word of the query; see ``_resemblance``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from rapidfuzz.distance import OSA

from geodata.errors import ServiceAnswerInvalid
from geodata.fields import BBOX_NETHERLANDS
from geodata.places.known import district_name, known_municipalities
from geodata.places.outcome import Answer, Match, Status
from geodata.schema import Level, Provenance
from geodata.text import fold, tidy_line

LEVELS = {
    "gemeente": Level.GEMEENTE,
    "woonplaats": Level.WOONPLAATS,
    "wijk": Level.WIJK,
    "buurt": Level.BUURT,
}
"""Types of the service that an ``Answer`` can speak of, coarse to fine."""

LEVELS_MEANT = {
    "gemeente": {Level.GEMEENTE},
    "gem": {Level.GEMEENTE},
    "stad": {Level.GEMEENTE, Level.WOONPLAATS},
    "dorp": {Level.WOONPLAATS},
    "woonplaats": {Level.WOONPLAATS},
    "stadsdeel": {Level.WIJK},
    "wijk": {Level.WIJK, Level.BUURT},
    "buurt": {Level.WIJK, Level.BUURT},
}
"""Words that say what is meant. People call a CBS buurt a wijk and the other way round."""

PROVINCE_WORDS = frozenset({"provincie", "prov"})
FILLERS = frozenset({"in", "te", "de", "het", "nederland", *PROVINCE_WORDS, *LEVELS_MEANT})
MAX_CANDIDATES = 20
PROVINCE_PENALTY = 2.0
"""Named by its province counts less than by its municipality: "Centrum, Utrecht" is the city's."""
EDIT_PENALTY = 5.0
FOUND_AT = 85.0
"""Least score to be sure of: the whole name, but for a typing error or a province in between."""

_POINT = re.compile(r"POINT\((-?\d+(?:\.\d+)?) (-?\d+(?:\.\d+)?)\)\Z")
_BRACKETS = re.compile(r"\([^)]*\)")
_MUNICIPALITY = re.compile(r"(?:GM)?(\d{4})\Z")
_AREA_CODES = {"wijk": re.compile(r"WK\d{4}\w{2}\Z"), "buurt": re.compile(r"BU\d{4}\w{4}\Z")}


@dataclass(frozen=True, slots=True)
class Document:
    """One place in an answer; ``raw`` is all that the service said of it."""

    kind: str
    label: str
    name: str
    lon: float
    lat: float
    code: str | None
    municipality_code: str | None
    municipality: str | None
    province: str | None
    score: float
    raw: dict[str, Any]


def documents(raw: Any) -> list[Document]:
    """The places in an answer that lie in the Netherlands, in the service's order.

    Raises:
        ServiceAnswerInvalid: this is no answer as documented.
    """
    try:
        found = [_document(record) for record in raw["response"]["docs"]]
    except (KeyError, TypeError, ValueError) as error:
        raise _not_as_documented(error) from error
    west, south, east, north = BBOX_NETHERLANDS
    return [place for place in found if west <= place.lon <= east and south <= place.lat <= north]


def read(query: str, raw: Any) -> Answer:
    """What the query means, going by this raw answer; None stands for a query without words.

    Raises:
        ServiceAnswerInvalid: this is no answer as documented.
    """
    words = _words(query)
    # "Provincie Utrecht" is not the city; provinces are none of the types asked for.
    if raw is None or not words or words[0] in PROVINCE_WORDS:
        return Answer(query, Status.NOT_FOUND)
    places = [place for place in documents(raw) if place.kind in LEVELS]
    scored = [(_resemblance(words, place), place) for place in places]
    scored = [(score, place) for score, place in scored if score > 0]
    if not scored:
        return Answer(query, Status.NOT_FOUND)
    order = list(LEVELS)
    scored.sort(key=lambda pair: (-pair[0], order.index(pair[1].kind), -pair[1].score, pair[1].label))
    try:
        matches = [_match(place, score) for score, place in scored]
    except ValidationError as error:
        raise _not_as_documented(error) from error
    best = _meant(words, [match for match in matches if match.score == matches[0].score])
    if len(best) == 1 and best[0].score >= FOUND_AT:
        return Answer(query, Status.FOUND, best[0])
    rest = [match for match in matches if match not in best]
    return Answer(query, Status.AMBIGUOUS, candidates=tuple([*best, *rest][:MAX_CANDIDATES]))


def _not_as_documented(error: Exception) -> ServiceAnswerInvalid:
    return ServiceAnswerInvalid(
        f"Locatieserver: answer not in the documented format ({type(error).__name__}: {error}); "
        "run again later, or look whether the service has a new version"
    )


def _document(record: dict[str, Any]) -> Document:
    kind, label = record["type"], record["weergavenaam"]
    optional = (f"{kind}naam", "gemeentecode", "gemeentenaam", "provincienaam", "woonplaatsnaam")
    texts = {key: record.get(key) for key in optional if record.get(key) is not None}
    for key, text in {**texts, "type": kind, "weergavenaam": label}.items():
        if not isinstance(text, str):
            raise ValueError(f"{key}={text!r} is no text")
    municipality = texts.get("gemeentecode")
    return Document(
        kind=kind,
        label=label,
        name=district_name(texts.get(f"{kind}naam") or label.split(",")[0]),
        lon=float(_part(_POINT, record, "centroide_ll", 1)),
        lat=float(_part(_POINT, record, "centroide_ll", 2)),
        code=_part(_AREA_CODES[kind], record, f"{kind}code", 0) if kind in _AREA_CODES else None,
        municipality_code=f"GM{_part(_MUNICIPALITY, record, 'gemeentecode', 1)}" if municipality else None,
        municipality=texts.get("gemeentenaam"),
        province=texts.get("provincienaam"),
        score=float(record.get("score", 0)),
        raw=record,
    )


def _part(form: re.Pattern[str], record: dict[str, Any], key: str, group: int) -> str:
    found = form.match(record[key])
    if not found:
        raise ValueError(f"{key}={record[key]!r} is not as documented")
    return found[group]


def _match(place: Document, score: float) -> Match:
    known = known_municipalities().get(place.municipality_code or "")
    municipality = known.name if known else place.municipality
    level = LEVELS[place.kind]
    return Match(
        name=(municipality if level is Level.GEMEENTE else None) or place.name,
        level=level,
        code=place.municipality_code if level is Level.GEMEENTE else place.code,
        municipality=municipality,
        municipality_code=place.municipality_code,
        province=place.province,
        lon=place.lon,
        lat=place.lat,
        precision=level,
        provenance=Provenance.PDOK,
        score=score,
    )


def _meant(words: list[str], tied: list[Match]) -> list[Match]:
    """Of equally good matches, those that the words and our conventions leave."""
    levels: set[Level] = set().union(*(LEVELS_MEANT.get(word, set()) for word in words))
    tied = [match for match in tied if match.level in levels] or tied
    municipalities = [match for match in tied if match.level is Level.GEMEENTE]
    if municipalities:
        return municipalities
    if len({match.municipality_code for match in tied}) == 1:
        return [match for match in tied if match.level is tied[0].level]
    return tied


def _resemblance(words: list[str], place: Document) -> float:
    """How well a place answers the query: 100 for its very name, 0 when a word is left over.

    Each word of the query must belong to the name, to the municipality or province around it, or
    to the words people put in front. Part of a name ("Moerwijk" for "Moerwijk-Oost") and typing
    errors cost points.
    """
    # "Hengelo (Gld)": what stands in brackets tells apart, and is not part of the name.
    own_names = [_words(place.name), _words(_BRACKETS.sub(" ", place.name))]
    known = known_municipalities().get(place.municipality_code or "")
    around = set(_words(place.municipality or "")) | set(_words(place.raw.get("woonplaatsnaam") or ""))
    if known:
        around |= {word for name in known.names for word in _words(name)}
        if place.kind == "gemeente":
            own_names += [_words(name) for name in known.names]
    province = set(_words(place.province or ""))
    return max(_resemblance_of(words, name, around, province) for name in own_names if name)


def _resemblance_of(words: list[str], name: list[str], around: set[str], province: set[str]) -> float:
    matched: set[str] = set()
    score = 100.0
    for word in words:
        near, edits = _nearest(word, name)
        if near:
            matched.add(near)
            score -= EDIT_PENALTY * edits
        elif word in FILLERS or _nearest(word, around)[0]:
            continue
        elif _nearest(word, province)[0]:
            score -= PROVINCE_PENALTY
        else:
            return 0.0
    if not matched:
        return 0.0
    needed = {part for part in name if len(part) > 1} or set(name)
    return max(score - 100 * len(needed - matched) / len(needed), 0.0)


def _nearest(word: str, options: Iterable[str]) -> tuple[str | None, int]:
    """The option that differs least from the word within the errors its length allows."""
    allowed = 0 if len(word) < 4 else 1 if len(word) < 8 else 2
    near, least = None, allowed + 1
    for option in options:
        edits = OSA.distance(word, option, score_cutoff=allowed)
        if edits < least:
            near, least = option, edits
    return near, least


def _words(text: str) -> list[str]:
    folded = (fold(word) for word in re.findall(r"[^\W_]+", tidy_line(text)))
    return [word for word in folded if word]
