"""Frames made by hand: what a writer must survive."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from geostrike.layers.frames import frame_of
from geostrike.model import Layer

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

HOSTILE = (
    "</script><script>alert(1)</script>",
    "quote \" and 'quote' and \\ backslash",
    "tab\t line\n return\r null\x00 bell\x07",
    "line\u2028paragraph\u2029",
    "الموصل \u202e reversed",
    "𓂀 😀",
    "=cmd|' /C calc'!A0",
    "{{ 7 * 7 }} ${x} %s",
    "",
)


def layer(
    rows: list[dict[str, Any]], geometries: list[BaseGeometry | None], name: str = "raids", credit: str = ""
) -> Layer:
    columns = list(rows[0]) if rows else ["id"]
    frame = frame_of(((column, [row[column] for row in rows]) for column in columns), geometries)
    return Layer(name=name, frame=frame, attribution=credit)


@pytest.fixture
def read_back(tmp_path):
    """Write GeoJSON to a file and read it as other programs do."""

    def of(text: str):
        from geopandas import read_file

        path = tmp_path / "layer.geojson"
        path.write_bytes(text.encode("utf-8"))
        return read_file(path, engine="pyogrio")

    return of
