from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.reading.days.dates import anchor_date, find_dates

TUESDAY = date(2024, 2, 6)
WORDS = (
    "Feb. 30 31 2 29 February May may 2023 2024 2024-02-31 0000-00-00 on of last Sunday Tuesday yesterday "
    "overnight said since , / th 3rd ( ) \n"
)
DATE_WORDS = st.sampled_from(WORDS.split())


def dates(text, anchor=TUESDAY):
    return find_dates(text, 0, len(text), anchor)


def only(text, anchor=TUESDAY):
    (span,) = dates(text, anchor)
    return span


@pytest.mark.parametrize(
    "words",
    [
        "February 2, 2024", "Feb. 2, 2024", "Feb 2 2024", "February 2nd, 2024", "2 February 2024", "2 Feb. 2024",
        "2nd of February 2024", "2024-02-02", "2 February, 2024",
    ],
)  # fmt: skip
@pytest.mark.parametrize("anchor", [TUESDAY, None])
def test_a_full_date_in_every_form(words, anchor):
    text = f"The depot burned on {words} at dusk."
    span = only(text, anchor)
    assert (span.first, span.last, span.prec, span.basis) == (date(2024, 2, 2), date(2024, 2, 2), 1, "text")
    assert text[span.start : span.end] == span.text
    assert span.text == words


@pytest.mark.parametrize("words", ["Feb. 2", "February 2", "2 February", "2nd of February", "Feb 2nd"])
def test_a_day_without_a_year_is_the_latest_before_the_anchor(words):
    assert only(f"It burned on {words}.").first == date(2024, 2, 2)
    assert only(f"It burned on {words}.", date(2024, 2, 1)).first == date(2023, 2, 2)
    assert dates(f"It burned on {words}.", None) == ()


@given(st.dates(date(1950, 1, 1), date(2050, 12, 31)), st.integers(0, 364))
def test_within_a_year_before_the_anchor_the_year_is_found(anchor, days):
    day = anchor - timedelta(days=days)
    if (day.month, day.day) != (2, 29):
        assert only(f"on {day.day} {day:%B}", anchor).first == day


@pytest.mark.parametrize(
    ("text", "first", "last", "prec"),
    [
        ("The raids began in January 2024.", date(2024, 1, 1), date(2024, 1, 31), 4),
        ("The raids of February 2020 were many.", date(2020, 2, 1), date(2020, 2, 29), 4),
        ("It was hit in December.", date(2023, 12, 1), date(2023, 12, 31), 4),
        ("Bases were hit in 2021.", date(2021, 1, 1), date(2021, 12, 31), 5),
    ],
)
def test_months_and_years_are_spans(text, first, last, prec):
    span = only(text)
    assert (span.first, span.last, span.prec) == (first, last, prec)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("today", date(2024, 2, 6)),
        ("this morning", date(2024, 2, 6)),
        ("tonight", date(2024, 2, 6)),
        ("yesterday", date(2024, 2, 5)),
        ("overnight", date(2024, 2, 5)),
        ("last night", date(2024, 2, 5)),
        ("on Sunday", date(2024, 2, 4)),
        ("late on Sunday evening", date(2024, 2, 4)),
        ("on Wednesday", date(2024, 1, 31)),
        ("on Tuesday", date(2024, 2, 6)),
        ("last Tuesday", date(2024, 1, 30)),
        ("this past Tuesday", date(2024, 1, 30)),
    ],
)
def test_relative_words_count_back_from_the_anchor(words, day):
    span = only(f"A drone came down {words}.")
    assert (span.first, span.prec, span.basis) == (day, 1, "relative")
    assert dates(f"A drone came down {words}.", None) == ()


@given(st.dates(date(1950, 1, 1), date(2050, 12, 31)), st.sampled_from(["Monday", "Friday", "Sunday"]))
def test_a_weekday_is_never_in_the_future_and_less_than_a_week_ago(anchor, weekday):
    day = only(f"on {weekday}", anchor).first
    assert f"{day:%A}" == weekday
    assert timedelta(0) <= anchor - day < timedelta(days=7)


def test_nothing_is_earlier_than_the_calendar():
    assert dates("It came yesterday.", date.min) == ()


@pytest.mark.parametrize(
    "text", ["on February 30, 2024", "on 31 April 2023", "on 2024-02-31", "on Feb. 29, 2023", "on 0 May 2024"]
)
def test_a_day_that_never_was_is_no_day(text):
    assert [span for span in dates(text) if span.prec == 1] == []


@pytest.mark.parametrize(
    "text",
    [
        "The army said on Feb. 3 that a depot had burned.",
        "As the governor reported in his letter of Feb. 3, a depot had burned.",
        "The statement published on February 3, 2024 gives no figure.",
        "2024-02-03 (WIRE - Gazette) A depot burned.",
        "Iran on Feb. 3 flatly denied that it had set the depot on fire.",
        "The army on Feb. 3 blamed the fire on a drone.",
    ],
)
def test_the_day_of_saying_is_marked(text):
    assert only(text).of_speech


def test_the_day_of_the_deed_is_not_marked_as_one_of_saying():
    assert not only("The depot burned on Feb. 3, the army said.").of_speech


@pytest.mark.parametrize(
    "text", ["Bases were hit often since October 7.", "It had stood until Feb. 3.", "since May 2023"]
)
def test_a_bound_of_time_is_marked(text):
    assert only(text).bound


def test_several_dates_come_in_order_without_overlap():
    text = "Raids on Feb. 2 and 3 February 2024, then on Monday; none in 2019."
    spans = dates(text)
    assert [span.first for span in spans] == [date(2024, 2, 2), date(2024, 2, 3), date(2024, 2, 5), date(2019, 1, 1)]
    assert all(one.end <= other.start for one, other in zip(spans, spans[1:], strict=False))


def test_only_the_piece_asked_for_is_searched():
    text = "On Feb. 2, 2024 it burned. On Feb. 3, 2024 it rained."
    second = text.index("On Feb. 3")
    assert [span.first.day for span in find_dates(text, second, len(text), None)] == [3]


def test_the_anchor_is_the_publication_date_else_the_date_given_most_often_else_the_first():
    text = "Feb. 1, 2024 - raid. Jan. 5, 2024 - raid. Again Jan. 5, 2024 - raid."
    assert anchor_date(text, TUESDAY) == TUESDAY
    assert anchor_date(text, None) == date(2024, 1, 5)
    assert anchor_date("Feb. 1, 2024 and Jan. 5, 2024", None) == date(2024, 2, 1)
    assert anchor_date("On Sunday, Feb. 4, it burned.", None) is None


@given(st.one_of(st.text(max_size=80), st.lists(DATE_WORDS, max_size=14).map(" ".join)), st.none() | st.dates())
def test_any_text_is_read(text, anchor):
    spans = dates(text, anchor)
    for span in spans:
        assert text[span.start : span.end] == span.text
        assert span.first <= span.last
        assert span.prec in (1, 2, 3, 4, 5)
    assert all(one.end <= other.start for one, other in zip(spans, spans[1:], strict=False))
    assert anchor is None or anchor_date(text, anchor) == anchor
