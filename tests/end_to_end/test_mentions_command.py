"""`geostrike mentions` as a user runs it: what it prints, and one clear line for what it cannot take."""

import json
import subprocess
import sys

import pytest

TEXT = "Syrian jets struck Aleppo, and a convoy left Al Qaim for Deir ez-Zor."
ROW = {"id": "a", "text": TEXT}
ALEPPO = {"start": 19, "end": 25}


def mentions(*arguments, cwd=None, given=None):
    command = [sys.executable, "-W", "error", "-m", "geostrike.cli", "mentions", *map(str, arguments)]
    return subprocess.run(
        command, cwd=cwd, input=given, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300
    )


def lines(*rows):
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def rows_of(result):
    assert result.returncode == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def names(row):
    return [toponym["name"] for toponym in row["toponyms"]]


@pytest.fixture(scope="module")
def printed():
    """What is printed for one row on standard input, on which other tests lean."""
    return rows_of(mentions("-", given=lines(ROW)))


def test_each_toponym_has_its_span_its_point_and_its_rule(printed):
    (row,) = printed
    assert list(row) == ["id", "toponyms"]
    assert names(row) == ["Syrian", "Aleppo", "Al Qaim", "Deir ez-Zor"]
    for toponym in row["toponyms"]:
        assert TEXT[toponym["start"] : toponym["end"]] == toponym["name"]
        assert list(toponym)[:9] == ["start", "end", "name", "kind", "lat", "lon", "radius_m", "place", "place_id"]
        assert list(toponym)[-2:] == ["role", "rule"]
        assert "candidates" not in toponym
    assert [toponym["kind"] for toponym in row["toponyms"]] == ["demonym", "name", "name", "name"]
    assert [toponym["country"] for toponym in row["toponyms"]] == ["SY", "SY", "IQ", "SY"]
    assert row["toponyms"][2]["geonameid"] == 92138


def test_a_file_and_a_folder_give_what_standard_input_gives(printed, tmp_path):
    (tmp_path / "rows.jsonl").write_text(lines(ROW), encoding="utf-8")
    assert rows_of(mentions("rows.jsonl", cwd=tmp_path)) == printed
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "one.txt").write_text(TEXT, encoding="utf-8")
    (folder / "two.jsonl").write_text(lines(ROW), encoding="utf-8")
    one, two = rows_of(mentions("reports", cwd=tmp_path))
    assert (one["id"], two) == ("one.txt", printed[0])
    assert one["toponyms"] == two["toponyms"]


def test_output_goes_to_a_file(printed, tmp_path):
    result = mentions("-", "-o", tmp_path / "out.jsonl", given=lines(ROW))
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    assert json.loads((tmp_path / "out.jsonl").read_text("utf-8")) == printed[0]


def test_output_that_cannot_be_written(tmp_path):
    (tmp_path / "plain").write_text("")
    result = mentions("-", "-o", tmp_path / "plain" / "out.jsonl", given=lines(ROW))
    assert result.returncode == 2
    assert result.stderr.startswith("geostrike: ")
    assert result.stderr.count("\n") == 1


def test_without_demonyms(printed):
    (row,) = rows_of(mentions("-", "--no-demonyms", given=lines(ROW)))
    assert row["toponyms"] == printed[0]["toponyms"][1:]


def test_explained(printed):
    (row,) = rows_of(mentions("-", "--explain", given=lines(ROW)))
    for toponym, plain in zip(row["toponyms"], printed[0]["toponyms"], strict=True):
        assert {key: toponym[key] for key in plain} == plain
        assert set(toponym) - set(plain) == {"likelihood", "cues", "candidates"}
        assert 0 <= toponym["likelihood"] <= 1
        assert toponym["cues"]
        scores = [candidate["score"] for candidate in toponym["candidates"]]
        assert scores
        assert scores == sorted(scores, reverse=True)
        for candidate in toponym["candidates"]:
            assert {"name", "latitude", "longitude", "country", "feature_code", "match", "score", "rule"} <= set(
                candidate
            )
    aleppo = row["toponyms"][1]
    assert len(aleppo["candidates"]) > 1


def test_documents_keep_their_order_and_ids_of_numbers_become_words():
    rows = [{"id": 7, "text": "Homs burned."}, {"id": "b", "text": "Nobody came."}, {"id": 3, "text": "So did Hama."}]
    found = rows_of(mentions("-", given=lines(*rows)))
    assert [(row["id"], names(row)) for row in found] == [("7", ["Homs"]), ("b", []), ("3", ["Hama"])]


def test_a_document_without_names_has_an_empty_list():
    result = mentions("-", given=lines({"id": "a", "text": "nothing happened, and nobody was there."}))
    assert result.stdout == '{"id": "a", "toponyms": []}\n'


def test_names_are_printed_as_they_are_written():
    row = {"id": "a", "text": "Взрыв в городе Киев. القاهرة"}
    result = mentions("-", given=lines(row))
    assert names(*rows_of(result)) == ["Киев", "القاهرة"]
    assert "Киев" in result.stdout


def test_what_is_rejected_is_told_on_standard_error(tmp_path):
    given = lines(ROW) + "{\n" + lines({"id": "b"}) + lines({"id": "c", "text": "Homs burned."})
    result = mentions("-", given=given)
    assert [row["id"] for row in rows_of(result)] == ["a", "c"]
    told = result.stderr.splitlines()
    assert len(told) == 2
    assert told[0].startswith("not read: standard input:2: the row is not JSON")
    assert told[1].startswith("not read: standard input:3: the row has no text")
    (tmp_path / "a.txt").write_bytes(b"\x00\x01\xff\xfe" * 40)
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    result = mentions(tmp_path)
    assert [row["id"] for row in rows_of(result)] == ["b.txt"]
    assert result.stderr.startswith("not read: a.txt: ")


@pytest.mark.parametrize("case", ["nowhere", "empty", "no JSON"])
def test_input_of_which_nothing_can_be_read(tmp_path, case):
    (tmp_path / "empty").mkdir()
    result = mentions("-" if case == "no JSON" else case, cwd=tmp_path, given="no JSON\n")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("geostrike: ")
    assert result.stderr.count("\n") == 1


def test_given_spans_are_resolved_and_none_found_besides():
    spans = [ALEPPO | {"name": "Aleppo"}, {"start": 45, "end": 52}, {"start": 19, "end": 25}]
    rows = [
        ROW | {"toponyms": spans, "id": 12},
        {"id": "b", "text": "Homs burned.", "toponyms": []},
        {"id": "c", "text": "A 🛰️ over Homs.", "toponyms": [{"start": 10, "end": 14}]},
    ]
    first, second, third = rows_of(mentions("-", "--spans", "given", given=lines(*rows)))
    assert first["id"] == "12"
    assert [(t["start"], t["end"], t["name"]) for t in first["toponyms"]] == [
        (19, 25, "Aleppo"),
        (19, 25, "Aleppo"),
        (45, 52, "Al Qaim"),
    ]
    assert first["toponyms"][0] == first["toponyms"][1]
    assert [t["country"] for t in first["toponyms"]] == ["SY", "SY", "IQ"]
    assert second == {"id": "b", "toponyms": []}
    assert names(third) == ["Homs"]


def test_given_spans_explained_have_no_likelihood():
    row = ROW | {"toponyms": [ALEPPO]}
    (found,) = rows_of(mentions("-", "--spans", "given", "--explain", given=lines(row)))
    (toponym,) = found["toponyms"]
    assert "likelihood" not in toponym
    assert "cues" not in toponym
    assert toponym["candidates"][0]["country"] == "SY"


def test_a_given_span_that_names_no_place_has_no_point():
    row = {"id": "a", "text": "They met in Qwzxkvyt.", "toponyms": [{"start": 12, "end": 20}]}
    (found,) = rows_of(mentions("-", "--spans", "given", given=lines(row)))
    (toponym,) = found["toponyms"]
    assert toponym["name"] == "Qwzxkvyt"
    assert "lat" not in toponym
    assert "no place of this name is known" in toponym["rule"]


def test_given_spans_of_a_file_with_rows_that_cannot_be_read(tmp_path):
    content = lines(ROW | {"toponyms": [ALEPPO]}) + "{\n" + lines({"id": "z", "toponyms": "none"})
    (tmp_path / "rows.jsonl").write_text(content, encoding="utf-8")
    result = mentions("rows.jsonl", "--spans", "given", cwd=tmp_path)
    assert [names(row) for row in rows_of(result)] == [["Aleppo"]]
    assert [line.split(": ")[1] for line in result.stderr.splitlines()] == ["rows.jsonl:2", "rows.jsonl:3"]


@pytest.mark.parametrize(
    "span",
    [
        {"start": -1, "end": 4},
        {"start": 0, "end": len(TEXT) + 1},
        {"start": 9, "end": 3},
        {"start": "19", "end": "25"},
        {"start": False, "end": True},
    ],
)
def test_a_given_span_that_is_none_of_the_text(tmp_path, span):
    (tmp_path / "rows.jsonl").write_text(
        lines(ROW | {"id": "b", "toponyms": []}, ROW | {"toponyms": [ALEPPO, span]}), encoding="utf-8"
    )
    result = mentions("rows.jsonl", "--spans", "given", cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("geostrike: rows.jsonl:2: toponym ")
    assert result.stderr.count("\n") == 1
    assert f"end <= {len(TEXT)}" in result.stderr


@pytest.mark.parametrize("given", [{}, {"toponyms": None}, {"toponyms": {"start": 0}}])
def test_rows_without_toponyms_where_spans_are_to_be_given(given):
    result = mentions("-", "--spans", "given", given=lines(ROW | given))
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("geostrike: standard input:1: no 'toponyms'; ")
    assert result.stderr.count("\n") == 1


def test_spans_of_a_folder_cannot_be_given(tmp_path):
    result = mentions(tmp_path, "--spans", "given")
    assert (result.returncode, result.stdout) == (2, "")
    assert "--spans given needs JSON Lines" in result.stderr
    assert result.stderr.count("\n") == 1


def test_the_publishers_address_of_a_row_decides():
    text = "The council of Athens voted for a new park on Monday."
    rows = [{"id": "gr", "text": text}, {"id": "us", "text": text, "url": "https://www.athensmessenger.com/park"}]
    found = rows_of(mentions("-", given=lines(*rows)))
    assert [row["toponyms"][0]["country"] for row in found] == ["GR", "US"]
