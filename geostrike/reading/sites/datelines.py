"""The city from which a story is sent, before its first sentence: "BAGHDAD (AP) -", "Sanaa, Feb. 3 -", "ERBIL: "."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from geostrike.model import Mention

__all__ = ["opens_story"]

_DASH = r"[—–-]{1,2}\s"
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_AGENCIES = r"AP|AFP|Reuters|REUTERS|UPI|Xinhua|SANA|IRNA|TASS|dpa|DPA|ANI|MENAFN[^)]*"
# "City (Agency) - ", and "City (Agency) Jets struck ...".
_AGENCY = re.compile(
    rf"\**(?:\s*,\s*[\w. ]{{2,20}})?\s*\((?:{_AGENCIES}|[A-Z][\w .&-]{{1,30}}\)\s*(?:{_DASH}|(?=[A-Z“\"])))"
)
# "City, Region, Feb. 3 (Agency) - "
_DATED = re.compile(
    r"\s*,\s*(?:[A-Z][\w ]{2,20},\s*)?"
    rf"(?:(?:{_MONTHS})\w*\.?\s+\d{{1,2}}|\d{{1,2}}\s+(?:{_MONTHS})\w*)"
    rf"(?:,?\s*\d{{4}})?,?\s*(?:\([^)\n]{{1,40}}\)\s*)?(?:[\w ]{{2,20}})?\s*{_DASH}"
)
# "CITY, Region - ", "CITY: ", and "City, BNA- " with the letters of an agency.
_CAPITALS = re.compile(
    r"(?:,\s*[A-Z][\w .’'-]{2,30})?\s*,?\s*(?:[\w.]+\s*,?\s*)?(?:\([A-Z][^)\n]{0,40}\)\s*)?" rf"(?:{_DASH}|:\s)"
)
_LETTERS = re.compile(rf"\s*,\s*[A-Z]{{2,6}}\s*{_DASH}")
# Letters of markup before a name that opens a passage, and of the line behind it.
_MARKUP: Final = 10
_REACH: Final = 80


def opens_story(text: str, mention: Mention, sentence_start: int) -> bool:
    """Return whether a name opens a passage as the place from which the story is sent."""
    start = mention.start
    if start - sentence_start > _MARKUP or text[max(0, sentence_start) : start].strip(" \t*_#("):
        return False
    after = text[mention.end : mention.end + _REACH]
    if _AGENCY.match(after) or _DATED.match(after) or _LETTERS.match(after):
        return True
    return mention.text.isupper() and len(mention.text) > 3 and bool(_CAPITALS.match(after))
