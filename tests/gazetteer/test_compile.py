"""Rows of any number and any content become one whole index, or none, the same bytes each time."""

from __future__ import annotations

import hashlib
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geostrike.errors import GazetteerError
from geostrike.gazetteer import compile as compiling
from geostrike.gazetteer import fold
from geostrike.gazetteer.compile import compile_rows
from geostrike.gazetteer.listing import listed_keys
from geostrike.gazetteer.rows import Row
from geostrike.gazetteer.store import ABBREVIATED, CAPITALS, MAIN, SHORTENED, TRANSCRIBED, Store

LIGATURE = "\ufdfa"  # one letter of the Arabic script that folds to fifteen
LIGATURES = [
    chr(code) for code in range(0xFD50, 0xFD90)
]  # letters of three bytes that fold to three letters, six bytes


def row(number: int, name: str, *names: str, **fields: object) -> Row:
    given_ = {
        "country": "SY",
        "admin1": "",
        "feature_code": "PPL",
        "longitude": 38.0,
        "latitude": 35.0,
        "radius_m": 1e3,
    }
    return Row(id=f"x:{number}", name=name, names=tuple(("", text) for text in names), **(given_ | fields))  # type: ignore[arg-type]


def compiled(rows, folder: Path, **options) -> Store:
    compile_rows(rows, folder, title="test", **options)
    return Store(folder)


def answers(store: Store) -> dict[str, object]:
    """Everything that an index answers, whatever parts it is in."""
    names, variants = store.names, store.variants
    return {
        "places": [store.place(ordinal) for ordinal in range(store.count)],
        "names": {key: names.get(key) for key in sorted(names.begun(""))},
        "variants": {key: variants.get(key) for key in sorted(variants.begun(""))},
        "goes on": {key: names.goes_on(key) for key in names.begun("")},
        "begun": {key[:2]: sorted(names.begun(key[:2])) for key in names.begun("")},
    }


def digest(folder: Path) -> str:
    whole = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        whole.update(path.name.encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


def in_folder(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_number_of_rows_is_told_and_all_are_there(tmp_path):
    assert compile_rows((row(n, f"Town {n}") for n in range(50)), tmp_path / "index", title="test") == 50
    store = Store(tmp_path / "index")
    assert (store.count, store.title, store.fingerprint) == (50, "test", "")
    assert [store.place(n).id for n in (0, 49)] == ["x:0", "x:49"]


def test_rows_are_taken_one_by_one_and_progress_is_said_between_them(tmp_path, monkeypatch):
    monkeypatch.setattr(compiling, "_SAY_EVERY", 2)
    told: list[str] = []

    def rows():
        for number in range(4):
            told.append(f"row {number}")
            yield row(number, "Homs")

    compile_rows(rows(), tmp_path / "index", title="Syria", say=told.append)
    assert told[:6] == ["row 0", "row 1", "Syria: 2 places", "row 2", "row 3", "Syria: 4 places"]
    assert all("Syria" in words for words in told[6:]) and len(told) == 8


def test_no_rows_are_an_empty_index(tmp_path):
    store = compiled([], tmp_path / "index")
    assert store.count == 0
    assert store.names.get("homs") == [] and "homs" not in store.names
    assert not store.names.goes_on("homs") and list(store.names.begun("")) == []
    assert store.find("x:1") is None
    assert store.nearest(0, 0, 3, kinds=("PPL",)) == []


def test_one_row_is_found_by_each_of_its_names(tmp_path):
    store = compiled([row(1, "Deir ez-Zor", "دير الزور", "Deirezzor")], tmp_path / "index")
    assert [[entry.ordinal for entry in store.names.get(fold(name))] for name in ("Deir ez-Zor", "دير الزور")] == [
        [0]
    ] * 2
    assert store.names.get("deir") == []
    assert [entry.ordinal for entry in store.variants.get("dirzur")] == [0]


def test_bearers_of_one_name_come_by_population_then_in_order(tmp_path):
    people = [5, 0, 70, 5, 2**40, 0]
    store = compiled([row(n, "Homs", "homs", "HOMS", population=p) for n, p in enumerate(people)], tmp_path / "index")
    assert [entry.ordinal for entry in store.names.get("homs")] == [4, 2, 0, 3, 1, 5]


def test_names_without_a_letter_lead_nowhere_and_break_nothing(tmp_path):
    store = compiled([row(1, "—", "", ".", "\u200f", "'"), row(2, "", "Homs"), row(3, "Homs", "")], tmp_path / "index")
    assert store.place(0).name == "—"
    assert [name for _, name in store.place(0).names] == ["", ".", "\u200f", "'"]
    assert list(store.names.begun("")) == ["homs"]
    assert [entry.ordinal for entry in store.names.get("homs")] == [1, 2]


@pytest.mark.parametrize("spilled", [False, True])
def test_names_of_ten_thousand_characters(tmp_path, monkeypatch, spilled):
    if spilled:
        monkeypatch.setattr(compiling, "_IN_MEMORY", 1)
    names = ["x" * 10_000, "ab " * 3_333, "\U0001d400" * 10_000, LIGATURE * 10_000]
    store = compiled([row(n, name) for n, name in enumerate(names)], tmp_path / "index")
    for number, name in enumerate(names):
        assert store.place(number).name == name
        assert [entry.ordinal for entry in store.names.get(fold(name))] == [number]


@pytest.mark.parametrize(
    ("population", "kept"),
    [(0, 0), (-1, 0), (None, 0), (2**32 - 1, 2**32 - 1), (2**32, 2**32 - 1), (10**30, 2**32 - 1)],
)
def test_populations_are_kept_within_what_a_column_holds(tmp_path, population, kept):
    assert compiled([row(1, "Homs", population=population)], tmp_path / "index").population[0] == kept


@pytest.mark.parametrize(("geonameid", "kept"), [(None, None), (0, None), (1, 1), (2**32 - 1, 2**32 - 1)])
def test_geonameids_are_kept(tmp_path, geonameid, kept):
    assert compiled([row(1, "Homs", geonameid=geonameid)], tmp_path / "index").place(0).geonameid == kept


def many(field: str, count: int):
    return (row(n, "Homs", **{field: f"V{n}"}) for n in range(count))


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (lambda: [row(1, "Homs"), row(2, "Hama", geonameid=-5)], "test: place 'x:2': geonameid -5 "),
        (lambda: [row(1, "Homs", geonameid=2**32)], "test: place 'x:1': geonameid 4294967296 "),
        (lambda: many("country", 65_537), "test: place 'x:65536': country 'V65536' "),
        (lambda: many("feature_code", 65_537), "test: place 'x:65536': feature 'V65536' "),
        (lambda: [row(1, "Homs \ud800")], "test: place 'x:1': a text of it holds half a character"),
        (lambda: [row(1, "Homs", "Hims \udfff")], "half a character"),
        (lambda: [row(1, "Homs", source="\ud800")], "half a character"),
        (lambda: [row(1, "Homs", admin1="\ud800")], "half a character"),
        (lambda: [row(1, "Homs")._replace(id="\ud800")], "place '\\ud800': a text of it holds half a character"),
        (lambda: [row(1, "Homs")._replace(id="a\x1fb")], "test: place 'a\\x1fb': the id holds the control character"),
    ],
)
def test_what_an_index_cannot_hold_is_one_clear_error_and_leaves_nothing(tmp_path, rows, words):
    with pytest.raises(GazetteerError) as raised:
        compile_rows(rows(), tmp_path / "index", title="test")
    assert words in str(raised.value)
    assert str(raised.value).isprintable()
    assert in_folder(tmp_path) == []


def test_more_places_than_an_entry_can_number_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(compiling, "_MOST_PLACES", 3)
    compile_rows([row(n, "Homs") for n in range(3)], tmp_path / "index", title="test")
    with pytest.raises(GazetteerError, match="place 'x:3': an index holds 3 places"):
        compile_rows([row(n, "Homs") for n in range(4)], tmp_path / "index", title="test")


def test_every_row_may_have_a_source_and_a_division_of_its_own(tmp_path):
    store = compiled(
        (row(n, "Homs", source=f"http://x/{n}", admin1=f"D{n}") for n in range(66_000)), tmp_path / "index"
    )
    assert (store.place(65_999).source, store.place(65_999).admin1) == ("http://x/65999", "D65999")
    assert store.place(0).source == "http://x/0"


@pytest.mark.parametrize("error", [ValueError, OSError, KeyboardInterrupt])
@pytest.mark.parametrize("after", [0, 1, 500])
def test_rows_that_raise_midway_leave_what_was_there(tmp_path, monkeypatch, error, after):
    monkeypatch.setattr(compiling, "_IN_MEMORY", 100)
    compile_rows([row(1, "Homs")], tmp_path / "index", title="old")
    before = digest(tmp_path / "index")

    def broken():
        yield from (row(n, f"Town {n}") for n in range(after))
        raise error("no more")

    for name in ("index", "another"):
        with pytest.raises(error, match="no more"):
            compile_rows(broken(), tmp_path / name, title="new")
    assert in_folder(tmp_path) == ["index"]
    assert digest(tmp_path / "index") == before


def test_an_index_is_replaced_whole(tmp_path):
    compile_rows([row(n, f"Town {n}") for n in range(9)], tmp_path / "index", title="old")
    (tmp_path / "index" / "left over").touch()
    assert compiled([row(1, "Homs")], tmp_path / "index").count == 1
    assert in_folder(tmp_path) == ["index"]
    assert not (tmp_path / "index" / "left over").exists()


def test_where_the_folder_cannot_be_put_in_place_the_old_one_stays(tmp_path, monkeypatch):
    compile_rows([row(1, "Homs")], tmp_path / "index", title="old")
    rename = Path.rename

    def refused(self: Path, target: Path) -> Path:
        if self.name.startswith(".index-") and not self.name.endswith("-old"):
            raise PermissionError(13, "no")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refused)
    with pytest.raises(PermissionError):
        compile_rows([row(1, "Hama")], tmp_path / "index", title="new")
    assert in_folder(tmp_path) == ["index"]
    assert Store(tmp_path / "index").title == "old"


@pytest.mark.parametrize("theirs", [False, True])
def test_another_process_may_move_the_folder_at_any_moment(tmp_path, monkeypatch, theirs):
    folder = tmp_path / "index"
    compile_rows([row(1, "Homs")], folder, title="old")
    compile_rows([row(1, "Homs")], tmp_path / "theirs", title="theirs")
    rename = Path.rename

    def meanwhile(self: Path, target: Path) -> Path:
        if self == folder:
            rename(folder, tmp_path / "moved")  # by the other process, which is about to put its own there
        if theirs and target == folder:
            rename(tmp_path / "theirs", folder)  # it was first
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", meanwhile)
    assert compile_rows([row(1, "Homs")], folder, title="new") == 1
    assert Store(folder).title == ("theirs" if theirs else "new")
    assert not [name for name in in_folder(tmp_path) if name.startswith(".")]


FULL_DISK = """
import resource, sys
from pathlib import Path
from geostrike.gazetteer.compile import compile_rows
from geostrike.gazetteer.rows import Row
folder, names, limit = Path(sys.argv[1]), sys.argv[2].split(), int(sys.argv[3])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
try:
    compile_rows([Row(f"x:{n}", t, (), "", "", "PPL", 0, 0, 1) for n, t in enumerate(names)], folder, title="new")
except OSError as error:
    print("OSError", error.errno)
"""


def test_a_full_disk_is_an_error_whichever_file_it_cuts(tmp_path):
    pytest.importorskip("resource")
    draw = random.Random(1)
    names = ["".join(draw.choices(LIGATURES, k=200)) for _ in range(20)]
    folder = tmp_path / "index"
    store = compiled([row(n, name) for n, name in enumerate(names)], tmp_path / "whole")
    sizes = {name: size for name, (size, _) in store.manifest["files"].items()}
    assert max(sizes, key=sizes.get) == "names-0.trie"  # so that there is a limit that cuts the trie alone
    compile_rows([row(1, "Homs")], folder, title="old")
    for limit in (sizes["names-0.trie"] - 1, sizes["text.bin"] - 1):
        command = [sys.executable, "-c", FULL_DISK, str(folder), " ".join(names), str(limit)]
        run = subprocess.run(command, capture_output=True, text=True, check=True)
        assert run.stdout.startswith("OSError"), run.stdout
        assert Store(folder).title == "old"
        assert in_folder(tmp_path) == ["index", "whole"]


TWO_AT_ONCE = """
import sys, time
from pathlib import Path
from geostrike.gazetteer.compile import compile_rows
from geostrike.gazetteer.rows import Row
folder = Path(sys.argv[1])
rows = [Row(f"x:{n}", f"Town {n}", (), "SY", "", "PPL", 38, 35, 1000) for n in range(20)]
(folder.parent.parent / f"ready-{sys.argv[2]}").touch()
while not (folder.parent.parent / "go").exists():
    time.sleep(0.001)
for _ in range(60):
    compile_rows(rows, folder, title="test")
"""


def test_two_processes_that_compile_one_folder_leave_one_whole_index(tmp_path):
    folder = tmp_path / "cache" / "index"
    command = [sys.executable, "-W", "error", "-c", TWO_AT_ONCE, str(folder)]
    runs = [subprocess.Popen([*command, str(n)], stderr=subprocess.PIPE, text=True) for n in range(2)]
    while any(run.poll() is None for run in runs) and len(list(tmp_path.glob("ready-*"))) < 2:
        time.sleep(0.001)
    (tmp_path / "go").touch()
    errors = [run.communicate()[1] for run in runs]
    assert errors == ["", ""]
    assert in_folder(folder.parent) == ["index"]
    assert answers(Store(folder)) == answers(compiled([row(n, f"Town {n}") for n in range(20)], tmp_path / "alone"))


WORDS = st.sampled_from(
    ["al", "Al", "new", "New", "York", "newark", "Deir", "ez-Zor", "حلب", "St.", "NY", ",", "Province", "ž"]
)
NAMES = st.one_of(
    st.lists(WORDS, max_size=4).map(" ".join), st.text(max_size=8).map(lambda text: text.replace("\x1f", ""))
)
ROWS = st.builds(
    lambda name, names, country, code, people, geonameid: row(
        0, name, *names, country=country, feature_code=code, population=people, geonameid=geonameid
    ),
    NAMES,
    st.lists(NAMES, max_size=3),
    st.sampled_from(["SY", "US", ""]),
    st.sampled_from(["PPL", "ADM1", "PCLI"]),
    st.integers(0, 3),
    st.one_of(st.none(), st.integers(1, 5)),
)


@settings(max_examples=25, deadline=None)
@given(st.lists(ROWS, max_size=12), st.integers(1, 20))
def test_a_spilled_index_answers_as_one_that_was_held_in_memory(rows, held):
    rows = [one._replace(id=f"x:{number}") for number, one in enumerate(rows)]
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        whole = compiled(rows, Path(folder) / "whole")
        patch.setattr(compiling, "_IN_MEMORY", held)
        spilled = compiled(rows, Path(folder) / "spilled")
        assert answers(spilled) == answers(whole)
        assert not list((Path(folder) / "spilled").glob("*.spill"))
        assert spilled.manifest["parts"]["names"] == (32 if whole.manifest["names"] >= held else 1)


@settings(max_examples=25, deadline=None)
@given(st.lists(ROWS, max_size=8))
def test_two_compilations_are_the_same_bytes(rows):
    rows = [one._replace(id=f"x:{number}") for number, one in enumerate(rows)]
    with tempfile.TemporaryDirectory() as folder:
        for name in ("one", "two"):
            compile_rows(iter(rows), Path(folder) / name, title="test")
        assert digest(Path(folder) / "one") == digest(Path(folder) / "two")


HASH_SEED = """
import sys
from pathlib import Path
from geostrike.gazetteer import compile as compiling
from geostrike.gazetteer.rows import Row
compiling._IN_MEMORY = int(sys.argv[2])
rows = [
    Row(f"x:{n}", f"Deir {n % 7}", (("ar", "دير"), ("", f"Dayr {n}")), "SY", f"D{n % 3}", "ADM1", 38, 35, 1000, n % 5)
    for n in range(300)
]
compiling.compile_rows(rows, Path(sys.argv[1]), title="test")
"""


@pytest.mark.parametrize("held", [50, 2_000_000])
def test_the_bytes_do_not_depend_on_the_seed_of_hashes(tmp_path, held):
    for seed in ("1", "2"):
        command = [sys.executable, "-c", HASH_SEED, str(tmp_path / seed), str(held)]
        subprocess.run(command, env={"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"}, check=True)
    assert digest(tmp_path / "1") == digest(tmp_path / "2")


BOUNDED = """
import sys
from pathlib import Path
import marisa_trie, numpy
from geostrike.gazetteer import compile as compiling
from geostrike.gazetteer.rows import Row
compiling._IN_MEMORY = int(sys.argv[2])


def peak():  # in kB; getrusage counts what the process that started this one had
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))


before = peak()
rows = (Row(f"x:{n}", f"T{n:07} {n % 97}", (("", f"U{n:07}"),), "", "", "PPL", 0, 0, 1) for n in range(300_000))
compiling.compile_rows(rows, Path(sys.argv[1]) / "index", title="test")
print((peak() - before) // 1024)
"""
MOST_MB = 40  # all 600,000 keys at once need more than twice as much


def test_memory_is_bounded_by_what_is_held_not_by_the_rows(tmp_path):
    if not Path("/proc/self/status").exists():
        pytest.skip("Linux tells how much memory a process had")
    run = subprocess.run(
        [sys.executable, "-c", BOUNDED, str(tmp_path), "20000"], capture_output=True, text=True, check=True
    )
    assert Store(tmp_path / "index").count == 300_000
    assert int(run.stdout) < MOST_MB


@pytest.mark.parametrize(
    ("name", "names", "code", "key", "flags"),
    [
        ("Rome", ["ROM", "Rom", "rom"], "PPLC", "rom", 0),
        ("Rome", ["Rom", "ROM"], "PPLC", "rom", 0),
        ("New York", ["NY"], "ADM1", "ny", CAPITALS),
        ("Prague", ["PRG", "prg"], "PPLC", "prg", CAPITALS),
        ("Prague", ["prg", "PRG"], "PPLC", "prg", CAPITALS),
        ("Kinshasa", ["kinshasa"], "PPLC", "kinshasa", MAIN),
        ("Oran", ["orani"], "PPL", "orani", TRANSCRIBED),
        ("Oran", ["ʿorani"], "PPL", "orani", TRANSCRIBED),
        ("Raqqa", ["ʼ-rqh"], "PPL", "rqh", TRANSCRIBED),
        ("Isparta", ["sparta", "Sparta"], "PPL", "sparta", 0),
        ("Illinois", ["Ill."], "ADM1", "ill", ABBREVIATED),
        ("Queensland", ["QLD", "Qld", "Qld."], "ADM1", "qld", ABBREVIATED),
        ("Homs Governorate", ["HOMS"], "ADM1", "homs", CAPITALS),
        ("Homs Governorate", [], "ADM1", "homs", SHORTENED),
        ("Homs Governorate", [], "PPL", "homs", None),
        ("سوريا", ["سوريا الكبرى"], "PCLI", "سوريا الكبري", 0),
    ],
)
def test_how_a_name_is_listed_does_not_depend_on_the_order_of_names(name, names, code, key, flags):
    assert listed_keys(row(1, name, *names, feature_code=code)).get(key) == flags
