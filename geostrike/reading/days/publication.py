"""The day from which a document counts: its publication date, else the one in its address, else its own words'."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from geostrike.reading.days.dates import anchor_date

if TYPE_CHECKING:
    from geostrike.model import Document

__all__ = ["publication_of"]

# "/2024/02/03/", "/2024-02-03-", "/20240203": a day in an address is the day of publication.
_IN_ADDRESS = re.compile(
    r"[/_-](?P<year>20[0-3]\d)(?P<sign>[/_-]?)(?P<month>0[1-9]|1[0-2])(?P=sign)(?P<day>[0-3]\d)(?!\d)"
)
_NAMED = re.compile(r"/(?P<year>20[0-3]\d)/(?P<month>[a-z]{3})[a-z]*/(?P<day>[0-3]?\d)(?!\d)", re.I)
_ADDRESS = re.compile(r"https?://\S+")
# Letters at the head of a text in which its own address may stand.
_HEAD = 400
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def publication_of(document: Document, text: str) -> date | None:
    """Return the day from which "yesterday" counts in a document; None where nothing tells it.

    Parameters
    ----------
    text : the document's words, flattened.
    """
    told = _ADDRESS.search(text, 0, _HEAD)
    addresses = [document.url or "", told.group() if told else ""]
    return document.published or next(filter(None, map(_in_address, addresses)), None) or anchor_date(text, None)


def _in_address(address: str) -> date | None:
    """Return the day that an address gives; None where it gives none.

    >>> _in_address("https://example.org/news/2024/02/03/a-raid")
    datetime.date(2024, 2, 3)
    """
    match = _IN_ADDRESS.search(address) or _NAMED.search(address)
    if not match:
        return None
    word = match.group("month").lower()
    if not word.isdigit() and word not in _MONTHS:
        return None
    month = int(word) if word.isdigit() else _MONTHS.index(word) + 1
    try:
        return date(int(match.group("year")), month, int(match.group("day")))
    except ValueError:
        return None
