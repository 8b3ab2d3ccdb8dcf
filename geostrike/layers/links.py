"""Which addresses a reader may follow from what we write."""

from __future__ import annotations

import re
from typing import Any

__all__ = ["link"]

_ADDRESS = re.compile(r"https?://[^\x00-\x20\x7f/?#\\\[\]]+(?:[/?#][^\x00-\x20\x7f]*)?", re.I)


def link(url: Any) -> str | None:
    """Return `url` if a reader may follow it: http or https with a host; None for anything else.

    >>> link("https://example.org/a"), link("javascript:alert(1)"), link(None)
    ('https://example.org/a', None, None)
    """
    return url if isinstance(url, str) and _ADDRESS.fullmatch(url) else None
