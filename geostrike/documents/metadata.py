"""What is said about a document besides its text: the same values, whether in front matter, a table or a row."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TypeVar

from geostrike.model import Document

__all__ = ["METADATA_KEYS", "Metadata", "MetadataError", "fill", "is_writable", "read_metadata"]

_YES = ("yes", "y", "true", "1")
_NO = ("no", "n", "false", "0")
# A time of day may follow; the day is taken as the source writes it, without a shift between time zones.
_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a source says about a document; None where it says nothing. The fields are those of `Document`."""

    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    retrieved: date | None = None
    url: str | None = None
    language: str | None = None
    machine_written: bool | None = None


METADATA_KEYS = tuple(item.name for item in fields(Metadata))
_Described = TypeVar("_Described", Document, Metadata)


class MetadataError(ValueError):
    """A value cannot be used; `key` says whose it is."""

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(reason)
        self.key = key


def read_metadata(values: Mapping[str, object]) -> Metadata:
    """Read the known keys of `values`; other keys are left alone.

    Raises
    ------
    MetadataError
        For a value of the wrong kind, with what is wrong and how to mend it.
    """
    return Metadata(
        title=_line("title", values),
        publisher=_line("publisher", values),
        published=_day("published", values),
        retrieved=_day("retrieved", values),
        url=_line("url", values),
        language=_line("language", values),
        machine_written=_yes_or_no("machine_written", values),
    )


def fill(described: _Described, metadata: Metadata) -> _Described:
    """Return `described` with its empty fields taken from `metadata`."""
    missing = {key: getattr(metadata, key) for key in METADATA_KEYS if getattr(described, key) is None}
    return replace(described, **missing)


def is_writable(text: str) -> bool:
    r"""Whether `text` can stand in a file: half characters (lone surrogates) and NUL cannot.

    >>> is_writable("Al-Mayādīn"), is_writable("\ud800"), is_writable("")
    (True, False, True)
    """
    try:
        return b"\0" not in text.encode("utf-8")
    except UnicodeEncodeError:
        return False


def _line(key: str, values: Mapping[str, object]) -> str | None:
    value = values.get(key)
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    if value is None:
        return None
    if not isinstance(value, str):
        raise MetadataError(key, f"{key} must be words, such as {key}: ..., not a list, a table or yes/no")
    if not is_writable(value):
        raise MetadataError(key, f"{key} holds a character that no file can hold; take it out")
    return " ".join(value.split()) or None


def _day(key: str, values: Mapping[str, object]) -> date | None:
    value = _line(key, values)
    if value is None:
        return None
    found = _DAY.fullmatch(value)
    try:
        return date.fromisoformat(found[1] if found else "")
    except ValueError:
        raise MetadataError(
            key, f"{key} {value[:40]!r} is not a date; write it as YYYY-MM-DD or leave it out"
        ) from None


def _yes_or_no(key: str, values: Mapping[str, object]) -> bool | None:
    value = values.get(key)
    if isinstance(value, bool):
        return value
    word = (_line(key, values) or "").casefold()
    if word and word not in _YES + _NO:
        raise MetadataError(key, f"{key} {word[:40]!r} is neither yes nor no; write yes, no, or leave it out")
    return word in _YES if word else None
