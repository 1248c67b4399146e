"""The command line, ``python -m geodata``: build, geocode, check, export, update, browser-data, schema.

Exit codes: 0 it worked, 1 a file was refused, 2 the command was misspelt, 3 an outside service did not work.
Results go to stdout, all else to stderr. What an editor reads is Dutch. Each command imports what it
needs itself, so that ``--help`` and ``check`` start at once.
"""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from geodata import progress
from geodata.errors import GeodataError, ServiceError

if TYPE_CHECKING:
    from geodata.errors import Fault
    from geodata.places.locate import Geocoder
    from geodata.table.overrides import Municipality

REFUSED, MISUSED, UNREACHABLE = 1, 2, 3

app = typer.Typer(
    name="python -m geodata",
    help="From the source table to interventions.geojson.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Online = Annotated[bool, typer.Option("--online", help="Ask PDOK for what the gazetteer cannot settle.")]


class Format(StrEnum):
    """What ``export`` can write."""

    CSV = "csv"
    XLSX = "xlsx"
    GEOJSON = "geojson"


@app.command()
def build(
    table: Annotated[
        Path | None, typer.Argument(help="CSV or XLSX; the table of this package when left out.")
    ] = None,
    output: Annotated[Path, typer.Option("-o", "--output", help="The GeoJSON file to write.")] = Path(
        "interventions.geojson"
    ),
    online: Online = False,
    review: Annotated[
        Path | None, typer.Option(help="Write what came of every row and place: .xlsx, .csv or .txt.")
    ] = None,
    overrides: Annotated[
        Path | None, typer.Option(help="Points set by hand; the table of this package when left out.")
    ] = None,
) -> None:
    """Make the GeoJSON file from the source table; a table with a fault is refused whole."""
    from geodata import build as pipeline
    from geodata import files, geojson
    from geodata.table.review import check_name, summary, unplaced_count, write

    table = table or pipeline.TABLE
    overrides = overrides or pipeline.OVERRIDES
    for written in filter(None, (output, review)):
        if any(written.resolve() == read.resolve() for read in (table, overrides)):
            _stop(
                f"{written} is een invoerbestand en wordt niet overschreven; kies een andere naam.", MISUSED
            )
    if review:
        check_name(review)
    matcher, municipalities = _gazetteer()
    with progress.rows_bar("Plaatsen zoeken") as tell:
        made = pipeline.build(
            table,
            matcher,
            municipalities,
            overrides=overrides,
            online=_online_geocoder() if online else None,
            progress=tell,
        )
    if review:
        write(review, made.findings)
        _say(f"De controlelijst staat in {review}.")
    for line in summary(made.findings):
        _say(line)
    if made.collection is None:
        count = sum(finding.refuses for finding in made.findings)
        _stop(f"Niets geschreven: {count} {'fout' if count == 1 else 'fouten'} in de tabel.", REFUSED)
    changed = files.write_changed(output, geojson.geojson_bytes(made.collection))
    unplaced = unplaced_count(made.findings)
    outcome = "geschreven naar" if changed else "ongewijzigd in"
    _say(
        f"{len(made.collection.features)} voorbeelden {outcome} {output}."
        + (f" Nog niet op de kaart: {unplaced} plaats{'' if unplaced == 1 else 'en'}." if unplaced else "")
    )


@app.command(context_settings={"ignore_unknown_options": True})
def geocode(
    queries: Annotated[list[str] | None, typer.Argument(metavar="QUERY…", show_default=False)] = None,
    online: Online = False,
    batch: Annotated[
        Path | None, typer.Option(help="Also geocode a column of this CSV or XLSX file.")
    ] = None,
    column: Annotated[
        str | None, typer.Option(help="The column of --batch; may be left out when it has one.")
    ] = None,
) -> None:
    """Say what each place text means, one JSON object a line, in order."""
    from geodata.places.locate import geocode_with_fallback
    from geodata.table.reader import column_of

    if not queries and not batch:
        _stop("Give at least one QUERY, or --batch FILE.", MISUSED)
    texts = [*(queries or []), *(column_of(batch, column) if batch else [])]
    matcher, _ = _gazetteer()
    asked = _online_geocoder() if online else None
    for text in texts:
        _print_line(geocode_with_fallback(text, matcher, asked).as_dict())


@app.command()
def check(file: Annotated[Path, typer.Argument(help="The GeoJSON file.")]) -> None:
    """Validate a GeoJSON file against the schema, and each point against the municipality it names."""
    from geodata.geojson import check as faults_of

    content = _read(file)
    faults = faults_of(content) or _faults_of_points(content)
    for fault in faults:
        typer.echo(f"{file}: {fault}")
    if faults:
        _stop(f"{file}: {len(faults)} {'fault' if len(faults) == 1 else 'faults'}", REFUSED)
    typer.echo(f"{file}: no faults")


@app.command()
def export(
    file: Annotated[Path, typer.Argument(help="The GeoJSON file.")],
    format: Annotated[Format, typer.Option("--format", help="What to write.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="The file to write; stdout when left out.")
    ] = None,
) -> None:
    """Write a GeoJSON file as a table for Dutch Excel, or as canonical GeoJSON."""
    from geodata import files
    from geodata.geojson import geojson_bytes, read_collection
    from geodata.table import tabular

    collection = read_collection(file)
    if format is Format.CSV:
        content = tabular.csv_bytes(collection.features)
    elif format is Format.XLSX:
        content = tabular.xlsx_bytes(collection.features)
    else:
        content = geojson_bytes(collection)
    if output:
        files.write_changed(output, content)
    elif format is Format.XLSX and sys.stdout.isatty():
        _stop("A workbook cannot be shown on a terminal; name a file with -o.", MISUSED)
    else:
        typer.echo(content, nl=False)


@app.command()
def update(
    cache_dir: Annotated[Path | None, typer.Option(help="Folder to keep the data in.")] = None,
    base_url: Annotated[str | None, typer.Option(help="Address of the CBS services of PDOK.")] = None,
) -> None:
    """Download municipality boundaries, districts and neighbourhoods of the newest year."""
    from geodata import files
    from geodata.cbs.update import update as download

    folder = files.data_dir(cache_dir)
    with progress.pages_bar() as tell:
        report = download(folder, base_url, tell)
    _say(
        f"{report.municipalities} municipalities ({report.boundaries_year}), {report.districts} districts "
        f"and {report.neighbourhoods} neighbourhoods ({report.areas_year}) are in {folder}."
    )
    for difference in report.differences:
        _say(f"  {difference}")


@app.command("browser-data")
def browser_data(
    output: Annotated[Path, typer.Option("-o", "--output", help="The JSON file to write.")] = Path(
        "assets/data/gazetteer.json"
    ),
) -> None:
    """Write the built-in places as the browser reads them."""
    from geodata import files
    from geodata.places.browser import browser_bytes
    from geodata.places.gazetteer import load_gazetteer

    changed = files.write_changed(output, browser_bytes(load_gazetteer()))
    _say(f"Places for the browser {'written to' if changed else 'unchanged in'} {output}.")


@app.command()
def schema() -> None:
    """Print the JSON Schema of the GeoJSON file."""
    from geodata.geojson import json_schema

    typer.echo(json_schema(), nl=False)


def main() -> NoReturn:
    """Run the command line and turn this package's errors into a message and an exit code."""
    try:
        app(prog_name="python -m geodata")
    except ServiceError as exc:
        _say(f"Error: {exc}")
        sys.exit(UNREACHABLE)
    except (GeodataError, OSError) as exc:
        _say(f"Error: {exc}")
        sys.exit(REFUSED)
    sys.exit(0)


def _gazetteer() -> tuple[Geocoder, dict[str, Municipality]]:
    """The matcher over the built-in places, downloaded ones first, and the municipalities by code."""
    from geodata import files
    from geodata.places.gazetteer import load_gazetteer
    from geodata.places.matcher import Matcher
    from geodata.table.overrides import Municipality

    gazetteer = load_gazetteer(extra=files.data_dir())
    municipalities = {
        code: Municipality(entry.name, gazetteer.province_of(code).name)
        for code, entry in gazetteer.municipalities.items()
    }
    return Matcher(gazetteer), municipalities


def _online_geocoder() -> Geocoder:
    from geodata.geocoders import pdok

    return pdok.online_geocoder(pdok.default_cache())


def _print_line(record: dict[str, Any]) -> None:
    line = json.dumps(record, ensure_ascii=False)
    # As JSON escapes: signs that other programs take for the end of a line, and halves of a surrogate pair.
    for sign in "\x7f\x85\u2028\u2029":
        line = line.replace(sign, f"\\u{ord(sign):04x}")
    sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace") + b"\n")
    sys.stdout.buffer.flush()


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as exc:
        _stop(f"Error: {path} cannot be read: {exc.strerror}", REFUSED)


def _faults_of_points(content: bytes) -> list[Fault]:
    """Points outside their municipality, when there are boundaries to see it by."""
    from geodata import files
    from geodata.schema import Collection

    boundaries = files.data_dir() / files.MUNICIPALITIES_FILE
    if not boundaries.is_file():
        _say("Points not checked: there are no boundaries; `python -m geodata update` downloads them.")
        return []
    from geodata.places.check_points import check_points

    return check_points(Collection.model_validate_json(content), boundaries)


def _say(message: str) -> None:
    typer.echo(message, err=True)


def _stop(message: str, code: int) -> NoReturn:
    _say(message)
    raise typer.Exit(code)


if __name__ == "__main__":
    main()
