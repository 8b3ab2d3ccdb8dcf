"""The deck, read back: what is on each slide, and where."""

import io

import numpy as np
import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE, MSO_SHAPE_TYPE
from pptx.util import Inches
from webmap.reports import layer, make_layers, make_spec

from geostrike.brief import slides
from geostrike.brief.plan import MOST
from geostrike.figure import frame_of
from geostrike.figure.view import view_of
from geostrike.layers.entries import entries_of

from .conftest import HOSTILE, all_text, described, hostile_layers, many_layers

HUNDREDTH = Inches(0.01)


def read(data):
    return Presentation(io.BytesIO(data))


def groups_of(slide):
    return {shape.name: shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP}


def test_every_slide_has_a_title_of_its_own_in_its_placeholder(deck):
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert titles[0] == "Strikes and attacks, January and February 2024"
    assert titles[1].startswith("Events")
    assert titles[-1].startswith("Where sources differ")
    assert len(set(titles)) == len(titles)
    for number, slide in enumerate(deck.slides, 1):
        assert slide.slide_layout.name == ("Map" if number == 1 else "Table")
        empty = [shape.name for shape in slide.placeholders if shape.has_text_frame and not shape.text_frame.text]
        assert empty == []


def test_a_map_without_a_summary_asks_for_none():
    deck = read(slides([(make_spec(summary=""), make_layers())]))
    assert [
        shape.name for shape in deck.slides[0].placeholders if shape.has_text_frame and not shape.text_frame.text
    ] == []


def test_the_numbers_of_sources_are_said_beneath_the_table(deck):
    texts = all_text(deck.slides[1].shapes)
    (beneath,) = [text for text in texts if text.startswith("Sources, ")]
    assert beneath == (
        "Sources, in full in the notes of the map: 1 The Example Daily; 2 Example Wire; 3 Explainer Blog"
    )


def test_the_deck_is_wide_and_its_master_has_two_layouts(deck):
    assert (deck.slide_width, deck.slide_height) == (Inches(13.333), Inches(7.5))
    assert [layout.name for layout in deck.slide_layouts] == ["Map", "Table"]


def test_each_sign_stands_where_the_frame_says(maps, deck):
    ((spec, layers),) = maps
    entries, _ = entries_of(layers)
    slide = deck.slides[0]
    (picture,) = [
        shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE or shape.name == "Base of the map"
    ]
    wide, high = picture.width / 914_400, picture.height / 914_400
    frame = frame_of(view_of(spec, entries), wide, high)
    groups = groups_of(slide)
    pinned = [entry for entry in entries if entry.pinned]
    assert len(pinned) == 10
    for entry in pinned:
        group = groups[f"{entry.number} {entry.place}"]
        (x, y) = frame.at(np.array([[entry.longitude, entry.latitude]]))[0]
        (sign,) = [shape for shape in group.shapes if shape.name in ("Strike", "Attack")]
        across = sign.left + sign.width / 2 - picture.left
        down = sign.top + sign.height / 2 - picture.top
        assert abs(across - Inches(x)) < HUNDREDTH
        assert abs(down - Inches(high - y)) < HUNDREDTH
        # A group that scaled its shapes would put them elsewhere than they say.
        assert group._element.grpSpPr.xfrm.find("{*}chOff").get("x") == str(group.left)
        assert group._element.grpSpPr.xfrm.find("{*}chExt").get("cx") == str(group.width)


def test_an_event_moves_as_one_with_its_number_and_name(deck):
    group = groups_of(deck.slides[0])["4 Tower 22"]
    shapes = {shape.name: shape for shape in group.shapes}
    assert shapes["Attack"].auto_shape_type == MSO_SHAPE.OVAL
    assert shapes["Number 4"].text_frame.text == "4"
    assert shapes["Name 4"].text_frame.text == "Tower 22"
    assert shapes["Name 4"].text_frame.paragraphs[0].runs[0].font.bold
    assert shapes["Sources differ"].line.dash_style is not None
    assert described(group) == (
        "Attack, 28 January 2024: Tower 22, Jordan. Drone attack on Tower 22. 3 killed. "
        "Known to the town or site, within 4 km. Sources differ."
    )


def test_strikes_are_diamonds_and_what_is_known_to_an_area_is_hollow_and_dashed(maps, deck):
    entries, _ = entries_of(maps[0][1])
    groups = groups_of(deck.slides[0])
    for entry in (entry for entry in entries if entry.pinned):
        (sign,) = [
            shape for shape in groups[f"{entry.number} {entry.place}"].shapes if shape.name in ("Strike", "Attack")
        ]
        assert sign.auto_shape_type == (MSO_SHAPE.DIAMOND if entry.event_type == "strike" else MSO_SHAPE.OVAL)
        assert (sign.line.dash_style is not None) == entry.coarse


def test_areas_are_freeforms_of_few_points_within_the_picture(deck):
    slide = deck.slides[0]
    areas = [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.FREEFORM]
    assert len([shape for shape in areas if "Area: " in shape.name]) >= 3
    (picture,) = [shape for shape in slide.shapes if shape.name == "Base of the map"]
    for shape in areas:
        assert described(shape).startswith("The area within which event")
        assert len(shape._element.findall(".//{*}pt")) < 120
        assert shape.left >= picture.left - HUNDREDTH
        assert shape.left + shape.width <= picture.left + picture.width + HUNDREDTH
        assert shape.top >= picture.top - HUNDREDTH
        assert shape.top + shape.height <= picture.top + picture.height + HUNDREDTH


def test_two_places_that_may_be_one_event_are_joined_by_a_dashed_line(maps, deck):
    entries, _ = entries_of(maps[0][1])
    (one, other) = [entry.number for entry in entries if entry.perhaps]
    (link,) = [shape for shape in deck.slides[0].shapes if shape.name.startswith("Link")]
    assert link.name == f"Link {one} to {other}"
    assert link.line.dash_style is not None
    assert described(link) == f"Events {one} and {other} may be one event."


def test_names_and_numbers_do_not_lie_over_each_other(deck):
    boxes = [
        (shape.left, shape.top, shape.left + shape.width, shape.top + shape.height)
        for group in groups_of(deck.slides[0]).values()
        for shape in group.shapes
        if shape.name.startswith("Name ")
    ]
    assert len(boxes) > 5
    for row, (left, top, right, bottom) in enumerate(boxes):
        for x1, y1, x2, y2 in boxes[row + 1 :]:
            assert right <= x1 or x2 <= left or bottom <= y1 or y2 <= top


def test_the_picture_and_the_key_are_told_to_those_who_do_not_see_them(deck):
    slide = deck.slides[0]
    (picture,) = [shape for shape in slide.shapes if shape.name == "Base of the map"]
    assert described(picture).startswith("Map: Strikes and attacks, January and February 2024. 11 events, 1 of them")
    assert "Sources differ" in described(groups_of(slide)["Key"])
    assert described(groups_of(slide)["Scale"]).endswith(" km.")
    assert "Not on the map" in "\n".join(all_text(slide.shapes))


def test_the_table_tells_every_event(maps, deck):
    entries, _ = entries_of(maps[0][1])
    tables = [shape.table for slide in deck.slides for shape in slide.shapes if shape.name == "Table of events"]
    rows = [[cell.text for cell in row.cells] for table in tables for row in list(table.rows)[1:]]
    assert [row[0] for row in rows] == [str(entry.number) for entry in entries]
    told = {row[0]: row for row in rows}
    tower = told["4"]
    assert tower[1] == "28 January 2024"
    assert tower[2].startswith("Tower 22, Jordan\nKnown to the town or site")
    assert tower[3].startswith("Attack  Drone attack on Tower 22")
    assert "Sources differ" in tower[3]
    assert "reports give 3 to 4" in tower[3]
    assert tower[4] == "3"
    (iraq,) = [row for row in rows if row[2].startswith("Iraq\n")]
    assert iraq[2].endswith("not on the map")
    assert iraq[4] == "–"
    for table in tables:
        assert table.first_row
        assert not table.horz_banding


def test_what_sources_differ_on_has_a_table_of_its_own(deck):
    (slide,) = [slide for slide in deck.slides if slide.shapes.title.text_frame.text.startswith("Where sources differ")]
    (table,) = [shape.table for shape in slide.shapes if shape.name == "Table of differences"]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows == [
        ["", "What is said", "Who says so"],
        ["Killed", "3", "Example Wire"],
        ["", "4", "Explainer Blog"],
    ]


def test_the_notes_give_each_source_with_its_words(deck):
    notes = deck.slides[0].notes_slide.notes_text_frame.text
    assert "1. The Example Daily, What was hit, and what was not, 5 February 2024" in notes
    assert "https://example.com/daily?id=7&lang=en · SHA-256 5f5f5f5f5f5f…" in notes
    assert "“Aircraft hit two depots on the edge of Al-Qaim before dawn on 2 February.”" in notes
    assert "javascript:" not in notes
    assert "Rules miss things" in notes


def test_arabic_runs_from_the_right(deck):
    notes = deck.slides[0].notes_slide
    runs = [run for run in notes._element.iter("{*}r") if "عين الأسد" in (run.findtext("{*}t") or "")]
    assert runs
    assert all(run.find("{*}rPr").get("lang") == "ar" for run in runs)
    made = make_layers()
    made["attacks"].frame["place"] = "عين الأسد"
    slide = read(slides([(make_spec(), made)])).slides[0]
    names = [
        s
        for group in groups_of(slide).values()
        for s in group.shapes
        if s.has_text_frame and "عين" in s.text_frame.text
    ]
    assert names
    assert all(shape._element.find(".//{*}pPr").get("rtl") == "1" for shape in names)


def test_every_run_has_a_language(deck):
    for slide in deck.slides:
        for run in slide._element.iter("{*}r"):
            assert run.find("{*}rPr").get("lang") in {"en-GB", "ar"}


def test_ids_of_shapes_are_not_used_twice(deck):
    for slide in deck.slides:
        ids = [element.get("id") for element in slide._element.iter("{*}cNvPr")]
        assert len(ids) == len(set(ids))


def test_two_maps_follow_each_other(maps):
    ((spec, layers),) = maps
    second = make_spec(title="The same once more")
    made = read(slides([(spec, layers), (second, layers)]))
    titles = [slide.shapes.title.text_frame.text for slide in made.slides]
    assert titles.index("The same once more") == len(titles) // 2
    assert made.slides[0].has_notes_slide


def test_a_map_without_events():
    made = make_layers()
    made |= {name: layer(name, []) for name in ("strikes", "attacks", "extents", "claims")}
    deck = read(slides([(make_spec(), made)]))
    assert len(deck.slides) == 2
    assert "No event passes the map's filter." in all_text(deck.slides[1].shapes)


def test_a_map_with_one_event():
    made = make_layers()
    for name in ("strikes", "extents"):
        frame = made[name].frame
        made[name] = layer(name, frame[frame["id"] == "s1"].to_dict("records"))
    made["attacks"] = layer("attacks", [])
    deck = read(slides([(make_spec(), made)]))
    assert [name for name in groups_of(deck.slides[0]) if name[0].isdigit()] == ["1 Al-Qaim"]
    assert len(deck.slides) == 2


def test_events_outside_the_view_are_counted_and_not_drawn():
    deck = read(slides([(make_spec(bounds=(40.0, 34.0, 42.0, 36.0)), make_layers())]))
    slide = deck.slides[0]
    drawn = [name for name in groups_of(slide) if name[0].isdigit()]
    assert not [name for name in drawn if "Tower 22" in name]
    text = "\n".join(all_text(slide.shapes))
    assert f"{10 - len(drawn)} events outside this view: in the tables." in text


def test_what_stands_beside_the_map_ends_where_the_map_ends():
    made = make_layers()
    frame = made["strikes"].frame
    nowhere = frame[frame["id"] == "s6"].to_dict("records")[0]
    made["strikes"] = layer("strikes", [*frame.to_dict("records"), *({**nowhere, "id": f"n{n}"} for n in range(40))])
    slide = read(slides([(make_spec(), made)])).slides[0]
    (beneath,) = [shape for shape in slide.shapes if shape.name == "Not on the map"]
    assert beneath.top + beneath.height < Inches(6.95)
    assert "more events: in the tables" in beneath.text_frame.text


def test_of_two_thousand_events_what_is_left_out_is_said():
    deck = read(slides([(make_spec(), many_layers(2_000))]))
    slide = deck.slides[0]
    assert len([name for name in groups_of(slide) if name[0].isdigit()]) == MOST
    assert "1,940 more are in events.csv" in "\n".join(all_text(slide.shapes))
    assert "and 1,800 more in events.csv" in all_text(list(deck.slides)[-1].shapes)
    assert len(deck.slides) < 40
    for slide in list(deck.slides)[1:]:
        (table,) = [shape for shape in slide.shapes if shape.name == "Table of events"]
        assert table.top + table.height < Inches(6.9)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words):
    deck = read(slides([(make_spec(title=words or "x", summary=words), hostile_layers(words))]))
    for slide in deck.slides:
        for text in [*all_text(slide.shapes), slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""]:
            assert not set(text) & set("\x00\x07\x1b\ud800\ufffe\uffff\u202e\u2066")
        for text in all_text(slide.shapes):
            assert len(text) < 2_000
    assert len(deck.slides) == 3
