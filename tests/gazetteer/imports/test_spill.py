import pytest

from geostrike.errors import GazetteerError
from geostrike.gazetteer.imports.spill import Ids, Spill


def test_texts_come_back_by_number(tmp_path):
    with Spill(tmp_path) as spill:
        for number in range(30_000):
            spill.put(number % 7, str(number))
        groups = dict(spill.groups())
        assert list(groups) == list(range(7))
        assert groups[3][:3] == ["3", "10", "17"]
        spill.settle()
        assert spill.texts(3) == groups[3]
        assert spill.texts(99) == []
        assert list(tmp_path.iterdir())
    assert not list(tmp_path.iterdir())


def test_ids_are_met_once(tmp_path):
    with Ids(tmp_path) as ids:
        assert [ids.meet("a", "1"), ids.meet("b", "2"), ids.meet("a", "3")] == ["", "", "1"]
    assert not list(tmp_path.iterdir())


def test_a_full_disk_is_one_clear_line(tmp_path):
    full = r"the disk takes no more \(database or disk is full\); make room there"
    with pytest.raises(GazetteerError, match=full), Spill(tmp_path) as spill:
        spill._base.execute("PRAGMA max_page_count=20")
        for number in range(100_000):
            spill.put(number, "a text that fills the disk")
    assert not list(tmp_path.iterdir())
