"""Which of the places in a passage are the sites of what it tells.

A place belongs to the nearest happening before it when the words between lead there ("attack on X", "strikes in X and
Y"), or to the first happening after it when it opens the sentence ("In X, ..."). Words that turn to somebody's
whereabouts ("groups operating in X", "flown to X") break the lead; a new target ("on", "against") takes it up again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geostrike.reading.actors import named_groups
from geostrike.reading.bearings import bearing_before
from geostrike.reading.roles import speaks_there

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.model import Match
    from geostrike.reading.passages import Passage
    from geostrike.reading.triggers import Trigger

__all__ = ["Site", "find_sites"]

_PLACED = (
    r"in|at|on|near|across|inside|over|into|around|outside|along|off|within|throughout|against"
    r"|towards?|targeting|beside"
    r"|close to|next to|opposite|(?:north|south|east|west)(?:east|west)?(?:ern)? of|vicinity of"
    r"|outskirts of|suburbs? of|coast of"
    r"|(?:city|town|village|province|governorate|district|area|areas|region|port|port city|waters"
    r"|island|capital) of|known as|called|named|codenamed"
)
_FUNCTION = (
    r"to|and|or|but|of|by|with|for|from|as|that|which|who|when|while|after|before|keep|keeps?|said"
    r"|is|was|are|were|be|been|has|have|had|will|would|its|their|his|her"
)
_LEAD = re.compile(
    rf"(?:^|\W)(?P<preposition>{_PLACED})\s+(?:(?:the|a|an|its|their|his|both|parts of|areas of"
    rf"|all of|one of|near|in|at|so-called|nearby|neighbou?ring|densely|city of|town of)"
    rf"\s+)*(?:(?!(?:{_FUNCTION})\s)[\w’'.-]+\s+){{0,2}}$",
    re.I,
)
_OF = re.compile(r"^\s+(?:(?:targets|positions|sites|facilities|areas|parts|locations)\s+)?of\s+(?:the\s+)?$", re.I)
_OBJECT = re.compile(
    r"^\s+(?:the\s+|several\s+|areas?\s+(?:in|of|around|near)\s+|[\w-]+-(?:controlled|held|run)\s+)*$", re.I
)
_LIST = re.compile(
    r"^(?:[’']s)?\s*\)?(?:,?\s*(?:including|among them|such as|notably)\s+|,\s*(?:and\s+"
    r"|as well as\s+)?|\s+and\s+(?:(?:another|others|a second)\s+)?(?:near\s+|around\s+)?"
    r"|\s+و\s*|\s*و|\s*/\s*|\s*&\s*|\s+or\s+"
    r"|\s+as well as\s+)(?:(?:in|at|the|its|northern|southern|eastern|western|city of|town of"
    r"|areas of|parts of|neighbou?ring|nearby|both|on the outskirts of|on)\s+)*$",
    re.I,
)
_QUALIFIES = re.compile(
    r"^[\w\s]{0,30},\s*(?:including|among them|such as|notably)\s+(?:in\s+)?$"
    r"|^[\w\s,.]{0,40}[:–—]\s+(?:the\s+)?$|^\s*,\s*(?:which|that|it)\s+(?:lies?|is|sits|stands"
    r"|was)"
    r"\s+(?:[\w-]+\s+){0,6}?(?:near|at|close to|in|on|outside|by)\s+(?:the\s+)?$|^\s*,\s*(?:(?:in"
    r"|an?|the|its|[\w’'-]+)\s+){0,7}?$|^\s+in\s+(?:the\s+)?(?:[\w-]+\s+){0,3}$|^\s*\(\s*$",
    re.I,
)
# Letters between a happening and a place told by distance from another.
_AWAY_REACH = 160
# "the attack on a base in X": between the noun and the place only what was hit, and prepositions; no verb.
_RIGHT_AFTER = re.compile(
    r"^\s*(?:by\s+(?:(?:the|an?)\s+)?(?:(?-i:[A-Z])[\w’'-]+\s+){1,4})?(?:,?\s*(?:on|in|at|against|near|across|inside|over|outside|targeting|off|along)"
    r"\s+(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
    r"(?:(?!(?:was|were|is|are|had|has|have|said|came|drew|sparked|prompted|after|before|led|will"
    r"|would)\b)[\w’'.,-]+\s*){0,9}"
    r"|\s*(?:on|of)\s+(?:[A-Z]\w+\.?\s+\d{1,2}(?:,\s*\d{4})?|\d{1,2}\s+[A-Z]\w+(?:\s+\d{4})?"
    r"|\w+day),?\s*(?:on|in|at|against|near)\s+.{0,60}"
    r"|,\s*\d{4},\s*.{0,60})$",
    re.I,
)
_BREAKS = re.compile(
    r"\b(?:operating|operates?|based|active|headquartered|fighting|living|lived|lives|born|raised"
    r"|speaking|spoke|told|said|says|stated"
    r"|(?:transported|evacuated|flown|taken|moved|sent|returned|deployed|travel\w*|treated"
    r"|hospitalized) (?:\w+ )?(?:to|in|at)"
    r"|presence|war|influence|interests?|policy|tensions?|talks|meeting|conference|speech|church"
    r"|hospital|visit|summit|stability|conflict|government|embassy of"
    r"|in (?:response|reply|answer|revenge|reprisal) (?:to|for)|in retaliation for|after"
    r"|following|before|since|because|ahead of|condemn\w*"
    r"|supported by|launched from|fired from|whose|where|while|when|prompt\w*|vow\w*|threat\w*"
    r"|allies|ally|ties|sovereignty"
    r"|bound for|headed (?:to|for)|en route|destined for|flagged|owned|registered)\b",
    re.I,
)
_TURNS = re.compile(r"\b(?:on|against|targeting|targeted|hit|struck|at)\b", re.I)
_OPENS = re.compile(
    r"^\W*(?:(?:\w+ly|early|late|later|also|meanwhile|elsewhere|earlier|hours|the|same|on|this"
    r"|that|day|days|morning|night"
    r"|evening|afternoon|\w+day|today|yesterday|overnight|and|but|then|again|far|away|\d{1,4}"
    r"|[A-Z]\w{2,8}\.?(?=\s+\d))[,\s]+)*(?:in|at|near|across|off|over|inside|around|along|outside)"
    r"\s+(?:the\s+|neighbou?ring\s+|[\w’'-]+\s+){0,4}$",
    re.I,
)
_OTHER_VOICE = re.compile(
    r"\b(?:according|officials?|sources?|ministry|army|spokes\w+|media|agency|reports?|residents"
    r"|witnesses|medics|by)\b",
    re.I,
)
# A country before these nouns qualifies them, and says nothing of where they are.
_BELONGINGS = re.compile(
    r"\s+(?:military|armed|security|special|ground|naval)?\s*(?:forces|troops|personnel|citizens"
    r"|nationals|officials?|government|army|navy|soldiers|service|air force|embassy|consulate"
    r"|interests|president|congress|law|leaders?|proxies|allies|media|ambassador|diplomats?"
    r"|contractors?|base|bases|outpost|targets)\b",
    re.I,
)
# "Mosul was hit": a place right before a passive verb.
_SUFFERS = re.compile(
    r"\s+(?:was|were|has been|have been|had been|came under|is being|was being)\s+(?:\w+ly\s+" r"|also\s+)?", re.I
)
# "A base used by Turkey was hit".
_OWNER = re.compile(r"\b(?:by|for|with|of|from)\s+(?:the\s+)?$", re.I)
_POSSESSIVE = re.compile(r"[’']s?\s+(?!(?:and|or)\b)\w")
_NOUN_FOLLOWS = re.compile(
    r"\s+(?!(?:and|or|in|on|at|to|of|by|for|after|before|that|which|who|with|from|as|is|was|were"
    r"|has|have|had|during|since|said)\b)\w"
)
# "Three guards at the port were hit": a place in the subject stands this near before its verb, and nothing between.
_SUBJECT_REACH = 40
_ENDS_SUBJECT = re.compile(
    r"[,;:–—]|\b(?:that|which|who|and|but|to|about|how|what|said|says|told|condemn\w*|denounc\w*"
    r"|critici\w+|welcom\w+|discuss\w*"
    r"|report\w*|confirm\w*|warn\w*|vow\w*|prais\w+|claim\w*|announc\w+|call\w*|mourn\w*|protest\w*)\b"
)
_PLACE_HEADS = re.compile(r"\b(?:location|site|place|where|city|town|area)s?\b", re.I)
_DISTANT = frozenset({"origin", "dateline", "hometown"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A place that a happening takes for its site.

    Attributes
    ----------
    trigger : ordinal of the happening in the passage.
    preposition : the word that leads to the place, in lower case; "" for a direct object or a list's next item.
    listed : whether it follows another site in a list.
    """

    match: Match
    trigger: int
    preposition: str
    listed: bool


def find_sites(text: str, passage: Passage, triggers: Sequence[Trigger], matches: Sequence[Match]) -> tuple[Site, ...]:
    """Return the sites in a passage, in order; `matches` are those of the passage."""
    if passage.kind == "row" and (column := _in_place_column(passage, matches)) and triggers:
        first = next((n for n, trigger in enumerate(triggers) if not trigger.rejected), 0)
        return (Site(match=column[0], trigger=first, preposition="", listed=False),)
    sites: list[Site] = []
    previous: Match | None = None
    names = named_groups(text, passage.start, passage.end) if matches else []
    for match in matches:
        mention = match.mention
        if mention.kind == "demonym" or match.place is None or match.role in _DISTANT:
            continue
        before = text[max(passage.start, mention.start - 60) : mention.start]
        if (
            speaks_there(before)
            or _attributive(text, match)
            or any(start <= mention.start and mention.end <= end for start, end in names)
        ):
            continue
        listed = False
        if sites and previous is sites[-1].match:
            gap = text[previous.mention.end : mention.start]
            listed = bool(_LIST.match(gap))
            # What another happening was told in between no longer says where this one was.
            between = any(previous.mention.end <= trigger.start < mention.start for trigger in triggers)
            qualifies = not between and _QUALIFIES.match(gap)
            if listed or (qualifies and not _BREAKS.search(gap) and not _OTHER_VOICE.search(gap)):
                sites.append(Site(match=match, trigger=sites[-1].trigger, preposition="", listed=listed))
                previous = match
                continue
        previous = match
        led = _led(text, passage, triggers, match)
        if led:
            sites.append(Site(match=match, trigger=led[0], preposition=led[1], listed=False))
    return tuple(sites)


def _in_place_column(passage: Passage, matches: Sequence[Match]) -> list[Match]:
    """The places in a table row's column of places: the one that its head names so, else the first."""
    column = next((n for n, head in enumerate(passage.header) if _PLACE_HEADS.search(head)), 0)
    lead = len(passage.text) - len(passage.text.lstrip("| "))

    def column_of(match: Match) -> int:
        return passage.text[lead : match.mention.start - passage.start].count("|")

    return [m for m in matches if m.place is not None and m.mention.kind != "demonym" and column_of(m) == column]


def _attributive(text: str, match: Match) -> bool:
    """Whether a name only qualifies the noun behind it: "a U.S. base", "United States troops", "Iran's allies"."""
    words = match.mention.text.replace(".", "")
    if match.mention.kind == "relative":
        return False
    if _POSSESSIVE.match(text, match.mention.end):
        return True
    if match.place and match.place.feature_code.startswith("PCL") and _BELONGINGS.match(text, match.mention.end):
        return True
    return len(words) <= 3 and words.isupper() and bool(_NOUN_FOLLOWS.match(text, match.mention.end))


def _led(text: str, passage: Passage, triggers: Sequence[Trigger], match: Match) -> tuple[int, str] | None:
    start, end = match.mention.start, match.mention.end
    lead = _LEAD.search(text[max(passage.start, start - 90) : start])
    preposition = lead.group("preposition").lower() if lead else ""
    left = [index for index, trigger in enumerate(triggers) if trigger.end <= start]
    for index in reversed(left[-2:]):
        gap = text[triggers[index].end : start]
        direct = triggers[index].transitive and _OBJECT.match(gap)
        away = bearing_before(gap)
        if direct or _OF.match(gap) or (lead and not _broken(gap)) or (away and len(gap) <= _AWAY_REACH):
            if _back_reference(triggers[index], gap, direct=bool(direct)):
                continue
            return index, preposition
        if lead and index == left[-1]:
            break
    for index, trigger in enumerate(triggers):
        suffers = trigger.passive and trigger.start >= end and _SUFFERS.fullmatch(text, end, trigger.start)
        if suffers and not _OWNER.search(text, passage.start, start):
            return index, preposition
    if preposition:
        right = [index for index, trigger in enumerate(triggers) if trigger.start >= end]
        opening = text[passage.start : start]
        gap = text[end : triggers[right[0]].start] if right else ""
        definite = bool(right) and triggers[right[0]].definite and not triggers[right[0]].done
        opens = _OPENS.match(opening) or (
            not left and not definite and len(gap) <= _SUBJECT_REACH and not _ENDS_SUBJECT.search(gap)
        )
        if right and opens and not _BREAKS.search(opening) and not re.search(r"[;:]\s|[a-z]\.\s", gap):
            kept = [index for index in right if not triggers[index].rejected]
            return (kept or right)[0], preposition
    return None


def _back_reference(trigger: Trigger, gap: str, *, direct: bool) -> bool:
    """Whether "the attack" only refers back, so that a place further on is of something else: "was denounced in X"."""
    if direct or trigger.done or not trigger.definite:
        return False
    return not _RIGHT_AFTER.match(gap)


def _broken(gap: str) -> bool:
    """Whether the words between a happening and a place have turned away from where it happened."""
    last_break = max((m.end() for m in _BREAKS.finditer(gap)), default=-1)
    last_turn = max((m.end() for m in _TURNS.finditer(gap)), default=-1)
    return last_break > last_turn or len(gap) > 260
