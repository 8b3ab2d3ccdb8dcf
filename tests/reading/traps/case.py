"""A short text that holds a trap, and what a reader must make of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from geostrike.model import Document
from geostrike.reading import extract_claims, find_mentions, resolve

if TYPE_CHECKING:
    from geostrike.boundaries import Boundaries
    from geostrike.gazetteer import Gazetteer
    from geostrike.model import Claim
    from geostrike.reading import Reading

# The ids of the reviewed gazetteer, and of places told by relation to others.
_OURS = re.compile(r"[a-z]{2}-|part:|border:|meeting:|off:|shore:|at:")
_MEASURED = re.compile(r"off:(.*):[\d.]*:\d+(?::circle)?$")

PUBLISHED = date(2024, 2, 6)  # a Tuesday


@dataclass(frozen=True, slots=True)
class Told:
    """A claim in short.

    Attributes
    ----------
    day : ``2024-02-04``, ``2024-01-01..2024-01-31``, or "" for none.
    place : the id of a place of the reviewed gazetteer, the name of any other; several that are right stand with ``|``
        between them; "" for none. A place told by distance from another is ``off:`` and that other, "off" a port is
        ``shore:`` and that port.
    """

    event_type: str
    day: str
    place: str
    killed: int | None = None
    injured: int | None = None

    def fits(self, other: Told) -> bool:
        """Whether what was read is what this expects."""
        mine = (self.event_type, self.day, self.killed, self.injured)
        theirs = (other.event_type, other.day, other.killed, other.injured)
        return mine == theirs and other.place in self.place.split("|")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A trap.

    Attributes
    ----------
    trap : its number in the list of traps met in real reports.
    told : all that must be claimed, in any order.
    may : what may be claimed besides.
    rejected : words that a rejection or a total must account for.
    one_toll : whether all claims share one toll.
    warned : whether the one claim's place must carry a warning.
    near : latitude and longitude within 30 km of which the one claim's point must lie.
    """

    trap: int
    name: str
    text: str
    told: tuple[Told, ...] = ()
    may: tuple[Told, ...] = ()
    rejected: tuple[str, ...] = ()
    published: date | None = PUBLISHED
    one_toll: bool = False
    warned: bool = False
    near: tuple[float, float] | None = None

    def __str__(self) -> str:
        return f"{self.trap:02}-{self.name.replace(' ', '-')}"


def strike(day: str, place: str, killed: int | None = None, injured: int | None = None) -> Told:
    return Told("strike", day, place, killed, injured)


def attack(day: str, place: str, killed: int | None = None, injured: int | None = None) -> Told:
    return Told("attack", day, place, killed, injured)


def read(case: Case, gazetteer: Gazetteer, boundaries: Boundaries) -> Reading:
    report = Document(id="report", name="report", text=case.text, sha256="ab" * 32, published=case.published)
    matches = resolve(report, find_mentions(report, gazetteer), gazetteer)
    return extract_claims(report, matches, boundaries)


def check(case: Case, reading: Reading) -> None:
    """Assert that a reading is what a case expects."""
    found = [told_of(claim) for claim in reading.claims]
    left = list(found)
    for expected in case.told:
        fitting = next((one for one in left if expected.fits(one)), None)
        assert fitting is not None, f"{expected} is not among {found}"
        left.remove(fitting)
    unexpected = [one for one in left if not any(other.fits(one) for other in case.may)]
    assert not unexpected, f"nobody tells of {unexpected}"
    spans = [(r.start, r.end) for r in reading.rejections]
    spans += [(total.evidence.start, total.evidence.end) for total in reading.aggregates]
    for words in case.rejected:
        start = case.text.index(words)
        assert any(first <= start < last for first, last in spans), f"{words!r} is dropped in silence"
    groups = {claim.toll_group for claim in reading.claims}
    assert not case.one_toll or (len(groups) == 1 and "" not in groups), "one toll must count once"
    if case.warned:
        assert any(claim.location and claim.location.warning for claim in reading.claims), "no warning"
    if case.near:
        (location,) = [claim.location for claim in reading.claims]
        assert location is not None
        degrees_north, degrees_east = location.latitude - case.near[0], location.longitude - case.near[1]
        assert (degrees_north**2 + degrees_east**2) ** 0.5 < 0.27, (location.latitude, location.longitude)


def told_of(claim: Claim) -> Told:
    days = [str(day) for day in (claim.date_start, claim.date_end) if day]
    place = claim.location.place if claim.location else None
    name = "" if place is None else place.id if _OURS.match(place.id) else place.name
    return Told(
        claim.event_type,
        "..".join(dict.fromkeys(days)),
        _MEASURED.sub(r"off:\1", name),
        claim.killed.best if claim.killed else None,
        claim.injured.best if claim.injured else None,
    )
