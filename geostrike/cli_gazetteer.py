"""``geostrike gazetteer``: gazetteers of others, imported, checked, listed, ordered by trust, and removed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from geostrike.console import progress
from geostrike.errors import GazetteerError, InputError

if TYPE_CHECKING:
    from geostrike.errors import GeostrikeError

__all__ = ["gazetteer"]

_MOST_SHOWN = 1_000  # wrong rows
_FORMS = ("auto", "geonames", "gns", "cod-ab", "lpf", "csv", "geostrike")

_FILES = click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
_FORM = click.option(
    "--format", "form", type=click.Choice(_FORMS), default="auto", show_default=True, help="What the files are."
)
_COUNTRY = click.option("--country", metavar="XX", default="", help="ISO 3166-1 alpha-2 code for rows that state none.")
_ALTERNATES = click.option(
    "--alternate-names",
    "alternates",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="alternateNamesV2.txt of GeoNames, whose spellings are joined to a dump.",
)
_COLUMNS = click.option(
    "--columns",
    metavar="NAME=COLUMN,...",
    default="",
    help="Which column is which: name=NOM,latitude=LAT,longitude=LON.",
)


@click.group()
def gazetteer() -> None:
    """Gazetteers of your own: import, check, list, trust and remove them."""


@gazetteer.command("import")
@_FILES
@click.option("--name", default="", help="What to call it.  [default: after the first file]")
@_FORM
@_COUNTRY
@_ALTERNATES
@_COLUMNS
def import_(files: tuple[Path, ...], name: str, form: str, country: str, alternates: Path | None, columns: str) -> None:
    """Import FILES as one gazetteer: GeoNames, NGA GNS, OCHA COD-AB, Linked Places, or a table.

    A gazetteer of the same name is replaced when all rows are read; a wrong row leaves it as it was.
    """
    from geostrike.gazetteer.imported import import_files

    with progress() as say:
        made, passed_over = import_files(
            files,
            name=name,
            form="" if form == "auto" else form,
            country=_country(country),
            columns=_columns(columns),
            alternates=alternates,
            say=say,
        )
    for reason, count in sorted(passed_over.items()):
        click.echo(f"{made.name}: {count:,} passed over: {reason}", err=True)
    click.echo(f"{made.name}: {made.rows:,} rows, {made.names:,} names, {made.folder}")


@gazetteer.command()
@_FILES
@_FORM
@_COUNTRY
@_ALTERNATES
@_COLUMNS
def check(files: tuple[Path, ...], form: str, country: str, alternates: Path | None, columns: str) -> None:
    """Tell every wrong row of FILES, by its line, and import nothing. Works for geostrike's own tables too."""
    from geostrike.gazetteer.imports import Reading, read_rows

    faults = _Faults()
    rows = names = 0
    with progress() as say:
        reading = Reading(
            country=_country(country),
            columns=_columns(columns),
            alternates=alternates,
            report=faults.add,
            tick=lambda lines: say(f"{rows:,} rows so far, at line {lines:,}"),
        )
        for row in read_rows(files, reading, form="" if form == "auto" else form):
            rows += 1
            names += 1 + len(row.names)
    for words in faults.shown:
        click.echo(words)
    if faults.count > len(faults.shown):
        click.echo(f"and {faults.count - len(faults.shown):,} more")
    for reason, count in sorted(reading.passed_over.items()):
        click.echo(f"{count:,} passed over: {reason}", err=True)
    if faults.count:
        raise InputError(f"{faults.count:,} wrong, {rows:,} rows can be used")
    click.echo(
        f"{', '.join(map(str, files))}: {rows:,} rows, {names:,} names, nothing wrong ({', '.join(reading.formats)})"
    )


@gazetteer.command("list")
def list_() -> None:
    """List the imported gazetteers, the most trusted first, with the SHA-256 of what they were made of."""
    from geostrike.gazetteer.imported import imported

    held = imported()
    for one in held:
        click.echo(f"{one.name}: {one.rows:,} rows, {one.names:,} names, {one.form}")
        for name, sha256 in one.files:
            click.echo(f"    {sha256}  {name}")
    if not held:
        click.echo("no gazetteer is imported", err=True)


@gazetteer.command()
@click.argument("name")
@click.option("--first", is_flag=True, help="Trust it most of all; so it is without --before.")
@click.option(
    "--before", metavar="OTHER", default="", help="Trust it more than OTHER, and less than those before that."
)
def trust(name: str, first: bool, before: str) -> None:
    """Trust the gazetteer NAME more than others."""
    from geostrike.gazetteer import imported

    if first and before:
        raise InputError("--first and --before OTHER cannot both be; give one of the two")
    imported.trust(name, before=before)
    click.echo(", ".join(one.name for one in imported.imported()))


@gazetteer.command()
@click.argument("name")
def remove(name: str) -> None:
    """Delete the imported gazetteer NAME."""
    from geostrike.gazetteer import imported

    imported.remove(name)
    click.echo(f"{name}: removed")


class _Faults:
    """Errors for wrong rows: the words of the first, and how many there are."""

    def __init__(self) -> None:
        self.count = 0
        self.shown: list[str] = []

    def add(self, error: GeostrikeError) -> None:
        self.count += 1
        if len(self.shown) < _MOST_SHOWN:
            self.shown.append(str(error))


def _country(text: str) -> str:
    from geostrike.gazetteer.imports.countries import country_of

    try:
        return country_of(text, "--country")
    except ValueError as error:
        raise GazetteerError(str(error)) from None


def _columns(text: str) -> dict[str, str]:
    import difflib

    from geostrike.gazetteer.imports import COLUMNS

    columns = {}
    for item in text.split(",") if text else ():
        wanted, sign, column = (part.strip() for part in item.partition("="))
        if not sign or not column:
            raise GazetteerError(f"--columns {item.strip()!r}: write name=COLUMN, joined by commas")
        if wanted not in COLUMNS:
            near = difflib.get_close_matches(wanted, COLUMNS, n=1, cutoff=0)[0]
            raise GazetteerError(
                f"--columns: nothing is called {wanted!r}; did you mean {near!r}? ({', '.join(COLUMNS)})"
            )
        columns[wanted] = column
    return columns


if __name__ == "__main__":
    gazetteer()
