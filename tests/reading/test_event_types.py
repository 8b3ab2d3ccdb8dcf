import pytest

from geostrike.reading.deeds.actors import Actor
from geostrike.reading.deeds.event_types import event_type_of, sub_event_type_of

from .conftest import triggers_of


def actor(kind):
    return Actor(start=0, end=1, name="X", kind=kind)


@pytest.mark.parametrize("sentence", ["A raid came.", "A drone attack came.", "Jets bombed it.", "It was hit."])
@pytest.mark.parametrize(("kind", "event_type"), [("state", "strike"), ("group", "attack")])
def test_who_did_it_decides(sentence, kind, event_type):
    assert event_type_of(triggers_of(sentence)[0], actor(kind), "") == (event_type, True)


@pytest.mark.parametrize(
    ("sentence", "weapon", "event_type"),
    [
        ("An air strike came.", "", "strike"),
        ("A drone attack came.", "drone", "attack"),
        ("An attack came.", "two F-16 jets", "strike"),
        ("Rebels targeted a depot.", "", "strike"),
        ("Rebels attacked a depot.", "rockets", "attack"),
        ("Rebels targeted a depot.", "rockets", "attack"),
        ("A tanker was struck.", "", "attack"),
        ("A depot was struck.", "", "strike"),
        ("A drone was shot down.", "two F-16 jets", "attack"),
    ],
)
def test_else_the_words_and_the_weapon(sentence, weapon, event_type):
    assert event_type_of(triggers_of(sentence)[0], None, weapon) == (event_type, False)


@pytest.mark.parametrize(
    ("sentence", "weapon", "event_type"),
    [
        ("Mortar bombs fell on the market.", "Mortar bombs", "attack"),
        ("Bombs fell on the market.", "Bombs", "strike"),
        ("A quadcopter dropped a bomb on the post.", "quadcopter", "attack"),
        ("An unknown projectile hit the ship.", "projectile", "attack"),
        ("Artillery pounded the village.", "Artillery", "strike"),
        ("A warship shelled the coast.", "warship", "strike"),
        ("Three skiffs attacked a tanker.", "skiffs", "attack"),
        ("Taji was rocketed again.", "", "attack"),
    ],
)
def test_what_only_a_state_has(sentence, weapon, event_type):
    assert event_type_of(triggers_of(sentence)[0], None, weapon)[0] == event_type


def test_what_hit_a_group_came_from_a_state():
    (trigger,) = triggers_of("A drone hit a car of the group.")
    assert event_type_of(trigger, None, "drone", hit_group=True)[0] == "strike"
    assert event_type_of(trigger, None, "drone")[0] == "attack"


@pytest.mark.parametrize(
    ("event_type", "weapon", "finer"),
    [
        ("strike", "", "Air/drone strike"),
        ("strike", "cruise missiles", "Shelling/artillery/missile attack"),
        ("attack", "drone", "Air/drone strike"),
        ("attack", "rockets and drones", "Air/drone strike"),
        ("attack", "mortars", "Shelling/artillery/missile attack"),
        ("attack", "", ""),
    ],
)
def test_the_finer_type_comes_from_the_weapon(event_type, weapon, finer):
    assert sub_event_type_of(event_type, weapon) == finer
