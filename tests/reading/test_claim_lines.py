import json

import pytest

from geostrike.errors import InputError
from geostrike.reading.claim_lines import read_claim_lines, read_lines

GOOD = {"id": "1", "document": "d", "sentence": "Jets bombed it.", "event_type": "strike"}


@pytest.fixture
def read(tmp_path, boundaries):
    def of(*lines, encoding="utf-8"):
        path = tmp_path / "claims.jsonl"
        told = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
        path.write_bytes("\n".join(told).encode(encoding, "surrogatepass"))
        return read_claim_lines(path, boundaries)

    return of


def test_claims_come_in_the_order_of_their_lines_each_document_once(read):
    claims, documents = read(
        GOOD | {"title": "T"}, "", GOOD | {"id": "2", "title": "U"}, GOOD | {"document": "e"}, "  "
    )
    assert [(claim.id, claim.document) for claim in claims] == [("1", "d"), ("2", "d"), ("1", "e")]
    assert [(name, document.title) for name, document in documents.items()] == [("d", "T"), ("e", None)]


def test_a_mark_of_the_byte_order_is_passed_over(read):
    assert read("\ufeff" + json.dumps(GOOD))[0][0].id == "1"


def test_what_repeats_is_held_once(read):
    row = GOOD | {"date_start": "2024-02-02", "actor1": "Atlantis the Great", "killed": 3, "publisher": "Gazette & Co"}
    claims, documents = read(row, row | {"id": "2", "document": "e"})
    one, two = claims
    assert one.date_start is two.date_start and one.actor1 is two.actor1 and one.killed is two.killed
    assert documents["d"].publisher is documents["e"].publisher


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "this is not JSON"),
        ("NULL", "this is not JSON"),
        ('{"id": "1", "id": 01}', "this is not JSON"),
        ("[" * 100_000, "nested too deep"),
        ('{"killed": ' + "9" * 5000 + "}", "number too long"),
        ("null", "must be a JSON object"),
        (json.dumps(GOOD | {"latitude": 1e3, "longitude": 1, "where_prec": 1}), "'latitude' is 1000.0"),
        (json.dumps(GOOD)[:-1] + ', "killed": NaN}', "'killed' is nan"),
        (json.dumps(GOOD)[:-1] + ', "killed": 1e999}', "'killed' is inf"),
        (json.dumps(GOOD)[:-1] + ', "killed": 1e30}', "'killed' is 1e+30"),
        (json.dumps(GOOD | {"actor1": 0}), "'actor1' is 0"),
        (json.dumps(GOOD | {"actor1": []}), "'actor1' is []"),
        (json.dumps(GOOD | {"country": {}, "latitude": 1, "longitude": 1, "where_prec": 1}), "'country' is {}"),
        (json.dumps(GOOD | {"published": "soon"}), "'published' is 'soon'"),
        (json.dumps(GOOD | {"published": ["2024-02-02"]}), "'published' is"),
        (json.dumps(GOOD | {"document": ["d"]}), "'document' is missing"),
    ],
)
def test_what_cannot_be_used_is_named_with_its_line(read, line, words):
    with pytest.raises(InputError) as error:
        read(GOOD, "", line, GOOD)
    assert "claims.jsonl:3: " in str(error.value)
    assert words in str(error.value)
    assert "\n" not in str(error.value)


def test_a_day_that_cannot_be_used_is_named_also_where_the_document_is_known(read):
    with pytest.raises(InputError, match=":2: 'published' is 'soon'"):
        read(GOOD, GOOD | {"published": "soon"})


def test_numbers_of_any_length_stay_exact(read):
    (claim,), _ = read(GOOD | {"killed": 10**30 + 7})
    assert claim.killed.best == 10**30 + 7


def test_half_characters_are_read_as_json_reads_them(read):
    (claim,), _ = read('{"id": "1", "document": "d", "sentence": "a\\ud800b", "event_type": "strike"}')
    assert claim.evidence[0].text == "a\ud800b"


def test_bytes_that_are_no_text_are_an_error(tmp_path, boundaries):
    path = tmp_path / "claims.jsonl"
    path.write_bytes(b'{"id": "\xff"}')
    with pytest.raises(InputError, match="cannot be read"):
        read_claim_lines(path, boundaries)
    with pytest.raises(InputError, match="cannot be read"):
        list(read_lines(tmp_path / "missing.jsonl"))


def test_lines_with_their_numbers(tmp_path):
    path = tmp_path / "documents.jsonl"
    path.write_text('{"id": "a"}\n\n{"id": "b"}\n')
    assert list(read_lines(path)) == [(1, {"id": "a"}), (3, {"id": "b"})]
