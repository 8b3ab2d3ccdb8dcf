"""The stages in their order: documents or claims in, all that was found out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from geostrike.documents import find_families, read_documents
from geostrike.errors import InputError, MapSpecError
from geostrike.events import decide_claims, merge_claims
from geostrike.layers import MapSpec, read_map_spec
from geostrike.model import Aggregate, Claim, Decision, Document, Event, Family, Match, Rejection
from geostrike.reading import extract_claims, find_mentions, resolve

if TYPE_CHECKING:
    from pathlib import Path

    from geostrike.boundaries import Boundaries
    from geostrike.gazetteer import Gazetteer
    from geostrike.reading import Reading

__all__ = [
    "Findings",
    "findings_of",
    "holds_claims",
    "read_claims",
    "read_map_specs",
    "read_reports",
    "readings_of",
]

Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """All that was read and decided: the input of every map.

    Attributes
    ----------
    claims : after the decisions, as `decisions` say in which respect.
    decisions : those in force.
    """

    documents: tuple[Document, ...]
    families: tuple[Family, ...]
    matches: tuple[Match, ...]
    claims: tuple[Claim, ...]
    aggregates: tuple[Aggregate, ...]
    rejections: tuple[Rejection, ...]
    events: tuple[Event, ...]
    decisions: tuple[Decision, ...] = ()


def read_reports(
    path: Path,
    gazetteer: Gazetteer,
    boundaries: Boundaries,
    progress: Progress = lambda _: None,
    *,
    decisions: Sequence[Decision] = (),
) -> Findings:
    """Read the documents at `path` and all they claim, and apply what analysts decided.

    Raises
    ------
    DocumentError
        Where no document can be read at all; a single unreadable one is a rejection.
    """
    documents, rejections = read_documents(path)
    return findings_of(documents, rejections, gazetteer, boundaries, progress, decisions=decisions)


def findings_of(
    documents: Sequence[Document],
    rejections: Sequence[Rejection],
    gazetteer: Gazetteer,
    boundaries: Boundaries,
    progress: Progress = lambda _: None,
    *,
    decisions: Sequence[Decision] = (),
) -> Findings:
    """Find places, claims and events in documents already read."""
    matches: list[Match] = []
    claims: list[Claim] = []
    aggregates: list[Aggregate] = []
    unused = list(rejections)
    for _, found, reading in readings_of(documents, gazetteer, boundaries, progress):
        matches += found
        claims += reading.claims
        aggregates += reading.aggregates
        unused += reading.rejections
    read = Findings(
        documents=tuple(documents),
        families=find_families(documents),
        matches=tuple(matches),
        claims=tuple(claims),
        aggregates=tuple(aggregates),
        rejections=tuple(unused),
        events=(),
    )
    return _decided(read, decisions, gazetteer, boundaries)


def readings_of(
    documents: Sequence[Document],
    gazetteer: Gazetteer,
    boundaries: Boundaries,
    progress: Progress = lambda _: None,
) -> Iterator[tuple[Document, tuple[Match, ...], Reading]]:
    """Yield each document with its resolved mentions and with what was read from them."""
    for number, document in enumerate(documents, 1):
        progress(f"reading {number} of {len(documents)}: {document.name}")
        matches = resolve(document, find_mentions(document, gazetteer), gazetteer)
        yield document, matches, extract_claims(document, matches, boundaries)


def _decided(
    read: Findings,
    decisions: Sequence[Decision],
    gazetteer: Gazetteer,
    boundaries: Boundaries,
    *,
    read_back: bool = False,
) -> Findings:
    """What was read, with the decisions applied and the events that follow."""
    ruling = decide_claims(
        read.claims,
        decisions,
        documents=read.documents,
        places=gazetteer.places,
        boundaries=boundaries,
        read_back=read_back,
    )
    return replace(
        read,
        claims=ruling.claims,
        decisions=ruling.decisions,
        rejections=(*read.rejections, *ruling.rejections),
        events=merge_claims(ruling.claims, read.families, ruling.decisions, documents=read.documents),
    )


def read_claims(
    path: Path, gazetteer: Gazetteer, boundaries: Boundaries, *, decisions: Sequence[Decision] = ()
) -> Findings:
    """Read claims from a ``claims.jsonl``, with the texts and copies that ``documents.jsonl`` beside it tells of.

    Raises
    ------
    InputError
        ``path:line: ...`` for a file that is missing or a row that cannot be used.
    """
    from geostrike.reading.claim_lines import read_claim_lines, read_lines

    claims, documents = read_claim_lines(path, boundaries)
    if not claims:
        raise InputError(f"{path}: no claims in it; `geostrike claims INPUT -o {path.name}` writes them")
    beside = path.with_name("documents.jsonl")
    told = {row["id"]: row for _, row in read_lines(beside)} if beside.is_file() else {}
    listed = tuple(
        replace(document, text=str(told[document.id].get("text") or "")) if document.id in told else document
        for document in documents.values()
    )
    read = Findings(
        documents=listed,
        # Without a file that tells of copies, each document stands for itself: a family of its own says no more.
        families=_families(documents, told) if told else (),
        matches=(),
        claims=claims,
        aggregates=(),
        rejections=(),
        events=(),
    )
    return _decided(read, decisions, gazetteer, boundaries, read_back=True)


def holds_claims(path: Path) -> bool:
    """Whether a file is a ``claims.jsonl``, by its first row; a file that cannot be read is none."""
    if path.suffix != ".jsonl" or not path.is_file():
        return False
    with path.open(encoding="utf-8-sig", errors="replace") as lines:
        first = next((line for line in lines if line.strip()), "")
    try:
        row = json.loads(first)
    except (ValueError, RecursionError):
        return False
    return isinstance(row, dict) and {"event_type", "sentence"} <= row.keys()


def _families(documents: Iterable[str], told: Mapping[str, Mapping[str, Any]]) -> tuple[Family, ...]:
    """The families of documents, as rows of a ``documents.jsonl`` tell them; without one each stands for itself."""
    members: dict[str, list[str]] = {}
    derived: dict[str, list[str]] = {}
    # A document whose claims were all rejected still ties those that derive from it.
    for document in sorted({*documents, *told}):
        row = told.get(document, {})
        members.setdefault(row.get("family") or document, []).append(document)
        for family in row.get("derived_from") or ():
            derived.setdefault(family, []).append(document)
    return tuple(
        Family(id=family, documents=tuple(ids), derived=tuple(derived.get(family, ())))
        for family, ids in sorted(members.items())
    )


def read_map_specs(folder: Path) -> tuple[MapSpec, ...]:
    """Read every TOML file of a folder of maps, in order of name.

    Raises
    ------
    MapSpecError
        For a folder that is missing or describes no map, and for any TOML that cannot be used.
    """
    paths = sorted(folder.glob("*.toml")) if folder.is_dir() else []
    if not paths:
        raise MapSpecError(f"{folder}: no map is described here; add a NAME.toml with a title")
    return tuple(read_map_spec(path) for path in paths)
