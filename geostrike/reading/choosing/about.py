"""Where a document is about, by the places that it is known to name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.gazetteer.distance import distance_m

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geostrike.gazetteer.bearers import Bearer
    from geostrike.model import Place
    from geostrike.reading.choosing.lookup import Reading

__all__ = ["About"]

_FITS_M = 150_000.0
_FITS_DEG = 1.4  # of latitude; what lies farther north or south is more than that many metres off
_LARGE = 300_000  # inhabitants


class About:
    """The places that a document is known to name."""

    def __init__(self, places: Iterable[Place]) -> None:
        known = {place.id: place for place in places}.values()
        self._countries = {place.country for place in known}
        self._divisions = {(place.country, place.admin1) for place in known if place.feature_code == "ADM1"}
        self._points = {
            (place.longitude, place.latitude) for place in known if not place.feature_code.startswith(("PCL", "CONT"))
        }
        self._near: dict[Bearer, bool] = {}

    def fits(self, bearer: Bearer, reading: Reading) -> bool:
        """Tell whether a place that is only part of a name, or spelt much like it, is where the document is about."""
        if not self._countries:
            return not reading.inside or bearer.population > _LARGE
        in_country = bearer.country in self._countries
        if in_country and (reading.match == "variant" or bearer.population > _LARGE):
            return True
        return (bearer.country, bearer.admin1) in self._divisions or self._is_near(bearer)

    def _is_near(self, bearer: Bearer) -> bool:
        if bearer not in self._near:
            self._near[bearer] = any(
                abs(bearer.latitude - latitude) < _FITS_DEG
                and distance_m(bearer.longitude, bearer.latitude, longitude, latitude) < _FITS_M
                for longitude, latitude in self._points
            )
        return self._near[bearer]
