"""Events as the page shows them: their best values in words, what sources differ on, and which claims stand behind."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from geostrike.webmap.plain import filled
from geostrike.webmap.words import (
    conjunction,
    counted,
    day,
    decided,
    field_name,
    in_words,
    precision,
    spread,
    toll,
    when,
)

if TYPE_CHECKING:
    from geostrike.webmap.voices import Voices

__all__ = ["event_records"]

Row = Mapping[str, Any]

_COARSE = 3
"""From this `where_prec` on, a point stands for an area and is drawn lighter and dashed."""

_GENERIC = {
    "",
    *(f"{kind}{word}" for kind in ("strike", "attack") for word in ("", " at", " in", " near", " on", " over")),
}
"""What is left of a title that says no more than what happened and where."""


def event_records(
    table: list[tuple[dict[str, Any], list[float] | None]],
    claim_rows: list[dict[str, Any]],
    voices: Voices,
    countries: Mapping[str, str],
) -> list[dict[str, Any]]:
    """Return one record an event, in the order of date, place and id.

    Parameters
    ----------
    table : the events' rows with their [longitude, latitude], or None for an event that is not pinned.
    claim_rows : rows of the claims, for the bound of a toll and for who tells of an event.
    voices : the documents, and which of them are one source.
    countries : names of countries by ISO 3166-1 alpha-2 code.
    """
    by_claim = {str(row["id"]): row for row in claim_rows if row.get("id") is not None}
    sharing: dict[str, list[Row]] = defaultdict(list)
    for row, _ in table:
        if row.get("toll_group"):
            sharing[row["toll_group"]].append(row)
    ordered = sorted(table, key=lambda pair: _order(pair[0]))
    return [_record(row, at, by_claim, sharing, voices, countries) for row, at in ordered]


def _order(row: Row) -> tuple[str, str, str]:
    return row.get("date_start") or "9999", row.get("place") or "", str(row.get("id"))


def _record(
    row: Row,
    at: list[float] | None,
    by_claim: Mapping[str, Row],
    sharing: Mapping[str, list[Row]],
    voices: Voices,
    countries: Mapping[str, str],
) -> dict[str, Any]:
    where_prec = row.get("where_prec")
    code = row.get("country") or ""
    country = countries.get(code, code)
    admin1 = row.get("admin1") or ""
    place = row.get("place") or row.get("where_description") or country or "Place not known"
    region = [part for part in dict.fromkeys((admin1, country)) if part and part.casefold() not in place.casefold()]
    mine = [by_claim[str(claim)] for claim in row.get("claims") or () if str(claim) in by_claim]
    killed, who = _killed(row, mine)
    group = sharing.get(row.get("toll_group") or "", [])
    return filled(
        {
            "id": str(row.get("id")),
            "type": "attack" if row.get("event_type") == "attack" else "strike",
            "kind": row.get("sub_event_type") or "",
            "title": row.get("title") or place,
            "lead": _lead(row, place),
            "date": row.get("date_start") or "",
            "when": when(row.get("date_start"), row.get("date_end"), row.get("date_prec")),
            "place": place,
            "region": ", ".join(region),
            "country": code,
            "at": at,
            "prec": where_prec,
            "coarse": where_prec is not None and where_prec >= _COARSE,
            "precision": precision(where_prec, row.get("radius_m")),
            "toll": killed,
            "tollNotes": [note for note in (who, spread(row.get("low"), row.get("high"))) if killed and note],
            "shared": _shared(group) if killed and len(group) > 1 else "",
            "facts": _facts(row),
            "warning": row.get("warning") or "",
            "disputed": bool(row.get("disputed")),
            "differ": _disagreements(row, {str(claim.get("document")) for claim in mine}, voices),
            "decisions": _decisions(row),
            "partOf": [str(event) for event in row.get("part_of") or ()],
            "perhaps": [str(event) for event in row.get("contested_with") or ()],
            "sources": _sources(row),
            "voices": voices.told(mine, row.get("place_id")),
        }
    )


def _lead(row: Row, place: str) -> str:
    """Return the title, where it says more than what and where; else by whom and on what."""
    title = row.get("title") or ""
    if re.sub(r"\W+", " ", title.replace(place, "")).strip().casefold() not in _GENERIC:
        return title
    by, on = row.get("actor1") or "", row.get("target") or row.get("actor2") or ""
    return f"{by} on {on}" if by and on else by or on


def _killed(row: Row, mine: list[Row]) -> tuple[str, str]:
    """Return the toll in words and who was killed, where the claims that give it name them alike."""
    best = row.get("best")
    telling = [claim for claim in mine if best is not None and claim.get("killed") == best]
    bounds = Counter(claim.get("killed_bound") or "exact" for claim in telling)
    usual = min(bounds, key=lambda name: (-bounds[name], name)) if bounds else "exact"
    who = sorted({claim["killed_who"] for claim in telling if claim.get("killed_who")})
    return toll(best, row.get("toll_bound") or usual), who[0] if len(who) == 1 else ""


def _shared(group: list[Row]) -> str:
    places = list(dict.fromkeys(str(row.get("place") or row.get("id")) for row in sorted(group, key=_order)))
    return f"one figure for {conjunction(places)} together" if len(places) > 1 else "one figure for several events here"


def _facts(row: Row) -> list[list[str]]:
    injured, described = row.get("injured"), row.get("where_description") or ""
    named = described.casefold() == (row.get("place") or "").casefold()
    facts = [
        ("By", row.get("actor1")),
        ("Against", row.get("actor2")),
        ("Target", row.get("target")),
        ("Weapon", row.get("weapon")),
        ("Injured", "" if injured is None else f"{injured:,}"),
        ("Place as told", "" if named else described),
        (
            "Clarity",
            "Several happenings told as one; they cannot be taken apart" if row.get("event_clarity") == 2 else "",
        ),
    ]
    return [[name, str(value)] for name, value in facts if value]


def _sources(row: Row) -> str:
    independent, all_of_them = row.get("number_of_sources") or 0, row.get("number_of_documents") or 0
    said = counted(independent, "independent source")
    return said if all_of_them in (0, independent) else f"{said}, in {counted(all_of_them, 'document')}"


def _disagreements(row: Row, own: set[str], voices: Voices) -> list[dict[str, Any]]:
    """Return the fields on which sources differ; what another event is told of stands after what this one is."""
    contested = bool(row.get("contested_with"))
    found = []
    for item in row.get("disagreements") or ():
        told = [(value, [str(name) for name in value.get("documents") or ()]) for value in item.get("values") or ()]
        beside = [name for _, documents in told for name in documents]
        values: list[dict[str, Any]] = []
        for value, documents in told:
            here = [name for name in documents if not contested or name in own]
            there = [name for name in documents if name not in here]
            by = [*voices.named(here, beside), *({**name, "other": True} for name in voices.named(there, beside))]
            values.append({"value": in_words(str(value.get("value"))), "by": by})
        values.sort(key=lambda value: bool(value["by"]) and all("other" in name for name in value["by"]))
        found.append({"field": field_name(str(item.get("field"))), "values": values})
    return found


def _decisions(row: Row) -> list[dict[str, Any]]:
    return [
        filled(
            {
                "what": decided(str(made.get("action") or "")),
                "who": made.get("who"),
                "when": day(made.get("when")),
                "why": made.get("why"),
            }
        )
        for made in row.get("decisions") or ()
    ]
