"""The command line: the library, stage by stage. Results go to standard output, all else to standard error."""

from __future__ import annotations

import gc
import sys
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geostrike.cli_gazetteer import gazetteer as gazetteer_commands
from geostrike.cli_names import mentions, resolve
from geostrike.console import INPUT, TO, documents_of, progress, tell, write
from geostrike.errors import GeostrikeError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from geostrike.boundaries import Boundaries
    from geostrike.gazetteer import Gazetteer
    from geostrike.layers import MapSpec
    from geostrike.model import Decision
    from geostrike.pipeline import Findings

__all__ = ["main"]

_OUT = click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("maps"),
    show_default=True,
    help="Folder to write below.",
)
_MAP = click.option(
    "--map",
    "spec_path",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The TOML file of one map.  [default: all in maps/]",
)
_DECISIONS = click.option(
    "--decisions",
    "table",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Table of what analysts decided.  [default: data/decisions.csv]",
)

_FORMATS = click.option(
    "--formats",
    metavar="LIST",
    callback=lambda _context, _option, value: _forms(value),
    help="What to write, of html, figure, geojson, gpkg, parquet, fgb, kml, csv, xlsx; such as html,gpkg.  "
    "[default: all; of 20,000 events and more html and geojson]",
)

# From so many events on, two processes draw and write them sooner than one, and other formats take more time than the
# maps do.
_MANY = 20_000


class _Commands(click.Group):
    """Turns an error of ours into one line on standard error and exit code 2."""

    def invoke(self, ctx: click.Context) -> object:
        # A build makes millions of records that live to its end, and no circles of them: to look for circles again and
        # again takes a third of its time.
        gc.disable()
        try:
            return super().invoke(ctx)
        except GeostrikeError as error:
            click.echo(f"geostrike: {error}", err=True)
            ctx.exit(2)
        except BrokenPipeError:
            # The reader of our output has gone (`| head`): nothing is left to say, not even at exit.
            sys.stdout = None
            ctx.exit(0)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="geostrike")
def main() -> None:
    """Turn published reports about strikes and attacks into maps that can be checked."""


@main.command()
@click.argument("source", metavar="[DOCUMENTS]", type=click.Path(path_type=Path), required=False)
@_OUT
@click.option(
    "--maps",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder of the TOML files that describe maps.  [default: maps]",
)
@_FORMATS
@_DECISIONS
def maps(
    source: Path | None, out: Path, folder: Path | None, formats: tuple[str, ...] | None, table: Path | None
) -> None:
    """Read DOCUMENTS and draw every map that the TOML files in maps/ describe."""
    from geostrike.boundaries import load_boundaries
    from geostrike.events import read_decisions
    from geostrike.files import data_dir
    from geostrike.gazetteer import open_gazetteer
    from geostrike.output import draw_files, write_files
    from geostrike.pipeline import findings_of, read_map_specs

    specs = read_map_specs(folder or _maps_folder())
    decisions = read_decisions(table or _decisions_table())
    boundaries, gazetteer = load_boundaries(), open_gazetteer()
    with progress() as say:
        documents, rejections = documents_of(source or data_dir() / "documents")
        findings = findings_of(documents, rejections, gazetteer, boundaries, say, decisions=decisions)
        forms = _chosen(formats, len(findings.events))
        write_files(draw_files(findings, specs, gazetteer, boundaries, say, forms=forms), out)
    tell(findings.rejections)
    pinned = sum(1 for event in findings.events if event.location and event.location.where_prec != 6)
    click.echo(
        f"{len(findings.documents)} documents, {len(findings.claims)} claims, "
        f"{len(findings.events)} events ({pinned} on the map), "
        f"{len(findings.aggregates)} totals, {len(findings.rejections)} rejections",
        err=True,
    )
    _show(specs, forms, out)


@main.command()
@INPUT
@TO
@click.option("--explain", is_flag=True, help="Tell what each sentence gave, what was rejected, and why, in words.")
def claims(source: Path, output: Path | None, explain: bool) -> None:
    """Read what INPUT claims: JSON Lines, one claim a line."""
    from geostrike.boundaries import load_boundaries
    from geostrike.export import claims_jsonl
    from geostrike.gazetteer import open_gazetteer
    from geostrike.pipeline import findings_of, readings_of
    from geostrike.reading import explain_reading

    boundaries, gazetteer = load_boundaries(), open_gazetteer()
    documents, rejections = documents_of(source)
    with progress() as say:
        if explain:
            readings = readings_of(documents, gazetteer, boundaries, say)
            told = "".join(f"{line}\n" for reading in readings for line in explain_reading(*reading))
        else:
            findings = findings_of(documents, rejections, gazetteer, boundaries, say)
            told = claims_jsonl(findings.claims, findings.documents)
    write(told, output)
    tell(rejections)


@main.command()
@INPUT
@TO
@click.option("--explain", is_flag=True, help="Tell why claims were joined or kept apart, in words.")
@_DECISIONS
def events(source: Path, output: Path | None, explain: bool, table: Path | None) -> None:
    """Merge what INPUT claims into events: JSON Lines, one event a line.

    INPUT may also be a claims.jsonl.
    """
    from geostrike.boundaries import load_boundaries
    from geostrike.events import explain_events, read_decisions
    from geostrike.export import events_jsonl
    from geostrike.gazetteer import open_gazetteer

    decisions = read_decisions(table or _decisions_table())
    boundaries, gazetteer = load_boundaries(), open_gazetteer()
    with progress() as say:
        findings = _found(source, gazetteer, boundaries, say, decisions)
    if explain:
        lines = explain_events(findings.claims, findings.families, findings.decisions, documents=findings.documents)
        write("".join(f"{line}\n" for line in lines), output)
    else:
        write(events_jsonl(findings.events), output)
    tell(findings.rejections)


@main.command()
@click.argument("source", metavar="CLAIMS.jsonl", type=click.Path(path_type=Path))
@_MAP
@_OUT
@_FORMATS
@_DECISIONS
def draw(source: Path, spec_path: Path | None, out: Path, formats: tuple[str, ...] | None, table: Path | None) -> None:
    """Draw maps, figures, layers and tables from claims already read."""
    from geostrike.boundaries import load_boundaries
    from geostrike.events import read_decisions
    from geostrike.gazetteer import open_gazetteer
    from geostrike.layers import read_map_spec
    from geostrike.output import draw_files, write_files
    from geostrike.pipeline import read_claims, read_map_specs

    specs = (read_map_spec(spec_path),) if spec_path else read_map_specs(_maps_folder())
    decisions = read_decisions(table or _decisions_table())
    boundaries, gazetteer = load_boundaries(), open_gazetteer()
    with progress() as say:
        findings = read_claims(source, gazetteer, boundaries, decisions=decisions)
        # The claims were given, and may stand in the folder written to: they are not written again.
        forms = _chosen(formats, len(findings.events))
        files = draw_files(findings, specs, gazetteer, boundaries, say, records=False, forms=forms)
        rejections, many = findings.rejections, len(findings.events) >= _MANY
        del findings
        write_files(files, out, apart=many)
    tell(rejections)
    _show(specs, forms, out)


@main.command()
@click.argument("source", metavar="[INPUT]", type=click.Path(path_type=Path), required=False)
@_MAP
@_OUT
@_DECISIONS
def brief(source: Path | None, spec_path: Path | None, out: Path, table: Path | None) -> None:
    """Write briefing.pptx and briefing.docx of INPUT: documents, or a claims.jsonl."""
    from geostrike.boundaries import load_boundaries
    from geostrike.events import read_decisions
    from geostrike.files import data_dir
    from geostrike.gazetteer import open_gazetteer
    from geostrike.layers import read_map_spec
    from geostrike.output import brief_files, write_files
    from geostrike.pipeline import read_map_specs

    specs = (read_map_spec(spec_path),) if spec_path else read_map_specs(_maps_folder())
    decisions = read_decisions(table or _decisions_table())
    boundaries, gazetteer = load_boundaries(), open_gazetteer()
    source = source or data_dir() / "documents"
    with progress() as say:
        findings = _found(source, gazetteer, boundaries, say, decisions)
        files = brief_files(findings, specs, gazetteer, boundaries, say)
        names = sorted(files)
        write_files(files, out)
    tell(findings.rejections)
    for name in names:
        click.echo(str(out / name))


main.add_command(mentions)
main.add_command(resolve)
main.add_command(gazetteer_commands)


def _found(
    source: Path,
    gazetteer: Gazetteer,
    boundaries: Boundaries,
    say: Callable[[str], None],
    decisions: Sequence[Decision],
) -> Findings:
    """Read documents, or claims already read."""
    from geostrike.pipeline import findings_of, holds_claims, read_claims

    if holds_claims(source):
        return read_claims(source, gazetteer, boundaries, decisions=decisions)
    documents, rejections = documents_of(source)
    return findings_of(documents, rejections, gazetteer, boundaries, say, decisions=decisions)


def _show(specs: Sequence[MapSpec], forms: Sequence[str], out: Path) -> None:
    """Say where the pages are, or where all is that was written without them."""
    for path in [out / f"{spec.name}.html" for spec in specs] if "html" in forms else [out]:
        click.echo(str(path))


def _forms(told: str | None) -> tuple[str, ...] | None:
    """Read the list of formats."""
    from geostrike.errors import InputError
    from geostrike.output import FORMS

    if told is None:
        return None
    names = [name.strip() for name in told.split(",") if name.strip()]
    for name in names:
        if name not in FORMS:
            near = get_close_matches(name, FORMS, n=1, cutoff=0)[0]
            raise InputError(f"--formats: unknown format {name!r}; did you mean {near!r}? Known: {', '.join(FORMS)}")
    return tuple(dict.fromkeys(names))


def _chosen(formats: tuple[str, ...] | None, events: int) -> tuple[str, ...]:
    """The formats to write: those asked for; of very many events only what is quickly written, and that is said."""
    from geostrike.output import FORMS, QUICK_FORMS

    if formats is not None:
        return formats
    if events < _MANY:
        return FORMS
    click.echo(
        f"{events:,} events: only {' and '.join(QUICK_FORMS)} are written; "
        f"--formats {','.join(FORMS)} writes all, and takes longer",
        err=True,
    )
    return QUICK_FORMS


def _maps_folder() -> Path:
    """The maps of the folder one stands in; where there are none, those shipped with geostrike."""
    from geostrike.files import data_dir

    here = Path("maps")
    return here if any(here.glob("*.toml")) else data_dir().parent / "maps"


def _decisions_table() -> Path:
    """The decisions of the folder one stands in; where there are none, those shipped with geostrike."""
    from geostrike.files import data_dir

    here = Path("data") / "decisions.csv"
    return here if here.is_file() else data_dir() / "decisions.csv"


if __name__ == "__main__":
    main()
