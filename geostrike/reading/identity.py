"""Ids that stay the same while the words they stand for do."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geostrike.model import Document

__all__ = ["record_id"]


def record_id(document: Document, start: int, event_type: str, ordinal: int) -> str:
    """Return the id of what a document says from `start`: it outlives a change of rules, coordinates or spelling.

    Parameters
    ----------
    start : offset of the evidence.
    ordinal : of the site among those told from the same place in the text.
    """
    return hashlib.sha256(f"{document.sha256}:{document.id}:{start}:{event_type}:{ordinal}".encode()).hexdigest()[:16]
