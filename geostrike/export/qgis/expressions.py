"""What QGIS works out for each feature: expressions that hold for the GeoPackage and for the GeoJSON beside it.

A column of true and false comes as a boolean or as 0 and 1, a day as a date, a list as text or, from GeoJSON, as a
list, and a column without any value as text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.layers import words

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "COARSE", "COUNTRY", "DISPUTED", "SITE", "WHEN", "differences", "field", "html", "is_true", "literal", "one_of",
    "precision", "shortened", "toll",
]  # fmt: skip

_LONGEST = 700
_FIELDS = (
    "actor1", "actor2", "best", "date", "date_end", "date_start", "event_type", "injured", "killed", "place",
    "place_id", "responsibility", "sub_event_type", "target", "weapon", "where_prec",
)  # fmt: skip


def field(name: str) -> str:
    """Return a column's name as an expression.

    >>> field("stroke-width")
    '"stroke-width"'
    """
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    r"""Return text as an expression.

    >>> literal("Ma'an")
    "'Ma''an'"
    """
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'"


def one_of(expression: str, values: Iterable[str]) -> str:
    """Return the expression that asks whether another's value is one of some texts."""
    return f"{expression} IN ({', '.join(map(literal, values))})"


def is_true(name: str) -> str:
    """Return the expression that asks whether a column of true and false is true; one without a value is not."""
    return f"coalesce(to_string({field(name)}), '') IN ('1', 'true')"


def html(expression: str) -> str:
    """Return the expression whose value is another's as text in HTML: a document's words are never read as marks."""
    safe = f"left(coalesce(to_string({expression}), ''), {2 * _LONGEST})"
    for sign, said in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        safe = f"replace({safe}, '{sign}', '{said}')"
    return safe


def shortened(expression: str) -> str:
    """Return the expression whose value is another's text, cut where it is longer than a note can be."""
    return f"if(length({expression}) > {_LONGEST}, left({expression}, {_LONGEST}) || ' …', {expression})"


SITE = 'coalesce("where_prec", 9) <= 2'
"""Whether an event is known to a site or to near one (UCDP GED's `where_prec`)."""

COARSE = 'coalesce("where_prec", 9) > 2'
"""Whether only an area, a country or open waters are known of an event's place."""

COUNTRY = 'coalesce("where_prec", 9) = 6'
"""Whether no more than the country is known of an event's place."""

DISPUTED = is_true("disputed")
"""Whether sources differ on an event."""

_START, _END = 'to_date("date_start")', 'to_date(coalesce("date_end", "date_start"))'


def _day(date: str, form: str) -> str:
    return f"format_date({date}, '{form}', 'en')"


WHEN = (
    "CASE"
    " WHEN \"date_start\" IS NULL THEN 'Date not reported'"
    f' WHEN "date_prec" = 5 AND year({_START}) = year({_END}) THEN to_string(year({_START}))'
    f" WHEN \"date_prec\" = 5 THEN year({_START}) || '–' || year({_END})"
    f' WHEN "date_prec" = 4 AND {_day(_START, "yyyyMM")} = {_day(_END, "yyyyMM")} THEN {_day(_START, "MMMM yyyy")}'
    f" WHEN {_START} = {_END} AND \"date_prec\" = 3 THEN 'Week of ' || {_day(_START, 'd MMMM yyyy')}"
    f" WHEN {_START} = {_END} THEN {_day(_START, 'd MMMM yyyy')}"
    f" WHEN {_day(_START, 'yyyyMM')} = {_day(_END, 'yyyyMM')}"
    f" THEN day({_START}) || '–' || {_day(_END, 'd MMMM yyyy')}"
    f" WHEN year({_START}) = year({_END}) THEN {_day(_START, 'd MMMM')} || ' – ' || {_day(_END, 'd MMMM yyyy')}"
    f" ELSE {_day(_START, 'd MMMM yyyy')} || ' – ' || {_day(_END, 'd MMMM yyyy')}"
    " END"
)
"""When something happened, no finer than UCDP's `date_prec` allows, as `layers.words.when` says it."""


def precision() -> str:
    """Return the expression that says how finely a place is known, as `layers.words.precision` does."""
    metres = 'coalesce(to_real("radius_m"), 0)'
    reach = (
        f"if({metres} < 1000, round({metres}) || ' m',"
        f" if({metres} < 10000, round({metres} / 1000, 1), round({metres} / 1000)) || ' km')"
    )
    said = {
        1: f"{literal(words.precision(1))} || if({metres} > 0, ', within ' || {reach}, '')",
        2: f"{literal(words.precision(2))} || if({metres} > 0, ', within about ' || {reach}, '')",
        **{code: literal(words.precision(code)) for code in range(3, 8)},
    }
    cases = " ".join(f'WHEN "where_prec" = {code} THEN {expression}' for code, expression in said.items())
    return f"CASE {cases} ELSE {literal(words.precision(None))} END"


def toll() -> str:
    """Return the expression that says a toll with its bound, as `layers.words.toll` does; empty where none is told."""
    bound = (
        "CASE WHEN \"toll_bound\" = 'at_least' THEN 'at least ' WHEN \"toll_bound\" = 'about' THEN 'about '"
        " WHEN \"toll_bound\" = 'up_to' THEN 'up to ' ELSE '' END"
    )
    return (
        "CASE WHEN \"best\" IS NULL THEN '' WHEN \"best\" = 0 THEN 'no one killed'"
        f" ELSE {bound} || \"best\" || ' killed' END"
    )


def differences() -> str:
    """Return the expression that says on what sources differ, and between which values; empty where they agree.

    The column is the text of a list, or from GeoJSON the list itself.
    """
    told = 'coalesce(try(from_json("disagreements")), "disagreements", array())'
    names = ", ".join(f"'{name}', {literal(words.field_name(name))}" for name in _FIELDS)
    name = f"coalesce(map_get(map({names}), map_get(@element, 'field')), map_get(@element, 'field'))"
    values = (
        "array_to_string(array_foreach(map_get(@element, 'values'), to_string(map_get(@element, 'value'))), ' or ')"
    )
    return f"try(array_to_string(array_foreach({told}, {name} || ': ' || {values}), '; '), '')"
