"""Events as they are listed: numbered in the order of the page, in words, with what each independent source says."""

from dataclasses import replace

import pandas as pd
import pytest
import shapely
from webmap.reports import TOWER_22, layer, make_layers

from geostrike.layers.entries import COARSE, entries_of


@pytest.fixture(scope="module")
def listed():
    return entries_of(make_layers())


def by_id(listed):
    return {entry.id: entry for entry in listed[0]}


def test_entries_are_numbered_by_day_and_place(listed):
    entries, _ = listed
    assert [entry.number for entry in entries] == list(range(1, 12))
    assert [entry.id for entry in entries][:3] == ["a2", "a4", "a3"]
    assert [entry.when for entry in entries][:2] == ["20 January 2024", "22–28 January 2024"]


def test_an_entry_says_what_happened_in_words(listed):
    told = by_id(listed)["s1"]
    assert (told.place, told.region, told.when) == ("Al-Qaim", "Anbar, Iraq", "2 February 2024")
    assert told.lead == "Two depots bombed at Al-Qaim"
    assert told.toll == "16 killed"
    assert told.precision == "Known to the town or site, within 4 km"
    assert (told.longitude, told.latitude) == (41.09, 34.37)
    assert told.pinned
    assert not told.coarse
    assert told.area is not None


def test_a_toll_is_said_with_its_bound_and_with_whom_it_is_shared(listed):
    told = by_id(listed)["s2"]
    assert told.toll == "at least 18 killed"
    assert told.notes == ("one figure for Al-Mayadeen and Deir ez-Zor together",)
    assert "reports give 3 to 4" in by_id(listed)["a1"].notes
    assert by_id(listed)["a3"].toll == "no one killed"
    assert not by_id(listed)["a2"].toll


def test_what_is_known_only_to_the_country_has_no_sign(listed):
    told = by_id(listed)["s6"]
    assert not told.pinned
    assert told.area is None
    assert told.longitude is None
    assert told.where_prec == 6
    assert told.country == "IQ"


def test_a_source_is_numbered_as_it_is_first_quoted_and_copies_count_once(listed):
    entries, sources = listed
    assert [source.number for source in sources] == list(range(1, len(sources) + 1))
    seen = list(dict.fromkeys(q.source for entry in entries for q in entry.quotations))
    assert seen == [source.number for source in sources]
    [quotation] = by_id(listed)["s1"].quotations
    assert quotation.sentence == "Aircraft hit two depots on the edge of Al-Qaim before dawn on 2 February."
    assert quotation.also == "also in Example Mirror"
    assert not any(source.document == "reprint.txt" for source in sources)


def test_a_source_says_who_published_it_when_and_where(listed):
    _, sources = listed
    known = {source.document: source for source in sources}
    wire = known["wire.txt"]
    assert (wire.publisher, wire.title) == ("Example Wire", "Night of raids along the Euphrates")
    assert (wire.published, wire.link) == ("3 February 2024", "https://example.org/raids")
    assert wire.sha256 == "5f" * 32
    assert known["machine.txt"].machine_written
    assert not known["machine.txt"].link  # no script for an address


def test_where_sources_differ_each_value_has_those_that_give_it(listed):
    [difference] = by_id(listed)["a1"].differences
    assert difference.field == "Killed"
    assert [value for value, _ in difference.values] == ["3", "4"]
    assert [by for _, by in difference.values] == ["Example Wire", "Explainer Blog"]


def test_what_may_be_one_event_names_the_other():
    made = make_layers()
    frame = made["attacks"].frame.copy()
    frame["contested_with"] = pd.Series([["a5"], [], [], [], ["a1", "gone"]], dtype=object)
    found = by_id(entries_of({**made, "attacks": replace(made["attacks"], frame=frame)}))
    assert found["a1"].perhaps == (found["a5"].number,)
    assert found["a5"].perhaps == (found["a1"].number,)


def test_the_sign_of_an_area_stands_in_it_and_off_the_sites(listed):
    told = by_id(listed)["a5"]
    assert told.coarse
    assert (told.where_prec or 0) >= COARSE
    sign = shapely.Point(told.longitude, told.latitude)
    assert told.area.contains(sign)
    assert sign.distance(TOWER_22) > 0.5


def test_without_claims_events_are_listed_all_the_same():
    made = {name: found for name, found in make_layers().items() if name in {"strikes", "attacks"}}
    entries, sources = entries_of(made)
    assert len(entries) == 11
    assert not sources
    assert not any(entry.quotations or entry.area for entry in entries)


def test_no_events_are_no_entries():
    assert entries_of({}) == ((), ())
    assert entries_of({"strikes": layer("strikes", []), "attacks": layer("attacks", [])}) == ((), ())
