import pytest

from geostrike.errors import MapSpecError
from geostrike.layers import MapSpec, framed
from geostrike.layers.view import bounds_of
from geostrike.model import Place


def place(place_id, longitude, latitude):
    return Place(
        id=place_id, name=place_id, longitude=longitude, latitude=latitude, country="SY", feature_code="PPL", radius_m=1
    )


PLACES = {p.id: p for p in (place("a", 38.0, 33.0), place("b", 41.0, 35.0), place("edge", 179.9, 84.9))}


def test_a_view_by_places_holds_them_with_room_around():
    west, south, east, north = framed(MapSpec(name="m", title="M", places=("a", "b")), PLACES).bounds
    assert (west, south, east, north) == (37.0, 32.0, 42.0, 36.0)


def test_a_view_by_places_stays_on_the_globe():
    west, south, east, north = framed(MapSpec(name="m", title="M", places=("edge",)), PLACES).bounds
    assert (east, north) == (180.0, 85.0)
    assert west < east and south < north


def test_bounds_win_over_places():
    spec = MapSpec(name="m", title="M", bounds=(1, 2, 3, 4), places=("a",))
    assert framed(spec, PLACES) is spec


def test_a_place_that_no_gazetteer_has_is_named():
    with pytest.raises(MapSpecError, match="'nowhere'"):
        framed(MapSpec(name="m", title="M", places=("nowhere",)), PLACES)


def test_a_map_of_nothing_shows_the_theatre():
    west, south, east, north = bounds_of(())
    assert west < 38.7 < east
    assert south < 33.3 < north
