import csv
import io

import pandas as pd
import pytest

from geostrike.export.tables import claims_csv, events_csv
from geostrike.export.tables.rows import CLAIM_TABLE, EVENT_TABLE
from geostrike.layers.table import EVENT_COLUMNS

from .raids import NASTY, nasty, raids


def read(pieces):
    return list(csv.DictReader(io.StringIO("".join(pieces).removeprefix("\ufeff"), newline="")))


@pytest.fixture
def events():
    return {row["id"]: row for row in read(events_csv(raids()))}


def test_events_have_the_columns_of_the_layers_and_their_point():
    assert [n for n in EVENT_TABLE if n not in ("longitude", "latitude", "sources")] == [
        name for name in EVENT_COLUMNS if not name.startswith("marker-")
    ]
    assert tuple(read(events_csv(raids()))[0]) == EVENT_TABLE


def test_events_stand_in_the_order_of_the_page(events):
    assert list(events) == ["e-5", "e-3", "e-6", "e-1", "e-2", "e-4"]


def test_an_event_as_it_is_listed(events):
    row = events["e-3"]
    assert (row["longitude"], row["latitude"]) == ("38.704", "33.309")
    assert row["disagreements"] == "killed: 3 (a.md; b.md) / 4 (c.md)"
    assert row["decisions"] == "Moved by An analyst, 2024-05-01: the caption"
    assert row["claims"] == "c3a; c3b; c3c"
    assert row["disputed"] == "true"
    assert row["description"] == "Jets bombed it."
    assert row["sources"] == (
        "Gazette, 2024-02-03, https://example.org/a?x=1&y=2 | Wire, 2024-02-05, javascript:alert(1) | A note"
    )


def test_where_only_the_country_is_known_there_is_no_point(events):
    assert (events["e-4"]["where_prec"], events["e-4"]["longitude"], events["e-4"]["latitude"]) == ("6", "", "")
    assert (events["e-6"]["where_prec"], events["e-6"]["longitude"]) == ("", "")


def test_nought_is_not_nothing(events):
    assert (events["e-6"]["best"], events["e-4"]["best"]) == ("0", "")


def test_pandas_reads_numbers_as_numbers():
    frame = pd.read_csv(io.BytesIO("".join(events_csv(raids())).encode("utf-8"))).set_index("id")
    assert frame.loc["e-1", "best"] == 5
    assert frame["longitude"].dtype.kind == "f"
    assert frame["disputed"].dtype == bool
    assert frame.loc["e-5", "date_end"] == "2024-01-31"


def test_claims_have_the_columns_of_claims_jsonl():
    rows = {row["id"]: row for row in read(claims_csv(raids()))}
    assert tuple(rows["c3b"]) == CLAIM_TABLE
    assert rows["c3b"]["title"] == "الموصل"
    assert rows["c3b"]["evidence"] == "300-315: Jets bombed it."
    assert rows["c3b"]["statements"] == "claimed by Houthis (1-9: We did it)"
    assert rows["c3b"]["killed"] == "3"
    assert rows["c1a"]["killed_bound"] == "at_least"


@pytest.mark.parametrize("table", [events_csv, claims_csv])
def test_hostile_text_keeps_to_its_cell(table):
    rows = read(table(nasty()))
    assert len(rows) == len(NASTY)
    assert all(None not in row and None not in row.values() for row in rows)
    assert not any(value.startswith(("=", "+", "@", "\t")) for row in rows for value in row.values())


@pytest.mark.parametrize("table", [events_csv, claims_csv])
def test_nothing_gives_a_head(table):
    assert "".join(table({})).startswith('\ufeff"id",')
    assert read(table({})) == []


def test_a_frame_read_from_elsewhere_is_written_too():
    from geopandas import GeoDataFrame

    from geostrike.model import Layer

    frame = GeoDataFrame({"id": ["x"], "best": [float("nan")], "claims": [float("nan")]}, geometry=[None], crs=4326)
    (row,) = read(events_csv({"strikes": Layer(name="strikes", frame=frame)}))
    assert (row["id"], row["best"], row["claims"], row["sources"]) == ("x", "", "", "")
