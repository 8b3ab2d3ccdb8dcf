from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from geostrike.model import Evidence, WherePrec

from .conftest import BUKAMAL, ERBIL, IRAQ, MOSUL, NINEVEH, NORTH, SYRIA, claim, toll


def told_by(events):
    """For each event the documents that tell of it."""
    return sorted(sorted(one.document for one in event.claims) for event in events)


def test_nothing_gives_nothing(merge):
    assert merge() == ()


def test_the_same_place_type_and_day_is_one_event(merge):
    (event,) = merge(claim("a"), claim("b"))
    assert (event.number_of_sources, event.number_of_documents) == (2, 2)
    assert event.id == "e-a-iq-mosul-2-strike"
    assert event.title == "Strike, Mosul"
    assert event.event_clarity == 1


def test_another_place_is_another_event(merge):
    assert told_by(merge(claim("a"), claim("b", ERBIL))) == [["a"], ["b"]]


def test_another_type_is_another_event(merge):
    assert told_by(merge(claim("a"), claim("b", event_type="attack"))) == [["a"], ["b"]]


def test_one_document_never_tells_one_event_twice(merge):
    assert len(merge(claim("a"), claim("a", id="again"))) == 2
    assert told_by(merge(claim("a"), claim("a", id="again"), claim("b"))) == [["a"], ["a", "b"]]


def test_independent_families_may_be_a_day_apart(merge):
    (event,) = merge(claim("a", day=2), claim("b", day=3))
    (disagreement,) = event.disagreements
    assert disagreement.field == "date"
    assert disagreement.values == (("2024-02-02", ("a",)), ("2024-02-03", ("b",)))


def test_two_days_apart_are_two_events(merge):
    assert told_by(merge(claim("a", day=2), claim("b", day=4))) == [["a"], ["b"]]


def test_copies_of_one_article_are_never_a_day_apart(merge):
    assert told_by(merge(claim("a", day=2), claim("b", day=3), copies=(("a", "b"),))) == [["a"], ["b"]]


def test_only_days_may_be_a_day_apart(merge):
    assert len(merge(claim("a", day=2, last=4), claim("b", day=3, last=5))) == 2
    assert len(merge(claim("a", day=2, last=4), claim("b", day=2, last=4))) == 1


def test_days_do_not_chain(merge):
    events = merge(claim("a", day=2), claim("b", day=3), claim("c", day=4))
    assert told_by(events) == [["a", "b"], ["c"]]


def test_without_a_date_or_a_place_a_claim_stands_alone(merge):
    assert len(merge(claim("a", day=None), claim("b", day=None))) == 2
    assert len(merge(claim("a", None), claim("b", None))) == 2
    assert merge(claim("a", None))[0].title == "Strike, place not told"


def test_a_coarse_claim_merges_within_a_family_only(merge):
    for spot in (NINEVEH, NORTH, IRAQ):
        assert told_by(merge(claim("a", spot), claim("b", spot))) == [["a"], ["b"]]
        (event,) = merge(claim("a", spot), claim("b", spot), copies=(("a", "b"),))
        assert (event.number_of_sources, event.number_of_documents) == (1, 2)
        assert event.event_clarity == 2


def test_a_cut_copys_coarse_word_folds_into_its_articles_site(merge):
    (event,) = merge(claim("a"), claim("b", IRAQ), copies=(("a", "b"),))
    assert event.location.place.id == "iq-mosul"
    assert (event.number_of_sources, event.number_of_documents) == (1, 2)


def test_coarse_words_of_several_degrees_fold_from_fine_to_coarse(merge):
    claims = [claim("a"), claim("b", NINEVEH), claim("c", IRAQ)]
    for order in (claims, claims[::-1]):
        assert told_by(merge(*order, copies=(("a", "b", "c"),))) == [["a", "b", "c"]]


def test_a_coarse_word_does_not_fold_where_it_might_mean_two_sites(merge):
    events = merge(claim("a"), claim("a", ERBIL), claim("b", IRAQ), copies=(("a", "b"),))
    assert len(events) == 3


def test_what_one_document_tells_both_coarsely_and_finely_is_two_things(merge):
    assert len(merge(claim("a"), claim("a", IRAQ), claim("b", IRAQ), copies=(("a", "b"),))) == 2


def test_nothing_folds_across_families_days_or_countries(merge):
    assert len(merge(claim("a"), claim("b", IRAQ))) == 2
    assert len(merge(claim("a"), claim("b", IRAQ, 3), copies=(("a", "b"),))) == 2
    assert len(merge(claim("a"), claim("b", SYRIA), copies=(("a", "b"),))) == 2


def test_finer_events_are_part_of_the_coarser_one_that_holds_them(merge):
    events = {event.location.place.id: event for event in merge(claim("a"), claim("b", NORTH), claim("c", IRAQ))}
    assert events["iq-mosul"].part_of == tuple(sorted((events["part:IQ:north"].id, events["iq"].id)))
    assert events["part:IQ:north"].part_of == (events["iq"].id,)
    assert events["iq"].part_of == ()


def test_nothing_is_part_of_what_lies_elsewhere_or_on_another_day_or_is_another_type(merge):
    events = merge(claim("a", BUKAMAL), claim("b", IRAQ), claim("c", SYRIA, 9), claim("d", SYRIA, event_type="attack"))
    assert all(event.part_of == () for event in events)


def test_a_toll_told_for_two_sites_has_one_group_in_all_its_copies(merge):
    both = toll(18, "at_least")
    events = merge(
        claim("a", MOSUL, killed=both, toll_group="ga"),
        claim("a", BUKAMAL, killed=both, toll_group="ga"),
        claim("b", MOSUL, killed=both, toll_group="gb"),
        claim("b", BUKAMAL, killed=both, toll_group="gb"),
        copies=(("a", "b"),),
    )
    assert len(events) == 2
    assert {event.toll_group for event in events} == {"ga"}
    counted = {event.toll_group or event.id: event.killed.best for event in events}
    assert sum(counted.values()) == 18


def test_an_event_whose_best_toll_is_its_own_is_in_no_toll_group(merge):
    events = merge(
        claim("a", MOSUL, killed=toll(18), toll_group="g"),
        claim("a", BUKAMAL, killed=toll(18), toll_group="g"),
        claim("b", MOSUL, killed=toll(7)),
        claim("c", MOSUL, killed=toll(7)),
    )
    groups = {event.location.place.id: (event.killed.best, event.toll_group) for event in events}
    assert groups == {"iq-mosul": (7, ""), "sy-bukamal": (18, "g")}


def test_events_come_by_date_the_undated_last(merge):
    events = merge(claim("c", day=None), claim("b", ERBIL, 7), claim("a", day=2))
    assert [event.date_start and event.date_start.day for event in events] == [2, 7, None]


CLAIMS = st.lists(
    st.builds(
        lambda document, spot, day, event_type: claim(document, spot, day, event_type=event_type),
        st.sampled_from("abcd"),
        st.sampled_from([MOSUL, ERBIL, BUKAMAL, NINEVEH, NORTH, IRAQ, SYRIA, None]),
        st.sampled_from([2, 3, 4, None]),
        st.sampled_from(["strike", "attack"]),
    ),
    max_size=12,
    unique_by=lambda one: one.id,
)
FAMILIES = st.sampled_from([(), (("a", "b"),), (("a", "b", "c"),), (("a", "b"), ("c", "d"))])


@given(CLAIMS, FAMILIES, st.randoms())
def test_the_order_of_claims_does_not_matter(merge, claims, copies, random):
    shuffled = claims.copy()
    random.shuffle(shuffled)
    assert merge(*shuffled, copies=copies) == merge(*claims, copies=copies)


@given(CLAIMS, FAMILIES)
def test_what_holds_of_every_merging(merge, claims, copies):
    events = merge(*claims, copies=copies)
    assert sorted(one.id for event in events for one in event.claims) == sorted(one.id for one in claims)
    assert len({event.id for event in events}) == len(events)
    for event in events:
        assert {one.event_type for one in event.claims} == {event.event_type}
        tellers = [one.document for one in event.claims]
        assert len(set(tellers)) == len(tellers)
        countries = {one.location.place.country for one in event.claims if one.location}
        assert len(countries) <= 1
        located = [one.location for one in event.claims if one.location]
        places = {location.place.id for location in located if location.where_prec <= WherePrec.DISTRICT}
        assert len(places) <= 1
        days = [one.date_start for one in event.claims if one.date_start]
        assert not days or (max(days) - min(days)).days <= 1
        assert 1 <= event.number_of_sources <= event.number_of_documents == len(set(tellers))
        assert event.id not in event.part_of


UNDATED = {"day": None}


def test_what_ten_copies_tell_without_a_date_is_one_event(merge):
    names = tuple(f"copy{number}" for number in range(10))
    for spot in (MOSUL, IRAQ, None):
        (event,) = merge(*(claim(name, spot, **UNDATED, killed=toll(3)) for name in names), copies=(names,))
        assert (event.number_of_sources, event.number_of_documents, event.killed.best) == (1, 10, 3)


def test_what_independent_sources_tell_without_a_date_may_be_two_things(merge):
    assert told_by(merge(claim("a", **UNDATED), claim("b", **UNDATED))) == [["a"], ["b"]]


def test_copies_that_tell_of_two_like_happenings_tell_each_in_its_own_words(merge):
    first, second = (Evidence(start=at, end=at + 5, text=text) for at, text in ((0, "First"), (9, "Other")))
    claims = [
        replace(claim(name, **UNDATED, id=f"{number}{name}"), evidence=(words,))
        for name, order in (("a", (first, second)), ("b", (second, first)))
        for number, words in enumerate(order)
    ]
    events = merge(*claims, copies=(("a", "b"),))
    assert [len(event.claims) for event in events] == [2, 2]
    assert all(len({one.evidence[0].text for one in event.claims}) == 1 for event in events)


def test_copies_that_give_other_tolls_tell_of_other_things(merge):
    claims = claim("a", **UNDATED, killed=toll(3)), claim("b", **UNDATED, killed=toll(9))
    assert told_by(merge(*claims, copies=(("a", "b"),))) == [["a"], ["b"]]
