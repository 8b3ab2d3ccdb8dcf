"""What a document tells that gives no claim: totals, and what did not happen or is something else, with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.model import Aggregate, Document, Evidence, Rejection
from geostrike.reading.identity import record_id
from geostrike.reading.no_event.other_deeds import find_other_deeds
from geostrike.reading.no_event.totals import is_total
from geostrike.reading.page.passages import flat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.reading.days.dates import DateSpan
    from geostrike.reading.deeds.triggers import Trigger
    from geostrike.reading.page.passages import Passage

__all__ = ["Ledger"]

# An undated count of this many happenings or targets, told as a bound, is a total and no event.
TOTAL_FROM = 10
_CAMPAIGN = "a campaign or a habit, not one happening"
# Over more days than a month has, attacks are no more one happening than attacks without a date.
_MONTH_DAYS = 31


class Ledger:
    """The totals and the rejections of one document, put down as they are met."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = flat(document.text)
        self.aggregates: list[Aggregate] = []
        self.rejections: list[Rejection] = []

    def asserted(self, passage: Passage, trigger: Trigger, day: DateSpan | None) -> bool:
        """Return whether a trigger tells of a happening; what it tells of otherwise is put down as such."""
        reason = trigger.rejected
        long = day is not None and (day.last - day.first).days > _MONTH_DAYS
        total = "" if reason else is_total(self.text, passage, trigger.start, trigger.end)
        if not reason and (day is None or long or total):
            # "Between May and August they hit ships" is a campaign; "in 2019 a raid hit X" is one happening.
            span = day is not None and long and (day.first.month, day.last.month) != (1, 12)
            vague = trigger.habitual or span or (long and (trigger.plural or trigger.many))
            reason = total or (_CAMPAIGN if vague else "")
            if (trigger.count or 0) >= TOTAL_FROM and (trigger.bound != "exact" or long or total):
                self._aggregate(passage, trigger)
                return False
        if reason:
            self.reject(passage, trigger.text, reason)
        return not reason

    def reject(self, passage: Passage, words: str, reason: str) -> None:
        """Put down that a passage's words give no claim."""
        self.rejections.append(
            Rejection(
                stage="claim",
                item=passage.text,
                reason=f"{words!r}: {reason}",
                document=self.document.id,
                start=passage.start,
                end=passage.end,
            )
        )

    def reject_other_deeds(self, text: str, passage: Passage, triggers: Sequence[Trigger]) -> None:
        """Put down each kind of deed that is no event, unless a trigger within it is put down for the same reason."""
        reasons = {trigger.rejected for trigger in triggers}
        for deed in find_other_deeds(text, passage):
            if deed.reason not in reasons and not passage.related:
                reasons.add(deed.reason)
                self.reject(passage, deed.text, deed.reason)

    def _aggregate(self, passage: Passage, trigger: Trigger) -> None:
        kind = trigger.type or "strike"
        words = self.document.text[passage.start : passage.end]
        self.aggregates.append(
            Aggregate(
                id=record_id(self.document, passage.start, kind, len(self.aggregates)),
                document=self.document.id,
                evidence=Evidence(start=passage.start, end=passage.end, text=words),
                event_type=kind,
                text=words,
                count=trigger.count,
                bound=trigger.bound,
                rule=f"an undated count of {trigger.count} at {trigger.text!r} is a total",
            )
        )
