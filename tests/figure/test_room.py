"""Nothing is laid over what is taken: names, numbers and signs never overlap."""

import math

import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geostrike.figure.labels import Label, place_labels
from geostrike.figure.room import Room, along, around, inside, touch
from geostrike.figure.signs import Sign
from geostrike.figure.tags import clusters_of, meets, place_tags, tag_size
from geostrike.layers.entries import Entry

EDGE = (0.0, 0.0, 6.0, 4.0)
SPOTS = st.lists(st.tuples(st.floats(0.2, 5.8), st.floats(0.2, 3.8)), min_size=1, max_size=25)
NAMES = st.sampled_from(("Mosul", "Al-Mayadeen", "Deir ez-Zor", "حلب", "X"))


def entry(number):
    words = dict.fromkeys(("title", "region", "country", "lead", "when", "toll", "precision"), "")
    none = dict.fromkeys(("notes", "quotations", "differences", "perhaps"), ())
    return Entry(
        number=number,
        id=str(number),
        event_type="strike",
        place=f"P{number}",
        where_prec=1,
        disputed=False,
        longitude=0.0,
        latitude=0.0,
        **words,
        **none,
    )


def test_boxes_that_share_an_edge_do_not_touch():
    assert not touch((0, 0, 1, 1), (1, 0, 2, 1))
    assert touch((0, 0, 1, 1), (0.9, 0.9, 2, 2))


def test_what_lies_beyond_the_edge_is_not_free():
    room = Room(EDGE)
    assert room.free((0, 0, 1, 1))
    assert not room.free((-0.1, 0, 1, 1))
    room.take((-5, -5, 0.5, 0.5), (100, 100, 101, 101))
    assert not room.free((0.4, 0.4, 1, 1))
    assert room.free((0.5, 0.5, 1, 1))


@given(st.lists(st.tuples(st.floats(0, 5), st.floats(0, 3), st.floats(0.01, 2), st.floats(0.01, 1)), max_size=30))
def test_a_room_says_what_every_box_says(boxes):
    room = Room(EDGE)
    taken = []
    for x, y, wide, high in boxes:
        box = (x, y, min(x + wide, 6), min(y + high, 4))
        assert room.free(box) == (inside(box, EDGE) and not any(touch(box, other) for other in taken))
        room.take(box)
        taken.append(box)


def test_small_boxes_cover_a_line():
    boxes = list(along([(0, 0), (3, 4)], 0.05))
    assert boxes[0] == around(0, 0, 0.05)
    assert boxes[-1] == around(3, 4, 0.05)
    assert all(math.dist(a[:2], b[:2]) <= 0.061 for a, b in zip(boxes, boxes[1:], strict=False))


@given(st.lists(st.tuples(st.floats(0, 6), st.floats(0, 4), NAMES, st.integers(0, 6)), max_size=40))
@settings(max_examples=40)
def test_no_two_names_overlap_nor_leave_the_map(told):
    kinds = ("site", "country", "city", "town", "water", "region", "area")
    labels = [Label((name,), kinds[rank], x, y, 8.0, rank, own=f"{n}") for n, (x, y, name, rank) in enumerate(told)]
    room = Room(EDGE)
    signs = [around(3, 2, 0.2), around(1, 1, 0.1)]
    room.take(*signs)
    placed = place_labels(sorted(labels, key=lambda label: label.rank), room)
    boxes = [box for _, box, _ in placed]
    assert all(inside(box, EDGE) for box in boxes)
    for n, box in enumerate(boxes):
        assert not any(touch(box, other) for other in (*boxes[:n], *signs))
    dots = [around(label.x, label.y, 0.01) for label, _, _ in placed if label.dotted]
    assert not any(touch(dot, box) for dot in dots for box in (*boxes, *signs))


def test_a_name_in_two_languages_goes_with_one_where_both_have_no_room():
    room = Room((0, 0, 2, 0.2))
    [(label, _, _)] = place_labels([Label(("Mosul", "الموصل"), "city", 0.2, 0.1, 8.0, 2)], room)
    assert label.names == ("Mosul",)


def test_a_town_is_not_named_beside_its_event():
    site = Label(("Mosul",), "site", 2, 2, 8.0, 0, clear=around(2, 2, 0.1), own="Mosul")
    town = Label(("Mosul",), "city", 2.1, 2, 8.0, 2, own="Mosul")
    far = Label(("Mosul",), "city", 5, 3, 8.0, 2, own="Mosul")
    assert [label for label, _, _ in place_labels([site, town, far], Room(EDGE))] == [site, far]


@given(SPOTS, st.floats(5, 9))
@settings(max_examples=60)
def test_numbers_cover_no_sign_and_no_other_number(spots, size):
    signs = [Sign(entry(number), x, y) for number, (x, y) in enumerate(spots, 1)]
    boxes = [around(sign.x, sign.y, 0.1) for sign in signs]
    room = Room(EDGE)
    room.take(*boxes)
    blocks = place_tags(clusters_of(signs, boxes, 0.08), room, size)
    tags = [box for block in blocks for _, box in block.numbers]
    for n, tag in enumerate(tags):
        assert inside(tag, EDGE)
        assert not any(touch(_less(tag), other) for other in (*tags[:n], *boxes))
    numbers = sorted(number for block in blocks for number, _ in block.numbers)
    assert numbers == sorted(set(numbers))
    assert len(numbers) == len(spots)  # a few signs on six by four inches: there is room for every number
    for block in blocks:
        for number, (left, low, right, up) in block.numbers:
            wide, high = tag_size(number, size)
            assert (right - left, up - low) == (wide, high) or math.isclose(right - left, wide, abs_tol=1e-9)


def _less(box):
    return box[0] + 1e-9, box[1] + 1e-9, box[2] - 1e-9, box[3] - 1e-9


ENDS = st.tuples(st.floats(0, 6), st.floats(0, 4))


@given(ENDS, ENDS)
def test_a_line_meets_the_boxes_that_shapely_says(one, other):
    box = (2.0, 1.0, 4.0, 3.0)
    crosses = shapely.LineString([one, other]).crosses(shapely.box(*box))
    within = shapely.box(*box).contains(shapely.LineString([one, other])) and one != other
    if crosses or within:
        assert meets((one, other), box)
    elif shapely.LineString([one, other]).distance(shapely.box(*box)) > 1e-9:
        assert not meets((one, other), box)


def test_signs_on_one_spot_share_a_block_of_numbers():
    signs = [Sign(entry(number), 3 + number * 0.001, 2) for number in range(1, 13)]
    boxes = [around(sign.x, sign.y, 0.1) for sign in signs]
    [cluster] = clusters_of(signs, boxes, 0.08)
    room = Room(EDGE)
    room.take(*boxes)
    [block] = place_tags([cluster], room, 7)
    assert [number for number, _ in block.numbers] == list(range(1, 13))
    assert not block.leader


def test_where_there_is_no_room_beside_a_sign_its_number_stands_off_on_a_line():
    signs = [Sign(entry(n * 10 + m), 2 + n * 0.21, 1.2 + m * 0.21) for n in range(8) for m in range(8)]
    boxes = [around(sign.x, sign.y, 0.1) for sign in signs]
    room = Room(EDGE)
    room.take(*boxes)
    blocks = place_tags(clusters_of(signs, boxes, 0.05), room, 7)
    led = [block for block in blocks if block.leader]
    assert led
    for block in led:
        start, end = block.leader
        assert start == (block.cluster.x, block.cluster.y)
        assert touch(around(*end, 0.001), block.box)
