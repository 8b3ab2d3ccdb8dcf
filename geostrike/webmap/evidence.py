"""Claims and documents as the evidence panel shows them: quotations with their sources.

Offsets count Unicode code points, scripts count UTF-16 units: sentences are cut here, so that the scripts need no
offsets.
"""

from __future__ import annotations

import base64
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from geostrike.layers.links import link
from geostrike.layers.plain import filled
from geostrike.layers.words import day, statement, toll, when
from geostrike.webmap.events import PLACE

if TYPE_CHECKING:
    from geostrike.layers.records import Table
    from geostrike.layers.voices import Voices

__all__ = ["dated", "documents", "quotations", "says", "stances"]

Row = Mapping[str, Any]

_BASIS = {
    "text": "",
    "relative": "counted from the report's own date",
    "inherited": "taken from another sentence of the report",
    "publication": "the day of publication",
}


def quotations(row: Row) -> list[list[str]]:
    """Return a claim's pieces of evidence, the one that names the site first: [before, place words, after] or [words].

    Sentences that say who claimed, denied or is blamed stand with them.

    The words that name the site are found by their offsets; where a table gives none, by `place_text`, if it stands
    in the sentence exactly once.
    """
    pieces: list[tuple[int | None, int | None, str]] = []
    if row.get("sentence"):
        pieces.append((row.get("start"), row.get("end"), row["sentence"]))
    for piece in [*(row.get("evidence") or ()), *(row.get("statements") or ())]:
        start, end, text = piece.get("start"), piece.get("end"), piece.get("text") or ""
        told = any(text in words and (start is None or _holds(a, b, start, end)) for a, b, words in pieces)
        if text and not told:
            pieces.append((start, end, text))
    pieces.sort(key=lambda piece: not _holds(piece[0], piece[1], row.get("place_start"), row.get("place_end")))
    return [_marked(row, *piece) for piece in pieces]


def _holds(start: int | None, end: int | None, inner_start: int | None, inner_end: int | None) -> bool:
    if start is None or end is None or inner_start is None or inner_end is None:
        return False
    return start <= inner_start < inner_end <= end


def _marked(row: Row, start: int | None, end: int | None, text: str) -> list[str]:
    place_start, place_end = row.get("place_start"), row.get("place_end")
    if place_start is not None and place_end is not None:
        if start is None or not _holds(start, end, place_start, place_end):
            return [text]
        first, last = place_start - start, place_end - start
    else:
        words = row.get("place_text") or ""
        if not words or text.count(words) != 1:
            return [text]
        first = text.index(words)
        last = first + len(words)
    return [text[:first], text[first:last], text[last:]]


@lru_cache(50_000)
def says(
    date_start: str | None,
    date_end: str | None,
    date_prec: int | None,
    killed: int | None,
    killed_bound: str | None,
    killed_who: str | None,
    injured: int | None,
) -> str:
    """Return what a claim says of day and toll, as it was read."""
    dead = toll(killed, killed_bound or "exact")
    parts = [
        when(date_start, date_end, date_prec) if date_start else "",
        f"{dead} ({killed_who})" if dead and killed_who else dead,
        toll(injured, verb="injured"),
    ]
    return "; ".join(part for part in parts if part)


def stances(told: Sequence[Row] | None) -> list[list[str]]:
    """Return who claimed, denied or is blamed, each said once: "blamed on X" not beside "blamed on X by Y"."""
    said = dict.fromkeys(tuple(statement(one.get("stance"), one.get("actor"), one.get("by"))) for one in told or ())
    fuller = {other[:length] for other in said for length in range(len(other))}
    return [list(words) for words in said if words and words not in fuller]


@lru_cache(50_000)
def dated(basis: str | None, words: str | None) -> str:
    """Say what a claim's date was read from."""
    basis = _BASIS.get(basis or "", basis or "")
    return f"“{words}”, {basis}" if words and basis else basis or (f"“{words}”" if words else "")


def documents(voices: Voices, claims: Table) -> list[dict[str, Any]]:
    """Return the documents: those quoted first, then those read, each in the order of their ids."""
    quoting = claims.column("document")
    used = Counter(str(name) for name in quoting if name)
    hashes = {str(name): sha for name, sha in zip(quoting, claims.column("sha256"), strict=True) if name and sha}
    ordered = sorted(voices.known.items(), key=lambda item: (not used[item[0]], item[0]))
    return [_document(row, voices, used[name], hashes) for name, row in ordered]


def _document(row: Row, voices: Voices, used: int, hashes: Mapping[str, str]) -> dict[str, Any]:
    name = str(row["id"])
    url = link(row.get("url"))
    return filled(
        {
            "id": name,
            "title": row.get("title"),
            "publisher": row.get("publisher"),
            "published": day(row.get("published")),
            "name": None if row.get("name") == name else row.get("name"),
            "link": url and url.replace(name, PLACE),
            "address": "" if url else row.get("url"),
            "machine": row.get("machine_written") is True or str(row.get("machine_written")).lower() in ("yes", "true"),
            "copyOf": voices.copy_of(name),
            "derivedFrom": voices.derived_from(name),
            "claims": used,
            "sha256": _short(row.get("sha256") or hashes.get(name)),
        }
    )


def _short(sha256: str | None) -> str | None:
    """Return a SHA-256 in base64, three quarters as long deflated; what is none stays as it is."""
    if not sha256 or not re.fullmatch(r"[0-9a-f]{64}", sha256):
        return sha256
    return base64.b64encode(bytes.fromhex(sha256)).decode("ascii")
