"""What spans take of a text is found as if each of them were looked at."""

from hypothesis import given
from hypothesis import strategies as st

from geostrike.reading.taken import Taken

SPANS = st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(st.lists(SPANS), SPANS)
def test_what_overlaps_any_of_some_spans(spans, asked):
    start, end = asked
    assert Taken(spans).overlaps(start, end) == any(a < end and start < b for a, b in spans)


def test_spans_that_touch_do_not_overlap():
    taken = Taken([(0, 4), (8, 9)])
    assert [taken.overlaps(*span) for span in ((4, 8), (3, 4), (8, 20), (9, 20))] == [False, True, True, False]
