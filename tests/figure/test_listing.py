"""The list says as much as fits, never leaves out what would mislead, and owns to what it cuts."""

import pytest
from webmap.reports import make_layers

from geostrike.figure.listing import fit_listing, height_of
from geostrike.layers.entries import entries_of


@pytest.fixture(scope="module")
def listed():
    return entries_of(make_layers())


def fitted(listed, wide=4.3, high=6.6, **given):
    entries, sources = listed
    on_map = [entry for entry in entries if entry.pinned]
    others = [("Not on the map", [entry for entry in entries if not entry.pinned])]
    sizes = {"columns": 1, "largest": 11, "least": 8} | given
    return fit_listing(on_map, others, sources, wide=wide, high=high, **sizes)


def said(listing):
    return " ".join(
        words for column in listing.columns for item in column for line in item.lines for _, words, *_ in line.pieces
    )


def high(column):
    return sum(item.high + (item.before / 72 if place else 0) for place, item in enumerate(column))


@pytest.mark.parametrize("room", [30.0, 9.0, 6.6, 4.0, 2.0, 1.0])
@pytest.mark.parametrize("columns", [1, 2, 3])
def test_a_list_never_leaves_its_columns(listed, room, columns):
    listing = fitted(listed, high=room, columns=columns)
    assert len(listing.columns) == columns
    for column in listing.columns:
        assert high(column) <= room + 1e-6
        assert not column or not column[-1].leads


def test_with_room_sources_speak_for_themselves(listed):
    text = said(fitted(listed, high=40))
    assert "“Aircraft hit two depots on the edge of Al-Qaim before dawn on 2 February.”" in text
    assert "Killed: 3 [" in text


def test_with_less_room_less_is_said_but_not_what_a_toll_is_worth(listed):
    long, short = said(fitted(listed, high=7.4)), said(fitted(listed, high=3.4))
    assert len(short) < len(long)
    assert "more: see events.csv" not in short
    for text in (long, short):
        assert text.count("One figure for Al-Mayadeen and Deir ez-Zor together.") == 2
        assert "Reports give 3 to 4." in text


def test_a_source_in_a_running_list_stays_with_its_number(listed):
    from dataclasses import replace

    entries, sources = listed
    many = [replace(sources[0], number=number, publisher=f"Publisher {number}") for number in range(1, 9)]
    quoting = replace(entries[0], quotations=tuple(replace(entries[0].quotations[0], source=n.number) for n in many))
    listing = fit_listing([quoting], [], many, wide=2.0, high=1.45, columns=1, largest=9, least=6.5)
    lines = [line for item in listing.columns[0] for line in item.lines]
    assert any(line.pieces[0][1] == "1" for line in lines)
    assert not any(line.pieces[-1][1].isdigit() for line in lines)


def test_what_is_cut_is_owned_to(listed):
    listing = fitted(listed, high=1.6)
    shown = sum(item.sign is not None for item in listing.columns[0])
    assert 0 < shown < 11
    assert f"and {11 - shown} more: see events.csv" in said(listing)
    assert listing.size == 8
    assert listing.numbers == {item.number for item in listing.columns[0] if item.tagged}


def test_without_any_room_it_says_where_the_events_are(listed):
    assert said(fitted(listed, high=0.3)) == "11 events: see events.csv"


def test_a_value_is_not_put_down_to_one_of_two_documents_of_a_publisher(listed):
    from dataclasses import replace

    entries, sources = listed
    same = tuple(replace(source, publisher="Example Wire") for source in sources)
    assert "Killed: 3 (Example Wire)" in said(fitted((entries, same), high=40))


def test_the_height_is_that_of_the_list(listed):
    entries, sources = listed
    on_map = [entry for entry in entries if entry.pinned]
    told = height_of(on_map, [], sources, wide=3.3, columns=1, size=7.5)
    listing = fit_listing(on_map, [], sources, wide=3.3, high=told, columns=1, largest=7.5, least=6.5)
    assert high(listing.columns[0]) <= told
    assert "more: see" not in said(listing)
