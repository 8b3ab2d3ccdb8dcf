"""Who is named before a verb and behind it, in one passage: the voice that claims, and who is blamed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geostrike.reading.deeds.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.reading.deeds.actors import Actor
    from geostrike.reading.page.passages import Passage

__all__ = ["Subjects", "specific"]

_NOBODY = re.compile(
    r"\b(?:no\s+(?:\w+\s+){0,2}?(?:groups?|one|party|organi[sz]ations?|factions?|sides?|militias?|militants?|country"
    r"|state)\b|nobody\b|none\b(?:\s+of\b)?|neither\b(?:\s+of\b)?)",
    re.I,
)
# "Hezbollah, in answer to Israel, denied": what stands between two commas is not who denies.
_ASIDE = re.compile(
    r",\s+(?:which|who|whose|an?|the|one\s+of|part\s+of|led\s+by|backed\s+by|long|based|in|at|on|after|for|with|under"
    r"|including|together|along|citing|speaking|through)\s[^,;:]{1,120},",
    re.I,
)
_CLAUSE = re.compile(r"[;:]\s|\s[–—]\s|,\s(?:and|but|while|though|although|whereas)\s|\.\s(?=[A-Z][a-z])")
_COORDINATED = re.compile(
    r",?\s+(?:and|or|nor|as\s+well\s+as|along\s+with)\s+(?:(?:the|other|its|of|by|on|all)\s+){0,3}", re.I
)
_COMMA = re.compile(r",\s+(?:the\s+)?", re.I)
# Who is named after these is told or quoted, and claims nothing: "told Iraq that", "according to Hezbollah".
_ADDRESSED = re.compile(r"\b(?:told|informed|assured|warned|according\s+to)\s+(?:the\s+)?$", re.I)
# A state named after these is where somebody is: "the Houthis in Yemen".
_WHERE = re.compile(
    r"\b(?:in|from|inside|at|near|across|against|into|of\s+(?:eastern|northern|southern|western))\s+(?:the\s+)?$", re.I
)
# What may stand between a state and its own verb: "Iran, which backs the group, officially".
_OWN_VERB = re.compile(
    r"(?:[’']s?)?(?:\s+(?!(?:and|or|but|in|of|at|from|near|against)\s)[\w-]+){0,4}?(?:,[^,]{1,120},|,?\s+(?:which|who))?"
    r"(?:\s+[\w’'-]+){0,3}?\s*",
    re.I,
)
_ANAPHOR = re.compile(r"\W*(?:the\s+(?:group|movement|organi[sz]ation|rebels|fighters)|it|they)\s", re.I)
_FEW_WORDS = re.compile(r"\s*(?:(?!(?:\w*(?:ing|ed)|on|to|with|for|in|by|at)\s)[\w-]+\s+){0,4}", re.I)


class Subjects:
    """The actors of a passage, as subjects and objects of its verbs.

    Parameters
    ----------
    text : the document's, flat.
    actors : of the passage, in order.
    last_group : the armed group that did what was told before, for "the group claimed responsibility".
    """

    def __init__(self, text: str, passage: Passage, actors: Sequence[Actor], last_group: Actor | None = None) -> None:
        self.text = text
        self.passage = passage
        self.actors = actors
        self.last_group = last_group

    def nobody(self, end: int) -> re.Match[str] | None:
        """Return the words that make nobody the subject of a verb that begins at `end`: "no group", "none of"."""
        return _NOBODY.search(self.text, self._clause(end), end)

    def before(self, end: int, *, far: bool = False) -> list[Actor]:
        """Return who is the subject of a verb that begins at `end`; those joined by "and" together.

        Parameters
        ----------
        far : whether a state may be the subject that stands farther off, as "Iran welcomed it, but denied".
        """
        clause = self._clause(end)
        able = [actor for actor in self.actors if actor.end <= end and self._acts(actor, end, far=far)]
        here = [actor for actor in able if actor.start >= clause]
        asides = [match.span() for match in _ASIDE.finditer(self.text, clause, end)]
        plain = [a for a in here if not any(start < a.start and a.end < stop for start, stop in asides)] or here
        if not plain:
            if self.last_group and _ANAPHOR.match(self.text, clause, end):
                return [self.last_group]
            plain = [actor for actor in able if actor.kind == "group" or far]
        joined = plain[-1:]
        for actor in reversed(plain[:-1]):
            gap = self.text[actor.end : joined[0].start]
            if not (_COORDINATED.fullmatch(gap) or (len(joined) > 1 and _COMMA.fullmatch(gap))):
                break
            joined.insert(0, actor)
        return specific(joined)

    def after(self, start: int) -> list[Actor]:
        """Return who is named right behind `start`; those joined by "and" together."""
        found: list[Actor] = []
        for actor in self.actors:
            if actor.start < start:
                continue
            gap = self.text[found[-1].end if found else start : actor.start]
            joined = _COORDINATED.fullmatch(gap) or _COMMA.fullmatch(gap) if found else _FEW_WORDS.fullmatch(gap)
            if not joined:
                break
            found.append(actor)
        return specific(found)

    def _clause(self, end: int) -> int:
        """Where the clause begins that ends at `end`."""
        return max((m.end() for m in _CLAUSE.finditer(self.text, self.passage.start, end)), default=self.passage.start)

    def _acts(self, actor: Actor, end: int, *, far: bool) -> bool:
        nobody = self.nobody(end)
        if nobody and actor.start < nobody.end() and nobody.start() < actor.end:
            return False
        if _ADDRESSED.search(self.text, self.passage.start, actor.start):
            return False
        if actor.kind == "group":
            return True
        elsewhere = _WHERE.search(self.text, self.passage.start, actor.start)
        return not elsewhere and (far or bool(_OWN_VERB.fullmatch(self.text, actor.end, end)))


def specific(actors: Sequence[Actor]) -> list[Actor]:
    """Return actors once each; "and other militias" adds nothing to a name."""
    named = [actor for actor in actors if actor.name not in lexicon().generic_actors]
    return list({actor.name: actor for actor in named or actors}.values())
