"""What part a named place plays where it is no site: dateline, origin, home town, a government's seat, background."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geostrike.model import Mention, Place, Role

__all__ = ["role_of", "speaks_there"]

_DATELINE = re.compile(r"^\s*(?:[A-Z][\w .’'-]+,\s*)?(?:[\w.]+\s*,?\s*)?(?:\([A-Z][^)\n]{0,40}\)\s*)?[—–-]{1,2}\s")
_AGENCY = re.compile(
    r"^(?:\s*,\s*[\w. ]{2,20})?\s*\((?:AP|AFP|Reuters|REUTERS|UPI|Xinhua|SANA|IRNA|TASS|dpa|DPA|ANI|MENAFN[^)]*)\)"
)
_ORIGIN = re.compile(
    r"\b(?:launched|fired|flown|flew|came|coming|originat\w+|took off|taking off|departed|sailed"
    r"|sailing|travel\w+|arriv\w+|en route|fled)\s+(?:\w+\s+){0,3}?from\s+(?:the\s+|inside\s+"
    r"|within\s+|areas\s+(?:of|in)\s+)*$",
    re.I,
)
_HOMETOWN = re.compile(
    r"(?:\b\d{2},?\s+(?:years old,\s+)?(?:of|from)|\b(?:native|resident|citizen)s? of|\bborn in"
    r"|\bgrew up in|\bhome ?town (?:in|of)|\bburied (?:in|at)|\bburial in"
    r"|\bstationed at (?=Fort)|\bunit based (?:in|at))\s+(?:\w+,\s+)?$",
    re.I,
)
_SPEAKING = re.compile(
    r"\b(?:speaking|spoke|told|said|meeting|met|talks|conference|summit|session|reporters|ceremony"
    r"|arrived|embassy|officials|ministry|government|authorities|protesters|demonstrators|analysts|diplomats|funerals?|skepticism|sources)\s+(?:\w+\s+){0,3}?(?:in|at)\s+$",
    re.I,
)
_SAYS = re.compile(
    r"\s+(?:\w+ly\s+|also\s+|has\s+|have\s+|had\s+)?(?:said|says|stated|condemned|denounced|warned"
    r"|vowed|denied|accused|announced|claimed|called|rejected|supports?|insisted|believes?|wants?"
    r"|sought|maintains?)\b"
)
_POINTS_TO = re.compile(
    r"\b(?:in|at|on|near|across|inside|over|around|outside|of|against|from|to|into)\s+(?:the\s+)?$", re.I
)
_PRESSURE = re.compile(r"\b(?:from|by|with|to|between)\s+$", re.I)


def speaks_there(before: str) -> bool:
    """Whether the words before a place make it one where somebody speaks, sits or meets."""
    return bool(_SPEAKING.search(before))


def role_of(text: str, mention: Mention, place: Place | None, sentence_start: int) -> tuple[Role, str]:
    """Return the part that a place plays where no happening takes it for its site, and the reason in words."""
    before = text[max(sentence_start, mention.start - 90) : mention.start]
    after = text[mention.end : mention.end + 60]
    if mention.kind == "demonym":
        return "background", "an adjective, not a place where something is"
    at_start = not text[max(0, sentence_start) : mention.start].strip(" \t*_#")
    if at_start and (
        _AGENCY.match(after) or (mention.text.isupper() and len(mention.text) > 3 and _DATELINE.match(after))
    ):
        return "dateline", "opens the story before an agency or a dash"
    if _ORIGIN.search(before):
        return "origin", "follows a verb of coming or launching and 'from'"
    if _HOMETOWN.search(before):
        return "hometown", "follows words that say where somebody is from"
    if speaks_there(before):
        return "government", "where somebody speaks or meets"
    seat = place is not None and place.feature_code == "PPLC"
    if seat and (_SAYS.match(after) or _PRESSURE.search(before) or not _POINTS_TO.search(before)):
        return "government", "a capital that stands for its government"
    return "background", "named, but no happening takes it for its site"
