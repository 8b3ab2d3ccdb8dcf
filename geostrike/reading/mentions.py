"""Where a document names places."""

from __future__ import annotations

import re
from operator import attrgetter
from typing import TYPE_CHECKING

from geostrike.gazetteer import World
from geostrike.gazetteer.find import Hit
from geostrike.gazetteer.names import is_transliterated
from geostrike.gazetteer.scan import Span
from geostrike.gazetteer.spelling import fold
from geostrike.gazetteer.tokens import Tokens
from geostrike.model import Document, Mention
from geostrike.reading.coordinates import find_coordinates
from geostrike.reading.naming.lexicon import lexicon
from geostrike.reading.naming.weigh import likely_spans, weighed_spans
from geostrike.reading.page.passages import flat
from geostrike.reading.publishers import home_of
from geostrike.reading.taken import Taken
from geostrike.reading.where.relations import find_relations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.gazetteer import Gazetteer
    from geostrike.model import MentionKind
    from geostrike.reading.coordinates import Coordinates
    from geostrike.reading.naming.weigh import Weighed
    from geostrike.reading.where.relations import Relation

__all__ = ["find_coordinate_mentions", "find_mentions", "find_names"]

_IN_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S*$")
_LONGEST_ADDRESS = 400  # characters
_LONGEST_PREFIX = 12
_SHIPS = "USS HMS HMAS HMCS HNLMS INS FS ITS USNS MV M/V MT M/T SS RFA USCGC IRIS frigate destroyer tanker".split()
_SHIP = re.compile(rf"\b(?:{'|'.join(_SHIPS)})\s+$")
# GeoNames codes of what the reviewed gazetteer alone knows: bases, fields, embassies.
_POSTS = frozenset(("MILB", "AIRB", "AIRF", "INSM", "NVB", "OILF", "GASF", "DIP"))
_OF_SHIPS = frozenset(words.rpartition("/")[2] for words in _SHIPS)


def find_mentions(document: Document, gazetteer: Gazetteer, *, demonyms: bool = True) -> tuple[Mention, ...]:
    """Find the spans of a document that name a place, in order, without overlap.

    Parameters
    ----------
    demonyms : also find "Syrian", "Iraqi": they name no site, but tell who acts and where a border runs.

    Returns
    -------
    tuple of Mention
        For each, ``document.text[start:end] == text``. A relation ("eastern Syria", "the Iraq-Syria border") is one
        mention of kind ``relative``; the names inside it are not mentions of their own.
    """
    text = document.text
    spans = _spans(document, gazetteer)
    relations = find_relations(flat(text), [span for span in spans if span.places], gazetteer)
    found = [_mention(document, relation, "relative") for relation in relations]
    told = Taken((one.start, one.end) for one in found)
    found += [point for point in find_coordinate_mentions(document) if not told.overlaps(point.start, point.end)]
    taken = Taken((one.start, one.end) for one in found)
    found += [
        _mention(document, span, "demonym" if span.kind == "demonym" or span.compound else "name")
        for span in spans
        if (demonyms or span.kind != "demonym") and not taken.overlaps(span.start, span.end)
    ]
    return tuple(sorted(found, key=attrgetter("start")))


def _mention(document: Document, span: Span | Relation | Coordinates, kind: MentionKind) -> Mention:
    text = document.text[span.start : span.end]
    return Mention(document=document.id, start=span.start, end=span.end, text=text, kind=kind)


def find_coordinate_mentions(document: Document) -> list[Mention]:
    """Find the coordinates that a document gives, but for those within a link's address."""
    text = document.text
    return [
        _mention(document, point, "coordinates")
        for point in find_coordinates(text)
        if not _IN_ADDRESS.search(text, max(0, point.start - _LONGEST_ADDRESS), point.start)
    ]


def find_names(document: Document, gazetteer: World, *, demonyms: bool = True) -> list[Weighed]:
    """Return the names of a document that name places, each with its likelihood and why, from left to right.

    Unlike `find_mentions` it knows no relations: "Iraq" in "western Iraq" is found as itself. A ship's name is no
    place.
    """
    tokens = Tokens(document.text)
    hits = gazetteer.names_in(tokens)
    if not demonyms:
        hits = [hit for hit in hits if hit.kind != "demonym"]
    weighed = weighed_spans(tokens, hits, home_of(document), explain=True)
    return _likely(tokens, weighed, gazetteer.scan(tokens), gazetteer)


def _likely(tokens: Tokens, weighed: Sequence[Weighed], reviewed: Sequence[Span], gazetteer: World) -> list[Weighed]:
    """Return the spans that name places, with what the reviewed gazetteer knows better."""
    found = [item for item in likely_spans(weighed) if not _is_ship(tokens, item[0])]
    if any(is_transliterated(bearer.country) for hit, _, _ in found for bearer in hit.bearers[:1]):
        return _with_reviewed(found, reviewed, gazetteer)
    posts = [span for span in reviewed if _is_post(span)]
    return _with_reviewed(found, posts, gazetteer) if posts else found


def _is_post(span: Span) -> bool:
    """Whether a reviewed name of several words is a base's, a field's or an embassy's: it names nothing else."""
    return " " in span.text and span.places[0].feature_code in _POSTS


def _is_ship(tokens: Tokens, hit: Hit) -> bool:
    if hit.first == 0 or tokens.words[hit.first - 1] not in _OF_SHIPS:
        return False
    return _SHIP.search(tokens.text, max(0, hit.start - _LONGEST_PREFIX), hit.start) is not None


def _with_reviewed(found: Sequence[Weighed], reviewed: Sequence[Span], gazetteer: World) -> list[Weighed]:
    """Return the names with those that the reviewed gazetteer knows better: longer ones, other transliterations."""
    kept = [span for span in reviewed if _speaks_for_itself(span)]
    taken = Taken((span.start, span.end) for span in kept)
    others = [item for item in found if not taken.overlaps(item[0].start, item[0].end)]
    told = {(item[0].start, item[0].end): item for item in found}
    for span in kept:
        item = told.get((span.start, span.end))
        if item is None:
            bearers = tuple(b for place in span.places if (b := gazetteer.bearers.reviewed_by_id(place.id)))
            hit = Hit(0, 0, span.start, span.end, fold(span.text), "name", bearers)
            item = (hit, 1.0, ("a name of the reviewed gazetteer",))
        others.append(item)
    return sorted(others, key=lambda item: item[0].start)


def _speaks_for_itself(span: Span) -> bool:
    """Tell whether a reviewed name needs no company: it is no given name, no surname and no common word."""
    words = lexicon()
    key = span.text.casefold()
    if span.compound or span.places[0].feature_code.startswith("PCL"):
        return False
    return " " in key or "-" in key or not (key in words.given or key in words.surnames or key in words.common)


def _spans(document: Document, gazetteer: Gazetteer) -> list[Span]:
    """Return the names of a document as the spans of a scan, for relations are told by countries."""
    tokens = Tokens(document.text)
    if not isinstance(gazetteer, World):
        return gazetteer.scan(tokens, demonyms=True)
    reviewed = gazetteer.scan(tokens)
    weighed = weighed_spans(tokens, gazetteer.names_in(tokens), home_of(document))
    compound = {(span.start, span.end) for span in reviewed if span.compound}
    return [
        Span(
            start=hit.start,
            end=hit.end,
            text=document.text[hit.start : hit.end],
            places=tuple([gazetteer.bearers.place(b) for b in hit.bearers if b.feature_code.startswith("PCL")][:1]),
            kind="demonym" if hit.kind == "demonym" else "name",
            compound=(hit.start, hit.end) in compound,
        )
        for hit, _, _ in _likely(tokens, weighed, reviewed, gazetteer)
    ]
