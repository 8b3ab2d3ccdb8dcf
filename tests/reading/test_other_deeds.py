import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.reading.no_event.other_deeds import find_other_deeds
from geostrike.reading.page.passages import flat, split_passages

WORDS = (
    "imposed new sanctions on put against were announced a halt in to its attacks that it was stopping cyberattacks "
    "cyber attack unsealed criminal charges indicted said the would pause strikes , ."
)
DEED_WORDS = st.sampled_from(WORDS.split())


def deeds(text):
    return [deed.reason for passage in split_passages(text) for deed in find_other_deeds(flat(text), passage)]


@pytest.mark.parametrize(
    "text",
    [
        "The Treasury imposed sanctions on four banks.",
        "Japan has put new sanctions on officers of the navy.",
        "The council widened its sanctions against the ministry.",
        "Further sanctions were imposed on two shipping firms.",
        "The ministry sanctioned three officials.",
        "Ukraine has sanctioned the bank.",
    ],
)
def test_a_sanction(text):
    assert deeds(text) == ["a sanction, not a strike"]


@pytest.mark.parametrize(
    "text",
    [
        "Prosecutors unsealed criminal charges against a broker.",
        "The court brought charges against two brokers.",
        "A broker was indicted in May.",
        "Two men were charged with fraud.",
    ],
)
def test_charges(text):
    assert deeds(text) == ["criminal charges, not a strike"]


@pytest.mark.parametrize(
    "text",
    [
        "Hezbollah announced a halt to its attacks on barracks.",
        "The Houthis said they would pause attacks on ships.",
        "The group had announced that it was suspending its attacks.",
        "The general ordered a full stop to air strikes on the port.",
        "Hamas agreed to end rocket attacks.",
        "Israel declared on Monday an end to operations in the valley.",
    ],
)
def test_an_announced_halt(text):
    assert deeds(text) == ["an announced halt, not an attack"]


@pytest.mark.parametrize(
    "text", ["A cyberattack shut the port.", "Cyber-attacks followed.", "They ran cyber operations."]
)
def test_a_cyberattack(text):
    assert deeds(text) == ["a cyberattack"]


@pytest.mark.parametrize(
    "text",
    [
        "Air strikes, sanctions and charges together are a plan.",
        "Whether sanctions help is not clear.",
        "Calls for sanctions grew.",
        "The army said it had stopped a rocket attack on the port.",
        "Crews said they stopped three drone attacks.",
        "The bus stopped at the port.",
        "The firm announced a new ferry.",
        "They charged into the hall.",
    ],
)
def test_what_is_only_mentioned_is_not_listed(text):
    assert deeds(text) == []


def test_each_kind_is_put_down_once_and_gives_no_claim(read):
    text = (
        "Turkish jets bombed a depot in Mosul on Sunday. On Monday the US imposed sanctions on a bank in Mosul, "
        "carried out cyberattacks on Iran and put sanctions on a second bank."
    )
    reading = read(text)
    assert [claim.event_type for claim in reading.claims] == ["strike"]
    assert [rejection.reason.rpartition(": ")[2] for rejection in reading.rejections] == [
        "a cyberattack",
        "a sanction, not a strike",
    ]
    assert {text[r.start : r.end][:9] for r in reading.rejections} == {"On Monday"}


def test_the_attacks_that_end_are_no_attacks(read):
    reading = read("On Sunday Hezbollah announced a halt to its rocket attacks on Tyre.")
    assert reading.claims == ()
    assert [r.reason for r in reading.rejections] == ["'rocket attacks': an announced halt, not an attack"]


def test_what_was_stopped_in_flight_is_an_attack(read):
    (claim,) = read("The army said it stopped a drone attack on Erbil on Sunday.").claims
    assert (claim.event_type, claim.location.place.id) == ("attack", "iq-erbil")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Hezbollah threatened in turn to step up attacks on Tyre.", "threatened"),
        ("The Houthis threatened to widen attacks on ferries off Hodeidah.", "threatened"),
        ("Until Monday Hamas had not directly attacked Turkish troops.", "negated"),
        ("Hamas made no direct attack on Turkish troops.", "negated"),
        ("There was no further raid on Mosul.", "negated"),
        ("Hamas will probably go on with small rocket attacks on Tyre.", "planned or expected"),
        ("Hamas will likely continue attacks on Tyre.", "planned or expected"),
        ("Turkey is prepared to carry out more air strikes on Mosul.", "planned or expected"),
        ("Turkey shows itself ready to strike Mosul.", "planned or expected"),
    ],
)
def test_what_has_not_happened_is_put_down_with_a_reason_that_fits(read, text, reason):
    reading = read(text)
    assert reading.claims == ()
    assert {rejection.reason.rpartition(": ")[2] for rejection in reading.rejections} == {reason}


@given(st.one_of(st.text(max_size=80), st.lists(DEED_WORDS, max_size=20).map(" ".join)))
def test_any_text_is_read(text):
    level = flat(text)
    for passage in split_passages(text):
        for deed in find_other_deeds(level, passage):
            assert passage.start <= deed.start < deed.end <= passage.end
            assert level[deed.start : deed.end] == deed.text
            assert deed.reason
