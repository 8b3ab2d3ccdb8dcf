"""What a page is about, where that makes another thing of the words of war: a match, a walk-out, a novel, a drill."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from geostrike.reading.not_events import not_events
from geostrike.reading.wording import places_of, spaced, words_of

if TYPE_CHECKING:
    from geostrike.reading.not_events import Topic
    from geostrike.reading.wording import Wording

__all__ = ["topic_against"]


def topic_against(text: str, place: int, wording: Wording, *, plain: bool, verb: bool) -> str:
    """Return the reason that the page around `place` gives against a trigger; "" for none.

    Parameters
    ----------
    plain : whether the trigger's words are ones that war and peace share.
    verb : whether it is told by a verb.
    """
    page = not_events().page
    for topic, whole in _topics(text):
        if topic.all:
            if topic.verbs and (not verb or page.losses.intersection(wording.words)):
                continue
            if not topic.verbs and page.dated.search(wording.low):
                continue
        elif not plain or page.losses.intersection(wording.words):
            continue
        if whole or _near(text, place, topic):
            return topic.reason
    return ""


@lru_cache(maxsize=16)
def _topics(text: str) -> tuple[tuple[Topic, bool], ...]:
    """The topics that a page may have, each with whether it has it as a whole."""
    table = not_events()
    found = words_of(text)
    topics = []
    for topic in table.topics:
        told = topic.words & found
        if len(told) < topic.near or not topic.marks & told:
            continue
        whole = len(told) >= topic.page and (topic.all or _tokens(text, topic.words) > 2 * _tokens(text, table.war))
        topics.append((topic, whole))
    return tuple(topics)


def _tokens(text: str, words: frozenset[str]) -> int:
    return sum(len(places) for word, places in _places(text).items() if word in words)


@lru_cache(maxsize=4)
def _places(text: str) -> dict[str, list[int]]:
    """Where each word of a topic or of war stands; asked for only where a page may have a topic."""
    table = not_events()
    wanted = table.war.union(*(topic.words for topic in table.topics))
    return {word: places_of(spaced(text), word) for word in wanted & words_of(text)}


def _near(text: str, place: int, topic: Topic) -> bool:
    """Whether enough of a topic's words stand around a place, and more of them than words of war."""
    war = not_events().war
    told: set[str] = set()
    hostile = 0
    for word, places in _places(text).items():
        after = bisect_left(places, place - topic.reach)
        if after < len(places) and places[after] <= place + topic.reach:
            if word in topic.words:
                told.add(word)
            elif word in war:
                hostile += 1
    return len(told) >= topic.near and bool(topic.marks & told) and (topic.all or len(told) > hostile)
