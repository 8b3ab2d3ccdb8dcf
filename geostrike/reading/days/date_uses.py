"""What a date in a text is of: a happening or a word spoken of it, a day or only a bound, past or to come."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

__all__ = ["Uses", "opens", "uses_of"]

# The letters before a date in which the words that rule it are looked for.
_BEFORE = 70
_SAID = frozenset(
    "said say says stated states announced announces announce confirmed confirms confirm reported reports report "
    "added adds told tells tweeted tweets wrote writes posted briefed declared declares claimed claims "
    "acknowledged acknowledges warned warns noted notes quoted revealed reveals disclosed vowed vows pledged "
    "insisted insists urged urges condemned condemns denied denies blamed blames accused accuses praised welcomed "
    "welcomes denounced denounces released releases issued published updated promised promises asked asks called "
    "calls described recalled argued argues raised revised testified modified filed printed accessed dated".split()
)
_WORD_OF = frozenset(
    "statement statements report reports letter letters interview briefing briefings hearing hearings speech "
    "address conference meeting meetings talks summit session tweet bulletin communique communiqué release "
    "article testimony memo tally broadcast verdict vote announcement sermon filing indictment".split()
)
# What may stand between a word of saying and its day: to whom it was said and where, but no deed.
_TO_WHOM = frozenset(
    "to in at via on through by of a an the its his her their our this it so reporters journalists lawmakers "
    "parliament state television tv radio news press media social agency online phone late early earlier written "
    "brief separate dated issued published sent held".split()
)
# A pause declared, a video released, ministers met: up to four words that are no deed of arms may come before the day.
_DONE_WITH_WORDS = frozenset(
    "declared announced released published issued posted unveiled met meet meets visited addressed signed "
    "convened told briefed".split()
)
_DEED = re.compile(r"that$|who$|which$|\d|\w*(?:strike|attack|raid|bomb|kill|hit|struck|fire|launch|shell|explo)", re.I)
_MOST_WORDS = 5
_IS = frozenset("is are was were be been".split())
_NEXT = re.compile(r"\s+([A-Za-z’']+)(?:\s+([A-Za-z]+))?")
# "The raid on Tuesday claimed the lives of nine."
_LIVES = frozenset(
    "the at more seventeen several many dozens lives two three four five six seven eight nine ten".split()
)
_NO_SPEAKER = frozenset("in on dead killed wounded".split())
# "On Monday, the ministry said": the day of saying, where no other verb stands before it.
_THEN_SAID = re.compile(
    r",?\s+(?:(?!\w+ed\b|hit|struck|fell|came|was|were|had|has|have|left|shot|blew|took|sank|and|as|when|who|that|which|after"
    r"|at|in|on|near|from)[\w’'.-]+\s+){1,5}?"
    r"(?:said|says|announced|confirmed|stated|acknowledged|told|denied|warned|accused|blamed)\b(?!,)",
    re.I,
)
# A dateline: "BEIRUT, Feb 4 - ...", "Riyadh, July 25, 2018, PON -- ...": nothing but places and agencies before it.
_DATELINE = re.compile(r"\s*(?:,\s*[A-Z][A-Za-z]{1,12}\s*)?(?:\([A-Z][^)\n]{1,40}\)\s*)?[-–—]{1,2}\s(?!\d\d?[:.]\d\d)")
_AGENCY = re.compile(r"\([^)\n]{1,40}\)")
_PLACES = re.compile(r"[\s*_#>]*(?:[A-Z][\w.’'-]*(?:\s*[,/]\s*|\s+|$)|al-|\d{1,4},?\s*|of\s+|the\s+){0,8}[\s,(]*")
_CAPITALS = re.compile(r"[\s*_#>A-Z,.()/’'-]*")
_DATELINE_WITHIN = 60
# A page's own date before its agency's name: "2024-02-06 (AGENCY - Paper)".
_PAGE = re.compile(r"\s*\([A-Z]{2}[^)\n]{1,40}\)")
_ALONE = re.compile(r"[\s*_#>|.,:;()\d·-]*(?:[AaPp]\.?[Mm]\.?|GMT|UTC)?[\s*_#|]*(?:by\b[^\n]*)?")
_BOUND = re.compile(
    r"\b(?:since|until|till|as\s+far\s+back\s+as|back\s+to|by|before|prior\s+to|as\s+of|up\s+to|through)\s+"
    r"(?:(?:the|at\s+least|around|about|on|late|early|mid|end\s+of|night\s+of)[\s-]+)*$",
    re.I,
)
_BOUND_ENDS = frozenset(
    "since until till as to by before of through the least around about late early mid mid-".split()
)
_CLAUSES = frozenset("since until after before following who whose Since Until After Before Following".split())
_HOURS = frozenset("midnight dawn daybreak sunrise noon midday sunset dusk nightfall dark the".split())
_ONWARDS = re.compile(r"\s+on(?:wards?)?(?=\s*[,.;)]|\s*$)|\s+onwards?\b")
_NOUN = re.compile(
    r"[’']s\b|\s+(?:(?!(?:the|an?|and|at|as|in|on|by|it|its|he|she|they|we|was|were|with|of|to|for|from|against|after|before"
    r"|that|which|when|[a-z]+ed)\b)[\w-]+\s+){0,2}"
    r"(?:strikes?|attacks?|raids?|bombings?|blasts?|shelling|killings?|prayers)\b"
)
_NOUN_STARTS = frozenset(" '’\n")
_WHEN = re.compile(r",\s+when\b")
_AHEAD = frozenset("will shall due scheduled expected planned planning plan plans upcoming to".split())
_AHEAD_BEFORE = re.compile(
    r"\b(?:will|shall|due|scheduled|set\s+to|expected|planned|planning|plans?|upcoming|going\s+to|(?:is|are)\s+to)\b"
    r"(?:(?!\b(?:that|who|which|when|because|after|since)\b)[^.;:!?])*$",
    re.I,
)
_MARKS = " *_#>-•([|\n\t"
_QUOTES = "\"'“”‘’()[]*_"


class Uses(NamedTuple):
    """What a date is of.

    Attributes
    ----------
    speech : it tells when something was said, written, met about or published.
    bound : "bound" where it only bounds a time ("since"), "when" where it dates what follows: "since Thursday, when
        a drone hit a base".
    ahead : it is told of what is to come.
    aside : it is part of a name for what happened then ("Monday's blast"), or of a clause that only sets a bound.
    opens : nothing but marks and a word of grammar stands before it in its passage.
    """

    speech: bool
    bound: Literal["", "bound", "when"]
    ahead: bool
    aside: bool
    opens: bool


def opens(text: str, start: int, at: int) -> bool:
    """Whether a date at `at` opens its passage: nothing but marks and a word of grammar before it."""
    return at - start < _BEFORE and len(text[start:at].strip(_MARKS).split()) <= 2


def uses_of(text: str, start: int, end: int, words: tuple[int, int], *, of_page: bool = False) -> Uses:
    """Tell what the date that stands at `words` in the passage ``text[start:end]`` is of.

    Parameters
    ----------
    of_page : whether it is the publication date, which alone in its passage is the page's own.
    """
    low, high = words
    head = text[max(start, low - _BEFORE) : low]
    before = [bare for word in head.split() if (bare := word.lstrip("“\"'‘("))]
    following = _NEXT.match(text, high, end)
    after = (following.group(1).lower(), (following.group(2) or "").lower()) if following else ("", "")
    # "On Feb. 3 jets flew strikes": a day told with "on" is no part of a name.
    on = before[-1:] in (["on"], ["On"]) or text.startswith(("on ", "On "), low)
    noun = not on and text[high : high + 1] in _NOUN_STARTS and bool(_NOUN.match(text, high, end))
    return Uses(
        speech=_names_speech(after)
        or (not noun and _of_speech(before, after))
        or _of_page(text, start, end, words, whole=of_page),
        bound=_bound(text, start, end, words, before, noun=noun),
        ahead=not _AHEAD.isdisjoint(before) and bool(_AHEAD_BEFORE.search(head)),
        aside=noun or _in_clause(before),
        opens=opens(text, start, low),
    )


def _in_clause(before: list[str]) -> bool:
    """Whether a date stands in a clause of "since", "after" or "who", unbroken by a comma."""
    if _CLAUSES.isdisjoint(before):
        return False
    for number in range(len(before) - 1, -1, -1):
        word = before[number]
        if word[-1] in ",;:)":
            return False
        if word in _CLAUSES:
            # "After midnight on Friday" is a time of that day.
            following = before[number + 1 : number + 2] or [""]
            return following[0] not in _HOURS and not following[0][:1].isdigit()
    return False


def _names_speech(after: tuple[str, str]) -> bool:
    """Whether the word that a date stands before is one of saying: "a Monday statement"."""
    one, other = after
    return one in _WORD_OF or (one in ("news", "press") and other in _WORD_OF)


def _of_speech(before: list[str], after: tuple[str, str]) -> bool:
    """Whether the verb before or behind a date is one of saying: "said on Monday", "on Monday denied"."""
    one, other = after
    if (one in _SAID and other not in _NO_SPEAKER and not (one.startswith("claim") and other in _LIVES)) or (
        other in _SAID and (one.endswith("ly") or one in ("also", "again"))
    ):
        return True
    for number in range(len(before) - 1, -1, -1):
        word = before[number]
        if word[-1] == ":" and number < len(before) - 1:
            break
        bare = word.lower() if word.isalpha() else word.strip(_QUOTES + ",:").lower()
        if bare in _SAID or bare in _WORD_OF:
            said_to = before[number + 1 : number + 2] == ["to"] and before[number - 1 : number][:1]
            return not (said_to and said_to[0].lower() in _IS)
        if word[-1] in ",;:" or not (bare in _TO_WHOM or word[0].isupper() or bare.endswith("ly")):
            break
    near = before[-_MOST_WORDS - 1 :]
    if _DONE_WITH_WORDS.isdisjoint(near):
        return False
    for number, word in enumerate(reversed(near)):
        if number and word in _DONE_WITH_WORDS:
            return True
        if word[-1] in ",;:" or _DEED.match(word) or (number and word == "on"):
            break
    return False


def _of_page(text: str, start: int, end: int, words: tuple[int, int], *, whole: bool) -> bool:
    """Whether a date is a dateline's, the page's own, or that of somebody's words that follow it."""
    low, high = words
    if _PAGE.match(text, high, end):
        return True
    if low - start >= _DATELINE_WITHIN:
        return False
    head = text[start:low]
    if _DATELINE.match(text, high, end):
        plain = _AGENCY.sub("", head)
        if _CAPITALS.fullmatch(plain) or (plain.strip() and _PLACES.fullmatch(plain)):
            return True
    if whole and _ALONE.fullmatch(text, high, end) and _PLACES.fullmatch(head):
        return True
    return len(head.split()) <= 1 and bool(_THEN_SAID.match(text, high, end))


def _bound(
    text: str, start: int, end: int, words: tuple[int, int], before: list[str], *, noun: bool
) -> Literal["", "bound", "when"]:
    low, high = words
    last = before[-1].lower() if before else ""
    if last in _BOUND_ENDS and _BOUND.search(text, max(start, low - _BEFORE), low):
        return "when" if _WHEN.match(text, high, end) else "bound"
    if last == "after" and not noun:
        return "bound"
    return "bound" if "from" in before[-3:] and _ONWARDS.match(text, high, end) else ""
