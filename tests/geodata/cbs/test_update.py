"""``update``: download, check, put in place, take back; against a stand-in on this machine."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import shapely

from geodata.cbs import datafolder
from geodata.cbs.areas import Area
from geodata.cbs.update import URL_VARIABLE, Report, update
from geodata.errors import (
    ServiceAnswerInvalid,
    ServiceError,
    ServiceRateLimited,
    ServiceRefused,
    ServiceUnreachable,
    UpdateRefused,
)
from geodata.files import AREAS_FILE, META_FILE, MUNICIPALITIES_FILE
from geodata.places.known import TABLE, known_municipalities
from geodata.remote import polite
from tests.geodata import standin
from tests.geodata.standin import StandIn, Trouble, serving

YEAR = 2026
BOUNDARIES = "gebiedsindelingen/ogc/v1/collections/gemeente_gegeneraliseerd"
DISTRICTS = f"wijken-en-buurten-{YEAR}/ogc/v1/collections/wijken"
NEIGHBOURHOODS = f"wijken-en-buurten-{YEAR}/ogc/v1/collections/buurten"

Collections = dict[str, list[dict[str, Any]]]


def square(lon: float, lat: float, half: float = 0.005) -> dict[str, Any]:
    west, south, east, north = lon - half, lat - half, lon + half, lat + half
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


def feature(geometry: dict[str, Any] | None, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def a_country() -> Collections:
    """Every built-in municipality as a small square with one district and two neighbourhoods."""
    country: Collections = {BOUNDARIES: [], DISTRICTS: [], NEIGHBOURHOODS: []}
    for known in known_municipalities().values():
        digits = known.code[2:]
        shape = square(known.lon, known.lat)
        old_shape = square(known.lon + 0.02, known.lat)
        country[BOUNDARIES] += [
            feature(shape, statcode=known.code, statnaam=known.name, jaarcode=YEAR),
            feature(old_shape, statcode=known.code, statnaam="Vroeger", jaarcode=YEAR - 1),
        ]
        of = {"gemeentecode": known.code, "gemeentenaam": known.name, "water": "NEE"}
        country[DISTRICTS].append(
            feature(shape, wijkcode=f"WK{digits}01", wijknaam=f"Wijk 01 {known.name}", **of)
        )
        for number, inhabitants in ((0, 1234), (1, -99997)):
            code = f"BU{digits}010{number}"
            half = square(known.lon + 0.001 * number, known.lat, 0.002)
            country[NEIGHBOURHOODS].append(
                feature(half, buurtcode=code, buurtnaam=f"Buurt {number}", aantal_inwoners=inhabitants, **of)
            )
    return country


@pytest.fixture(scope="session")
def country_text() -> str:
    return json.dumps(a_country())


@pytest.fixture
def cbs(country_text: str) -> Iterator[StandIn]:
    with serving() as here:
        here.collections = json.loads(country_text)
        yield here


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


def run(cbs: StandIn, folder: Path, **options: Any) -> Report:
    limiter = polite.Limiter(min_delay_s=0, retries=1, sleep=lambda _: None)
    today = options.pop("today", date(2026, 11, 1))
    return update(folder, f"{cbs.address}/cbs", limiter=limiter, today=lambda: today, **options)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


def find(features: list[dict[str, Any]], **properties: Any) -> dict[str, Any]:
    [found] = [f for f in features if properties.items() <= f["properties"].items()]
    return found


# What is written


def test_update_writes_boundaries_areas_and_where_they_came_from(cbs: StandIn, folder: Path) -> None:
    report = run(cbs, folder)
    assert report == Report(
        boundaries_year=2026,
        areas_year=2026,
        municipalities=342,
        districts=342,
        neighbourhoods=684,
        differences=(),
    )
    assert set(contents(folder)) == {MUNICIPALITIES_FILE, AREAS_FILE, META_FILE}
    meta = json.loads((folder / META_FILE).read_text(encoding="utf-8"))
    assert meta["downloaded_on"] == "2026-11-01"
    assert (meta["licence"], meta["attribution"]) == ("CC BY 4.0", "© CBS / Kadaster")
    assert meta["municipalities"] == 342


def test_municipalities_are_lean_sorted_geojson_of_the_year(cbs: StandIn, folder: Path) -> None:
    run(cbs, folder)
    collection = json.loads((folder / MUNICIPALITIES_FILE).read_text(encoding="utf-8"))
    codes = [f["properties"]["code"] for f in collection["features"]]
    assert codes == sorted(known_municipalities())
    for found in collection["features"]:
        known = known_municipalities()[found["properties"]["code"]]
        assert found["properties"] == {"code": known.code, "name": known.name}
        shape = shapely.from_geojson(json.dumps(found["geometry"]))
        assert shape.is_valid
        assert shape.contains(shapely.Point(known.lon, known.lat))
        assert all(
            round(degrees, 5) == degrees for degrees in shapely.get_coordinates(shape).flatten().tolist()
        )


def test_areas_have_the_columns_of_the_built_in_table(cbs: StandIn, folder: Path) -> None:
    run(cbs, folder)
    text = (folder / AREAS_FILE).read_bytes().decode("utf-8")
    with (TABLE.parent / "areas.csv").open(encoding="utf-8", newline="") as file:
        assert text.splitlines()[0] == file.readline().strip()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["code"] for row in rows] == sorted(row["code"] for row in rows)
    the_hague = known_municipalities()["GM0518"]
    by_code = {row["code"]: row for row in rows}
    assert by_code["WK051801"]["name"] == "Den Haag"
    assert by_code["BU05180100"] == {
        "code": "BU05180100",
        "name": "Buurt 0",
        "lon": str(round(the_hague.lon, 5)),
        "lat": str(round(the_hague.lat, 5)),
        "population": "1234",
    }
    assert by_code["BU05180101"]["population"] == ""


def test_the_same_download_gives_the_same_bytes(cbs: StandIn, folder: Path) -> None:
    run(cbs, folder)
    first = contents(folder)
    for features in cbs.collections.values():
        features.reverse()
    run(cbs, folder)
    assert contents(folder) == first


def test_water_is_no_area(cbs: StandIn, folder: Path) -> None:
    water = feature(None, buurtcode="BU05189997", buurtnaam="Buitenwater", water="JA")
    cbs.collections[NEIGHBOURHOODS].append(water)
    assert run(cbs, folder).neighbourhoods == 684


# Asking


@pytest.mark.parametrize("links", ["relative", "absolute"])
@pytest.mark.parametrize("tell_total", [True, False])
def test_pages_are_followed_to_the_last(cbs: StandIn, folder: Path, links: str, tell_total: bool) -> None:
    cbs.page_size, cbs.links, cbs.tell_total = 200, links, tell_total
    told: list[tuple[str, int, int | None]] = []
    report = run(cbs, folder, progress=lambda *step: told.append(step))
    assert (report.municipalities, report.neighbourhoods) == (342, 684)
    total = 684 if tell_total else None
    assert [step for step in told if step[0] == "buurten"] == [
        ("buurten", 200, total),
        ("buurten", 400, total),
        ("buurten", 600, total),
        ("buurten", 684, total),
    ]
    assert [step[0] for step in told if step[0] != "buurten"] == ["gemeenten"] * 2 + ["wijken"] * 2


def test_the_year_is_asked_for_and_others_are_left_out(cbs: StandIn, folder: Path) -> None:
    run(cbs, folder, year=2026)
    path, parameters = cbs.asked[0]
    assert path == f"/cbs/{BOUNDARIES}/items"
    assert parameters == {"f": ["json"], "limit": ["1000"], "jaarcode": ["2026"]}


def test_without_a_year_the_newest_there_is(cbs: StandIn, folder: Path) -> None:
    report = run(cbs, folder, today=date(2027, 1, 2))
    assert (report.boundaries_year, report.areas_year) == (2026, 2026)


def test_areas_may_be_a_year_behind(cbs: StandIn, folder: Path) -> None:
    for name in (DISTRICTS, NEIGHBOURHOODS):
        cbs.collections[name.replace("2026", "2025")] = cbs.collections.pop(name)
    report = run(cbs, folder)
    assert (report.boundaries_year, report.areas_year) == (2026, 2025)


def test_a_year_that_is_not_there_is_said(cbs: StandIn, folder: Path) -> None:
    with pytest.raises(UpdateRefused, match="nothing of 2031"):
        run(cbs, folder, year=2031)
    assert contents(folder) == {}


def test_the_address_comes_from_the_environment(
    cbs: StandIn, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(URL_VARIABLE, f"{cbs.address}/cbs/")
    assert update(folder, year=2026).municipalities == 342


def test_a_passing_fault_is_asked_again(cbs: StandIn, folder: Path) -> None:
    cbs.troubles = [standin.TOO_MANY]
    assert run(cbs, folder).municipalities == 342


# Faults: everything stays as it was


def bow_tie(country: Collections) -> None:
    found = find(country[BOUNDARIES], statcode="GM0344", jaarcode=YEAR)
    ring = found["geometry"]["coordinates"][0]
    ring[1], ring[2] = ring[2], ring[1]


def without_municipality(country: Collections) -> None:
    country[BOUNDARIES].remove(find(country[BOUNDARIES], statcode="GM0344", jaarcode=YEAR))


def in_metres(country: Collections) -> None:
    find(country[BOUNDARIES], statcode="GM0344", jaarcode=YEAR)["geometry"] = square(136_000, 455_000, 900)


def swapped(country: Collections) -> None:
    find(country[BOUNDARIES], statcode="GM0344", jaarcode=YEAR)["geometry"] = square(52.09, 5.12)


def without_shape(country: Collections) -> None:
    find(country[BOUNDARIES], statcode="GM0344", jaarcode=YEAR)["geometry"] = None


def not_a_number(country: Collections) -> None:
    found = find(country[BOUNDARIES], statcode="GM0344", jaarcode=YEAR)
    found["geometry"]["coordinates"][0][1][0] = "5,12"


def twice(country: Collections) -> None:
    country[BOUNDARIES].append(find(country[BOUNDARIES], statcode="GM0344", jaarcode=YEAR))


def nameless(country: Collections) -> None:
    find(country[BOUNDARIES], statcode="GM0344", jaarcode=YEAR)["properties"]["statnaam"] = None


def without_district(country: Collections) -> None:
    country[DISTRICTS].remove(find(country[DISTRICTS], wijkcode="WK034401"))


def without_neighbourhoods(country: Collections) -> None:
    country[NEIGHBOURHOODS] = country[NEIGHBOURHOODS][:-2]


def unknown_code(country: Collections) -> None:
    find(country[NEIGHBOURHOODS], buurtcode="BU03440100")["properties"]["buurtcode"] = "0344"


def area_abroad(country: Collections) -> None:
    find(country[NEIGHBOURHOODS], buurtcode="BU03440100")["geometry"] = square(2.35, 48.85)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (bow_tie, "GM0344: is no valid polygon"),
        (without_municipality, "GM0344 Utrecht: no boundary covers it"),
        (in_metres, "GM0344: lies outside the Netherlands"),
        (swapped, "GM0344: lies outside the Netherlands"),
        (without_shape, "GM0344: is no polygon"),
        (not_a_number, "GM0344: is no readable polygon"),
        (twice, "GM0344: stands 2 times"),
        (nameless, "GM0344: has no name"),
        (without_district, "WK034401: has neighbourhoods but is missing"),
        (without_neighbourhoods, "has no neighbourhoods"),
        (unknown_code, "0344 Buurt 0: no buurt with a code"),
        (area_abroad, "BU03440100 Buurt 0: lies outside the Netherlands"),
    ],
)
def test_unsound_data_are_refused_by_name(
    cbs: StandIn, folder: Path, spoil: Callable[[Collections], None], said: str
) -> None:
    run(cbs, folder)
    before = contents(folder)
    spoil(cbs.collections)
    with pytest.raises(UpdateRefused) as raised:
        run(cbs, folder)
    assert said in str(raised.value)
    assert "what there was is kept" in str(raised.value)
    assert contents(folder) == before
    assert [path.name for path in folder.parent.iterdir()] == ["data"]


@pytest.mark.parametrize(
    ("troubles", "error"),
    [
        ([standin.BROKEN] * 2, ServiceRefused),
        ([standin.BUSY] * 2, ServiceRefused),
        ([standin.TOO_MANY] * 2, ServiceRateLimited),
        ([Trouble(404)], ServiceRefused),
        ([standin.BAD_JSON], ServiceAnswerInvalid),
        ([standin.OTHER_JSON], ServiceAnswerInvalid),
        ([Trouble(body=b'{"features": [], "links": 7}')], ServiceAnswerInvalid),
        ([Trouble(body=b"\x1f\x8b broken", headers={"Content-Encoding": "gzip"})], ServiceAnswerInvalid),
        ([standin.CUT_OFF], ServiceUnreachable),
        ([Trouble(302, headers={"Location": "http://localhost:1/"})], ServiceError),
    ],
)
def test_a_service_that_fails_halfway_changes_nothing(
    cbs: StandIn, folder: Path, troubles: list[Trouble], error: type[Exception]
) -> None:
    run(cbs, folder)
    before = contents(folder)
    cbs.page_size = 200

    def break_down(collection: str, done: int, total: int | None) -> None:
        if (collection, done) == ("buurten", 400):
            cbs.troubles = list(troubles)

    with pytest.raises(error):
        run(cbs, folder, progress=break_down)
    assert contents(folder) == before


@pytest.mark.parametrize(
    ("links", "said"), [("loop", "come round again"), ("foreign", "another host"), ("absolute", "of 342")]
)
def test_broken_paging_is_refused(cbs: StandIn, folder: Path, links: str, said: str) -> None:
    cbs.page_size, cbs.links = 200, links
    cbs.lost_features = 1 if links == "absolute" else 0
    with pytest.raises(ServiceAnswerInvalid, match=said):
        run(cbs, folder)
    assert contents(folder) == {}


def test_without_a_network_it_says_so_and_leaves_what_there_was(cbs: StandIn, folder: Path) -> None:
    run(cbs, folder)
    before = contents(folder)
    with serving() as gone:
        pass
    with pytest.raises(ServiceUnreachable, match="check the network"):
        run(gone, folder)
    assert contents(folder) == before


# Differences that are in order


def test_a_merger_is_explained(cbs: StandIn, folder: Path) -> None:
    boundaries = cbs.collections[BOUNDARIES]
    gone = find(boundaries, statcode="GM1696", jaarcode=YEAR)
    heir = find(boundaries, statcode="GM0402", jaarcode=YEAR)
    boundaries.remove(gone)
    both = [gone["geometry"]["coordinates"], heir["geometry"]["coordinates"]]
    heir["geometry"] = {"type": "MultiPolygon", "coordinates": both}
    for name, key in ((DISTRICTS, "wijkcode"), (NEIGHBOURHOODS, "buurtcode")):
        cbs.collections[name] = [f for f in cbs.collections[name] if f["properties"][key][2:6] != "1696"]
    report = run(cbs, folder)
    assert report.municipalities == 341
    assert report.differences == ("GM1696 Wijdemeren is gone; it now lies in GM0402 Hilversum",)


def test_a_new_code_is_explained(cbs: StandIn, folder: Path) -> None:
    find(cbs.collections[BOUNDARIES], statcode="GM1696", jaarcode=YEAR)["properties"].update(
        statcode="GM2001", statnaam="Nieuwe Meren"
    )
    for name, key in ((DISTRICTS, "wijkcode"), (NEIGHBOURHOODS, "buurtcode")):
        for found in cbs.collections[name]:
            found["properties"][key] = found["properties"][key].replace("1696", "2001", 1)
    assert run(cbs, folder).differences == (
        "GM1696 Wijdemeren is gone; it now lies in GM2001 Nieuwe Meren",
        "GM2001 Nieuwe Meren is new",
    )


def test_a_ring_that_touches_itself_is_mended(cbs: StandIn, folder: Path) -> None:
    found = find(cbs.collections[BOUNDARIES], statcode="GM0344", jaarcode=YEAR)
    ring = found["geometry"]["coordinates"][0]
    (west, south), (east, _), (_, north) = ring[0], ring[1], ring[2]
    # A bite out of the west side whose point touches the east side, north of the middle.
    low, tip, high = (south + share * (north - south) for share in (0.7, 0.8, 0.9))
    bite = [[west, high], [east, tip], [west, low]]
    found["geometry"]["coordinates"] = [[*ring[:2], [east, tip], *ring[2:4], *bite, ring[0]]]
    assert not shapely.from_geojson(json.dumps(found["geometry"])).is_valid
    assert run(cbs, folder).municipalities == 342


# Putting in place


FIRST = {MUNICIPALITIES_FILE: b"1", AREAS_FILE: b"1", META_FILE: b"1"}
SECOND = {MUNICIPALITIES_FILE: b"2", AREAS_FILE: b"2", META_FILE: b"2"}


@pytest.mark.parametrize("name", ["thesis.docx", "previous"])
def test_a_folder_of_someone_else_is_left_alone(cbs: StandIn, folder: Path, name: str) -> None:
    folder.mkdir()
    (folder / name).write_text("mine")
    with pytest.raises(UpdateRefused, match=name):
        run(cbs, folder)
    assert cbs.asked == []
    assert contents(folder) == {name: b"mine"}


@pytest.mark.parametrize("when", range(5))
def test_a_write_that_fails_anywhere_keeps_the_old(
    folder: Path, monkeypatch: pytest.MonkeyPatch, when: int
) -> None:
    datafolder.replace(folder, FIRST)
    steps = iter(range(100))
    rename, write = Path.rename, datafolder.write_bytes

    def counted(step: Callable[..., Any]) -> Callable[..., Any]:
        def taken(*arguments: Any) -> Any:
            if next(steps) == when:
                raise OSError("disk full")
            return step(*arguments)

        return taken

    monkeypatch.setattr(Path, "rename", counted(rename))
    monkeypatch.setattr(datafolder, "write_bytes", counted(write))
    with pytest.raises(UpdateRefused, match="disk full"):
        datafolder.replace(folder, SECOND)
    assert contents(folder) == FIRST
    datafolder.replace(folder, SECOND)
    assert contents(folder) == SECOND


@pytest.mark.parametrize(
    ("left", "kept"),
    [
        # The machine stopped while the files were written, between the two renames, or after them.
        ({"data": FIRST, "data.partial": SECOND}, FIRST),
        ({"data.old": FIRST, "data.partial": SECOND}, FIRST),
        ({"data": SECOND, "data.old": FIRST}, SECOND),
    ],
)
def test_replace_goes_on_where_the_machine_stopped(
    folder: Path, monkeypatch: pytest.MonkeyPatch, left: dict[str, dict[str, bytes]], kept: dict[str, bytes]
) -> None:
    for name, files in left.items():
        (folder.parent / name).mkdir()
        for file, content in files.items():
            (folder.parent / name / file).write_bytes(content)

    def full(*_: Any) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as patch:
        patch.setattr(datafolder, "write_bytes", full)
        with pytest.raises(UpdateRefused, match="disk full"):
            datafolder.replace(folder, SECOND)
    assert contents(folder) == kept
    datafolder.replace(folder, SECOND)
    assert contents(folder) == SECOND
    assert [path.name for path in folder.parent.iterdir()] == ["data"]


def test_area_rows_and_columns_agree() -> None:
    assert list(Area.__annotations__) == ["code", "name", "lon", "lat", "population"]
