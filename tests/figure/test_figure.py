"""Whole figures: what stands on them, in three formats, and for maps of nothing and of very much."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import matplotlib as mpl
import numpy as np
import pytest
from PIL import Image
from webmap.reports import event, layer, make_layers, make_spec

from figure.conftest import many
from geostrike.errors import InputError
from geostrike.figure import SIZES, draw_base, draw_figure, figure_bytes
from geostrike.figure.words import Words

SVG = "{http://www.w3.org/2000/svg}"


def texts(figure):
    return [line.get_text() for line in figure.findobj(Words) if line.get_text()]


def told(figure):
    return " ".join(texts(figure)).replace("\N{HAIR SPACE}", "")


def opened(content):
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def numbers(figure):
    """Return the numbers in tags: as many on the map as in the list."""
    return [text for text in texts(figure) if text.isdigit()]


def test_a_slide_has_four_thousand_pixels_and_says_their_size(slide):
    image = opened(slide["png"])
    assert image.size == (4000, 2250)
    assert image.info["dpi"] == pytest.approx((300, 300), abs=0.1)
    assert set(image.info) == {"dpi"}


@pytest.mark.parametrize(("size", "wide", "high"), [("a4", 2481, 3507), ("column", 1062, None)])
def test_sheets_are_as_large_as_they_are_called(layers, spec, size, wide, high):
    figure = draw_figure(layers, spec, size)
    inches = figure.get_size_inches()
    assert inches[0] * 300 == pytest.approx(wide, abs=1)
    assert high is None or inches[1] * 300 == pytest.approx(high, abs=1)
    assert inches[1] > inches[0]


def test_another_size_is_refused_by_name(layers, spec):
    with pytest.raises(InputError, match=r"'poster' is no size of a figure; there are slide, a4, column"):
        draw_figure(layers, spec, "poster")


def test_a_figure_says_what_it_shows(layers, spec):
    said = told(draw_figure(layers, spec))
    for words in (
        spec.title,
        "20 January – 3 February 2024. 10 of 11 events on the map; 1 known only to a country.",
        "Not on the map: known only to the country",
        "Al-Qaim, Anbar, Iraq",
        "16 killed.",
        "Sources",
        "Example Wire:",
        "example.org/raids",
        "Documents what was reported; placed no more finely than reported.",
        "Places: GeoNames (CC BY 4.0).",
        "Area within which it lies",
        "Sources differ",
        "Country only",
        "km",
        "IRAQ",
    ):
        assert words in said, words
    assert "javascript" not in said


@pytest.mark.parametrize("size", SIZES)
def test_every_number_in_the_list_is_on_the_map(layers, spec, size):
    found = numbers(draw_figure(layers, spec, size))
    assert len(found) >= 20
    for number in ("1", "2", "9"):
        assert found.count(number) >= 2


@pytest.mark.parametrize("size", SIZES)
def test_no_line_leaves_its_sheet(layers, spec, size):
    from geostrike.figure.lettering import width

    figure = draw_figure(layers, spec, size)
    wide, high = figure.get_size_inches()
    for line in figure.findobj(Words):
        if line.get_text():
            x, y = line.get_position()
            assert x >= 0
            assert x + width(line.get_text(), line.style, line.get_fontsize()) <= wide + 0.01
            assert 0 < y < high


def test_letters_are_no_smaller_than_can_be_read(layers, spec):
    for size, least in (("slide", 6.8), ("a4", 5.5), ("column", 5)):
        figure = draw_figure(layers, spec, size)
        assert min(line.get_fontsize() for line in figure.findobj(Words) if line.get_text()) >= least


def test_svg_text_is_text_in_fonts_that_it_carries(slide, spec):
    svg = slide["svg"].decode()
    root = ET.fromstring(svg)
    assert root.get("role") == "img"
    titles = [node.text for node in root.iter(f"{SVG}title")]
    assert titles == [spec.title]
    assert root.find(f"{SVG}desc").text == spec.summary
    said = ["".join(node.itertext()) for node in root.iter(f"{SVG}text")]
    assert spec.title in said
    assert "العراق" in said
    families = set(re.findall(r"font-family:'([^']+)'", svg))
    assert {"geostrike Sans", "geostrike Arabic"} <= families
    assert svg.count("data:font/woff;base64,") == svg.count("@font-face")
    assert "<script" not in svg
    # What it names on the web are vocabularies, which nothing fetches.
    addresses = {address.split("/")[2] for address in re.findall(r"https?://[^\s\"'<>]+", svg)}
    assert addresses <= {"www.w3.org", "purl.org", "creativecommons.org"}


def test_svg_letters_look_in_a_browser_as_they_were_measured(slide, browser, tmp_path):
    from geostrike.figure.lettering import width

    path = tmp_path / "figure.svg"
    path.write_bytes(slide["svg"])
    page = browser.new_page()
    page.goto(path.as_uri())
    page.evaluate("() => document.fonts.ready")
    measured = page.evaluate(
        """() => [...document.querySelectorAll("text")].map(node => {
            const style = getComputedStyle(node);
            const size = parseFloat(style.fontSize);
            return [node.textContent, style.fontWeight, style.fontStyle, size, node.getComputedTextLength()];
        })"""
    )
    page.close()
    assert len(measured) > 80
    for text, weight, slant, size, long in measured:
        style = "bold" if weight == "600" else "italic" if slant == "italic" else "regular"
        assert long == pytest.approx(width(text, style, size) * 72, abs=0.6, rel=0.01), text


def test_a_pdf_carries_its_fonts_and_is_read_as_it_is_written(slide, spec, tool):
    fonts = tool("pdffonts", slide["pdf"]).splitlines()[2:]
    assert len(fonts) >= 3
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in fonts), fonts
    text = tool("pdftotext", slide["pdf"], "-layout", after=("-",))
    assert spec.title in text
    for words in ("Al-Qaim, Anbar, Iraq", "Iraq", "العراق", "الموصل", "Example Wire"):
        assert words in text, words
    about = tool("pdfinfo", slide["pdf"])
    assert f"Title:           {spec.title}" in about
    assert "Author:          geostrike" in about
    assert "CreationDate" not in about


def test_a_figure_has_the_same_bytes_in_every_process(slide, tmp_path):
    code = (
        "import hashlib, json, sys\n"
        "from webmap.reports import make_layers, make_spec\n"
        "from geostrike.figure import figure_bytes\n"
        "found = figure_bytes(make_layers(), make_spec(languages=('en', 'ar')))\n"
        "print(json.dumps({kind: hashlib.sha256(data).hexdigest() for kind, data in found.items()}))\n"
    )
    import hashlib
    import json

    tests = str(Path(__file__).parents[1])
    paths = os.pathsep.join([tests, *sys.path])
    env = {**os.environ, "PYTHONHASHSEED": "7", "PYTHONPATH": paths, "MPLCONFIGDIR": str(tmp_path), "TZ": "Asia/Tokyo"}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == {kind: hashlib.sha256(data).hexdigest() for kind, data in slide.items()}


def test_settings_of_the_reader_neither_change_a_figure_nor_are_changed(layers, spec, slide):
    before = dict(mpl.rcParams)
    with mpl.rc_context({"font.size": 30, "text.usetex": True, "svg.fonttype": "path", "figure.facecolor": "black"}):
        during = dict(mpl.rcParams)
        assert figure_bytes(layers, spec)["svg"] == slide["svg"]
        assert dict(mpl.rcParams) == during
    assert dict(mpl.rcParams) == before


HOSTILE = (
    "</script><script>alert(1)</script>",
    "quote \" and 'quote' and \\ backslash $x^2$ $",
    "tab\t line\n return\r null\x00 bell\x07",
    "line\u2028paragraph\u2029",
    "الموصل \u202e reversed \u2067 x",
    "𓂀 😀 中文 half \ud800",
    "=cmd|' /C calc'!A0 ]]> &amp; --",
    "W" * 100_000,
    "",
)


def objects(values):
    """Return values as our own frames hold them: the strings of pandas cannot hold half a character."""
    import pandas as pd

    return pd.Series(list(values), dtype=object)


@pytest.mark.parametrize("size", SIZES)
def test_hostile_text_is_set_safely(size, tool):
    made = make_layers()
    for name in ("strikes", "attacks"):
        frame = made[name].frame.copy()
        for column in ("title", "place", "admin1", "actor1", "target", "warning"):
            frame[column] = objects(HOSTILE[n % len(HOSTILE)] for n in range(len(frame)))
        made[name] = replace(made[name], frame=frame)
    frame = made["documents"].frame.copy()
    for column in ("title", "publisher", "name"):
        frame[column] = objects(HOSTILE[n % len(HOSTILE)] for n in range(1, len(frame) + 1))
    made["documents"] = replace(made["documents"], frame=frame)
    found = figure_bytes(made, make_spec(title="".join(HOSTILE), summary=HOSTILE[4] + HOSTILE[0]), size)
    assert opened(found["png"]).size[0] > 1000
    root = ET.fromstring(found["svg"])
    said = "".join(root.itertext())
    assert not any(ord(letter) < 32 and letter not in "\n\t" for letter in said)
    assert not set(said) & set("\u202e\u2067\u2028\x00")
    assert "alert(1)" in said
    assert not list(root.iter(f"{SVG}script"))
    assert "alert(1)" in tool("pdftotext", found["pdf"], after=("-",))


def test_a_map_of_nothing_says_so():
    made = make_layers()
    none = {name: layer(name, []) for name in ("strikes", "attacks", "extents", "claims", "contested")}
    figure = draw_figure({**made, **none}, make_spec())
    assert min(line.get_position()[1] for line in figure.findobj(Words) if "km" in line.get_text()) > 0.8
    assert "No events" in texts(figure)
    assert "No event in this view" in texts(draw_figure(made, make_spec(bounds=(0.0, 40.0, 5.0, 45.0))))
    assert not numbers(figure)
    country = {**none, "strikes": layer("strikes", [event("s6", "strike", "Iraq", None, 6, [], country="IQ")])}
    assert "No event is known more finely than its country" in texts(draw_figure({**made, **country}, make_spec()))


def test_layers_that_a_map_leaves_out_are_not_missed():
    made = {name: found for name, found in make_layers().items() if name not in {"extents", "borders", "contested"}}
    said = told(draw_figure(made, make_spec()))
    assert "Area within which it lies" not in said
    assert "Al-Qaim" in said
    assert told(draw_figure({"strikes": make_layers()["strikes"]}, make_spec())).count("Al-Qaim")


def test_of_many_events_as_many_are_listed_as_fit_and_the_rest_is_owned_to():
    figure = draw_figure(many(200), make_spec())
    said = told(figure)
    left = int(re.search(r"and ([\d,]+) more: see events\.csv", said)[1])
    assert 120 < left < 180
    assert "200 events, all on the map" in said
    listed = 200 - left
    assert {int(number) for number in numbers(figure)} == set(range(1, listed + 1))


def test_of_very_many_events_the_signs_are_dots_without_numbers():
    figure = draw_figure(many(2_500), make_spec())
    assert "The first of 2,500 events on the map, by day" in told(figure)
    dots = [found for found in figure.axes[0].collections if len(found.get_offsets()) > 300]
    assert sum(len(found.get_offsets()) for found in dots) == 2_500
    assert all(found.get_rasterized() for found in dots)
    found = numbers(figure)
    assert len(found) == len(set(found))


def test_events_close_together_keep_their_places_and_all_have_numbers():
    figure = draw_figure(many(40, spread=0.04), make_spec(bounds=(36.0, 30.0, 44.0, 37.0)), "a4")
    found = numbers(figure)
    assert {found.count(str(number)) for number in range(1, 41)} == {2}


def test_events_beyond_the_view_are_listed_as_such(layers, spec):
    said = told(draw_figure(layers, replace(spec, bounds=(38.0, 33.0, 39.5, 34.0))))
    assert "Outside this view" in said
    assert "outside this view" in said


def test_the_base_alone_says_where_places_stand(layers, spec):
    content, frame = draw_base(layers, replace(spec, bounds=(33.0, 31.0, 45.0, 37.0)), 6.0, 4.0)
    image = opened(content).convert("RGB")
    assert image.size[0] / image.info["dpi"][0] == pytest.approx(6.0, abs=0.02)
    dpi = image.info["dpi"][0]
    x, y = frame.at(np.array([(34.2, 33.2)]))[0]  # the sea west of the land
    assert image.getpixel((round(x * dpi), round((frame.height - y) * dpi))) == (0xDC, 0xE5, 0xEA)
    x, y = frame.at(np.array([(42.2, 32.6)]))[0]
    assert image.getpixel((round(x * dpi), round((frame.height - y) * dpi))) in {(0xF8, 0xF6, 0xF1), (0xF5, 0xEF, 0xE2)}
