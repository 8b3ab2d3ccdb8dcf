from datetime import date

import pytest

from geostrike.layers.selection import selected
from geostrike.layers.spec import MapFilter
from geostrike.model import Disagreement

from .conftest import document, event

DISAGREEMENT = Disagreement(field="killed", values=(("1", ("a",)), ("2", ("b",))))
EVENTS = (
    event("iq-mosul", day=2),
    event("sy-bukamal", day=9, kind="attack", document="b", disagreements=(DISAGREEMENT,)),
    event("iq", day=None),
    event(None, day=5),
)
DOCUMENTS = (document("a", publisher="Gazette"), document("b", publisher="Courier"), document("c"))


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        (MapFilter(), [0, 1, 2, 3]),
        (MapFilter(types=("attack",)), [1]),
        (MapFilter(types=("attack", "strike")), [0, 1, 2, 3]),
        (MapFilter(dates=(date(2024, 2, 2), date(2024, 2, 5))), [0, 2, 3]),
        (MapFilter(dates=(date(2024, 3, 1), date(2024, 3, 5))), [2]),
        (MapFilter(countries=("IQ",)), [0, 2]),
        (MapFilter(countries=("IQ", "SY")), [0, 1, 2]),
        (MapFilter(sources=("b",)), [1]),
        (MapFilter(sources=("Gazette",)), [0, 2, 3]),
        (MapFilter(sources=("Nobody",)), []),
        (MapFilter(disputed=True), [1]),
        (MapFilter(disputed=False), [0, 2, 3]),
        (MapFilter(types=("strike",), countries=("SY",)), []),
    ],
)
def test_what_passes(wanted, kept):
    assert selected(EVENTS, wanted, DOCUMENTS) == tuple(EVENTS[number] for number in kept)


def test_a_long_event_passes_where_it_touches_the_dates():
    from dataclasses import replace

    long = replace(EVENTS[0], date_start=date(2024, 1, 1), date_end=date(2024, 1, 31))
    assert selected([long], MapFilter(dates=(date(2024, 1, 31), date(2024, 2, 1))), ()) == (long,)
    assert selected([long], MapFilter(dates=(date(2024, 2, 1), date(2024, 2, 2))), ()) == ()
