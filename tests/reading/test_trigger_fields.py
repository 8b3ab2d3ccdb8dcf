"""What a trigger says besides its words."""

import pytest

from geostrike.reading.deeds.triggers import find_triggers
from geostrike.reading.page.passages import flat, split_passages

from .conftest import triggers_of


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("An air strike hit a depot.", "noun"),
        ("Jets bombed a depot.", "object"),
        ("Israeli jets bomb depot in Mosul.", "present"),
        ("The jets were bombing a depot.", "present"),
        ("Somebody fired rockets at the gate.", "launch"),
        ("Rockets were fired at the gate.", "weapon_subject"),
        ("Rockets landed near the gate.", "weapon_subject"),
        ("A clerk was killed by a rocket.", "casualty"),
        ("The frigate shot down a drone.", "intercept"),
        ("A drone was intercepted off Aden.", "intercept"),
    ],
)
def test_kinds(sentence, kind):
    assert [trigger.kind for trigger in triggers_of(sentence)] == [kind]


@pytest.mark.parametrize(
    ("sentence", "passive", "transitive"),
    [
        ("Jets bombed a depot.", False, True),
        ("A depot was bombed by jets.", True, False),
        ("The base hit by rockets is in Mosul.", True, False),
        ("Rockets hit a depot.", False, True),
        ("Somebody fired rockets at the gate.", False, False),
        ("The base came under fire.", True, False),
        ("The base took two rockets.", True, False),
        ("The air strikes targeted a depot.", False, True),
        ("A drone was shot down off Aden.", True, False),
        ("A clerk was killed by a rocket.", True, False),
    ],
)
def test_who_suffers_and_what_follows(sentence, passive, transitive):
    (trigger,) = triggers_of(sentence)
    assert (trigger.passive, trigger.transitive) == (passive, transitive)


@pytest.mark.parametrize(
    ("sentence", "done"),
    [
        ("The army carried out air strikes on a depot.", True),
        ("Air strikes were carried out on a depot.", True),
        ("The base came under rocket attack.", True),
        ("Jets bombed a depot.", True),
        ("Air strikes on a depot were denounced.", False),
        ("The attack on the depot was denounced.", False),
    ],
)
def test_a_verb_says_that_it_was_carried_out(sentence, done):
    assert triggers_of(sentence)[0].done == done


@pytest.mark.parametrize(
    ("sentence", "weapon"),
    [
        ("Two anti-ship ballistic missiles hit a tanker.", "anti-ship ballistic missiles"),
        ("A depot was hit with mortar bombs.", "mortar bombs"),
        ("An unmanned aerial vehicle hit a car.", "unmanned aerial vehicle"),
        ("The frigate shot down a drone.", "drone"),
        ("Rocket fire hit the gate.", "Rocket"),
        ("A barrage of missiles hit the gate.", "missiles"),
        ("The depot was bombed.", ""),
    ],
)
def test_the_weapon_in_one_word(sentence, weapon):
    assert triggers_of(sentence)[0].weapon == weapon


@pytest.mark.parametrize(
    ("sentence", "at_sea"),
    [
        ("A missile hit a tanker off Aden.", True),
        ("The bulk carrier was struck twice.", True),
        ("Houthi fighters attacked a freighter.", True),
        ("An attack on a ship was reported.", True),
        ("A missile hit a depot.", False),
        ("Strikes destroyed two boats on the river.", False),
    ],
)
def test_a_ship_was_hit(sentence, at_sea):
    assert triggers_of(sentence)[0].at_sea == at_sea


@pytest.mark.parametrize(
    ("sentence", "texts"),
    [
        ("A missile hit Mosul on Sunday, killing two.", ["hit"]),
        ("Rockets were fired at Ain al-Asad, hitting a hangar.", ["fired"]),
        ("Strikes in Mosul destroyed a bridge.", ["Strikes"]),
        ("Rockets fired from Lebanon landed near Haifa.", ["fired from Lebanon landed"]),
        ("Strikes by Turkish jets targeted Mosul.", ["Strikes by Turkish jets targeted"]),
    ],
)
def test_no_place_is_lost_within_the_words_of_a_deed(sentence, texts):
    assert [trigger.text for trigger in triggers_of(sentence)] == texts


@pytest.mark.parametrize(
    ("before", "sentence", "texts"),
    [
        ("Two rockets were fired at the base.", "One hit a tent.", ["hit"]),
        ("Two rockets were fired at the base.", "The other fell short.", ["fell"]),
        ("A drone flew at the base.", "It was shot down.", ["shot down"]),
        ("A minister came to the base.", "It hit the headlines.", []),
    ],
)
def test_a_pronoun_may_stand_for_a_weapon_told_before(before, sentence, texts):
    text = flat(f"{before} {sentence}")
    first, second = split_passages(f"{before} {sentence}")
    armed = any(trigger.weapon for trigger in find_triggers(text, first))
    assert [trigger.text for trigger in find_triggers(text, second, armed=armed)] == texts


def test_who_did_it_is_among_the_words_of_its_subject_and_its_agent():
    sentence = "Turkish jets bombed a depot."
    (trigger,) = triggers_of(sentence)
    assert [sentence[start:end] for start, end in trigger.subject] == ["Turkish jets"]
    sentence = "A depot was bombed by Turkish jets at dawn."
    (trigger,) = triggers_of(sentence)
    assert [sentence[start:end] for start, end in trigger.agent] == ["Turkish jets"]
    assert trigger.subject == ()


@pytest.mark.parametrize("sentence", ["A parcel hit the bridge.", "A crate struck the port."])
def test_what_anything_may_hit_is_put_down_as_such(sentence):
    assert [trigger.rejected for trigger in triggers_of(sentence)] == [
        "no hand and no weapon is named: a wave or a lorry hits too"
    ]
