"""Events and what belongs to them become the named layers of one map."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from geostrike.layers.base import borders_frame, divisions_frame, labels_frame, land_frame, on_sheet, padded
from geostrike.layers.contested import CONTESTED_COLUMNS, contested_rows
from geostrike.layers.extents import extents_layer
from geostrike.layers.frames import frame_of, frame_of_rows
from geostrike.layers.listed import aggregates_frame, documents_frame, rejections_frame
from geostrike.layers.places import places_frame
from geostrike.layers.redaction import families_shown, redacted
from geostrike.layers.selection import selected
from geostrike.layers.spec import DRAWN_LAYERS
from geostrike.layers.style import STYLES
from geostrike.layers.table import events_frame
from geostrike.layers.view import bounds_of, framed
from geostrike.model import Aggregate, Document, Event, Family, Layer, Match, Place, Rejection
from geostrike.reading.claim_rows import claim_columns

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geopandas import GeoDataFrame

    from geostrike.boundaries import Boundaries
    from geostrike.layers.base import Bounds
    from geostrike.layers.spec import MapFilter, MapSpec

__all__ = ["LayerBuilder", "build_layers"]

NATURAL_EARTH = "Boundaries: Natural Earth (de facto lines)"
GAZETTEER = "Places: GeoNames (CC BY 4.0), and geostrike's gazetteer after it and public reporting"
_CREDITS = {
    "borders": NATURAL_EARTH,
    "land": NATURAL_EARTH,
    "divisions": NATURAL_EARTH,
    "labels": GAZETTEER,
    "places": GAZETTEER,
}


def build_layers(
    events: Sequence[Event],
    boundaries: Boundaries,
    spec: MapSpec,
    *,
    documents: Sequence[Document] = (),
    families: Sequence[Family] = (),
    matches: Sequence[Match] = (),
    aggregates: Sequence[Aggregate] = (),
    rejections: Sequence[Rejection] = (),
    places: Mapping[str, Place] | None = None,
    base: bool = True,
) -> dict[str, Layer]:
    """Build the layers of one map: filtered and redacted as `spec` says, before anything is drawn or written.

    Parameters
    ----------
    matches : every resolved mention, for the ``places`` layer.
    places : the gazetteer's, by id: labels of the base, and the places a view names.
    base : also build the base, which files do without.

    Returns
    -------
    dict of str to Layer
        ``strikes, attacks, extents, contested, borders, places`` as far as `spec` asks for them; with `base`, ``land,
        divisions, labels``; and the tables ``claims, aggregates, rejections, documents``, whose geometry is empty.
        The ``extents`` layer makes its polygons when its ``frame`` is asked for; its ``table`` does without.

    Raises
    ------
    MapSpecError
        Where the view names a place that the gazetteer does not have.
    """
    builder = LayerBuilder(
        events,
        boundaries,
        documents=documents,
        families=families,
        matches=matches,
        aggregates=aggregates,
        rejections=rejections,
        places=places,
    )
    return builder.layers(spec, base=base)


class LayerBuilder:
    """Builds the layers of several maps of the same events; what they share is built once.

    Parameters
    ----------
    events, boundaries, documents, families, matches, aggregates, rejections, places : as `build_layers` takes them.
    """

    def __init__(
        self,
        events: Sequence[Event],
        boundaries: Boundaries,
        *,
        documents: Sequence[Document] = (),
        families: Sequence[Family] = (),
        matches: Sequence[Match] = (),
        aggregates: Sequence[Aggregate] = (),
        rejections: Sequence[Rejection] = (),
        places: Mapping[str, Place] | None = None,
    ) -> None:
        self._given = events, documents, aggregates, rejections, matches
        self._boundaries = boundaries
        self._families = families
        self._places = places or {}
        self._redacted: dict[tuple[str, ...], _Redacted] = {}
        self._drawn_borders: dict[Bounds, GeoDataFrame] = {}
        self._drawn_base: dict[Bounds, dict[str, GeoDataFrame]] = {}

    def layers(self, spec: MapSpec, *, base: bool = True, paper: bool = False) -> dict[str, Layer]:
        """Return the layers of one map; they may share frames with those of another.

        Parameters
        ----------
        paper : the base reaches as far as a sheet that is wide or high shows it.
        """
        names = [name for name in DRAWN_LAYERS if name in spec.layers]
        layers = {name: self.layer(spec, name, paper=paper) for name in names}
        told = self._told(spec)
        if base:
            seen = self._seen(framed(spec, self._places), paper=paper)
            labels = labels_frame(self._places.values(), seen, spec.languages)
            layers |= _named({**self._base(seen), "labels": labels})
        return layers | {"claims": told.shown(spec.filter).layer("claims")} | told.tables

    def layer(self, spec: MapSpec, name: str, *, paper: bool = False) -> Layer:
        """Return one of the layers drawn on a map."""
        told = self._told(spec)
        if name == "borders":
            return _layer(name, self._borders(self._seen(framed(spec, self._places), paper=paper)))
        return told.places if name == "places" else told.shown(spec.filter).layer(name)

    def _told(self, spec: MapSpec) -> _Redacted:
        if spec.redact not in self._redacted:
            self._redacted[spec.redact] = _Redacted(
                *redacted(*self._given, spec.redact), families_shown(self._families, spec.redact), self._boundaries
            )
        return self._redacted[spec.redact]

    def _seen(self, spec: MapSpec, *, paper: bool) -> Bounds:
        """What a reader may see of a map whose view is framed."""
        view = spec.bounds or self._told(spec).shown(spec.filter).bounds
        seen = padded(view, 0.6)
        if not paper:
            return seen
        sheet = on_sheet(padded(view, 0.05))
        west, south, east, north = zip(seen, sheet, strict=True)
        return min(west), min(south), max(east), max(north)

    def _base(self, seen: Bounds) -> dict[str, GeoDataFrame]:
        if seen not in self._drawn_base:
            self._drawn_base[seen] = {
                "land": land_frame(self._boundaries, seen),
                "divisions": divisions_frame(self._boundaries, seen),
            }
        return self._drawn_base[seen]

    def _borders(self, seen: Bounds) -> GeoDataFrame:
        if seen not in self._drawn_borders:
            self._drawn_borders[seen] = borders_frame(self._boundaries, seen)
        return self._drawn_borders[seen]


class _Redacted:
    """What may be shown, and the layers that hang on nothing else."""

    def __init__(
        self,
        events: Sequence[Event],
        documents: Sequence[Document],
        aggregates: Sequence[Aggregate],
        rejections: Sequence[Rejection],
        matches: Sequence[Match],
        families: Sequence[Family],
        boundaries: Boundaries,
    ) -> None:
        self._events = events
        self._documents = documents
        self._aggregates = aggregates
        self._rejections = rejections
        self._matches = matches
        self._families = families
        self._boundaries = boundaries
        self._shown: dict[MapFilter, _Shown] = {}

    @cached_property
    def places(self) -> Layer:
        """Every resolved mention."""
        return _layer("places", places_frame(self._matches, self._boundaries))

    @cached_property
    def tables(self) -> dict[str, Layer]:
        """What has no place on a map."""
        return _named(
            {
                "aggregates": aggregates_frame(self._aggregates, self._families),
                "rejections": rejections_frame(self._rejections),
                "documents": documents_frame(self._documents, self._families),
            }
        )

    def shown(self, wanted: MapFilter) -> _Shown:
        """Return the layers of the events that pass a map's filter."""
        if wanted not in self._shown:
            self._shown[wanted] = _Shown(selected(self._events, wanted, self._documents), self._documents)
        return self._shown[wanted]


class _Shown:
    """Events that pass a filter, and their layers, each built when it is asked for."""

    def __init__(self, events: Sequence[Event], documents: Sequence[Document]) -> None:
        self.events = events
        self._documents = documents
        self._layers: dict[str, Layer] = {}

    @cached_property
    def bounds(self) -> Bounds:
        """What holds all of the events, and their areas."""
        return bounds_of(self.events)

    def layer(self, name: str) -> Layer:
        """Return ``strikes``, ``attacks``, ``extents``, ``contested`` or ``claims``."""
        if name not in self._layers:
            self._layers[name] = extents_layer(self.events) if name == "extents" else _layer(name, self._frame(name))
        return self._layers[name]

    def _frame(self, name: str) -> GeoDataFrame:
        if name == "contested":
            listed = list(contested_rows(self.events))
            return frame_of_rows([row for row, _ in listed], CONTESTED_COLUMNS, [line for _, line in listed])
        if name == "claims":
            by_id = {document.id: document for document in self._documents}
            claims = [claim for event in self.events for claim in event.claims]
            sources = [by_id.get(claim.document) or _unknown(claim.document) for claim in claims]
            return frame_of(claim_columns(claims, sources) if claims else (), [None] * len(claims))
        return events_frame([event for event in self.events if f"{event.event_type}s" == name])


def _layer(name: str, frame: GeoDataFrame) -> Layer:
    return Layer(name=name, frame=frame, style=STYLES.get(name, {}), attribution=_CREDITS.get(name, ""))


def _named(frames: Mapping[str, GeoDataFrame]) -> dict[str, Layer]:
    return {name: _layer(name, frame) for name, frame in frames.items()}


def _unknown(document: str) -> Document:
    return Document(id=document, name=document, text="", sha256="")
