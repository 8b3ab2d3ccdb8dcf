import pytest
from shapely.geometry import Point

from geostrike.webmap.events import event_records
from geostrike.webmap.payload import payload
from geostrike.webmap.voices import Voices

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
            "values": [
                {"value": "3", "by": [{"name": "Example Wire"}]},
                {"value": "4", "by": [{"name": "Explainer Blog"}]},
            ],
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
    [record] = event_records([(row, [42.8, 33.6])], [], Voices({}), {})
    assert record["lead"] == lead


def test_the_bound_of_a_toll_comes_from_the_claims_that_give_it() -> None:
    row = event("e", "strike", "Hit", None, 1, ["c1", "c2"], best=5)
    told = [
        claim("c1", "d", "x", killed=5, killed_bound="about"),
        claim("c2", "d", "x", killed=9, killed_bound="at_least"),
    ]
    assert event_records([(row, None)], told, Voices({}), {})[0]["toll"] == "about 5 killed"
    assert event_records([({**row, "toll_bound": "up_to"}, None)], told, Voices({}), {})[0]["toll"] == "up to 5 killed"


def disputed(differ, **given):
    row = event("e", "strike", "Hit", Point(42.8, 33.6), 1, ["c1"], disagreements=differ, **given)
    voices = Voices({"a": {"publisher": "Wire"}, "b": {"publisher": "Daily"}})
    return event_records([(row, [42.8, 33.6])], [claim("c1", "a", "x")], voices, {})[0]


def test_what_a_contested_event_is_told_of_stands_second_and_is_marked() -> None:
    differ = [
        {"field": "place", "values": [{"value": "Hit", "documents": ["b"]}, {"value": "Heet", "documents": ["a"]}]}
    ]
    [place] = disputed(differ, contested_with=["other"])["differ"]
    assert place == {
        "field": "Place",
        "values": [
            {"value": "Heet", "by": [{"name": "Wire"}]},
            {"value": "Hit", "by": [{"name": "Daily", "other": True}]},
        ],
    }
    [uncontested] = disputed(differ)["differ"]
    assert [value["by"] for value in uncontested["values"]] == [[{"name": "Daily"}], [{"name": "Wire"}]]


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("place", "Place"),
        ("date", "Date"),
        ("actor1", "By whom"),
        ("responsibility", "Responsibility"),
        ("injured", "Injured"),
    ],
)
def test_every_field_has_a_plain_name(field, name) -> None:
    [found] = disputed([{"field": field, "values": [{"value": "x", "documents": []}]}])["differ"]
    assert found == {"field": name, "values": [{"value": "x", "by": []}]}


def test_decisions_are_said_in_words() -> None:
    made = [
        {"action": "move", "who": "A. Analyst", "when": "2024-05-06", "why": "The town, not the base."},
        {"action": "split", "who": "A. Analyst", "when": "2024-05-07", "why": ""},
        {"action": "merge", "who": None, "when": None, "why": None},
    ]
    assert disputed([], decisions=made)["decisions"] == [
        {"what": "Moved", "who": "A. Analyst", "when": "6 May 2024", "why": "The town, not the base."},
        {"what": "Set apart from another report", "who": "A. Analyst", "when": "7 May 2024"},
        {"what": "Joined with another report"},
    ]
    assert "decisions" not in disputed([], decisions=None)
