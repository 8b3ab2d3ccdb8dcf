import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.reading.sites.neighbours import encloses, link_of


@pytest.mark.parametrize(
    ("gap", "link"),
    [
        (" and ", "list"),
        (", ", "comma"),
        (" as well as ", "list"),
        ("/", "list"),
        (", Khwakurk, ", "list"),
        (" and a car in ", "joined"),
        (" of ", "of"),
        (" district of ", "of"),
        (" in Kurdish ", "describes"),
        (", a town in the desert of ", "describes"),
        (", a depot in ", "counted"),
        (", in northern ", "describes"),
        (", some 30 km from ", "describes"),
        (" west of ", "describes"),
        (" (", "describes"),
        (", which lies near the base at ", "describes"),
        (" and a depot near ", "joined"),
        (" on Monday and at ", "joined"),
        (" known as the ", "names"),
        ("’s port of ", "owns"),
        (" after jets hit ", ""),
        (", said a man in ", ""),
        ("; in ", ""),
        (" on Sunday as the ", ""),
    ],
)
def test_how_two_names_are_joined(gap, link):
    assert link_of(gap) == link


def test_what_lies_in_what(gazetteer):
    places = gazetteer.places
    assert encloses(places["iq"], places["iq-mosul"])
    assert not encloses(places["iq"], places["sy-bukamal"])
    assert not encloses(places["iq-mosul"], places["iq"])
    assert encloses(places["sy-deir-ez-zor-gov"], places["sy-mayadin"])
    assert not encloses(places["iq-mosul"], places["iq-mosul"])


@given(st.text(max_size=130))
def test_any_words_are_read(gap):
    link_of(gap)
