"""What a page is about, where that makes another thing of the words of war: a match, a walk-out, a novel, a drill."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from geostrike.reading.no_event.not_events import not_events
from geostrike.reading.no_event.wording import level, places_of, spaced, words_of

if TYPE_CHECKING:
    from geostrike.reading.no_event.not_events import Topic
    from geostrike.reading.no_event.wording import Wording

__all__ = ["topic_against"]

# Letters between a toll and the arms that took it, in one sentence, and between these and what they tell of.
_BY_ARMS, _ABOUT = 120, 500
# So many words of war around a place, and none of the page's topic, are a story of their own.
_A_STORY_OF_WAR = 4


def topic_against(text: str, first: int, wording: Wording, start: int, end: int, *, plain: bool, verb: bool) -> str:
    """Return the reason that the page around a trigger gives against it; "" for none.

    Parameters
    ----------
    first : where the sentence of `wording` begins in `text`; `start`, `end` : the trigger in it.
    plain : whether the trigger's words are ones that war and peace share.
    verb : whether it is told by a verb.
    """
    for topic, whole in _topics(text):
        if topic.heads and wording.low[start:end].rpartition(" ")[2] not in topic.heads:
            continue
        if _may_be(text, first + start, wording, topic, plain=plain, verb=verb, whole=whole) and _told_here(
            text, first + start, topic, whole=whole
        ):
            return topic.reason
    return ""


def _may_be(text: str, place: int, wording: Wording, topic: Topic, *, plain: bool, verb: bool, whole: bool) -> bool:
    """Whether what a trigger's sentence, and those around it, tell leaves room for a topic."""
    page = not_events().page
    if topic.verbs:
        return verb and page.losses.isdisjoint(wording.words)
    if topic.all:
        return not page.dated.search(wording.low)
    if not page.losses.isdisjoint(wording.words):
        return False
    fought = _fought(text)
    if not plain:
        return whole and not fought
    nearest = bisect_left(fought, place - _ABOUT)
    return nearest == len(fought) or fought[nearest] > place + _ABOUT


@lru_cache(maxsize=16)
def _topics(text: str) -> tuple[tuple[Topic, bool], ...]:
    """The topics that a page may have, each with whether it has it as a whole."""
    table = not_events()
    found = words_of(text)
    topics = []
    for topic in table.topics:
        if len(topic.marks & found) < topic.least:
            continue
        told = topic.words & found
        if len(told) >= topic.near:
            whole = len(told) >= topic.page and (topic.all or _tokens(text, topic.words) > 2 * _tokens(text, table.war))
            topics.append((topic, whole))
    return tuple(topics)


def _tokens(text: str, words: frozenset[str]) -> int:
    return sum(len(places) for word, places in _places(text).items() if word in words)


@lru_cache(maxsize=4)
def _places(text: str) -> dict[str, list[int]]:
    """Where each word of a topic or of war stands; asked for only where a page may have a topic."""
    table = not_events()
    wanted = table.war.union(table.page.toll, table.page.arms, *(topic.words for topic in table.topics))
    return {word: places_of(spaced(text), word) for word in wanted & words_of(text)}


@lru_cache(maxsize=4)
def _fought(text: str) -> list[int]:
    """Where a page tells of a toll that arms took."""
    page = not_events().page
    places = _places(text)
    arms = sorted(place for word in page.arms & places.keys() for place in places[word])
    found = []
    for place in sorted(place for word in page.toll & places.keys() for place in places[word]):
        nearest = bisect_left(arms, place - _BY_ARMS)
        while nearest < len(arms) and arms[nearest] <= place + _BY_ARMS:
            if ". " not in level(text)[min(place, arms[nearest]) : max(place, arms[nearest])]:
                found.append(place)
                break
            nearest += 1
    return found


def _told_here(text: str, place: int, topic: Topic, *, whole: bool) -> bool:
    """Whether the words around a place are of a topic rather than of war.

    On a page that has the topic as a whole they are, unless a story of war stands among others, as in a digest.
    """
    war = not_events().war
    told: set[str] = set()
    hostile: set[str] = set()
    for word, places in _places(text).items():
        after = bisect_left(places, place - topic.reach)
        if after < len(places) and places[after] <= place + topic.reach:
            if word in topic.words:
                told.add(word)
            elif word in war:
                hostile.add(word)
    if whole:
        return bool(told) or len(hostile) < _A_STORY_OF_WAR
    enough = len(told) >= topic.near and len(topic.marks & told) >= topic.least
    return enough and (topic.all or len(told) > len(hostile))
