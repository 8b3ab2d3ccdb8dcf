"""``decisions.csv``: what analysts decided, read and checked."""

from __future__ import annotations

import difflib
import math
import re
from datetime import date
from typing import TYPE_CHECKING, get_args

from geostrike.errors import DecisionError
from geostrike.events.settling import ContradictionError, settle
from geostrike.files import data_dir
from geostrike.model import Decision, DecisionAction, EventType, WherePrec
from geostrike.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["COLUMNS", "read_decisions"]

COLUMNS = (
    "action", "claim", "other_claim", "event_type", "place_id", "latitude", "longitude", "where_prec",
    "date_start", "date_end", "who", "when", "why",
)  # fmt: skip
_REQUIRED = ("action", "claim", "who", "when", "why")
_ACTIONS: tuple[DecisionAction, ...] = get_args(DecisionAction)
_NEW_VALUES = COLUMNS[3:10]
# Which columns an action has a use for, beside claim, who, when and why: a value elsewhere is a slip.
_USES = {
    "keep": (), "reject": (), "merge": ("other_claim",), "split": ("other_claim",),
    "move": COLUMNS[3:10], "add": COLUMNS[3:10],
}  # fmt: skip
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)\Z")


def read_decisions(path: Path | None = None) -> tuple[Decision, ...]:
    """Read a table of decisions, in its order.

    Parameters
    ----------
    path : a CSV file with the columns of `COLUMNS`, in any order; by default the table that is shipped.

    Raises
    ------
    DecisionError
        ``path:line`` with what is wrong and how to mend it: an unknown action or column, a value that cannot be used
        or that the action has no use for, two decisions of one day that contradict each other.
    """
    path = path or data_dir() / "decisions.csv"
    decisions = []
    for line, row in read_table(path, COLUMNS, _REQUIRED, DecisionError):
        try:
            decisions.append(_decision(row, line))
        except ValueError as error:
            raise DecisionError(f"{path}:{line}: {error}") from None
    try:
        settle(decisions)
    except ContradictionError as error:
        raise DecisionError(
            f"{path}:{error.line}: contradicts line {error.other} of the same day ({error}); take one of them out"
        ) from None
    return tuple(decisions)


def _decision(row: Mapping[str, str], line: int) -> Decision:
    action = _action(row)
    _check_columns(row, action)
    longitude, latitude = _degrees(row, "longitude", 180), _degrees(row, "latitude", 90)
    where_prec = _where_prec(row)
    _check_place(row, action, longitude, latitude, where_prec)
    first, last = _day(row, "date_start"), _day(row, "date_end")
    if last and (first is None or last < first):
        raise ValueError(f"date_end {last} needs a date_start that is not after it")
    return Decision(
        line=line,
        action=action,
        claim=row["claim"],
        other_claim=row.get("other_claim", ""),
        event_type=_event_type(row),
        place_id=row.get("place_id", ""),
        longitude=longitude,
        latitude=latitude,
        where_prec=where_prec,
        date_start=first,
        date_end=last or first,
        who=row["who"],
        when=_day(row, "when") or _fail("'when' is empty; give the day of the decision, such as 2024-03-01"),
        why=row["why"],
    )


def _action(row: Mapping[str, str]) -> DecisionAction:
    for action in _ACTIONS:
        if row["action"] == action:
            return action
    near = difflib.get_close_matches(row["action"], _ACTIONS, n=1, cutoff=0)[0]
    raise ValueError(f"unknown action {row['action']!r}; did you mean {near!r}? Actions are {', '.join(_ACTIONS)}")


def _check_columns(row: Mapping[str, str], action: DecisionAction) -> None:
    for column in ("claim", "who", "why"):
        if not row[column]:
            raise ValueError(f"{column!r} is empty; {_WHY[column]}")
    for column in COLUMNS[2:10]:
        if row.get(column) and column not in _USES[action]:
            raise ValueError(f"'{action}' has no use for {column!r}; leave it empty, or choose another action")
    if action == "merge" and not row.get("other_claim"):
        raise ValueError("'merge' joins two claims; give the second as other_claim")
    if row.get("other_claim") == row["claim"]:
        raise ValueError("'claim' and 'other_claim' are the same; give two claims")
    if action == "move" and not any(row.get(column) for column in _NEW_VALUES):
        raise ValueError("'move' changes nothing; give a place_id, or latitude and longitude, or dates")


def _check_place(
    row: Mapping[str, str],
    action: DecisionAction,
    longitude: float | None,
    latitude: float | None,
    where_prec: WherePrec | None,
) -> None:
    if (longitude is None) != (latitude is None):
        raise ValueError("latitude and longitude go together; give both or none")
    if longitude is not None and row.get("place_id"):
        raise ValueError("place_id and a coordinate are both given; keep one")
    if action == "add" and longitude is None and not row.get("place_id"):
        raise ValueError("'add' puts an event somewhere; give a place_id, or latitude and longitude")
    if longitude is not None and where_prec is not None and where_prec > WherePrec.GOVERNORATE:
        raise ValueError(f"where_prec {int(where_prec)} is an area, and a coordinate is none; give a place_id")


_WHY = {
    "claim": "give the id of the claim it is about, as claims.jsonl has it",
    "who": "a decision is somebody's; give a name",
    "why": "a decision has a reason; give it, with its source",
}


def _fail(message: str) -> date:
    raise ValueError(message)


def _day(row: Mapping[str, str], column: str) -> date | None:
    value = row.get(column, "")
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"{column} {value!r} is not a day such as 2024-02-02") from None


def _degrees(row: Mapping[str, str], column: str, most: int) -> float | None:
    value = row.get(column, "")
    if not value:
        return None
    if not _NUMBER.match(value):
        raise ValueError(f"{column} {value!r} is not a number; write it in decimal degrees, such as 35.3354")
    degrees = float(value)
    if not math.isfinite(degrees) or abs(degrees) > most:
        raise ValueError(f"{column} {value} is outside -{most}..{most} (are the two swapped?); give decimal degrees")
    return degrees


def _where_prec(row: Mapping[str, str]) -> WherePrec | None:
    value = row.get("where_prec", "")
    if not value:
        return None
    if value not in ("1", "2", "3", "4", "5", "6", "7"):
        raise ValueError(f"where_prec {value!r} is not one of UCDP's codes 1 to 7")
    return WherePrec(int(value))


def _event_type(row: Mapping[str, str]) -> EventType | None:
    value = row.get("event_type", "")
    if value == "strike":
        return "strike"
    if value == "attack":
        return "attack"
    if value:
        raise ValueError(f"event_type {value!r} is neither 'strike' nor 'attack'")
    return None
