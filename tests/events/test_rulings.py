"""What analysts decided about single claims, against the real gazetteer and the real boundaries."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely import Point

from geostrike.boundaries import load_boundaries
from geostrike.errors import DecisionError
from geostrike.events import decide_claims
from geostrike.gazetteer import read_gazetteer
from geostrike.model import Claim, Decision, Document, Evidence, RunnerUp, WherePrec
from geostrike.reading.claim_rows import claim_from_row, claim_row
from geostrike.reading.where.location import NEAR_M, locate

from .conftest import claim, located_at, toll

BUKAMAL, MAYADIN, QAIM = "sy-al-bukamal", "sy-al-mayadin", "iq-al-qaim"
PROVINCE, COUNTRY, SEA = "sy-deir-ez-zor-governorate", "sy-syria", "xx-black-sea"
TEXT = "Jets bombed it. The mill by the bridge burned all night, said the miller.  \n\t  Rain fell."
MILL = TEXT.index("The mill"), TEXT.index("  \n")
# Coordinates of a spot within Deir ez-Zor governorate.
SPOT = {"longitude": 40.7, "latitude": 34.7}


def day(number):
    return date(2024, 2, number)


def decide(action, of, other="", *, when=1, line=2, why="the list names the town", **fields):
    """Give a decision about a claim or, for an addition, about a span; its day is one of March 2024."""
    name = of.id if isinstance(of, Claim) else of
    return Decision(
        action=action, claim=name, other_claim=other, who="A. Analyst", when=date(2024, 3, when), why=why, line=line,
        **fields,
    )  # fmt: skip


@pytest.fixture(scope="session")
def boundaries():
    return load_boundaries()


@pytest.fixture(scope="session")
def places():
    return read_gazetteer().places


@pytest.fixture(scope="session")
def told(places, boundaries):
    """Give a claim of a document that names a place of the gazetteer."""

    def of(document="a", place=BUKAMAL, number=2, *, before="", **fields):
        at = None
        if place:
            named = places.get(place) or replace(places[COUNTRY], id=place, feature_code="RGN")
            at = locate(named, boundaries, before=before, description=named.name)
        return claim(document, at, number, **({"rule": "'bombed' tells it", "date_basis": "text"} | fields))

    return of


@pytest.fixture(scope="session")
def rule(places, boundaries):
    """Rule on claims of documents that all have one text."""

    def of(claims, *decisions, names=("a", "b")):
        given = [Document(id=name, name=name, text=TEXT, sha256=f"sha of {name}") for name in names]
        return decide_claims(claims, decisions, documents=given, places=places, boundaries=boundaries)

    return of


def only(ruling):
    (left,) = ruling.claims
    return left


def in_words(decision):
    return f"{decision.who} on {decision.when.isoformat()}: {decision.why}"


def test_without_decisions_all_is_as_it_was_read(told, rule):
    claims = (told("b"), told("a"))
    ruling = rule(claims)
    assert (ruling.claims, ruling.decisions, ruling.rejections) == (claims, (), ())


def test_a_claim_that_is_kept_is_as_it_was_read(told, rule):
    one, kept = told(), decide("keep", told())
    ruling = rule([one], kept)
    assert (ruling.claims, ruling.decisions, ruling.rejections) == ((one,), (kept,), ())


@pytest.mark.parametrize(
    "change",
    [
        {"place_id": MAYADIN}, SPOT, {"date_start": day(3), "date_end": day(3)}, {"event_type": "attack"},
        {"where_prec": WherePrec.NEAR},
    ],
    ids=lambda change: next(iter(change)),
)  # fmt: skip
def test_what_a_move_does_not_name_stays_as_it_was_read(told, rule, change):
    one = told(killed=toll(3), actor1="Atlantis", weapon="drone")
    changed = {"rule"} | ({"location"} if change.keys() & {"place_id", "longitude", "where_prec"} else set())
    changed |= {"date_start", "date_end"} if "date_start" in change else set()
    changed |= {"event_type"} if "event_type" in change else set()
    moved = only(rule([one], decide("move", one, **change)))
    for field in (name for name in Claim.__slots__ if name not in {*changed, "date_prec", "date_basis"}):
        assert getattr(moved, field) == getattr(one, field), field
    for field in changed:
        assert getattr(moved, field) != getattr(one, field), field


OTHER = RunnerUp(
    place_id="x", name="X", country="SY", admin1="", latitude=35.0, longitude=40.0, score=0.7, rule="main name"
)


def test_what_an_analyst_places_has_no_other_places_that_its_name_may_mean(told, rule):
    one = told(candidates=(OTHER,))
    assert only(rule([one], decide("move", one, place_id=MAYADIN))).candidates == ()
    assert only(rule([one], decide("move", one, **SPOT))).candidates == ()
    dated = decide("move", one, date_start=day(3), date_end=day(3))
    assert only(rule([one], dated)).candidates == (OTHER,)
    kept, added = rule([one], decide("add", one, place_id=MAYADIN)).claims
    assert (kept.candidates, added.candidates) == ((OTHER,), ())


def test_a_move_says_who_decided_it_and_what_had_been_read(told, rule):
    one = told()
    decision = decide("move", one, place_id=MAYADIN)
    moved = only(rule([one], decision))
    assert moved.rule == f"moved by {in_words(decision)} (read as Al Bukamal, 2024-02-02: 'bombed' tells it)"
    nowhere = told(place=None, number=None)
    decision = decide("move", nowhere, place_id=MAYADIN)
    assert "(read as no place, no date: " in only(rule([nowhere], decision)).rule


def test_a_claim_is_moved_to_a_place_of_the_gazetteer(told, rule, places):
    one = told()
    moved = only(rule([one], decide("move", one, place_id=MAYADIN)))
    at = moved.location
    assert (at.place, at.where_prec, at.radius_m) == (places[MAYADIN], WherePrec.EXACT, places[MAYADIN].radius_m)
    assert (at.longitude, at.latitude, at.area) == (places[MAYADIN].longitude, places[MAYADIN].latitude, None)
    assert at.where_description == "Al Bukamal"  # the place in the source's own words, which have not changed


def test_a_claim_without_a_place_may_be_moved_to_one(told, rule):
    one = told(place=None)
    at = only(rule([one], decide("move", one, place_id=MAYADIN))).location
    assert (at.place.id, at.where_description) == (MAYADIN, "Al-Mayadeen")


@pytest.mark.parametrize(
    ("place", "prec", "size_m"), [(PROVINCE, 4, 100_000), (COUNTRY, 6, 300_000), ("part:SY:east", 5, 50_000)]
)
def test_a_claim_is_moved_to_an_area(told, rule, places, place, prec, size_m):
    one = told()
    claims = [one] if place in places else [one, told("b", place)]
    at = rule(claims, decide("move", one, place_id=place)).claims[0].location
    assert (at.place.id, at.where_prec) == (place, prec)
    assert at.radius_m >= size_m
    assert at.area.contains(Point(at.longitude, at.latitude))
    assert at.area.contains(Point(40.15, 35.34))  # Deir ez-Zor


def test_a_sea_is_international(told, rule):
    one = told()
    assert only(rule([one], decide("move", one, place_id=SEA))).location.where_prec == WherePrec.INTERNATIONAL


@pytest.mark.parametrize(("prec", "size_m"), [(None, 1_000), (1, 1_000), (2, 25_000), (3, 50_000), (4, 100_000)])
def test_a_claim_is_moved_to_a_coordinate_as_finely_as_the_analyst_says(told, rule, boundaries, prec, size_m):
    one = told()
    at = only(rule([one], decide("move", one, **SPOT, where_prec=prec))).location
    assert (at.longitude, at.latitude, at.where_prec, at.radius_m) == (40.7, 34.7, prec or 1, size_m)
    assert (at.place.country, at.place.admin1, at.place.name) == ("SY", "Deir ez-Zor", "34.7, 40.7")
    assert at.where_description == "Al Bukamal"
    if prec == 4:
        assert at.area.equals(boundaries.division_at("SY", 40.7, 34.7)[1])
    else:
        assert at.area is None


@pytest.mark.parametrize(
    ("longitude", "latitude", "country"),
    [(34.0, 43.0, ""), (180.0, 0.0, ""), (-180.0, 0.0, ""), (0.0, 90.0, ""), (0.0, -89.9, "AQ"), (0.0, 0.0, "")],
    ids=["at sea", "180 east", "180 west", "north pole", "by the south pole", "zero"],
)
@pytest.mark.parametrize("prec", [1, 4])
def test_a_coordinate_may_lie_anywhere(told, rule, longitude, latitude, country, prec):
    one = told()
    at = only(rule([one], decide("move", one, longitude=longitude, latitude=latitude, where_prec=prec))).location
    assert (at.longitude, at.latitude, at.place.country) == (longitude, latitude, country)
    assert at.area is not None or at.radius_m >= (100_000 if prec == 4 else 1_000)


@pytest.mark.parametrize(
    ("first", "last", "prec"),
    [((2, 3), (2, 3), 1), ((2, 3), (2, 4), 2), ((2, 3), (2, 8), 2), ((2, 3), (2, 9), 3), ((2, 3), (2, 10), 4),
     ((2, 1), (2, 29), 4), ((1, 1), (1, 31), 4), ((1, 1), (2, 1), 5), ((1, 1), (12, 31), 5)],
)  # fmt: skip
def test_a_date_is_moved_with_its_precision(told, rule, first, last, prec):
    one = told()
    start, end = date(2024, *first), date(2024, *last)
    moved = only(rule([one], decide("move", one, date_start=start, date_end=end)))
    assert (moved.date_start, moved.date_end, moved.date_prec) == (start, end, prec)
    assert moved.location == one.location


def test_a_claim_without_a_date_may_be_given_one(told, rule):
    one = told(number=None, date_basis=None)
    moved = only(rule([one], decide("move", one, date_start=day(3), date_end=day(3))))
    assert (moved.date_start, moved.date_prec) == (day(3), 1)


@pytest.mark.parametrize("basis", ["publication", "inherited", "relative"])
def test_a_date_that_an_analyst_gave_is_not_said_to_be_reckoned(told, rule, basis):
    one = told(date_basis=basis, date_text="on Friday")
    moved = only(rule([one], decide("move", one, date_start=day(3), date_end=day(3))))
    assert moved.date_basis not in ("publication", "inherited", "relative")
    assert moved.date_text == ""


def test_another_type_leaves_the_id_as_it_is(told, rule):
    one = told()
    moved = only(rule([one], decide("move", one, event_type="attack")))
    assert (moved.event_type, moved.id, moved.location) == ("attack", one.id, one.location)


def test_near_is_a_circle_of_25_km_in_the_source_s_own_words(told, rule):
    one = told()
    at = only(rule([one], decide("move", one, where_prec=WherePrec.NEAR))).location
    assert (at.place.id, at.where_prec, at.radius_m, at.area) == (BUKAMAL, 2, NEAR_M, None)
    assert at.where_description == "Al Bukamal"


def test_what_was_read_as_near_may_be_the_place_itself(told, rule, places):
    one = told(before="near ")
    assert one.location.radius_m == NEAR_M
    at = only(rule([one], decide("move", one, where_prec=WherePrec.EXACT))).location
    assert (at.where_prec, at.radius_m) == (1, places[BUKAMAL].radius_m)


def test_a_precision_that_an_analyst_confirms_changes_no_words(told, rule):
    one = told(before="near ")
    at = only(rule([one], decide("move", one, where_prec=WherePrec.NEAR))).location
    assert at.where_description == one.location.where_description == "near Al Bukamal"


@pytest.mark.parametrize("prec", [2, 3, 4, 5, 6])
def test_a_coarser_word_is_never_a_smaller_circle(told, rule, prec):
    one = told()
    at = only(rule([one], decide("move", one, where_prec=WherePrec(prec)))).location
    assert at.where_prec == prec
    assert at.radius_m >= NEAR_M
    assert prec not in (4, 6) or at.area.contains(Point(at.longitude, at.latitude))


@pytest.mark.parametrize(("place", "own"), [(PROVINCE, 4), (COUNTRY, 6), (SEA, 7)])
@pytest.mark.parametrize("prec", [1, 2, 3])
def test_no_area_becomes_a_site(told, rule, place, own, prec):
    one = told()
    ruling = rule([one], decide("move", one, place_id=place, where_prec=WherePrec(prec)))
    found = [c.location for c in ruling.claims if c.location.place.id == place]
    assert all(at.where_prec >= own for at in found)
    assert found or ruling.rejections


@pytest.mark.parametrize(
    ("place", "before"),
    [("part:SY:east", ""), ("border:IQ:SY", ""), (BUKAMAL, "20 km south of "), (BUKAMAL, "south of ")],
)
def test_no_part_border_or_sector_becomes_a_site(told, rule, place, before):
    one = told(place=place, before=before)
    assert one.location.area is not None
    ruling = rule([one], decide("move", one, where_prec=WherePrec.EXACT))
    assert only(ruling) == one
    assert len(ruling.rejections) == 1


def test_a_precision_without_a_place_is_not_carried_out(told, rule):
    one = told(place=None)
    ruling = rule([one], decide("move", one, where_prec=WherePrec.NEAR))
    assert (ruling.claims, ruling.decisions) == ((one,), ())
    assert "a claim without a place; give a place_id too" in ruling.rejections[0].reason


def test_a_rejected_claim_is_listed_with_its_words_and_the_reason(told, rule):
    spans = Evidence(start=0, end=15, text="Jets bombed it."), Evidence(start=16, end=24, text="The mill")
    one = replace(told(), evidence=spans)
    decision = decide("reject", one)
    ruling = rule([one, told("b")], decision)
    assert [c.document for c in ruling.claims] == ["b"]
    assert ruling.decisions == ()
    (rejection,) = ruling.rejections
    assert (rejection.stage, rejection.item, rejection.document) == ("event", "Jets bombed it.", "a")
    assert (rejection.start, rejection.end) == (0, 15)
    assert rejection.reason == f"rejected by {in_words(decision)}"


def test_what_is_added_of_a_claim_has_its_words_and_its_day_but_a_place_of_its_own(told, rule):
    one = told(killed=toll(3), sub_event_type="Air/drone strike", actor1="Atlantis")
    decision = decide("add", one, place_id=MAYADIN)
    ruling = rule([one], decision)
    first, added = ruling.claims
    assert first == one
    assert (added.document, added.evidence, added.event_type) == ("a", one.evidence, "strike")
    assert (added.date_start, added.date_end, added.date_prec) == (one.date_start, one.date_end, one.date_prec)
    assert (added.location.place.id, added.killed, added.mention) == (MAYADIN, None, None)
    assert added.id not in (one.id, "")
    assert added.rule == f"added by {in_words(decision)}"
    assert ruling.decisions == (replace(decision, claim=added.id),)
    assert ruling.rejections == ()


def test_what_is_added_of_a_claim_may_be_of_another_type_and_day(told, rule):
    one = told(sub_event_type="Shelling")
    decision = decide("add", one, **SPOT, event_type="attack", date_start=day(5), date_end=day(6))
    added = rule([one], decision).claims[1]
    assert (added.event_type, added.sub_event_type) == ("attack", "")
    assert (added.date_start, added.date_end, added.date_prec) == (day(5), day(6), 2)
    assert (added.location.longitude, added.location.latitude) == (40.7, 34.7)


NAMES = ["a", "folder/note 1.txt", "agency: morning wire", "https://example.org:443/a-b", "x:1-2", "دير الزور", "a\nb"]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_added_of_a_span_has_its_words(rule, name):
    decision = decide("add", f"{name}:{MILL[0]}-{MILL[1]}", place_id=MAYADIN, event_type="attack")
    ruling = rule([], decision, names=NAMES)
    added = only(ruling)
    (words,) = added.evidence
    assert (added.document, words.text) == (name, "The mill by the bridge burned all night, said the miller.")
    assert TEXT[words.start : words.end] == words.text
    assert (added.event_type, added.date_start, added.location.place.id) == ("attack", None, MAYADIN)
    assert (added.location.where_description, added.rule) == ("Al-Mayadeen", f"added by {in_words(decision)}")
    assert ruling.decisions == (replace(decision, claim=added.id),)


@pytest.mark.parametrize(
    "span",
    [
        pytest.param(f"a:{len(TEXT)}-{len(TEXT) + 5}", id="behind the text"),
        pytest.param(f"a:{len(TEXT) - 5}-{len(TEXT) + 5}", id="over its end"),
        pytest.param("a:0-999999999", id="far out"),
        pytest.param("a:0-9999999999", id="endless"),
        pytest.param("a:5-5", id="empty"),
        pytest.param("a:9-4", id="backwards"),
        pytest.param(f"a:{MILL[1]}-{MILL[1] + 5}", id="blank"),
        pytest.param("c:0-15", id="no such document"),
        pytest.param("a:0", id="no end"),
        pytest.param("a", id="no span"),
        pytest.param("a:0-", id="half a span"),
        pytest.param("a:-1-5", id="below nought"),
        pytest.param("a: 0-15", id="a blank in it"),
        pytest.param(":0-15", id="no document"),
        pytest.param("0-15", id="a span alone"),
        pytest.param("a:0–15", id="a dash"),
    ],
)
def test_a_span_that_holds_no_words_of_a_document_is_not_carried_out(rule, span):
    ruling = rule([], decide("add", span, place_id=MAYADIN, event_type="attack", line=9))
    assert (ruling.claims, ruling.decisions) == ((), ())
    (refused,) = ruling.rejections
    assert refused.item == f"decisions, line 9: add {span}"
    assert "no words of a document (document:start-end)" in refused.reason


def test_a_span_does_not_say_what_it_tells_of(rule):
    ruling = rule([], decide("add", f"a:{MILL[0]}-{MILL[1]}", place_id=MAYADIN))
    assert ruling.claims == ()
    assert "give event_type, strike or attack" in ruling.rejections[0].reason


def test_near_a_place_that_is_added_names_the_place(told, rule):
    decision = decide("add", f"a:{MILL[0]}-{MILL[1]}", place_id=MAYADIN, event_type="attack", where_prec=WherePrec.NEAR)
    at = only(rule([], decision)).location
    assert (at.where_prec, at.radius_m) == (2, NEAR_M)
    assert "Al-Mayadeen" in at.where_description


def test_of_one_sentence_several_sites_may_be_added(told, rule):
    one = told()
    ruling = rule([one], decide("add", one, place_id=MAYADIN), decide("add", one, line=3, place_id=QAIM))
    assert [c.location.place.id for c in ruling.claims] == [BUKAMAL, MAYADIN, QAIM]
    assert len({c.id for c in ruling.claims}) == 3


def test_of_two_sentences_the_same_site_may_be_added(rule):
    spans = [f"a:0-{len('Jets bombed it.')}", f"a:{MILL[0]}-{MILL[1]}"]
    ruling = rule(
        [], *(decide("add", span, place_id=MAYADIN, event_type="strike", line=n) for n, span in enumerate(spans, 2))
    )
    assert len({c.id for c in ruling.claims}) == 2


def test_of_two_documents_the_same_words_may_be_added(rule):
    decisions = (decide("add", f"{name}:0-15", place_id=MAYADIN, event_type="strike", line=2) for name in "ab")
    assert len({c.id for c in rule([], *decisions).claims}) == 2


def test_what_is_added_twice_is_there_once(told, rule):
    one = told()
    ruling = rule([one], decide("add", one, place_id=MAYADIN), decide("add", one, line=3, place_id=MAYADIN))
    assert len(ruling.claims) == 2
    assert len(ruling.decisions) == 1


def test_the_id_of_what_is_added_outlives_a_change_of_its_precision_day_and_reason(told, rule):
    one = told()
    change = {"where_prec": WherePrec.NEAR, "date_start": day(7), "date_end": day(7), "why": "another list"}
    ids = {rule([one], decide("add", one, place_id=MAYADIN, **fields)).claims[1].id for fields in ({}, change)}
    assert len(ids) == 1


def test_what_is_added_takes_over_a_claim_as_it_was_read(told, rule):
    one = told()
    move = decide("move", one, place_id=QAIM, date_start=day(9), date_end=day(9), line=2)
    ruling = rule([one], move, decide("add", one, place_id=MAYADIN, line=3))
    assert [(c.location.place.id, c.date_start.day) for c in ruling.claims] == [(QAIM, 9), (MAYADIN, 2)]


def test_the_claim_whose_words_are_used_may_be_rejected(told, rule):
    one = told()
    ruling = rule([one], decide("reject", one, line=2), decide("add", one, place_id=MAYADIN, line=3))
    assert only(ruling).location.place.id == MAYADIN
    assert len(ruling.rejections) == 1


@pytest.mark.parametrize("action", ["keep", "move", "reject", "merge", "split"])
def test_what_was_added_may_be_decided_about_by_its_id(told, rule, action):
    one, add = told(), decide("add", told(), place_id=MAYADIN, line=9)
    added = rule([one], add).claims[1]
    other = one.id if action in ("merge", "split") else ""
    fields = {"place_id": QAIM} if action == "move" else {}
    ruling = rule([one], decide(action, added, other, **fields), add)
    assert [r.item for r in ruling.rejections] == (["Jets bombed it."] if action == "reject" else [])
    found = [c.location.place.id for c in ruling.claims if c.id == added.id]
    assert found == {"reject": [], "move": [QAIM]}.get(action, [MAYADIN])


ORPHANS = [
    ("keep", "", {}), ("move", "", {"place_id": MAYADIN}), ("reject", "", {}), ("merge", "b-nowhere-2-strike", {}),
    ("split", "b-nowhere-2-strike", {}), ("split", "", {}), ("add", "", {"place_id": MAYADIN}),
]  # fmt: skip


@pytest.mark.parametrize(("action", "other", "fields"), ORPHANS, ids=lambda value: value or None)
def test_a_decision_about_no_claim_is_reported(told, rule, action, other, fields):
    one = told("b", None)
    ruling = rule([one], decide(action, "gone", other, line=7, **fields))
    assert (ruling.claims, ruling.decisions) == ((one,), ())
    (refused,) = ruling.rejections
    assert (refused.stage, refused.document) == ("event", "")
    assert refused.item == f"decisions, line 7: {action} gone{f' and {other}' if other else ''}"
    assert "names no claim that was read" in refused.reason


@pytest.mark.parametrize("action", ["merge", "split"])
def test_a_pair_of_which_the_second_is_no_claim_is_reported(told, rule, action):
    ruling = rule([told()], decide(action, told(), "gone"))
    assert ruling.decisions == ()
    assert "gone" in ruling.rejections[0].reason and told().id not in ruling.rejections[0].reason


@pytest.mark.parametrize("action", ["merge", "split"])
@pytest.mark.parametrize("line", [2, 9])
def test_a_pair_of_which_one_is_rejected_is_reported(told, rule, action, line):
    one, other = told(), told("b")
    ruling = rule([one, other], decide(action, one, other.id, line=5), decide("reject", other, line=line))
    assert (only(ruling), ruling.decisions) == (one, ())
    assert sorted(r.document for r in ruling.rejections) == ["", "b"]
    (refused,) = [r for r in ruling.rejections if not r.document]
    assert refused.item.startswith(f"decisions, line 5: {action} ") and other.id in refused.reason


@pytest.mark.parametrize("action", ["move", "add"])
@pytest.mark.parametrize("place", ["sy-nowhere", "Al Bukamal", "point:1.0:2.0", "=1+1"])
def test_a_place_that_the_gazetteer_does_not_have_is_reported(told, rule, action, place):
    one = told()
    ruling = rule([one], decide(action, one, place_id=place))
    assert (ruling.claims, ruling.decisions) == ((one,), ())
    assert ruling.rejections[0].reason == f"names a place that the gazetteer does not have: {place}"


def test_a_place_that_another_claim_names_will_do(told, rule):
    one, other = told(), claim("b", located_at(40.5, 34.5, country="SY"))
    moved = rule([one, other], decide("move", one, place_id="point:40.5:34.5")).claims[0]
    assert moved.location.place == other.location.place


def test_a_decision_that_a_later_one_overrules_is_reported_with_its_line(told, rule):
    one = told()
    ruling = rule([one], decide("reject", one, line=3), decide("keep", one, line=5, when=2))
    assert (only(ruling), [d.action for d in ruling.decisions]) == (one, ["keep"])
    (refused,) = ruling.rejections
    assert refused.item == f"decisions, line 3: reject {one.id}"
    assert refused.reason == f"overruled by line 5: keep {one.id}, 2024-03-02"


def test_two_decisions_of_one_day_that_contradict_each_other_are_refused(told, rule):
    with pytest.raises(DecisionError):
        rule([told()], decide("reject", told(), line=3), decide("keep", told(), line=5))


def test_decisions_in_force_are_in_the_order_of_their_table(told, rule):
    one, other = told(), told("b")
    table = (
        decide("merge", one, other.id, line=2, when=9),
        decide("move", one, place_id=MAYADIN, line=3),
        decide("keep", other, line=4, when=5),
    )
    assert rule([one, other], *reversed(table)).decisions == table


def test_claims_without_decisions_are_untouched_and_in_their_order(told, rule):
    claims = [told(name) for name in "dcba"]
    ruling = rule(claims, decide("move", claims[1], place_id=MAYADIN), decide("reject", claims[3]))
    assert [c.document for c in ruling.claims] == ["d", "c", "b"]
    assert ruling.claims[0] is claims[0] and ruling.claims[2] is claims[2]


@pytest.mark.parametrize("action", ["keep", "add", "merge"])
def test_what_is_reported_stays_on_one_line(told, rule, action):
    hostile = "gone\nnot read: all is well\x1b[2J"
    ruling = rule([told()], decide(action, hostile, "also\ngone" if action == "merge" else "", place_id="a\nb"))
    for refused in ruling.rejections:
        assert len(f"{refused.item}: {refused.reason}".splitlines()) == 1


# What is decided once is decided for good: of claims read back from a file, the same table changes nothing again.
CHANGES = [
    {"place_id": MAYADIN}, {"place_id": PROVINCE}, {"place_id": COUNTRY},
    {"place_id": MAYADIN, "where_prec": WherePrec.NEAR},
    SPOT, SPOT | {"where_prec": WherePrec.DISTRICT}, SPOT | {"where_prec": WherePrec.GOVERNORATE},
    {"where_prec": WherePrec.NEAR}, {"where_prec": WherePrec.DISTRICT}, {"where_prec": WherePrec.GOVERNORATE},
    {"event_type": "attack"}, {"date_start": day(5), "date_end": day(5)},
    {"date_start": day(5), "date_end": day(20), "event_type": "attack"},
]  # fmt: skip


def twice(rule, claims, *decisions):
    """Rule, and rule again on what came of it."""
    once = rule(claims, *decisions)
    return once, rule(once.claims, *decisions)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: "-".join(change))
@pytest.mark.parametrize("before", ["", "near "], ids=["at", "near"])
def test_a_move_changes_nothing_again(told, rule, change, before):
    one = told(before=before)
    once, again = twice(rule, [one, told("b")], decide("move", one, **change))
    assert once.claims != (one, told("b"))
    assert again == once


@pytest.mark.parametrize("change", [c for c in CHANGES if c.keys() & {"place_id", "longitude"}], ids="-".join)
@pytest.mark.parametrize("of", ["a claim", "a span"])
def test_an_addition_changes_nothing_again(told, rule, change, of):
    named = told() if of == "a claim" else f"a:{MILL[0]}-{MILL[1]}"
    once, again = twice(rule, [told()], decide("add", named, **({"event_type": "strike"} | change)))
    assert len(once.claims) == 2
    assert again == once


@pytest.mark.parametrize(
    "case",
    [
        "its source is moved",
        "its source is of another type",
        "its source is rejected",
        "it is moved",
        "it is moved in time",
    ],
)
def test_an_addition_changes_nothing_again_whatever_else_is_decided(told, rule, case):
    one, add = told(), decide("add", told(), place_id=MAYADIN, line=2)
    added = rule([one], add).claims[1]
    decision = {
        "its source is moved": decide("move", one, place_id=QAIM, date_start=day(9), date_end=day(9), line=3),
        "its source is of another type": decide("move", one, event_type="attack", line=3),
        "its source is rejected": decide("reject", one, line=3),
        "it is moved": decide("move", added, place_id=QAIM, line=3),
        "it is moved in time": decide("move", added, date_start=day(9), date_end=day(9), line=3),
    }[case]
    once, again = twice(rule, [one], add, decision)
    assert again.claims == once.claims
    assert again.decisions == once.decisions
    # A claim that was rejected is gone, and there is no more to be said of it than that.
    assert {r.item for r in again.rejections} <= {f"decisions, line 3: reject {one.id}"}


@pytest.mark.parametrize("action", ["keep", "merge", "split", "reject"])
def test_what_changes_no_claim_changes_nothing_again(told, rule, action):
    one, other = told(), told("b")
    once, again = twice(rule, [one, other], decide(action, one, other.id if action in ("merge", "split") else ""))
    assert (again.claims, again.decisions) == (once.claims, once.decisions)


@pytest.mark.parametrize(
    ("place", "before"),
    [
        (BUKAMAL, ""),
        (BUKAMAL, "near "),
        (PROVINCE, ""),
        (COUNTRY, ""),
        ("part:SY:east", ""),
        (BUKAMAL, "20 km south of "),
    ],
)
@pytest.mark.parametrize("prec", [1, 2, 3, 4, 5, 6])
def test_claims_read_back_from_a_file_are_ruled_alike(told, rule, boundaries, place, before, prec):
    one = told(place=place, before=before)
    again = claim_from_row(claim_row(one, Document(id="a", name="a", text=TEXT, sha256="sha of a")), boundaries)
    ruled = [rule([each], decide("move", each, where_prec=WherePrec(prec))) for each in (one, again)]
    at, back = (only(ruling).location for ruling in ruled)
    assert (at.where_prec, at.radius_m, at.longitude, at.latitude) == (
        back.where_prec, back.radius_m, back.longitude, back.latitude
    )  # fmt: skip
    assert (at.area is None) == (back.area is None)
    assert at.area is None or at.area.equals(back.area)
    assert [len(ruling.rejections) for ruling in ruled] in ([0, 0], [1, 1])


def test_what_was_added_and_then_rejected_stays_away(told, rule):
    one, add = told(), decide("add", told(), place_id=MAYADIN)
    once, again = twice(rule, [one], add, decide("reject", rule([one], add).claims[1], line=3))
    assert again.claims == once.claims == (one,)


def table_of(told):
    one, other = told(), told("b", QAIM)
    singles = [decide("keep", c) for c in (one, other)]
    singles += [decide("move", c, **change) for c in (one, other) for change in CHANGES]
    singles += [decide("reject", one), decide("reject", other), decide("keep", "gone")]
    singles += [decide("add", one, **change) for change in CHANGES if change.keys() & {"place_id", "longitude"}]
    pairs = [decide(action, one, other.id) for action in ("merge", "split")]
    drawn = st.tuples(st.sampled_from(singles + pairs), st.integers(1, 9))
    return st.lists(drawn, max_size=5).map(
        lambda found: [replace(d, when=date(2024, 3, when), line=line) for line, (d, when) in enumerate(found, 2)]
    )


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_what_holds_of_every_ruling(told, rule, data):
    claims = [told(), told("b", QAIM), told("c", None)]
    decisions = data.draw(table_of(told))
    try:
        ruling = rule(claims, *decisions)
    except DecisionError:
        return
    living = {c.id for c in ruling.claims}
    assert len(living) == len(ruling.claims)
    # Every decision is in force, or carried out or reported among the rejections.
    assert len(ruling.decisions) + len(ruling.rejections) == len(decisions)
    assert all(d.claim in living and (not d.other_claim or d.other_claim in living) for d in ruling.decisions)
    assert claims[2] in ruling.claims
    shuffled = rule(claims, *data.draw(st.permutations(decisions)))
    assert {c.id: c for c in shuffled.claims} == {c.id: c for c in ruling.claims}


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.data())
def test_no_table_changes_anything_again(told, rule, data):
    try:
        once, again = twice(rule, [told(), told("b", QAIM)], *data.draw(table_of(told)))
    except DecisionError:
        return
    assert (again.claims, again.decisions) == (once.claims, once.decisions)
