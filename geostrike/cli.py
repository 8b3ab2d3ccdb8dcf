"""The command line: the library, stage by stage. Results go to standard output, all else to standard error."""

from __future__ import annotations

import gc
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from geostrike.cli_gazetteer import gazetteer as gazetteer_commands
from geostrike.errors import GeostrikeError, InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from geostrike.model import Candidate, Document, Rejection

__all__ = ["main"]

_INPUT = click.argument("source", metavar="INPUT", type=click.Path(path_type=Path, allow_dash=True))
_TO = click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write here instead of standard output."
)
_OUT = click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("maps"),
    show_default=True,
    help="Folder to write below.",
)
_DECISIONS = click.option(
    "--decisions",
    "table",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Table of what analysts decided.  [default: data/decisions.csv]",
)

_ONLINE = ("nominatim", "photon", "pelias", "geonames")  # as geostrike.gazetteer.online knows them, which imports geopy

# From so many events on, two processes draw and write them sooner than one.
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
@_DECISIONS
def maps(source: Path | None, out: Path, folder: Path | None, table: Path | None) -> None:
    """Read DOCUMENTS and draw every map that the TOML files in maps/ describe."""
    from geostrike.boundaries import load_boundaries
    from geostrike.events import read_decisions
    from geostrike.files import data_dir
    from geostrike.gazetteer import open_gazetteer
    from geostrike.pipeline import draw_files, findings_of, read_map_specs, write_files

    specs = read_map_specs(folder or _maps_folder())
    decisions = read_decisions(table or _decisions_table())
    boundaries, gazetteer = load_boundaries(), open_gazetteer()
    with _progress() as say:
        documents, rejections = _documents(source or data_dir() / "documents")
        findings = findings_of(documents, rejections, gazetteer, boundaries, say, decisions=decisions)
        write_files(draw_files(findings, specs, gazetteer, boundaries, say), out)
    _tell(findings.rejections)
    pinned = sum(1 for event in findings.events if event.location and event.location.where_prec != 6)
    click.echo(
        f"{len(findings.documents)} documents, {len(findings.claims)} claims, "
        f"{len(findings.events)} events ({pinned} on the map), "
        f"{len(findings.aggregates)} totals, {len(findings.rejections)} rejections",
        err=True,
    )
    for spec in specs:
        click.echo(str(out / f"{spec.name}.html"))


@main.command()
@_INPUT
@_TO
@click.option("--spans", type=click.Choice(["found", "given"]), default="found", show_default=True,
              help="Find the names, or resolve the spans that the rows' 'toponyms' give and find none.")  # fmt: skip
@click.option("--demonyms/--no-demonyms", default=True, show_default=True, help="Also find 'Syrian', 'Iraqis'.")
@click.option("--explain", is_flag=True, help="Tell why words were taken for a place, and which places they may mean.")
def mentions(source: Path, output: Path | None, spans: str, demonyms: bool, explain: bool) -> None:
    """Find the places that INPUT names: JSON Lines, one document a line."""
    from geostrike.export import mentions_jsonl
    from geostrike.gazetteer import open_gazetteer
    from geostrike.reading.toponyms import find_toponyms, resolve_spans

    gazetteer = open_gazetteer()
    documents, rejections, given = _with_spans(source) if spans == "given" else (*_documents(source), {})
    with _progress() as say:
        found = {}
        for number, document in enumerate(documents, 1):
            say(f"reading {number} of {len(documents)}: {document.name}")
            found[document.id] = (
                resolve_spans(document, given.get(document.id, ()), gazetteer)
                if spans == "given"
                else find_toponyms(document, gazetteer, demonyms=demonyms)
            )
    _write(mentions_jsonl(found, explain=explain), output)
    _tell(rejections)


@main.command()
@_INPUT
@_TO
def claims(source: Path, output: Path | None) -> None:
    """Read what INPUT claims: JSON Lines, one claim a line."""
    from geostrike.boundaries import load_boundaries
    from geostrike.export import claims_jsonl
    from geostrike.gazetteer import open_gazetteer
    from geostrike.pipeline import findings_of

    boundaries, gazetteer = load_boundaries(), open_gazetteer()
    documents, rejections = _documents(source)
    with _progress() as say:
        findings = findings_of(documents, rejections, gazetteer, boundaries, say)
    _write(claims_jsonl(findings.claims, findings.documents), output)
    _tell(rejections)


@main.command()
@_INPUT
@_TO
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
    from geostrike.pipeline import findings_of, holds_claims, read_claims

    decisions = read_decisions(table or _decisions_table())
    boundaries, gazetteer = load_boundaries(), open_gazetteer()
    with _progress() as say:
        if holds_claims(source):
            findings = read_claims(source, gazetteer, boundaries, decisions=decisions)
        else:
            documents, rejections = _documents(source)
            findings = findings_of(documents, rejections, gazetteer, boundaries, say, decisions=decisions)
    if explain:
        lines = explain_events(findings.claims, findings.families, findings.decisions, documents=findings.documents)
        _write("".join(f"{line}\n" for line in lines), output)
    else:
        _write(events_jsonl(findings.events), output)
    _tell(findings.rejections)


@main.command()
@click.argument("source", metavar="CLAIMS.jsonl", type=click.Path(path_type=Path))
@click.option(
    "--map",
    "spec_path",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The TOML file of one map.  [default: all in maps/]",
)
@_OUT
@_DECISIONS
def draw(source: Path, spec_path: Path | None, out: Path, table: Path | None) -> None:
    """Draw maps and layers from claims already read."""
    from geostrike.boundaries import load_boundaries
    from geostrike.events import read_decisions
    from geostrike.gazetteer import open_gazetteer
    from geostrike.layers import read_map_spec
    from geostrike.pipeline import draw_files, read_claims, read_map_specs, write_files

    specs = (read_map_spec(spec_path),) if spec_path else read_map_specs(_maps_folder())
    decisions = read_decisions(table or _decisions_table())
    boundaries, gazetteer = load_boundaries(), open_gazetteer()
    with _progress() as say:
        findings = read_claims(source, gazetteer, boundaries, decisions=decisions)
        # The claims were given, and may stand in the folder written to: they are not written again.
        files = draw_files(findings, specs, gazetteer, boundaries, say, records=False)
        rejections, many = findings.rejections, len(findings.events) >= _MANY
        del findings
        write_files(files, out, apart=many)
    _tell(rejections)
    for spec in specs:
        click.echo(str(out / f"{spec.name}.html"))


@main.command()
@click.argument("name")
@click.option("--country", metavar="XX", help="ISO 3166-1 alpha-2 code of the country it lies in.")
@click.option("--near", metavar="PLACE", help="A place that it lies near.")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON list, best candidate first.")
@click.option("--explain", is_flag=True, help="Also tell each candidate's spellings, population and source.")
@click.option("--online", type=click.Choice(_ONLINE),
              help="Also ask this service: NAME is sent to it. Nothing is without this option.")  # fmt: skip
@click.option("--user-agent", envvar="GEOSTRIKE_USER_AGENT", show_envvar=True, metavar="TEXT",
              help="Who asks, for --online: a name of your own and an address.")  # fmt: skip
@click.option("--online-domain", metavar="HOST",
              help="A server of your own for --online, such as http://localhost:8080.")  # fmt: skip
@click.option("--online-key", envvar="GEOSTRIKE_ONLINE_KEY", show_envvar=True, metavar="TEXT",
              help="User name for GeoNames, key for Pelias.")  # fmt: skip
def resolve(
    name: str,
    country: str | None,
    near: str | None,
    as_json: bool,
    explain: bool,
    online: str | None,
    user_agent: str | None,
    online_domain: str | None,
    online_key: str | None,
) -> None:
    """Tell which place NAME means: ranked candidates, and the rule that ranks them."""
    from geostrike.gazetteer import describe, open_gazetteer

    gazetteer = open_gazetteer()
    neighbour = None
    if near:
        found = gazetteer.candidates(near)
        if not found:
            raise InputError(f"--near {near[:80]!r}: no place of this name is known")
        neighbour = found[0].place
    if country and (len(country) != 2 or not country.isalpha()):
        raise InputError(f"--country {country!r}: give a code of two letters, such as SY")
    code = country.upper() if country else None
    candidates = gazetteer.candidates(name, country=code, near=neighbour)
    if online:
        candidates += _asked_online(name, code, online, user_agent, online_domain, online_key)
    rows = describe(candidates)
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    if not rows:
        raise InputError(f"{name[:80]!r}: no place of this name is known")
    for row, candidate in zip(rows, candidates, strict=True):
        where = ", ".join(str(part) for part in (row["admin1"], row["country"], row["feature_code"]) if part)
        point = f"{row['latitude']:.4f}, {row['longitude']:.4f}"
        click.echo(f"{row['score']:.2f}  {row['name']} ({where})  {point}  {row['match']}: {row['rule']}")
        if explain:
            place = candidate.place
            spellings = " | ".join(dict.fromkeys(text for _, text in place.names))
            click.echo(
                f"      {place.id}, within {place.radius_m / 1000:.1f} km; {place.source}; also {spellings[:300]}"
            )


main.add_command(gazetteer_commands)


def _asked_online(
    name: str, country: str | None, service: str, user_agent: str | None, domain: str | None, key: str | None
) -> tuple[Candidate, ...]:
    """Return what an online service answers; it is asked once, and its answer kept."""
    from geopy.exc import ConfigurationError

    from geostrike.gazetteer.online import OnlineGeocoder, online_candidates

    scheme, _, host = (domain or "").rpartition("://")
    try:
        geocoder = OnlineGeocoder(
            service,
            user_agent=user_agent or "",
            domain=host or None,
            scheme=scheme or "https",
            api_key=key,
            username=key,
            say=lambda words: click.echo(words, err=True),
        )
    except ConfigurationError as error:
        raise InputError(f"--online {service}: {error}") from None
    return online_candidates(name, geocoder=geocoder, country=country)


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


def _documents(source: Path) -> tuple[tuple[Document, ...], tuple[Rejection, ...]]:
    from geostrike.documents import read_documents, read_rows

    if str(source) == "-":
        documents, rejections = read_rows(sys.stdin.buffer, "standard input")
        if not documents:
            first = f": {rejections[0].item}: {rejections[0].reason}" if rejections else ""
            raise InputError(f"standard input: no row could be read{first}; give JSON Lines with 'id' and 'text'")
        return documents, rejections
    return read_documents(source)


def _with_spans(
    source: Path,
) -> tuple[tuple[Document, ...], tuple[Rejection, ...], dict[str, list[tuple[int, int]]]]:
    """Read an input of JSON Lines, and the spans that its rows give."""
    import io

    from geostrike.documents import read_rows
    from geostrike.reading.toponyms import read_spans

    name = "standard input" if str(source) == "-" else str(source)
    try:
        raw = sys.stdin.buffer.read() if str(source) == "-" else source.read_bytes()
    except OSError as error:
        raise InputError(f"{source}: cannot be read ({error.strerror}); --spans given needs JSON Lines") from None
    documents, rejections = read_rows(io.BytesIO(raw), name)
    return documents, rejections, read_spans(io.BytesIO(raw), name, documents)


def _write(text: str, output: Path | None) -> None:
    from geostrike.files import write_whole

    if output:
        write_whole({output: text})
    else:
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()


def _tell(rejections: Iterable[Rejection]) -> None:
    """Say on standard error what could not be read, and which decisions were not carried out."""
    for rejection in rejections:
        if rejection.stage == "read":
            click.echo(f"not read: {rejection.item}: {rejection.reason}", err=True)
        elif rejection.stage == "event" and not rejection.document:
            click.echo(f"not carried out: {rejection.item}: {rejection.reason}", err=True)


class _progress:  # noqa: N801 (used as a function)
    """A line of progress on a terminal's standard error; nothing anywhere else."""

    def __enter__(self) -> Callable[[str], None]:
        self.shown = sys.stderr.isatty()
        return self.say

    def say(self, words: str) -> None:
        if self.shown:
            click.echo(f"\r\x1b[K{words[:100]}", err=True, nl=False)

    def __exit__(self, *_: object) -> None:
        if self.shown:
            click.echo("\r\x1b[K", err=True, nl=False)


if __name__ == "__main__":
    main()
