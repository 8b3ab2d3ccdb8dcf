import pytest

from geostrike.reading.deeds.actors import find_actors
from geostrike.reading.page.passages import flat, split_passages
from geostrike.reading.said.subjects import Subjects, specific


@pytest.fixture(scope="session")
def subjects(matches):
    def of(sentence, last_group=None):
        (passage,) = split_passages(sentence)
        return Subjects(flat(sentence), passage, find_actors(flat(sentence), passage, matches(sentence)), last_group)

    return of


def names(actors):
    return [actor.name for actor in actors]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Hezbollah denied it.", ["Hezbollah"]),
        ("Hezbollah, after talks with Hamas, denied it.", ["Hezbollah"]),
        ("The raid hit Hamas, and Hezbollah denied it.", ["Hezbollah"]),
        ("Hamas and Hezbollah denied it.", ["Hamas", "Hezbollah"]),
        ("Hamas and other militias denied it.", ["Hamas"]),
        ("Militias in Iraq denied it.", ["militia"]),
        ("Iran told Iraq that it denied it.", ["Iran"]),
        ("The raid in Iraq drew crowds; nobody denied it.", []),
    ],
)
def test_who_is_named_before_a_verb(subjects, sentence, who):
    assert names(subjects(sentence).before(sentence.index("denied"))) == who


def test_a_state_stands_by_its_own_verb_unless_it_may_stand_far(subjects):
    sentence = "Iran welcomed the raid on a port in the valley, but denied it."
    at = sentence.index("denied")
    assert names(subjects(sentence).before(at)) == []
    assert names(subjects(sentence).before(at, far=True)) == ["Iran"]


def test_the_group_is_the_one_told_of_last(subjects):
    (hamas,) = subjects("Hamas met.").actors
    assert subjects("The group denied it.", hamas).before(10) == [hamas]
    assert subjects("The group denied it.").before(10) == []
    assert subjects("A baker denied it.", hamas).before(8) == []


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("blamed Hamas for it", ["Hamas"]),
        ("blamed the Houthis and Hezbollah for it", ["Houthis", "Hezbollah"]),
        ("blamed the tensions on Hamas", []),
        ("blamed it", []),
    ],
)
def test_who_is_named_behind_a_verb(subjects, sentence, who):
    assert names(subjects(sentence).after(len("blamed"))) == who


@pytest.mark.parametrize(("sentence", "found"), [("No group denied it.", True), ("A group denied it.", False)])
def test_nobody(subjects, sentence, found):
    assert bool(subjects(sentence).nobody(sentence.index("denied"))) is found


def test_a_kind_beside_a_name_adds_nothing(subjects):
    actors = subjects("Hamas, militias and Hamas met.").actors
    assert names(specific(actors)) == ["Hamas"]
    assert names(specific(actors[1:2])) == ["militia"]
    assert specific([]) == []
