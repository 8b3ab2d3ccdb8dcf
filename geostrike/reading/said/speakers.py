"""Who says so: the voice to which a passage gives a statement, in its own words."""

from __future__ import annotations

import re

__all__ = ["speaker_before", "speaker_of"]

# A name in capitals, or an office without one ("officials in Washington").
_WORD = (
    r"(?:(?-i:[A-Z])[\w.’'-]*|(?:al|el|as|ash|at|an|ar|ad)-(?-i:[A-Z])[\w’'-]*|bin|ibn|abu|[a-z]+(?:[’']s|s[’'])|officials?|officers?|army|military|navy|government|ministry|police"
    r"|authorities|spokes\w+|sources?|residents|rebels|militants|leaders?|minister|president|commanders?|analysts"
    r"|investigators|experts|media|coalition|intelligence|defen[cs]e|foreign|senior|local|security|interior|state"
    r"|medical|diplomats?|governments|administration|prosecutors|witnesses|monitors?|council|agency)"
)
_NAME = rf"(?P<name>{_WORD}(?:(?:\s+(?:of|for|in|and|at)(?:\s+the)?)?\s+{_WORD}){{0,7}})"
_AUXILIARY = r"(?:\s+(?:has|have|had|also|later|already|been|earlier|immediately|\w+ly))*"
_BEFORE = re.compile(rf"(?<![\w.’'-]){_NAME}{_AUXILIARY}\s+$", re.I)
_SAYS = re.compile(
    rf"(?<![\w.’'-]){_NAME}{_AUXILIARY}\s+(?:said|says?|stat(?:ed|es)|believed?|believes|assess(?:ed|es)|conclud(?:ed|es)"
    r"|announced|confirmed|report(?:ed|s)|suspect(?:s|ed)?|thinks?|alleg(?:ed|es)|insist(?:ed|s)|suggest(?:ed|s)"
    r"|determined|warned|claim(?:ed|s)|told\s+\w+)(?:\s+that)?(?:\s+(?:the|an?|that|it|those|some|other))*\s+$",
    re.I,
)
_ACCORDING = re.compile(rf"\baccording\s+to\s+(?:(?:the|an?|several|two)\s+)*{_NAME}", re.I)
_CLOSES = re.compile(rf",\s+(?:(?:the|an?)\s+)?{_NAME}{_AUXILIARY}\s+(?:said|says|stated|believes?|announced)\b", re.I)
_SAID_BY = re.compile(rf",?[”\"’']?,?\s+(?:said|says)\s+(?:(?:the|an?)\s+)?{_NAME}", re.I)
_LEADS = re.compile(
    r"^(?:(?:(?:on|in|at|by|early|late|last|but|and|yet|then|the|an?|while|when|as|after|meanwhile|however)\s+"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+))+",
    re.I,
)
_PRONOUN = re.compile(r"(?:it|they|he|she|we|who|that|which|this|these|those|both)", re.I)
# Letters in which a speaker is looked for before what is said.
_REACH = 110


def speaker_before(text: str, start: int, end: int) -> str:
    """Return the name that ends ``text[start:end]``, with no more than auxiliaries behind it; "" where none does."""
    match = _BEFORE.search(text, max(start, end - _REACH), end)
    return _clean(match) if match else ""


def speaker_of(text: str, start: int, end: int, said: int, told: int) -> str:
    """Return who says what stands from `said` to `told` in the passage ``text[start:end]``; "" for nobody named."""
    match = (
        _SAYS.search(text, max(start, said - _REACH), said)
        or _ACCORDING.search(text, start, end)
        or _CLOSES.search(text, told, end)
        or _SAID_BY.search(text, told, end)
    )
    return _clean(match) if match else ""


def _clean(match: re.Match[str]) -> str:
    name = _LEADS.sub("", " ".join(match.group("name").split())).strip(" ,.;:’'") if match.group("name") else ""
    if name.endswith(("U.S", "U.K", "U.N")):
        name += "."
    return "" if _PRONOUN.fullmatch(name) else name
