"""What was found becomes the content of every file. Writing comes last, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.errors import MapSpecError
from geostrike.export import aggregates_jsonl, claims_pieces, documents_pieces, geojson_pieces, rejections_jsonl
from geostrike.files import Content, write_whole
from geostrike.layers import DRAWN_LAYERS, LayerBuilder, MapSpec, families_shown, framed, redacted

if TYPE_CHECKING:
    from pathlib import Path

    from geostrike.boundaries import Boundaries
    from geostrike.gazetteer import Gazetteer
    from geostrike.pipeline import Findings

__all__ = ["draw_files", "write_files"]

Progress = Callable[[str], None]


def draw_files(
    findings: Findings,
    specs: Sequence[MapSpec],
    gazetteer: Gazetteer,
    boundaries: Boundaries,
    progress: Progress = lambda _: None,
    *,
    records: bool = True,
) -> dict[str, Content]:
    """Return the content of every file by its path below the output folder: each map, and the layers of all events.

    The content comes in pieces, each made as it is asked for, and once. What any map withholds is withheld from the
    shared files as well.

    Parameters
    ----------
    records : also give the JSON Lines of what was read.

    Raises
    ------
    MapSpecError
        Where a map withholds what does not exist, or its view names a place that does not.
    """
    _refuse_unknown(specs, findings, gazetteer)
    everything = MapSpec(
        name="layers", title="All events", redact=tuple(sorted({r for spec in specs for r in spec.redact}))
    )
    framed_specs = [framed(spec, gazetteer.places) for spec in specs]
    builder = LayerBuilder(
        findings.events,
        boundaries,
        documents=findings.documents,
        families=findings.families,
        matches=findings.matches,
        aggregates=findings.aggregates,
        rejections=findings.rejections,
        places=gazetteer.places,
    )
    files: dict[str, Content] = {
        f"layers/{name}.geojson": _layer(everything, name, builder, progress) for name in DRAWN_LAYERS
    }
    if records:
        files |= _records(findings, everything)
    return files | {f"{spec.name}.html": _page(spec, builder, progress) for spec in framed_specs}


def _layer(spec: MapSpec, name: str, builder: LayerBuilder, progress: Progress) -> Iterator[str]:
    progress(f"writing {name}")
    yield from geojson_pieces(builder.layer(spec, name))


def _page(spec: MapSpec, builder: LayerBuilder, progress: Progress) -> Iterator[str]:
    from geostrike.webmap import draw_map, page

    progress(f"drawing {spec.name}")
    layers = builder.layers(spec)
    # After the last map nobody needs the records any more, and a map of very many events needs their room.
    del builder
    yield page(draw_map(layers, spec))


def _refuse_unknown(specs: Sequence[MapSpec], findings: Findings, gazetteer: Gazetteer) -> None:
    """Refuse a redaction of what does not exist: a slip of the pen would publish what was to be withheld."""
    known = {claim.id for claim in findings.claims} | {document.id for document in findings.documents}
    known |= {claim.location.place.id for claim in findings.claims if claim.location}
    known |= {other.place_id for claim in findings.claims for other in claim.candidates}
    for spec in specs:
        for name in spec.redact:
            if name not in known and name not in gazetteer.places:
                raise MapSpecError(f"{spec.name}.toml: 'redact' names {name!r}, which is no place, claim or document")


def _records(findings: Findings, spec: MapSpec) -> dict[str, Content]:
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
        "claims.jsonl": claims_pieces(claims, documents),
        "aggregates.jsonl": [aggregates_jsonl(aggregates)],
        "rejections.jsonl": [rejections_jsonl(rejections)],
        "documents.jsonl": documents_pieces(documents, families_shown(findings.families, spec.redact)),
    }


def write_files(files: dict[str, Content], out: Path, *, apart: bool = False) -> None:
    """Write files below `out`, each whole or not at all, in order of name.

    Parameters
    ----------
    files : taken out as they are written, so that nothing holds what their pieces were made of.
    apart : write the layers in a process of their own, while this one draws the maps; worth it for very many events.
    """
    layers = {out / name for name in files if name.startswith("layers/")} if apart else set()
    write_whole({out / name: files.pop(name) for name in list(files)}, apart=layers)
