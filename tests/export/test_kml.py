import io
import re
import shutil
import subprocess
import zipfile
from html import unescape
from importlib.resources import files
from xml.etree.ElementTree import Element, tostring

import pytest
from lxml import etree
from shapely import LineString, MultiPolygon, Point, Polygon, box

from geostrike.export.kml import icon_files, kml, kml_pieces, kmz
from geostrike.export.kml.balloon import said
from geostrike.export.kml.elements import colour, days, geometry
from geostrike.export.text import safe_text
from geostrike.layers.entries import entries_of

from .raids import NASTY, SPEC, nasty, raids

K = "{http://www.opengis.net/kml/2.2}"


def text_of(html):
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


@pytest.fixture(scope="module")
def document():
    return etree.fromstring(kml(raids(), SPEC)).find(f"{K}Document")


@pytest.fixture(scope="module")
def folders(document):
    return {f.findtext(f"{K}name"): f.findall(f"{K}Placemark") for f in document.findall(f"{K}Folder")}


@pytest.fixture(scope="module")
def schema():
    return etree.XMLSchema(etree.parse(str(files("fastkml") / "schema" / "ogckml22.xsd")))


@pytest.fixture(scope="module")
def marks(folders):
    events = ("Strikes", "Attacks", "Known only to a country, or not placed")
    return {
        mark.findtext(f"{K}ExtendedData/{K}Data[@name='id']/{K}value"): mark
        for name in events
        for mark in folders[name]
    }


@pytest.mark.parametrize("layers", [raids, nasty, dict])
def test_it_is_kml(schema, layers):
    schema.assertValid(etree.fromstring(kml(layers(), SPEC)))


def test_what_is_in_which_folder(folders):
    assert {name: len(marks) for name, marks in folders.items() if name != "Borders"} == {
        "Strikes": 3, "Attacks": 1, "Areas within which they lie": 3, "May be one event": 1,
        "Known only to a country, or not placed": 2,
    }  # fmt: skip


def test_every_event_is_there_once_and_points_are_those_of_the_layers(marks):
    assert set(marks) == {f"e-{number}" for number in range(1, 7)}
    points = {
        name: tuple(map(float, found.split(",")))
        for name, mark in marks.items()
        if (found := mark.findtext(f"{K}Point/{K}coordinates"))
    }
    expected = {}
    for layer in ("strikes", "attacks"):
        frame = raids()[layer].frame
        expected |= {name: (p.x, p.y) for name, p in zip(frame["id"], frame.geometry, strict=True) if p is not None}
    assert points == expected
    assert set(marks) - set(points) == {"e-4", "e-6"}


def test_days_and_spans(marks):
    assert marks["e-1"].findtext(f"{K}TimeStamp/{K}when") == "2024-02-02"
    span = marks["e-5"].find(f"{K}TimeSpan")
    assert [span.findtext(f"{K}{end}") for end in ("begin", "end")] == ["2024-01-01", "2024-01-31"]
    assert marks["e-4"].find(f"{K}TimeStamp") is None


def test_signs(marks):
    named = {name: mark.findtext(f"{K}styleUrl") for name, mark in marks.items()}
    assert named["e-1"] == "#strike"
    assert named["e-3"] == "#attack-disputed"
    assert named["e-5"] == "#strike-area-disputed"


def test_every_style_is_there_and_every_picture_comes_with_it(document):
    ids = {element.get("id") for element in document.iter(f"{K}Style", f"{K}StyleMap")}
    assert {url.text.removeprefix("#") for url in document.iter(f"{K}styleUrl")} <= ids
    assert {href.text for href in document.iter(f"{K}href")} == set(icon_files())


def test_a_balloon_says_what_the_page_says(marks):
    entries, sources = entries_of(raids())
    entry = next(entry for entry in entries if entry.id == "e-3")
    html = marks["e-3"].findtext(f"{K}description")
    told = text_of(html)
    for words in ("Attack, Tower 22", "28 January 2024", "3 killed", "Reports give 3 to 4", "3 independent sources",
                  "Known to the town or site, within 500 m", "Sources differ. Killed 3: Gazette; Wire 4: A note",
                  "May be the same event as: eastern Syria, January 2024", "“Jets bombed it.”"):  # fmt: skip
        assert words in told
    assert len(entry.quotations) == 3
    assert all(source.publisher in told for source in sources)
    assert re.findall(r'href="([^"]*)"', html) == ["https://example.org/a?x=1&amp;y=2"]
    assert "warning" not in html
    assert "The source contradicts itself." in marks["e-5"].findtext(f"{K}description")


def test_fields_go_with_it(marks):
    data = {d.get("name"): d.findtext(f"{K}value") for d in marks["e-3"].iter(f"{K}Data")}
    assert data["disagreements"] == "killed: 3 (a.md; b.md) / 4 (c.md)"
    assert (data["best"], data["where_prec"], data["disputed"]) == ("3", "1", "true")
    assert data["claims"] == "c3a; c3b; c3c"
    assert "injured" not in data


def test_borders_are_off(document):
    (borders,) = (f for f in document.findall(f"{K}Folder") if f.findtext(f"{K}name") == "Borders")
    assert {shown.text for shown in borders.iter(f"{K}visibility")} == {"0"}
    assert len(borders.findall(f"{K}Placemark")) > 1


def test_the_view_is_that_of_the_map(document):
    look = document.find(f"{K}LookAt")
    assert (float(look.findtext(f"{K}longitude")), float(look.findtext(f"{K}latitude"))) == (42.0, 35.0)
    assert 400_000 < float(look.findtext(f"{K}range")) < 700_000
    assert document.findtext(f"{K}name") == "Raids & <others>"
    assert "Two weeks of raids." in document.findtext(f"{K}description")


def test_hostile_text_comes_back():
    document = etree.fromstring(kml(nasty(), SPEC))
    marks = {m.findtext(f"{K}ExtendedData/{K}Data[@name='id']/{K}value"): m for m in document.iter(f"{K}Placemark")}
    for number, text in enumerate(NASTY):
        mark = marks[f"e-{number}"]
        data = {d.get("name"): d.findtext(f"{K}value") for d in mark.iter(f"{K}Data")}
        assert data.get("target", "") == safe_text(text)
        html = etree.HTML(mark.findtext(f"{K}description"))
        assert not html.xpath("//script | //@onerror | //*[starts-with(@href, 'javascript')]")
        assert " ".join(safe_text(text).split()) in " ".join(" ".join(html.itertext()).split())


def test_google_earth_fills_nothing_in():
    assert "$[" not in said("$[name]")
    assert unescape(said("$[name]")) == "$[name]"


def test_colours_are_turned_round():
    assert colour("#b8390e", 0.5) == "800e39b8"


def test_geometries():
    def told(shape):
        holder = Element("Placemark")
        geometry(holder, shape)
        return tostring(holder, encoding="unicode")

    assert told(Point(43.123456, -0.00001)) == (
        "<Placemark><Point><coordinates>43.12346,-0.00001</coordinates></Point></Placemark>"
    )
    assert told(Point()) == "<Placemark />"
    assert "<coordinates>0.0,0.0 1.5,2.0</coordinates>" in told(LineString([(0, 0), (1.5, 2)]))
    holed = Polygon([(0, 0), (9, 0), (9, 9), (0, 9)], [[(1, 1), (2, 1), (2, 2)]])
    assert told(holed).count("<outerBoundaryIs>") == told(holed).count("<innerBoundaryIs>") == 1
    assert told(MultiPolygon([box(0, 0, 1, 1), box(2, 2, 3, 3)])).count("<Polygon>") == 2


@pytest.mark.parametrize(("prec", "tag"), [(1, "TimeStamp"), (2, "TimeSpan"), (3, "TimeSpan"), (None, "TimeStamp")])
def test_a_day_alone_is_a_stamp_where_it_is_known_to_the_day(prec, tag):
    holder = Element("Placemark")
    days(holder, "2024-02-02", None, prec)
    assert [child.tag for child in holder] == [tag]


def test_a_kmz_holds_the_document_first_and_its_pictures():
    content = kmz(raids(), SPEC)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == ["doc.kml", *icon_files()]
        assert archive.read("doc.kml") == kml(raids(), SPEC) == "".join(kml_pieces(raids(), SPEC)).encode()
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert all(archive.read(path) == picture for path, picture in icon_files().items())
    assert content == kmz(raids(), SPEC)


def test_geopandas_reads_the_folders(tmp_path):
    from geopandas import list_layers, read_file

    path = tmp_path / "raids.kml"
    path.write_bytes(kml(raids(), SPEC))
    assert list(list_layers(path)["name"])[:2] == ["Strikes", "Attacks"]
    frame = read_file(path, layer="Strikes")
    assert sorted(frame["Name"]) == ["Strike, Al Bukamal", "Strike, Mosul", "Strike, eastern Syria"]


@pytest.mark.parametrize("name", ["raids.kml", "raids.kmz"])
def test_gdal_reads_it_without_a_word(tmp_path, name, missing):
    if not shutil.which("ogrinfo"):
        missing("ogrinfo")
    path = tmp_path / name
    path.write_bytes((kml if name.endswith("kml") else kmz)(nasty(), SPEC))
    told = subprocess.run(["ogrinfo", "-ro", "-al", "-so", path], capture_output=True, text=True, check=True)
    assert told.stderr == ""
    assert "Layer name: Strikes" in told.stdout
    assert f"Feature Count: {len(NASTY)}" in told.stdout
