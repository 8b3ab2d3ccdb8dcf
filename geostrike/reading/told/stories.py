"""Tellings gathered into happenings: one story told over many sentences is one happening."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from geostrike.model import WherePrec
from geostrike.reading.deeds.lexicon import lexicon
from geostrike.reading.where.location import holds

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from geostrike.model import EventType
    from geostrike.reading.days.dates import DateSpan
    from geostrike.reading.told.telling import Telling

__all__ = ["Happening", "gather_happenings"]

_NIGHT = re.compile(
    r"\b(?:early (?:on )?\w+day|before dawn|at dawn|midnight|small hours|early hours|pre-?dawn)\b", re.I
)
# Tellings back, within which "the strike" is a strike rather than the attack told last.
_JUST_TOLD = 3
# Paragraphs within which a story goes on: what is told there without a date happened on the day told last.
_GOES_ON = 2
# Paragraphs that open a story: what they tell without a date is dated by what comes after.
_LEAD = 3
# `date_prec` of a few days: a happening does not take over a month or a year.
_DAYS = 2
_LONG = 31


@dataclass(slots=True)
class Happening:
    """What a document tells of one happening; it grows while the document is read."""

    event_type: EventType
    sure: bool
    date: DateSpan | None = None
    told: list[Telling] = field(default_factory=list)
    orders: list[int] = field(default_factory=list)
    doers: set[str] = field(default_factory=set)

    def add(self, telling: Telling) -> None:
        """Take up a further telling; a surer one decides the type, a first date gives the date."""
        self.told.append(telling)
        insort(self.orders, telling.order)
        if telling.sure and not self.sure:
            self.event_type, self.sure = telling.event_type, True
        if self.date is None:
            self.date = telling.date
        if doer := _doer(telling):
            self.doers.add(doer)

    def done_by(self, telling: Telling) -> bool:
        """Whether who acts in a telling may have done this: one whom it names already, or nobody is named."""
        doer = _doer(telling)
        return not doer or not self.doers or any(_one_hand(doer, other) for other in self.doers)

    def last_before(self, telling: Telling) -> int | None:
        """Return the ordinal of what was told of it last before a telling; None where nothing was."""
        number = bisect_left(self.orders, telling.order)
        return self.orders[number - 1] if number else None

    def tells(self, order: int) -> bool:
        """Return whether the telling of an ordinal tells of it."""
        number = bisect_left(self.orders, order)
        return number < len(self.orders) and self.orders[number] == order

    @property
    def placed(self) -> bool:
        """Whether a site is told of it."""
        return any(telling.sites for telling in self.told)

    @property
    def paragraph(self) -> int:
        """The paragraph in which it was told last."""
        return max(telling.passage.paragraph for telling in self.told)

    def meets(self, telling: Telling) -> bool:
        """Whether a site of `telling` is, holds or lies in a site told already."""
        mine = [site.location for other in self.told for site in other.sites]
        return any(
            one.place.id == other.location.place.id or holds(one, other.location) or holds(other.location, one)
            for one in mine
            for other in telling.sites
        )


def gather_happenings(tellings: Sequence[Telling]) -> list[Happening]:
    """Gather tellings into happenings.

    Tellings of one type and date are one happening, unless each names another hand. One without a date joins the
    happening of its type that shares a site with it, else the one told last before it, else the first told after it;
    never one that came later than what it is told to have preceded, nor one of another story or item of a list. What
    finds no happening to join and goes on with a story is one of its own on the day told last; else it has no date.
    """
    happenings: list[Happening] = []
    headlines = [telling for telling in tellings if telling.passage.kind == "heading"]
    tellings = [telling for telling in tellings if telling.passage.kind != "heading"]
    dated = [telling for telling in tellings if telling.date]
    # Who names the actor or the site decides the type; "the 3 March strike" then refers to it.
    for telling in sorted(dated, key=lambda t: (not t.sure, not t.sites, t.order)):
        same = [h for h in happenings if h.date and telling.date and _same_days(h.date, telling.date)]
        same = same or [h for h in happenings if _of_one_night(h, telling)]
        same = [h for h in same if h.done_by(telling) and _of_one_list(h, telling)]
        fitting = [h for h in same if h.event_type == telling.event_type] or (
            [] if telling.sure else [h for h in same if _meant_by(h, telling)]
        )
        _join(happenings, fitting[0] if fitting else None, telling)
    limits = {telling.order: telling.date.last for telling in dated if telling.date}
    for telling in tellings:
        if telling.date is None:
            limit = limits.get(telling.before) if telling.before is not None else None
            known = _spoken_of(happenings, telling) or _antecedent(happenings, telling, limit)
            day = None if known else _day_told_last(telling, limit)
            _join(happenings, known, replace(telling, date=day) if day else telling)
    for telling in headlines:
        _join(happenings, _headed(happenings, telling), telling)
    for happening in happenings:
        happening.told.sort(key=lambda telling: telling.order)
    return sorted(happenings, key=lambda happening: happening.told[0].order)


def _headed(happenings: Sequence[Happening], headline: Telling) -> Happening | None:
    """The happening that a headline is about: the first told below it, of its type where one is."""
    below = [
        (first, happening)
        for happening in happenings
        if (first := next((t for t in happening.told if t.order > headline.order and t.part == headline.part), None))
        and first.passage.paragraph - headline.passage.paragraph <= _LEAD
        and (headline.date is None or happening.date is None or _same_days(headline.date, happening.date))
    ]
    alike = [pair for pair in below if pair[1].event_type == headline.event_type]
    same = alike or ([] if headline.sure else below)
    meeting = [pair for pair in same if pair[1].meets(headline)]
    near = meeting or ([pair for pair in same if not headline.sites or not pair[1].placed])
    return min(near, key=lambda pair: pair[0].order)[1] if near else None


def _day_told_last(telling: Telling, limit: date | None) -> DateSpan | None:
    """The day of what was told right before a telling that goes on with the story; None where it turns elsewhere."""
    if telling.earlier or telling.before is not None or limit is not None or not telling.sites:
        return None
    trigger = telling.trigger
    if trigger.plural and not (trigger.definite or trigger.done or telling.killed or telling.injured):
        return None  # "attacks on X" without a day are no one's
    day = telling.day
    told = day and not (day.bound or day.of_speech) and day.prec <= _DAYS
    return replace(day, basis="inherited") if day and told else None


def _doer(telling: Telling) -> str:
    """The name of who did what a telling tells; "" where only a kind of group is named."""
    named = telling.actor.name if telling.actor and telling.sure else ""
    return "" if named in lexicon().generic_actors else named


def _one_hand(one: str, other: str) -> bool:
    """Whether two names may stand for one hand: "United States" and "United States and United Kingdom"."""
    return one == other or bool(set(one.split(" and ")) & set(other.split(" and ")))


def _meant_by(happening: Happening, telling: Telling) -> bool:
    """Whether a telling that does not say who acted may mean a happening of its day that the text calls otherwise."""
    if telling.sites:
        return happening.sure and _at_one_site(happening, telling)
    return telling.trigger.definite and happening.last_before(telling) is not None


def _at_one_site(happening: Happening, telling: Telling) -> bool:
    """Whether a telling names the very town, base or field at which something was told to have happened."""
    exact = {
        site.location.place.id for other in happening.told for site in other.sites
        if site.location.where_prec <= WherePrec.NEAR
    }  # fmt: skip
    return any(site.location.place.id in exact for site in telling.sites)


def _same_days(one: DateSpan, other: DateSpan) -> bool:
    return (one.first, one.last) == (other.first, other.last)


def _of_one_night(happening: Happening, telling: Telling) -> bool:
    """Whether a telling gives the day before, or after, for what happened in the night between at the same place.

    Washington's date and the local one differ so: "early on Friday" and "on Thursday, U.S. officials said".
    """
    if not (happening.date and telling.date and telling.sites and happening.event_type == telling.event_type):
        return False
    days = abs((happening.date.first - telling.date.first).days)
    if days != 1 or max(happening.date.prec, telling.date.prec) > 1 or not happening.meets(telling):
        return False
    return any(_NIGHT.search(one.passage.text) for one in (*happening.told, telling))


def _in_one_list(one: Telling, other: Telling) -> bool:
    """Whether two tellings do not stand in different items of a list, each of which tells of its own."""
    return one.item == other.item or one.item is None or other.item is None


def _of_one_list(happening: Happening, telling: Telling) -> bool:
    """Whether a telling may be of a happening: of the same story and item, or it shares a site with it."""
    if all(t.part != telling.part for t in happening.told):
        return False
    return any(_in_one_list(t, telling) for t in happening.told) or happening.meets(telling)


def _join(happenings: list[Happening], happening: Happening | None, telling: Telling) -> None:
    if happening is None:
        happening = Happening(event_type=telling.event_type, sure=telling.sure)
        happenings.append(happening)
    happening.add(telling)


def _told_before(happenings: Sequence[Happening], telling: Telling) -> bool:
    return any(happening.last_before(telling) is not None for happening in happenings)


def _spoken_of(happenings: Sequence[Happening], telling: Telling) -> Happening | None:
    """The happening of which a telling says who claimed or denied it: "the deadly strike" may be the attack just told.

    That is the one of its type where the text told of it just before, else the one told last.
    """
    if not telling.statements or telling.sure or telling.sites or not telling.trigger.definite:
        return None
    last = {order: one for one in happenings if (order := one.last_before(telling)) is not None}
    if not last or telling.before is not None:
        return None
    recent = sorted(order for order in last if order >= telling.order - _JUST_TOLD)
    return next((last[n] for n in reversed(recent) if last[n].event_type == telling.event_type), last[max(last)])


def _within_reach(happening: Happening, telling: Telling) -> bool:
    """Whether a telling without a date stands near enough to a happening to go on with it, or to open its story."""
    at = telling.passage.paragraph
    if telling.sites and telling.trigger.definite and telling.single and not happening.placed:
        return True  # "the raid on X" tells where the raid was, however far off
    if happening.last_before(telling) is None:
        if happening.date and happening.date.prec > _DAYS and not any(t.trigger.definite for t in happening.told):
            return False  # "a raid last month" is another one
        return at < _LEAD or min(t.passage.paragraph for t in happening.told) - at <= _GOES_ON
    if not telling.sites or happening.meets(telling) or telling.passage.kind == "row":
        return True
    # A place of its own goes on with a happening told without one where it stands beside it.
    away = at - max(t.passage.paragraph for t in happening.told if t.order < telling.order)
    return away == 0 or (away <= _GOES_ON and telling.trigger.definite and telling.single)


def _antecedent(happenings: Sequence[Happening], telling: Telling, limit: date | None) -> Happening | None:
    def fits(happening: Happening) -> bool:
        if not _of_one_list(happening, telling):
            return False
        if happening.event_type != telling.event_type and (
            telling.sure or telling.before is not None or not _at_one_site(happening, telling)
        ):
            return False
        if happening.date and (happening.date.last - happening.date.first).days > _LONG:
            return False  # what went on for months is no day for anything
        if limit and happening.date and happening.date.first > limit:
            return False
        if telling.earlier and happening.date:
            return False
        if telling.sites and happening.placed and not happening.meets(telling):
            return False  # a place of its own is another happening
        return _within_reach(happening, telling)

    fitting = [happening for happening in happenings if fits(happening)]
    if not telling.sure and telling.trigger.definite and not _told_before(fitting, telling):
        # "This attack" may point back at what the text called a strike.
        fitting = [
            happening
            for happening in happenings
            if happening.told[0].order < telling.order
            and _of_one_list(happening, telling)
            and (happening.date or happening.placed)
            and (not telling.sites or happening.meets(telling))
        ] or fitting
    if telling.before is not None:
        fitting = [h for h in fitting if not h.tells(telling.before)]
    if not fitting:
        return None

    # A table's row goes on with what was told right before the table, whatever else lies near its place.
    in_table = telling.passage.kind == "row"

    def nearness(happening: Happening) -> tuple[bool, bool, int]:
        before = happening.last_before(telling)
        return (
            not in_table and bool(telling.sites) and happening.meets(telling),
            before is not None,
            -happening.orders[0] if before is None else before,
        )

    return max(fitting, key=nearness)
