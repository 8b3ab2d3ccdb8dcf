import zipfile

import pytest

from geostrike.errors import GazetteerError
from tests.gazetteer.imports.conftest import alternate, dump_row


def test_a_line_becomes_a_row(rows_of):
    line = dump_row(170794, "Tall Tāmir", ascii="Tall Tamir", alternates="Tel Tamer,تل تمر", population="40000")
    (row,) = rows_of(line + "\n")
    assert (row.id, row.geonameid, row.name) == ("gn:170794", 170794, "Tall Tāmir")
    assert row.names == (("", "Tall Tamir"), ("", "Tel Tamer"), ("", "تل تمر"))
    assert (row.country, row.feature_code, row.latitude, row.longitude) == ("SY", "PPL", 35.1, 40.4)
    assert (row.population, row.radius_m, row.source) == (40000, 2000, "GeoNames")


def test_a_division_has_the_name_that_its_code_stands_for(rows_of):
    known, unknown, none = rows_of(
        "\n".join(dump_row(n, admin1=code) for n, code in ((1, "07"), (2, "Q9"), (3, "00"))) + "\n"
    )
    assert known.admin1 == "Deir ez-Zor"
    assert (unknown.admin1, none.admin1) == ("Q9", "")


def test_places_that_nobody_has_classed(rows_of):
    lines = [dump_row(n, code="", **{"class": letter}) for n, letter in enumerate("PAT", 1)]
    assert [row.feature_code for row in rows_of("\n".join(lines) + "\n")] == ["PPL", "ADMD", "AREA"]


def test_a_zip_is_read_without_its_readme(tmp_path, rows_of):
    with zipfile.ZipFile(tmp_path / "made.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "GeoNames")
        archive.writestr("SY.txt", dump_row() + "\n")
    (row,) = rows_of((tmp_path / "made.zip").read_bytes(), "SY.zip")
    assert row.name == "Tall Test"


def test_alternate_names_are_joined_in_whatever_order_they_come(tmp_path, rows_of):
    names = tmp_path / "alternateNamesV2.txt"
    names.write_text(
        "\n".join(
            (
                alternate(2, "en", "Second"),
                alternate(1, "ar", "تل"),
                alternate(9, "en", "Not in the dump"),
                alternate(1, "fr", "Tell", preferred="1"),
                alternate(1, "", "Without a language"),
                alternate(1, "zh-Hant", "山"),
                alternate(1, "abbr", "TT"),
                *(
                    alternate(1, tag, f"no name {tag}")
                    for tag in ("link", "wkdt", "post", "iata", "icao", "faac", "unlc")
                ),
                *(alternate(1, tag, f"no name {tag}") for tag in ("phon", "piny", "fr_1793")),
            )
        )
        + "\n",
        encoding="utf-8",
    )
    first, second = rows_of(f"{dump_row(1, alternates='تل')}\n{dump_row(2)}\n", alternates=names)
    assert first.names == (
        ("fr", "Tell"),
        ("ar", "تل"),
        ("", "Without a language"),
        ("zh-Hant", "山"),
        ("", "TT"),
    )
    assert second.names == (("en", "Second"),)
    assert not list(tmp_path.glob(".import-*"))


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"latitude": "95"}, r":2: latitude 95 is outside -90\.\.90 \(are latitude and longitude swapped\?\); give"),
        ({"longitude": "190"}, r":2: longitude 190 is outside -180\.\.180; give"),
        ({"latitude": "35,1"}, r":2: latitude '35,1' is not a number; write"),
        ({"latitude": "nan"}, r":2: latitude 'nan' is not a number"),
        ({"latitude": "40.4", "longitude": "-98", "country": "US", "date": "2020"}, "the file is cut off here"),
        ({"country": "Syria"}, r":2: country code 'Syria' is not an ISO 3166-1"),
        ({"code": "town!"}, r":2: feature code 'town!' is not a feature code"),
        ({"population": "many"}, r":2: population 'many' is not a number of people"),
        ({"geonameid": "x1"}, r":2: geonameid 'x1' is not a whole number"),
        ({"name": "—", "ascii": "?"}, r":2: name '—' has no letter and no digit"),
        ({"name": "a" * 401}, r":2: name 'a+…' has 401 characters where a name has 400 at most"),
        ({"alternates": "b" * 9000}, r":2: alternatenames 'b+…' has 9,000 characters"),
        ({"name": "Tall\x08"}, r":2: name 'Tall\\x08' holds the character U\+0008"),
        ({"geonameid": 1}, r":2: id 'gn:1' is already at .*places\.txt:1; change"),
        ({"latitude": "-30.5", "longitude": "-60.5"}, None),
    ],
)
def test_a_wrong_row_is_named_by_its_line(rows_of, fields, message):
    text = f"{dump_row(1)}\n{dump_row(**{'geonameid': 2} | fields)}"
    if message is None:
        assert len(rows_of(text + "\n")) == 2
        return
    with pytest.raises(GazetteerError, match=message) as caught:
        rows_of(text)
    assert "\n" not in str(caught.value)


def test_a_dump_that_was_cut_off(rows_of):
    whole = f"{dump_row(1)}\n{dump_row(2)}\n"
    for length in (len(whole) - 3, len(whole) - 30, len(whole) - 60):
        with pytest.raises(GazetteerError, match=r":2: .*the file is cut off here"):
            rows_of(whole[:length])
    with pytest.raises(GazetteerError, match=r":1: 18 columns where a dump of GeoNames has 19; is a tab missing"):
        rows_of(dump_row(1).replace("\tAsia", "Asia") + "\n")


def test_alternate_names_that_were_cut_off(tmp_path, rows_of):
    names = tmp_path / "alternateNamesV2.txt"
    names.write_text(alternate(1, "en", "One") + "\n" + alternate(1, "en", "Two")[:12], encoding="utf-8")
    with pytest.raises(
        GazetteerError, match=r"alternateNamesV2\.txt:2: 6 columns where .* has 10; the file is cut off"
    ):
        rows_of(dump_row(1) + "\n", alternates=names)
    with pytest.raises(GazetteerError, match="give the dump, and these with --alternate-names"):
        rows_of(alternate(1, "en", "One") + "\n")


def test_all_wrong_rows_are_told_where_that_is_asked(rows_of):
    faults = []
    lines = [dump_row(n, latitude="x" if n % 2 else "35") for n in range(1, 8)]
    rows = rows_of("\n".join(lines) + "\n", faults=faults)
    assert [row.geonameid for row in rows] == [2, 4, 6]
    assert [fault.split(" ")[0] for fault in faults] == [":1:", ":3:", ":5:", ":7:"]


def test_ids_are_never_taken_for_memory(rows_of):
    (row,) = rows_of(dump_row(9_999_999_999) + "\n", alternates=None)
    assert row.geonameid == 9_999_999_999
