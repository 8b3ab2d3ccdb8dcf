"""An opened index gives back what was compiled, and a damaged one is never taken for whole."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geostrike.errors import GazetteerError
from geostrike.gazetteer.compile import compile_rows
from geostrike.gazetteer.distance import distance_m
from geostrike.gazetteer.rows import Row
from geostrike.gazetteer.store import COLUMNS, MANIFEST, Store, manifest_sum

ROWS = [
    Row(
        "x:1",
        "Homs",
        (("ar", "حمص"), ("", "Emesa")),
        "SY",
        "Homs",
        "PPLA",
        36.71,
        34.73,
        9_000.0,
        775_404,
        169577,
        "GN",
    ),
    Row("x:2", "Homs Governorate", (), "SY", "Homs", "ADM1", 38.2, 34.3, 120_000.0, 0, None, "GN"),
    Row("x:3", "Red Sea", (("ar", "البحر الأحمر"),), "", "", "SEA", 38.0, 20.0, 900_000.0, source="own"),
]
FILES = sorted(
    [
        MANIFEST,
        "text.bin",
        *(f"{name}.bin" for name in COLUMNS),
        *(f"{kind}-0.{end}" for kind in ("names", "variants") for end in ("trie", "starts", "entries")),
    ]
)


@pytest.fixture
def folder(tmp_path):
    compile_rows(ROWS, tmp_path / "index", title="test", fingerprint="f00")
    return tmp_path / "index"


def assert_refused(folder: Path, words: str = "") -> None:
    with pytest.raises(GazetteerError) as raised:
        Store(folder)
    message = str(raised.value)
    assert message.startswith(f"{folder}: ")
    assert message.isprintable() and message.count("delete the folder") <= 1
    assert words in message


def test_the_files_of_an_index(folder):
    assert sorted(path.name for path in folder.iterdir()) == FILES


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_cut_grown_emptied_or_missing_is_told(folder, name):
    path = folder / name
    payload = path.read_bytes()
    for damaged in (payload[:-1], payload + b"\0", b""):
        path.write_bytes(damaged)
        assert_refused(folder, "damaged")
    path.unlink()
    assert_refused(folder, name)
    path.mkdir()
    assert_refused(folder, "damaged")
    path.rmdir()
    path.write_bytes(payload)
    assert Store(folder).count == 3


@pytest.mark.parametrize("name", FILES)
def test_a_flipped_byte_is_told_wherever_it_is(folder, name):
    path = folder / name
    payload = bytearray(path.read_bytes())
    for position in range(0, len(payload), max(1, len(payload) // 300)):
        payload[position] ^= 1
        path.write_bytes(payload)
        assert_refused(folder)
        payload[position] ^= 1
    path.write_bytes(payload)
    assert Store(folder).count == 3


def test_a_file_that_was_empty_must_stay_so(tmp_path):
    compile_rows([ROWS[2]], tmp_path / "index", title="test")  # no name of a sea is transliterated
    path = tmp_path / "index" / "variants-0.entries"
    assert path.stat().st_size == 0
    path.write_bytes(b"\0\0\0\0")
    assert_refused(tmp_path / "index", "variants-0.entries is cut or changed")


def test_every_byte_of_the_manifest_counts(folder):
    payload = bytearray((folder / MANIFEST).read_bytes())
    for position in range(len(payload)):
        payload[position] ^= 32  # small letters to capitals, which leave it JSON
        (folder / MANIFEST).write_bytes(payload)
        assert_refused(folder)
        payload[position] ^= 32


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "[1]", "null", "3", '"format"', "{}", '{"format": 1}', '{"format": [1]}', "\0"]
)
def test_a_manifest_that_is_none(folder, text):
    (folder / MANIFEST).write_text(text)
    assert_refused(folder)


def test_a_manifest_that_is_not_utf_8(folder):
    (folder / MANIFEST).write_bytes(b'{"format": 1, "title": "\xff"}')
    assert_refused(folder, "damaged")


def rewrite(folder: Path, **changes: object) -> None:
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8")) | changes
    manifest["sum"] = manifest_sum(manifest)
    (folder / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False), encoding="utf-8")


@pytest.mark.parametrize("number", [0, 2, "1", None])
def test_an_index_of_another_version_is_called_that_and_not_damaged(folder, number):
    rewrite(folder, format=number)
    assert_refused(folder, "another version")
    with pytest.raises(GazetteerError) as raised:
        Store(folder)
    assert "damaged" not in str(raised.value)


@pytest.mark.parametrize("left_out", [name for name in FILES if name != MANIFEST])
def test_a_manifest_that_lists_too_few_files(folder, left_out):
    files = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
    rewrite(folder, files={name: known for name, known in files.items() if name != left_out})
    assert_refused(folder, left_out)


@pytest.mark.parametrize("files", [{}, [], None, {"text.bin": 3}, {"text.bin": [1, 2, 3]}])
def test_a_manifest_whose_files_are_none(folder, files):
    rewrite(folder, files=files)
    assert_refused(folder, "damaged")


def test_no_folder_is_told(tmp_path):
    assert_refused(tmp_path / "none", "No such file")
    (tmp_path / "file").touch()
    assert_refused(tmp_path / "file", "damaged")


def test_an_open_index_outlives_its_folder(folder):
    store = Store(folder)
    shutil.rmtree(folder)
    assert [entry.ordinal for entry in store.names.get("homs")] == [0, 1]
    assert store.variants.get("hums") != []
    assert store.place(0).name == "Homs"


SPELLINGS = st.one_of(
    st.sampled_from(["a:b", ":", "a\tb\nc", "\U0001f30d x", "حمص", "a\x00b", "|", '"', "\x1e", "\u2028"]),
    st.text(max_size=12),
)
PLACES = st.builds(
    Row,
    id=st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=9),
    name=SPELLINGS,
    names=st.lists(st.tuples(st.sampled_from(["", "en", "ar-Latn", "zh"]), SPELLINGS), max_size=4).map(tuple),
    country=st.text(max_size=2),
    admin1=st.text(max_size=5),
    feature_code=st.sampled_from(["PPL", "ADM1"]),
    longitude=st.floats(-180, 180),
    latitude=st.floats(-90, 90),
    radius_m=st.floats(0, 20_100_000),
    population=st.integers(0, 2**32 - 1),
    geonameid=st.one_of(st.none(), st.integers(1, 2**32 - 1)),
    source=st.text(max_size=5),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(PLACES, max_size=5, unique_by=lambda row: row.id))
def test_what_is_compiled_comes_back(rows):
    with tempfile.TemporaryDirectory() as folder:
        compile_rows(rows, Path(folder) / "index", title="test")
        store = Store(Path(folder) / "index")
    assert store.count == len(rows)
    for ordinal, row in enumerate(rows):
        place = store.place(ordinal)
        for field in ("id", "country", "admin1", "feature_code", "longitude", "latitude", "geonameid", "source"):
            assert getattr(place, field) == getattr(row, field)
        assert place.name == row.name.replace("\x1f", " ")
        assert place.names == tuple((language, text.replace("\x1f", " ")) for language, text in row.names)
        assert place.radius_m == pytest.approx(row.radius_m, rel=1e-6, abs=0.1)
        assert store.population[ordinal] == row.population
        assert store.find(row.id) == ordinal
        assert store.find(f"{row.id} ") is None


def test_a_separator_in_a_name_never_makes_two_of_it(tmp_path):
    row = ROWS[0]._replace(name="Ho\x1fms", names=(("e:n\x1f", "a\x1f:b"), ("", "\x1f")))
    compile_rows([row, ROWS[1]], tmp_path / "index", title="test")
    place = Store(tmp_path / "index").place(0)
    assert (place.name, place.names) == ("Ho ms", (("e-n ", "a :b"), ("", " ")))


def test_an_id_is_found_whole_and_only_as_an_id(tmp_path):
    rows = [ROWS[0]._replace(id=f"x:{n}", name=f"x:{n + 1}", names=(("", f"x:{n + 2}"),)) for n in (10, 1, 100)]
    compile_rows(rows, tmp_path / "index", title="test")
    store = Store(tmp_path / "index")
    assert [store.find(f"x:{n}") for n in (10, 1, 100)] == [0, 1, 2]
    assert [store.find(text) for text in ("", "x:", "x:2", "x:11", "x:10\x1f", "\ud800")] == [None] * 6


POINTS = st.tuples(st.floats(-180, 180), st.floats(-90, 90))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(POINTS, st.sampled_from(["PPL", "PPLA", "ADM1"])), max_size=12), POINTS, st.integers(1, 15))
def test_the_nearest_are_those_of_a_plain_search(places, point, limit):
    rows = [
        Row(f"x:{n}", "Homs", (), "", "", code, longitude, latitude, 1.0)
        for n, ((longitude, latitude), code) in enumerate(places)
    ]
    with tempfile.TemporaryDirectory() as folder:
        compile_rows(rows, Path(folder) / "index", title="test")
        found = Store(Path(folder) / "index").nearest(*point, limit, kinds=("PPL",))
    away = [distance_m(*point, row.longitude, row.latitude) for row in rows]
    expected = sorted(away[n] for n, row in enumerate(rows) if row.feature_code.startswith("PPL"))[:limit]
    assert [away[n] for n in found] == pytest.approx(expected, abs=1.0)
    assert len(set(found)) == len(found)
    assert all(rows[n].feature_code.startswith("PPL") for n in found)
