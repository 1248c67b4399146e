"""The Locatieserver geocoder, against a stand-in on this machine."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from geopy import exc
from geopy.location import Location

from geodata.errors import (
    GeodataError,
    ServiceAnswerInvalid,
    ServiceError,
    ServiceRateLimited,
    ServiceRefused,
    ServiceUnreachable,
)
from geodata.geocoders import pdok, pdok_answer
from geodata.geocoders.pdok import OnlineGeocoder, PdokLocatieserver, online_geocoder, plain
from geodata.places.outcome import Status
from geodata.remote import polite
from geodata.remote.answers import AnswerCache
from geodata.schema import Level, Provenance
from tests.geodata import standin
from tests.geodata.standin import StandIn, serving


def document(kind: str, label: str, point: str, code: str, municipality: str, **more: Any) -> dict[str, Any]:
    return {
        "type": kind,
        "weergavenaam": label,
        "id": f"{kind}-{label}",
        "centroide_ll": f"POINT({point})",
        "gemeentecode": code,
        "gemeentenaam": municipality,
        "provincienaam": more.pop("province", "Zuid-Holland"),
        "score": more.pop("score", 9.5),
        **more,
    }


THE_HAGUE = document("gemeente", "Gemeente 's-Gravenhage", "4.2866 52.0706", "0518", "'s-Gravenhage")
MOERWIJK = document(
    "wijk",
    "Moerwijk, 's-Gravenhage",
    "4.2977 52.0537",
    "0518",
    "'s-Gravenhage",
    wijkcode="WK051815",
    wijknaam="Wijk 15 Moerwijk",
)
MOERWIJK_EAST = document(
    "buurt",
    "Moerwijk-Oost, 's-Gravenhage",
    "4.3100 52.0550",
    "0518",
    "'s-Gravenhage",
    wijkcode="WK051815",
    buurtcode="BU05181528",
    buurtnaam="Moerwijk-Oost",
)
UTRECHT = document("gemeente", "Gemeente Utrecht", "5.0747 52.0911", "0344", "Utrecht", province="Utrecht")
UTRECHT_TOWN = document(
    "woonplaats", "Utrecht, Utrecht, Utrecht", "5.08 52.09", "0344", "Utrecht", province="Utrecht"
)
CENTRES = [
    document("wijk", "Centrum", point, code, name, province=province, wijkcode=f"WK{code}01")
    for point, code, name, province in [
        ("4.4770 51.9210", "0599", "Rotterdam", "Zuid-Holland"),
        ("5.1214 52.0907", "0344", "Utrecht", "Utrecht"),
        ("5.3870 52.1550", "0307", "Amersfoort", "Utrecht"),
    ]
]
BERGEN = [
    document(
        "gemeente", "Gemeente Bergen (NH.)", "4.70 52.67", "0373", "Bergen (NH.)", province="Noord-Holland"
    ),
    document("gemeente", "Gemeente Bergen (L.)", "6.05 51.60", "0893", "Bergen (L.)", province="Limburg"),
]
ABROAD = document("woonplaats", "Moerwijk, Zuiderland", "2.3522 48.8566", "0518", "Zuiderland")


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def pdok_here() -> Iterator[StandIn]:
    with serving() as here:
        yield here


@pytest.fixture
def geocoder(pdok_here: StandIn) -> PdokLocatieserver:
    return PdokLocatieserver(base_url=f"{pdok_here.address}/locatieserver", proxies={}, timeout=5)


class Clock:
    """Time that passes only by sleeping."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def limiter(self, **options: Any) -> polite.Limiter:
        return polite.Limiter(sleep=self.sleep, clock=lambda: self.now, **options)


# The geopy geocoder


def test_geocode_gives_the_best_location_with_lat_before_lon(
    pdok_here: StandIn, geocoder: PdokLocatieserver
) -> None:
    pdok_here.documents = [UTRECHT, UTRECHT_TOWN]
    location = geocoder.geocode("Utrecht")
    assert isinstance(location, Location)
    assert (location.address, location.latitude, location.longitude) == ("Gemeente Utrecht", 52.0911, 5.0747)
    assert location.raw == UTRECHT
    path, parameters = pdok_here.asked[0]
    assert path == "/locatieserver/free"
    assert parameters == {
        "q": ["Utrecht"],
        "fq": ["type:(gemeente OR woonplaats OR wijk OR buurt)"],
        "rows": ["1"],
    }


def test_geocode_gives_all_locations_when_asked(pdok_here: StandIn, geocoder: PdokLocatieserver) -> None:
    pdok_here.documents = [UTRECHT, UTRECHT_TOWN]
    found = geocoder.geocode("Utrecht", exactly_one=False)
    assert isinstance(found, list)
    assert [location.raw["type"] for location in found] == ["gemeente", "woonplaats"]


def test_nothing_found_is_none(pdok_here: StandIn, geocoder: PdokLocatieserver) -> None:
    assert geocoder.geocode("Nergenshuizen") is None
    assert geocoder.geocode("Nergenshuizen", exactly_one=False) is None


@pytest.mark.parametrize("query", ["", "  \t", "?!", "(*:*)"])
def test_a_query_without_words_is_not_asked(
    pdok_here: StandIn, geocoder: PdokLocatieserver, query: str
) -> None:
    pdok_here.documents = [UTRECHT]
    assert geocoder.geocode(query) is None
    assert geocoder.answer(query).status is Status.NOT_FOUND
    assert pdok_here.asked == []


def test_query_signs_with_a_meaning_are_left_out() -> None:
    assert plain('  -Groot-Driene (te) "Hengelo"* OR:x/y\n') == "Groot-Driene te Hengelo OR x y"
    assert plain("'s-Gravenhage & Bergen (NH.)") == "'s-Gravenhage Bergen NH."


@pytest.mark.parametrize(
    ("trouble", "error"),
    [
        (standin.Trouble(400), exc.GeocoderQueryError),
        (standin.Trouble(403), exc.GeocoderInsufficientPrivileges),
        (standin.Trouble(404), exc.GeocoderServiceError),
        (standin.TOO_MANY, exc.GeocoderRateLimited),
        (standin.BROKEN, exc.GeocoderServiceError),
        (standin.BUSY, exc.GeocoderUnavailable),
        (standin.Trouble(504), exc.GeocoderTimedOut),
        (standin.Trouble(418), exc.GeocoderServiceError),
        (standin.BAD_JSON, exc.GeocoderParseError),
        (standin.OTHER_JSON, exc.GeocoderParseError),
        (standin.CUT_OFF, exc.GeocoderParseError),
    ],
)
def test_each_fault_is_a_geopy_error_for_geopy_callers(
    pdok_here: StandIn, geocoder: PdokLocatieserver, trouble: standin.Trouble, error: type[Exception]
) -> None:
    pdok_here.troubles = [trouble]
    with pytest.raises(error) as raised:
        geocoder.geocode("Utrecht")
    assert type(raised.value) is error


def test_rate_limited_says_how_long(pdok_here: StandIn, geocoder: PdokLocatieserver) -> None:
    pdok_here.troubles = [standin.TOO_MANY]
    with pytest.raises(exc.GeocoderRateLimited) as raised:
        geocoder.geocode("Utrecht")
    assert raised.value.retry_after == 7


def test_a_silent_service_times_out(pdok_here: StandIn, geocoder: PdokLocatieserver) -> None:
    pdok_here.troubles = [standin.SILENT]
    with pytest.raises(exc.GeocoderTimedOut):
        geocoder.geocode("Utrecht", timeout=0.2)


# Answers of this project


def read(query: str, *documents: dict[str, Any]) -> Any:
    return pdok_answer.read(query, {"response": {"docs": list(documents)}})


def test_found_is_a_whole_match() -> None:
    answer = read("Moerwijk, Den Haag", THE_HAGUE, MOERWIJK, MOERWIJK_EAST)
    assert answer.status is Status.FOUND
    assert answer.match.model_dump(mode="json") == {
        "name": "Moerwijk",
        "level": Level.WIJK,
        "code": "WK051815",
        "municipality": "Den Haag",
        "municipality_code": "GM0518",
        "province": "Zuid-Holland",
        "lon": 4.2977,
        "lat": 52.0537,
        "precision": Level.WIJK,
        "provenance": Provenance.PDOK,
        "score": 100.0,
    }


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("Den Haag", "GM0518"),
        ("gemeente Utrecht", "GM0344"),
        ("Utercht", "GM0344"),
        ("Centrum (Rotterdam)", "WK059901"),
        ("wijk Centrum te Amersfoort", "WK030701"),
        # The city, although the province has a Centrum in Amersfoort too.
        ("Centrum, Utrecht", "WK034401"),
        ("moerwijk oost", "BU05181528"),
        ("Bergen NH", "GM0373"),
    ],
)
def test_found(query: str, code: str) -> None:
    answer = read(query, THE_HAGUE, MOERWIJK, MOERWIJK_EAST, UTRECHT, UTRECHT_TOWN, *CENTRES, *BERGEN)
    assert answer.status is Status.FOUND
    assert answer.match.code == code


def test_a_settlement_has_no_cbs_code() -> None:
    answer = read("Utrecht", UTRECHT_TOWN)
    assert (answer.status, answer.match.level, answer.match.code) == (Status.FOUND, Level.WOONPLAATS, None)


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("Bergen", {"GM0373", "GM0893"}),
        ("Centrum", {"WK059901", "WK034401", "WK030701"}),
        # Part of a name is a question, not an answer.
        ("Oost", {"BU05181528"}),
    ],
)
def test_ambiguous_names_its_candidates(query: str, codes: set[str]) -> None:
    answer = read(query, MOERWIJK_EAST, UTRECHT, *CENTRES, *BERGEN)
    assert answer.status is Status.AMBIGUOUS
    assert answer.match is None
    assert {candidate.code for candidate in answer.candidates} == codes


@pytest.mark.parametrize(
    "query", ["Parijs", "Kerkstraat Utrecht", "Москва Utrecht", "provincie Utrecht", "wijk", "zzz", ""]
)
def test_what_the_service_only_offers_is_not_found(query: str) -> None:
    answer = read(query, UTRECHT, MOERWIJK, *CENTRES)
    assert (answer.status, answer.match, answer.candidates) == (Status.NOT_FOUND, None, ())


def test_results_outside_the_netherlands_are_dropped(pdok_here: StandIn, geocoder: PdokLocatieserver) -> None:
    assert read("Moerwijk", ABROAD).status is Status.NOT_FOUND
    assert read("Moerwijk", ABROAD, MOERWIJK).match.code == "WK051815"
    pdok_here.documents = [ABROAD]
    assert geocoder.geocode("Moerwijk") is None


@pytest.mark.parametrize(
    "raw",
    [
        {},
        [],
        None,
        {"response": None},
        {"response": {"docs": None}},
        {"response": {"docs": ["text"]}},
        {"response": {"docs": [{"type": "wijk", "weergavenaam": "X"}]}},
        {"response": {"docs": [{**MOERWIJK, "centroide_ll": "POINT(nan nan)"}]}},
        {"response": {"docs": [{**MOERWIJK, "centroide_ll": None}]}},
        {"response": {"docs": [{**MOERWIJK, "gemeentecode": "51"}]}},
        {"response": {"docs": [{**MOERWIJK, "score": "high"}]}},
        {"response": {"docs": [{**MOERWIJK, "wijknaam": 15}]}},
        {"response": {"docs": [{**MOERWIJK, "gemeentenaam": 15}]}},
        {"response": {"docs": [{**MOERWIJK, "type": None}]}},
        {"response": {"docs": [{**MOERWIJK, "weergavenaam": None}]}},
        {"response": {"docs": [{**MOERWIJK, "wijkcode": 15}]}},
        {"response": {"docs": [{**MOERWIJK, "wijkcode": "15"}]}},
    ],
)
def test_an_answer_in_another_format_is_refused(raw: Any) -> None:
    with pytest.raises(ServiceAnswerInvalid, match="documented format"):
        pdok_answer.documents(raw)


def test_a_name_that_no_place_can_have_is_refused() -> None:
    with pytest.raises(ServiceAnswerInvalid, match="documented format"):
        read("Moerwijk", {**MOERWIJK, "provincienaam": " "})


@pytest.mark.parametrize(
    ("trouble", "error"),
    [
        (standin.Trouble(400), ServiceRefused),
        (standin.TOO_MANY, ServiceRateLimited),
        (standin.BROKEN, ServiceRefused),
        (standin.BAD_JSON, ServiceAnswerInvalid),
        (standin.OTHER_JSON, ServiceAnswerInvalid),
        (standin.CUT_OFF, ServiceAnswerInvalid),
    ],
)
def test_at_the_border_each_fault_is_an_error_of_ours(
    pdok_here: StandIn, geocoder: PdokLocatieserver, trouble: standin.Trouble, error: type[Exception]
) -> None:
    pdok_here.troubles = [trouble]
    with pytest.raises(error) as raised:
        geocoder.answer("Utrecht")
    assert type(raised.value) is error
    assert pdok_here.address in str(raised.value)


def test_no_connection_is_no_answer() -> None:
    with serving() as gone:
        address = gone.address
    with pytest.raises(ServiceUnreachable, match="check the network"):
        PdokLocatieserver(base_url=address, proxies={}, timeout=2).answer("Utrecht")


# Politeness


def test_the_limiter_waits_as_long_as_the_service_asks(
    pdok_here: StandIn, geocoder: PdokLocatieserver
) -> None:
    clock = Clock()
    pdok_here.documents = [UTRECHT]
    pdok_here.troubles = [standin.TOO_MANY, standin.BUSY, standin.BROKEN]
    online = OnlineGeocoder(geocoder, limiter=clock.limiter(min_delay_s=0, backoff_s=1.5), cache=None)
    assert online.answer("Utrecht").status is Status.FOUND
    assert clock.slept == [7, 3, 6.0]


def test_the_limiter_gives_up_with_the_error_itself(pdok_here: StandIn, geocoder: PdokLocatieserver) -> None:
    pdok_here.troubles = [standin.BROKEN] * 3
    online = OnlineGeocoder(geocoder, limiter=Clock().limiter(retries=2), cache=None)
    with pytest.raises(ServiceRefused) as raised:
        online.answer("Utrecht")
    assert raised.value.status == 500
    assert len(pdok_here.asked) == 3


@pytest.mark.parametrize(
    "trouble", [standin.Trouble(400), standin.BAD_JSON, standin.Trouble(429, headers={"Retry-After": "3600"})]
)
def test_what_asking_again_cannot_help_is_asked_once(
    pdok_here: StandIn, geocoder: PdokLocatieserver, trouble: standin.Trouble
) -> None:
    clock = Clock()
    pdok_here.troubles = [trouble]
    with pytest.raises(ServiceError):
        OnlineGeocoder(geocoder, limiter=clock.limiter(), cache=None).answer("Utrecht")
    assert len(pdok_here.asked) == 1
    assert clock.slept == []


def test_the_limiter_keeps_a_distance_between_questions() -> None:
    clock = Clock()
    limiter = clock.limiter(min_delay_s=0.5)
    starts = [limiter.call(lambda: clock.now) for _ in range(3)]
    assert starts == [0.0, 0.5, 1.0]


# Online: service, patience and cache together


def online_with_cache(pdok_here: StandIn, monkeypatch: pytest.MonkeyPatch, folder: Path) -> OnlineGeocoder:
    monkeypatch.setenv(pdok.URL_VARIABLE, f"{pdok_here.address}/locatieserver/")
    return online_geocoder(AnswerCache(folder))


def test_online_asks_each_thing_once(
    pdok_here: StandIn, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pdok_here.documents = [UTRECHT]
    first = online_with_cache(pdok_here, monkeypatch, tmp_path)
    assert first.answer("Utrecht").status is Status.FOUND
    assert first.answer("Nergenshuizen").status is Status.NOT_FOUND
    again = online_with_cache(pdok_here, monkeypatch, tmp_path)
    pdok_here.troubles = [standin.BROKEN] * 9
    assert again.answer(" Utrecht ").query == " Utrecht "
    assert again.answer("Utrecht").status is Status.FOUND
    assert again.answer("Nergenshuizen").status is Status.NOT_FOUND
    assert len(pdok_here.asked) == 2


def test_online_goes_on_where_a_run_broke_off(
    pdok_here: StandIn, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pdok_here.documents = [UTRECHT, MOERWIJK]
    online = online_with_cache(pdok_here, monkeypatch, tmp_path)
    online.answer("Utrecht")
    pdok_here.troubles = [standin.Trouble(400)]
    with pytest.raises(ServiceRefused):
        online.answer("Moerwijk")
    assert online.answer("Utrecht").status is Status.FOUND
    assert online.answer("Moerwijk").status is Status.FOUND
    assert [parameters["q"][0] for _, parameters in pdok_here.asked] == ["Utrecht", "Moerwijk", "Moerwijk"]


def test_answers_of_another_address_are_not_taken_for_these(
    pdok_here: StandIn, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pdok_here.documents = [UTRECHT]
    online_with_cache(pdok_here, monkeypatch, tmp_path).answer("Utrecht")
    with serving() as other:
        assert online_with_cache(other, monkeypatch, tmp_path).answer("Utrecht").status is Status.NOT_FOUND


@pytest.mark.parametrize("address", ["ftp://pdok.nl", "api.pdok.nl", "file:///etc/passwd", "http://"])
def test_a_bad_address_is_refused_by_name(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv(pdok.URL_VARIABLE, address)
    with pytest.raises(GeodataError, match=pdok.URL_VARIABLE):
        online_geocoder(None)


def test_the_official_address_is_the_default() -> None:
    assert polite.base_url(pdok.URL_VARIABLE, pdok.DEFAULT_URL) == pdok.DEFAULT_URL
    assert pdok.DEFAULT_URL.startswith("https://api.pdok.nl/")


def test_hosts_that_no_proxy_names_are_asked_directly(
    pdok_here: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    assert urllib.request.getproxies()["http"] == "http://127.0.0.1:9"
    monkeypatch.setenv(pdok.URL_VARIABLE, f"{pdok_here.address}/locatieserver")
    assert online_geocoder(None).answer("Utrecht").status is Status.NOT_FOUND
