"""Spans that are places by their form, and what a document says about its names."""

from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.gazetteer.tokens import Tokens
from geostrike.reading.naming.cues import full_cue
from geostrike.reading.naming.patterns import find_patterns, find_runs
from geostrike.reading.naming.setting import Setting, is_report
from geostrike.reading.naming.weigh import Weights, weighed


def patterns(text):
    tokens = Tokens(text)
    return {text[hit.start : hit.end]: hit.kind for hit in find_patterns(tokens, [], find_runs(tokens))}


def setting(text):
    tokens = Tokens(text)
    return Setting(tokens, [], [], find_runs(tokens))


@pytest.mark.parametrize(
    ("text", "road"),
    [
        ("shut Interstate 395 overnight", "Interstate 395"),
        ("along State Route 12", "State Route 12"),
        ("on Old Highway 9 there", "Old Highway 9"),
        ("on U.S. 50 at noon", "U.S. 50"),
        ("near Ala. 21 and", "Ala. 21"),
        ("the A417 was", "A417"),
        ("the M-4 was", "M-4"),
        (f"{'x' * 200} Road 7", "Road 7"),
    ],
)
def test_roads_with_a_number(text, road):
    assert patterns(text).get(road) == "numbered road"


@pytest.mark.parametrize("text", ["in 2023", "on May 5", "was 5, the 12 men", "Road 5,000", "A 12 percent", "GDP 5"])
def test_numbers_that_are_no_roads(text):
    assert "numbered road" not in patterns(text).values()


def test_a_run_of_words_before_an_area_word_is_not_taken_without_end():
    found = patterns("Province " * 3_000)
    assert max(len(words) for words in found) < 1_000


@given(st.text(st.characters() | st.sampled_from("aB \n")))
def test_a_line_shouts_where_capitals_far_outnumber_small_letters(text):
    about = setting(text)
    start = 0
    for line in text.split("\n"):
        shouts = sum(map(str.isupper, line)) > 3 * sum(map(str.islower, line))
        assert about.shouts(start) == about.shouts(start + len(line)) == shouts
        start += len(line) + 1


def test_where_of_and_a_head_open_a_run():
    about = setting("the University of Basra Hospital and Port Said")
    (first, last), *others = sorted(set(about.run.values()))
    assert (first, last) == (1, 4)
    assert about.opening_of(first, last) == (2, 1)
    assert all(last < of and first <= head for first, last in others for of, head in [about.opening_of(first, last)])


def test_a_report_is_full_of_figures_and_nobody_speaks_in_it():
    figures = "District 12 WFP 40 NFI 3rd 2024 camps of IDP families " * 15
    assert is_report(Tokens(figures))
    assert not is_report(Tokens(f"{figures} {'he said ' * 10}"))
    assert not is_report(Tokens("District 12 WFP 40"))


def test_a_cue_is_weighed_by_how_well_known_the_places_are():
    learned = {"given/known": 1.0, "given/small": -2.0, "money": 0.5}
    weights = Weights(learned)
    assert [full_cue(cue, "/known") for cue in ("given/", "money", "words 2/name")] == [
        "given/known", "money", "words 2/name",
    ]  # fmt: skip
    assert (weights["/known"]["given/"], weights["/small"]["given/"]) == (1.0, -2.0)
    assert (weights["/known"]["money"], weights["/wide"]["given/"]) == (0.5, 0.0)


def test_the_weightiest_cues_are_told_where_asked_for():
    tokens = Tokens("on Road 5")
    hit = find_patterns(tokens, [], find_runs(tokens))[-1]
    cues = ["always", "money", "given/", "opens/"]
    weights = Weights({"given/known": -3.0, "money": 0.5})
    (told,) = weighed([(hit, cues, "/known")], weights, explain=True)
    (plain,) = weighed([(hit, cues, "/known")], weights)
    assert told[2] == ("given", "money", "opens") and plain[2] == ()
    assert told[1] == plain[1] == pytest.approx(1 / (1 + exp(2.5)))
