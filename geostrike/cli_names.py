"""``geostrike mentions`` and ``geostrike resolve``: the places that texts name, and which place a name means."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import click

from geostrike.console import INPUT, TO, documents_of, progress, tell, write
from geostrike.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

    from geostrike.model import Candidate, Document, Rejection

__all__ = ["mentions", "resolve"]

_ONLINE = ("nominatim", "photon", "pelias", "geonames")  # as geostrike.gazetteer.online knows them, which imports geopy


@click.command()
@INPUT
@TO
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
    documents, rejections, given = _with_spans(source) if spans == "given" else (*documents_of(source), {})
    with progress() as say:
        found = {}
        for number, document in enumerate(documents, 1):
            say(f"reading {number} of {len(documents)}: {document.name}")
            found[document.id] = (
                resolve_spans(document, given.get(document.id, ()), gazetteer)
                if spans == "given"
                else find_toponyms(document, gazetteer, demonyms=demonyms)
            )
    write(mentions_jsonl(found, explain=explain), output)
    tell(rejections)


@click.command()
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


def _with_spans(
    source: Path,
) -> tuple[tuple[Document, ...], tuple[Rejection, ...], dict[str, list[tuple[int, int]]]]:
    """Read an input of JSON Lines, and the spans that its rows give."""
    from geostrike.documents import read_rows
    from geostrike.reading.toponyms import read_spans

    name = "standard input" if str(source) == "-" else str(source)
    try:
        raw = sys.stdin.buffer.read() if str(source) == "-" else source.read_bytes()
    except OSError as error:
        raise InputError(f"{source}: cannot be read ({error.strerror}); --spans given needs JSON Lines") from None
    documents, rejections = read_rows(io.BytesIO(raw), name)
    return documents, rejections, read_spans(io.BytesIO(raw), name, documents)
