"""What stands where in a clause."""

import pytest

from geostrike.reading.deeds.clause import Clause
from geostrike.reading.deeds.tokens import tokens_of
from geostrike.reading.deeds.vocabulary import Word


def clause_of(sentence):
    return Clause(tokens_of(sentence, 0, len(sentence)), armed=False)


def words(clause, window):
    return " ".join(clause.words[slice(*window)]) if window else None


def at(clause, word, nth=0):
    return [i for i, each in enumerate(clause.words) if each == word][nth]


@pytest.mark.parametrize(
    ("sentence", "verb", "subject"),
    [
        ("Jets bombed a depot.", "bombed", "jets"),
        ("On Monday, two jets bombed a depot.", "bombed", "two jets"),
        ("Jets of the army, flying low, had reportedly bombed a depot.", "bombed", "jets of the army , flying low ,"),
        ("The drone that hit the tower was launched at dawn.", "launched", "the drone that hit the tower"),
        ("The drone that hit the tower was launched at dawn.", "hit", "the drone that"),
        ("Jets bombed a depot and the economy was hit.", "hit", "the economy"),
        ("Jets bombed a depot and destroyed it.", "destroyed", "jets"),
        ("The army said that jets bombed a depot.", "bombed", "jets"),
        ("The raid came after jets bombed a depot.", "bombed", "jets"),
        ("Israel is said to have bombed a depot.", "bombed", "israel"),
        ("The army replied by shelling a hill.", "shelling", "the army replied by"),
        ("Ships, aircraft and a drone hit the pier.", "hit", "ships , aircraft and a drone"),
        ("Bombed at dawn, the depot burned.", "bombed", ""),
    ],
)
def test_the_subject_of_a_verb(sentence, verb, subject):
    clause = clause_of(sentence)
    assert words(clause, clause.subject(at(clause, verb))) == subject


@pytest.mark.parametrize(
    ("sentence", "verb", "target"),
    [
        ("Jets bombed a depot near Mosul.", "bombed", "a depot"),
        ("Jets bombed, on Monday, a depot near Mosul.", "bombed", "a depot"),
        ("Jets destroyed at dawn today the bridge.", "destroyed", "the bridge"),
        ("Gunners shelled with artillery the village.", "shelled", "the village"),
        ("The base took at least four rockets.", "took", "at least four rockets"),
        ("Jets bombed a column of lorries and left.", "bombed", "a column of lorries and left"),
        ("Jets struck at dawn.", "struck", ""),
    ],
)
def test_the_object_of_a_verb(sentence, verb, target):
    clause = clause_of(sentence)
    assert words(clause, clause.object(at(clause, verb) + 1)) == target


@pytest.mark.parametrize(
    ("sentence", "verb", "agent"),
    [
        ("The depot was hit by two jets of the army.", "hit", "two jets of the army"),
        ("The depot was hit by a missile southeast of Aden.", "hit", "a missile"),
        ("The depot was hit on Monday by gunfire, rockets and drones.", "hit", "gunfire , rockets and drones"),
        ("The sites used by militias were hit.", "sites", None),
        ("The depot was hit by Monday.", "hit", None),
    ],
)
def test_who_stands_behind_by(sentence, verb, agent):
    clause = clause_of(sentence)
    assert words(clause, clause.agent(at(clause, verb) + 1, "by")) == agent


@pytest.mark.parametrize(
    ("sentence", "word", "is_verb"),
    [
        ("Turkish drone strikes vehicle near Mosul", "strikes", True),
        ("Turkish drone strikes killed two.", "strikes", False),
        ("The strikes hit a depot.", "hit", True),
        ("It was a direct hit.", "hit", False),
        ("The targeted depot burned.", "targeted", False),
        ("They targeted the depot.", "targeted", True),
        ("The bombing of the depot went on.", "bombing", False),
        ("Jets were bombing the depot.", "bombing", True),
        ("US strikes Monday killed two.", "strikes", False),
        ("Rockets fired from a truck strike Taji.", "strike", True),
        ("The army may strike the depot.", "strike", True),
    ],
)
def test_a_verb_or_a_noun(sentence, word, is_verb):
    clause = clause_of(sentence)
    assert clause.is_verb(at(clause, word)) == is_verb


@pytest.mark.parametrize(
    ("words_", "arm"),
    [
        ("a missile battery", None),
        ("the drone market", None),
        ("two mortar bombs", "bombs"),
        ("a drone carrying bombs near", "bombs"),
        ("an unmanned aerial vehicle", "vehicle"),
        ("a vehicle", None),
        ("a boat full of explosives", "boat"),
        ("a fishing boat", None),
        ("suicide bombers", None),
        ("rocket scientists", None),
    ],
)
def test_the_arm_that_is_spoken_of(words_, arm):
    clause = clause_of(words_)
    found = clause.arm((0, clause.last), Word.ARMS)
    assert (None if found is None else clause.words[found]) == arm
