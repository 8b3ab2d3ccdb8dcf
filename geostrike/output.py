"""What was found becomes the content of every file. Writing comes last, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from geostrike.errors import MapSpecError
from geostrike.export import aggregates_jsonl, claims_pieces, documents_pieces, geojson_pieces, rejections_jsonl
from geostrike.files import Content, write_whole
from geostrike.layers import DRAWN_LAYERS, LayerBuilder, MapSpec, families_shown, framed, redacted

if TYPE_CHECKING:
    from pathlib import Path

    from geostrike.boundaries import Boundaries
    from geostrike.gazetteer import Gazetteer
    from geostrike.model import Layer
    from geostrike.pipeline import Findings

__all__ = ["FORMS", "QUICK_FORMS", "brief_files", "draw_files", "write_files"]

Progress = Callable[[str], None]

FORMS = ("html", "figure", "geojson", "gpkg", "parquet", "fgb", "kml", "csv", "xlsx")
"""What can be written: a web page and a figure for each map; of all events their layers and tables."""

QUICK_FORMS = ("html", "geojson")
"""What is written of very many events, unless more is asked for."""

_ALL = "Strikes and attacks, as reported"
_ABOUT = "Events that published reports tell of, each placed as finely as its sources give it, and no finer."


def draw_files(
    findings: Findings,
    specs: Sequence[MapSpec],
    gazetteer: Gazetteer,
    boundaries: Boundaries,
    progress: Progress = lambda _: None,
    *,
    records: bool = True,
    forms: Iterable[str] = FORMS,
) -> dict[str, Content]:
    """Return the content of every file by its path below the output folder: each map, and the layers of all events.

    The content is made as it is asked for, and once. What any map withholds is withheld from the shared files as well.

    Parameters
    ----------
    records : also give the JSON Lines of what was read.
    forms : of `FORMS`.

    Raises
    ------
    MapSpecError
        Where a map withholds what does not exist, or its view names a place that does not.
    """
    _refuse_unknown(specs, findings, gazetteer)
    shared = _Shared(_builder(findings, gazetteer, boundaries), _everything(specs), progress)
    files: dict[str, Content] = {}
    for form in forms:
        files |= shared.files(form)
    if records:
        files |= _records(findings, shared.spec)
    for spec in (framed(spec, gazetteer.places) for spec in specs):
        for form in forms:
            files |= _of_map(spec, form, shared.builder, progress)
    return files


def brief_files(
    findings: Findings,
    specs: Sequence[MapSpec],
    gazetteer: Gazetteer,
    boundaries: Boundaries,
    progress: Progress = lambda _: None,
) -> dict[str, Content]:
    """Return ``briefing.pptx`` and ``briefing.docx`` of the maps, as `draw_files` returns content.

    Raises
    ------
    InputError
        Where the extra ``brief`` is not installed.
    """
    from geostrike.brief import report, slides

    _refuse_unknown(specs, findings, gazetteer)
    builder = _builder(findings, gazetteer, boundaries)
    maps = [(spec, builder.layers(spec, paper=True)) for spec in (framed(spec, gazetteer.places) for spec in specs)]
    progress("writing briefing.pptx")
    files: dict[str, Content] = {"briefing.pptx": slides(maps)}
    progress("writing briefing.docx")
    return files | {"briefing.docx": report(maps)}


def _builder(findings: Findings, gazetteer: Gazetteer, boundaries: Boundaries) -> LayerBuilder:
    return LayerBuilder(
        findings.events,
        boundaries,
        documents=findings.documents,
        families=findings.families,
        matches=findings.matches,
        aggregates=findings.aggregates,
        rejections=findings.rejections,
        places=gazetteer.places,
    )


def _everything(specs: Sequence[MapSpec]) -> MapSpec:
    """The map of all events, from which the shared files are made."""
    withheld = tuple(sorted({name for spec in specs for name in spec.redact}))
    languages = dict.fromkeys(language for spec in specs for language in spec.languages)
    return MapSpec(name="geostrike", title=_ALL, redact=withheld, languages=tuple(languages) or ("en",))


class _Shared:
    """The files of all events; their layers are built when the first of them is written."""

    def __init__(self, builder: LayerBuilder, spec: MapSpec, progress: Progress) -> None:
        self.builder = builder
        self.spec = spec
        self.progress = progress

    @cached_property
    def layers(self) -> dict[str, Layer]:
        """All layers, the base with them."""
        return self.builder.layers(self.spec)

    def layer(self, name: str) -> Layer:
        """Return one of the layers that are drawn, which do without the base."""
        return self.builder.layer(self.spec, name)

    def _written(self, write: Callable[[Layer], str | Iterator[str]], name: str) -> str | Iterator[str]:
        return write(self.layer(name))

    def files(self, form: str) -> dict[str, Content]:
        """Return the files of one form; none for a form that each map has of its own."""
        made: Callable[[], dict[str, Content]] = getattr(self, f"_{form}", dict)
        return {name: _told(f"writing {name}", content, self.progress) for name, content in made().items()}

    def _geojson(self) -> dict[str, Content]:
        from geostrike.export.qgis import layer_qml

        files: dict[str, Content] = {}
        for name in DRAWN_LAYERS:
            files[f"layers/{name}.geojson"] = _made(partial(self._written, geojson_pieces, name))
            files[f"layers/{name}.qml"] = _made(partial(self._written, layer_qml, name))
        return files

    def _gpkg(self) -> dict[str, Content]:
        from geostrike.export.geopackage import write_geopackage
        from geostrike.export.qgis import STYLED, layer_styles, project_qgz

        def geopackage(path: Path) -> None:
            write_geopackage(
                path,
                [self.layers[name] for name in STYLED],
                layer_styles(self.layers),
                title=self.spec.title,
                description=_ABOUT,
            )

        return {
            "geostrike.gpkg": geopackage,
            "geostrike.qgz": _made(lambda: project_qgz(self.layers, self.spec)),
        }

    def _parquet(self) -> dict[str, Content]:
        from geostrike.export.parquet import write_parquet

        return {f"layers/{name}.parquet": _writer(write_parquet, self.layer, name) for name in DRAWN_LAYERS}

    def _fgb(self) -> dict[str, Content]:
        from geostrike.export.flatgeobuf import write_flatgeobuf

        return {f"layers/{name}.fgb": _writer(write_flatgeobuf, self.layer, name) for name in DRAWN_LAYERS}

    def _kml(self) -> dict[str, Content]:
        from geostrike.export.kml import icon_files, kml_pieces, kmz

        files: dict[str, Content] = dict(icon_files())
        return files | {
            "geostrike.kml": _made(lambda: kml_pieces(self.layers, self.spec)),
            "geostrike.kmz": _made(lambda: kmz(self.layers, self.spec)),
        }

    def _csv(self) -> dict[str, Content]:
        from geostrike.export.tables import acled_csv, claims_csv, events_csv, ucdp_ged_csv

        return {
            "events.csv": _made(lambda: events_csv(self.layers)),
            "claims.csv": _made(lambda: claims_csv(self.layers)),
            "ucdp_ged.csv": _made(lambda: ucdp_ged_csv(self.layers)),
            "acled.csv": _made(lambda: acled_csv(self.layers)),
        }

    def _xlsx(self) -> dict[str, Content]:
        from geostrike.export.tables import write_workbook

        return {"events.xlsx": lambda path: write_workbook(self.layers, path, title=self.spec.title)}


def _made(make: Callable[[], str | bytes | Iterable[str | bytes]]) -> Iterator[str | bytes]:
    """Yield content that is made when its first piece is asked for."""
    made = make()
    yield from (made,) if isinstance(made, str | bytes) else made


def _told(words: str, content: Content, progress: Progress) -> Content:
    """Return content that says what is done when it is asked for."""
    if callable(content):

        def write(path: Path) -> None:
            progress(words)
            content(path)

        return write
    return _said(words, content, progress)


def _said(words: str, content: str | bytes | Iterable[str | bytes], progress: Progress) -> Iterator[str | bytes]:
    progress(words)
    yield from (content,) if isinstance(content, str | bytes) else content


def _writer(
    write: Callable[[Path, Layer], object], layer: Callable[[str], Layer], name: str
) -> Callable[[Path], object]:
    return lambda path: write(path, layer(name))


def _of_map(spec: MapSpec, form: str, builder: LayerBuilder, progress: Progress) -> dict[str, Content]:
    """The files of one form that a map has of its own; none for a form of all events."""
    if form == "html":
        return {f"{spec.name}.html": _page(spec, builder, progress)}
    if form != "figure":
        return {}
    files: dict[str, Content] = {}
    for number, size in enumerate(spec.figures):
        figure = _Figure(spec, size, builder, progress)
        name = f"{spec.name}-{size}" if number else spec.name
        files |= {f"{name}.{kind}": _made(partial(figure.file, kind)) for kind in ("pdf", "png", "svg")}
    return files


class _Figure:
    """A map on paper, drawn when the first of its files is written."""

    def __init__(self, spec: MapSpec, size: str, builder: LayerBuilder, progress: Progress) -> None:
        self._drawn: dict[str, bytes] = {}
        self._given = spec, size, builder, progress

    def file(self, kind: str) -> bytes:
        """Return one of its files; each is asked for once."""
        if not self._drawn:
            from geostrike.figure import figure_bytes

            spec, size, builder, progress = self._given
            progress(f"drawing {spec.name} for paper")
            self._drawn = figure_bytes(builder.layers(spec, paper=True), spec, size)
        return self._drawn.pop(kind)


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
