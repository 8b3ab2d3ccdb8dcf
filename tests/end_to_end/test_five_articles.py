"""What the five articles must give, from our notes and from the originals alike."""

import pytest
from geopy.distance import great_circle

DEATHS_COUNTED_ONCE = 3 + 18 + 16 + 4


def test_attack_on_tower_22(built):
    (claim,) = built.claims("attack", "2024-01-28", "Tower 22")
    assert great_circle((claim["latitude"], claim["longitude"]), (33.309, 38.704)).km < 3
    assert (claim["country"], claim["where_prec"]) == ("JO", 1)
    assert (claim["killed"], claim["killed_bound"]) == (3, "exact")


def test_tower_22_has_its_site_and_its_toll_from_different_sentences(built):
    (claim,) = built.claims("attack", "2024-01-28", "Tower 22")
    assert "Tower 22" in claim["sentence"]
    assert "three" not in claim["sentence"].lower()
    tolls = [e["text"] for e in claim["evidence"] if "three American service members" in e["text"]]
    assert tolls, "the sentence that gives the toll is among the evidence"


@pytest.mark.parametrize("document", ["001", "002"])
def test_one_toll_for_two_places(built, document):
    sites = [
        claim
        for place in ("Al-Mayadeen", "Deir ez-Zor")
        for claim in built.claims("strike", "2024-02-02", place, document=document)
    ]
    assert [site["place"] for site in sites] == ["Al-Mayadeen", "Deir ez-Zor"]
    assert {(site["killed"], site["killed_bound"]) for site in sites} == {(18, "at_least")}
    assert len({site["toll_group"] for site in sites}) == 1
    assert sites[0]["toll_group"]
    assert {site["date_basis"] for site in sites} == {"inherited"}


def test_a_sum_over_events_counts_each_toll_once(built):
    tolls = {}
    for feature in built.layer("strikes") + built.layer("attacks"):
        properties = feature["properties"]
        if properties["best"] is not None and properties["date_start"]:
            tolls[properties["toll_group"] or properties["id"]] = properties["best"]
    assert sum(tolls.values()) == DEATHS_COUNTED_ONCE


@pytest.mark.parametrize("document", ["001", "002"])
def test_sixteen_killed_in_iraq_are_listed_and_not_pinned(built, document):
    (claim,) = built.claims("strike", "2024-02-02", "Iraq", document=document)
    assert (claim["killed"], claim["where_prec"]) == (16, 6)
    events = [f for f in built.layer("strikes") if claim["id"] in f["properties"]["claims"]]
    assert [event["geometry"] for event in events] == [None]


@pytest.mark.parametrize(
    ("place", "weapons", "target"),
    [
        ("Deir ez-Zor", ("F-15E", "12 precision"), "9 "),
        ("Al Bukamal", ("F-15E",), "5 weapons"),
        ("Al Qaim", ("8 ", "F-16"), "militia"),
    ],
)
def test_the_table_of_004(built, place, weapons, target):
    (claim,) = built.claims("strike", "2024-02-03", place, document="004")
    assert all(weapon in claim["weapon"] for weapon in weapons), claim["weapon"]
    assert claim["target"].startswith(target)
    assert claim["actor1"] == "United States"


def test_totals_are_aggregates(built):
    assert {(row["event_type"], row["count"], row["bound"]) for row in built.rows("aggregates.jsonl")} == {
        ("strike", 85, "at_least"),
        ("attack", 150, "at_least"),
    }


def test_no_dot_where_nothing_happened(built):
    pinned = [
        feature["properties"]["place"]
        for layer in ("strikes", "attacks")
        for feature in built.layer(layer)
        if feature["geometry"] is not None
    ]
    theatre = {"Tower 22", "Al-Mayadeen", "Deir ez-Zor", "Al Bukamal", "Al Qaim"}
    areas = {"southern Syria", "eastern Syria", "western Iraq", "Iraq–Syria border"}
    assert theatre <= set(pinned)
    assert set(pinned) <= theatre | areas


def test_green_village_is_placed_by_what_its_other_words_agree_on(built):
    (claim,) = built.claims("attack", "2024-01-28", document="004")
    assert (claim["place"], claim["where_prec"]) == ("southern Syria", 5)
    assert "Green Village" in claim["warning"]
    assert (claim["killed"], claim["injured"]) == (4, 4)


def test_what_is_threatened_or_done_to_computers_is_rejected_with_its_reason(built):
    rejected = [(row["item"], row["reason"]) for row in built.rows("rejections.jsonl")]
    assert any("Red Sea" in item for item, _ in rejected)
    assert all(reason for _, reason in rejected)
    assert not any("Red Sea" in row["sentence"] for row in built.rows("claims.jsonl"))


def test_every_offset_gives_its_words(built):
    texts = {row["id"]: row["text"] for row in built.rows("documents.jsonl")}
    claims = built.rows("claims.jsonl")
    assert claims
    for claim in claims:
        text = texts[claim["document"]]
        assert text[claim["start"] : claim["end"]] == claim["sentence"]
        assert all(text[e["start"] : e["end"]] == e["text"] for e in claim["evidence"])
        if claim["place_text"]:
            assert text[claim["place_start"] : claim["place_end"]] == claim["place_text"]


def test_every_dot_opens_a_sentence(built):
    claims = {row["id"]: row for row in built.rows("claims.jsonl")}
    for layer in ("strikes", "attacks"):
        for feature in built.layer(layer):
            assert feature["properties"]["claims"]
            assert all(claims[claim]["sentence"] for claim in feature["properties"]["claims"])


def test_copies_are_one_family(built):
    families = {row["id"][:3]: row["family"][:3] for row in built.rows("documents.jsonl")}
    assert families == {"000": "000", "001": "001", "002": "001", "003": "001", "004": "004"}


def test_a_city_told_of_by_two_independent_reports_shows_both_days(built):
    (event,) = [f["properties"] for f in built.layer("strikes") if f["properties"]["place"] == "Deir ez-Zor"]
    assert (event["number_of_sources"], event["number_of_documents"]) == (2, 3)
    (days,) = [d for d in event["disagreements"] if d["field"] == "date"]
    assert [value["value"] for value in days["values"]] == ["2024-02-02", "2024-02-03"]


def test_places_told_by_relation_stand_where_they_are(built):
    points = {f["properties"]["place_id"]: f["geometry"]["coordinates"] for f in built.layer("places")}
    longitude, latitude = points["meeting:IQ:JO:SY"]
    assert great_circle((latitude, longitude), (33.37, 38.79)).km < 10
    assert points["part:SY:east"][0] > points["sy-syria"][0]
