"""How the page says a date, a distance, a toll or a precision: in words, because a code asks to be looked up."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "conjunction", "counted", "day", "decided", "distance", "field_name", "in_words", "precision", "spread",
    "statement", "toll", "when",
]  # fmt: skip

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_BOUNDS = {"at_least": "at least ", "about": "about ", "up_to": "up to "}
_DECIDED = {
    "add": "Added",
    "keep": "Confirmed",
    "merge": "Joined with another report",
    "move": "Moved",
    "reject": "Set aside",
    "split": "Set apart from another report",
}
_STANCES = {"blamed": "blamed on", "claimed": "claimed by", "denied": "denied by", "not_claimed": "not claimed by"}
_FIELDS = {
    "actor1": "By whom",
    "actor2": "Against whom",
    "best": "Killed",
    "date": "Date",
    "date_end": "Last day",
    "date_start": "Date",
    "event_type": "Kind",
    "injured": "Injured",
    "killed": "Killed",
    "place": "Place",
    "place_id": "Place",
    "responsibility": "Responsibility",
    "sub_event_type": "Kind",
    "target": "Target",
    "weapon": "Weapon",
    "where_prec": "Precision",
}


def conjunction(words: Sequence[str]) -> str:
    """Join words as a sentence does.

    >>> conjunction(["Al-Mayadeen", "Deir ez-Zor", "Al-Qaim"])
    'Al-Mayadeen, Deir ez-Zor and Al-Qaim'
    >>> conjunction([])
    ''
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def counted(number: int, noun: str, plural: str = "") -> str:
    """Say a number with its noun: ``1 source``, ``2 sources``, ``no sources``."""
    many = plural or f"{noun}s"
    return f"{number:,} {noun if number == 1 else many}" if number else f"no {many}"


def day(iso: str | None) -> str:
    """Say an ISO date as ``2 February 2024``; ``""`` for none, and what cannot be read as it stands."""
    if not iso:
        return ""
    try:
        read = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return f"{read.day} {_MONTHS[read.month - 1]} {read.year}"


def in_words(value: str) -> str:
    """Say a value on which sources differ: a day, or a span of days, as the page says days; the rest as it stands.

    >>> in_words("2024-02-02"), in_words("2024-02-01 to 2024-02-29"), in_words("at least 18")
    ('2 February 2024', '1 February 2024 to 29 February 2024', 'at least 18')
    """
    return " to ".join(day(part) for part in value.split(" to "))


def when(start: str | None, end: str | None, date_prec: int | None) -> str:
    """Say when something happened, no finer than UCDP's `date_prec` (1 a day to 5 a year) allows.

    >>> when("2024-02-02", "2024-02-04", 2)
    '2–4 February 2024'
    >>> when("2024-02-01", "2024-02-29", 4)
    'February 2024'
    """
    start = start or end
    if not start:
        return "Date not reported"
    try:
        first = date.fromisoformat(start[:10])
        last = date.fromisoformat((end or start)[:10])
    except ValueError:
        return start
    month = f"{_MONTHS[first.month - 1]} {first.year}"
    if date_prec == 5:
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if date_prec == 4 and (first.year, first.month) == (last.year, last.month):
        return month
    if first == last:
        return f"Week of {day(start)}" if date_prec == 3 else day(start)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last.day} {month}"
    if first.year == last.year:
        return f"{first.day} {_MONTHS[first.month - 1]} – {day(last.isoformat())}"
    return f"{day(first.isoformat())} – {day(last.isoformat())}"


def distance(metres: float | None) -> str:
    """Say a radius in metres as ``500 m`` or ``25 km``; ``""`` for none."""
    if not metres or metres <= 0:
        return ""
    if metres < 1000:
        return f"{metres:.0f} m"
    kilometres = metres / 1000
    return f"{kilometres:.1f} km" if kilometres < 10 and not kilometres.is_integer() else f"{kilometres:,.0f} km"


def precision(where_prec: int | None, radius_m: float | None = None) -> str:
    """Say how finely a place is known, by UCDP GED's `where_prec` and the radius of its circle in metres."""
    within = f", within {distance(radius_m)}" if distance(radius_m) else ""
    return {
        1: f"Known to the town or site{within}",
        2: f"Known to be near this place{within.replace('within', 'within about')}",
        3: "Known only to the district",
        4: "Known only to the governorate",
        5: "Known only to an area",
        6: "Known only to the country",
        7: "In international waters or airspace",
    }.get(where_prec or 0, "Place not known")


def toll(best: int | None, bound: str = "exact", verb: str = "killed") -> str:
    """Say a toll with its bound; ``""`` where none is reported.

    >>> toll(18, "at_least")
    'at least 18 killed'
    >>> toll(0)
    'no one killed'
    """
    if best is None:
        return ""
    return f"{_BOUNDS.get(bound, '')}{best:,} {verb}" if best else f"no one {verb}"


def spread(low: int | None, high: int | None) -> str:
    """Say how far reports of a toll lie apart; ``""`` where they agree."""
    return "" if low is None or high is None or low == high else f"reports give {low:,} to {high:,}"


def field_name(field: str) -> str:
    """Say the name of a column on which sources differ."""
    return _FIELDS.get(field, field.replace("_", " ").capitalize())


def decided(action: str) -> str:
    """Say what an analyst decided, by the action of the table of decisions."""
    return _DECIDED.get(action, action.replace("_", " ").capitalize())


def statement(stance: str | None, actor: str | None, by: str | None = "") -> list[str]:
    """Say who claimed, denied or is blamed, as our words and a report's by turns; nothing where nobody is blamed.

    >>> statement("blamed", "Iran-backed militias", "the Pentagon")
    ['blamed on ', 'Iran-backed militias', ' by ', 'the Pentagon']
    >>> statement("not_claimed", "Kataib Hezbollah"), statement("not_claimed", "")
    (['not claimed by ', 'Kataib Hezbollah'], ['not claimed by anyone'])
    """
    if not stance or (not actor and stance == "blamed"):
        return []
    words = _STANCES.get(stance, f"{stance.replace('_', ' ')} by")
    if not actor:
        return [f"{words} anyone" if stance == "not_claimed" else words.removesuffix(" by")]
    said = [f"{words} ", actor]
    return [*said, " by ", by] if by and stance == "blamed" else said
