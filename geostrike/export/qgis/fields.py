"""The columns as QGIS names them to a reader, and which of them its tables leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.export.qgis.markup import add
from geostrike.layers.words import field_name

if TYPE_CHECKING:
    from collections.abc import Sequence
    from xml.etree import ElementTree as ET

__all__ = ["add_fields"]

_ALIASES = {
    "id": "Id", "event_type": "Kind", "sub_event_type": "Kind in detail", "title": "Title", "description": "Sentence",
    "date_start": "First day", "date_end": "Last day", "date_prec": "Precision of date (1 day to 5 year)",
    "country": "Country", "admin1": "Governorate or province", "where_prec": "Precision of place (1 site to 7 waters)",
    "radius_m": "Radius, metres", "where_description": "Place as told", "warning": "Warning", "low": "Killed, lowest",
    "best": "Killed", "high": "Killed, highest", "toll_bound": "Toll is", "toll_group": "One toll for several sites",
    "number_of_sources": "Independent sources", "number_of_documents": "Documents", "disputed": "Sources disagree",
    "disagreements": "Disagreements", "part_of": "Part of", "contested_with": "May be one event with",
    "decisions": "Decisions", "event_clarity": "Clarity (1 single, 2 several)", "claims": "Claims",
    "other_event": "Other event", "other_place": "Other place", "distance_m": "Distance, metres", "rule": "Rule",
    "place_id": "Place id", "iso2": "Country code", "names": "Names", "kind": "Kind", "rank": "Rank (1 first)",
}  # fmt: skip
_FOR_OTHERS = {
    "fid", "marker-color", "marker-size", "marker-symbol", "stroke", "stroke-width", "stroke-opacity", "fill",
    "fill-opacity",
}  # fmt: skip


def add_fields(parent: ET.Element, columns: Sequence[str]) -> None:
    """Add names of columns in words; keys by which other programs draw are left out of forms and tables."""
    configured = add(parent, "fieldConfiguration")
    for column in columns:
        widget = add(add(configured, "field", {"name": column, "configurationFlags": "None"}), "editWidget")
        widget.set("type", "Hidden" if column in _FOR_OTHERS else "")
        add(add(widget, "config"), "Option")
    aliases = add(parent, "aliases")
    for number, column in enumerate(columns):
        name = _ALIASES.get(column) or field_name(column)
        add(aliases, "alias", {"index": number, "field": column, "name": name})
    table = add(parent, "attributetableconfig", {"actionWidgetStyle": "dropDown", "sortExpression": "", "sortOrder": 0})
    shown = add(table, "columns")
    for column in columns:
        add(shown, "column", {"type": "field", "name": column, "hidden": column in _FOR_OTHERS, "width": -1})
    add(shown, "column", {"type": "actions", "hidden": 1, "width": -1})
