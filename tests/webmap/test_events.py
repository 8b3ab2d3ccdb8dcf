import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Point

from geostrike.layers.records import Table
from geostrike.layers.telling import in_order, toll_shared

from .blocks import carried, carried_of
from .reports import claim, event, layer, make_layers

HIT = Point(42.8, 33.6)


@pytest.fixture
def page(layers, spec):
    return carried(layers, spec)


def one_event(*claims, documents=(), **given):
    """Return the only event of a page, and what is said of it."""
    row = event("e", "strike", "Hit", HIT, 1, [row["id"] for row in claims], **given)
    page = carried_of([row], claims, documents)
    return page.events[0], page.detail("e")


def test_events_stand_in_the_order_of_their_dates(page) -> None:
    days = [found["first"] for found in page.events]
    assert days == sorted(days)


DAYS = st.sampled_from(
    [None, "", "2024-02-02", "2024-02-01", "1999-12-31", "2024-02-01T23:00", "last Tuesday", "2024-02-31"]
)
ROWS = st.lists(st.tuples(DAYS, DAYS, st.sampled_from([None, "", "Hit", "Erbil", "عين الأسد"])), max_size=8)


@settings(deadline=None)
@given(ROWS)
def test_the_order_is_by_day_place_and_id_and_what_has_no_day_comes_last(told) -> None:
    rows = [
        {"id": f"e{n}", "event_type": "strike", "date_start": start, "date_end": end, "place": place}
        for n, (start, end, place) in enumerate(told)
    ]
    events = carried_of(rows).events
    dated = [found for found in events if found["first"] is not None]
    assert events[: len(dated)] == dated
    by_id = {row["id"]: row for row in rows}
    keys = [(found["first"], by_id[found["id"]]["place"] or "", found["id"]) for found in dated]
    assert keys == sorted(keys)
    undated = [(by_id[found["id"]]["place"] or "", found["id"]) for found in events[len(dated) :]]
    assert undated == sorted(undated)
    shuffled = random.Random(5).sample(rows, len(rows))
    assert [found["id"] for found in carried_of(shuffled).events] == [found["id"] for found in events]


def test_the_order_of_a_table_names_every_row_once() -> None:
    layers = make_layers()
    table = Table(layers["strikes"], layers["attacks"])
    order = in_order(table)
    assert sorted(order) == list(range(11))
    assert table.reordered(order).column("id") == ["a2", "a4", "a3", "a1", "a5", "s2", "s1", "s3", "s6", "s5", "s4"]
    assert in_order(Table()) == []


@pytest.mark.parametrize(
    ("start", "end", "first", "last"),
    [
        ("1970-01-01", "1970-01-02", 0, 1),
        ("1969-12-31", None, -1, -1),
        (None, "1970-01-02", 1, 1),
        ("1970-01-05", "1970-01-02", 1, 4),
        ("0001-01-01", "9999-12-31", -719_162, 2_932_896),
        ("last Tuesday", None, None, None),
        ("2024-02-31", "2024-03-01", None, None),
        ("2024-02-01", "soon", None, None),
        (None, None, None, None),
        ("", "", None, None),
    ],
)
def test_days_are_numbers_and_what_is_no_day_is_none(start, end, first, last) -> None:
    found, _ = one_event(date_start=start, date_end=end)
    assert (found["first"], found["last"]) == (first, last)
    assert found["when"]


def test_one_toll_for_two_sites_is_said_at_both(page) -> None:
    for name in ("s2", "s3"):
        assert page.event(name)["toll"] == "at least 18 killed"
        assert page.event(name)["shared"] == "one figure for Al-Mayadeen and Deir ez-Zor together"
    assert page.event("s1")["shared"] == ""


def test_a_toll_shared_within_a_place_and_without_a_figure() -> None:
    def told(*rows):
        return toll_shared(Table(layer("strikes", [{"id": str(n), **row} for n, row in enumerate(rows)])))

    here = {"place": "Hit", "toll_group": "t", "best": 4}
    assert told(here, here) == dict.fromkeys((0, 1), "one figure for several events here")
    assert told(here, {**here, "place": None, "best": None}) == {0: "one figure for Hit and 1 together"}
    assert told(here, {**here, "toll_group": "other"}, {**here, "toll_group": None}) == {}


def test_disagreements_name_the_sources(page) -> None:
    assert page.detail("a1")["differ"] == [
        {
            "field": "Killed",
            "values": [
                {"value": "3", "by": [{"name": "Example Wire"}]},
                {"value": "4", "by": [{"name": "Explainer Blog"}]},
            ],
        }
    ]
    assert page.detail("a1")["tollNotes"] == ["soldiers", "reports give 3 to 4"]


def test_what_is_known_to_the_country_only_has_no_point(page) -> None:
    assert page.event("s6")["at"] is None
    assert page.event("s6")["precision"] == "Known only to the country"


def test_copies_do_not_count_as_sources(page) -> None:
    assert (page.event("s1")["sources"], page.event("s1")["documents"]) == (1, 2)
    assert page.event("s1")["publishers"] == ["Example Mirror", "Example Wire"]


def test_kinds_and_flags(page) -> None:
    assert {found["id"][0]: found["type"] for found in page.events} == {"s": "strike", "a": "attack"}
    assert [found["id"] for found in page.events if found["disputed"]] == ["a1", "a5"]
    assert not any(found["decided"] or found["contested"] for found in page.events)
    assert page.event("s1")["kind"] == "Air/drone strike"
    assert [page.event(name)["wherePrec"] for name in ("s1", "a3", "a4", "s5", "s6")] == [1, 2, 4, 5, 6]
    assert [page.event(name)["killed"] for name in ("s1", "a3", "s4")] == [16, 0, None]
    assert page.event("a4")["datePrec"] == 3


def test_the_region_says_only_what_the_place_does_not(page) -> None:
    assert page.event("s1")["region"] == "Anbar, Iraq"
    assert page.event("s4")["region"] == "Syria"
    assert page.event("s5")["region"] == ""
    assert page.event("a3")["region"] == "Iraq"


@pytest.mark.parametrize(
    ("title", "lead"),
    [
        ("Strike, Hit", "Air force on depots"),
        ("Strike near Hit", "Air force on depots"),
        ("Depots burn at Hit", "Depots burn at Hit"),
        ("", "Air force on depots"),
        (None, "Air force on depots"),
    ],
)
def test_a_title_that_says_nothing_new_gives_way_to_who_and_what(title, lead) -> None:
    found, _ = one_event(title=title, actor1="Air force", target="depots")
    assert found["lead"] == lead
    assert found["title"] == (title or "Hit")


@pytest.mark.parametrize(
    ("actor1", "target", "actor2", "lead"),
    [
        ("Air force", "", "", "Air force"),
        ("Air force", "", "Militia", "Air force on Militia"),
        ("", "depots", "Militia", "depots"),
        (None, None, None, ""),
    ],
)
def test_what_is_not_known_is_not_said(actor1, target, actor2, lead) -> None:
    assert one_event(title="Strike at Hit", actor1=actor1, target=target, actor2=actor2)[0]["lead"] == lead


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ({"place": "Hit"}, "Hit"),
        ({"place": "", "where_description": "by the river"}, "by the river"),
        ({"place": None, "where_description": None, "country": "IQ"}, "Iraq"),
        ({"place": None, "where_description": None, "country": "XX"}, "XX"),
        ({"place": None, "where_description": None, "country": None}, "Place not known"),
    ],
)
def test_an_event_is_somewhere_in_words(told, place) -> None:
    row = {"id": "e", "event_type": "attack", "geometry": HIT, **told}
    [found] = carried_of([row], land=make_layers()["land"]).events
    assert found["place"] == found["title"] == place


def test_the_place_may_stand_in_the_title_often_or_in_part() -> None:
    found, _ = one_event(title="Hit hit: Hitherto Hit, and (Hit)")
    assert found["title"] == "Hit hit: Hitherto Hit, and (Hit)"


def test_the_bound_of_a_toll_comes_from_the_claims_that_give_it() -> None:
    told = [
        claim("c1", "d", "x", killed=5, killed_bound="about"),
        claim("c2", "d", "x", killed=9, killed_bound="at_least"),
    ]
    assert one_event(*told, best=5)[0]["toll"] == "about 5 killed"
    assert one_event(*told, best=5, toll_bound="up_to")[0]["toll"] == "up to 5 killed"
    assert one_event(*told, best=7)[0]["toll"] == "7 killed"
    assert one_event(best=5)[0]["toll"] == "5 killed"
    assert one_event(*told, best=None)[0]["toll"] == ""


def disputed(differ, **given):
    documents = [{"id": "a", "publisher": "Wire"}, {"id": "b", "publisher": "Daily"}]
    return one_event(claim("c1", "a", "x"), documents=documents, disagreements=differ, **given)[1]


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


def test_days_on_which_sources_differ_are_said_in_words() -> None:
    values = [{"value": "2024-02-02", "documents": ["a"]}, {"value": "2024-02-01 to 2024-02-29", "documents": ["b"]}]
    [found] = disputed([{"field": "date", "values": values}])["differ"]
    assert [value["value"] for value in found["values"]] == ["2 February 2024", "1 February 2024 to 29 February 2024"]


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
    assert disputed([], decisions=None)["decisions"] == []
    assert one_event(decisions=made)[0]["decided"] == 1
    assert one_event(decisions=[])[0]["decided"] == 0


def test_facts_stand_in_their_order_and_only_what_is_known() -> None:
    told = {"target": "depots", "weapon": "bombs", "injured": 1200, "event_clarity": 2, "where_description": "the yard"}
    assert one_event(**told)[1]["facts"] == [
        ["Target", "depots"],
        ["Weapon", "bombs"],
        ["Injured", "1,200"],
        ["Place as told", "the yard"],
        ["Clarity", "Several happenings told as one; they cannot be taken apart"],
    ]
    assert one_event(where_description="HIT", injured=0)[1]["facts"] == [["Injured", "0"]]
    assert one_event()[1]["facts"] == []
