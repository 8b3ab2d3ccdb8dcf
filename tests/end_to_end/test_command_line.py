"""The commands as a user runs them: what they print, and one clear line with exit code 2 for bad input."""

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOTES = ROOT / "data" / "documents"
LAYERS = ("strikes", "attacks", "extents", "contested", "borders", "places")
MAPS = ("overview", "strikes-2024-02", "tower-22")
TITLE = 'title = "A map"\n'


def geostrike(*arguments, cwd=ROOT, **options):
    command = [sys.executable, "-W", "error", "-m", "geostrike.cli", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False, **options)


@pytest.fixture(scope="module")
def build(tmp_path_factory):
    out = tmp_path_factory.mktemp("out")
    result = geostrike("maps", NOTES, "--out", out)
    assert result.returncode == 0, result.stderr
    return out


def content(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_maps_writes_all_files(build):
    names = {name for name in content(build) if not name.startswith("icons/")}
    assert names == {
        *(f"{name}.{kind}" for name in MAPS for kind in ("html", "pdf", "png", "svg")),
        *(f"layers/{name}.{kind}" for name in LAYERS for kind in ("fgb", "geojson", "parquet", "qml")),
        *(f"{name}.jsonl" for name in ("claims", "aggregates", "rejections", "documents")),
        *(f"geostrike.{kind}" for kind in ("gpkg", "kml", "kmz", "qgz")),
        *("acled.csv", "claims.csv", "events.csv", "events.xlsx", "ucdp_ged.csv"),
    }


def test_only_the_formats_asked_for_are_written(build, tmp_path):
    result = geostrike("draw", build / "claims.jsonl", "--out", tmp_path, "--formats", "gpkg, csv")
    assert result.returncode == 0, result.stderr
    wanted = {"geostrike.gpkg", "geostrike.qgz", "acled.csv", "claims.csv", "events.csv", "ucdp_ged.csv"}
    assert content(tmp_path).keys() == wanted
    assert result.stdout.split() == [str(tmp_path)]


def test_a_format_that_is_none_names_the_nearest(build, tmp_path):
    result = geostrike("draw", build / "claims.jsonl", "--out", tmp_path, "--formats", "html,geojsn")
    assert result.returncode == 2
    assert "'geojsn'" in result.stderr
    assert "did you mean 'geojson'" in result.stderr
    assert not content(tmp_path)


def test_slides_are_the_same_from_documents_and_from_their_claims(build, tmp_path):
    for name, source in (("one", NOTES), ("two", build / "claims.jsonl")):
        result = geostrike("brief", source, "--map", ROOT / "maps" / "tower-22.toml", "--out", tmp_path / name)
        assert result.returncode == 0, result.stderr
    assert content(tmp_path / "one").keys() == {"briefing.pptx", "briefing.docx"}
    # The report also tells of totals and of what was set aside, which claims do not.
    one, two = (content(tmp_path / name)["briefing.pptx"] for name in ("one", "two"))
    assert one == two


def test_two_builds_are_byte_identical(build, tmp_path):
    assert geostrike("maps", NOTES, "--out", tmp_path).returncode == 0
    assert content(tmp_path) == content(build)


def test_the_order_of_hashes_and_the_zone_of_time_change_nothing(build, tmp_path):
    environment = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Baghdad", "LC_ALL": "C"}
    assert geostrike("maps", NOTES, "--out", tmp_path, env=environment).returncode == 0
    assert content(tmp_path) == content(build)


def test_draw_gives_the_same_layers_from_the_claims(build, tmp_path):
    result = geostrike("draw", build / "claims.jsonl", "--out", tmp_path)
    assert result.returncode == 0, result.stderr
    for name in ("strikes", "attacks", "extents", "contested", "borders"):
        assert (tmp_path / "layers" / f"{name}.geojson").read_bytes() == (
            build / "layers" / f"{name}.geojson"
        ).read_bytes()
    assert (tmp_path / "overview.html").is_file()


def test_claims_are_those_of_the_build(build):
    result = geostrike("claims", NOTES)
    assert result.stdout == (build / "claims.jsonl").read_text("utf-8")


def test_claims_of_rows_from_standard_input():
    row = {"id": "a", "text": "Turkish jets struck Al Bukamal on 5 March 2021, killing at least two fighters."}
    result = geostrike("claims", "-", input=json.dumps(row))
    (claim,) = map(json.loads, result.stdout.splitlines())
    assert (claim["document"], claim["event_type"], claim["place"], claim["killed"]) == ("a", "strike", "Al Bukamal", 2)


def test_claims_are_explained_sentence_by_sentence(tmp_path):
    row = {"id": "1", "text": "Jets bombed Mosul on Sunday. A raid on Erbil may follow.", "published": "2024-02-06"}
    result = geostrike("claims", "-", "--explain", input=json.dumps(row))
    assert result.returncode == 0, result.stderr
    lines = result.stdout.splitlines()
    assert lines[0] == "1  no publisher, 2024-02-06"
    assert "    date “on Sunday” -> 2024-02-04, relative, counted from the publication" in lines
    assert any(line.startswith("    rejected: 'raid': hypothetical") for line in lines)
    assert any(line.startswith("    1. strike, 2024-02-04 (relative “on Sunday”), Mosul [") for line in lines)
    path = tmp_path / "account.txt"
    to_file = geostrike("claims", "-", "--explain", "-o", path, input=json.dumps(row))
    assert (to_file.returncode, to_file.stdout) == (0, "")
    assert path.read_text("utf-8") == result.stdout


def test_the_account_names_every_claim_of_the_build(build):
    result = geostrike("claims", NOTES, "--explain", env=os.environ | {"PYTHONHASHSEED": "11", "TZ": "Asia/Tokyo"})
    assert result.returncode == 0, result.stderr
    assert result.stdout == geostrike("claims", NOTES, "--explain").stdout
    for line in (build / "claims.jsonl").read_text("utf-8").splitlines():
        assert f"  [{json.loads(line)['id']}]\n" in result.stdout


def test_mentions_give_spans_and_points():
    result = geostrike("mentions", "-", input=json.dumps({"id": "a", "text": "A convoy left Al Qaim for Syria."}))
    (row,) = map(json.loads, result.stdout.splitlines())
    assert row["id"] == "a"
    assert [(t["start"], t["end"], t["name"]) for t in row["toponyms"]] == [(14, 21, "Al Qaim"), (26, 31, "Syria")]
    assert all({"lat", "lon", "role", "rule"} <= set(toponym) for toponym in row["toponyms"])


@pytest.mark.parametrize(
    ("name", "place", "country"),
    [
        ("Deir el-Zour", "Deir ez-Zor", "SY"),
        ("Dayr az Zawr", "Deir ez-Zor", "SY"),
        ("دير الزور", "Deir ez-Zor", "SY"),
        ("Abu Kamal", "Al Bukamal", "SY"),
        ("Al-Qa'im", "Al Qaim", "IQ"),
        ("Mayadin", "Al-Mayadeen", "SY"),
    ],
)
def test_resolve_names_the_right_place_first(name, place, country):
    result = geostrike("resolve", name, "--json")
    assert result.returncode == 0, result.stderr
    best = json.loads(result.stdout)[0]
    assert (best["name"], best["country"]) == (place, country)
    assert {"latitude", "longitude", "admin1", "feature_code", "geonameid", "match", "score", "rule"} <= set(best)


def test_resolving_imports_nothing_heavy():
    code = (
        "import sys; from click.testing import CliRunner; from geostrike.cli import main; "
        "assert CliRunner().invoke(main, ['resolve', 'Al Qaim', '--json']).exit_code == 0; "
        "heavy = {'geopandas', 'pandas', 'shapely', 'folium', 'numpy'} & set(sys.modules); assert not heavy, heavy"
    )
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr


def bad_folder(tmp_path, case):
    folder = tmp_path / "reports"
    if case != "missing":
        folder.mkdir()
    if case == "binary":
        (folder / "a.txt").write_bytes(b"\x00\x01\xff\xfe" * 40)
    return folder


@pytest.mark.parametrize("case", ["missing", "empty", "binary"])
def test_documents_that_cannot_be_read(tmp_path, case):
    out = tmp_path / "out"
    result = geostrike("maps", bad_folder(tmp_path, case), "--out", out)
    assert result.returncode == 2
    assert result.stderr.startswith("geostrike: ")
    assert result.stderr.count("\n") == 1
    assert "reports" in result.stderr
    assert not out.exists()


def test_one_binary_file_among_others_is_a_rejection(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\x00\x01\xff\xfe" * 40)
    (tmp_path / "b.txt").write_text("On 5 March 2021 Turkish jets struck Al Bukamal.", encoding="utf-8")
    result = geostrike("maps", tmp_path, "--out", tmp_path / "out", "--maps", ROOT / "maps")
    assert result.returncode == 0, result.stderr
    rejections = [json.loads(line) for line in (tmp_path / "out" / "rejections.jsonl").read_text("utf-8").splitlines()]
    assert [row["item"] for row in rejections if row["stage"] == "read"] == ["a.txt"]
    assert "a.txt" in result.stderr


@pytest.mark.parametrize(
    ("toml", "line", "words"),
    [
        (TITLE + 'sumary = "x"\n', 2, "summary"),
        (TITLE + 'layers = ["strikes", "atacks"]\n', 2, "attacks"),
        (TITLE + "[view]\nbounds = [1, 2, 3]\n", 3, "bounds"),
        (TITLE + '[filter]\ntypes = ["riot"]\n', 3, "riot"),
        ("layers = []\n", 1, "title"),
        ("title = \n", 1, "TOML"),
    ],
)
def test_a_map_that_cannot_be_used(tmp_path, toml, line, words):
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "a.toml").write_text(toml, encoding="utf-8")
    result = geostrike("maps", NOTES, "--maps", tmp_path / "maps", "--out", tmp_path / "out")
    assert result.returncode == 2
    assert result.stderr.count("\n") == 1
    assert "a.toml:" in result.stderr
    assert words in result.stderr
    if words != "TOML":
        assert f"a.toml:{line}:" in result.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "no claims"),
        ("{", "claims.jsonl:1: "),
        ('{"id": "x"}', "claims.jsonl:1: 'document'"),
        ('{"id": "x", "document": "d", "sentence": "s", "event_type": "storm"}', "'event_type' is 'storm'"),
        (
            '{"id": "x", "document": "d", "sentence": "s", "event_type": "strike", '
            '"latitude": 95, "longitude": 1, "where_prec": 1}',
            "'latitude' is 95",
        ),
    ],
)
def test_claims_that_cannot_be_drawn(tmp_path, content, words):
    path = tmp_path / "claims.jsonl"
    path.write_text(content, encoding="utf-8")
    result = geostrike("draw", path, "--out", tmp_path / "out")
    assert result.returncode == 2
    assert result.stderr.count("\n") == 1
    assert words in result.stderr
    assert not (tmp_path / "out").exists()


def test_every_command_is_in_the_readme():
    from geostrike.cli import main

    readme = (ROOT / "README.md").read_text("utf-8")
    assert main.commands
    for name in main.commands:
        assert f"geostrike {name}" in readme


@pytest.mark.parametrize("blocked", ["a file where a folder must be", "a folder where a file must be"])
def test_output_that_cannot_be_written_leaves_nothing(tmp_path, blocked):
    out = tmp_path / "out"
    if blocked.startswith("a file"):
        (tmp_path / "plain").write_text("")
        out = tmp_path / "plain" / "out"
    else:
        (out / "overview.html").mkdir(parents=True)
    result = geostrike("maps", NOTES, "--out", out)
    assert result.returncode == 2
    assert result.stderr.splitlines()[-1].startswith("geostrike: ")
    assert "Traceback" not in result.stderr
    assert not list(tmp_path.rglob("*.jsonl"))
    assert not list(tmp_path.rglob(".*"))


def test_standard_input_without_a_row_is_an_error():
    result = geostrike("claims", "-", input="no JSON at all\n")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("geostrike: standard input")


def test_a_map_of_rows_from_standard_input(tmp_path):
    row = {"id": "a", "text": "Turkish jets struck Al Bukamal on 5 March 2021.", "published": "0001-01-01"}
    result = geostrike("maps", "-", "--out", tmp_path, input=json.dumps(row))
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "overview.html").is_file()


@pytest.mark.parametrize("content", ["[" * 100_000, '{"id": ' + "9" * 5_000 + "}"])
def test_json_that_breaks_a_reader_is_one_line(tmp_path, content):
    path = tmp_path / "claims.jsonl"
    path.write_text(content, encoding="utf-8")
    result = geostrike("draw", path, "--out", tmp_path / "out")
    assert result.returncode == 2
    assert result.stderr.count("\n") == 1
    assert "claims.jsonl:1: " in result.stderr


def test_a_redaction_of_nothing_is_refused(tmp_path):
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "a.toml").write_text(TITLE + 'redact = ["jo-tower-twentytwo"]\n', encoding="utf-8")
    result = geostrike("maps", NOTES, "--maps", tmp_path / "maps", "--out", tmp_path / "out")
    assert result.returncode == 2
    assert "jo-tower-twentytwo" in result.stderr
    assert not (tmp_path / "out").exists()


def test_what_a_map_redacts_is_in_no_file(tmp_path):
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "a.toml").write_text(TITLE + 'redact = ["jo-tower-22"]\n', encoding="utf-8")
    result = geostrike("maps", NOTES, "--maps", tmp_path / "maps", "--out", tmp_path / "out")
    assert result.returncode == 0, result.stderr
    written = dict(unpacked(content(tmp_path / "out")))
    assert any(name.endswith("geostrike.kmz/doc.kml") for name in written)
    assert not [name for name, payload in written.items() if b"attack of Jan. 28, 2024, on Tower 22" in payload]


def unpacked(files):
    """Files, and those inside archives."""
    for name, payload in files.items():
        yield name, payload
        if payload.startswith(b"PK"):
            with zipfile.ZipFile(io.BytesIO(payload)) as archive:
                yield from ((f"{name}/{inner}", archive.read(inner)) for inner in archive.namelist())
