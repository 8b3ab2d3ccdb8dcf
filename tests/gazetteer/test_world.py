"""The world is compiled once into the user's cache, and anew where it must be; by a stand-in of three places."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from itertools import islice

import pytest

from geostrike.errors import GazetteerError
from geostrike.files import data_dir
from geostrike.gazetteer import open_gazetteer, opening, world_rows
from geostrike.gazetteer.opening import open_world
from geostrike.gazetteer.rows import Row
from geostrike.gazetteer.store import Store

ROWS = [Row(f"x:{n}", name, (), "SY", "", "PPL", 38, 35, 1000) for n, name in enumerate(("Homs", "Hama", "Idlib"))]


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """The folder of the cache, and a world of three places in place of the real one."""
    if sys.platform != "linux":
        pytest.skip("the variable that moves the cache is Linux's")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr(world_rows, "world_rows", lambda: iter(ROWS))
    return tmp_path / "cache" / "geostrike"


def worlds(cache) -> list[str]:
    return sorted(path.name for path in cache.iterdir() if path.name != "world.lock")


def test_the_world_lies_in_the_cache_and_is_compiled_once(cache):
    said: list[str] = []
    store = open_world(say=said.append)
    assert (store.count, store.title) == (3, "world")
    assert store.folder.parent == cache and worlds(cache) == [store.folder.name]
    assert store.folder.name == f"world-{store.fingerprint}"
    assert said[0] == "compiling the gazetteer of the world, once"
    assert any("3 places" in words for words in said)
    said.clear()
    assert open_world(say=said.append).count == 3
    assert said == []


def test_nothing_is_said_where_nobody_looks(cache, capsys):
    open_world()
    assert capsys.readouterr() == ("", "")


@pytest.fixture
def data(tmp_path, monkeypatch):
    folder = tmp_path / "data"
    (folder / "world").mkdir(parents=True)
    for name in ("regions.csv", "world/former.csv"):
        shutil.copy(data_dir() / name, folder / name)
    monkeypatch.setattr(opening, "data_dir", lambda: folder)
    return folder


@pytest.mark.parametrize("source", world_rows.SOURCES)
def test_a_source_that_changes_makes_it_anew_and_the_oldest_world_is_deleted(cache, data, source):
    (cache / "other").mkdir(parents=True)
    (cache / ".world-0-left-by-a-killed-process").mkdir()
    made = []
    for age in (200, 100, 0):
        made.append(open_world())
        then = time.time() - age
        os.utime(made[-1].folder, (then, then))
        with (data / source).open("a") as file:
            file.write("\n")
    old, last, new = made
    assert len({store.fingerprint for store in made}) == 3
    # Two versions on one machine shall not delete each other's world at every run.
    assert worlds(cache) == sorted(["other", last.folder.name, new.folder.name])
    assert old.place(0).name == "Homs"  # who had it open reads on


def test_another_release_of_the_settlements_makes_it_anew(cache, monkeypatch):
    first = open_world().fingerprint
    monkeypatch.setattr(opening, "_settlements_release", lambda: "cities500.json 99")
    assert open_world().fingerprint != first


@pytest.mark.parametrize("name", ["manifest.json", "names-0.trie", "text.bin", "population.bin"])
@pytest.mark.parametrize("harm", ["missing", "cut", "flipped"])
def test_a_damaged_world_is_made_anew(cache, name, harm):
    path = open_world().folder / name
    payload = bytearray(path.read_bytes())
    payload[len(payload) // 2] ^= 255
    path.unlink() if harm == "missing" else path.write_bytes(payload[:-2] if harm == "cut" else payload)
    said: list[str] = []
    store = open_world(say=said.append)
    assert said and store.count == 3
    assert worlds(cache) == [store.folder.name]


def test_a_cache_that_cannot_be_written_is_one_clear_error(cache, tmp_path):
    (tmp_path / "cache").write_text("a file")
    with pytest.raises(GazetteerError) as raised:
        open_world()
    message = str(raised.value)
    assert message.startswith(str(cache)) and message.isprintable()
    assert "XDG_CACHE_HOME" in message


def test_rows_that_fail_leave_no_litter(cache, monkeypatch):
    def broken():
        yield ROWS[0]
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(world_rows, "world_rows", broken)
    with pytest.raises(GazetteerError, match="No space left on device"):
        open_world()
    assert worlds(cache) == []


AT_ONCE = """
import sys, time
from pathlib import Path
from geostrike.gazetteer import opening, world_rows
from geostrike.gazetteer.rows import Row
folder = Path(sys.argv[1])
def rows():
    (folder / f"compiled-{sys.argv[2]}").touch()
    for n in range(50):
        time.sleep(0.002)
        yield Row(f"x:{n}", "Homs", (), "SY", "", "PPL", 38, 35, 1000)
world_rows.world_rows = rows
(folder / f"ready-{sys.argv[2]}").touch()
while not (folder / "go").exists():
    time.sleep(0.001)
print(opening.open_world().count)
"""


def test_of_processes_that_want_it_at_once_one_compiles(cache, tmp_path):
    pytest.importorskip("fcntl")
    command = [sys.executable, "-W", "error", "-c", AT_ONCE, str(tmp_path)]
    runs = [
        subprocess.Popen([*command, str(n)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for n in range(3)
    ]
    while any(run.poll() is None for run in runs) and len(list(tmp_path.glob("ready-*"))) < 3:
        time.sleep(0.001)
    (tmp_path / "go").touch()
    assert [run.communicate() for run in runs] == [("50\n", "")] * 3
    assert len(list(tmp_path.glob("compiled-*"))) == 1
    assert len(worlds(cache)) == 1


@pytest.fixture(scope="module")
def real():
    return open_gazetteer()


def test_the_real_world_holds_its_rows_in_their_order(real):
    store: Store = real.bearers.stores[-1]
    assert store.title == "world" and store.count > 270_000
    for ordinal, row in islice(enumerate(world_rows.world_rows()), 0, None, 997):
        place = store.place(ordinal)
        assert (place.id, place.name, place.country, place.admin1) == (row.id, row.name, row.country, row.admin1)
        assert (place.longitude, place.latitude) == (row.longitude, row.latitude)
        assert place.names == row.names
    assert ordinal > 270_000


@pytest.mark.parametrize(
    ("identity", "name"),
    [("gn:2267057", "Lisbon"), ("adm1:US.IL", "Illinois"), ("reg-darfur", "Darfur"), ("jo-tower-22", "Tower 22")],
)
def test_a_place_of_any_layer_is_found_by_its_id(real, identity, name):
    assert (real.places[identity].id, real.places[identity].name) == (identity, name)
    assert f"{identity}x" not in real.places
