from datetime import date

import pytest

from geostrike.model import Document
from geostrike.reading import find_mentions, resolve
from geostrike.reading.told.stories import gather_happenings
from geostrike.reading.told.tellings import read_tellings


@pytest.fixture
def stories(gazetteer, boundaries):
    """Give for each happening of a text its type, its first day and how many sentences tell of it."""

    def of(text):
        report = Document(id="r", name="r", text=text, sha256="0", published=date(2024, 2, 6))
        told = read_tellings(report, resolve(report, find_mentions(report, gazetteer), gazetteer), boundaries).told
        return [
            (h.event_type, h.date.first.isoformat() if h.date else None, len(h.told)) for h in gather_happenings(told)
        ]

    return of


def test_a_telling_without_a_date_joins_the_one_before_it(stories):
    text = "Turkish jets bombed a depot in Mosul on Feb. 2. The raid killed four people."
    assert stories(text) == [("strike", "2024-02-02", 2)]


def test_a_telling_without_a_date_joins_the_first_one_after_it(stories):
    text = "Turkish jets bombed a depot in Mosul. The raid came on Feb. 2 at dawn."
    assert stories(text) == [("strike", "2024-02-02", 2)]


def test_a_shared_site_outweighs_nearness(stories):
    text = (
        "Turkish jets bombed a depot in Mosul on Feb. 2. Turkish jets bombed a bridge in Al Bukamal on Feb. 3. "
        "Turkish jets bombed the depot in Mosul at dawn."
    )
    assert stories(text) == [("strike", "2024-02-02", 2), ("strike", "2024-02-03", 1)]


def test_other_days_are_other_happenings(stories):
    text = "Turkish jets bombed a depot in Mosul on Feb. 2. Turkish jets bombed a depot in Mosul on Feb. 3."
    assert [day for _, day, _ in stories(text)] == ["2024-02-02", "2024-02-03"]


def test_other_types_are_other_happenings(stories):
    text = "Turkish jets bombed a depot in Mosul on Feb. 2. Iran-backed militias attacked a base in Erbil on Feb. 2."
    assert stories(text) == [("strike", "2024-02-02", 1), ("attack", "2024-02-02", 1)]


def test_what_a_raid_answered_came_before_it(stories):
    text = (
        "A drone attack on Tower 22 came on Jan. 28. "
        "U.S. jets bombed Al Qaim on Feb. 2 in retaliation for the drone attack on Tower 22."
    )
    assert stories(text) == [("attack", "2024-01-28", 2), ("strike", "2024-02-02", 1)]


def test_what_came_before_never_takes_a_later_date(stories):
    text = (
        "U.S. jets bombed Al Qaim on Feb. 2 in retaliation for a drone attack on Tower 22. "
        "On Feb. 4, Iran-backed militias launched a drone attack on a base in Erbil."
    )
    assert ("attack", None, 1) in stories(text)
    assert ("attack", "2024-02-04", 1) in stories(text)


def test_nothing_told_is_no_story(stories):
    assert stories("The envoys met in Amman. Nobody spoke.") == []
