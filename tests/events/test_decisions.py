"""The table of decisions: every column read, every slip named by its line with the remedy."""

import csv
import io
import re
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geostrike.errors import DecisionError, InputError
from geostrike.events import read_decisions
from geostrike.events.decisions import COLUMNS
from geostrike.model import Decision, WherePrec

SIGNED = {"claim": "c1", "who": "A. Analyst", "when": "2024-03-01", "why": "the ministry's list names the town"}
MERGE = {"action": "merge", "other_claim": "c2"}
SPLIT = {"action": "split", "other_claim": "c2"}
MOVE = {"action": "move", "place_id": "sy-al-bukamal"}
POINT = {"action": "move", "latitude": "34.45", "longitude": "40.92"}
ADD = {"action": "add", "event_type": "attack", "place_id": "sy-al-bukamal"}
KEEP = {"action": "keep"}
REJECT = {"action": "reject"}
# A value that each column can hold, where the action has a use for it.
VALUES = {
    "other_claim": "c2", "event_type": "strike", "place_id": "sy-homs", "latitude": "34.5", "longitude": "40.5",
    "where_prec": "2", "date_start": "2024-02-03", "date_end": "2024-02-04",
}  # fmt: skip


def cells(row):
    return [(SIGNED | row).get(column, "") for column in COLUMNS]


def csv_of(*rows, columns=COLUMNS, line_end="\n"):
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator=line_end).writerows([columns, *rows])
    return stream.getvalue()


def write(folder, content):
    path = folder / "decisions.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


@pytest.fixture
def read(tmp_path):
    """Read decisions given as columns; what is not given is the signature alone."""
    return lambda *rows: read_decisions(write(tmp_path, csv_of(*map(cells, rows))))


@pytest.fixture
def refusal(tmp_path):
    """The words in which a table is refused, after its path."""

    def of(*rows):
        path = write(tmp_path, csv_of(*map(cells, rows)))
        with pytest.raises(DecisionError) as caught:
            read_decisions(path)
        words = str(caught.value)
        assert words.startswith(f"{path}:")
        assert len(words.splitlines()) == 1
        return words.removeprefix(str(path))

    return of


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("decisions")


def test_every_column_has_its_place_in_a_decision(read):
    moved = POINT | {
        "event_type": "attack", "where_prec": "3", "date_start": "2024-02-03", "date_end": "2024-02-05", "claim": "c9"
    }  # fmt: skip
    joined, shifted = read(MERGE, moved)
    assert joined == Decision(
        action="merge", claim="c1", other_claim="c2", who="A. Analyst", when=date(2024, 3, 1),
        why="the ministry's list names the town", line=2,
    )  # fmt: skip
    assert shifted == Decision(
        action="move", claim="c9", event_type="attack", latitude=34.45, longitude=40.92, where_prec=WherePrec.DISTRICT,
        date_start=date(2024, 2, 3), date_end=date(2024, 2, 5), who="A. Analyst", when=date(2024, 3, 1),
        why="the ministry's list names the town", line=3,
    )  # fmt: skip
    assert isinstance(shifted.where_prec, WherePrec)


@pytest.mark.parametrize(
    "row",
    [
        KEEP, REJECT, MERGE, SPLIT, {"action": "split"}, MOVE, POINT, ADD, POINT | {"action": "add"},
        {"action": "move", "event_type": "attack"}, {"action": "move", "where_prec": "5"},
        {"action": "move", "date_start": "2024-02-03"}, MOVE | {"where_prec": "7"}, MOVE | {"date_start": "2024-02-03"},
        {"action": "move", "date_start": "2024-02-03", "date_end": "2024-02-03"},
        ADD | {"claim": "agency: morning wire 7.txt:12-80"},
    ],
    ids=lambda row: "-".join(row),
)  # fmt: skip
def test_what_may_be_decided(read, row):
    (decision,) = read(row)
    assert decision.action == row["action"]


def test_the_order_of_the_table_is_kept_with_its_lines(read):
    found = read(KEEP | {"claim": "z"}, MERGE | {"claim": "y", "why": "one\nday"}, REJECT | {"claim": "a"})
    assert [(d.claim, d.line) for d in found] == [("z", 2), ("y", 3), ("a", 5)]


def test_a_day_without_an_end_is_one_day(read):
    (decision,) = read({"action": "move", "date_start": "2024-02-29"})
    assert decision.date_start == decision.date_end == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("written", "degrees"),
    [("34.45", 34.45), ("+34.45", 34.45), ("-34.45", -34.45), ("34", 34), ("34.", 34), (".5", 0.5), ("0", 0),
     ("90", 90), ("-90", -90)],
)  # fmt: skip
def test_degrees_as_people_write_them(read, written, degrees):
    (decision,) = read(POINT | {"latitude": written})
    assert decision.latitude == degrees


@pytest.mark.parametrize("longitude", ["180", "-180", "179.999"])
def test_longitudes_reach_all_round(read, longitude):
    assert read(POINT | {"longitude": longitude})[0].longitude == float(longitude)


def test_the_shipped_table_is_read_by_default():
    assert all(isinstance(decision, Decision) for decision in read_decisions())


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"action": "kepe"}, "unknown action 'kepe'; did you mean 'keep'? Actions are keep, move, reject, merge, "),
        ({"action": "Move"}, "unknown action 'Move'; did you mean 'move'?"),
        ({"action": "delete"}, "unknown action 'delete'; did you mean 'reject'?"),
        ({"action": ""}, "unknown action ''"),
        ({"action": "keep\nmove"}, r"unknown action 'keep\nmove'"),
        (KEEP | {"claim": ""}, "'claim' is empty; give the id of the claim it is about, as claims.jsonl has it"),
        (KEEP | {"who": ""}, "'who' is empty; a decision is somebody's; give a name"),
        (KEEP | {"who": " \t"}, "'who' is empty"),
        (KEEP | {"why": ""}, "'why' is empty; a decision has a reason; give it, with its source"),
        (KEEP | {"when": ""}, "'when' is empty; give the day of the decision, such as 2024-03-01"),
        (KEEP | {"when": "1 March 2024"}, "when '1 March 2024' is not a day such as 2024-02-02"),
        (KEEP | {"when": "01/03/2024"}, "when '01/03/2024' is not a day"),
        (KEEP | {"when": "2024-02-30"}, "when '2024-02-30' is not a day"),
        (KEEP | {"when": "2024-03-01T12:00"}, "when '2024-03-01T12:00' is not a day"),
        (MOVE | {"date_start": "yesterday"}, "date_start 'yesterday' is not a day"),
        (MOVE | {"date_start": "2024-02-03", "date_end": "2024-2-4"}, "date_end '2024-2-4' is not a day"),
        (MOVE | {"date_start": "2024-02-03", "date_end": "2024-02-02"}, "date_end 2024-02-02 needs a date_start that"),
        (MOVE | {"date_end": "2024-02-02"}, "date_end 2024-02-02 needs a date_start"),
        ({"action": "move", "date_end": "2024-02-02"}, "date_end 2024-02-02 needs a date_start"),
        (POINT | {"latitude": "34,45"}, "latitude '34,45' is not a number; write it in decimal degrees, such as "),
        (POINT | {"latitude": "34°27"}, "latitude '34°27' is not a number"),
        (POINT | {"longitude": "40.92E"}, "longitude '40.92E' is not a number"),
        (POINT | {"longitude": "nan"}, "longitude 'nan' is not a number"),
        (POINT | {"longitude": "1e1"}, "longitude '1e1' is not a number"),
        (POINT | {"longitude": "٤٠"}, "longitude '٤٠' is not a number"),
        (POINT | {"latitude": "140.9", "longitude": "34.4"}, "latitude 140.9 is outside -90..90 (are the two swapped?"),
        (POINT | {"longitude": "-180.1"}, "longitude -180.1 is outside -180..180"),
        (POINT | {"longitude": "9" * 400}, "longitude 999"),
        (POINT | {"latitude": ""}, "latitude and longitude go together; give both or none"),
        (POINT | {"longitude": ""}, "latitude and longitude go together; give both or none"),
        (POINT | {"place_id": "sy-homs"}, "place_id and a coordinate are both given; keep one"),
        (POINT | {"where_prec": "5"}, "where_prec 5 is an area, and a coordinate is none; give a place_id"),
        (POINT | {"where_prec": "6"}, "where_prec 6 is an area, and a coordinate is none; give a place_id"),
        (POINT | {"where_prec": "7"}, "where_prec 7 is an area, and a coordinate is none; give a place_id"),
        (MOVE | {"where_prec": "8"}, "where_prec '8' is not one of UCDP's codes 1 to 7"),
        (MOVE | {"where_prec": "0"}, "where_prec '0' is not one of UCDP's codes 1 to 7"),
        (MOVE | {"where_prec": "exact"}, "where_prec 'exact' is not one of UCDP's codes 1 to 7"),
        (MOVE | {"where_prec": "2.0"}, "where_prec '2.0' is not one of UCDP's codes 1 to 7"),
        (MOVE | {"event_type": "raid"}, "event_type 'raid' is neither 'strike' nor 'attack'"),
        (MOVE | {"event_type": "Strike"}, "event_type 'Strike' is neither 'strike' nor 'attack'"),
        ({"action": "move"}, "'move' changes nothing; give a place_id, or latitude and longitude, or dates"),
        ({"action": "merge"}, "'merge' joins two claims; give the second as other_claim"),
        (MERGE | {"other_claim": "c1"}, "'claim' and 'other_claim' are the same; give two claims"),
        (SPLIT | {"other_claim": "c1"}, "'claim' and 'other_claim' are the same; give two claims"),
        (ADD | {"place_id": ""}, "'add' puts an event somewhere; give a place_id, or latitude and longitude"),
        (ADD | {"place_id": "", "latitude": "1"}, "latitude and longitude go together"),
    ],
    ids=lambda value: None if isinstance(value, str) else "-".join(f"{k}={v}"[:24] for k, v in value.items()),
)  # fmt: skip
def test_a_slip_is_named_by_its_line_and_how_to_mend_it(refusal, row, words):
    assert refusal(KEEP | {"claim": "another", "why": "over\ntwo lines"}, row).startswith(f":4: {words}")


USELESS = [
    *product([KEEP, REJECT], VALUES),
    *product([MERGE, SPLIT], [column for column in VALUES if column != "other_claim"]),
    *product([MOVE, ADD], ["other_claim"]),
]


@pytest.mark.parametrize(("row", "column"), USELESS, ids=[f"{row['action']}-{column}" for row, column in USELESS])
def test_a_column_that_the_action_has_no_use_for_is_a_slip(refusal, row, column):
    words = refusal(row | {column: VALUES[column]})
    assert words.startswith(
        f":2: '{row['action']}' has no use for '{column}'; leave it empty, or choose another action"
    )


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("action,claim,who,when,why,reason", "unknown column 'reason'; did you mean"),
        ("action,claim,who,when,why,place", "unknown column 'place'; did you mean 'place_id'?"),
        ("action,claim,who,when,why,lat", "unknown column 'lat'; did you mean 'latitude'?"),
        ("action,claim,who,when,why,other", "unknown column 'other'; did you mean 'other_claim'?"),
        ("action,claim,who,when", "column why missing"),
        ("claim,other_claim", "column action, who, when, why missing"),
        ("action,claim,who,when,why,who", "column 'who' stands twice"),
    ],
)
def test_a_header_that_cannot_be_used(tmp_path, header, words):
    with pytest.raises(DecisionError) as caught:
        read_decisions(write(tmp_path, f"{header}\n"))
    assert str(caught.value).startswith(f"{tmp_path / 'decisions.csv'}:1: {words}")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (KEEP, REJECT), (REJECT, KEEP), (KEEP, MOVE), (MOVE, REJECT), (MOVE, POINT), (MERGE, SPLIT),
        (MERGE, SPLIT | {"claim": "c2", "other_claim": "c1"}), (MERGE, {"action": "split"}), (SPLIT, MERGE),
    ],
    ids=lambda row: row["action"],
)  # fmt: skip
def test_what_contradicts_itself_on_one_day_is_refused_naming_both_lines(refusal, first, second):
    words = refusal(KEEP | {"claim": "other"}, first, KEEP | {"claim": "another"}, second)
    assert words.startswith(":5: contradicts line 3 of the same day (")
    assert words.endswith("; take one of them out")
    assert first["action"] in words and second["action"] in words


def test_a_chain_of_merges_against_a_split_of_one_day_is_refused(refusal):
    words = refusal(MERGE, MERGE | {"claim": "c2", "other_claim": "c3"}, SPLIT | {"other_claim": "c3"})
    assert re.match(r":4: contradicts line [23] of the same day", words)


def test_a_contradiction_is_told_in_one_line_whatever_the_id(refusal):
    refusal(KEEP | {"claim": "c1\nc2"}, REJECT | {"claim": "c1\nc2"})


def test_of_two_days_both_are_read(read):
    assert len(read(KEEP, REJECT | {"when": "2024-03-02"})) == 2


def test_the_same_decision_twice_is_read_twice(read):
    assert len(read(MERGE, MERGE, MOVE | {"claim": "c3"}, MOVE | {"claim": "c3", "why": "again"})) == 4


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r\n").encode("utf-8-sig"),
        lambda text: (text + ",,,,,,,,,,,,\n\n").encode(),
        lambda text: text.rstrip("\n").encode(),
    ],
    ids=["BOM", "Windows", "BOM and Windows", "empty rows", "no last line end"],
)
def test_what_a_spreadsheet_makes_of_a_table_is_no_slip(tmp_path, change):
    text = csv_of(cells(MOVE), cells(MERGE))
    assert read_decisions(write(tmp_path, change(text))) == read_decisions(write(tmp_path, text))


def test_columns_may_stand_in_any_order_and_be_left_out(tmp_path):
    text = "why,when,who,claim,action\nthe list,2024-03-01,A. Analyst,c1,keep\n"
    (decision,) = read_decisions(write(tmp_path, text))
    assert (decision.action, decision.why, decision.other_claim, decision.place_id) == ("keep", "the list", "", "")


@pytest.mark.parametrize(
    "text", ["=1+1", "+the list", "-", "@list", "=cmd|' /C calc'!A0", "<b>bold</b>", "قائمة الوزارة"]
)
def test_cells_are_mere_text(read, text):
    (decision,) = read(KEEP | {"claim": text, "who": text, "why": text})
    assert (decision.claim, decision.who, decision.why) == (text, text, text)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", ":1: the file is empty; its first line must name the columns: action, claim"),
        (csv_of(cells(KEEP)).encode("utf-16"), ":1: byte 0xff is not UTF-8; save the file as UTF-8"),
        (csv_of(cells(KEEP | {"who": "Zoë"})).encode("latin-1"), ":2: byte 0xeb is not UTF-8"),
        (csv_of(cells(KEEP)).encode() + b'merge,c1,"c2', ":3: not readable as CSV: "),
        (csv_of(cells(KEEP)).encode() + b"merge,c1,c2\n", ":3: 3 fields where the header has 13"),
        (csv_of(cells(KEEP)).replace(",", ";").encode(), ":1: unknown column"),
    ],
    ids=["empty", "UTF-16", "Latin-1", "a quote left open", "a row cut short", "semicolons"],
)
def test_a_file_that_cannot_be_used(tmp_path, content, words):
    path = write(tmp_path, content)
    with pytest.raises(DecisionError) as caught:
        read_decisions(path)
    assert str(caught.value).startswith(f"{path}{words}")


def test_a_table_that_is_not_there(tmp_path):
    with pytest.raises(DecisionError, match=r"none\.csv: no such file"):
        read_decisions(tmp_path / "none.csv")


def test_a_refusal_is_an_error_of_what_was_given():
    assert issubclass(DecisionError, InputError) and issubclass(DecisionError, ValueError)


noise = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        ["", "keep", "move", "reject", "merge", "split", "add", "c1", "c2", "34.5", "-120", "2", "6", "strike",
         "2024-02-03", "2024-02-02", "0001-01-01", "9999-12-31", "a:1-2"]
    ),
)  # fmt: skip
likely = st.fixed_dictionaries(
    {
        "action": st.sampled_from(["keep", "move", "reject", "merge", "split", "add"]),
        "claim": st.sampled_from(["c1", "c2", "c3"]),
        "when": st.sampled_from(["2024-03-01", "2024-03-02"]),
    },
    optional={column: st.just(value) for column, value in VALUES.items()},
)
rows = st.lists(
    st.one_of(st.lists(noise, min_size=len(COLUMNS), max_size=len(COLUMNS)), likely.map(cells)), max_size=4
)  # fmt: skip


@settings(deadline=None)
@given(rows)
def test_any_text_gives_decisions_or_one_line_that_says_what_is_wrong(folder, rows):
    path = write(folder, csv_of(*rows).encode("utf-8", "replace"))
    try:
        found = read_decisions(path)
    except DecisionError as error:
        assert re.match(rf"{re.escape(str(path))}:\d+: ", str(error))
        assert len(str(error).splitlines()) == 1
    else:
        assert len(found) == sum(any(cell.strip() for cell in row) for row in rows)
        for decision in found:
            assert decision.claim and decision.who and decision.why and decision.line > 1
            assert (decision.longitude is None) == (decision.latitude is None)
            assert decision.longitude is None or not decision.place_id
            assert decision.date_start is None or decision.date_start <= decision.date_end
