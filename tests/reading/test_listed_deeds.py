"""Items of lists and rows of tables tell of deeds without a verb."""

import pytest

from geostrike.reading.deeds.triggers import find_triggers
from geostrike.reading.page.passages import flat, split_passages


def listed(item):
    (passage,) = split_passages(item)
    return [
        (t.text, t.kind, t.type, t.passive) for t in find_triggers(flat(item), passage, listed=True) if not t.rejected
    ]


def unlisted(item):
    (passage,) = split_passages(item)
    return find_triggers(flat(item), passage)


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("Balad air base, 4 rockets, 1 hurt", ["rockets"]),
        ("Erbil airport: drone with explosives", ["drone"]),
        ("Three rockets at al-Asad.", ["rockets"]),
        ("July 8: two rockets towards the embassy before dawn.", ["rockets"]),
        ("Qaim: mortar shells on the crossing", ["shells"]),
        ("Conoco: one drone, no casualties", ["drone"]),
        ("Harir: 2 drones, both without effect", ["drones"]),
        ("Mukalla: an explosive boat at the terminal", ["boat"]),
    ],
)
def test_a_weapon_by_itself_tells_of_an_attack(item, words):
    told = listed(item)
    assert [text for text, *_ in told] == words
    assert [(kind, event_type) for _, kind, event_type, _ in told] == [("noun", "attack")]
    assert unlisted(item) == ()


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("Amadiya: 2 shepherds by Turkish artillery.", ["by Turkish artillery"]),
        ("Badush: 5 police by a bomb-carrying quadcopter.", ["by a bomb-carrying quadcopter"]),
        ("Shirqat: 3 by mortars on the west bank.", ["by mortars"]),
        ("Sinjar: two by Turkish warplanes on the mountain.", ["by Turkish warplanes"]),
        ("Mosul: 7 by rockets in Zanjili; 4 by mortars.", ["by rockets", "by mortars"]),
        ("Tal Afar: a family by a helicopter.", ["by a helicopter"]),
    ],
)
def test_who_was_harmed_by_a_weapon(item, words):
    told = listed(item)
    assert [text for text, *_ in told] == words
    assert all(kind == "casualty" and passive for _, kind, _, passive in told)


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("Ramadi: seven strikes.", ["strikes"]),
        ("Mosul: nine by air strikes in the old town.", ["air strikes"]),
        ("Rawa: 3 by shelling.", ["shelling"]),
        ("Daquq: three by mortar fire.", ["mortar fire"]),
        ("Rockets hit Balad; one hurt.", ["hit"]),
    ],
)
def test_what_tells_it_anywhere_tells_it_in_a_list(item, words):
    assert [text for text, *_ in listed(item)] == words


@pytest.mark.parametrize(
    "item",
    [
        "Abu Saida: 1 farmer shot.",
        "Mosul: 6 by snipers.",
        "Baghdad: a rocket launcher factory",
        "Aden: 30 rockets seized on a dhow.",
        "A drone factory in the east",
        "Drone sales to Gulf states",
        "A range of 300 km for the new missile",
        "Mosul: 3 bodies.",
        "Erbil: nine by a bus.",
        "Missile defence: two batteries",
    ],
)
def test_an_item_may_tell_of_no_deed(item):
    assert listed(item) == []


def test_weapons_in_an_item_are_no_happenings():
    (passage,) = split_passages("Balad: 4 rockets")
    (trigger,) = find_triggers("Balad: 4 rockets", passage, listed=True)
    assert (trigger.count, trigger.many, trigger.plural, trigger.done) == (None, False, False, True)
