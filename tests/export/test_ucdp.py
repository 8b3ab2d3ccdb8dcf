import csv
import io

import pytest
from shapely import from_wkt

from geostrike.export.tables import ucdp_ged_csv
from geostrike.export.tables.sides import deaths_of, sides_of, the_dead, type_of_violence
from geostrike.export.tables.ucdp import UCDP_COLUMNS

from .raids import NASTY, nasty, raids

ASKED = """id type_of_violence side_a side_b number_of_sources source_article source_office source_date source_headline
source_original where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt date_start date_end deaths_a
deaths_b deaths_civilians deaths_unknown where_prec date_prec event_clarity best low high""".split()


def read(layers):
    text = "".join(ucdp_ged_csv(layers))
    return {row["id"]: row for row in csv.DictReader(io.StringIO(text, newline=""))}


@pytest.fixture
def rows():
    return read(raids())


def test_the_columns_are_those_of_ged():
    assert set(ASKED) | {"year", "country"} == set(UCDP_COLUMNS)
    assert len(set(UCDP_COLUMNS)) == len(UCDP_COLUMNS)


def test_a_strike_on_fighters(rows):
    row = rows["e-1"]
    assert (row["type_of_violence"], row["side_a"], row["side_b"]) == ("1", "United States", "Islamic State")
    assert [row[name] for name in ("best", "low", "high", "deaths_b", "deaths_a", "deaths_unknown")] == list("555500")
    assert (row["year"], row["country"], row["adm_1"], row["where_coordinates"]) == ("2024", "Iraq", "Nineveh", "Mosul")
    assert from_wkt(row["geom_wkt"]).coords[0] == (43.13, 36.34)


def test_of_a_state_and_a_group_the_state_is_side_a(rows):
    row = rows["e-3"]
    assert (row["type_of_violence"], row["side_a"], row["side_b"]) == ("1", "United States", "Houthis")
    assert (row["deaths_a"], row["deaths_b"], row["best"], row["high"]) == ("3", "0", "3", "4")


def test_a_toll_of_several_events_is_counted_once(rows):
    assert [rows[name]["best"] for name in ("e-1", "e-2")] == ["5", ""]
    assert rows["e-2"]["deaths_unknown"] == ""


def test_sources_stand_side_by_side(rows):
    row = rows["e-3"]
    assert row["source_office"] == "Gazette;Wire;"
    assert row["source_date"] == "2024-02-03;2024-02-05;"
    assert row["source_headline"] == "Raid, on the east;الموصل;A note"
    assert row["source_article"].split(";")[0] == '"Gazette,2024-02-03,Raid, on the east"'
    assert row["source_original"] == "the Pentagon"
    assert row["number_of_sources"] == "3"


def test_a_country_is_no_point(rows):
    assert [rows["e-4"][name] for name in ("where_prec", "latitude", "longitude", "geom_wkt")] == ["6", "", "", ""]


def test_what_is_not_known_is_empty(rows):
    assert [rows["e-4"][n] for n in ("type_of_violence", "best", "year", "date_start")] == [""] * 4
    assert rows["e-6"]["best"] == "0"


@pytest.mark.parametrize(
    ("who", "kind"),
    [
        ("civilians", "civilians"), ("two children", "civilians"), ("US Army soldiers", "armed"),
        ("U.S. service members", "armed"), ("members of militia groups", "fighters"), ("of their fighters", "fighters"),
        ("people", "unknown"), ("", "unknown"), ("US contractor", "unknown"),
        ("five security force members and a civilian", "unknown"), ("soldiers and civilians", "unknown"),
    ],
)  # fmt: skip
def test_who_the_dead_were(who, kind):
    assert the_dead(who) == kind


def test_the_fighters_killed_in_an_attack_may_be_the_attackers_own():
    assert deaths_of("strike", False, "fighters") == "deaths_b"
    assert deaths_of("attack", True, "fighters") == "deaths_unknown"
    assert deaths_of("attack", True, "armed") == "deaths_a"
    assert deaths_of("attack", True, "civilians") == "deaths_civilians"


@pytest.mark.parametrize(
    ("event_type", "actor1", "actor2", "target", "code"),
    [
        ("strike", "United States", "Islamic State", "", 1),
        ("strike", "Iran", "Pakistan", "", 1),
        ("attack", "Houthis", "Saudi Arabia", "", 1),
        ("attack", "Hamas", "Islamic State", "", 2),
        ("attack", "", "United States", "a base", None),
        ("strike", "Israel", "", "", None),
        ("attack", "Houthis", "Gibraltar", "the M/V Gibraltar Eagle", None),
        ("attack", "Houthis", "a name that no list knows", "", None),
    ],
)
def test_the_type_of_violence(event_type, actor1, actor2, target, code):
    sides = sides_of(event_type, actor1, actor2, {"Saudi Arabia", "Gibraltar", "Iran", "Pakistan"})
    assert type_of_violence(*sides, target) == code


def test_hostile_text_keeps_to_its_cell():
    assert len(read(nasty())) == len(NASTY)
