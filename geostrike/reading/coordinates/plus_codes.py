"""Full Plus Codes (Open Location Code): 8GVQ9WXX+2X. A short one, with a town for reference, is not read."""

from __future__ import annotations

import re

from geostrike.reading.coordinates.point import Point, Reading, half_diagonal_m

__all__ = ["read_plus_code"]

# The first figure counts latitudes, the second longitudes; those beyond "C" and "V" would lie off the earth. Sums and
# telephone numbers have no letters.
_CODE = re.compile(
    r"(?=[0-9+]{0,15}[A-Z])[2-9C][2-9CFGHJMPQRV][2-9CFGHJMPQRVWX]{6}\+[2-9CFGHJMPQRVWX]{2,7}(?![\w+])", re.I
)


def read_plus_code(text: str, start: int) -> Reading | None:
    """Return the full Plus Code of ten figures or more that stands at `start`; None where none does."""
    match = _CODE.match(text, start)
    if not match:
        return None
    from openlocationcode import openlocationcode

    area = openlocationcode.decode(match.group().upper())
    latitude, longitude = float(area.latitudeCenter), float(area.longitudeCenter)
    height, width = area.latitudeHi - area.latitudeLo, area.longitudeHi - area.longitudeLo
    point = Point(longitude, latitude, half_diagonal_m(float(height), float(width), latitude))
    return Reading(start, match.end(), "plus code", point)
