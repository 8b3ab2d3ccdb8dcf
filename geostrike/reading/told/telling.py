"""What one passage says of one happening, and all that a document tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from geostrike.model import Aggregate, EventType, Location, Rejection, Statement
    from geostrike.reading.days.dates import DateSpan
    from geostrike.reading.deeds.actors import Actor
    from geostrike.reading.deeds.triggers import Trigger
    from geostrike.reading.page.passages import Passage
    from geostrike.reading.said.victims import Side
    from geostrike.reading.sites.sites import Site
    from geostrike.reading.tolls.tolls import TollSpan

__all__ = ["Addition", "LocatedSite", "Telling", "Tellings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LocatedSite:
    """A site with its geometry.

    Attributes
    ----------
    words : the span that names it, with the preposition before it.
    """

    site: Site
    location: Location
    words: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One passage's word on one happening.

    Attributes
    ----------
    order : ordinal in the document.
    sure : whether who acted decides the type, rather than the noun alone.
    cues : places in other cells of a table's row, which may say where its site lies.
    before : ordinal of the telling in the same passage before which this happened.
    earlier : whether the passage speaks of former days.
    sides : whose side was hit, by each of the words that say so.
    part : ordinal of the story, where a document holds several.
    item : ordinal of the item of a list that tells it; None in running text.
    day : the day on which the story stood there, for what is told without a date.
    """

    order: int
    passage: Passage
    trigger: Trigger
    event_type: EventType
    sure: bool
    sites: tuple[LocatedSite, ...] = ()
    cues: tuple[LocatedSite, ...] = ()
    date: DateSpan | None = None
    before: int | None = None
    earlier: bool = False
    killed: TollSpan | None = None
    injured: TollSpan | None = None
    actor: Actor | None = None
    sides: tuple[Side, ...] = ()
    statements: tuple[Statement, ...] = ()
    attributed_to: str = ""
    target: str = ""
    weapon: str = ""
    part: int = 0
    item: int | None = None
    day: DateSpan | None = None

    @property
    def counted(self) -> bool:
        """Whether it tells of a number of happenings or of targets: "dozens of sites", "seven strikes"."""
        return self.trigger.many or (self.trigger.count or 0) > 1

    @property
    def single(self) -> bool:
        """Whether it tells of one happening at one site."""
        return not (self.trigger.plural or self.counted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What a passage that names no happening adds to one told before it.

    Attributes
    ----------
    order : ordinal of the telling it adds to.
    """

    order: int
    passage: Passage
    tolls: tuple[TollSpan, ...] = ()
    statements: tuple[Statement, ...] = ()
    sides: tuple[Side, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tellings:
    """All that a document tells.

    Attributes
    ----------
    anchor : the day from which the document counts; None where it gives none.
    dates : all that were found, whatever they date, in order.
    """

    told: tuple[Telling, ...]
    additions: tuple[Addition, ...]
    aggregates: tuple[Aggregate, ...]
    rejections: tuple[Rejection, ...]
    anchor: date | None = None
    dates: tuple[DateSpan, ...] = ()
