"""What the five articles must give of disagreement, copies and places told by relation, from notes and originals."""

import json

import pytest
from geopy.distance import great_circle
from shapely.geometry import Point, shape


def properties(built, layer, **wanted):
    """The properties of the features of a layer that have all the wanted values."""
    return [
        feature["properties"]
        for feature in built.layer(layer)
        if all(feature["properties"][key] == value for key, value in wanted.items())
    ]


def only(found):
    (one,) = found
    return one


def differing(event, field):
    """The values of a disagreement, each with the first three letters of its documents."""
    values = next((d["values"] for d in event["disagreements"] if d["field"] == field), [])
    return {value["value"]: {document[:3] for document in value["documents"]} for value in values}


@pytest.fixture
def tower(built):
    return only(properties(built, "attacks", place="Tower 22"))


@pytest.fixture
def south(built):
    return only(properties(built, "attacks", place="southern Syria"))


def test_the_attack_that_contradicts_itself(built, south):
    claim = only(built.claims("attack", "2024-01-28", document="004"))
    assert (claim["killed"], claim["injured"], claim["where_prec"]) == (4, 4, 5)
    assert "three" in claim["weapon"].lower() and "drones" in claim["weapon"]
    assert "Green Village" in claim["where_description"]
    assert south["date_start"] == "2024-01-28"
    named = [f["properties"]["place"] for name in ("strikes", "attacks") for f in built.layer(name)]
    assert not {"Green Village", "Al-Tanf", "Al-Tanf base"} & set(named)


def test_tower_22_and_southern_syria_may_be_one_attack(built, tower, south):
    assert tower["contested_with"] == [south["id"]]
    assert south["contested_with"] == [tower["id"]]
    assert tower["disputed"] and south["disputed"]
    for event in (tower, south):
        assert differing(event, "place").keys() == {"Tower 22", "southern Syria"}
        assert differing(event, "killed").keys() == {"3", "4"}
        assert differing(event, "place")["southern Syria"] == {"004"}


def test_a_line_joins_the_two_places(built):
    line = only(built.layer("contested"))
    assert line["geometry"]["type"] == "LineString"
    ends = {line["properties"]["place"], line["properties"]["other_place"]}
    assert ends == {"Tower 22", "southern Syria"}


def test_tower_22_has_one_source_in_its_copies_and_a_summary(tower):
    assert tower["number_of_sources"] == 1
    assert tower["number_of_documents"] >= 3


def test_deir_ez_zor_has_two_sources_that_differ_on_the_day(built):
    event = only(properties(built, "strikes", place="Deir ez-Zor"))
    assert event["number_of_sources"] == 2
    assert differing(event, "date") == {"2024-02-02": {"001", "002"}, "2024-02-03": {"004"}}


def test_al_qaim_keeps_the_border_as_a_description(built):
    claim = only(built.claims("strike", "2024-02-03", "Al Qaim"))
    assert claim["where_prec"] == 1
    assert "along the Iraq-Syria border" in claim["where_description"]
    assert great_circle((claim["latitude"], claim["longitude"]), (34.38, 41.08)).km < 15


def test_sites_are_parts_of_what_is_told_coarsely(built):
    strikes = {p["id"]: p for p in properties(built, "strikes")}
    parts = {
        p["place"]: {(strikes[whole]["place"], strikes[whole]["date_start"]) for whole in p["part_of"]}
        for p in strikes.values()
    }
    assert ("Syria", "2024-02-02") in parts["Al-Mayadeen"]
    assert {("Syria", "2024-02-02"), ("eastern Syria", "2024-02-03")} <= parts["Deir ez-Zor"]
    assert ("eastern Syria", "2024-02-03") in parts["Al Bukamal"]
    assert ("western Iraq", "2024-02-03") in parts["Al Qaim"]


@pytest.mark.parametrize(
    ("place", "day"), [("Syria", "2024-02-02"), ("Iraq", "2024-02-02"), ("eastern Syria", "2024-02-03")]
)
def test_dozens_of_sites_are_an_event_of_many(built, place, day):
    assert only(properties(built, "strikes", place=place, date_start=day))["event_clarity"] == 2


def test_strikes_along_the_border_in_january_2023(built):
    claim = only(built.claims("strike", "2023-01-01"))
    assert (claim["date_end"], claim["date_prec"], claim["where_prec"]) == ("2023-01-31", 4, 5)
    event = only(properties(built, "strikes", date_start="2023-01-01"))
    area = only(f["geometry"] for f in built.layer("extents") if f["properties"]["id"] == event["id"])
    strip = shape(area)
    assert strip.buffer(0.05).contains(Point(41.2, 34.4)), "the crossing at Al Qaim lies on that border"
    assert strip.buffer(0.05).contains(Point(42.35, 37.1)), "so does its northern end"
    assert not strip.contains(Point(44.4, 33.3)), "and the capital does not"


@pytest.mark.parametrize(
    ("document", "country", "day"), [("004", "IQ", None), ("001", "IL", "2023-10-07")], ids=["rockets", "7 October"]
)
def test_background_attacks_are_listed_and_not_pinned(built, document, country, day):
    claim = only(built.claims("attack", day, country=country, document=document))
    event = next(f for f in built.layer("attacks") if claim["id"] in f["properties"]["claims"])
    assert event["geometry"] is None
    assert event["properties"]["where_prec"] == 6


def test_who_did_it_is_a_disagreement(tower):
    said = differing(tower, "responsibility")
    assert "001" in said["claimed by Islamic Resistance in Iraq"]
    assert "001" in said["denied by Iran"]
    assert said["not claimed by Kataib Hezbollah"] == {"004"}


def test_each_statement_stands_in_its_document(built):
    texts = {row["id"]: row["text"] for row in built.rows("documents.jsonl")}
    statements = [(row["document"], said) for row in built.rows("claims.jsonl") for said in row["statements"]]
    assert {said["stance"] for _, said in statements} >= {"claimed", "denied", "not_claimed", "blamed"}
    assert all(texts[document][said["start"] : said["end"]] == said["text"] for document, said in statements)


@pytest.mark.parametrize(
    ("wordings", "reason"),
    [
        (["Red Sea"], "threatened"),
        (["has not directly attacked", "has made no direct attack on"], "negated"),
        (["will likely continue low-level", "will probably go on with small"], "planned or expected"),
        (["to carry out additional strikes", "to strike Iran's proxies again"], ""),
        (["announced a halt in attacks", "was stopping its attacks"], "halt"),
        (["sanctions on officers", "sanctions against IRGC officers"], "sanction"),
        (["conducted cyberattacks", "carried out cyberattacks"], "cyberattack"),
    ],
    ids=lambda value: value if isinstance(value, str) else value[0],
)
def test_what_is_no_event_is_rejected_with_its_reason(built, wordings, reason):
    items = [(flat(row["item"]), row["reason"]) for row in built.rows("rejections.jsonl")]
    told = [reason for item, reason in items if any(wording in item for wording in wordings)]
    assert any(reason in why for why in told), items
    sentences = [flat(row["sentence"]) for row in built.rows("claims.jsonl")]
    assert not any(wording in sentence for wording in wordings for sentence in sentences)


def flat(text):
    return " ".join(text.replace("’", "'").split())


def test_the_maps_that_are_drawn(built):
    assert {name for name in built.files if name.endswith(".html")} == {
        "overview.html", "strikes-2024-02.html", "tower-22.html"
    }  # fmt: skip
    assert json.loads(built.files["layers/contested.geojson"])["features"]
