"""What a copy tells more vaguely folds into its article's event, and only that."""

from .conftest import ERBIL, IRAQ, MOSUL, SYRIA, claim, toll

COPY = {"copies": (("a", "b"),)}


def shapes(events):
    return sorted(
        (sorted(one.document for one in event.claims), event.location.place.id if event.location else None)
        for event in events
    )


def test_a_copy_without_the_day_is_the_article_s_event(merge):
    (event,) = merge(claim("a"), claim("b", MOSUL, None), **COPY)
    assert (event.date_start.day, event.number_of_sources, event.number_of_documents) == (2, 1, 2)


def test_a_copy_without_the_place_is_the_article_s_event(merge):
    (event,) = merge(claim("a"), claim("b", None, None), **COPY)
    assert event.location.place.id == "iq-mosul"


def test_a_derived_text_without_day_or_place_folds_by_its_toll(merge):
    events = merge(
        claim("a", killed=toll(3)),
        claim("a", ERBIL, killed=toll(9)),
        claim("b", None, None, killed=toll(3)),
        derived=(("b", "a"),),
    )
    assert shapes(events) == [(["a"], "iq-erbil"), (["a", "b"], "iq-mosul")]


def test_an_independent_report_folds_into_nothing(merge):
    assert len(merge(claim("a"), claim("b", MOSUL, None))) == 2
    assert len(merge(claim("a"), claim("b", None, None))) == 2


def test_what_fits_two_events_folds_into_neither(merge):
    assert len(merge(claim("a"), claim("a", ERBIL), claim("b", IRAQ, None), **COPY)) == 3


def test_another_toll_another_country_or_type_is_another_event(merge):
    assert len(merge(claim("a", killed=toll(3)), claim("b", MOSUL, None, killed=toll(4)), **COPY)) == 2
    assert len(merge(claim("a"), claim("b", SYRIA, None), **COPY)) == 2
    assert len(merge(claim("a"), claim("b", MOSUL, None, event_type="attack"), **COPY)) == 2


def test_one_document_that_tells_both_means_two_things(merge):
    assert len(merge(claim("a"), claim("a", MOSUL, None), **COPY)) == 2
