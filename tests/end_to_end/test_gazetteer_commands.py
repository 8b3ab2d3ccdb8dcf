"""Importing gazetteers as a user does it: what is printed, what is kept, and one clear line for bad input."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# As `python -m geostrike.cli`, and at the end the most memory that it had, in kilobytes.
MEASURED = """
import atexit, sys
from geostrike.cli import main

def peak():  # getrusage counts what the process that started this one had
    with open("/proc/self/status") as status:
        print(next(line.split()[1] for line in status if line.startswith("VmHWM")), file=sys.stderr)

atexit.register(peak)
main()
"""
TABLE = "id,name,lat,lon,country\np1,Tall Example,35.3,40.1,SY\np2,Khirbat Example,35.4,40.2,SY\n"


@pytest.fixture
def gazetteer(tmp_path):
    environment = os.environ | {name: str(tmp_path / name) for name in ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}

    def run(*arguments, program=("-m", "geostrike.cli")):
        command = [sys.executable, "-W", "error", *program, "gazetteer", *map(str, arguments)]
        return subprocess.run(
            command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False, env=environment
        )

    return run


def dump(rows, **wrong):
    lines = []
    for number in range(1, rows + 1):
        latitude, longitude = 34 + number % 1_000 / 500, 36 + number // 1_000 / 100
        names = f"Qaryat {number},قرية {number}"
        fields = [number, f"Qarya {number}", f"Qarya {number}", names, latitude, longitude, "P", "PPL", "SY"]
        fields += ["", "07", "", "", "", number % 5_000, "", 300, "Asia/Damascus", "2024-05-01"]
        lines.append("\t".join(map(str, wrong.get(f"row{number}", fields))))
    return "\n".join(lines) + "\n"


def test_import_list_trust_remove(gazetteer, tmp_path):
    (tmp_path / "towns.csv").write_text(TABLE, encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "SY.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("SY.txt", dump(30))
    result = gazetteer("import", "towns.csv")
    assert (result.returncode, result.stderr) == (0, "")
    folder = tmp_path / "XDG_DATA_HOME" / "geostrike" / "gazetteers"
    assert result.stdout == f"towns: 2 rows, 2 names, {folder / 'towns'}\n"
    result = gazetteer("import", "SY.zip", "--name", "geonames-sy")
    assert result.stdout.startswith("geonames-sy: 30 rows, 90 names, ")
    listed = gazetteer("list").stdout.splitlines()
    assert listed[0] == "towns: 2 rows, 2 names, csv"
    assert listed[1].endswith("  towns.csv")
    assert listed[2] == "geonames-sy: 30 rows, 90 names, geonames"
    assert gazetteer("trust", "geonames-sy", "--first").stdout == "geonames-sy, towns\n"
    assert gazetteer("trust", "towns", "--before", "geonames-sy").stdout == "towns, geonames-sy\n"
    assert gazetteer("remove", "towns").stdout == "towns: removed\n"
    assert gazetteer("list").stdout.splitlines()[0].startswith("geonames-sy")
    assert not (folder / "towns").exists()


def test_columns_country_and_names_in_a_table(gazetteer, tmp_path):
    (tmp_path / "lieux.csv").write_text("NOM;LAT;LON\nVillage;4.4;18.5\n", encoding="utf-8")
    wrong = gazetteer("import", "lieux.csv")
    assert wrong.returncode == 2
    assert wrong.stderr == (
        "geostrike: lieux.csv:1: no column for name among NOM, LAT, LON; say which it is: --columns name=COLUMN\n"
    )
    result = gazetteer("import", "lieux.csv", "--columns", "name=NOM", "--country", "cf")
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("import", "none.csv"), "none.csv: no such file"),
        (("import", "towns.csv", "--country", "Q1"), "--country 'Q1' is not a country's ISO 3166-1 code"),
        (("import", "towns.csv", "--columns", "nam=name"), "--columns: nothing is called 'nam'; did you mean 'name'?"),
        (("import", "towns.csv", "--columns", "name"), "--columns 'name': write name=COLUMN"),
        (("import", "towns.csv", "--name", "../up"), "name '../up' must be of small letters"),
        (("import", "towns.csv", "--format", "geonames"), "towns.csv:1: 1 columns where a dump of GeoNames has 19"),
        (("import", "towns.csv", "--alternate-names", "none.txt"), "none.txt: no such file"),
        (("remove", "none"), "no imported gazetteer is called 'none'; there is none"),
        (("trust", "none"), "no imported gazetteer is called 'none'"),
        (("check", "."), ".: cannot be read"),
    ],
)
def test_bad_input_is_one_line_and_exit_code_2(gazetteer, tmp_path, arguments, message):
    (tmp_path / "towns.csv").write_text(TABLE, encoding="utf-8")
    result = gazetteer(*arguments)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr
    assert message in result.stderr + result.stdout
    assert len(result.stderr.splitlines()) == 1


def test_a_cut_dump_leaves_the_old_index(gazetteer, tmp_path):
    path = tmp_path / "SY.txt"
    path.write_text(dump(50), encoding="utf-8")
    assert gazetteer("import", "SY.txt").returncode == 0
    before = gazetteer("list").stdout
    path.write_text(dump(60)[:-40], encoding="utf-8")
    result = gazetteer("import", "SY.txt")
    assert result.returncode == 2
    assert result.stderr.startswith("geostrike: SY.txt:60: ")
    assert "the file is cut off here" in result.stderr
    assert gazetteer("list").stdout == before


def test_check_tells_every_wrong_row(gazetteer, tmp_path):
    rows = [f"p{number},Tall,{'x' if number % 2 else 35},40" for number in range(2_400)]
    (tmp_path / "a.csv").write_text("\n".join(("id,name,lat,lon", *rows)) + "\n", encoding="utf-8")
    result = gazetteer("check", "a.csv")
    lines = result.stdout.splitlines()
    assert result.returncode == 2
    assert len(lines) == 1_001
    assert lines[0].startswith("a.csv:3: lat 'x' is not a number")
    assert lines[-1] == "and 200 more"
    assert result.stderr == "geostrike: 1,200 wrong, 1,200 rows can be used\n"


def test_check_of_what_is_right(gazetteer):
    shipped = ROOT / "data" / "gazetteer.csv"
    result = gazetteer("check", shipped)
    assert result.returncode == 0, result.stdout
    assert result.stdout.startswith(f"{shipped}: ")
    assert result.stdout.endswith("nothing wrong (geostrike)\n")


def test_a_large_dump_with_alternate_names(gazetteer, tmp_path):
    rows = 200_000
    (tmp_path / "SY.txt").write_text(dump(rows), encoding="utf-8")
    names = (f"{n}\t{(n * 7_919) % rows + 1}\ten\tHamlet {n}\t\t\t\t\t\t\n" for n in range(1, rows + 1))
    (tmp_path / "alternateNamesV2.txt").write_text("".join(names), encoding="utf-8")
    result = gazetteer("import", "SY.txt", "--alternate-names", "alternateNamesV2.txt", program=("-c", MEASURED))
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("sy: 200,000 rows, 800,000 names, ")
    assert [
        name for name in os.listdir(tmp_path / "XDG_DATA_HOME" / "geostrike" / "gazetteers") if name[0] == "."
    ] == []
    assert int(result.stderr) < 1_000_000
    folder = Path(result.stdout.rsplit(", ", 1)[1].strip())
    assert json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["places"] == rows
