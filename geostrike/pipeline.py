"""The stages in their order: documents in, the content of every file out. Writing comes last, whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from geostrike.documents import find_families, read_documents
from geostrike.errors import InputError, MapSpecError
from geostrike.events import decide_claims, merge_claims
from geostrike.export import aggregates_jsonl, claims_jsonl, documents_jsonl, layer_geojson, rejections_jsonl
from geostrike.files import write_whole
from geostrike.layers import DRAWN_LAYERS, MapSpec, build_layers, framed, read_map_spec, redacted
from geostrike.model import Aggregate, Claim, Decision, Document, Event, Family, Match, Rejection
from geostrike.reading import extract_claims, find_mentions, resolve

if TYPE_CHECKING:
    from pathlib import Path

    from geostrike.boundaries import Boundaries
    from geostrike.gazetteer import Gazetteer

__all__ = [
    "Findings",
    "draw_files",
    "findings_of",
    "holds_claims",
    "read_claims",
    "read_map_specs",
    "read_reports",
    "write_files",
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
    for number, document in enumerate(documents, 1):
        progress(f"reading {number} of {len(documents)}: {document.name}")
        found = resolve(document, find_mentions(document, gazetteer), gazetteer)
        reading = extract_claims(document, found, boundaries)
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
    from geostrike.reading.claim_rows import claim_from_row, document_from_row

    claims: list[Claim] = []
    documents: dict[str, Document] = {}
    for line, row in _rows(path):
        try:
            claims.append(claim_from_row(row, boundaries))
            documents.setdefault(row["document"], document_from_row(row))
        except InputError as error:
            raise InputError(f"{path}:{line}: {error}") from None
    if not claims:
        raise InputError(f"{path}: no claims in it; `geostrike claims INPUT -o {path.name}` writes them")
    beside = path.with_name("documents.jsonl")
    told = {row["id"]: row for _, row in _rows(beside)} if beside.is_file() else {}
    listed = tuple(
        replace(document, text=str(told.get(document.id, {}).get("text") or "")) for document in documents.values()
    )
    read = Findings(
        documents=listed,
        families=_families(documents, told),
        matches=(),
        claims=tuple(claims),
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


def _rows(path: Path) -> list[tuple[int, dict[str, Any]]]:
    rows = []
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from None
    for line, content in enumerate(text.split("\n"), 1):
        if not content.strip():
            continue
        try:
            rows.append((line, json.loads(content)))
        except json.JSONDecodeError as error:
            raise InputError(f"{path}:{line}: this is not JSON: {error.msg}; one claim a line is expected") from None
        except (RecursionError, ValueError):
            raise InputError(f"{path}:{line}: this JSON is nested too deep or holds a number too long") from None
    return rows


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


def draw_files(
    findings: Findings,
    specs: Sequence[MapSpec],
    gazetteer: Gazetteer,
    boundaries: Boundaries,
    progress: Progress = lambda _: None,
) -> dict[str, str]:
    """Return the content of every file by its path below the output folder: each map, and the layers of all events.

    What any map withholds is withheld from the shared files as well.
    """
    from geostrike.webmap import draw_map, page

    _refuse_unknown(specs, findings, gazetteer)
    files: dict[str, str] = {}
    everything = MapSpec(
        name="layers", title="All events", redact=tuple(sorted({r for spec in specs for r in spec.redact}))
    )
    for spec in (everything, *(framed(spec, gazetteer.places) for spec in specs)):
        progress(f"drawing {spec.name}")
        layers = build_layers(
            findings.events,
            boundaries,
            spec,
            documents=findings.documents,
            families=_families_shown(findings.families, spec.redact),
            matches=findings.matches,
            aggregates=findings.aggregates,
            rejections=findings.rejections,
            places=gazetteer.places,
            base=spec is not everything,
        )
        if spec is everything:
            files |= {f"layers/{name}.geojson": layer_geojson(layers[name]) for name in DRAWN_LAYERS}
            files |= _records(findings, everything)
        else:
            files[f"{spec.name}.html"] = page(draw_map(layers, spec))
    return files


def _refuse_unknown(specs: Sequence[MapSpec], findings: Findings, gazetteer: Gazetteer) -> None:
    """Refuse a redaction of what does not exist: a slip of the pen would publish what was to be withheld."""
    known = {claim.id for claim in findings.claims} | {document.id for document in findings.documents}
    known |= {claim.location.place.id for claim in findings.claims if claim.location}
    for spec in specs:
        for name in spec.redact:
            if name not in known and name not in gazetteer.places:
                raise MapSpecError(f"{spec.name}.toml: 'redact' names {name!r}, which is no place, claim or document")


def _families_shown(families: Sequence[Family], redact: Sequence[str]) -> tuple[Family, ...]:
    """The families without the documents that are withheld, whose ids would name them."""
    shown = []
    for family in families:
        documents = tuple(name for name in family.documents if name not in redact)
        if documents:
            name = family.id if family.id in documents else documents[0]
            copies = tuple(copy for copy in documents if copy != name)
            derived = tuple(text for text in family.derived if text not in redact)
            shown.append(Family(id=name, documents=documents, copies=copies, derived=derived))
    return tuple(shown)


def _records(findings: Findings, spec: MapSpec) -> dict[str, str]:
    """The JSON Lines; where something is withheld, only what is shown, and no document's full text."""
    claims, documents = findings.claims, findings.documents
    aggregates, rejections = findings.aggregates, findings.rejections
    if spec.redact:
        events, documents, aggregates, rejections, _ = redacted(
            findings.events, documents, aggregates, rejections, findings.matches, spec.redact
        )
        claims = tuple(claim for event in events for claim in event.claims)
        documents = tuple(replace(document, text="") for document in documents)
    return {
        "claims.jsonl": claims_jsonl(claims, documents),
        "aggregates.jsonl": aggregates_jsonl(aggregates),
        "rejections.jsonl": rejections_jsonl(rejections),
        "documents.jsonl": documents_jsonl(documents, _families_shown(findings.families, spec.redact)),
    }


def write_files(files: Mapping[str, str], out: Path) -> None:
    """Write files below `out`, each whole or not at all, in order of name."""
    write_whole({out / name: text for name, text in files.items()})
