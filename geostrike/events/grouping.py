"""Claims that agree, each with every other, gathered into groups: no chains."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from math import ceil, cos, floor, radians
from typing import TYPE_CHECKING, Any

from geostrike.events.comparison import compare, stated_radius_m
from geostrike.model import Claim, WherePrec

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geostrike.events.sources import Sources

__all__ = ["Group", "Join", "group_claims"]

Group = list[Claim]

_DAY = timedelta(days=1)
# Claims near a stated coordinate are looked up by cells of about this many metres.
_CELL_M = 25_000.0
# A little less than a degree of a great circle is long: a cell must not be narrower than it is said to be.
_METRES_PER_DEGREE = 111_000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Why a claim became one of an event: the claim, one that was there before it, and the reason in words."""

    claim: str
    into: str
    reason: str


def group_claims(claims: Sequence[Claim], sources: Sources) -> tuple[list[Group], list[Join]]:
    """Gather claims into groups in which every one agrees with every other, as `compare` says.

    Claims are taken in order of date, document and id, and join the first group that takes them, so that the outcome
    does not depend on the order in which they are given.

    Returns
    -------
    groups, and the joins that made them.
    """
    groups: list[Group] = []
    joins: list[Join] = []
    index = _Index(claims, sources)
    for claim in sorted(claims, key=lambda c: (c.date_start or date.max, c.document, c.id)):
        if index.alone(claim):
            groups.append([claim])
            continue
        taking = ((gathering, gathering.takes(claim, sources)) for gathering in index.near(claim))
        fitting = [(gathering, reason) for gathering, reason in taking if reason]
        if fitting:
            # A copy that tells of two like happenings tells each in the words of its article.
            home, reason = next((fit for fit in fitting if fit[0].words(claim)), fitting[0])
            joins.append(Join(claim=claim.id, into=home.claims[0].id, reason=reason))
        else:
            home = _Gathering()
            groups.append(home.claims)
        home.add(claim, sources)
        index.add(claim, home)
    return groups, joins


class _Gathering:
    """A group that grows. Claims alike in all that the rule looks at are compared with once, however many they are."""

    def __init__(self) -> None:
        self.claims: Group = []
        self._documents: set[str] = set()
        # What the rule looks at, date, place and toll, with one claim of each source.
        self._kinds: dict[object, dict[str, Claim]] = defaultdict(dict)
        self._words: set[str] = set()

    def words(self, claim: Claim) -> bool:
        """Whether a claim of this group has the words of `claim`."""
        return claim.evidence[0].text in self._words

    def takes(self, claim: Claim, sources: Sources) -> str:
        """Return why a claim is of this group; "" where it is not."""
        if claim.document in self._documents:
            return ""
        reason = ""
        related = sources.related(claim.document)
        for by_source in self._kinds.values():
            # Of sources that have nothing to do with the claim's own, one answers for all.
            asked = [by_source[source] for source in sorted(related) if source in by_source]
            asked += [other for source, other in islice(by_source.items(), len(asked) + 1) if source not in related][:1]
            for other in asked:
                verdict = compare(claim, other, sources)
                if not verdict.same:
                    return ""
                reason = reason or verdict.reason
        return reason

    def add(self, claim: Claim, sources: Sources) -> None:
        self.claims.append(claim)
        self._documents.add(claim.document)
        self._words.add(claim.evidence[0].text)
        self._kinds[_when(claim), _where(claim), _toll(claim)].setdefault(sources.of(claim.document), claim)


def _when(claim: Claim) -> tuple[object, ...]:
    return claim.date_start, claim.date_end, claim.date_prec


def _where(claim: Claim) -> tuple[object, ...]:
    at = claim.location
    return (at.place.id, at.longitude, at.latitude, at.radius_m, at.where_prec, at.place.country) if at else ()


def _toll(claim: Claim) -> int | None:
    # Only of what has no date or no place does the rule ask how many were killed.
    vague = claim.date_start is None or claim.location is None
    return claim.killed.best if vague and claim.killed else None


class _Index:
    """Groups by type, day and place, so that a claim is compared with those only that it may agree with."""

    def __init__(self, claims: Sequence[Claim], sources: Sources) -> None:
        self._sources = sources
        # Without a stated coordinate two places are the same by their id alone, and no cell is asked.
        reaches = (stated_radius_m(claim.location) for claim in claims if claim.location)
        self._reach_m = max(reaches, default=0.0)
        self._groups: dict[object, list[_Gathering]] = defaultdict(list)
        self._told = Counter(map(self._key, claims))

    def alone(self, claim: Claim) -> bool:
        """Whether no other claim can be of one group with this one: most of very many claims need no comparing."""
        key = self._key(claim)
        if self._told[key] > 1:
            return False
        if claim.date_start is None or claim.location is None:
            return True
        day, *where = key
        return not self._reach_m and not any((day + off, *where) in self._told for off in (-1, 1))

    def _key(self, claim: Claim) -> tuple[Any, ...]:
        if claim.date_start is None or claim.location is None:
            return self._retelling(claim)
        return claim.date_start.toordinal(), claim.event_type, claim.location.place.id

    def add(self, claim: Claim, group: _Gathering) -> None:
        """Make a group findable by a claim that has joined it."""
        for key in self._keys(claim):
            known = self._groups[key]
            if not any(group is other for other in known):
                known.append(group)

    def near(self, claim: Claim) -> Iterator[_Gathering]:
        """Yield the groups that a claim may join, each once: those of its day, then those of the day before."""
        if claim.date_start is None or claim.location is None:
            yield from self._groups.get(self._retelling(claim), ())
            return
        # Claims come in order of date, so a group that this one may join has a claim of its day or the day before.
        days = [claim.date_start] if claim.date_start == date.min else [claim.date_start, claim.date_start - _DAY]
        seen: set[int] = set()
        for day in days:
            for key in self._wanted(claim, day):
                for group in self._groups.get(key, ()):
                    if id(group) not in seen:
                        seen.add(id(group))
                        yield group

    def _retelling(self, claim: Claim) -> tuple[object, ...]:
        # What has no date or no place is told again only by texts of its own kin.
        place = claim.location.place.id if claim.location else None
        return claim.event_type, self._sources.kin(claim.document), claim.date_start, place

    def _keys(self, claim: Claim) -> Iterator[object]:
        if claim.date_start is None or claim.location is None:
            yield self._retelling(claim)
            return
        yield claim.event_type, claim.date_start, claim.location.place.id
        if self._reach_m and claim.location.where_prec <= WherePrec.DISTRICT:
            yield claim.event_type, claim.date_start, _cell(claim.location.longitude, claim.location.latitude)

    def _wanted(self, claim: Claim, day: date) -> Iterator[object]:
        if claim.location is None:
            return
        yield claim.event_type, day, claim.location.place.id
        if self._reach_m and claim.location.where_prec <= WherePrec.DISTRICT:
            for cell in _cells_around(claim.location.longitude, claim.location.latitude, self._reach_m):
                yield claim.event_type, day, cell


def _cell(longitude: float, latitude: float) -> tuple[int, int]:
    """Return the row and the column of a position; columns are as wide as rows, and meet at 180 degrees."""
    row = floor(latitude * _METRES_PER_DEGREE / _CELL_M)
    return row, floor((longitude + 180) / 360 * _columns(row)) % _columns(row)


def _columns(row: int) -> int:
    """Return how many cells go round the globe at a row: by its edge nearer to the pole, so that none is narrower."""
    farthest = max(abs(row), abs(row + 1)) * _CELL_M / _METRES_PER_DEGREE
    return max(1, floor(360 * _METRES_PER_DEGREE * cos(radians(min(farthest, 90.0))) / _CELL_M))


def _cells_around(longitude: float, latitude: float, reach_m: float) -> Iterator[tuple[int, int]]:
    steps = ceil(reach_m / _CELL_M)
    middle, _ = _cell(longitude, latitude)
    for row in range(middle - steps, middle + steps + 1):
        columns = _columns(row)
        at = floor((longitude + 180) / 360 * columns)
        # Rows nearer to a pole are shorter: what lies within reach may span more of their columns.
        wide = min(columns, 2 * (steps + 1) + 1)
        yield from ((row, (at + step - wide // 2) % columns) for step in range(wide))
