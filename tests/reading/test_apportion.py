from datetime import date

import pytest

from geostrike.reading.days.dates import find_dates
from geostrike.reading.told.apportion import apportion_dates, apportion_tolls
from geostrike.reading.tolls.tolls import find_tolls

from .conftest import triggers_of


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The March 3, 2021, rocket attack was recalled.", {0: "2021-03-03"}),
        ("Jets bombed a depot on Feb. 2.", {0: "2024-02-02"}),
        ("On Feb. 2 jets bombed a depot.", {0: "2024-02-02"}),
        ("Jets bombed it on Feb. 2 after a drone attack on Feb. 1.", {0: "2024-02-02", 1: "2024-02-01"}),
        ("Jets bombed it on Feb. 2 in answer to the Jan. 28 drone attack.", {0: "2024-02-02", 1: "2024-01-28"}),
        ("The army said on Feb. 4 that jets bombed a depot.", {}),
        ("Since Feb. 1 drones struck often.", {}),
    ],
)
def test_each_happening_has_its_date(text, days):
    spans = find_dates(text, 0, len(text), date(2024, 2, 6))
    given = apportion_dates(text, spans, triggers_of(text))
    assert {n: span.first.isoformat() for n, (span, *_) in given.items()} == days


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("The raid killed four and wounded nine.", {0: [4, 9]}),
        ("Four people were killed in the raid.", {0: [4]}),
        ("A raid killed four; a drone attack killed seven.", {0: [4], 1: [7]}),
        ("Nobody was hurt in the raid.", {}),
    ],
)
def test_each_happening_has_its_tolls(text, tolls):
    given = apportion_tolls(text, find_tolls(text, 0, len(text)), triggers_of(text))
    assert {n: [span.toll.best for span in spans] for n, spans in given.items()} == tolls
