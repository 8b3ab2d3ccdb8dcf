"""The account of a reading: every passage that holds something, what it gave, what was not used, and the claims."""

from dataclasses import replace

import pytest

from geostrike.reading import explain_reading, extract_claims, find_mentions, resolve

from .conftest import document


@pytest.fixture(scope="module")
def account(gazetteer, boundaries):
    def of(text, **changes):
        report = replace(document(text), **changes)
        matches = resolve(report, find_mentions(report, gazetteer), gazetteer)
        return list(explain_reading(report, matches, extract_claims(report, matches, boundaries)))

    return of


def test_a_story_is_told_line_by_line(account):
    lines = account(
        "Turkish jets bombed a depot in Mosul on Friday. The governor spoke of repairs. Four guards were killed.",
        publisher="A Newspaper",
    )
    assert lines == [
        "report.txt  A Newspaper, 2024-02-06",
        "  “Turkish jets bombed a depot in Mosul on Friday.”",
        "    date “on Friday” -> 2024-02-02, relative, counted from the publication",
        "    place “Turkish” -> Turkey [tr], background: the country of this adjective; "
        "an adjective, not a place where something is",
        f"    place “Mosul” -> Mosul [iq-mosul], site: {lines[4].partition('site: ')[2]}",
        "    tells of a strike: 'bombed', by Turkey, site “in Mosul” (Mosul), 2024-02-02 -> claim 1",
        "  “Four guards were killed.”",
        "    toll “Four guards were killed”: 4 killed (guards)",
        "    gave evidence to claim 1, and tells of nothing itself",
        "  claims",
        f"    1. strike, 2024-02-02 (relative “on Friday”), Mosul [iq-mosul], where_prec 1, 4 killed (guards): "
        f"{lines[10].partition('(guards): ')[2]}",
        "",
    ]
    assert lines[4].endswith("; site of 'bombed'")
    assert "'bombed' tells it" in lines[10]


def test_what_gave_no_claim_says_why(account):
    lines = account(
        "Officials in Amman warned of attacks on Erbil. Russia has carried out more than 300 strikes on Kharkiv."
    )
    assert any(line.startswith("    rejected: 'attacks': threatened") for line in lines)
    assert any(line.startswith("    total: an undated count of 300") for line in lines)
    assert any("Amman [jo-amman], government: " in line for line in lines)
    assert lines[-2:] == ["  no claim", ""]


def test_days_of_speech_and_bounds_are_said_to_date_nothing(account):
    text = "A monitor said on Feb. 5 that a drone hit a depot in Erbil. The town has been quiet since Feb. 3."
    lines = account(text)
    assert "    date “Feb. 5” -> 2024-02-05, a day of speech, dates no happening" in lines
    assert "    date “Feb. 3” -> 2024-02-03, bounds a time, dates no happening" in lines


def test_dates_that_count_from_the_story_and_those_to_come_are_said_so(account):
    lines = account("Drones hit Kobani on Friday. Two days later rockets hit Mosul. Talks are due on Thursday.")
    assert "    date “Two days later” -> 2024-02-04, relative, counted from the story" in lines
    assert "    date “on Thursday” -> 2024-02-08, told of what is to come" in lines


def test_a_telling_says_which_claims_it_went_into(account):
    text = (
        "Turkish jets bombed Mosul and Erbil on Friday. The strikes killed five people. "
        "Militants fired rockets at Al-Tanf on Saturday."
    )
    told = [line for line in account(text) if line.startswith("    tells of ")]
    assert [line.rpartition(" -> ")[2] for line in told] == ["claims 1, 2", "claims 1, 2", "claim 3"]


def test_the_reasons_of_a_name_stand_once(account):
    lines = account("Drones hit Mosul on Friday. Rockets hit Mosul on Saturday.")
    first, second = (line for line in lines if "place “Mosul”" in line)
    assert "as above" not in first
    assert second.endswith("site: as above; site of 'hit'") or "site: as above; " in second


def test_a_page_without_a_date_says_from_which_day_it_counts(account):
    (head, *_) = account("Drones hit Mosul on February 2, 2024.", published=None)
    assert head == "report.txt  no publisher, no date, days count from 2024-02-02, which the text gives most often"
    (head, *_) = account("Drones hit Mosul.", published=None)
    assert head == "report.txt  no publisher, no date"


def test_a_passage_is_cut_only_where_it_is_very_long(account):
    words = "Drones hit Mosul on Friday" + " and then the people of the town went home" * 4
    (line,) = (line for line in account(f"{words}.") if "Drones" in line)
    assert line == f"  “{words}.”"
    (line,) = (line for line in account(f"{words * 3}.") if "Drones" in line)
    assert len(line) == 2 + 300 + 2
    assert line.endswith("…”")


def test_what_moves_a_cursor_is_blanked(account):
    lines = account("Drones hit\x1b[2J Mosul on\u2028Friday.", publisher="A\nNewspaper")
    assert all(line.isprintable() for line in lines)


def test_headings_and_rows_are_named(account):
    lines = account("Day | Place | What\n--- | --- | ---\nFeb. 3 | Al Qaim | air strike\n")
    assert any(line.startswith("  row “Feb. 3 | Al Qaim | air strike”") for line in lines)


def test_passages_that_hold_nothing_are_left_out(account):
    lines = account("It rained all day. American papers were late. Drones hit Mosul on Friday.")
    assert [line for line in lines if line.startswith("  “")] == ["  “Drones hit Mosul on Friday.”"]
    assert account("It rained all day.")[1:] == ["  no claim", ""]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "é" * 5_000, "Drones hit " * 400, "|a|b|\n|-|-|\n" * 40])
def test_nothing_raises(account, text):
    assert account(text)[-1] == ""
