import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.reading.deeds.actors import find_actors
from geostrike.reading.deeds.triggers import find_triggers
from geostrike.reading.page.passages import flat, split_passages
from geostrike.reading.said.responsibility import find_said, in_short

WORDS = (
    "Hezbollah the Houthis Iran US officials militias no group none of nobody has have not yet claimed responsibility "
    "for denied any role part in blamed on accused of was were behind said that it they carried out attack strike "
    "Iran’s proxies among them , . ; “ ” and but attributed to by according which its work held responsible"
)
SAID_WORDS = st.sampled_from(WORDS.split())


@pytest.fixture(scope="session")
def said(matches):
    """Give what each passage of a text says: who, the stance, who blames, and the words of the happening."""

    def of(text):
        found = []
        level, known = flat(text), matches(text)
        for passage in split_passages(text):
            triggers = find_triggers(level, passage)
            actors = find_actors(level, passage, [m for m in known if passage.start <= m.mention.start < passage.end])
            for one in find_said(level, passage, triggers, actors):
                deed = None if one.trigger is None else triggers[one.trigger].text
                found.append((one.actor.name if one.actor else "", one.stance, one.by, deed))
        return found

    return of


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Hezbollah claimed responsibility for the rocket fire on Tyre.", ["Hezbollah"]),
        ("Hezbollah took responsibility for the raid.", ["Hezbollah"]),
        ("The Houthis claimed credit for the attack on a tanker.", ["Houthis"]),
        ("Islamic State said that it had carried out the raid.", ["Islamic State"]),
        ("Islamic State said it was behind the raid.", ["Islamic State"]),
        ("Islamic State, which said that the raid was its work, gave no proof.", ["Islamic State"]),
        ("Hamas, the movement claiming responsibility for the attack, praised it.", ["Hamas"]),
        ("The group that claimed responsibility for the attack, Hamas, is small.", ["Hamas"]),
        ("The raid went beyond the group that said it had carried out the attack: the Houthis.", ["Houthis"]),
        ("The raid was claimed by Islamic State.", ["Islamic State"]),
        ("Islamic State claimed Sunday's raid on a depot.", ["Islamic State"]),
        ("Hezbollah, a group close to Iran, claimed the attack.", ["Hezbollah"]),
        ("Hezbollah, in answer to Israel, claimed the attack.", ["Hezbollah"]),
        ("Hamas, Hezbollah and the Houthis claimed responsibility for the attack.", ["Hamas", "Hezbollah", "Houthis"]),
        ("Hezbollah and other militias claimed responsibility for the attack.", ["Hezbollah"]),
        ("The Houthis in Yemen claimed responsibility for the attack.", ["Houthis"]),
    ],
)
def test_who_claims(said, sentence, who):
    found = said(sentence)
    assert [(name, stance) for name, stance, _, _ in found] == [(name, "claimed") for name in who]
    assert all(deed for *_, deed in found)


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Hezbollah has not claimed responsibility for the attack.", "Hezbollah"),
        ("Neither Hamas nor other Iranian proxies have claimed the raid.", "Hamas"),
        ("None of these groups, Hezbollah among them, said that it had staged the raid.", "Hezbollah"),
        ("None of Iran’s proxies has claimed the attack.", "Iran-backed militias"),
        ("The Houthis have yet to claim responsibility for the attack.", "Houthis"),
        ("No group has claimed responsibility for the attack.", ""),
        ("No armed group in Iraq has claimed the attack.", ""),
        ("Nobody claimed responsibility for the attack.", ""),
        ("There was no immediate claim of responsibility for the attack.", ""),
        ("There was no claim of responsibility from Hamas for the attack.", "Hamas"),
        ("The attack has not been claimed by any group.", ""),
        ("The attack went unclaimed.", ""),
    ],
)
def test_who_does_not_claim(said, sentence, who):
    assert [found[:3] for found in said(sentence)] == [(who, "not_claimed", "")]


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Iran flatly denied any involvement in the raid.", "Iran"),
        ("Iran says that it had no part in the raid.", "Iran"),
        ("Iran on Monday denied it was behind the raid.", "Iran"),
        ("Turkey was not behind the raid, a spokesman said.", "Turkey"),
        ("Turkey insisted that it played no role in the raid.", "Turkey"),
        ("Hezbollah denied carrying out the attack.", "Hezbollah"),
        ("Hezbollah rejected accusations that it was involved in the attack.", "Hezbollah"),
        ("Iran told the US that it had nothing to do with the attack.", "Iran"),
        ("Iran welcomed the attack, but denied a hand in it.", "Iran"),
    ],
)
def test_who_denies(said, sentence, who):
    ((name, stance, by, deed),) = said(sentence)
    assert (name, stance, by) == (who, "denied", "")
    assert deed


@pytest.mark.parametrize(
    ("sentence", "who", "by"),
    [
        ("An attack on a port that Israeli officials blamed on Hezbollah left two dead.", "Hezbollah",
         "Israeli officials"),
        ("An attack for which Israeli officials blamed Hezbollah left two dead.", "Hezbollah",
         "Israeli officials"),
        ("Turkey blamed the attack on Islamic State.", "Islamic State", "Turkey"),
        ("Police put the blame for Sunday's attack on Tyre on Islamic State.", "Islamic State", "Police"),
        ("The attack was blamed on Islamic State.", "Islamic State", ""),
        ("The attack was attributed by Iraqi officials to Islamic State.", "Islamic State", "Iraqi officials"),
        ("The attack was attributed to Islamic State.", "Islamic State", ""),
        ("Hezbollah was blamed for the attack.", "Hezbollah", ""),
        ("Israel accused Hezbollah of carrying out the attack.", "Hezbollah", "Israel"),
        ("Hezbollah is accused of launching the attack.", "Hezbollah", ""),
        ("Jordan held Iran responsible for the attack.", "Iran", "Jordan"),
        ("The Pentagon said that Iran-backed rebels were likely responsible for the raid.", "Iran-backed militias",
         "Pentagon"),
        ("According to the army, the Houthis were probably behind the raid.", "Houthis", "army"),
        ("Islamic State was behind the attack, the Iraqi army said.", "Islamic State", "Iraqi army"),
        ("Officials in Amman believe Hamas was behind the attack.", "Hamas", "Officials in Amman"),
        ("A militia backed by Iran masterminded the attack.", "Iran-backed militias", ""),
        ("“Israel is responsible for the attack,” said Ali al-Zaidi, a baker.", "Israel", "Ali al-Zaidi"),
    ],
)  # fmt: skip
def test_who_is_blamed_and_by_whom(said, sentence, who, by):
    assert [found[:3] for found in said(sentence)] == [(who, "blamed", by)]


@pytest.mark.parametrize(
    "sentence",
    [
        "It is not clear who was behind the attack.",
        "Hezbollah may have been behind the attack.",
        "Hezbollah could claim responsibility for the attack.",
        "Hezbollah claimed the attack killed nine.",
        "Officials blamed the tensions after the attack on the drought.",
        "Israel blamed Iran for the rising tension that led to the attack.",
        "Iran denied any role in the oil trade, and the attack went on.",
        "Iran has not blamed anybody for the attack.",
        "The attack hit a strip of land claimed by Syria.",
        "The attack came at dawn.",
        "The blaze claimed six lives after the attack.",
        "Nobody blamed Hezbollah for the attack.",
        "If Hezbollah claimed the attack, nobody would wonder.",
        "There is no evidence that Iran was behind the attack.",
        "The army did not say that Iran was behind the attack.",
        "Jordan denied that Iran was behind the attack.",
        "Asked whether Iran had carried out the attack, he was silent.",
        "Has Hezbollah claimed responsibility for the attack?",
    ],
)
def test_what_says_nothing_of_it(said, sentence):
    assert said(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "deeds"),
    [
        ("Jets bombed a depot after an attack that the Houthis claimed responsibility for.", ["attack"]),
        ("Israel blamed Hezbollah for an attack on Tyre before its jets bombed a depot.", ["attack"]),
        ("A drone attack hit a port; Hezbollah denied any role in it.", ["drone attack hit"]),
        ("Hezbollah said it had fired rockets at a port.", ["fired"]),
        ("A raid hit a port days after Hezbollah claimed responsibility for an attack.", ["attack"]),
    ],
)
def test_a_statement_speaks_of_the_happening_nearest_to_it(said, sentence, deeds):
    assert [deed for *_, deed in said(sentence)] == deeds


@pytest.mark.parametrize(
    "sentence",
    [
        "No group has claimed responsibility.",
        "Hezbollah claimed responsibility in a statement.",
        "Officials blamed it on Hezbollah.",
        "Hezbollah denied any role in the explosion.",
    ],
)
def test_without_a_happening_of_its_own_it_speaks_of_what_was_told_before(said, sentence):
    ((*_, deed),) = said(sentence)
    assert deed is None


def statements(read, text):
    return [{(s.actor, s.stance, s.by) for s in claim.statements} for claim in read(text).claims]


def test_statements_of_several_sentences_stand_in_the_claim_in_the_order_of_the_text(read):
    text = (
        "A drone attack on Erbil on Sunday killed two. The Iraqi army blamed Islamic State for the attack. "
        "No group has claimed responsibility. Islamic State later claimed the attack."
    )
    (claim,) = read(text).claims
    assert [(s.actor, s.stance, s.by) for s in claim.statements] == [
        ("Islamic State", "blamed", "Iraqi army"),
        ("", "not_claimed", ""),
        ("Islamic State", "claimed", ""),
    ]
    assert [s.evidence.text.split()[0] for s in claim.statements] == ["The", "No", "Islamic"]
    assert all(text[s.evidence.start : s.evidence.end] == s.evidence.text for s in claim.statements)
    assert (claim.responsibility, claim.actor1, claim.event_type) == ("claimed", "Islamic State", "attack")


def test_a_statement_said_twice_stands_once(read):
    text = "Hezbollah claimed the attack on Tyre on Sunday. Hezbollah claimed responsibility for the attack again."
    (claim,) = read(text).claims
    assert len(claim.statements) == 1


def test_two_who_blame_are_two_statements(read):
    text = (
        "A drone attack hit Erbil on Sunday. Turkey blamed the attack on Islamic State. "
        "Jordan blamed the attack on Islamic State."
    )
    assert statements(read, text) == [{("Islamic State", "blamed", "Turkey"), ("Islamic State", "blamed", "Jordan")}]


def test_a_statement_of_the_story_stands_in_the_claim_of_each_site(read):
    text = "Rockets hit depots in Mosul and Al Qaim on Sunday. The rockets hit at dawn. Nobody claimed responsibility."
    assert statements(read, text) == [{("", "not_claimed", "")}] * 2


@pytest.mark.parametrize(
    "sentence",
    [
        "Militias have claimed responsibility for more than 150 attacks on bases in Iraq.",
        "Hezbollah denied any role in planned attacks.",
        "Iran denied it was behind a cyberattack.",
    ],
)
def test_what_is_said_of_what_is_no_happening_attaches_to_nothing(read, sentence):
    assert statements(read, f"Turkish jets bombed a depot in Mosul on Sunday. {sentence}") == [set()]


@pytest.mark.parametrize(
    ("text", "actor1"),
    [
        ("A drone attack hit Erbil on Sunday. Hezbollah has not claimed responsibility for the attack.", ""),
        ("A drone attack hit Erbil on Sunday. Iran denied that it had carried out the attack.", ""),
        ("Hezbollah took no part in launching the drone attack on Erbil on Sunday.", ""),
        ("A drone attack hit Erbil on Sunday. Iran says that it had no part in the attack.", ""),
        ("A drone attack hit Erbil on Sunday. The Houthis claimed responsibility.", "Houthis"),
        ("A drone attack hit Erbil on Sunday. It was blamed on the Houthis.", "Houthis"),
        ("Militias attacked Erbil on Sunday. Hezbollah claimed responsibility for the attack.", "Hezbollah"),
        ("Hamas attacked Erbil on Sunday. Hezbollah claimed responsibility for the attack.", "Hamas"),
    ],
)
def test_who_did_it_follows_what_is_said(read, text, actor1):
    (claim,) = read(text).claims
    assert claim.actor1 == actor1


def test_a_state_that_is_only_blamed_does_not_make_an_attack_a_strike(read):
    (claim,) = read("A drone attack hit Erbil on Sunday. Jordan held Iran responsible for the drone attack.").claims
    assert (claim.event_type, claim.actor1, claim.responsibility) == ("attack", "Iran", "blamed")


def test_the_group_is_the_one_that_did_what_was_told_last(read):
    text = "Houthi rebels fired missiles at a tanker in the Red Sea on Sunday. The group claimed responsibility."
    assert statements(read, text) == [{("Houthis", "claimed", "")}]


def test_the_deadly_strike_may_be_the_attack_told_last(read):
    text = (
        "In January 2023, US air strikes hit depots in Mosul. A drone attack on Erbil on Sunday killed two. "
        "The attack came at night. The attack set a hall on fire. Hezbollah denied any part in the deadly strike."
    )
    told = {claim.event_type: [s.actor for s in claim.statements] for claim in read(text).claims}
    assert told == {"strike": [], "attack": ["Hezbollah"]}


@pytest.mark.parametrize(
    ("stances", "short"),
    [
        ([], None),
        (["not_claimed"], None),
        (["blamed", "denied"], "blamed"),
        (["denied", "blamed"], "denied"),
        (["denied", "not_claimed", "claimed"], "claimed"),
    ],
)
def test_responsibility_in_short(stances, short):
    assert in_short(stances) == short


@given(st.one_of(st.text(max_size=120), st.lists(SAID_WORDS, max_size=24).map(" ".join)))
def test_any_text_gives_statements_whose_spans_are_the_text(gazetteer, read, text):
    reading = read(text)
    for claim in reading.claims:
        assert claim.responsibility == in_short(statement.stance for statement in claim.statements)
        assert len({(s.actor, s.stance, s.by) for s in claim.statements}) == len(claim.statements)
        for statement in claim.statements:
            assert text[statement.evidence.start : statement.evidence.end] == statement.evidence.text
            assert statement.actor or statement.stance == "not_claimed"
            assert not statement.by or statement.stance == "blamed"


@given(st.lists(SAID_WORDS, max_size=24).map(" ".join))
def test_any_run_of_words_is_read(said, text):
    for name, stance, by, _ in said(text):
        assert name or stance == "not_claimed"
        assert by in text
