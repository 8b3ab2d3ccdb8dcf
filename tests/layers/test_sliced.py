import pickle

import shapely

from geostrike.boundaries import circle
from geostrike.layers.extents import extents_layer
from geostrike.model import WherePrec

from .conftest import event, location


def located(place_id, prec, **changes):
    from dataclasses import replace

    return replace(event(place_id), location=replace(location(place_id, prec=WherePrec(prec)), **changes))


def layer():
    return extents_layer(
        [
            located("iq-mosul", 2),
            located("jo-tower-22", 1),
            located("iq-baghdad", 4, area=shapely.box(44, 33, 45, 34)),
            located("sy-bukamal", 2, radius_m=10.0),
            located("iq-baghdad", 4, area=shapely.Polygon()),
            event(None),
            located("red-sea", 7),
        ]
    )


def test_a_circle_tells_its_radius_and_no_other_area_does():
    table = layer().table
    assert table["radius_m"].tolist() == [8000, None, 1000.0, 9e5]
    assert table["where_prec"].tolist() == [2, 4, 2, 7]
    assert list(table.columns) == [
        "id", "event_type", "title", "date_start", "date_end", "where_prec", "radius_m", "disputed", "stroke",
        "stroke-width", "stroke-opacity", "fill", "fill-opacity",
    ]  # fmt: skip


def test_an_area_has_the_days_of_its_event():
    told = layer().table
    first = event("iq-mosul")
    assert told["date_start"].iloc[0] == first.date_start.isoformat()
    assert told["date_end"].iloc[0] == first.date_end.isoformat()


def test_the_frame_has_the_polygons():
    frame = layer().frame
    assert frame.crs.to_epsg() == 4326
    assert frame["radius_m"].tolist() == layer().table["radius_m"].tolist()
    mosul, box, bukamal, sea = frame.geometry
    assert mosul.equals_exact(circle(43.13, 36.34, 8000), 1e-7)
    assert box.equals(shapely.box(44, 33, 45, 34))
    assert bukamal.equals_exact(circle(40.92, 34.45, 1000), 1e-7)
    assert sea.equals_exact(circle(38.5, 20.0, 9e5), 1e-9)


def test_a_slice_has_the_same_polygons():
    found = layer()
    whole = found.frame
    for first, last in ((0, 2), (1, 3), (3, 9), (4, 9)):
        assert found.slice(first, last).geometry.tolist() == whole.geometry.tolist()[first:last]


def test_a_layer_without_areas():
    empty = extents_layer([])
    assert len(empty.frame) == len(empty.table) == 0
    assert "radius_m" in empty.frame.columns


def test_a_layer_goes_to_another_process_and_back():
    found = pickle.loads(pickle.dumps(layer()))
    assert found.name == "extents"
    assert found.frame.equals(layer().frame)
