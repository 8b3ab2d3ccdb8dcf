"""What a date in a text is of: a happening or a word spoken of it, a day or only a bound, past or to come."""

from __future__ import annotations

import re

__all__ = ["bounds", "dates_noun", "dates_speech", "is_ahead", "is_page_date", "opens"]

_SAID = (
    r"sa(?:id|ys?)|stat(?:ed|es?)|announc(?:ed|es?)|confirm(?:ed|s)?|report(?:ed|s)?|add(?:ed|s)|t(?:old|ells)|tweet(?:ed|s)"
    r"|wr(?:ote|ites)|post(?:ed|s)|brief(?:ed|s)|declar(?:ed|es)|claim(?:ed|s)|acknowledg(?:ed|es)|warn(?:ed|s)|not(?:ed|es)"
    r"|quoted|reveal(?:ed|s)|disclos(?:ed|es)|vow(?:ed|s)|pledg(?:ed|es)|insist(?:ed|s)|urg(?:ed|es)|condemn(?:ed|s)"
    r"|den(?:ied|ies)|blam(?:ed|es)|accus(?:ed|es)|prais(?:ed|es)|welcom(?:ed|es)|denounc(?:ed|es)|releas(?:ed|es)|issued"
    r"|published|updated|testif(?:ied|ies)"
)
_WORD_OF = (
    r"statements?|reports?|letters?|interview|briefings?|hearings?|speech|address|conference|meetings?|talks|summit|session"
    r"|tweet|bulletin|communiqu[eé]|release|article|testimony|memo|tally|broadcast|verdict|vote|announcement|sermon"
    r"|filing|indictment"
)
# What may stand between a verb of saying and its day: whom it was said to and where, but no deed.
_TO_WHOM = (
    r"(?:\s+(?:to|in|at|via|on|through|by|of|for|a|an|the|its|his|her|their|our|this|it|so|reporters|journalists|lawmakers"
    r"|parliament|state|television|TV|radio|news|press|media|social|agency|online|phone|late|early|earlier|written|brief"
    rf"|separate|dated|issued|published|sent|held|(?:{_WORD_OF})|[A-Z][\w.’'-]*|[a-z]+ly))*"
)
_BEFORE = re.compile(
    rf"\b(?i:{_SAID}|{_WORD_OF}){_TO_WHOM}\s+$"
    # A pause declared, a video released, ministers met: a few words that are no deed of arms.
    r"|\b(?i:declared|announced|released|published|issued|posted|unveiled|met|visited|addressed|signed|convened)"
    r"(?:\s+(?!that\b|who\b|which\b|on\b|\w*(?:strike|attack|raid|bomb|kill|hit|struck|fire|launch|shell|explo|\d))[\w’'-]+){1,4}(?:\s+on)?\s+$"
    r"|(?:^|[^\w\s]\s*)(?i:(?:last\s+)?(?:published|posted|updated|modified|filed|printed|issued|accessed)|dated)\s*:?\s*(?:on\s+)?$"
)
_SAID_TO = re.compile(r"\b(?:is|are|was|were|be|been)\s+(?:said|reported|claimed)\s+to\b", re.I)
_AFTER = re.compile(
    rf"\s+(?:(?:[a-z]+ly|also|again|jointly)\s+)?(?:{_SAID}|named\b)\b(?!\s+(?:in|on|dead|killed|wounded))"
    rf"|\s+(?:(?:news|press)\s+)?(?:{_WORD_OF})\b(?!\s+(?:ship|service|office))",
    re.I,
)
# "On Monday, the ministry said": the day of saying, where no other verb stands before it.
_THEN_SAID = re.compile(
    r",?\s+(?:(?!\w+ed\b|hit|struck|fell|came|was|were|had|has|have|left|shot|blew|took|sank|and|as|when|who|that|which|after|at"
    r"|in|on|near|from)[\w’'.-]+\s+){1,5}?(?:said|says|announced|confirmed|stated|acknowledged|told|denied|warned|accused|blamed)\b",
    re.I,
)
# A dateline: "BEIRUT, Feb 4 - ...", "Riyadh, July 25, 2018, PON -- ...": nothing but places and agencies before it.
_DATELINE = re.compile(r"\s*(?:,\s*[A-Z][A-Za-z]{1,12}\s*)?(?:\([A-Z][^)\n]{1,40}\)\s*)?[-–—]{1,2}\s(?!\d\d?[:.]\d\d)")
_AGENCY = re.compile(r"\([^)\n]{1,40}\)")
_PLACES = re.compile(r"[\s*_#>]*(?:[A-Z][\w.’'-]*(?:\s*[,/]\s*|\s+|$)|al-|Dhu|\d{1,4},?\s*|of\s+|the\s+){0,8}[\s,(]*")
_CAPITALS = re.compile(r"[\s*_#>A-Z,.()/’'-]*")
# A page's own date before its agency's name: "2024-02-06 (AGENCY - Paper)".
_PAGE = re.compile(r"\s*\([A-Z]{2}[^)\n]{1,40}\)")
_ALONE = re.compile(r"[\s*_#>|.,:;()\d·-]*(?:[AaPp]\.?[Mm]\.?|GMT|UTC)?[\s*_#|]*(?:by\b[^\n]*)?")
_BOUND = re.compile(
    r"\b(?:since|until|till|as\s+far\s+back\s+as|(?:dating\s+)?back\s+to|by|before|prior\s+to|as\s+of|up\s+to|through)\s+"
    r"(?:(?:the|at\s+least|around|about|on|late|early|mid|end\s+of|night\s+of)[\s-]+)*$",
    re.I,
)
_AFTERWARDS = re.compile(r"\bafter\s+$", re.I)
_ONWARDS = re.compile(r"\s+on(?:wards?)?(?=\s*[,.;)]|\s*$)|\s+onwards?\b")
_FROM = re.compile(r"\bfrom\s+(?:the\s+|late\s+|early\s+)*$", re.I)
_NOUN = re.compile(
    r"[’']s\b|\s+(?:(?!the|a|an|and|at|as|in|on|by|it|its|he|she|they|we|was|were)\b[\w-]+\s+){0,2}(?:strikes?|attacks?|raids?|bombings?|blasts?|shelling|killings?|prayers)\b"
)
_WHEN = re.compile(r",\s+when\b")
_AHEAD = re.compile(
    r"\b(?:will|shall|due|scheduled|set\s+to|expected|planned|planning|plans?|upcoming|going\s+to|(?:is|are)\s+to)\b[^.;:!?]*$",
    re.I,
)


def opens(text: str, start: int, at: int) -> bool:
    """Whether a date at `at` opens its passage: nothing but marks and a word of grammar before it."""
    return len(text[start:at].strip(" *_#>-•([|\n\t").split()) <= 2


def dates_speech(text: str, start: int, end: int, words: tuple[int, int]) -> bool:
    """Whether a date tells when something was said, written, met about or published, not when it was done."""
    low, high = words
    before = max(start, low - 70)
    if _AFTER.match(text, high, end) or _PAGE.match(text, high, end):
        return True
    if found := _BEFORE.search(text, before, low):
        return not _SAID_TO.search(text, max(start, found.start() - 12), low)
    if low - start < 60:
        head = text[start:low]
        if _DATELINE.match(text, high, end):
            plain = _AGENCY.sub("", head)
            if _CAPITALS.fullmatch(plain) or (plain.strip() and _PLACES.fullmatch(plain)):
                return True
        if len(head.split()) <= 1 and _THEN_SAID.match(text, high, end):
            return True
    return False


def is_page_date(text: str, start: int, end: int, words: tuple[int, int]) -> bool:
    """Whether a date stands alone in its passage, but for a place, a time of day or a name of who wrote it."""
    low, high = words
    return bool(_PLACES.fullmatch(text, start, low)) and bool(_ALONE.fullmatch(text, high, end))


def bounds(text: str, start: int, end: int, words: tuple[int, int]) -> str:
    """Return "bound" for a date that only bounds a time ("since", "until"), "when" for one whose bound is dated by it.

    "Since Thursday, when a drone hit a base": the day of the drone.
    """
    low, high = words
    before = max(start, low - 40)
    if _BOUND.search(text, before, low):
        return "when" if _WHEN.match(text, high, end) else "bound"
    if _AFTERWARDS.search(text, before, low) and not _NOUN.match(text, high, end):
        return "bound"
    if _ONWARDS.match(text, high, end) and _FROM.search(text, before, low):
        return "bound"
    return ""


def is_ahead(text: str, start: int, at: int) -> bool:
    """Whether a date is told of what is to come."""
    return bool(_AHEAD.search(text, max(start, at - 60), at))


def dates_noun(text: str, end: int, at: int) -> bool:
    """Whether a date that ends at `at` is part of a name for what happened then: "Monday's blast"."""
    return bool(_NOUN.match(text, at, end))
