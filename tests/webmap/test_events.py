import pytest
from shapely.geometry import Point

from geostrike.webmap.events import event_records
from geostrike.webmap.payload import payload

from .reports import claim, event


@pytest.fixture
def records(layers, spec):
    return {record["id"]: record for record in payload(layers, spec)["events"]["events"]}


def test_events_stand_in_the_order_of_their_dates(layers, spec) -> None:
    dates = [record["date"] for record in payload(layers, spec)["events"]["events"]]
    assert dates == sorted(dates)


def test_one_toll_for_two_sites_is_said_at_both(records) -> None:
    for name in ("s2", "s3"):
        assert records[name]["toll"] == "at least 18 killed"
        assert records[name]["shared"] == "one figure for Al-Mayadeen and Deir ez-Zor together"
    assert "shared" not in records["s1"]


def test_disagreements_name_the_sources(records) -> None:
    assert records["a1"]["differ"] == [
        {
            "field": "Killed",
            "values": [{"value": "3", "by": ["Example Wire"]}, {"value": "4", "by": ["Explainer Blog"]}],
        }
    ]
    assert records["a1"]["tollNotes"] == ["soldiers", "reports give 3 to 4"]


def test_what_is_known_to_the_country_only_has_no_point(records) -> None:
    assert "at" not in records["s6"]
    assert records["s6"]["precision"] == "Known only to the country"


def test_copies_do_not_count_as_sources(records) -> None:
    assert records["s1"]["sources"] == "1 independent source, in 2 documents"


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("Strike, Hit", "Air force on depots"),
        ("Strike near Hit", "Air force on depots"),
        ("Depots burn at Hit", "Depots burn at Hit"),
        ("", "Air force on depots"),
    ],
)
def test_a_title_that_says_nothing_new_gives_way_to_who_and_what(title, lead) -> None:
    row = event("e", "strike", "Hit", Point(42.8, 33.6), 1, [], title=title, actor1="Air force", target="depots")
    [record] = event_records([(row, [42.8, 33.6])], [], {}, {})
    assert record["lead"] == lead


def test_the_bound_of_a_toll_comes_from_the_claims_that_give_it() -> None:
    row = event("e", "strike", "Hit", None, 1, ["c1", "c2"], best=5)
    told = [
        claim("c1", "d", "x", killed=5, killed_bound="about"),
        claim("c2", "d", "x", killed=9, killed_bound="at_least"),
    ]
    assert event_records([(row, None)], told, {}, {})[0]["toll"] == "about 5 killed"
    assert event_records([({**row, "toll_bound": "up_to"}, None)], told, {}, {})[0]["toll"] == "up to 5 killed"
