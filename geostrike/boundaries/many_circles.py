"""Very many circles at once: a series in place of a geodesic for each corner.

The series is Legendre's for the direct geodesic problem, to the fifth order (R. H. Rapp, Geometric Geodesy, part I).
Its coefficients hang on the centre alone and its other factors on the bearing alone, so that all corners of all circles
are one product of two matrices.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from geostrike.boundaries.circles import circle

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Term = tuple[int, int, "NDArray[np.float64]"]

__all__ = ["circle_rings", "circles"]

_CORNERS: Final = 64
# Up to here the series is right to a millimetre; larger circles, and those near a pole, are drawn one by one.
_MOST_M: Final = 100_000.0
_MOST_DEG: Final = 65.0

_EQUATOR_RADIUS_M: Final = 6_378_137.0
_SQUARED_ECCENTRICITY: Final = 0.00669437999014


def circles(longitudes: ArrayLike, latitudes: ArrayLike, radii_m: ArrayLike) -> NDArray[np.object_]:
    """Return circles on the ground, each within a millimetre of the one that `circle` draws, corner by corner.

    Parameters
    ----------
    longitudes, latitudes : of the centres, in degrees.
    radii_m : of each circle.

    Returns
    -------
    array of Polygon, or of MultiPolygon where a circle is cut at 180 degrees.

    Raises
    ------
    InputError
        A position or a radius out of range.
    """
    import shapely

    rings, plain, found = circle_rings(longitudes, latitudes, radii_m)
    found[plain] = shapely.polygons(rings)
    return found


def circle_rings(
    longitudes: ArrayLike, latitudes: ArrayLike, radii_m: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.object_]]:
    """Return the corners of circles, for those who need no polygons.

    Returns
    -------
    rings : shape (n, 65, 2), the corners of those of the circles that are one closed ring, counter-clockwise.
    plain : which of the circles those are.
    others : the polygons of the other circles, None for those of `rings`.

    Raises
    ------
    InputError
        A position or a radius out of range.
    """
    import numpy as np

    x, y = np.asarray(longitudes, dtype=np.float64), np.asarray(latitudes, dtype=np.float64)
    radius = np.asarray(radii_m, dtype=np.float64)
    others = np.empty(len(x), dtype=object)
    plain = (radius > 0) & (radius <= _MOST_M) & (np.abs(y) <= _MOST_DEG)
    rings = _rings(x[plain], y[plain], radius[plain])
    # What runs past 180 degrees is cut there.
    within = (np.abs(rings[:, :, 0]) <= 180).all(axis=1)
    plain[plain] = within
    for row in np.flatnonzero(~plain).tolist():
        others[row] = circle(float(x[row]), float(y[row]), float(radius[row]), _CORNERS)
    return (rings if within.all() else rings[within]), plain, others


def _rings(x: NDArray[np.float64], y: NDArray[np.float64], radius: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return closed rings, counter-clockwise from the north: shape (circles, corners + 1, 2)."""
    import numpy as np

    latitude = np.radians(y)
    sine, cosine = np.sin(latitude), np.cos(latitude)
    eta2 = _SQUARED_ECCENTRICITY / (1 - _SQUARED_ECCENTRICITY) * cosine**2
    # The radius in units of the radius of curvature across the meridian.
    arc = radius / (_EQUATOR_RADIUS_M / np.sqrt(1 - _SQUARED_ECCENTRICITY * sine**2))
    north, east = _series(sine / cosine, eta2)
    rings = np.empty((len(x), _CORNERS + 1, 2))
    rings[:, :-1, 0] = x[:, None] + np.degrees(_summed(east, arc) / cosine[:, None])
    rings[:, :-1, 1] = y[:, None] + np.degrees(_summed(north, arc) * (1 + eta2)[:, None])
    rings[:, -1] = rings[:, 0]
    return rings


def _series(t: NDArray[np.float64], q: NDArray[np.float64]) -> tuple[list[Term], list[Term]]:
    """Return Legendre's terms northwards and eastwards: powers of the northward and the eastward way, and a factor.

    Parameters
    ----------
    t : tangent of the centre's latitude.
    q : the squared second eccentricity by the squared cosine of the latitude.
    """
    t2, one = t * t, t * 0 + 1
    t4 = t2 * t2
    north = [
        (1, 0, one),
        (0, 2, -t / 2),
        (2, 0, -1.5 * q * t),
        (1, 2, -(1 + 3 * t2 + q - 9 * q * t2) / 6),
        (3, 0, -q * (1 - t2 + q - 5 * q * t2) / 2),
        (0, 4, t * (1 + 3 * t2 + q - 9 * q * t2) / 24),
        (2, 2, -t * (4 + 6 * t2 - 13 * q - 9 * q * t2) / 12),
        (4, 0, q * t / 2),
        (1, 4, (1 + 30 * t2 + 45 * t4) / 120),
        (3, 2, -(2 + 15 * t2 + 15 * t4) / 30),
    ]
    east = [
        (0, 1, one),
        (1, 1, t),
        (0, 3, -t2 / 3),
        (2, 1, (1 + 3 * t2 + q) / 3),
        (1, 3, -t * (1 + 3 * t2 + q) / 3),
        (3, 1, t * (2 + 3 * t2 + q) / 3),
        (0, 5, t2 * (1 + 3 * t2) / 15),
        (4, 1, (2 + 15 * t2 + 15 * t4) / 15),
        (2, 3, -(1 + 20 * t2 + 30 * t4) / 15),
    ]
    return north, east


def _summed(terms: Sequence[Term], arc: NDArray[np.float64]) -> NDArray[np.float64]:
    import numpy as np

    bearings = np.radians(np.linspace(360, 0, _CORNERS, endpoint=False))
    along, across = np.cos(bearings), np.sin(bearings)
    of_centre = np.stack([factor * arc ** (a + b) for a, b, factor in terms], axis=1)
    of_bearing = np.stack([along**a * across**b for a, b, _ in terms])
    # Not `@`: BLAS sums in an order that hangs on the machine's cores, and the same input must give the same bytes.
    summed: NDArray[np.float64] = np.einsum("nk,kc->nc", of_centre, of_bearing)
    return summed
