"""What the columns of layers hold: the kinds of their values, so that a layer without rows has them too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pandas import DataFrame, Series

__all__ = ["Kind", "kind_of", "written_columns"]

Kind = Literal["text", "int", "float", "bool", "date", "json"]
"""``json``: lists and objects, written as the text of their JSON."""

_KINDS: dict[str, Kind] = {
    **dict.fromkeys(
        "date_prec where_prec low best high injured number_of_sources number_of_documents event_clarity start end"
        " place_start place_end geonameid killed killed_low killed_high count rank".split(),
        "int",
    ),
    **dict.fromkeys("radius_m distance_m latitude longitude".split(), "float"),
    **dict.fromkeys("disputed machine_written".split(), "bool"),
    **dict.fromkeys("date_start date_end published".split(), "date"),
    **dict.fromkeys(
        "disagreements part_of contested_with decisions claims evidence candidates statements derived_from"
        " names".split(),
        "json",
    ),
    **dict.fromkeys(
        "id event_type sub_event_type title description place place_id country admin1 where_description warning actor1"
        " actor2 target weapon toll_bound toll_group event other_event other_place rule name countries note role"
        " document text iso2 kind publisher url sha256 sentence date_basis date_text place_text attributed_to"
        " responsibility killed_bound killed_who bound stage item reason family".split(),
        "text",
    ),
}
_PLAIN: tuple[tuple[type | tuple[type, ...], Kind], ...] = ((bool, "bool"), (int, "int"), ((int, float), "float"))
# simplestyle 1.1.0: for programs that draw GeoJSON; QGIS has styles of its own.
_SIMPLESTYLE = frozenset(
    "marker-size marker-symbol marker-color stroke stroke-opacity stroke-width fill fill-opacity".split()
)


def written_columns(table: DataFrame) -> list[str]:
    """Return the columns written beside the geometry, in their order, without those that only say how to draw."""
    named = {str(column): kind.name for column, kind in table.dtypes.items()}
    return [column for column, kind in named.items() if kind != "geometry" and column not in _SIMPLESTYLE]


def kind_of(column: Series) -> Kind:
    """Return what a column holds: by its name, and for a name that no layer of ours has by its values."""
    known = _KINDS.get(str(column.name))
    return known or _seen(column.tolist())


def _seen(values: Sequence[object]) -> Kind:
    from pandas import isna

    there = [value for value in values if isinstance(value, list | tuple | dict) or not isna(value)]  # type: ignore[call-overload]
    if there and all(isinstance(value, list | tuple | dict) for value in there):
        return "json"
    for kinds, name in _PLAIN:
        if there and all(isinstance(value, kinds) and (name == "bool") == isinstance(value, bool) for value in there):
            return name
    return "text"
