"""Claims and documents as the evidence panel shows them: quotations with their sources.

Offsets count Unicode code points, scripts count UTF-16 units: sentences are cut here, so that the scripts need no
offsets.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from geostrike.webmap.plain import filled
from geostrike.webmap.words import day, statement, toll, when

if TYPE_CHECKING:
    from geostrike.webmap.voices import Voices

__all__ = ["claims", "documents", "link", "quotations"]

Row = Mapping[str, Any]

_BASIS = {
    "text": "",
    "relative": "counted from the report's own date",
    "inherited": "taken from another sentence of the report",
    "publication": "the day of publication",
}


def link(url: Any) -> str | None:
    """Return `url` if a reader may follow it: http or https with a host; None for anything else."""
    if not isinstance(url, str) or any(ord(sign) <= 32 or ord(sign) == 127 for sign in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and parts.netloc else None


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


def claims(table: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return the claims by id, each with its quotations, what it says, and what it takes to check it."""
    return {str(row["id"]): _claim(row) for row in table if row.get("id") is not None}


def _stances(row: Row) -> list[list[str]]:
    """Return who claimed, denied or is blamed, each said once: "blamed on X" not beside "blamed on X by Y"."""
    told = row.get("statements") or ()
    said = dict.fromkeys(tuple(statement(one.get("stance"), one.get("actor"), one.get("by"))) for one in told)
    fuller = {other[:length] for other in said for length in range(len(other))}
    return [list(words) for words in said if words and words not in fuller]


def _claim(row: Row) -> dict[str, Any]:
    killed = toll(row.get("killed"), row.get("killed_bound") or "exact")
    who = row.get("killed_who") or ""
    says = [
        when(row.get("date_start"), row.get("date_end"), row.get("date_prec")) if row.get("date_start") else "",
        f"{killed} ({who})" if killed and who else killed,
        toll(row.get("injured"), verb="injured"),
    ]
    basis = _BASIS.get(row.get("date_basis") or "", row.get("date_basis") or "")
    words = row.get("date_text") or ""
    stances = _stances(row)
    dated = f"“{words}”, {basis}" if words and basis else basis or (f"“{words}”" if words else "")
    return filled(
        {
            "document": row.get("document"),
            "quotations": quotations(row),
            "says": "; ".join(part for part in says if part),
            "according": row.get("attributed_to"),
            "stances": stances,
            "responsibility": "" if stances else row.get("responsibility"),
            "warning": row.get("warning"),
            "span": f"{row['start']}–{row['end']}" if row.get("start") is not None else "",
            "told": row.get("where_description") or row.get("place_text"),
            "dated": dated,
            "rule": row.get("rule"),
        }
    )


def documents(voices: Voices, claim_rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the documents in the order of their ids."""
    used = Counter(str(row["document"]) for row in claim_rows if row.get("document"))
    hashes = {str(row["document"]): row["sha256"] for row in claim_rows if row.get("document") and row.get("sha256")}
    return [_document(row, voices, used[name], hashes) for name, row in sorted(voices.known.items())]


def _document(row: Row, voices: Voices, used: int, hashes: Mapping[str, str]) -> dict[str, Any]:
    name = str(row["id"])
    url = link(row.get("url"))
    return filled(
        {
            "id": name,
            "title": row.get("title"),
            "publisher": row.get("publisher"),
            "published": day(row.get("published")),
            "name": row.get("name") or name,
            "link": url,
            "address": "" if url else row.get("url"),
            "machine": row.get("machine_written") is True or str(row.get("machine_written")).lower() in ("yes", "true"),
            "copyOf": voices.copy_of(name),
            "derivedFrom": voices.derived_from(name),
            "claims": used,
            "sha256": row.get("sha256") or hashes.get(name),
        }
    )
