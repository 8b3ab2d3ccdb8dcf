"""A map made by hand, with every kind of date, place and dispute, and sentences that try to be more than text."""

from __future__ import annotations

from typing import Any

from shapely import LineString, MultiLineString, MultiPolygon, Point, box

from geostrike.layers import MapSpec
from geostrike.layers.frames import frame_of
from geostrike.layers.table import EVENT_COLUMNS
from geostrike.model import Layer

HOSTILE = "</b><script>alert('1')</script> & [% 1 + 1 %] \u202e \"so\" ]]> '%]"
SPEC = MapSpec(name="overview", title="What <b>was</b> reported & where", summary="As finely as told.")
DISAGREEMENTS = [
    {"field": "best", "values": [{"value": "3", "documents": ["a"]}, {"value": "<4>", "documents": ["b"]}]}
]
# Title, days, precision of date, place and its precision, toll, disputed.
_STRIKES: list[tuple[Any, ...]] = [
    ("A day", "2024-02-02", "2024-02-02", 1, (44.0, 33.0), 1, 5000.0, 18, "at_least", False),
    ("Next day", "2024-02-03", "2024-02-03", 1, (43.0, 34.0), 2, 25000.0, 0, "exact", False),
    ("Days", "2024-02-02", "2024-02-04", 2, (42.0, 34.0), 5, 300000.0, None, None, True),
    ("A month", "2024-02-01", "2024-02-29", 4, (41.0, 35.0), 4, None, 7, "about", False),
    ("A year", "2023-01-01", "2023-12-31", 5, (40.0, 35.0), 7, None, 7, "up_to", False),
    ("No day", None, None, None, None, 6, None, None, None, False),
]
_ATTACKS: list[tuple[Any, ...]] = [
    ("Two months", "2024-01-28", "2024-02-02", 3, (38.7, 33.3), 1, 2000.0, 1200, "exact", True),
    ("A week", "2024-01-22", "2024-01-22", 3, (37.5, 33.5), 3, None, 1, "exact", True),
]


def made_layers(hostile: str = HOSTILE) -> dict[str, Layer]:
    """Return layers as a builder gives them; `hostile` is in every text that a document could have written."""
    strikes, attacks = _events("strike", _STRIKES, hostile), _events("attack", _ATTACKS, hostile)
    events = strikes["rows"] + attacks["rows"]
    extents = [
        {name: row[name] for name in ("id", "event_type", "title", "date_start", "date_end", "where_prec", "disputed")}
        | {"radius_m": row["radius_m"]}
        for row in events
    ]
    areas = [MultiPolygon([box(x, 33, x + 1, 34)]) for x in range(36, 36 + len(extents))]
    link = {"id": "c", "event_type": "attack", "title": hostile, "date_start": "2024-01-28", "distance_m": 112800.0}
    link |= {"place": hostile, "other_place": "Tower 22", "rule": "same day"}
    borders = [
        {"name": "A–B", "countries": "AA|BB", "disputed": False, "note": ""},
        {"name": hostile, "countries": "BB|CC", "disputed": True, "note": hostile},
    ]
    places = [
        {"name": "Baghdad", "place_id": "x", "role": role, "rule": "its name", "document": hostile, "text": hostile}
        for role in ("site", "background", None)
    ]
    names = [
        {"name": "IRAQ", "names": {"en": "Iraq", "ar": "العراق"}, "kind": "country", "rank": 1},
        {"name": "Baghdad", "names": {"en": "Baghdad", "ar": "بغداد"}, "kind": "city", "rank": 2},
        {"name": hostile, "names": {"en": hostile}, "kind": "town", "rank": 5},
        {"name": "The Gulf", "names": {"en": "The Gulf"}, "kind": "water", "rank": 2},
    ]
    at = [Point(43.7, 33.0), Point(44.4, 33.3), Point(44.0, 33.0), Point(50, 28)]
    land = [{"iso2": "AA", "name": "A"}, {"iso2": None, "name": hostile}]
    halves = [box(30, 25, 42, 40), box(42, 25, 43.5, 40)]
    return {
        "strikes": _layer("strikes", strikes["rows"], strikes["points"]),
        "attacks": _layer("attacks", attacks["rows"], attacks["points"]),
        "extents": _layer("extents", extents, areas),
        "contested": _layer("contested", [link], [LineString([(37.5, 33.5), (38.7, 33.3)])]),
        "borders": _layer("borders", borders, [MultiLineString([[(42, 25), (42, y)]]) for y in (33, 40)]),
        "places": _layer("places", places, [Point(44.4, 33.3)] * 3),
        "land": _layer("land", land, [MultiPolygon([half]) for half in halves], "Boundaries: Natural Earth"),
        "divisions": _layer("divisions", [{"country": "AA", "name": hostile}], [MultiPolygon([box(40, 30, 42, 33)])]),
        "labels": _layer("labels", names, at, "Places: GeoNames"),
        "claims": _layer("claims", [{"id": "k", "sentence": hostile}], [None]),
    }


def _events(kind: str, told: list[tuple[Any, ...]], hostile: str) -> dict[str, list[Any]]:
    rows, points = [], []
    for title, start, end, date_prec, at, where_prec, radius_m, best, bound, disputed in told:
        row: dict[str, Any] = dict.fromkeys(EVENT_COLUMNS)
        row |= {"id": f"{kind}-{title}", "event_type": kind, "title": title, "description": hostile, "place": hostile}
        row |= {"date_start": start, "date_end": end, "date_prec": date_prec, "where_prec": where_prec}
        row |= {
            "radius_m": radius_m,
            "best": best,
            "low": best,
            "high": best,
            "toll_bound": bound,
            "warning": 2000 * hostile,
        }
        row |= {"actor1": hostile, "actor2": "", "number_of_sources": 2, "number_of_documents": 3, "disputed": disputed}
        row |= {"disagreements": DISAGREEMENTS if disputed else [], "claims": ["k"], "part_of": []}
        rows.append(row)
        points.append(Point(at) if at else None)
    return {"rows": rows, "points": points}


def _layer(name: str, rows: list[dict[str, Any]], geometry: list[Any], credit: str = "") -> Layer:
    columns = ((column, [row[column] for row in rows]) for column in rows[0])
    return Layer(name=name, frame=frame_of(columns, geometry), attribution=credit)
