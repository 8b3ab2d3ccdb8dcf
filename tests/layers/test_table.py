import pytest

from geostrike.layers.style import STYLES, simplestyle
from geostrike.layers.table import EVENT_COLUMNS, event_row
from geostrike.model import Disagreement

from .conftest import event, toll

NAMES = (
    "event_type sub_event_type title date_start date_end date_prec place place_id country admin1 where_prec radius_m "
    "where_description actor1 actor2 target weapon low best high toll_group injured number_of_sources "
    "number_of_documents disputed disagreements part_of event_clarity claims"
)
PROMISED = NAMES.split()


def test_the_promised_columns_in_their_order():
    assert [column for column in EVENT_COLUMNS if column in PROMISED] == PROMISED
    assert tuple(event_row(event())) == EVENT_COLUMNS


def test_an_event_as_a_row():
    disagreement = Disagreement(field="killed", values=(("4", ("a",)), ("5", ("b",))))
    row = event_row(
        event("iq-mosul", "Jets bombed it.", killed=toll(4), injured=toll(9), disagreements=(disagreement,))
    )
    assert (row["place"], row["place_id"], row["country"], row["admin1"]) == ("Mosul", "iq-mosul", "IQ", "Nineveh")
    assert (row["low"], row["best"], row["high"], row["toll_bound"], row["injured"]) == (4, 4, 4, "exact", 9)
    assert (row["date_start"], row["date_end"], row["date_prec"]) == ("2024-02-02", "2024-02-02", 1)
    assert row["description"] == "Jets bombed it."
    assert row["claims"] == ["c-a-iq-mosul-strike-2"]
    assert row["disputed"] is True
    assert row["disagreements"] == [
        {"field": "killed", "values": [{"value": "4", "documents": ["a"]}, {"value": "5", "documents": ["b"]}]}
    ]


def test_what_is_not_told_is_none():
    row = event_row(event(None, day=None))
    for column in ("date_start", "date_prec", "place", "place_id", "where_prec", "radius_m", "low", "best", "injured"):
        assert row[column] is None
    assert row["disputed"] is False


@pytest.mark.parametrize("kind", ["strike", "attack"])
def test_simplestyle_keys_are_of_its_version(kind):
    style = simplestyle(kind)
    assert style["marker-size"] in ("small", "medium", "large")
    assert style["marker-color"] == STYLES[f"{kind}s"]["color"]


def test_strikes_and_attacks_differ_in_shape_as_well_as_in_colour():
    for key in ("color", "shape", "label"):
        assert STYLES["strikes"][key] != STYLES["attacks"][key]
    assert simplestyle("strike")["marker-symbol"] != simplestyle("attack")["marker-symbol"]
