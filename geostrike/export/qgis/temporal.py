"""When features show while QGIS's temporal controller runs.

A day's event has the day for its start and for its end, so that both ends of the range count: it shows when the
controller stands on that day, and not on the next. An event without a date is always shown, as it passes every filter
by dates elsewhere: nothing is dropped in silence, and its label says that no date is reported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.export.qgis.markup import add

if TYPE_CHECKING:
    from collections.abc import Collection
    from xml.etree import ElementTree as ET

__all__ = ["add_temporal"]

_FIXED, _INSTANT, _FROM_TO = 0, 1, 2
_BEGIN_TO_END = 1


def add_temporal(parent: ET.Element, columns: Collection[str]) -> None:
    """Add a layer's temporal settings, by those of its columns that are dates; off where it has none."""
    start, end = ("date_start" if "date_start" in columns else ""), ("date_end" if "date_end" in columns else "")
    mode = _FROM_TO if start and end else _INSTANT if start else _FIXED
    said = {
        "enabled": bool(start), "mode": mode, "startField": start, "endField": end, "limitMode": _BEGIN_TO_END,
        "fixedDuration": 0, "durationUnit": "d", "durationField": "", "startExpression": "", "endExpression": "",
        "accumulate": 0,
    }  # fmt: skip
    fixed = add(add(parent, "temporal", said), "fixedRange")
    add(fixed, "start")
    add(fixed, "end")
