"""Why words that could tell of a happening do not: it is denied, threatened, planned, asked about, or another thing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geostrike.reading.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.reading.other_deeds import OtherDeed
    from geostrike.reading.passages import Passage

__all__ = ["reason_against"]

_INDEFINITE = re.compile(r"\b(?:an?|any|another|further|more)\s+(?:[\w.’'-]+\s+){0,3}$", re.I)
# What is said of a happening behind it: "had been planned on X but was called off", "was a false alarm".
_CALLED_OFF = re.compile(
    r"[^.;:]{0,60}?\b(?:(?:was|were|is|are|had been|has been|have been|been)"
    r"\s+(?:\w+ly\s+)?(?:planned|called off|cancel\w+|averted"
    r"|postponed|ruled out|expected|false|untrue|a false alarm|a hoax|a drill|simulated|from (?:19|20)\d\d))\b",
    re.I,
)
_MAYBE = re.compile(r"[^.;:]{0,60}?\b(?:could|would|(?-i:may)|might|will)\b", re.I)


def reason_against(text: str, passage: Passage, start: int, end: int, clause: str, deeds: Sequence[OtherDeed]) -> str:
    """Return why ``text[start:end]`` tells of no happening; "" where it is told as one that happened.

    Parameters
    ----------
    clause : the words before it in its clause.
    deeds : what the passage tells that is no event.
    """
    for deed in deeds:
        if deed.start < end and start < deed.end:
            return deed.reason
    if _CALLED_OFF.match(text[end : min(passage.end, end + 120)]):
        return "planned, expected, feigned or false"
    if _MAYBE.match(text[end : min(passage.end, end + 90)]) and _INDEFINITE.search(clause):
        return "hypothetical"
    flat = " ".join(clause.split()) + (" " if clause else "")
    near = text[max(passage.start, start - 60) : min(passage.end, end + 40)]
    for other in lexicon().others:
        for match in other.near.finditer(near):
            offset = start - max(passage.start, start - 60)
            if match.start() <= offset + (end - start) and match.end() >= offset - 30:
                return other.reason
    if passage.text.rstrip("\"”’' ").endswith("?"):
        return "a question"
    if passage.related:
        return "points to another article"
    for denial in lexicon().denials:
        if denial.before.search(flat):
            return denial.reason
    return ""
