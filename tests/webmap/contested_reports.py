# ruff: noqa: E501 - one report, claim or event a line reads best as a line
# fmt: off
"""Made-up reports that put what may be one attack at two places, with copies, statements and decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from shapely.geometry import LineString, MultiLineString, Point

from geostrike.layers.spec import DRAWN_LAYERS

from .reports import TOWER_22, circle, claim, event, layer, make_layers, make_spec

if TYPE_CHECKING:
    from geostrike.layers.spec import MapSpec
    from geostrike.model import Layer

RULE = "same day, type and side that was hit; each the only such happening that its source tells of"
SOUTH = Point(38.6, 33.75)

DOCUMENTS = [
    {"id": "article.txt", "name": "article.txt", "title": "The night at the tower", "publisher": "Example Review", "family": "article.txt", "derived_from": []},
    {"id": "echo.txt", "name": "echo.txt", "title": "The night at the tower", "publisher": "Example Echo", "family": "article.txt", "derived_from": []},
    {"id": "again.txt", "name": "again.txt", "title": "At the tower, by night", "family": "article.txt", "derived_from": []},
    {"id": "digest.txt", "name": "digest.txt", "title": "In short", "family": "digest.txt", "derived_from": ["article.txt"]},
    {"id": "machine.txt", "name": "machine.txt", "title": "Strikes explained", "publisher": "Explainer Blog", "machine_written": True, "family": "machine.txt", "derived_from": []},
]

DIFFER = [
    {"field": "place", "values": [{"value": "southern Syria", "documents": ["machine.txt"]}, {"value": "Tower 22", "documents": ["article.txt", "again.txt", "echo.txt"]}]},
    {"field": "killed", "values": [{"value": "3", "documents": ["article.txt", "digest.txt", "echo.txt"]}, {"value": "4", "documents": ["machine.txt"]}]},
    {"field": "responsibility", "values": [{"value": "denied by Iran", "documents": ["article.txt"]}, {"value": "not claimed by anyone", "documents": ["machine.txt"]}]},
]


def statement(stance: str, actor: str, by: str = "", start: int = 900, text: str = "Nobody else has spoken of it.") -> dict[str, Any]:
    """Return who says what of a part in it, with the sentence."""
    return {"stance": stance, "actor": actor, "by": by, "start": start, "end": start + len(text), "text": text}


def link(one: str, other: str, line: Any, **given: Any) -> dict[str, Any]:
    """Return a row of the layer of contested pairs."""
    return {"id": f"{one}|{other}", "event": one, "other_event": other, "event_type": "attack", "title": "May be one event", "date_start": "2024-01-28", "place": "Tower 22", "other_place": "southern Syria", "distance_m": 50_000.0, "rule": RULE, "geometry": line, **given}


def contested_layers() -> dict[str, Layer]:
    """Return layers in which the attack on Tower 22 may be the one that another report puts in southern Syria."""
    day = {"date_start": "2024-01-28", "date_end": "2024-01-28"}
    claims = [
        claim("k1", "digest.txt", "Three soldiers died at a base in Jordan.", "Jordan", killed=3, **day),
        claim("k2", "echo.txt", "A drone came down on Tower 22 and killed three.", "Tower 22", killed=3, **day),
        claim("k3", "article.txt", "A drone came down on Tower 22 and killed three.", "Tower 22", killed=3, responsibility="claimed", **day,
              statements=[statement("claimed", "Islamic Resistance in Iraq"), statement("denied", "Iran"), statement("blamed", "Iran-backed militias", "the Pentagon")]),
        claim("k4", "again.txt", "The drone at the tower killed three.", "the tower", killed=3, **day),
        claim("k5", "machine.txt", "An outpost in southern Syria was hit and four soldiers died.", "southern Syria", killed=4, **day, statements=[statement("not_claimed", "")]),
    ]
    shared = {**day, "disputed": True, "disagreements": DIFFER}
    decisions = [{"action": "keep", "who": "A. Analyst", "when": "2024-05-06", "why": "Both read again; neither gives way."}]
    attacks = [
        event("tower", "attack", "Tower 22", TOWER_22, 1, ["k1", "k2", "k3", "k4"], country="JO", best=3, number_of_documents=4, contested_with=["south"], decisions=[], **shared),
        event("south", "attack", "southern Syria", SOUTH, 5, ["k5"], best=4, contested_with=["tower"], decisions=decisions, **shared),
        event("erbil", "attack", "Erbil", Point(44.01, 36.19), 1, [], country="IQ", contested_with=[], decisions=[], **day),
    ]
    extents = [{"id": row["id"], "event_type": "attack", "where_prec": row["where_prec"], "disputed": row["disputed"], "geometry": circle(row["geometry"], 110_000 if row["id"] == "south" else 4000)} for row in attacks]
    return {
        **make_layers(),
        "strikes": layer("strikes", []),
        "attacks": layer("attacks", attacks),
        "extents": layer("extents", extents),
        "claims": layer("claims", claims),
        "documents": layer("documents", DOCUMENTS),
        "contested": layer("contested", [link("tower", "south", LineString([TOWER_22, SOUTH]))]),
    }


def across_the_antimeridian() -> dict[str, Layer]:
    """Return layers in which two places on either side of 180 degrees may be one."""
    east, west = Point(178.0, 20.0), Point(-177.0, 24.0)
    attacks = [
        event("east", "attack", "Eastern Reef", east, 1, [], contested_with=["west"]),
        event("west", "attack", "Western Reef", west, 1, [], contested_with=["east"]),
    ]
    line = MultiLineString([[(178, 20), (180, 21.6)], [(-180, 21.6), (-177, 24)]])
    return {"attacks": layer("attacks", attacks), "contested": layer("contested", [link("east", "west", line)])}


def contested_spec(**given: Any) -> MapSpec:
    """Return a spec that asks for the contested pairs too."""
    return make_spec(**{"layers": tuple(dict.fromkeys((*DRAWN_LAYERS, "contested"))), **given})
