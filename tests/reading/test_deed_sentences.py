"""Each of some four hundred invented sentences tells exactly the deeds it is labelled with."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from geostrike.reading.deeds.actors import actor_of, find_actors
from geostrike.reading.deeds.details import weapon_of
from geostrike.reading.deeds.event_types import event_type_of
from geostrike.reading.deeds.triggers import find_triggers
from geostrike.reading.page.passages import flat, split_passages
from geostrike.reading.said.responsibility import find_said

if TYPE_CHECKING:
    from collections.abc import Callable

    from geostrike.model import Match

TYPES = {"s": "strike", "a": "attack", "?": "", "*": ""}


class Told(NamedTuple):
    """A deed: its words, strike or attack, or "rejected", and who did it; "" where nothing is said of that."""

    words: str
    type: str
    actor: str


def labelled() -> list[tuple[str, list[tuple[str, str, str]]]]:
    rows = []
    for line in Path(__file__).with_name("deed_sentences.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            sentence, _, deeds = line.partition("=>")
            parts = [[part.strip() for part in deed.split("|")] for deed in deeds.split(";") if deed.strip()]
            rows.append((sentence.strip(), [(words, kind, actor) for words, kind, actor in parts]))
    return rows


def told_in(sentence: str, matches: tuple[Match, ...]) -> list[Told]:
    """What is read from a sentence or two."""
    text = flat(sentence)
    told = []
    armed = False
    for passage in split_passages(sentence):
        triggers = find_triggers(text, passage, armed=armed)
        armed = any(trigger.weapon for trigger in triggers)
        actors = find_actors(text, passage, [m for m in matches if passage.start <= m.mention.start < passage.end])
        said = find_said(text, passage, triggers, actors)
        for n, trigger in enumerate(triggers):
            if trigger.rejected:
                told.append(Told(trigger.text, "rejected", ""))
                continue
            previous = triggers[n - 1].end if n else passage.start
            following = triggers[n + 1].start if n + 1 < len(triggers) else passage.end
            of_this = [one for one in said if one.trigger == n]
            actor = actor_of(text, passage, trigger, actors, previous, following, of_this)
            weapon = weapon_of(text, passage, trigger, previous, following)
            hits = [a for a in actors if a.kind == "group" and a.start >= trigger.end]
            told.append(
                Told(
                    trigger.text,
                    event_type_of(trigger, actor, weapon, hit_group=bool(hits) and trigger.kind != "intercept")[0],
                    actor.name if actor else "-",
                )
            )
    return told


def same(expected: tuple[str, str, str], got: Told) -> bool:
    words, kind, actor = expected
    pattern = ".*".join(re.escape(part.strip()) for part in words.split("…"))
    if kind == "x" or (got.type == "rejected" and kind != "*"):
        return kind == "x" and got.type == "rejected"
    return (
        bool(re.fullmatch(pattern, got.words, re.I))
        and TYPES[kind] in ("", got.type)
        and (actor == "?" or actor == got.actor)
    )


@pytest.mark.parametrize(("sentence", "deeds"), labelled())
def test_a_sentence_tells_what_it_tells(
    sentence: str, deeds: list[tuple[str, str, str]], matches: Callable[[str], tuple[Match, ...]]
) -> None:
    told = told_in(sentence, matches(sentence))
    if not deeds:
        told = [one for one in told if one.type != "rejected"]
    assert len(told) == len(deeds) and all(map(same, deeds, told)), told
