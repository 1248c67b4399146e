"""The command line of Contract 2, as a user meets it: exit codes, streams, files."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from geodata import __main__ as cli
from geodata import files, geojson, progress
from geodata.cbs import update as download
from geodata.geocoders import pdok
from tests.geodata.fakes import (
    HEADER,
    MUNICIPALITIES,
    NIEUWE_WESTEN,
    ROWS,
    FakeGazetteer,
    FakeOnline,
    csv_text,
    xlsx,
)

ROOT = Path(__file__).parents[2]
FOUND_KEYS = [
    "name",
    "level",
    "code",
    "municipality",
    "municipality_code",
    "province",
    "lon",
    "lat",
    "precision",
    "provenance",
    "score",
]


class Result:
    """What a run printed and returned."""

    def __init__(self, code: int, out: bytes, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.decode().split("\n")[:-1]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Any:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(files.CACHE_DIR_VARIABLE, str(tmp_path.with_name(f"{tmp_path.name}-cache")))
    monkeypatch.setattr(cli, "_gazetteer", lambda: (FakeGazetteer(), MUNICIPALITIES))

    def run(*arguments: str) -> Result:
        monkeypatch.setattr(sys, "argv", ["geodata", *arguments])
        with pytest.raises(SystemExit) as caught:
            cli.main()
        printed = capfdbinary.readouterr()
        return Result(int(caught.value.code or 0), printed.out, printed.err.decode())

    return run


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "tabel.csv"
    path.write_text(csv_text([HEADER, *ROWS]), encoding="utf-8")
    return path


@pytest.fixture
def no_overrides(tmp_path: Path) -> tuple[str, str]:
    path = tmp_path / "overrides.csv"
    path.write_text("intervention_id,place,name,level,municipality_code,lon,lat,precision,reason\n")
    return "--overrides", str(path)


def test_build_writes_the_file_and_a_second_build_changes_nothing(
    run: Any, table: Path, tmp_path: Path, no_overrides: tuple[str, str]
) -> None:
    first = run("build", str(table), *no_overrides)
    output = tmp_path / "interventions.geojson"
    assert (first.code, first.out) == (0, b"")
    assert "2 voorbeelden geschreven naar interventions.geojson." in first.err
    content, stamp = output.read_bytes(), output.stat().st_mtime_ns
    assert geojson.check(content) == []
    second = run("build", str(table), *no_overrides)
    assert "2 voorbeelden ongewijzigd" in second.err
    assert (output.read_bytes(), output.stat().st_mtime_ns) == (content, stamp)


def test_a_refused_build_leaves_everything_as_it_was_but_writes_the_review(
    run: Any, table: Path, tmp_path: Path, no_overrides: tuple[str, str]
) -> None:
    run("build", str(table), *no_overrides)
    before = (tmp_path / "interventions.geojson").read_bytes()
    bad = tmp_path / "fout.csv"
    bad.write_text(csv_text([HEADER, ("x", "", "Overlst", "", "", "", "geen", "")]), encoding="utf-8")
    result = run("build", str(bad), "--review", "lijst.txt", *no_overrides)
    assert result.code == 1
    assert "rij 2, kolom phenomena" in result.err and "Bedoelde u ‘Overlast’?" in result.err
    assert "Niets geschreven: 3 fouten" in result.err
    assert (tmp_path / "interventions.geojson").read_bytes() == before
    assert "‘Overlst’" in (tmp_path / "lijst.txt").read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        ["tabel.csv", "fout.csv", "overrides.csv", "interventions.geojson", "lijst.txt"]
    )


@pytest.mark.parametrize("content", [b"", b"\x81\x8d\x8f", b"PK\x03\x04", b"alleen,wat\nanders,x\n"])
def test_a_file_that_is_no_source_table_is_refused_without_a_traceback(
    run: Any, tmp_path: Path, content: bytes
) -> None:
    bad = tmp_path / "fout.xlsx"
    bad.write_bytes(content)
    result = run("build", str(bad), "--review", "lijst.csv")
    assert result.code == 1 and "Traceback" not in result.err and "Niets geschreven" in result.err
    assert not (tmp_path / "interventions.geojson").exists() and (tmp_path / "lijst.csv").exists()


def test_unsettled_places_are_told_and_do_not_stop_the_build(
    run: Any, tmp_path: Path, no_overrides: tuple[str, str]
) -> None:
    row = list(ROWS[0])
    row[5] = "Bergen\nXyz"
    path = tmp_path / "tabel.xlsx"
    path.write_bytes(xlsx([HEADER, row]))
    result = run("build", str(path), "-o", "uit/data.geojson", "--review", "lijst.xlsx", *no_overrides)
    assert result.code == 0
    assert "Nog niet op de kaart: 2 plaatsen." in result.err
    assert "‘gemeente Bergen (NH)’" in result.err and "‘Xyz’" in result.err
    assert (tmp_path / "uit" / "data.geojson").exists() and (tmp_path / "lijst.xlsx").exists()


def test_a_review_of_an_unknown_kind_and_an_output_over_the_input_are_refused_at_once(
    run: Any, table: Path, tmp_path: Path
) -> None:
    assert run("build", str(table), "--review", "lijst.pdf").code == 1
    before = table.read_bytes()
    assert run("build", str(table), "-o", "./tabel.csv").code == 2
    assert run("build", str(table), "--review", str(table)).code == 2
    assert table.read_bytes() == before
    assert not (tmp_path / "interventions.geojson").exists()


def test_build_asks_online_only_when_told_to(
    run: Any, table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, no_overrides: tuple[str, str]
) -> None:
    online = FakeOnline(None)
    monkeypatch.setattr(cli, "_online_geocoder", lambda: online)
    path = tmp_path / "vraag.csv"
    path.write_text(csv_text([HEADER, (*ROWS[0][:5], "Kerkstraat, Gouda", *ROWS[0][6:])]), encoding="utf-8")
    assert run("build", str(path), *no_overrides).code == 0
    assert online.asked == []
    (tmp_path / "interventions.geojson").unlink()
    result = run("build", str(path), "--online", *no_overrides)
    assert result.code == 3 and "no network" in result.err and online.asked == ["Kerkstraat, Gouda"]
    assert not (tmp_path / "interventions.geojson").exists()
    online.found = NIEUWE_WESTEN
    assert run("build", str(path), "--online", *no_overrides).code == 0


def test_geocode_prints_one_object_a_line_in_order(run: Any) -> None:
    result = run("geocode", "Rotterdam", "", "Bergen", "-foo", "--x y", "Nieuwe Westen, Rotterdam")
    assert result.code == 0 and result.err == ""
    assert [(item["query"], item["status"]) for item in result.lines] == [
        ("Rotterdam", "found"),
        ("", "not_found"),
        ("Bergen", "ambiguous"),
        ("-foo", "not_found"),
        ("--x y", "not_found"),
        ("Nieuwe Westen, Rotterdam", "found"),
    ]
    assert list(result.lines[0]) == ["query", "status", "match", "candidates"]
    assert list(result.lines[0]["match"]) == FOUND_KEYS
    assert [match["code"] for match in result.lines[2]["candidates"]] == ["GM0373", "GM0893"]


def test_geocode_never_breaks_a_line_and_keeps_accents(run: Any) -> None:
    query = "é\u2028\x85\n\x0b\x7f\udce9"
    result = run("geocode", query)
    assert len(result.out.decode().splitlines()) == 1 and "é" in result.out.decode()
    assert result.lines[0]["query"] == query


@pytest.mark.parametrize("name", ["vragen.csv", "vragen.xlsx"])
def test_a_batch_echoes_its_cells_as_they_are(run: Any, tmp_path: Path, name: str) -> None:
    rows = [("nr", "Plaats"), ("1", " Rotterdam "), ("2", ""), ("3", "Bergen"), ("4", "2512")]
    path = tmp_path / name
    path.write_bytes(xlsx(rows) if name.endswith("xlsx") else csv_text(rows, ";").encode("utf-16"))
    result = run("geocode", "Limburg", "--batch", str(path), "--column", "plaats")
    assert [item["query"] for item in result.lines] == ["Limburg", " Rotterdam ", "", "Bergen", "2512"]


def test_a_batch_needs_a_column_that_is_there(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "vragen.csv"
    path.write_text("a;b\nx;y\n")
    for arguments in ([], ["--column", "c"]):
        result = run("geocode", "--batch", str(path), *arguments)
        assert result.code == 1 and "'a', 'b'" in result.err
    path.write_text("zoekvraag\nMoerwijk, Den Haag\n")
    assert [item["query"] for item in run("geocode", "--batch", str(path)).lines] == ["Moerwijk, Den Haag"]
    assert run("geocode", "--batch", "weg.csv").code == 1
    assert run("geocode").code == 2


def test_geocode_online_uses_pdok_and_says_when_it_is_out_of_reach(
    run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "_online_geocoder", lambda: FakeOnline(None))
    result = run("geocode", "--online", "Rotterdam", "Xyz")
    assert result.code == 3 and "no network" in result.err
    assert [item["status"] for item in result.lines] == ["found"]


def test_the_online_geocoder_is_pdok(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(pdok.URL_VARIABLE, "http://127.0.0.1:9")
    monkeypatch.setattr("geodata.remote.polite.time.sleep", lambda _: None, raising=False)
    result = run("geocode", "--online", "Xyz")
    assert result.code == 3 and result.out == b"" and "127.0.0.1:9" in result.err


def test_check_lists_every_fault(
    run: Any, table: Path, tmp_path: Path, no_overrides: tuple[str, str]
) -> None:
    run("build", str(table), *no_overrides)
    path = tmp_path / "interventions.geojson"
    assert run("check", str(path)).code == 0
    document = json.loads(path.read_bytes())
    for feature in document["features"]:
        feature["properties"]["title"] = " "
    path.write_text(json.dumps(document), encoding="utf-8")
    result = run("check", str(path))
    assert result.code == 1 and "2 faults" in result.err
    assert result.out.decode().count("properties.title: ") == 2 and "(kan-wel)" in result.out.decode()
    assert run("check", "weg.geojson").code == 1


def test_check_says_that_points_are_not_checked_without_boundaries(
    run: Any, table: Path, tmp_path: Path, no_overrides: tuple[str, str]
) -> None:
    run("build", str(table), *no_overrides)
    result = run("check", "interventions.geojson")
    assert result.code == 0 and result.err.count("\n") == 1
    assert "Points not checked" in result.err and "python -m geodata update" in result.err


def test_check_lists_points_outside_their_municipality(
    run: Any, table: Path, tmp_path: Path, no_overrides: tuple[str, str]
) -> None:
    run("build", str(table), *no_overrides)
    boundaries = files.data_dir() / files.MUNICIPALITIES_FILE
    for west, code in ((4.44, 0), (4.46, 1)):
        ring = [[west, 51.9], [4.5, 51.9], [4.5, 51.95], [west, 51.95], [west, 51.9]]
        rotterdam = {
            "type": "Feature",
            "properties": {"code": "GM0599", "name": "Rotterdam"},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }
        collection = {"type": "FeatureCollection", "features": [rotterdam]}
        files.write_bytes(boundaries, json.dumps(collection).encode())
        result = run("check", "interventions.geojson")
        assert result.code == code
    assert "1 fault" in result.err
    assert "(kan-wel).properties.places[1]: the point of 'Nieuwe Westen'" in result.out.decode()


@pytest.mark.parametrize(
    ("name", "start"), [("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK"), ("geojson", b'{"type"')]
)
def test_export_writes_to_a_file_or_to_stdout(
    run: Any, table: Path, tmp_path: Path, no_overrides: tuple[str, str], name: str, start: bytes
) -> None:
    run("build", str(table), *no_overrides)
    result = run("export", "interventions.geojson", "--format", name)
    assert result.code == 0 and result.out.startswith(start)
    assert run("export", "interventions.geojson", "--format", name, "-o", f"uit.{name}").code == 0
    assert (tmp_path / f"uit.{name}").read_bytes() == result.out
    if name == "geojson":
        assert result.out == (tmp_path / "interventions.geojson").read_bytes()


def test_export_refuses_a_broken_file_and_writes_nothing(run: Any, tmp_path: Path) -> None:
    (tmp_path / "kapot.geojson").write_text('{"type":"FeatureCollection","features":[1]}')
    result = run("export", "kapot.geojson", "--format", "csv", "-o", "uit.csv")
    assert result.code == 1 and "features[0]" in result.err and not (tmp_path / "uit.csv").exists()
    assert run("export", "kapot.geojson", "--format", "pdf").code == 2


def test_update_works_in_the_folder_named(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    report = download.Report(2026, 2025, 342, 10, 20, ("GM0001 is new",))
    monkeypatch.setattr(
        download, "update", lambda folder, url, progress: (asked.append((folder, url)), report)[1]
    )
    folder = files.data_dir(tmp_path)
    result = run("update", "--cache-dir", str(tmp_path), "--base-url", "http://127.0.0.1:9")
    assert result.code == 0 and "342 municipalities (2026)" in result.err and "GM0001" in result.err
    assert asked == [(folder, "http://127.0.0.1:9")]


def test_browser_data_writes_the_committed_file_and_a_second_time_changes_nothing(
    run: Any, tmp_path: Path
) -> None:
    first = run("browser-data")
    written = tmp_path / "assets" / "data" / "gazetteer.json"
    assert first.code == 0 and "written to" in first.err
    assert written.read_bytes() == (ROOT / "assets" / "data" / "gazetteer.json").read_bytes()
    stamp = written.stat().st_mtime_ns
    assert "unchanged in" in run("browser-data", "-o", str(written)).err
    assert written.stat().st_mtime_ns == stamp


def test_schema_prints_the_published_schema(run: Any) -> None:
    assert run("schema").out.decode() == geojson.json_schema()


@pytest.mark.parametrize(
    ("arguments", "printed"), [(["--help"], "Usage"), (["check", "docs/data.md"], "is no JSON")]
)
def test_help_and_check_load_no_heavy_part(arguments: list[str], printed: str) -> None:
    code = (
        f"import sys; sys.argv[1:] = {arguments!r}\n"
        "import geodata.__main__ as m\n"
        "try: m.main()\n"
        "except SystemExit: pass\n"
        "heavy = {'geopy', 'rapidfuzz', 'python_calamine', 'xlsxwriter', 'geopandas', 'rich.progress'}\n"
        "print('LOADED', sorted(heavy & set(sys.modules)))"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert "LOADED []" in done.stdout and printed in done.stdout


def test_a_bar_is_drawn_only_where_someone_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    with progress.rows_bar("Zoeken") as tell:
        assert tell is None
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with progress.rows_bar("Zoeken") as tell:
        assert tell is not None
        tell(1, 2)
    assert "Zoeken" in screen.getvalue()
