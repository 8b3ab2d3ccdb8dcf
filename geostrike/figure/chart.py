"""The map of a figure: base, areas, signs with their numbers, names, scale and locator, none of them over another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geostrike.figure.base import draw_ground
from geostrike.figure.countries import country_labels
from geostrike.figure.extents import any_seen, draw_areas, draw_links, links_of
from geostrike.figure.key import Kinds
from geostrike.figure.labels import Label, base_labels, draw_labels, place_labels
from geostrike.figure.lettering import safe
from geostrike.figure.locator import draw_locator, has_locator
from geostrike.figure.page import Ink
from geostrike.figure.room import Room, along, around, touch
from geostrike.figure.scale import draw_scale, scale_box
from geostrike.figure.signs import Sign, add_sign, draw_crowd, sign_box
from geostrike.figure.tags import Cluster, clusters_of, draw_leaders, draw_tags, place_tags
from geostrike.layers.records import Table
from geostrike.layers.style import PALETTE

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from geostrike.figure.frame import Frame
    from geostrike.figure.page import Box, Page
    from geostrike.figure.sizes import Sheet
    from geostrike.layers.entries import Entry
    from geostrike.model import Layer

__all__ = ["ALONE", "draw_base_map", "draw_chart", "kinds_of", "signs_in"]

ALONE = 300
"""Signs that are drawn large enough to be told apart, and numbered, at most."""
_NAMES = 3  # that signs on one spot may have between them
_EDGE_IN = 0.06
_CORNER_IN = 0.09


def signs_in(entries: Sequence[Entry], frame: Frame, at: Box) -> list[Sign]:
    """Return the signs of the events that lie within a map."""
    pinned = [entry for entry in entries if entry.pinned]
    if not pinned:
        return []
    lonlat = np.array([(entry.longitude, entry.latitude) for entry in pinned], dtype=np.float64)
    west, _, east, _ = frame.bounds
    middle = (west + east) / 2
    lonlat[:, 0] = middle + (lonlat[:, 0] - middle + 180) % 360 - 180
    spots = (frame.at(lonlat) + at[:2]).tolist()
    return [
        Sign(entry, x, y)
        for entry, (x, y) in zip(pinned, spots, strict=True)
        if at[0] <= x <= at[2] and at[1] <= y <= at[3]
    ]


def tinted(entries: Sequence[Entry]) -> set[str]:
    """Return the codes of the countries of which no more is known than that something happened in them."""
    return {entry.country for entry in entries if not entry.pinned and entry.where_prec == 6 and entry.country}


def kinds_of(entries: Sequence[Entry], signs: Sequence[Sign], frame: Frame, layers: Mapping[str, Layer]) -> Kinds:
    """Return what a map's key is to say."""
    shown = [sign.entry for sign in signs]
    kinds = Kinds([name for name in ("strike", "attack") if any(e.event_type == name and not e.coarse for e in shown)])
    coarse = [entry.event_type for entry in shown if entry.coarse]
    if coarse:
        kinds.coarse = coarse[0]
        kinds.found.append("coarse")
        # An area's sign alone does not say what the plain one looks like: the key has both.
        kinds.found = [n for n in ("strike", "attack") if n in kinds.found or n in coarse] + ["coarse"]
    if any_seen(shown, frame):
        kinds.found.append("extent")
    if any(entry.disputed for entry in shown) and len(shown) <= ALONE:
        kinds.found.append("disputed")
    if links_of(signs):
        kinds.found.append("contested")
    if tinted(entries):
        kinds.found.append("country")
    if any(Table(layers.get("borders")).column("disputed")):
        kinds.found.append("border")
    return kinds


def draw_chart(
    page: Page,
    at: Box,
    frame: Frame,
    layers: Mapping[str, Layer],
    entries: Sequence[Entry],
    numbered: Collection[int],
    languages: Sequence[str],
    sheet: Sheet,
) -> None:
    """Draw a map into the box `at` of a page.

    Parameters
    ----------
    numbered : the numbers of the events that carry theirs.
    """
    shapes, codes = draw_ground(page, at, frame, layers, tinted(entries))
    signs = signs_in(entries, frame, at)
    room = Room((at[0] + _EDGE_IN, at[1] + _EDGE_IN, at[2] - _EDGE_IN, at[3] - _EDGE_IN))
    if not signs:
        room.take(_say_nothing(page, at, entries, sheet))
    few = len(signs) <= ALONE
    size = sheet.sign if len(signs) <= 80 else sheet.sign * (0.8 if few else 0.42 if len(signs) <= 2_000 else 0.28)
    boxes = [sign_box(sign, size) for sign in signs]
    draw_areas(page, at, frame, [sign.entry for sign in signs])
    _corners(page, at, frame, layers, boxes, room, sheet)
    room.take(*boxes[:5000])
    if few:
        links = links_of(signs)
        draw_links(page, links, at)
        for link in links:
            room.take(*along(link, 0.025))
        ink = Ink()
        # What is known to an area lies beneath what is known to a site.
        for sign in sorted(signs, key=lambda sign: (not sign.entry.coarse, -sign.entry.number)):
            e = sign.entry
            add_sign(ink, sign.x, sign.y, e.event_type, size, coarse=e.coarse, disputed=e.disputed)
        page.draw(ink, z=6, within=at)
    else:
        draw_crowd(page, signs, at, size)
    base = base_labels(layers.get("labels"), frame, at, languages, sheet.label)
    sites = _numbered(page, signs, boxes, numbered, room, base, sheet) if few else []
    countries = country_labels(layers, shapes, codes, frame, at, languages, sheet.label)
    placed = place_labels([*sites, *countries, *base], room, [(sign.x, sign.y) for sign in signs[:5000]])
    draw_labels(page, placed, at)
    _neat_line(page, at)


def draw_base_map(
    page: Page, at: Box, frame: Frame, layers: Mapping[str, Layer], entries: Sequence[Entry], languages: Sequence[str],
    sheet: Sheet, clear: Sequence[Box] = (), named: Collection[str] = (),
) -> None:  # fmt: skip
    """Draw a map without its events into a box: the base, and the names that keep clear of where signs will stand.

    Parameters
    ----------
    clear : boxes that no name may touch.
    named : places whose names will stand there already.
    """
    shapes, codes = draw_ground(page, at, frame, layers, tinted(entries))
    signs = signs_in(entries, frame, at)
    room = Room((at[0] + _EDGE_IN, at[1] + _EDGE_IN, at[2] - _EDGE_IN, at[3] - _EDGE_IN))
    room.take(*(sign_box(sign, sheet.sign) for sign in signs[:5000]), *clear)
    base = base_labels(layers.get("labels"), frame, at, languages, sheet.label)
    base = [label for label in base if label.own not in named]
    countries = country_labels(layers, shapes, codes, frame, at, languages, sheet.label)
    draw_labels(page, place_labels([*countries, *base], room, [(sign.x, sign.y) for sign in signs]), at)


def _numbered(
    page: Page, signs: Sequence[Sign], boxes: Sequence[Box], numbered: Collection[int], room: Room,
    base: Sequence[Label], sheet: Sheet,
) -> list[Label]:  # fmt: skip
    """Draw the numbers of signs; return the names that go beside them."""
    clusters = clusters_of(signs, boxes, sheet.sign * 0.45 / 72)
    known = {label.own: label for label in base if label.names}
    names = {id(cluster): _label(cluster, known, sheet) for cluster in clusters}

    def named(cluster: Cluster, box: Box) -> bool:
        label = names[id(cluster)]
        if label is None:
            return True
        label.clear = _both(cluster.box, box)
        return any(room.free(spot) and not touch(spot, box) for spot, _ in list(label.spots())[:4])

    counted = [
        Cluster([s for s in one.signs if s.entry.number in numbered], one.box)
        for one in clusters
        if any(s.entry.number in numbered for s in one.signs)
    ]
    by_sign = {id(sign): cluster for cluster in clusters for sign in cluster.signs}
    blocks = place_tags(counted, room, sheet.tag, lambda cluster, box: named(by_sign[id(cluster.signs[0])], box))
    for label in names.values():
        if label is not None:
            label.clear = None
    for block in blocks:
        label = names[id(by_sign[id(block.cluster.signs[0])])]
        if label is not None and not block.leader:
            label.clear = _both(block.cluster.box, block.box)
    for cluster in clusters:
        label = names[id(cluster)]
        if label is not None and label.clear is None:
            label.clear = cluster.box
    draw_leaders(page, blocks)
    draw_tags(page, [pair for block in blocks for pair in block.numbers], sheet.tag)
    return [label for label in names.values() if label is not None]


def _both(one: Box, other: Box) -> Box:
    level = abs((one[1] + one[3]) - (other[1] + other[3])) < 0.02
    low, up = (one[1], one[3]) if level else (min(one[1], other[1]), max(one[3], other[3]))
    return min(one[0], other[0]), low, max(one[2], other[2]), up


def _label(cluster: Cluster, known: Mapping[str, Label], sheet: Sheet) -> Label | None:
    places = list(dict.fromkeys(sign.entry.place for sign in cluster.signs))
    if len(places) > _NAMES:
        return None
    near = known.get(places[0]) if len(places) == 1 else None
    if near is not None and abs(near.x - cluster.x) < 0.4 and abs(near.y - cluster.y) < 0.4:
        names = near.names
    else:
        names = (safe(", ".join(places))[:60],)
    area = all(sign.entry.coarse and (sign.entry.where_prec or 0) >= 4 for sign in cluster.signs)
    if not names[0]:
        return None
    return Label(names, "area" if area else "site", cluster.x, cluster.y, sheet.label, own="\n".join(places))


def _corners(
    page: Page, at: Box, frame: Frame, layers: Mapping[str, Layer], signs: Sequence[Box], room: Room, sheet: Sheet
) -> None:
    """Draw locator and scale into the corners where they hide the least."""
    pad = _CORNER_IN
    if has_locator(frame) and layers.get("land") is not None:
        wide, high = sheet.locator, sheet.locator * 0.78
        box = min(_boxes_in_corners(at, wide, high, pad), key=lambda box: _covered(box, signs))
        if _covered(box, signs) == 0:
            draw_locator(page, box, frame, layers)
            room.take(box)
    size = sheet.foot
    most = min(1.6, (at[2] - at[0]) * 0.24)
    wide, high = scale_box(frame, most, size)
    low = [box for box in _boxes_in_corners(at, wide, high, pad) if room.free(_shrunk(box))]
    corners = sorted(low, key=lambda box: _covered(box, signs))
    if corners:
        draw_scale(page, corners[0], frame, most, size)
        room.take(corners[0])


def _shrunk(box: Box) -> Box:
    return box[0] + 0.01, box[1] + 0.01, box[2] - 0.01, box[3] - 0.01


def _boxes_in_corners(at: Box, wide: float, high: float, pad: float) -> list[Box]:
    left, low, right, up = at
    return [(x, y, x + wide, y + high) for y in (low + pad, up - pad - high) for x in (left + pad, right - pad - wide)]


def _covered(box: Box, signs: Sequence[Box]) -> int:
    wider = (box[0] - 0.15, box[1] - 0.15, box[2] + 0.15, box[3] + 0.15)
    return sum(touch(wider, sign) for sign in signs)


def _say_nothing(page: Page, at: Box, entries: Sequence[Entry], sheet: Sheet) -> Box:
    from geostrike.figure.lettering import width
    from geostrike.figure.tags import rounded

    said = "No event is known more finely than its country" if entries else "No events"
    if any(entry.pinned for entry in entries):
        said = "No event in this view"
    size = sheet.summary
    wide = width(said, "bold", size)
    x, y = (at[0] + at[2]) / 2, (at[1] + at[3]) / 2
    box = around(x, y, wide / 2 + 0.15, size / 72)
    ink = Ink()
    ink.add(rounded(box, 0.05), fill=PALETTE["paper"], edge=PALETTE["rule"], line=0.6)
    page.draw(ink, z=8)
    page.text(x - wide / 2, y - 0.35 * size / 72, said, size=size, style="bold", z=8.1)
    return box


def _neat_line(page: Page, at: Box) -> None:
    left, low, right, up = at
    page.line((left, low), (right, low), (right, up), (left, up), (left, low), colour="coast", line=0.7, z=9)
