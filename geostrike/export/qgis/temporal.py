"""When features show while QGIS's temporal controller runs.

QGIS 3.22 compares a day with a moment as text, or the day as if it came before its first moment: by its fields of days
alone it shows a day's event while the controller stands on the day before. So the layers say by expressions from which
moment to which an event lasts, which every version reads alike: from the first moment of its first day to the last of
its last, in steps of days and of hours. The fields are named too, for whoever chooses them instead.

An event without a date is always shown, as it passes every filter by dates elsewhere: nothing is dropped in silence,
and its label says that no date is reported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.export.qgis.markup import add

if TYPE_CHECKING:
    from collections.abc import Collection
    from xml.etree import ElementTree as ET

__all__ = ["add_temporal"]

_FIXED, _EXPRESSIONS = 0, 4
_BEGIN_TO_END = 1
_LAST_MOMENT = "to_interval('86399 seconds')"
# Without a date an event lasts as long as the frame that is drawn; when QGIS measures the whole range, it adds nothing.
_FRAME_START, _FRAME_END = "@map_start_time", "@map_end_time"


def add_temporal(parent: ET.Element, columns: Collection[str]) -> None:
    """Add a layer's temporal settings, by those of its columns that are dates; off where it has none."""
    start, end = ("date_start" if "date_start" in columns else ""), ("date_end" if "date_end" in columns else "")
    last = 'coalesce("date_end", "date_start")' if end else '"date_start"'
    said = {
        "enabled": bool(start), "mode": _EXPRESSIONS if start else _FIXED, "startField": start, "endField": end,
        "startExpression": f'coalesce(to_datetime("date_start"), {_FRAME_START})' if start else "",
        "endExpression": f"coalesce(to_datetime({last}) + {_LAST_MOMENT}, {_FRAME_END})" if start else "",
        "limitMode": _BEGIN_TO_END, "fixedDuration": 0, "durationUnit": "d", "durationField": "", "accumulate": 0,
    }  # fmt: skip
    fixed = add(add(parent, "temporal", said), "fixedRange")
    add(fixed, "start")
    add(fixed, "end")
