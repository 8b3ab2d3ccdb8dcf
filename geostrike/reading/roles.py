"""What part a named place plays where it is no site: dateline, origin, home town, a government's seat, background."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from geostrike.reading import leads, tails
from geostrike.reading.leads import lead_of
from geostrike.reading.place_words import BARE, kinds, vessels
from geostrike.reading.tails import tail_of

if TYPE_CHECKING:
    from geostrike.model import Mention, Place, Role
    from geostrike.reading.leads import Lead, Step

__all__ = ["apart", "belongs", "role_of"]

Part = tuple["Role", str]

_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_DATED = re.compile(rf"\s*,\s*(?:[A-Z][\w ]{{2,20}},\s*)?(?:(?:{_MONTHS})\w*\.?\s+\d{{1,2}}|\d{{1,2}}\s+(?:{_MONTHS})\w*)"
                    r"(?:,?\s*\d{4})?,?\s*(?:\([^)\n]{1,40}\)\s*)?(?:[\w ]{2,20})?\s*[—–-]{1,2}\s")  # fmt: skip
# "CITY, Region - ", "CITY: ", and "City, BNA- " with the letters of an agency.
_DATELINE = re.compile(
    r"(?:,\s*[A-Z][\w .’'-]{2,30})?\s*,?\s*(?:[\w.]+\s*,?\s*)?(?:\([A-Z][^)\n]{0,40}\)\s*)?(?:[—–-]{1,2}\s|:\s)"
)
_LETTERS = re.compile(r"\s*,\s*[A-Z]{2,6}\s*[—–-]{1,2}\s")
# "City (Agency) - ", and "City (Agency) Jets struck ...".
_AGENCY = re.compile(
    r"\**(?:\s*,\s*[\w. ]{2,20})?\s*\((?:AP|AFP|Reuters|REUTERS|UPI|Xinhua|SANA|IRNA|TASS|dpa|DPA|ANI|MENAFN[^)]*"
    r"|[A-Z][\w .&-]{1,30}\)\s*(?:[—–-]{1,2}\s|(?=[A-Z“\"])))"
)
_AGE = re.compile(r"\b\d{1,2}(?:-year-old)?(?:,| years old,?)?\s+$")
# A title of a book or a film: capitals throughout, between quotation marks.
_OPENING: Final = '“"‘'
# Letters of markup before a name that opens a passage.
_MARKUP: Final = 10
_QUOTES = re.compile(f"[{_OPENING}]")
_CLOSING: Final = '”"’'
# What a capital does only as a government: "pressure from Washington", "a statement from Tehran".
_OFFICIAL: Final = frozenset(
    "pressure statement statements support orders order approval permission comment backing help reaction word "
    "response condemnation criticism".split()
)
_PEOPLED: Final = frozenset({"speaker", "meeting", "trade"})
_OBJECT: Final = _PEOPLED | {"", "article", "quality", "settlement", "site", "people", "local", "home", "unit", "vehicle"}
_CARE: Final = frozenset("hospital hospitals clinic clinics".split())
# What makes a preposition further out lead elsewhere: "a spokesman for the fleet in X", "a ship bound for a berth in X".
_ELSEWHERE: Final = frozenset("speaker meeting said abstract journey trade based active home".split())
_HOLDS: Final = frozenset({"site", "settlement"})


def role_of(text: str, mention: Mention, place: Place | None, sentence_start: int) -> tuple[Role, str]:
    """Return the part that a place plays where no happening takes it for its site, and the reason in words."""
    if part := apart(text, mention, place, sentence_start, sentence_start):
        return part
    if place is not None and place.feature_code == "PPLC" and not _before(text, mention, sentence_start).steps:
        return "government", "a capital that stands for its government"
    return "background", "named, but no happening takes it for its site"


def apart(text: str, mention: Mention, place: Place | None, sentence_start: int, floor: int) -> tuple[Role, str] | None:
    """Return the part by which a place's own words keep it from being a site; None where they leave it open.

    Parameters
    ----------
    floor : of the words before the name that are asked; behind a happening, what leads to the happening says nothing.
    """
    if mention.kind == "demonym":
        return "background", "an adjective, not a place where something is"
    start, end = mention.start, mention.end
    if start - sentence_start <= _MARKUP and not text[max(0, sentence_start) : start].strip(" \t*_#("):
        after = text[end : end + 80]
        if _AGENCY.match(after) or _DATED.match(after) or _LETTERS.match(after):
            return "dateline", "opens the story before an agency or a date"
        if mention.text.isupper() and len(mention.text) > 3 and _DATELINE.match(after):
            return "dateline", "opens the story before an agency or a dash"
    lead = _before(text, mention, floor)
    struck = floor > sentence_start and _struck(text[floor : start - lead.start])
    return belongs(text, mention, place, lead) or _led(text, mention, place, lead, struck=struck) or _titled(text, mention)


def _struck(words: str) -> bool:
    """Whether nothing but a noun stands between a happening and a preposition: "bombed the ministry in X"."""
    known = kinds()
    return all(known.get(word.strip(BARE).lower(), "") in _OBJECT for word in words.split())


def _before(text: str, mention: Mention, sentence_start: int) -> Lead:
    return lead_of(text[max(sentence_start, mention.start - leads.REACH) : mention.start])


def belongs(text: str, mention: Mention, place: Place | None, lead: Lead) -> tuple[Role, str] | None:
    """Return the part of a name that only tells of what kind or whose something else is, or who speaks."""
    tail = tail_of(text[mention.end : mention.end + tails.REACH])
    if tail.kind == "compound" or lead.kind == "compound":
        return "background", "part of a compound: it says whose or of what kind"
    if lead.beside in vessels():
        return "background", "the name of a ship"
    if tail.kind == "organisation":
        return "background", "part of the name of an organisation"
    country = place is not None and place.feature_code.startswith("PCL")
    if country and tail.word in ("embassy", "consulate"):
        return "background", "says whose embassy it is"
    short = len(mention.text.replace(".", "")) <= 3 and mention.text.isupper()
    if short and mention.kind != "relative" and (tail.kind or tail.word):
        return "background", "letters that stand for a country and say whose something is"
    if tail.kind == "said" and (not lead.steps or lead.steps[0].governed in ("people", "speaker", "unit", "home")):
        return "government", "speaks, as a government does, or its people do"
    if tail.kind in ("people", "speaker", "abstract", "trade", "unit", "weapon", "vehicle", "outlet", "meeting", "home"):
        return "background", f"says whose {tail.word} it is"
    if country and tail.possessive and not tail.kind:
        return "background", "a country that owns what is told of"
    return None


def _led(text: str, mention: Mention, place: Place | None, lead: Lead, *, struck: bool) -> Part | None:
    """The part of a name to which a preposition leads that leads to no site, or which hangs on such a word."""
    capital = place is not None and place.feature_code == "PPLC"
    for number, step in enumerate(lead.steps):
        if step.kind == "whence":
            return _whence(text, mention, lead, step, capital=capital)
        if struck and step.governed in _PEOPLED:
            continue  # what was hit, not where somebody spoke
        if part := _hangs_on(text, mention, lead, step, number, capital=capital):
            return part
    if lead.edge == "agent" and not lead.steps:
        return "background", "follows 'by'"
    if lead.kind == "journey":
        return "background", "where somebody goes or is"
    return None


def _whence(text: str, mention: Mention, lead: Lead, step: Step, *, capital: bool) -> Part:
    aged = _AGE.search(text, max(0, mention.start - lead.start - 30), mention.start - lead.start)
    if aged or step.governed in ("home", "people", "born", "unit", "local") or step.governor in ("displaced", "fled"):
        return "hometown", "follows words that say where somebody is from"
    if capital and (step.governor in _OFFICIAL or step.governed in ("abstract", "said")):
        return "government", "a capital from which a government speaks"
    return "origin", "follows 'from': where something or somebody came from"


def _hangs_on(text: str, mention: Mention, lead: Lead, step: Step, number: int, *, capital: bool) -> Part | None:
    governed, governor = step.governed, step.governor
    if step.kind == "whither":
        return "background", "follows 'to': where somebody or something goes"
    if step.kind == "agent" and number == 0:
        return ("government" if capital else "background"), "follows 'by': who acts"
    if step.kind == "apart":
        if step.word == "as" and governed == "naming":
            return None
        if step.word == "for" and governor in ("headed", "heading") and _flies(text, mention.start - lead.start):
            return None
        if step.word == "between" and governed in _HOLDS:
            return None
        if number and governed not in _ELSEWHERE:
            return None
        return ("government" if capital and number == 0 else "background"), f"follows {step.word!r}"
    if step.kind == "of" and number == 0:
        first = mention.start - lead.start
        if governed in ("home", "born") or _AGE.search(text, max(0, first - 30), first):
            return "hometown", "follows words that say where somebody is from"
        if governed in ("deed", "local") or not (governor or lead.edge):
            return None
        if governed not in _HOLDS:
            return "background", "follows 'of': it says whose or of what kind"
    if governor in _CARE and lead.edge in ("harm", "journey", "leans", "said"):
        return "background", "where the wounded are"
    if governed in ("said", "speaker", "meeting"):
        return "government", "where somebody speaks or meets"
    if governed == "born" or (governed == "home" and governor in ("native", "resident", "hometown")):
        return "hometown", "follows words that say where somebody is from"
    if governed == "based":
        return "hometown", "where somebody has a seat"
    if governed == "active":
        return "background", "where somebody is active"
    if governed == "journey":
        return "background", "where somebody goes or is treated"
    if governed == "trade":
        return "background", "where something is made, owned, registered or loaded"
    if governed == "abstract" and step.kind != "agent":
        return "background", f"what the {governor} is about"
    return None


def _flies(text: str, first: int) -> bool:
    """Whether what heads for a place is a weapon, which a ship or a man is not."""
    known = kinds()
    return any(
        known.get(word.strip(BARE).lower()) == "weapon" for word in text[max(0, first - 60) : first].split()[-6:]
    )


def _titled(text: str, mention: Mention) -> Part | None:
    """The part of a name within the title of a book or a film."""
    if not _QUOTES.search(text, max(0, mention.start - 60), mention.start):
        return None
    before = text[max(0, mention.start - 60) : mention.start]
    opening = max(before.rfind(mark) for mark in _OPENING)
    if opening < 0 or any(mark in before[opening + 1 :] for mark in '”"'):
        return None
    after = text[mention.end : mention.end + 60]
    closing = min((at for mark in _CLOSING if (at := after.find(mark)) >= 0), default=-1)
    if closing < 0:
        return None
    words = (before[opening + 1 :] + mention.text + after[:closing]).split()
    if len(words) == len(mention.text.split()):
        return None  # the name alone in quotation marks
    long = [word for word in words if len(word) > 3]
    if len(words) > 1 and long and all(word[0].isupper() for word in (*long, words[0])):
        return "background", "part of a title"
    return None
