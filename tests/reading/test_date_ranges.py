from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.reading.days.dates import find_dates
from geostrike.reading.days.months import month_number, precision_of, year_of

TUESDAY = date(2024, 2, 6)
WORDS = (
    "between from to and through - – 2 4 2-4 30 31 February January Feb. 2024 the week of first last weekend over this "
    "earlier , of on"
)
RANGE_WORDS = st.sampled_from(WORDS.split())


def only(text, anchor=TUESDAY):
    (span,) = find_dates(text, 0, len(text), anchor)
    assert text[span.start : span.end] == span.text
    return span


@pytest.mark.parametrize(
    "words",
    [
        "on February 2-4, 2024", "on Feb. 2–4, 2024", "on 2-4 February 2024", "on 2 – 4 February 2024",
        "between 2 and 4 February 2024", "between February 2 and 4, 2024", "between Feb. 2 and Feb. 4, 2024",
        "from 2 to 4 February 2024", "from February 2 to February 4, 2024", "from Feb. 2 through 4, 2024",
        "between the 2nd and the 4th of February 2024", "February 2 to 4, 2024",
    ],
)  # fmt: skip
@pytest.mark.parametrize("anchor", [TUESDAY, None])
def test_a_span_of_two_to_six_days(words, anchor):
    span = only(f"The depot burned {words}.", anchor)
    assert (span.first, span.last, span.prec, span.basis) == (date(2024, 2, 2), date(2024, 2, 4), 2, "text")


@pytest.mark.parametrize("words", ["on February 2-4", "between 2 and 4 February", "from Feb. 2 to Feb. 4"])
def test_without_a_year_a_span_is_the_latest_before_the_anchor(words):
    assert only(f"It burned {words}.").first == date(2024, 2, 2)
    assert only(f"It burned {words}.", date(2024, 2, 3)).first == date(2023, 2, 2)
    assert find_dates(f"It burned {words}.", 0, 40, None) == ()


@pytest.mark.parametrize(
    ("words", "first", "last", "prec"),
    [
        ("between 30 January and 2 February", date(2024, 1, 30), date(2024, 2, 2), 2),
        ("from December 30 to January 2", date(2023, 12, 30), date(2024, 1, 2), 2),
        ("from 1 to 7 January", date(2024, 1, 1), date(2024, 1, 7), 3),
        ("from 1 to 20 January", date(2024, 1, 1), date(2024, 1, 20), 4),
        ("between 1 March and 20 December 2023", date(2023, 3, 1), date(2023, 12, 20), 5),
        ("in the week of January 8", date(2024, 1, 8), date(2024, 1, 14), 3),
        ("in the week of 8 January 2024", date(2024, 1, 8), date(2024, 1, 14), 3),
        ("in the first week of January", date(2024, 1, 1), date(2024, 1, 7), 3),
        ("in the last week of February 2020", date(2020, 2, 23), date(2020, 2, 29), 3),
    ],
)
def test_the_precision_follows_the_number_of_days(words, first, last, prec):
    span = only(f"The depot burned {words}.")
    assert (span.first, span.last, span.prec, span.basis) == (first, last, prec, "text")


@pytest.mark.parametrize(
    ("words", "anchor", "first", "last"),
    [
        ("this week", TUESDAY, date(2024, 2, 5), date(2024, 2, 6)),
        ("earlier this week", date(2024, 2, 8), date(2024, 2, 5), date(2024, 2, 8)),
        ("over the weekend", TUESDAY, date(2024, 2, 3), date(2024, 2, 4)),
        ("last weekend", date(2024, 2, 4), date(2024, 1, 27), date(2024, 1, 28)),
        ("this weekend", date(2024, 2, 3), date(2024, 2, 3), date(2024, 2, 3)),
    ],
)
def test_weeks_and_weekends_count_from_the_anchor(words, anchor, first, last):
    span = only(f"A drone came down {words}.", anchor)
    assert (span.first, span.last, span.basis) == (first, last, "relative")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Raids on Feb. 2 and 4 February went on.", [2, 4]),
        ("It burned on 2 and 4 February 2024.", [2, 4]),
        ("BEIRUT, Feb. 4 - 12 people died.", [4]),
        ("It burned on Feb. 4-2.", [4]),
        ("It burned on February 30-31, 2024.", []),
    ],
)
def test_what_is_no_span_of_days(text, days):
    spans = find_dates(text, 0, len(text), TUESDAY)
    assert [span.first.day for span in spans if span.prec == 1] == days
    assert all(span.prec in (1, 4) for span in spans)


@pytest.mark.parametrize(
    ("text", "first", "last", "prec", "basis"),
    [
        ("Turkish jets bombed Mosul on February 2-4.", date(2024, 2, 2), date(2024, 2, 4), 2, "text"),
        ("Between 30 January and 2 February drones hit Tyre.", date(2024, 1, 30), date(2024, 2, 2), 2, "text"),
        ("Jets bombed a bridge in Erbil last week.", date(2024, 1, 29), date(2024, 2, 4), 3, "relative"),
        ("Jets bombed a bridge in Erbil over the weekend.", date(2024, 2, 3), date(2024, 2, 4), 2, "relative"),
        ("Jets bombed a bridge in Erbil in May 2023.", date(2023, 5, 1), date(2023, 5, 31), 4, "text"),
        ("Jets bombed a bridge in Erbil in 2022.", date(2022, 1, 1), date(2022, 12, 31), 5, "text"),
        ("Jets bombed a bridge in Erbil two days ago.", date(2024, 2, 4), date(2024, 2, 4), 1, "relative"),
        ("Jets bombed a bridge in Erbil.", TUESDAY, TUESDAY, 1, "publication"),
    ],
)
def test_precision_and_basis_of_a_claim(read, text, first, last, prec, basis):
    (claim,) = read(text).claims
    assert (claim.date_start, claim.date_end, claim.date_prec, claim.date_basis) == (first, last, prec, basis)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A drone hit Kharkiv at dawn. The drone attack of Feb. 3 killed two.", date(2024, 2, 3)),
        ("Rockets fell on Tyre, killing two. The rocket attack came on Sunday.", date(2024, 2, 4)),
        ("On Feb. 3 Turkish jets flew air strikes. The air strikes hit a depot in Mosul.", date(2024, 2, 3)),
    ],
)
def test_a_happening_takes_its_date_from_another_sentence(read, text, day):
    (claim,) = read(text).claims
    assert (claim.date_start, claim.date_basis) == (day, "inherited")
    assert len(claim.evidence) == 2


def test_the_day_of_a_denial_is_not_the_day_of_the_deed(read):
    text = "Drones hit Erbil on Friday. Iran on Monday denied it was behind the drone attack."
    (claim,) = read(text).claims
    assert claim.date_start == date(2024, 2, 2)


@given(st.dates(date(1950, 1, 8), date(2050, 12, 1)), st.integers(1, 5))
def test_any_short_span_is_found_and_has_its_precision(first, days):
    last = first + timedelta(days=days)
    span = only(f"It burned between {first.day} {first:%B} and {last.day} {last:%B} {last.year} again.")
    assert (span.first, span.last, span.prec) == (first, last, 2)


@given(st.lists(RANGE_WORDS, max_size=14).map(" ".join), st.none() | st.dates())
def test_any_text_is_read(text, anchor):
    spans = find_dates(text, 0, len(text), anchor)
    for span in spans:
        assert text[span.start : span.end] == span.text
        assert span.first <= span.last
        assert span.prec in (1, 2, 3, 4, 5)
    assert all(one.end <= other.start for one, other in zip(spans, spans[1:], strict=False))


def test_months_years_and_precision():
    assert [month_number(word) for word in ("May", "sept.", "DECEMBER", "Feb")] == [5, 9, 12, 2]
    assert (year_of(2, 6, TUESDAY), year_of(2, 7, TUESDAY)) == (2024, 2023)
    lengths = {1: 1, 2: 2, 6: 2, 7: 3, 8: 4, 31: 4, 32: 5, 366: 5}
    assert {n: precision_of(TUESDAY, TUESDAY + timedelta(days=n - 1)) for n in lengths} == lengths
