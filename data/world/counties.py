"""The counties of the United States as us-atlas has them (US Census Bureau, public domain)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from sources import read_json

if TYPE_CHECKING:
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

__all__ = ["read_counties"]


def read_counties(modules: Path, fips_of_states: dict[str, str]) -> dict[str, BaseGeometry]:
    """Return the areas of the counties by GeoNames' code, such as ``US.IL.031``.

    Parameters
    ----------
    fips_of_states : two-digit code by postal code, such as 17 by IL.
    """
    atlas = read_json(modules / "us-atlas" / "counties-10m.json")
    scale, shift = np.array(atlas["transform"]["scale"]), np.array(atlas["transform"]["translate"])
    arcs = [np.cumsum(arc, axis=0) * scale + shift for arc in atlas["arcs"]]
    states = {fips: state for state, fips in fips_of_states.items()}
    found = {}
    for county in atlas["objects"]["counties"]["geometries"]:
        state = states.get(county["id"][:2])
        if state is None:
            continue  # an island territory
        polygons = [county["arcs"]] if county["type"] == "Polygon" else county["arcs"]
        outer = [np.vstack([arcs[i] if i >= 0 else arcs[~i][::-1] for i in rings[0]]) for rings in polygons]
        shapes = [shapely.Polygon(ring) for ring in outer if len(ring) > 3]
        found[f"US.{state}.{county['id'][2:]}"] = shapely.union_all([shapely.make_valid(shape) for shape in shapes])
    return found
