import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.reading.said.victims import Side, side_of

WORDS = (
    "US Turkish Iran Hezbollah militias soldiers troops base bases used by housing forces killed three wounded of its "
    "members attack on strike struck bombed was were hit in Jordan Erbil Tower 22 , a the an near after"
)
VICTIM_WORDS = st.sampled_from(WORDS.split())


def hit(reading):
    """Whose side was hit, by site; the happening without a site under ""."""
    return {claim.location.place.id if claim.location else "": claim.actor2 for claim in reading.claims}


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("A drone attack on Erbil on Sunday killed three Turkish soldiers.", "Turkey"),
        ("A drone attack on Sunday in Erbil wounded two American service members.", "United States"),
        ("Jets bombed a farm near Tyre on Sunday, killing five Hezbollah fighters.", "Hezbollah"),
        ("US jets bombed Al Qaim on Sunday. Six Iraqi policemen were killed.", "Iraq"),
        ("Jets struck Al Qaim on Sunday, killing four members of Iran-backed militias.", "Iran-backed militias"),
        ("In Iraq, Hamas said that raids on Mosul on Sunday had killed six of its members.", "Hamas"),
    ],
)
def test_the_dead_say_whose_side_was_hit(read, text, side):
    assert set(hit(read(text)).values()) == {side}


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Rockets hit a US base in Erbil on Sunday.", "United States"),
        ("Rockets were fired at a base housing US troops in Erbil on Sunday.", "United States"),
        ("A drone attacked an outpost of the Turkish army in Mosul on Sunday.", "Turkey"),
        ("A drone fell near US troops in Erbil on Sunday.", "United States"),
        ("US troops came under a rocket attack in Erbil on Sunday.", "United States"),
        ("A base used by Turkey was hit by a drone in Mosul on Sunday.", "Turkey"),
        ("Israeli jets struck Hezbollah depots near Tyre on Sunday.", "Hezbollah"),
        ("US jets bombed sites used by Iran-backed militias in Al Qaim on Sunday.", "Iran-backed militias"),
        ("US air strikes in Al Qaim on Sunday hit depots tied to the Houthis.", "Houthis"),
        ("US jets bombed Al Qaim on Sunday. Depots of Hezbollah were among the targets.", "Hezbollah"),
        ("US jets bombed Al Qaim on Sunday. Their targets were stores of weapons of the Houthis.", "Houthis"),
        ("Russian drones hit Ukrainian troops in Kharkiv on Sunday.", "Ukraine"),
    ],
)
def test_the_target_says_whose_side_was_hit(read, text, side):
    assert set(hit(read(text)).values()) == {side}


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("A drone fell on Tower 22, a U.S. base in Jordan, on Sunday.", "United States"),
        ("On Sunday a drone fell on Tower 22, home to US troops.", "United States"),
        ("Jets bombed Tyre, a bastion of Hezbollah, on Sunday.", "Hezbollah"),
    ],
)
def test_the_site_says_whose_side_was_hit(read, text, side):
    assert set(hit(read(text)).values()) == {side}


@pytest.mark.parametrize(
    "text",
    [
        "A drone attack on Erbil on Sunday killed three people.",
        "Turkish jets bombed a depot in Mosul on Sunday.",
        "Jets bombed a market in Mosul on Sunday, killing nine civilians.",
        "Jets bombed a depot in Mosul on Sunday after an exercise of the Turkish army.",
        "A drone attack in Erbil on Sunday killed two workers from Ukraine.",
        "US-backed fighters were told that a drone had hit a depot in Mosul on Sunday.",
        "A drone hit a ferry on Sunday, 60 miles northwest of Yemen's port of Hodeidah.",
        "Turkey mourned those killed in a drone attack on Erbil on Sunday.",
        "Raids of Israel on a depot in Mosul on Sunday killed two.",
    ],
)
def test_where_nothing_is_said_nobody_is_named(read, text):
    assert set(hit(read(text)).values()) == {""}


def test_who_did_it_was_not_hit(read):
    (claim,) = read("Hezbollah fired rockets on Sunday from Tyre, killing two Hezbollah fighters by mistake.").claims
    assert (claim.actor1, claim.actor2) == ("Hezbollah", "")


def test_the_side_of_one_site_is_not_that_of_another(read):
    text = "Rockets hit a US base in Erbil on Sunday. Rockets hit a Turkish base in Mosul on Sunday."
    assert hit(read(text)) == {"iq-erbil": "United States", "iq-mosul": "Turkey"}


def side(name, kind, told_by):
    return Side(name=name, kind=kind, told_by=told_by)


@pytest.mark.parametrize(
    ("sides", "actor1", "answer"),
    [
        ([], "", ""),
        ([side("Iraq", "state", "site"), side("Turkey", "state", "toll")], "", "Turkey"),
        ([side("Iraq", "state", "site"), side("Turkey", "state", "target")], "", "Turkey"),
        ([side("Turkey", "state", "toll"), side("Iraq", "state", "site")], "Turkey", "Iraq"),
        ([side("Turkey", "state", "toll")], "Turkey", ""),
        ([side("militia", "group", "toll"), side("Iran-backed militias", "group", "site")], "", "Iran-backed militias"),
        ([side("Iran-backed militias", "group", "toll"), side("Hamas", "group", "site")], "", "Hamas"),
        ([side("militia", "group", "toll"), side("Turkey", "state", "site")], "", "militia"),
        ([side("Hamas", "group", "toll"), side("militia", "group", "target")], "", "Hamas"),
    ],
)
def test_the_toll_weighs_most_and_a_kind_gives_way_to_a_name(sides, actor1, answer):
    assert side_of(sides, actor1) == answer


@given(st.lists(VICTIM_WORDS, max_size=24).map(" ".join))
def test_any_run_of_words_is_read(read, text):
    for claim in read(text).claims:
        assert claim.actor2 != claim.actor1 or not claim.actor2
