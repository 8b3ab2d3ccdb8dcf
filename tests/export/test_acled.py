import csv
import io

import pytest

from geostrike.export.tables import acled_csv
from geostrike.export.tables.acled import ACLED_COLUMNS, EVENT_TYPES, GEO_PRECISION, TIME_PRECISION

from .raids import NASTY, nasty, raids

ASKED = """event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1
inter1 actor2 assoc_actor_2 inter2 interaction country admin1 admin2 admin3 location latitude longitude geo_precision
source source_scale notes fatalities tags timestamp""".split()


def read(layers):
    text = "".join(acled_csv(layers))
    return {row["event_id_cnty"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}


@pytest.fixture
def rows():
    return read(raids())


def test_the_columns_are_those_of_acled():
    assert list(ACLED_COLUMNS) == ASKED


def test_codes_of_precision():
    assert TIME_PRECISION == {1: 1, 2: 2, 3: 2, 4: 3, 5: 3}
    assert GEO_PRECISION == {1: 1, 2: 2, 3: 2, 4: 3, 5: 3, 6: 3, 7: 3}
    assert EVENT_TYPES["Air/drone strike"] == EVENT_TYPES["Shelling/artillery/missile attack"]
    assert EVENT_TYPES["Armed clash"] == "Battles"


def test_a_strike(rows):
    row = rows["IQ-e-1"]
    assert [row[n] for n in ("event_date", "year", "time_precision", "geo_precision")] == [
        "2024-02-02",
        "2024",
        "1",
        "1",
    ]
    assert (row["disorder_type"], row["event_type"]) == ("Political violence", "Explosions/Remote violence")
    assert (row["sub_event_type"], row["country"], row["location"]) == ("Air/drone strike", "Iraq", "Mosul")
    assert (row["source"], row["timestamp"]) == ("Gazette", "1706918400")
    assert row["notes"] == (
        "Strike, Mosul, Nineveh, Iraq, 2 February 2024. By: United States; against: Islamic State. At least 5 killed. "
        "Known to the town or site, within 8 km. “Jets killed five in both towns.” "
        "(Gazette, 2024-02-03, https://example.org/a?x=1&y=2)"
    )


def test_a_toll_of_several_events_is_counted_once(rows):
    assert [(rows[n]["fatalities"], rows[n]["tags"]) for n in ("IQ-e-1", "SY-e-2")] == [
        ("5", "fatalities of several events"), ("0", "fatalities counted at e-1"),
    ]  # fmt: skip


def test_what_acled_has_no_code_for_is_a_tag(rows):
    row = rows["IQ-e-4"]
    assert (row["fatalities"], row["latitude"], row["longitude"]) == ("0", "", "")
    assert row["tags"] == "fatalities not reported; known only to the country"
    assert (row["event_date"], row["time_precision"]) == ("", "")
    assert (rows["e-6"]["fatalities"], rows["e-6"]["tags"], rows["e-6"]["timestamp"]) == ("0", "", "")
    assert "disputed" in rows["JO-e-3"]["tags"]


def test_the_latest_source_gives_the_timestamp(rows):
    assert rows["JO-e-3"]["timestamp"] == "1707091200"
    assert rows["JO-e-3"]["source"] == "Gazette; Wire"


def test_hostile_text_keeps_to_its_cell():
    assert len(read(nasty())) == len(NASTY)
