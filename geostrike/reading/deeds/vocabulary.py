"""The reviewed words of ``words.toml`` as a table from a word to what it may be and do."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

__all__ = ["PARTICLES", "Form", "Vocabulary", "Word", "deed_words", "vocabulary"]


class Word:
    """What a word may be: bits of a number, for thousands are asked a document."""

    STRIKE = 1 << 0
    ATTACK = 1 << 1
    SALVO = 1 << 2
    OF_WEAPONS = 1 << 3
    RAID = 1 << 4
    STRONG = 1 << 5
    WEAK = 1 << 6
    IMPACT = 1 << 7
    LAUNCH = 1 << 8
    DOWN = 1 << 9
    LIGHT = 1 << 10
    KILL = 1 << 11
    SUFFERED = 1 << 12
    WEAPON = 1 << 13
    PLATFORM = 1 << 14
    BOAT = 1 << 15
    OF_WEAPON = 1 << 16
    SHIP = 1 << 17
    TARGET = 1 << 18
    ARMED = 1 << 19
    BE = 1 << 20
    HAVE = 1 << 21
    DETERMINER = 1 << 22
    PREPOSITION = 1 << 23
    BREAK = 1 << 24
    ADVERB = 1 << 25
    PRONOUN = 1 << 26
    SUBJECT = 1 << 27


class Form:
    """Which form of a verb a word may be."""

    BASE = 1
    THIRD = 2
    PAST = 4
    ING = 8


# What follows a verb's word to make its meaning, by the class for which it does.
PARTICLES = "+"


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

    def add(word: str, kind: int) -> None:
        kinds[word] = kinds.get(word, 0) | kind

    for table in ("nouns", "things"):
        for name, words in tables[table].items():
            for word in words.split():
                add(word, _word(name))
                add(plural_of(word), _word(name))
    for table in ("verbs", "idioms"):
        for name, words in tables[table].items():
            for entry in words.split():
                verb, *particles = entry.split(PARTICLES)
                for word, form in _conjugated(verb):
                    forms[word] = forms.get(word, 0) | form
                    if particles:
                        phrases.setdefault(word, []).append((tuple(particles), _word(name)))
                    else:
                        add(word, _word(name))
    names = {"be": Word.BE, "have": Word.HAVE, "determiners": Word.DETERMINER, "prepositions": Word.PREPOSITION,
             "breaks": Word.BREAK, "adverbs": Word.ADVERB, "pronouns": Word.PRONOUN, "subjects": Word.SUBJECT}  # fmt: skip
    for name, kind in names.items():
        for word in tables["grammar"][name].split():
            add(word, kind)
    return Vocabulary(kinds=kinds, forms=forms, phrases={word: tuple(rows) for word, rows in phrases.items()})


def deed_words() -> frozenset[str]:
    """Return the openings of words of which a sentence that tells of a deed holds one at least.

    Those are the nouns and the strong verbs, and the weapons and aircraft without which no other verb tells of one.
    """
    mask = (
        Word.STRIKE | Word.ATTACK | Word.SALVO | Word.RAID | Word.STRONG | Word.SUFFERED | Word.WEAPON
        | Word.PLATFORM | Word.BOAT | Word.ARMED
    )  # fmt: skip
    words = {word[:_OPENING] for word, kinds in vocabulary().kinds.items() if kinds & mask}
    return frozenset(words | {"hit", "fire", "firing", "under fire"})


def _word(name: str) -> int:
    kind: int = getattr(Word, name.upper())
    return kind


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


def _conjugated(verb: str) -> list[tuple[str, int]]:
    base, *parts = verb.split("/")
    past, participle = parts or (_past_of(base),) * 2
    third = base[:-1] + "ies" if base.endswith("y") and base[-2] not in "aeiou" else plural_of(base)
    stem = past[:-2] if past.endswith("ed") and past[:-2].startswith(base) else base
    ing = (stem[:-1] if stem.endswith("e") and not stem.endswith("ee") else stem) + "ing"
    return [(base, Form.BASE), (third, Form.THIRD), (past, Form.PAST), (participle, Form.PAST), (_DOUBLED.get(ing, ing), Form.ING)]


# Letters of a word by which a glance knows it.
_OPENING = 5
# Short verbs that double their last letter.
_DOUBLED = {"hiting": "hitting", "seting": "setting", "geting": "getting", "droping": "dropping", "raming": "ramming",
            "guting": "gutting", "shoting": "shooting", "leting": "letting", "joming": "jamming"}  # fmt: skip
_PASTS = {"drop": "dropped", "ram": "rammed", "gut": "gutted", "lob": "lobbed", "rip": "ripped", "level": "leveled",
          "repel": "repelled", "jam": "jammed", "plow": "plowed", "fire": "fired"}  # fmt: skip


def _past_of(base: str) -> str:
    if base in _PASTS:
        return _PASTS[base]
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return base + "ed"
