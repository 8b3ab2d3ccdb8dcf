"""An analyst's table of decisions, from the command line to every file, and back from the files."""

import csv
import json
import re
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from webmap.blocks import blocks_of, head_of

import geostrike.layers.build as layers
from geostrike.boundaries import load_boundaries
from geostrike.cli import main
from geostrike.events import read_decisions
from geostrike.export import claims_jsonl, documents_jsonl
from geostrike.gazetteer import read_gazetteer
from geostrike.pipeline import read_reports

COLUMNS = (
    "action", "claim", "other_claim", "event_type", "place_id", "latitude", "longitude", "where_prec",
    "date_start", "date_end", "who", "when", "why",
)  # fmt: skip
POST = """---
title: Jets over the river towns
publisher: The River Post
published: 2021-03-10
---
Turkish jets struck Al Bukamal on 5 March 2021, killing at least two fighters. On 7 March 2021 a drone attack hit the \
Al-Tanf garrison, wounding three soldiers. Israeli jets bombed Palmyra on 9 March 2021.
"""
GAZETTE = """---
title: The week in short
publisher: The Hill Gazette
published: 2021-03-14
---
Turkish warplanes bombed Al-Mayadeen on 5 March 2021 and four men died. Israeli warplanes bombed Palmyra on 9 March \
2021. A militia fired rockets at Ain al-Asad air base on 12 March 2021. The depot by the grain mill lay in ashes.
"""
ASHES = "The depot by the grain mill lay in ashes."
MAP = 'title = "A week"\n[view]\nbounds = [40.0, 34.0, 41.5, 35.5]\n'
LAYERS = ("strikes", "attacks", "extents", "contested", "borders")
BUKAMAL, TANF, PALMYRA = ("one.txt", "sy-al-bukamal"), ("one.txt", "sy-al-tanf-garrison"), ("one.txt", "sy-palmyra")
MAYADIN, SAME, ASAD = ("two.txt", "sy-al-mayadin"), ("two.txt", "sy-palmyra"), ("two.txt", "iq-ain-al-asad")


def run(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def rows(path):
    return [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]


def row(action, claim, other="", why="the ministry's list", when="2021-04-01", **cells):
    given = {"action": action, "claim": claim, "other_claim": other, "who": "A. Analyst", "when": when, "why": why}
    return given | {name: str(value) for name, value in cells.items()}


def write_table(folder, *decided, name="decisions.csv"):
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS, restval="")
        writer.writeheader()
        writer.writerows(decided)
    return path


@pytest.fixture(scope="module", autouse=True)
def shipped():
    """The shipped boundaries and gazetteer, read once for all the commands that are run here."""
    boundaries, gazetteer = load_boundaries(), read_gazetteer()
    with pytest.MonkeyPatch.context() as patch:
        # The land of one view is the same whatever is decided, and takes a second to simplify.
        patch.setattr(layers, "land_frame", cache(layers.land_frame))
        patch.setattr("geostrike.boundaries.load_boundaries", lambda: boundaries)
        patch.setattr("geostrike.gazetteer.read_gazetteer", lambda: gazetteer)
        yield gazetteer, boundaries


@pytest.fixture(scope="module")
def work(tmp_path_factory):
    """A folder with two reports and one map."""
    folder = tmp_path_factory.mktemp("week")
    (folder / "reports").mkdir()
    (folder / "reports" / "one.txt").write_text(POST, encoding="utf-8")
    (folder / "reports" / "two.txt").write_text(GAZETTE, encoding="utf-8")
    (folder / "maps").mkdir()
    (folder / "maps" / "week.toml").write_text(MAP, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def ids(work):
    """The ids of the claims as they are read, by document and place."""
    result = run("claims", work / "reports", "-o", work / "read" / "claims.jsonl")
    assert result.exit_code == 0, result.output
    found = {(claim["document"], claim["place_id"]): claim["id"] for claim in rows(work / "read" / "claims.jsonl")}
    assert set(found) == {BUKAMAL, TANF, PALMYRA, MAYADIN, SAME, ASAD}
    return found


@pytest.fixture(scope="module")
def span(work):
    """The span of words that the rules passed over."""
    body = GAZETTE.split("---\n", 2)[2]
    return f"two.txt:{body.index(ASHES)}-{body.index(ASHES) + len(ASHES)}"


@pytest.fixture(scope="module")
def decided(ids, span):
    """Every action once."""
    return [
        row("keep", ids[BUKAMAL], why="seen on the ground"),
        row(
            "move", ids[ASAD], place_id="iq-erbil", date_start="2021-03-13", date_end="2021-03-14", why="the base's log"
        ),
        row("reject", ids[TANF], why="a drill, says the army"),
        row("merge", ids[BUKAMAL], ids[MAYADIN], why="one raid on both banks"),
        row("split", ids[PALMYRA], ids[SAME], why="one at dawn, one at night"),
        row("add", span, event_type="strike", place_id="sy-raqqa", why="</script><script>alert(1)</script>"),
        row("add", ids[SAME], latitude="34.5", longitude="38.3", where_prec=3, why="the depot in the steppe"),
    ]


@pytest.fixture(scope="module")
def table(work, decided):
    return write_table(work, *decided)


@pytest.fixture(scope="module")
def build(work, table):
    """What `geostrike maps` writes with the table, and what it says."""
    out = work / "out"
    result = run("maps", work / "reports", "--maps", work / "maps", "--decisions", table, "--out", out)
    assert result.exit_code == 0, result.output
    return out, result


@pytest.fixture(scope="module")
def redrawn(work, build, table):
    """What `geostrike draw` makes of the claims that were written, with the same table."""
    out = work / "redrawn"
    spec = work / "maps" / "week.toml"
    result = run("draw", build[0] / "claims.jsonl", "--map", spec, "--decisions", table, "--out", out)
    assert result.exit_code == 0, result.output
    return out, result


def layer(folder, name):
    return json.loads((folder / "layers" / f"{name}.geojson").read_text("utf-8"))["features"]


def blocks(folder):
    return blocks_of((folder / "week.html").read_text("utf-8"))


def test_all_is_carried_out_without_a_word(build):
    assert "not carried out" not in build[1].stderr
    assert "2 documents, 7 claims, " in build[1].stderr


def test_claims_are_written_as_they_were_decided(build, ids):
    claims = {claim["id"]: claim for claim in rows(build[0] / "claims.jsonl")}
    assert ids[TANF] not in claims
    assert len(claims) == 7
    moved = claims[ids[ASAD]]
    assert (moved["place_id"], moved["date_start"], moved["date_end"]) == ("iq-erbil", "2021-03-13", "2021-03-14")
    assert moved["rule"].startswith("moved by A. Analyst on 2021-04-01: the base's log (read as Ain al-Asad Air Base, ")
    assert moved["sentence"] == "A militia fired rockets at Ain al-Asad air base on 12 March 2021."
    kept = claims[ids[BUKAMAL]]
    assert kept == next(claim for claim in rows(build[0].parent / "read" / "claims.jsonl") if claim["id"] == kept["id"])


def test_added_claims_have_words_that_can_be_checked(build, ids):
    texts = {document["id"]: document["text"] for document in rows(build[0] / "documents.jsonl")}
    added = [claim for claim in rows(build[0] / "claims.jsonl") if claim["rule"].startswith("added by A. Analyst")]
    assert {(claim["sentence"], claim["place_id"]) for claim in added} == {
        (ASHES, "sy-raqqa"),
        ("Israeli warplanes bombed Palmyra on 9 March 2021.", "point:38.3:34.5"),
    }
    assert {claim["id"] for claim in added}.isdisjoint(ids.values())
    for claim in added:
        assert texts[claim["document"]][claim["start"] : claim["end"]] == claim["sentence"]


def test_what_was_rejected_is_listed_with_its_words_and_the_reason(build):
    (rejection,) = [one for one in rows(build[0] / "rejections.jsonl") if one["stage"] == "event"]
    assert rejection["item"] == "On 7 March 2021 a drone attack hit the Al-Tanf garrison, wounding three soldiers."
    assert rejection["reason"] == "rejected by A. Analyst on 2021-04-01: a drill, says the army"
    assert rejection["document"] == "one.txt"
    assert rejection["end"] - rejection["start"] == len(rejection["item"])


def test_layers_show_what_was_decided_and_by_whom(build, ids):
    strikes = [feature["properties"] for feature in layer(build[0], "strikes")]
    holding = {claim: event for event in strikes for claim in event["claims"]}
    raid = holding[ids[BUKAMAL]]
    assert raid["claims"] == [ids[BUKAMAL], ids[MAYADIN]]
    assert (raid["place_id"], raid["best"], raid["low"], raid["high"]) == ("sy-al-bukamal", 2, 2, 4)
    assert [(made["action"], made["why"]) for made in raid["decisions"]] == [
        ("keep", "seen on the ground"),
        ("merge", "one raid on both banks"),
    ]
    assert raid["decisions"][0] | {"why": ""} == {
        "action": "keep",
        "who": "A. Analyst",
        "when": "2021-04-01",
        "why": "",
    }
    assert holding[ids[PALMYRA]]["id"] != holding[ids[SAME]]["id"]
    (attack,) = [feature["properties"] for feature in layer(build[0], "attacks")]
    assert (attack["claims"], attack["place_id"], attack["date_start"]) == ([ids[ASAD]], "iq-erbil", "2021-03-13")
    assert [made["action"] for made in attack["decisions"]] == ["move"]


def test_the_page_shows_the_decisions_and_none_of_them_as_a_script(build):
    held = blocks(build[0])
    said = json.dumps(head_of(held["details-0"])[0]["events"]["decisions"])
    assert "seen on the ground" in said
    assert "one raid on both banks" in said
    assert "A. Analyst" in said
    assert "a drill, says the army" in held["elsewhere"].decode()
    assert "<script>alert(1)" not in (build[0] / "week.html").read_text("utf-8")


def test_draw_gives_the_same_layers_from_the_written_claims(build, redrawn):
    assert "not carried out" not in redrawn[1].stderr
    for name in LAYERS:
        path = f"layers/{name}.geojson"
        assert (redrawn[0] / path).read_bytes() == (build[0] / path).read_bytes(), name


def test_draw_gives_the_same_page_but_for_what_is_no_claim(build, redrawn):
    drawn, built = blocks(redrawn[0]), blocks(build[0])
    assert {"events", "details-0", "vocabulary", "shapes", "base"} <= built.keys()
    for name in built.keys() - {"map", "documents-0", "elsewhere"}:
        assert drawn[name] == built[name], name
    one, other = (json.loads(held["map"]) for held in (drawn, built))
    for name in other.keys() - {"places", "counts"}:
        assert one[name] == other[name], name


def test_draw_gives_the_same_layers_from_claims_without_the_decisions(work, build, table):
    (work / "read" / "documents.jsonl").write_bytes((build[0] / "documents.jsonl").read_bytes())
    out, spec = work / "drawn", work / "maps" / "week.toml"
    result = run("draw", work / "read" / "claims.jsonl", "--map", spec, "--decisions", table, "--out", out)
    assert result.exit_code == 0, result.output
    for name in LAYERS:
        path = f"layers/{name}.geojson"
        assert (out / path).read_bytes() == (build[0] / path).read_bytes(), name


def events(source, table):
    """The events of documents or claims, and what is said beside them."""
    result = run("events", source, "--decisions", table)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()], result.stderr


@pytest.fixture
def rewritten(work, shipped, tmp_path):
    """Write the claims and documents that a build with a table writes."""

    def of(table):
        found = read_reports(work / "reports", *shipped, decisions=read_decisions(table))
        (tmp_path / "claims.jsonl").write_text(claims_jsonl(found.claims, found.documents), encoding="utf-8")
        (tmp_path / "documents.jsonl").write_text(documents_jsonl(found.documents, found.families), encoding="utf-8")
        return tmp_path / "claims.jsonl"

    return of


CASES = {
    "moved near a place": lambda ids, span: [row("move", ids[BUKAMAL], place_id="sy-al-mayadin", where_prec=2)],
    "near the place it was read at": lambda ids, span: [row("move", ids[BUKAMAL], where_prec=2)],
    "known to a governorate": lambda ids, span: [row("move", ids[BUKAMAL], where_prec=4)],
    "moved to an area": lambda ids, span: [row("move", ids[BUKAMAL], place_id="sy-deir-ez-zor-governorate")],
    "moved to a country": lambda ids, span: [row("move", ids[BUKAMAL], place_id="sy-syria")],
    "moved to a coordinate": lambda ids, span: [row("move", ids[BUKAMAL], latitude=34.4, longitude=40.7, where_prec=4)],
    "of another type": lambda ids, span: [row("move", ids[BUKAMAL], event_type="attack")],
    "added of a claim of another type": lambda ids, span: [
        row("add", ids[SAME], place_id="sy-raqqa"),
        row("move", ids[SAME], event_type="attack"),
    ],
    "added of a claim that is rejected": lambda ids, span: [
        row("add", ids[SAME], place_id="sy-raqqa"),
        row("reject", ids[SAME]),
    ],
    "split from all": lambda ids, span: [row("split", ids[SAME])],
}


@pytest.mark.parametrize("case", CASES)
def test_the_same_table_gives_the_same_events_from_reports_and_from_written_claims(
    work, rewritten, ids, span, tmp_path, case
):
    table = write_table(tmp_path, *CASES[case](ids, span))
    written = rewritten(table)
    told, said = events(written, table)
    assert told == events(work / "reports", table)[0]
    assert "not carried out" not in said


def test_what_was_added_and_then_rejected_by_its_id_stays_away(work, rewritten, ids, span, tmp_path):
    add = row("add", span, event_type="strike", place_id="sy-raqqa")
    (added,) = [e for e in events(work / "reports", write_table(tmp_path, add))[0] if e["place_id"] == "sy-raqqa"]
    table = write_table(tmp_path, add, row("reject", added["claims"][0]))
    written = rewritten(table)
    for source in (work / "reports", written):
        assert "sy-raqqa" not in {event["place_id"] for event in events(source, table)[0]}, source.name


def test_what_was_added_of_a_span_stays_without_the_texts_beside_the_claims(work, build, table, tmp_path):
    (tmp_path / "claims.jsonl").write_bytes((build[0] / "claims.jsonl").read_bytes())
    told, said = events(tmp_path / "claims.jsonl", table)
    assert told == events(build[0] / "claims.jsonl", table)[0]
    assert "not carried out" not in said


def test_a_report_whose_claims_are_all_rejected_still_links_those_that_derive_from_it(tmp_path):
    """`last` derives from `middle`, and that from `first`: what two of them tell of one day are not two voices."""
    at = {"first": (40.92, 34.45), "last": (38.28, 34.56)}
    told = [
        {"id": f"c-{name}", "document": name, "sentence": "Rockets fell.", "event_type": "attack", "longitude": east,
         "latitude": north, "where_prec": 1, "place_id": f"at-{name}", "place": name, "country": "SY",
         "actor2": "Atlantis", "date_start": "2021-03-05", "date_end": "2021-03-05", "date_prec": 1}
        for name, (east, north) in at.items()
    ]  # fmt: skip
    derived = {"first": [], "middle": ["first"], "last": ["middle"]}
    listed = [{"id": name, "family": name, "derived_from": of, "text": ""} for name, of in derived.items()]
    for name, made in (("claims", told), ("documents", listed)):
        (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(one) + "\n" for one in made), encoding="utf-8")
    found, _ = events(tmp_path / "claims.jsonl", write_table(tmp_path))
    assert [event["contested_with"] for event in found] == [[], []]
    (tmp_path / "documents.jsonl").unlink()
    found, _ = events(tmp_path / "claims.jsonl", write_table(tmp_path))
    assert all(event["contested_with"] for event in found)


def test_the_order_of_the_rows_changes_no_event(work, decided, table, tmp_path):
    turned = write_table(tmp_path, *reversed(decided))
    shuffled, straight = (
        [event | {"decisions": sorted(map(str, event["decisions"]))} for event in events(work / "reports", path)[0]]
        for path in (turned, table)
    )
    assert shuffled == straight


def test_a_table_as_a_spreadsheet_saves_it_is_the_same_table(work, table, tmp_path):
    saved = tmp_path / "saved.csv"
    saved.write_bytes(b"\xef\xbb\xbf" + table.read_bytes() + b",,,,,,,,,,,,\r\n")
    assert b"\r\n" in saved.read_bytes()
    assert events(work / "reports", saved) == events(work / "reports", table)


def test_decisions_about_nothing_are_told_and_stop_nothing(work, ids, tmp_path):
    table = write_table(
        tmp_path,
        row("keep", "0000000000000000"),
        row("merge", ids[BUKAMAL], "ffffffffffffffff"),
        row("move", ids[BUKAMAL], place_id="sy-nowhere"),
        row("reject", ids[PALMYRA], when="2021-04-01"),
        row("keep", ids[PALMYRA], when="2021-04-02"),
        row("add", "two.txt:9000-9010", event_type="strike", place_id="sy-raqqa"),
    )
    told, said = events(work / "reports", table)
    assert len(told) == 5
    lines = [line for line in said.splitlines() if line.startswith("not carried out: ")]
    assert sorted(int(re.match(r"not carried out: decisions, line (\d+): ", line)[1]) for line in lines) == [
        2,
        3,
        4,
        5,
        7,
    ]
    for words in ("0000000000000000", "ffffffffffffffff", "sy-nowhere", "overruled by line 6", "two.txt:9000-9010"):
        assert sum(words in line for line in lines) == 1


def test_decisions_about_nothing_are_listed_among_the_rejections(work, tmp_path):
    table = write_table(tmp_path, row("keep", "0000000000000000"))
    out = tmp_path / "out"
    result = run("maps", work / "reports", "--maps", work / "maps", "--decisions", table, "--out", out)
    assert result.exit_code == 0
    assert "not carried out: decisions, line 2: keep 0000000000000000: names no claim that was read" in result.stderr
    (listed,) = rows(out / "rejections.jsonl")
    assert (listed["stage"], listed["item"]) == ("event", "decisions, line 2: keep 0000000000000000")


def test_everything_may_be_rejected(work, ids, tmp_path):
    told, _ = events(work / "reports", write_table(tmp_path, *(row("reject", claim) for claim in ids.values())))
    assert told == []


WRONG = {
    "an unknown action": (lambda ids: [row("kepe", ids[BUKAMAL])], ":2: unknown action 'kepe'; did you mean 'keep'?"),
    "no reason": (lambda ids: [row("keep", ids[BUKAMAL], why="")], ":2: 'why' is empty"),
    "a contradiction": (
        lambda ids: [row("keep", ids[BUKAMAL]), row("reject", ids[BUKAMAL])],
        ":3: contradicts line 2 of the same day",
    ),
}


@pytest.mark.parametrize("case", WRONG)
@pytest.mark.parametrize("command", ["maps", "draw", "events"])
def test_a_wrong_table_is_one_line_and_nothing_is_written(work, ids, tmp_path, command, case):
    made, words = WRONG[case]
    table, out = write_table(tmp_path, *made(ids)), tmp_path / "out"
    result = run(
        *{
            "maps": ("maps", work / "reports", "--maps", work / "maps", "--out", out),
            "draw": ("draw", work / "read" / "claims.jsonl", "--map", work / "maps" / "week.toml", "--out", out),
            "events": ("events", work / "reports", "-o", out / "events.jsonl"),
        }[command],
        "--decisions",
        table,
    )
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"geostrike: {table}{words}")
    assert result.stderr.count("\n") == 1
    assert not out.exists()


@pytest.mark.parametrize("content", [b"", b"\xff\xfea\x00", b'action,claim,who,when,why\nkeep,"a'])
def test_a_broken_table_is_one_line(work, tmp_path, content):
    (tmp_path / "decisions.csv").write_bytes(content)
    result = run("events", work / "reports", "--decisions", tmp_path / "decisions.csv")
    assert (result.exit_code, result.stdout) == (2, "")
    assert re.match(r"geostrike: .*decisions\.csv:\d: [^\n]*\n\Z", result.stderr)


def test_a_table_that_is_not_there_is_one_line(work, tmp_path):
    result = run("events", work / "reports", "--decisions", tmp_path / "none.csv")
    assert result.exit_code == 2
    assert result.stderr == f"geostrike: {tmp_path / 'none.csv'}: no such file; give the path of a CSV file\n"


def test_the_table_of_the_folder_one_stands_in_is_taken(work, ids, tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    write_table(tmp_path / "data", row("reject", ids[BUKAMAL]))
    monkeypatch.chdir(tmp_path)
    result = run("events", work / "reports")
    assert "sy-al-bukamal" not in result.stdout and "sy-palmyra" in result.stdout


@pytest.mark.parametrize("source", ["reports", "out/claims.jsonl"])
def test_why_is_explained_of_reports_and_of_written_claims(work, build, ids, table, source):
    result = run("events", work / source, "--explain", "--decisions", table)
    assert result.exit_code == 0, result.output
    lines = result.stdout.split("\n")
    living = {claim["id"] for claim in rows(build[0] / "claims.jsonl")}
    assert sorted(line.split()[1] for line in lines if line.startswith("  claim ")) == sorted(living)
    assert (
        f"    joined to {ids[BUKAMAL]}: decided by A. Analyst on 2021-04-01: one raid on both banks" in lines
        and f"  decided: keep {ids[BUKAMAL]} (A. Analyst, 2021-04-01): seen on the ground" in lines
    )
    assert any(line.endswith(": set apart by an analyst") for line in lines)


def test_reports_and_written_claims_are_explained_alike(work, build, table, tmp_path):
    for source, name in ((work / "reports", "one.txt"), (build[0] / "claims.jsonl", "other.txt")):
        assert run("events", source, "--explain", "--decisions", table, "-o", tmp_path / name).exit_code == 0
    assert (tmp_path / "one.txt").read_bytes() == (tmp_path / "other.txt").read_bytes()
