"""Shipped data that somebody has broken: one clear line, exit code 2, nothing written."""

import gzip
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def checkout(tmp_path):
    """A copy of the package and its data that a test may break."""
    for folder in ("geostrike", "data"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "maps").mkdir()
    shutil.copy(ROOT / "maps" / "overview.toml", tmp_path / "maps")
    return tmp_path


def build(checkout):
    return subprocess.run(
        [sys.executable, "-m", "geostrike.cli", "maps", "--out", "out"],
        cwd=checkout,
        env=os.environ | {"PYTHONPATH": str(checkout)},
        capture_output=True,
        text=True,
        check=False,
    )


def spoil_gazetteer(checkout, change):
    path = checkout / "data" / "gazetteer.csv"
    path.write_text(change(path.read_text("utf-8")), encoding="utf-8")


def break_data(checkout, case):
    data = checkout / "data"
    if case == "latitude":
        spoil_gazetteer(checkout, lambda text: text + "xx-nowhere,Nowhere,,SY,,PPL,95,38,1000,,test,\n")
    elif case == "doubled id":
        spoil_gazetteer(checkout, lambda text: text + "jo-tower-22,Tower 22,,JO,,MILB,33.3,38.7,1000,,test,\n")
    elif case == "boundaries missing":
        shutil.rmtree(data / "boundaries")
    elif case == "boundaries damaged":
        path = data / "boundaries" / "countries.topojson.gz"
        path.write_bytes(path.read_bytes()[:1000])
    elif case == "boundaries not JSON":
        (data / "boundaries" / "countries.topojson.gz").write_bytes(gzip.compress(b"[1, 2"))
    elif case == "no maps":
        (checkout / "maps" / "overview.toml").unlink()


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ("latitude", ("gazetteer.csv:", "latitude 95")),
        ("doubled id", ("gazetteer.csv:", "jo-tower-22")),
        ("boundaries missing", ("boundaries", "make data")),
        ("boundaries damaged", ("countries.topojson.gz", "make data")),
        ("boundaries not JSON", ("countries.topojson.gz", "make data")),
        ("no maps", ("maps", ".toml")),
    ],
)
def test_broken_data_give_one_clear_line(checkout, case, words):
    break_data(checkout, case)
    result = build(checkout)
    assert result.returncode == 2, result.stderr
    assert result.stderr.count("\n") == 1, result.stderr
    assert result.stderr.startswith("geostrike: ")
    assert all(word in result.stderr for word in words), result.stderr
    assert not (checkout / "out").exists()


def test_the_copy_builds_when_nothing_is_broken(checkout):
    result = build(checkout)
    assert result.returncode == 0, result.stderr
    assert (checkout / "out" / "overview.html").is_file()
