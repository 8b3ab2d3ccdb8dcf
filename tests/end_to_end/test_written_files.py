"""Every file of a build, from claims whose every word is hostile, opened by the programs that readers use."""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from importlib.resources import files
from pathlib import Path

import pytest
from export.rfc7946 import checked

ROOT = Path(__file__).resolve().parents[2]
VECTORS = ("*.gpkg", "*.kml", "*.kmz", "layers/*.fgb", "layers/*.geojson")
QGIS_PYTHON = "/usr/bin/python3"
LONG = "word " * 20_000
WORDS = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "NUL \x00 bell \x07 escape \x1b end",
    "</script><script>window.__pwned=1</script>",
    "]]></description><Placemark/>",
    "الميادين \u202e reversed \u2066 isolate",
    "half \ud800 a sign",
    "{{ 7*7 }} [% 1+1 %] $[name] %s",
    LONG,
)


def hostile_rows():
    for number, words in enumerate(WORDS):
        told = dict.fromkeys(("title", "publisher", "sentence", "actor1", "actor2", "target", "weapon"), words)
        yield told | {
            "id": f"c{number}", "document": f"d{number}.txt", "url": f"javascript:alert('{words[:40]}')",
            "event_type": "strike" if number % 2 else "attack", "date_start": "2024-02-02", "date_end": "2024-02-02",
            "date_prec": 1, "place": words, "place_id": f"x:{number}", "where_prec": 1 + number % 5,
            "where_description": words, "longitude": 38 + number, "latitude": 30 + number / 2, "radius_m": 9000,
            "country": "IQ", "killed": number, "killed_who": words, "rule": words,
        }  # fmt: skip


@pytest.fixture(scope="module")
def out(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    rows = [json.dumps(row) for row in hostile_rows()]
    (folder / "claims.jsonl").write_text("\n".join(rows), encoding="utf-8")
    (folder / "map.toml").write_text('title = "=1+1 <b>A map</b>"\nsummary = "@x"\n', encoding="utf-8")
    for command in ("draw", "brief"):
        run = [sys.executable, "-W", "error", "-m", "geostrike.cli", command, folder / "claims.jsonl"]
        run += ["--map", folder / "map.toml", "--out", folder / "out"]
        result = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stderr
    return folder / "out"


def found(out, *patterns):
    paths = sorted(path for pattern in patterns for path in out.glob(pattern))
    assert paths
    return paths


def test_gdal_reads_every_layer_without_a_warning(out, missing):
    if not shutil.which("ogrinfo"):
        missing("ogrinfo")
    for path in found(out, *VECTORS):
        read = subprocess.run(["ogrinfo", "-al", path], capture_output=True, text=True, errors="replace", check=False)
        assert (read.returncode, read.stderr) == (0, ""), path.name


def test_every_geojson_is_rfc_7946(out):
    for path in found(out, "layers/*.geojson"):
        assert checked(path.read_bytes())["type"] == "FeatureCollection"


def test_the_kml_follows_its_schema(out):
    from lxml import etree

    schema = etree.XMLSchema(etree.parse(str(files("fastkml") / "schema" / "ogckml22.xsd")))
    schema.assertValid(etree.parse(out / "geostrike.kml"))
    with zipfile.ZipFile(out / "geostrike.kmz") as archive:
        schema.assertValid(etree.fromstring(archive.read("doc.kml")))


def test_words_come_back_from_every_layer(out):
    import geopandas

    expected = {clean(words) for words in WORDS}
    for read, kind in (
        (geopandas.read_parquet, "parquet"),
        (geopandas.read_file, "fgb"),
        (geopandas.read_file, "geojson"),
    ):
        told = {words for name in ("strikes", "attacks") for words in read(out / "layers" / f"{name}.{kind}")["actor1"]}
        # GeoJSON holds what JSON can write, a NUL as \u0000.
        assert {clean(words) for words in told} == expected, kind
    told = {
        w for name in ("strikes", "attacks") for w in geopandas.read_file(out / "geostrike.gpkg", layer=name)["actor1"]
    }
    assert told == expected


def clean(words):
    return re.sub("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]", "\ufffd", words)


def test_no_cell_is_a_formula(out):
    from openpyxl import load_workbook

    for path in found(out, "*.csv"):
        rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
        assert len(rows) == len(WORDS) + 1
        cells = [cell for row in rows for cell in row]
        assert not [cell for cell in cells if re.match(r"[=+@\t\r]|-(?![\d.]+$)", cell)], path.name
        assert not [cell for cell in cells if "\x00" in cell]
    book = load_workbook(out / "events.xlsx")
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert "s" in kinds


def test_figures_hold_the_words_as_text(out):
    from xml.etree import ElementTree as ET

    from PIL import Image

    text = " ".join(ET.parse(out / "map.svg").getroot().itertext())
    assert "<b>A map</b>" in text
    assert "\x00" not in text
    assert not ET.parse(out / "map.svg").getroot().findall(".//{http://www.w3.org/2000/svg}script")
    with Image.open(out / "map.png") as picture:
        assert picture.size == (4000, 2250)
    assert (out / "map.pdf").read_bytes().startswith(b"%PDF-")


def test_office_files_hold_the_words_as_text(out):
    for name in ("briefing.pptx", "briefing.docx"):
        with zipfile.ZipFile(out / name) as archive:
            text = "".join(archive.read(part).decode() for part in archive.namelist() if part.endswith(".xml"))
            links = [archive.read(part).decode() for part in archive.namelist() if part.endswith(".rels")]
        assert "&lt;script&gt;window.__pwned=1" in text
        assert not [link for link in links if "javascript:" in link]


@pytest.mark.qgis
def test_qgis_opens_the_geopackage_and_the_project(out, missing, tmp_path):
    if subprocess.run([QGIS_PYTHON, "-c", "import qgis.core"], capture_output=True, check=False).returncode:
        missing("python3-qgis")
    script = Path(__file__).with_name("styled_in_qgis.py")
    environment = {"QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
    run = [QGIS_PYTHON, script, out, tmp_path / "picture.png"]
    result = subprocess.run(run, capture_output=True, text=True, env=environment, check=True)
    report = json.loads(result.stdout.splitlines()[-1])
    for name, layer in report["package"].items():
        assert layer["valid"], name
        assert layer["styled"], name
        assert layer["broken"] == [], name
    assert report["project"]["read"]
    assert all(report["project"]["valid"])


@pytest.mark.browser
def test_nothing_of_the_page_runs_what_a_report_says(out, open_page):
    opened = open_page((out / "map.html").read_text("utf-8"))
    assert (opened.errors, opened.left_the_file) == ([], [])
    assert opened.page.evaluate("window.__pwned || null") is None
    assert os.fspath(out)
