# ruff: noqa: E501 - one report, claim or event a line reads best as a line
# fmt: off
"""Made-up reports of real places, as the layers that reach the page: every case that the page must tell apart."""

from __future__ import annotations

import math
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry import LineString, Point, Polygon, box

from geostrike.layers.spec import MapSpec
from geostrike.model import Layer

AL_QAIM = Point(41.09, 34.37)
DEIR_EZ_ZOR = Point(40.14, 35.336)
MAYADEEN = Point(40.45, 35.02)
TOWER_22 = Point(38.7, 33.31)

DOCUMENTS: dict[str, dict[str, Any]] = {
    "wire.txt": {"title": "Night of raids along the Euphrates", "publisher": "Example Wire", "published": "2024-02-03", "url": "https://example.org/raids"},
    "daily.txt": {"title": "What was hit, and what was not", "publisher": "The Example Daily", "published": "2024-02-05", "url": "https://example.com/daily?id=7&lang=en"},
    "reprint.txt": {"title": "Night of raids along the Euphrates", "publisher": "Example Mirror", "published": "2024-02-04", "url": None, "family": "wire.txt"},
    "machine.txt": {"title": "Strikes explained", "publisher": "Explainer Blog", "published": "2024-02-06", "url": "javascript:alert(1)", "machine_written": True},
    "quiet.txt": {"title": "Talks go on", "publisher": "Example Wire", "published": "2024-02-01", "url": None},
}


def circle(centre: Point, radius_m: float) -> Polygon:
    """Return a circle of metres as a polygon of degrees, good enough at these latitudes."""
    around = shapely.transform(Point(0, 0).buffer(radius_m / 111_320, 32), lambda pairs: pairs * (1 / math.cos(math.radians(centre.y)), 1))
    return shapely.transform(around, lambda pairs: np.add(pairs, (centre.x, centre.y)))


def frame(rows: list[dict[str, Any]], columns: tuple[str, ...] = ()) -> gpd.GeoDataFrame:
    """Return rows as a GeoDataFrame in EPSG:4326; `columns` for a table without rows.

    Of plain objects, as our own frames are: the strings of pandas cannot hold half a character.
    """
    geometry = [row.get("geometry") for row in rows]
    table = pd.DataFrame([{k: v for k, v in row.items() if k != "geometry"} for row in rows], columns=list(columns) or None, dtype=object)
    return gpd.GeoDataFrame(table, geometry=gpd.GeoSeries(geometry, crs="EPSG:4326"), crs="EPSG:4326")


def layer(name: str, rows: list[dict[str, Any]], attribution: str = "", **style: object) -> Layer:
    """Return rows as a layer."""
    return Layer(name=name, frame=frame(rows), style=style, attribution=attribution)


def claim(id_: str, document: str, sentence: str, place: str | None = None, further: tuple[str, ...] = (), **given: Any) -> dict[str, Any]:
    """Return a claim whose sentence starts at character 100 of its document."""
    start, pieces = 100, []
    for text in (sentence, *further):
        pieces.append({"start": start, "end": start + len(text), "text": text})
        start += len(text) + 1
    at = 100 + sentence.index(place) if place else None
    return {
        "id": id_,
        "document": document,
        "start": 100,
        "end": 100 + len(sentence),
        "sentence": sentence,
        "evidence": pieces,
        "place_text": place,
        "place_start": at,
        "place_end": None if at is None else at + len(place or ""),
        "sha256": "5f" * 32,
        "rule": "event grammar: a passive of “hit” with a site",
        "killed": None,
        "injured": None,
        "date_start": "2024-02-02",
        "date_end": "2024-02-02",
        "date_prec": 1,
        "date_basis": "text",
        "date_text": "2 February",
        **{key: DOCUMENTS.get(document, {}).get(key) for key in ("title", "publisher", "published", "url")},
        **given,
    }


def event(id_: str, type_: str, place: str, geometry: Any, where_prec: int | None, claims: list[str], **given: Any) -> dict[str, Any]:
    """Return an event's row."""
    best = given.get("best")
    return {
        "id": id_,
        "event_type": type_,
        "sub_event_type": "Air/drone strike" if type_ == "strike" else "Shelling/artillery/missile attack",
        "title": f"{type_.capitalize()} at {place}",
        "date_start": "2024-02-02",
        "date_end": "2024-02-02",
        "date_prec": 1,
        "place": place,
        "place_id": f"p:{place}",
        "country": "SY",
        "admin1": "",
        "where_prec": where_prec,
        "radius_m": 4000.0,
        "where_description": place,
        "warning": "",
        "actor1": "United States",
        "actor2": "",
        "target": "",
        "weapon": "",
        "low": best,
        "best": best,
        "high": best,
        "injured": None,
        "toll_group": "",
        "number_of_sources": 1,
        "number_of_documents": 1,
        "disputed": False,
        "disagreements": [],
        "part_of": [],
        "event_clarity": 1,
        "claims": claims,
        "geometry": geometry,
        **given,
    }


def cut(found: Layer, *ids: str) -> Layer:
    """Return the rows of a layer that have these ids."""
    return Layer(name=found.name, frame=found.frame[found.frame["id"].isin(ids)], style=found.style, attribution=found.attribution)


def make_layers() -> dict[str, Layer]:
    """Return layers with strikes and attacks of every precision, a shared toll, copies and disagreements."""
    claims = [
        claim(
            "c1",
            "wire.txt",
            "Aircraft hit two depots on the edge of Al-Qaim before dawn on 2 February.",
            "Al-Qaim",
            ("Hospital staff counted 16 bodies, some of them medics.",),
            killed=16,
            killed_bound="exact",
            attributed_to="a border official",
        ),
        claim("c2", "reprint.txt", "Aircraft hit two depots on the edge of Al-Qaim before dawn on 2 February.", "Al-Qaim", killed=16, killed_bound="exact"),
        claim(
            "c3",
            "daily.txt",
            "Not fewer than 18 fighters died when bombs fell on Al-Mayadeen and Deir ez-Zor.",
            "Al-Mayadeen",
            killed=18,
            killed_bound="at_least",
            killed_who="fighters",
            toll_group="t1",
        ),
        claim(
            "c4",
            "daily.txt",
            "Not fewer than 18 fighters died when bombs fell on Al-Mayadeen and Deir ez-Zor.",
            "Deir ez-Zor",
            killed=18,
            killed_bound="at_least",
            killed_who="fighters",
            toll_group="t1",
        ),
        claim(
            "c5",
            "machine.txt",
            "In Deir ez-Zor, jets returned the next evening and destroyed nine storehouses.",
            "Deir ez-Zor",
            date_start="2024-02-03",
            date_end="2024-02-03",
            date_basis="relative",
            date_text="the next evening",
        ),
        claim(
            "c6",
            "wire.txt",
            "A drone reached Tower 22 in the north-east of Jordan on 28 January, and three soldiers were killed in their sleep.",
            "Tower 22",
            date_start="2024-01-28",
            date_end="2024-01-28",
            killed=3,
            killed_bound="exact",
            killed_who="soldiers",
            responsibility="claimed",
        ),
        claim(
            "c7",
            "machine.txt",
            "On 28 January a drone struck the outpost called Tower 22, where four soldiers lost their lives.",
            "Tower 22",
            date_start="2024-01-28",
            date_end="2024-01-28",
            killed=4,
            killed_bound="exact",
            killed_who="soldiers",
        ),
        claim("c8", "daily.txt", "وسقطت ثلاث قذائف على قاعدة عين الأسد مساء العشرين من يناير.", "عين الأسد", date_start="2024-01-20", date_end="2024-01-20"),
        claim("c9", "daily.txt", "Other raids were flown over the east of Syria, the ministry said.", "the east of Syria", attributed_to="the ministry"),
        claim("c10", "wire.txt", "A rocket came down in open country not far from Erbil, without a casualty.", "Erbil", date_start="2024-01-25", date_end="2024-01-25", killed=0),
        claim("c11", "wire.txt", "Two drones were shot down over Hasakah governorate during the week.", "Hasakah governorate", date_start="2024-01-22", date_end="2024-01-28", date_prec=3),
        claim(
            "c12", "machine.txt", "The garrison at Green Camp in the far south, beside the northern oilfields, came under fire.", "Green Camp", date_start="2024-01-28", date_end="2024-01-28"
        ),
        claim("c13", "daily.txt", "A second target, somewhere in Iraq, was struck within the hour.", "Iraq"),
    ]
    east = box(38.6, 33.5, 42.0, 37.0)
    hasakah = Polygon([(39.9, 36.0), (40.6, 35.7), (41.4, 35.9), (42.3, 37.2), (41.2, 37.1), (40.2, 36.7)])
    south = box(37.5, 32.6, 39.6, 34.6)
    strikes = [
        event(
            "s1",
            "strike",
            "Al-Qaim",
            AL_QAIM,
            1,
            ["c1", "c2"],
            country="IQ",
            admin1="Anbar",
            best=16,
            title="Two depots bombed at Al-Qaim",
            number_of_sources=1,
            number_of_documents=2,
            target="depots",
            weapon="bombs",
        ),
        event("s2", "strike", "Al-Mayadeen", MAYADEEN, 1, ["c3"], admin1="Deir ez-Zor", best=18, toll_group="t1", actor2="militia"),
        event("s3", "strike", "Deir ez-Zor", DEIR_EZ_ZOR, 1, ["c4"], admin1="Deir ez-Zor", best=18, toll_group="t1", actor2="militia"),
        event("s4", "strike", "Deir ez-Zor", DEIR_EZ_ZOR, 1, ["c5"], admin1="Deir ez-Zor", date_start="2024-02-03", date_end="2024-02-03", title="Nine storehouses destroyed"),
        event("s5", "strike", "eastern Syria", Point(40.3, 35.0), 5, ["c9"], radius_m=180_000.0, event_clarity=2, title="Raids over eastern Syria"),
        event("s6", "strike", "Iraq", None, 6, ["c13"], country="IQ", title="A second target struck in Iraq", part_of=[]),
    ]
    attacks = [
        event(
            "a1",
            "attack",
            "Tower 22",
            TOWER_22,
            1,
            ["c6", "c7"],
            country="JO",
            date_start="2024-01-28",
            date_end="2024-01-28",
            low=3,
            best=3,
            high=4,
            actor1="Islamic Resistance in Iraq",
            actor2="United States",
            weapon="drone",
            injured=40,
            number_of_sources=2,
            number_of_documents=2,
            disputed=True,
            title="Drone attack on Tower 22",
            disagreements=[{"field": "killed", "values": [{"value": "3", "documents": ["wire.txt"]}, {"value": "4", "documents": ["machine.txt"]}]}],
        ),
        event("a2", "attack", "Ain al-Asad", Point(42.44, 33.79), 1, ["c8"], country="IQ", admin1="Anbar", date_start="2024-01-20", date_end="2024-01-20", actor1=""),
        event("a3", "attack", "Erbil", Point(44.01, 36.19), 2, ["c10"], country="IQ", admin1="Erbil", radius_m=25_000.0, date_start="2024-01-25", date_end="2024-01-25", best=0, actor1=""),
        event("a4", "attack", "Hasakah", Point(40.9, 36.5), 4, ["c11"], radius_m=90_000.0, date_start="2024-01-22", date_end="2024-01-28", date_prec=3, actor1=""),
        event(
            "a5",
            "attack",
            "southern Syria",
            Point(38.6, 33.75),
            5,
            ["c12"],
            radius_m=110_000.0,
            date_start="2024-01-28",
            date_end="2024-01-28",
            actor1="",
            disputed=True,
            warning="The report’s own cues for this place contradict each other; it is shown as wide as they allow.",
        ),
    ]
    extents = [
        {
            "id": row["id"],
            "event_type": row["event_type"],
            "where_prec": row["where_prec"],
            "disputed": row["disputed"],
            "geometry": {"s5": east, "a4": hasakah, "a5": south}.get(row["id"]) or circle(row["geometry"], row["radius_m"]),
        }
        for row in strikes + attacks
        if row["geometry"] is not None
    ]
    iraq = Polygon([(38.8, 33.4), (41.0, 34.4), (41.3, 36.4), (42.4, 37.1), (44.8, 37.1), (46, 35), (48, 31), (46.5, 29.1), (44.7, 29.2), (42.1, 31.1), (39.2, 32.2)])
    syria = Polygon([(35.8, 35.8), (36.7, 36.8), (42.4, 37.1), (41.3, 36.4), (41.0, 34.4), (38.8, 33.4), (36.8, 32.3), (35.7, 32.7), (36, 34.5)])
    jordan = Polygon([(35.6, 32.6), (36.8, 32.3), (38.8, 33.4), (39.2, 32.2), (37, 31.5), (38, 30.5), (36, 29.2), (35, 29.4)])
    return {
        "strikes": layer("strikes", strikes),
        "attacks": layer("attacks", attacks),
        "extents": layer("extents", extents),
        "borders": layer(
            "borders",
            [
                {"name": "Iraq–Syria", "countries": "IQ|SY", "disputed": False, "geometry": LineString([(42.4, 37.1), (41.3, 36.4), (41.0, 34.4), (38.8, 33.4)])},
                {"name": "Golan line", "countries": "IL|SY", "disputed": True, "geometry": LineString([(35.8, 33.3), (35.9, 32.9), (35.7, 32.7)])},
            ],
            "Borders: Natural Earth (public domain)",
        ),
        "places": layer(
            "places",
            [
                {"name": "Washington", "place_id": "p:w", "role": "dateline", "rule": "dateline", "document": "wire.txt", "text": "WASHINGTON", "geometry": Point(-77, 38.9)},
                {"name": "Al-Qaim", "place_id": "p:q", "role": "site", "rule": "site", "document": "wire.txt", "text": "Al-Qaim", "geometry": AL_QAIM},
                {"name": "Baghdad", "place_id": "p:b", "role": "government", "rule": "says", "document": "daily.txt", "text": "Baghdad", "geometry": Point(44.36, 33.31)},
            ],
            "Places: GeoNames (CC BY 4.0)",
        ),
        "land": layer("land", [{"iso2": "IQ", "name": "Iraq", "geometry": iraq}, {"iso2": "SY", "name": "Syria", "geometry": syria}, {"iso2": "JO", "name": "Jordan", "geometry": jordan}]),
        "divisions": layer("divisions", [{"country": "SY", "name": "Hasakah", "geometry": hasakah}]),
        "labels": layer(
            "labels",
            [
                {"name": "Iraq", "names": {"en": "Iraq", "ar": "العراق"}, "kind": "country", "rank": 1, "geometry": Point(43.4, 32.6)},
                {"name": "Syria", "names": {"en": "Syria", "ar": "سوريا"}, "kind": "country", "rank": 1, "geometry": Point(38.3, 35.2)},
                {"name": "Jordan", "names": {"en": "Jordan", "ar": "الأردن"}, "kind": "country", "rank": 1, "geometry": Point(36.6, 31.0)},
                {"name": "Baghdad", "names": {"en": "Baghdad", "ar": "بغداد"}, "kind": "city", "rank": 2, "geometry": Point(44.36, 33.31)},
                {"name": "Damascus", "names": {"en": "Damascus", "ar": "دمشق"}, "kind": "city", "rank": 2, "geometry": Point(36.29, 33.51)},
                {"name": "Amman", "names": {"en": "Amman", "ar": "عمّان"}, "kind": "city", "rank": 2, "geometry": Point(35.93, 31.95)},
                {"name": "Mosul", "names": {"en": "Mosul", "ar": "الموصل"}, "kind": "city", "rank": 3, "geometry": Point(43.13, 36.34)},
                {"name": "Aleppo", "names": {"en": "Aleppo", "ar": "حلب"}, "kind": "city", "rank": 3, "geometry": Point(37.16, 36.2)},
                {"name": "Raqqa", "names": {"en": "Raqqa", "ar": "الرقة"}, "kind": "town", "rank": 4, "geometry": Point(39.01, 35.95)},
                {"name": "Palmyra", "names": {"en": "Palmyra", "ar": "تدمر"}, "kind": "town", "rank": 5, "geometry": Point(38.28, 34.56)},
                {"name": "Ramadi", "names": {"en": "Ramadi", "ar": "الرمادي"}, "kind": "town", "rank": 4, "geometry": Point(43.3, 33.42)},
                {"name": "Al-Qaim", "names": {"en": "Al-Qaim", "ar": "القائم"}, "kind": "town", "rank": 5, "geometry": AL_QAIM},
                {"name": "Mediterranean Sea", "names": {"en": "Mediterranean Sea", "ar": "البحر المتوسط"}, "kind": "water", "rank": 2, "geometry": Point(34.4, 34.4)},
            ],
        ),
        "claims": layer("claims", claims),
        "aggregates": layer(
            "aggregates",
            [
                {"id": "g1", "document": "wire.txt", "event_type": "strike", "text": "In all, more than 85 sites were hit that night.", "count": 85, "bound": "at_least", "rule": "total"},
                {
                    "id": "g2",
                    "document": "daily.txt",
                    "event_type": "attack",
                    "text": "Bases have come under fire some 150 times since the autumn.",
                    "count": 150,
                    "bound": "about",
                    "rule": "total",
                },
            ],
        ),
        "rejections": layer(
            "rejections",
            [
                {"stage": "claim", "item": "Officials warned of further strikes.", "reason": "a threat, not a happening", "document": "wire.txt"},
                {"stage": "match", "item": "Springfield", "reason": "hometown of a soldier, not a site", "document": "daily.txt"},
            ],
        ),
        "documents": layer("documents", [{"id": name, "name": name, "machine_written": None, "family": name, **facts} for name, facts in sorted(DOCUMENTS.items())]),
    }


def make_spec(**given: Any) -> MapSpec:
    """Return a spec; keywords replace its fields."""
    base: dict[str, Any] = {
        "name": "overview",
        "title": "Strikes and attacks, January and February 2024",
        "summary": "What reports say was hit in Syria, Iraq and Jordan; every dot opens the sentence that put it there.",
    }
    return MapSpec(**{**base, **given})
