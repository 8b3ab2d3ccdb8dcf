"""Words of others on one line of a terminal, whatever stands in them."""

from __future__ import annotations

__all__ = ["one_line", "quoted"]


def one_line(text: str) -> str:
    """Return `text` on one line: line breaks and what else moves a terminal's cursor become blanks."""
    return "".join(character if character.isprintable() else " " for character in text)


def quoted(text: str, most: int) -> str:
    """Return `text` in quotation marks, its white space single, cut to `most` characters with a mark of omission.

    >>> quoted("a long  story", 7)
    '“a long…”'
    """
    words = " ".join(text.split())
    return f"“{words if len(words) <= most else words[: most - 1] + '…'}”"
