import io
import zipfile

import pytest

from geostrike.brief.package import pinned


def archive(*names, date=(2024, 2, 3, 4, 5, 6)):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as out:
        for name in names:
            out.writestr(zipfile.ZipInfo(name, date), name * 50)
    return held.getvalue()


def test_neither_order_nor_hour_of_entries_shows():
    one = pinned(archive("b.xml", "[Content_Types].xml", "a.xml"))
    other = pinned(archive("a.xml", "b.xml", "[Content_Types].xml", date=(2030, 1, 1, 0, 0, 0)))
    assert one == other
    with zipfile.ZipFile(io.BytesIO(one)) as read:
        assert read.namelist() == ["[Content_Types].xml", "a.xml", "b.xml"]
        assert read.read("b.xml") == b"b.xml" * 50


@pytest.mark.parametrize("name", ["pptx_file", "docx_file"])
def test_nothing_of_a_template_or_a_clock_is_left(name, request):
    data = request.getfixturevalue(name)
    with zipfile.ZipFile(io.BytesIO(data)) as read:
        names = read.namelist()
        assert {entry.date_time for entry in read.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        text = {name: read.read(name).decode("utf-8") for name in names if name.endswith((".xml", ".rels"))}
    assert not [
        name for name in names if "printer" in name or "thumbnail" in name or "app.xml" in name or "custom" in name
    ]
    everything = "".join(text.values())
    for left_over in ("Steve Canny", "python-docx", "Office Theme", "Click to edit", "Calibri", "Cambria", "en-US"):
        assert left_over not in everything
    core = text["docProps/core.xml"]
    assert "<dc:creator>geostrike</dc:creator>" in core
    assert "Strikes and attacks, January and February 2024" in core
    assert core.count("1980-01-01T00:00:00Z") == 2
