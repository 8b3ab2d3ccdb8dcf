import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.reading.deeds.triggers import find_triggers
from geostrike.reading.page.passages import flat, split_passages

from .conftest import triggers_of

WORDS = (
    "strikes airstrikes attack raid struck hit launched rockets drones would if not denied that "
    "threatened to the a 85 sites on , ; . ? “ ”"
)
TRIGGER_WORDS = st.sampled_from(WORDS.split())


@pytest.mark.parametrize(
    ("sentence", "words", "event_type"),
    [
        ("The air strike came at dawn.", "air strike", "strike"),
        ("A bombing raid followed.", "bombing raid", "strike"),
        ("The shelling went on all night.", "shelling", "strike"),
        ("A drone attack set the hangar on fire.", "drone attack set", "attack"),
        ("The rocket and mortar attack came from the hills.", "rocket and mortar attack", "attack"),
        ("A barrage of rockets came down.", "barrage of rockets came down", "attack"),
    ],
)
def test_a_noun_tells_of_a_happening_and_suggests_its_type(sentence, words, event_type):
    (trigger,) = triggers_of(sentence)
    assert (trigger.text, trigger.kind, trigger.type, trigger.rejected) == (words, "noun", event_type, "")
    assert sentence[trigger.start : trigger.end] == words


@pytest.mark.parametrize(
    "sentence",
    [
        "Jets bombed the depot.",
        "Gunners shelled a village.",
        "Somebody fired rockets at the gate.",
        "The crew launched two missiles at a tanker.",
        "A drone exploded over the runway.",
        "Planes dropped bombs on the bridge.",
    ],
)
def test_a_verb_tells_of_a_happening(sentence):
    (trigger,) = triggers_of(sentence)
    assert trigger.kind != "noun"
    assert trigger.done
    assert trigger.rejected == ""


@pytest.mark.parametrize(
    "sentence",
    [
        "The firm launched a new ferry.",
        "A lorry crashed into the gate.",
        "A cyberattack shut the port.",
        "A cyber-attack shut the port.",
        "Clerks carried out a census.",
        "The mayor fired his driver.",
        "The carrier strike group sailed on.",
        "The storm struck the coast.",
    ],
)
def test_other_meanings_are_no_happening(sentence):
    assert triggers_of(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("The jets did not strike the depot.", "negated"),
        ("No strike took place.", "negated"),
        ("The mayor denied that a raid on the depot took place.", "denied"),
        ("Rumours of an attack on the port went round.", "denied"),
        ("The group threatened to attack ships.", "threatened"),
        ("Leaders vowed to strike the base.", "threatened"),
        ("If jets bombed the depot, the bridge would fall.", "hypothetical"),
        ("A drone could attack the port.", "hypothetical"),
        ("The navy will strike the depot.", "planned or expected"),
        ("Crews prepared for an attack on the port.", "planned or expected"),
        ("The planned raid is kept secret.", "planned or expected"),
        ("Guards were posted to prevent attacks.", "a purpose, not a happening"),
        ("Police foiled a drone attack on the port.", "attempted, not done"),
        ("Was the depot hit by an air strike?", "a question"),
        ("A cyber attack shut the port.", "a cyberattack"),
        ("Teachers went home when the rail strike began.", "a strike of labour"),
        ("A penalty strike won the match.", "sport or a game"),
        ("He died of a heart attack.", "an illness"),
    ],
)
def test_what_did_not_happen_or_is_something_else(sentence, reason):
    assert {trigger.rejected for trigger in triggers_of(sentence)} == {reason}


@pytest.mark.parametrize(
    "sentence",
    [
        "The group denied involvement in the attack on the port.",
        "The raid, which nobody had expected, hit the depot.",
        "Nobody was hurt in the attack.",
        "The army did not say who fired; a drone attack followed.",
    ],
)
def test_a_denial_of_something_else_rejects_nothing(sentence):
    assert "" in {trigger.rejected for trigger in triggers_of(sentence)}


def test_an_item_that_points_to_another_article_is_rejected():
    passages = split_passages("Related articles\n\nJets bombed the depot.")
    text = "Related articles\n\nJets bombed the depot."
    (trigger,) = find_triggers(text, passages[-1])
    assert trigger.rejected == "points to another article"


def test_a_habit_is_marked():
    (trigger,) = triggers_of("Gunners regularly shelled the village.")
    assert trigger.habitual
    assert not triggers_of("Gunners shelled the village.")[0].habitual


@pytest.mark.parametrize(
    ("sentence", "count", "bound", "many"),
    [
        ("The army carried out 12 air strikes.", 12, "exact", True),
        ("The army carried out more than 150 attacks.", 150, "at_least", True),
        ("About twenty raids were flown.", 20, "about", True),
        ("Up to 30 strikes were flown.", 30, "up_to", True),
        ("Several raids were flown.", None, "exact", True),
        ("Jets struck over 85 sites.", 85, "at_least", True),
        ("The raid came at dawn.", None, "exact", False),
        ("The Feb. 2 raid came at dawn.", None, "exact", False),
        ("Two months of raids followed.", None, "exact", False),
    ],
)
def test_how_many_happenings_or_targets(sentence, count, bound, many):
    trigger = triggers_of(sentence)[0]
    assert (trigger.count, trigger.bound, trigger.many) == (count, bound, many)


def test_a_verb_that_says_what_the_noun_did_belongs_to_the_noun():
    (trigger,) = triggers_of("The air strikes targeted a depot.")
    assert trigger.text == "air strikes targeted"
    assert trigger.done


def test_two_clauses_tell_of_two_happenings():
    assert len(triggers_of("Jets bombed a depot after a drone attack on the port.")) == 2


def test_the_subject_of_a_passive_verb_suffers():
    assert triggers_of("The port was bombed by jets.")[0].passive
    assert not triggers_of("Jets bombed the port.")[0].passive


def test_definite_and_plural():
    (trigger,) = triggers_of("The raids went on.")
    assert trigger.definite and trigger.plural
    (trigger,) = triggers_of("Raids went on.")
    assert not trigger.definite


@given(st.one_of(st.text(max_size=80), st.lists(TRIGGER_WORDS, max_size=20).map(" ".join)))
def test_any_text_is_read(text):
    for passage in split_passages(text):
        triggers = find_triggers(flat(text), passage)
        for trigger in triggers:
            assert passage.start <= trigger.start < trigger.end <= passage.end
            assert flat(text)[trigger.start : trigger.end] == trigger.text
        assert all(one.start < other.start for one, other in zip(triggers, triggers[1:], strict=False))
