import pytest

from geostrike.reading.deeds.actors import Actor, actor_of, find_actors, named_groups
from geostrike.reading.deeds.triggers import find_triggers
from geostrike.reading.page.passages import flat, split_passages
from geostrike.reading.said.responsibility import find_said


@pytest.fixture
def actor(matches):
    """Give who did what the first happening of a sentence tells: the name and the kind, or None."""

    def of(sentence, before=None):
        text = flat(sentence)
        (passage,) = split_passages(sentence)
        triggers = find_triggers(text, passage)
        actors = find_actors(text, passage, matches(sentence))
        following = triggers[1].start if len(triggers) > 1 else passage.end
        said = [one for one in find_said(text, passage, triggers, actors) if one.trigger == 0]
        found = actor_of(text, passage, triggers[0], actors, passage.start, following, said, before)
        return (found.name, found.kind) if found else None

    return of


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Turkish jets bombed a depot in Mosul.", ("Turkey", "state")),
        ("Turkey bombed a depot in Mosul.", ("Turkey", "state")),
        ("Israel's air force struck a farm near Al Bukamal.", ("Israel", "state")),
        ("The IDF struck a farm near Al Bukamal.", ("Israel", "state")),
        ("A U.S. air strike set a depot on fire.", ("United States", "state")),
        ("CENTCOM bombed a depot in Al Qaim.", ("United States", "state")),
        ("Houthi rebels fired missiles at a tanker.", ("Houthis", "group")),
        ("Hezbollah shelled a barracks.", ("Hezbollah", "group")),
        ("The Islamic Resistance in Iraq attacked a base in Erbil.", ("Islamic Resistance in Iraq", "group")),
        ("Iran-backed militias attacked a base in Erbil.", ("Iran-backed militias", "group")),
        ("Unidentified gunmen attacked a checkpoint.", ("militia", "group")),
    ],
)
def test_states_and_groups(actor, sentence, who):
    assert actor(sentence) == who


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("A depot in Mosul was bombed by Turkish jets.", "Turkey"),
        ("The drone attack on Tower 22 was carried out by Iran-backed militias.", "Iran-backed militias"),
        ("The attack on the port was blamed on the Houthis.", "Houthis"),
        ("Iran-backed militias claimed responsibility for a rocket attack on Erbil.", "Iran-backed militias"),
        ("Raids on Syria by Israel went on.", "Israel"),
    ],
)
def test_by_blamed_and_claimed(actor, sentence, who):
    assert actor(sentence)[0] == who


@pytest.mark.parametrize(
    "sentence",
    [
        "The base of the U.S. was attacked at dawn.",
        "A depot was bombed at dawn.",
        "A base used by the United States was hit by a drone.",
        "The attack on U.S. troops came at dawn.",
    ],
)
def test_who_suffers_is_not_who_did_it(actor, sentence):
    assert actor(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Warplanes of the Saudi-led coalition bombed a hall in Sanaa.", ("Saudi-led coalition", "state")),
        ("In Sanaa the coalition bombed a hall.", ("Saudi-led coalition", "state")),
        ("Jets of the US-led coalition struck Mosul.", ("US-led coalition", "state")),
        ("Coalition jets struck a bunker near Mosul.", ("US-led coalition", "state")),
        ("Regime helicopters bombed a clinic.", ("state forces", "state")),
        ("The occupation army and its mercenaries shelled a village.", ("state forces", "state")),
        ("Turkish forces and their mercenaries shelled a village.", ("Turkey", "state")),
        ("Unidentified warplanes struck a convoy.", ("state forces", "state")),
        ("The Syrian Democratic Forces shelled a post.", ("Syrian Democratic Forces", "group")),
        ("The PKK shelled a post.", ("Kurdistan Workers' Party", "group")),
        ("Turkish-backed factions shelled a village.", ("Syrian National Army", "group")),
        ("The Peshmerga shelled a hill.", ("Peshmerga", "state")),
        ("IS fighters shelled a village.", ("Islamic State", "group")),
        ("ANSAR ALLAH missiles struck a tanker.", ("Houthis", "group")),
    ],
)
def test_names_and_kinds_of_the_region(actor, sentence, who):
    assert actor(sentence) == who


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("A frigate shot down a Houthi drone.", "Houthis"),
        ("A U.S. destroyer shot down a drone launched by the Houthis.", "Houthis"),
        ("Syrian air defences intercepted Israeli missiles.", "Israel"),
        ("The U.S. destroyed a drone launched from Houthi-held areas.", "Houthis"),
        ("A U.S. destroyer shot down a drone.", None),
    ],
)
def test_who_sent_what_was_brought_down(actor, sentence, who):
    found = actor(sentence)
    assert (found and found[0]) == who


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Israel said that it had bombed a depot.", "Israel"),
        ("It bombed a depot.", "Turkey"),
        ("The group shelled a barracks.", None),
        ("A depot was bombed.", None),
        ("We bombed a depot.", None),
    ],
)
def test_for_whom_a_pronoun_stands(actor, sentence, who):
    before = Actor(start=0, end=1, name="Turkey", kind="state")
    found = actor(sentence, before)
    assert (found and found[0]) == who


@pytest.mark.parametrize(
    "sentence",
    [
        "Sites used by Turkish troops were bombed.",
        "Rockets launched from Lebanon hit a depot.",
        "Drones flew from Iraq at a depot.",
        "A hall in Sanaa, used by the Houthis, was bombed.",
        "The ship, chartered by Israel, was struck by a missile.",
        "A drone that American officers had followed hit a depot.",
    ],
)
def test_who_is_only_told_beside_it_did_not_do_it(actor, sentence):
    assert actor(sentence) is None


def test_a_claim_that_nobody_made_names_nobody(actor):
    assert actor("No group in Syria claimed responsibility for the attack on the port.") is None


def test_a_place_within_a_groups_name_is_part_of_the_name():
    text = "The Islamic Resistance in Iraq and Hamas met."
    assert [text[start:end] for start, end in named_groups(text, 0, len(text))] == [
        "Islamic Resistance in Iraq",
        "Hamas",
    ]


def test_actors_come_in_order_without_overlap(matches):
    text = "Iran-backed militias, Turkish troops and the Houthis met U.S. officials."
    (passage,) = split_passages(text)
    actors = find_actors(text, passage, matches(text))
    assert [actor.name for actor in actors] == ["Iran-backed militias", "Turkey", "Houthis", "United States"]
    assert all(one.end <= other.start for one, other in zip(actors, actors[1:], strict=False))
