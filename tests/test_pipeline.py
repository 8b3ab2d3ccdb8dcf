import json

import pytest

from geostrike.boundaries import load_boundaries
from geostrike.errors import InputError
from geostrike.gazetteer import read_gazetteer
from geostrike.pipeline import read_claims

ROW = {
    "document": "d", "sentence": "Jets bombed it.", "event_type": "strike", "date_start": "2024-02-02",
    "date_end": "2024-02-02", "date_prec": 1, "place": "X", "where_prec": 2, "longitude": 40.0, "radius_m": 5000,
}  # fmt: skip


@pytest.fixture(scope="module")
def tools():
    return read_gazetteer(), load_boundaries()


@pytest.fixture
def findings(tmp_path, tools):
    path = tmp_path / "claims.jsonl"
    rows = [ROW | {"id": str(n), "place_id": f"x:{n}", "latitude": 30 + n / 10, "document": f"d{n}"} for n in range(9)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return read_claims(path, *tools)


def test_documents_without_a_file_that_tells_of_them_stand_for_themselves(findings):
    assert findings.families == ()
    assert [event.number_of_sources for event in findings.events] == [1] * 9


def test_a_file_beside_tells_of_copies(tmp_path, tools):
    rows = [ROW | {"id": name, "place_id": "x", "latitude": 30, "document": name} for name in "ab"]
    (tmp_path / "claims.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (tmp_path / "documents.jsonl").write_text('{"id": "b", "family": "a", "text": "Jets bombed it."}\n')
    found = read_claims(tmp_path / "claims.jsonl", *tools)
    assert [(family.id, family.documents) for family in found.families] == [("a", ("a", "b"))]
    assert [document.text for document in found.documents] == ["", "Jets bombed it."]
    (event,) = found.events
    assert (event.number_of_sources, event.number_of_documents) == (1, 2)


def test_no_claims_are_an_error(tmp_path, tools):
    (tmp_path / "claims.jsonl").write_text("\n")
    with pytest.raises(InputError, match="no claims in it"):
        read_claims(tmp_path / "claims.jsonl", *tools)
