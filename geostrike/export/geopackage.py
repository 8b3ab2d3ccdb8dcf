"""Layers as one GeoPackage (OGC 12-128r19) that opens styled in QGIS."""

from __future__ import annotations

import sqlite3
from contextlib import closing, contextmanager
from types import MappingProxyType
from typing import TYPE_CHECKING

from geostrike.export.arrow import FlatLayer
from geostrike.export.gdal import write_layer
from geostrike.export.text import safe_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from geostrike.model import Layer

__all__ = ["write_geopackage"]

_NO_STYLES: Mapping[str, str] = MappingProxyType({})
# The format wants times of change. The same layers give the same bytes, so there can only be one.
_CHANGED = "1980-01-01T00:00:00.000Z"
# GDAL 3.6 and QGIS 3.22 warn of 1.4, which has nothing that is needed here.
_VERSION = "1.3"
_STYLES_TABLE = """
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  f_table_catalog TEXT(256), f_table_schema TEXT(256), f_table_name TEXT(256), f_geometry_column TEXT(256),
  styleName TEXT(30), styleQML TEXT, styleSLD TEXT, useAsDefault BOOLEAN, description TEXT, owner TEXT(30), ui TEXT(30),
  update_time DATETIME
)"""


def write_geopackage(
    path: Path,
    layers: Sequence[Layer],
    styles: Mapping[str, str] = _NO_STYLES,
    *,
    title: str = "",
    description: str = "",
) -> None:
    """Write layers as the tables of one GeoPackage; the same layers give the same bytes.

    Points have a spatial index as other layers have. Days are DATE fields, as QGIS's temporal controller wants them;
    lists are the text of their JSON. A layer without any geometry becomes a table of attributes.

    Parameters
    ----------
    path : ends in ``.gpkg``; what is there is replaced. No other file is left beside it.
    layers : the first is listed first.
    styles : QML by the name of a layer, the one by which QGIS draws it unless told otherwise.
    title, description : what the file is, for its metadata, where the layers' credits stand too.

    Raises
    ------
    OSError
        Where the file cannot be written whole.
    """
    path.unlink(missing_ok=True)
    credits_ = "; ".join(dict.fromkeys(layer.attribution for layer in layers if layer.attribution))
    told = {"TITLE": title, "ABSTRACT": description, "CREDITS": credits_}
    with _one_time():
        for number, layer in enumerate(layers):
            flat = FlatLayer(layer)
            name = {"GEOMETRY_NAME": flat.geometry_name} if flat.geometry_type else {}
            write_layer(
                path,
                layer.name,
                flat,
                "GPKG",
                layer_options={"DESCRIPTION": _about(layer), **name},
                layer_metadata=_texts({"CREDITS": layer.attribution}),
                dataset_options=None if number else {"VERSION": _VERSION},
                dataset_metadata=None if number else _texts(told),
            )
    try:
        with closing(sqlite3.connect(path)) as base, base:
            _write_styles(base, [layer for layer in layers if layer.name in styles], styles)
    except sqlite3.Error as error:
        raise OSError(f"SQLite: {error}") from error


def _about(layer: Layer) -> str:
    return safe_text(". ".join(filter(None, (str(layer.style.get("label", "")), layer.attribution))))


def _texts(told: Mapping[str, str]) -> dict[str, str]:
    return {key: safe_text(text) for key, text in told.items() if text}


@contextmanager
def _one_time() -> Iterator[None]:
    """Have GDAL's clock stand still."""
    import pyogrio

    before = pyogrio.get_gdal_config_option("OGR_CURRENT_DATE")
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": _CHANGED})
    try:
        yield
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": before})


def _write_styles(base: sqlite3.Connection, layers: Sequence[Layer], styles: Mapping[str, str]) -> None:
    """Fill ``layer_styles``, where QGIS looks for the style of a layer."""
    if not layers:
        return
    base.execute(_STYLES_TABLE)
    base.executemany(
        "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName,"
        " styleQML, styleSLD, useAsDefault, description, owner, ui, update_time)"
        " VALUES ('', '', ?, 'geom', ?, ?, '', 1, ?, '', NULL, ?)",
        [
            (of.name, of.name[:30], safe_text(styles[of.name]), str(of.style.get("label", "")), _CHANGED)
            for of in layers
        ],
    )
    base.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change)"
        " VALUES ('layer_styles', 'attributes', 'layer_styles', 'How QGIS draws the layers', ?)",
        (_CHANGED,),
    )
