"""A row of a gazetteer as its readers give it and the compiled index takes it."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["Row"]


class Row(NamedTuple):
    """A place on its way into an index: a plain tuple, for there may be millions.

    Attributes
    ----------
    id : unique within its gazetteer, a word without spaces: ``gn:5128581``.
    name : the main name.
    names : further spellings, each with its BCP 47 language tag, "" where that is not known.
    country : ISO 3166-1 alpha-2 code, "" for a sea or a region of several countries.
    admin1 : name of the first-order division it lies in, "" where that is not known; a division's own name for itself.
    feature_code : of GeoNames, such as PPL or ADM1.
    longitude, latitude : degrees on WGS 84.
    radius_m : radius of a circle that holds the place, in metres.
    population : inhabitants, 0 where that is not known.
    geonameid : of GeoNames, where it has one.
    source : where the row comes from, for the reader of a map.
    """

    id: str
    name: str
    names: tuple[tuple[str, str], ...]
    country: str
    admin1: str
    feature_code: str
    longitude: float
    latitude: float
    radius_m: float
    population: int = 0
    geonameid: int | None = None
    source: str = ""
