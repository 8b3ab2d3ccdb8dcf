"""The reviewed words of ``words.toml`` as a table from a word to what it may be and do."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

__all__ = ["Form", "Vocabulary", "Word", "plural_of", "telling_words", "vocabulary"]


_FIRE = frozenset("fire fires fired firing barrage barrages salvo salvos volley".split())


class Word:
    """What a word may be, each class one bit of a number: thousands of words are asked a document."""

    STRIKE, ATTACK, SALVO, OF_WEAPONS, BANG, RAID, AGGRESSION, DOWNING = (1 << n for n in range(8))
    BOMB, HIT, WEAK, IMPACT, REACH, IDLE, LAUNCH, DELIVER, DOWN, LIGHT = (1 << n for n in range(8, 18))
    SUFFER, KILL, SUFFERED = (1 << n for n in range(18, 21))
    WEAPON, GUN, AIRCRAFT, WARSHIP, BOAT, OF_WEAPON, SHIP, TARGET, ARMED, STATE = (1 << n for n in range(21, 31))
    OF_DEED, IDIOM, SPACE, DAYS = (1 << n for n in range(33, 37))
    BE, HAVE, MODAL, DETERMINERS, PREPOSITIONS, GOALS, BREAKS = (1 << n for n in range(37, 44))
    RELATIVES, REPORTS, ADVERBS, PRONOUNS, SUBJECTS, REPLY, TIME, PHRASE, KEPT = (1 << n for n in range(44, 53))
    LADEN, NOBODY, VEHICLE, VESSEL, FULL, MODIFIERS, FLOWN, SIDES, PARTS, SAYINGS = (1 << n for n in range(53, 63))
    SOMEBODY, UNKNOWN, GROUND, FLIES, GOING, ABOARD, NEAR, SAME, MORE, THEM = (1 << n for n in range(63, 73))
    SOIL, RUIN = (1 << n for n in range(73, 75))
    # Unions of these.
    NOUNS = STRIKE | ATTACK | SALVO | OF_WEAPONS | BANG | RAID | AGGRESSION | DOWNING
    VERBS = BOMB | HIT | WEAK | IMPACT | REACH | IDLE | LAUNCH | DELIVER | DOWN | LIGHT | SUFFER | KILL | SUFFERED
    ARMS = WEAPON | GUN | AIRCRAFT | WARSHIP | BOAT
    HANDS = ARMED | STATE
    THINGS = NOUNS | ARMS | HANDS | OF_WEAPON | SHIP | TARGET
    FUNCTION = BE | HAVE | MODAL | DETERMINERS | PREPOSITIONS | BREAKS | RELATIVES | ADVERBS | PRONOUNS | SUBJECTS


class Form:
    """Which form of a verb a word may be."""

    BASE, THIRD, PAST, ING = 1, 2, 4, 8


class Vocabulary(NamedTuple):
    """What each word may be and do.

    Attributes
    ----------
    kinds : a word in lower case to the classes that it may be of, without a particle.
    forms : a verb's word to its forms.
    phrases : a verb's word to the particles that make it of a class.
    """

    kinds: dict[str, int]
    forms: dict[str, int]
    phrases: dict[str, tuple[tuple[tuple[str, ...], int], ...]]


@cache
def vocabulary() -> Vocabulary:
    """Return the words, read once."""
    tables: dict[str, Any] = tomllib.loads(resources.files(__package__).joinpath("words.toml").read_text("utf-8"))
    kinds: dict[str, int] = {}
    forms: dict[str, int] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for table in ("grammar", "nouns", "verbs", "idioms", "things", "marks", "other"):
        named = tables[table]
        for name, words in named.items():
            kind: int = getattr(Word, name.upper())
            for entry in words.split():
                verb, *particles = entry.split("+")
                if table in ("verbs", "idioms"):
                    for word, form in _conjugated(verb):
                        if verb != "be/was/been":
                            forms[word] = forms.get(word, 0) | form
                        if particles:
                            kinds[word] = kinds.get(word, 0) | Word.PHRASE
                            phrases.setdefault(word, []).append((tuple(particles), kind))
                        else:
                            kinds[word] = kinds.get(word, 0) | kind
                else:
                    for word in (verb, plural_of(verb)) if table in ("nouns", "things") else (verb,):
                        kinds[word] = kinds.get(word, 0) | kind
    return Vocabulary(kinds=kinds, forms=forms, phrases={word: tuple(rows) for word, rows in phrases.items()})


@cache
def telling_words() -> frozenset[str]:
    """Return the words of which a sentence that tells of a deed holds one at least: nouns, verbs of hitting, arms."""
    nouns = Word.STRIKE | Word.ATTACK | Word.BANG | Word.RAID | Word.AGGRESSION | Word.REPLY
    mask = nouns | Word.BOMB | Word.HIT | Word.WEAK | Word.ARMS
    return frozenset(word for word, kind in vocabulary().kinds.items() if kind & mask) | _FIRE


def plural_of(noun: str) -> str:
    """Return the plural that English spelling gives a noun.

    >>> plural_of("barrage"), plural_of("skiff"), plural_of("salvo"), plural_of("battery")
    ('barrages', 'skiffs', 'salvos', 'batteries')
    """
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


# Short verbs that double their last letter, in their past and before "ing".
_DOUBLED = frozenset("drop ram gut lob rip level repel jam hit set get let put slam thud".split())
_SINGLE_ING = frozenset({"level"})


def _conjugated(verb: str) -> list[tuple[str, int]]:
    base, *parts = verb.split("/")
    past, participle = parts or (_past_of(base),) * 2
    third = base[:-1] + "ies" if base.endswith("y") and base[-2] not in "aeiou" else plural_of(base)
    stem = base[:-1] if base.endswith("e") and not base.endswith("ee") else base
    ing = (stem + stem[-1] if base in _DOUBLED and base not in _SINGLE_ING else stem) + "ing"
    extra = [("leveling", Form.ING), ("levelling", Form.ING)] if base == "level" else []
    if base == "be":
        return [(word, Form.PAST) for word in ("is", "are", "was", "were", "been")]
    return [(base, Form.BASE), (third, Form.THIRD), (past, Form.PAST), (participle, Form.PAST), (ing, Form.ING), *extra]


def _past_of(base: str) -> str:
    if base in _DOUBLED:
        return base + base[-1] + "ed" if base != "level" else "leveled"
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return base + "ed"
