"""Where a place stands on paper: a view of the world fitted into a rectangle, in the web map's projection."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Bounds = tuple[float, float, float, float]

__all__ = ["Frame", "frame_of"]

_EARTH_M = 6_371_008.8
_LAST_DEG = 85.05  # the projection ends here, as on the web map


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A rectangle of paper and the view that fills it, in Mercator's projection as on the web map.

    Attributes
    ----------
    width, height : of the rectangle, in inches.
    bounds : west, south, east, north of what it shows, in degrees; wider than the view asked for on two sides.
    scale : inches a radian of longitude.
    low : where the lower edge lies in the projection, in radians.
    """

    width: float
    height: float
    bounds: Bounds
    scale: float
    low: float

    def at(self, lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return where places stand, in inches from the lower left corner.

        Parameters
        ----------
        lonlat : shape (places, 2), longitude and latitude in degrees.
        """
        x = np.radians(lonlat[:, 0] - self.bounds[0]) * self.scale
        y = (_northing(lonlat[:, 1]) - self.low) * self.scale
        return np.column_stack([x, y])

    def metres(self, latitude: float) -> float:
        """Return how many metres an inch is at a latitude."""
        return _EARTH_M * math.cos(math.radians(latitude)) / self.scale

    @property
    def middle(self) -> float:
        """The latitude half way up."""
        return self.latitude(self.height / 2)

    def latitude(self, y: float) -> float:
        """Return the latitude at a height above the lower edge, in inches."""
        return _latitude(self.low + y / self.scale)


def frame_of(view: Bounds, width: float, height: float) -> Frame:
    """Return the frame in which `view` (west, south, east, north in degrees) is shown whole, in its middle."""
    west, south, east, north = view
    low, high = float(_northing(south)), float(_northing(north))
    wide = math.radians(max(east - west, 1e-6))
    scale = min(width / wide, height / max(high - low, 1e-8))
    middle = (west + east) / 2
    reach = math.degrees(width / scale) / 2
    lowest = (low + high - height / scale) / 2
    bounds = middle - reach, _latitude(lowest), middle + reach, _latitude(lowest + height / scale)
    return Frame(width=width, height=height, bounds=bounds, scale=scale, low=lowest)


def _latitude(northing: float) -> float:
    return math.degrees(math.atan(math.sinh(northing)))


def _northing(latitude: NDArray[np.float64] | float) -> NDArray[np.float64]:
    found: NDArray[np.float64] = np.arcsinh(np.tan(np.radians(np.clip(latitude, -_LAST_DEG, _LAST_DEG))))
    return found
