"""Whatever stands in a text, sites are of the places and the happenings given, and long passages are read in time."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.reading.sites.place_words import kinds, organisations, vessels
from geostrike.reading.sites.roles import role_of
from geostrike.reading.sites.site_candidates import candidates, find_stand_ins
from geostrike.reading.sites.sites import find_sites

from .marked_sentences import marked_sentences, read_marked

PIECES = st.sampled_from(
    "[Mosul] [Iraq] [Red Sea] [Aden] [Baghdad] {bombed} {strike} {was hit} in at near of from to by the a , . ; : ( ) —"
    " “ ” ’s -backed and 60 nautical miles south where which said officials airport base after when".split(" ")
)


@given(st.lists(PIECES, max_size=40).map(" ".join))
def test_sites_are_of_the_places_and_happenings_given(line):
    marked = read_marked(line)
    sites = find_sites(marked.text, marked.passage, marked.triggers, marked.matches)
    for site in sites:
        assert any(site.match is match for match in marked.matches)
        assert 0 <= site.trigger < len(marked.triggers)
        assert site.rule
    starts = [site.match.mention.start for site in sites]
    assert len(set(starts)) == len(starts)
    candidates(marked.text, marked.passage, marked.matches)
    find_stand_ins(marked.text, marked.passage, marked.triggers)
    for match in marked.matches:
        role, reason = role_of(marked.text, match.mention, match.place, 0)
        assert role != "site"
        assert reason


def test_asked_again_with_other_roles_gives_the_matches_of_that_call():
    marked = read_marked(marked_sentences()[0])
    again = read_marked(marked_sentences()[0])
    find_sites(marked.text, marked.passage, marked.triggers, marked.matches)
    sites = find_sites(again.text, again.passage, again.triggers, again.matches)
    assert all(any(site.match is match for match in again.matches) for site in sites)


@pytest.mark.parametrize(
    "piece", ["[Mosul], ", "{bombed} [Mosul] and ", "in [Mosul] {strike} ", "[Mosul] (", "near [Mosul], in [Iraq], "]
)
def test_a_passage_without_an_end_holds_nobody_up(piece):
    marked = read_marked(piece * 1_500)
    begin = time.process_time()
    find_sites(marked.text, marked.passage, marked.triggers, marked.matches)
    assert time.process_time() - begin < 5  # seconds; a third of one where nothing else runs


def test_a_word_is_of_one_kind():
    assert all(word == word.lower() for word in (*kinds(), *organisations(), *vessels()))
