import pytest

from geostrike.reading.deeds.details import attributed_to, target_of, weapon_of

from .conftest import first_passage, triggers_of


@pytest.mark.parametrize(
    ("sentence", "target"),
    [
        ("Jets bombed a fuel depot in Mosul.", "a fuel depot"),
        ("Rockets struck two empty hangars after midnight.", "two empty hangars"),
        ("The raid came at dawn.", ""),
        ("The depot was bombed in January.", ""),
    ],
)
def test_what_was_hit(sentence, target):
    assert target_of(sentence, first_passage(sentence), triggers_of(sentence)[0]) == target


@pytest.mark.parametrize(
    ("sentence", "weapon"),
    [
        ("Two B-1 bombers struck the depot.", "Two B-1 bombers"),
        ("The depot was hit with cruise missiles.", "cruise missiles"),
        ("The drone attack on the gate came at dawn.", "drone"),
        ("The raid came at dawn.", ""),
    ],
)
def test_with_what(sentence, weapon):
    trigger = triggers_of(sentence)[0]
    assert weapon_of(sentence, first_passage(sentence), trigger, 0, len(sentence)) == weapon


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("The raid killed four, the Ministry of Health said.", "Ministry of Health"),
        ("Gen. Doe said that jets had bombed the depot.", "Gen. Doe"),
        ("Jets bombed the depot at dawn.", ""),
    ],
)
def test_who_says_so(sentence, who):
    assert attributed_to(first_passage(sentence)) == who
