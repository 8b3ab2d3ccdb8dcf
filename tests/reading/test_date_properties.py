"""What holds of dates in any text."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.reading.days.dates import find_dates, last_told
from geostrike.reading.days.months import precision_of

TUESDAY = date(2024, 2, 6)
WORDS = st.sampled_from(
    (
        "the a an on in of at by to and or from between since until after before that this these last next past same "
        "previous following recent early earlier late later mid- two ten 2 12th 31 29 the 7th 0 99 2024 1999 0000 ' 24 "
        "ago on, day days week weeks month year years hour hours minutes night morning evening afternoon date weekend "
        "Monday Sunday's Fri. Sat May March Feb. 30 MAR december today yesterday tonight overnight Days Hours spring "
        "11/03/2024 2024-02-31 3.11.24 131154Z GMT Washington said statement when , . ; : - – — / ( ) \n * # | week of "
        "first half end beginning Thursday of August 9999 0001 1900 2099 Dec. 31 Jan. 1"
    ).split(" ")
)
TEXTS = st.one_of(
    st.text(max_size=120), st.lists(WORDS, max_size=24).map(" ".join), st.lists(WORDS, max_size=9).map("".join)
)
DAYS = st.none() | st.dates() | st.sampled_from([date.min, date.max, date(2024, 2, 29), TUESDAY])


@given(TEXTS, DAYS, st.none() | st.dates(), st.integers(0, 60), st.integers(0, 200))
def test_dates_are_in_order_within_the_piece_asked_for(text, anchor, told, start, length):
    end = min(len(text), start + length)
    start = min(start, end)
    before = find_dates(f"on {told.isoformat()}", 0, 13, None) if told else ()
    spans = find_dates(text, start, end, anchor, before[0] if before else None)
    at = start
    for span in spans:
        assert at <= span.start < span.end <= end
        assert text[span.start : span.end] == span.text
        assert span.first <= span.last
        assert span.prec == precision_of(span.first, span.last)
        at = span.end
    last_told(spans, None)


@given(st.lists(WORDS, max_size=24).map(" ".join))
def test_without_a_publication_date_nothing_counts_from_it(text):
    assert all(span.counted_from != "publication" for span in find_dates(text, 0, len(text), None))


@given(st.dates(date(1950, 1, 1), date(2050, 12, 31)))
def test_a_whole_date_reads_the_same_in_every_style(day):
    styles = (
        f"on {day:%B} {day.day}, {day.year}", f"on {day.day} {day:%B} {day.year}", f"on {day.isoformat()}",
        f"on {day:%d %b %Y}", f"on {day:%b} {day.day}, {day.year}",
        f"on {day:%A}, {day:%B} {day.day}, {day.year}", f"on the {day.day}th of {day:%B}, {day.year}",
    )  # fmt: skip
    for text in styles:
        (span,) = find_dates(text, 0, len(text), TUESDAY)
        assert (span.first, span.last, span.of_speech, span.bound) == (day, day, False, False)


@given(st.dates(date(1950, 1, 1), date(2050, 12, 31)), st.integers(1, 90))
def test_days_are_counted_from_the_story_and_from_the_publication(day, count):
    (told,) = find_dates(f"on {day.isoformat()}", 0, 13, None)
    for words, expected in (
        (f"{count} days later", day + timedelta(count)),
        (f"{count} days before", day - timedelta(count)),
    ):
        (span,) = find_dates(words, 0, len(words), date(2099, 1, 1), told)
        assert (span.first, span.counted_from) == (expected, "story")
    words = f"{count} days ago"
    (span,) = find_dates(words, 0, len(words), day, told)
    assert (span.first, span.counted_from) == (day - timedelta(count), "publication")


@given(st.dates(date(1950, 1, 1), date(2050, 12, 31)), st.integers(0, 27))
def test_the_nth_is_of_the_month_told(day, number):
    (told,) = find_dates(f"on {day.isoformat()}", 0, 13, None)
    words = f"On the {number + 1}th, it burned."
    (span,) = find_dates(words, 0, len(words), date(2099, 1, 1), told)
    assert span.first == day.replace(day=number + 1)


@pytest.mark.parametrize(
    ("passages", "last"),
    [
        (["On Friday a drone fell.", "The army said so on Saturday."], date(2024, 2, 2)),
        (["The army said so on Saturday."], date(2024, 2, 3)),
        (["On Friday a drone fell.", "It had been at war since October 7."], date(2024, 2, 2)),
        (["On Friday a drone fell.", "Two more died of Monday's blast."], date(2024, 2, 2)),
        (["On Friday a drone fell.", "It was the worst raid this month."], date(2024, 2, 2)),
        (["On Friday a drone fell.", "Talks are due on Wednesday."], date(2024, 2, 2)),
        (["On Friday a drone fell.", "The next day it rained."], date(2024, 2, 3)),
        (["On Friday a drone fell.", "It was built in 2015."], date(2024, 2, 2)),
        (["On Friday a drone fell.", "It killed a man who had come home on January 7."], date(2024, 2, 2)),
        (["On Feb. 2 a drone fell, as one had in December."], date(2024, 2, 2)),
        (["On Friday a drone fell.", "Shells fell after midnight on Saturday."], date(2024, 2, 3)),
        (["**2018**", "**25 July.** Two tankers were attacked."], date(2018, 7, 25)),
        (["**2018**", "**25 July.** Two tankers were attacked.", "3 April: one was struck."], date(2018, 4, 3)),
        (["It dates from Dec. 27, 2019, when a man died.", "On Jan. 3 another did."], date(2020, 1, 3)),
        (["It was built in May 2015.", "On May 20 jets bombed a depot."], date(2023, 5, 20)),
        (["In May 2015 it was built.", "It was paid for this year.", "On May 20 it burned."], date(2023, 5, 20)),
        (["In May 2015 it was built.", "On May 20 it burned."], date(2015, 5, 20)),
        (["Its chief died on Dec. 27, 2019.", "On June 3 jets bombed a depot."], date(2023, 6, 3)),
        (["Its chief died on Dec. 27, 2019.", "On Feb. 3 jets bombed a depot."], date(2024, 2, 3)),
    ],
)
def test_the_date_from_which_the_next_passage_counts(passages, last):
    told = None
    for passage in passages:
        told = last_told(find_dates(passage, 0, len(passage), TUESDAY, told), told)
    assert told is not None
    assert told.first == last


def test_a_long_text_is_read_in_one_go():
    text = (
        "On 3 May and 4, 5, 6 and 7 June, two days later, the week of 8 July. " * 400
        + "1, 2, 3, 4, 5 " * 3000
        + "of the " * 9000
    )
    assert len(find_dates(text, 0, len(text), TUESDAY)) >= 2000
