import pytest

from geostrike.errors import GazetteerError
from tests.gazetteer.imports.conftest import GNS_NEW, GNS_OLD, gns


def old(ufi, name, kind="N", **fields):
    row = {"UFI": str(ufi), "FULL_NAME_RO": name, "FULL_NAME_ND_RO": name, "NT": kind, "LAT": "35.3", "LONG": "40.1"}
    return row | {"DSG": "PPL", "FC": "P", "CC1": "SY", "ADM1": "07"} | fields


def new(ufi, name, kind="N", **fields):
    row = {"ufi": str(ufi), "full_name": name, "full_nm_nd": name, "nt": kind, "lat_dd": "35.3", "long_dd": "40.1"}
    return row | {"desig_cd": "PPL", "fc": "P", "cc_ft": "SYR", "adm1": "SY-DY"} | fields


def test_the_names_of_a_place_are_put_together_wherever_they_stand(rows_of):
    text = gns(
        GNS_OLD,
        old(-20, "Dayr al Mithāl", LC="ara", FULL_NAME_ND_RO="Dayr al Mithal"),
        old(30, "Elsewhere"),
        old(-20, "دير المثال", "NS", LC="ara"),
        old(-20, "Deir Example", "C"),
        old(-20, "Deir el-Mithal", "V", LC="fra", SHORT_FORM="Mithal"),
    )
    place, other = rows_of(text)
    assert (place.id, place.name, place.country) == ("gns:-20", "Deir Example", "SY")
    assert place.names == (
        ("ar-Latn", "Dayr al Mithāl"),
        ("ar", "دير المثال"),
        ("fr", "Deir el-Mithal"),
        ("fr", "Mithal"),
    )
    assert (place.latitude, place.longitude, place.source) == (35.3, 40.1, "NGA GEOnet Names Server")
    assert (other.id, other.name) == ("gns:30", "Elsewhere")


def test_the_name_of_a_division_is_that_of_the_file_or_of_geonames(rows_of):
    rows = rows_of(
        gns(
            GNS_OLD,
            old(1, "A place", ADM1="12"),
            old(2, "Muhafazat Test", DSG="ADM1", ADM1="12"),
            old(3, "B", ADM1="07"),
            old(4, "C", ADM1="00"),
        )
    )
    assert [row.admin1 for row in rows] == ["Muhafazat Test", "Muhafazat Test", "Deir ez-Zor", ""]


def test_the_layout_since_2022(rows_of):
    rows = rows_of(
        gns(
            GNS_NEW,
            new(5, "Tall", lang_cd="ara", full_nm_nd="Tall"),
            new(5, "تل", "NS", lang_cd="ara"),
            new(6, "River", desig_cd="STM", fc="H", cc_ft="SYR,IRQ", adm1="SY-DY,IQ-AN"),
            new(7, "Prizren", cc_ft="XKS", lat_dd="42.2", long_dd="20.7", adm1=""),
            new(8, "Gaza", cc_ft="PSE", lat_dd="31.5", long_dd="34.4", adm1="PS-GZA"),
        )
    )
    assert [(row.name, row.country) for row in rows] == [
        ("Tall", "SY"),
        ("River", ""),
        ("Prizren", "XK"),
        ("Gaza", "PS"),
    ]
    assert rows[0].names == (("ar", "تل"),)
    assert [row.admin1 for row in rows] == ["DY", "", "", "GZA"]


def test_names_and_places_that_were_withdrawn_are_counted(tmp_path):
    from geostrike.gazetteer.imports import Reading, read_rows

    path = tmp_path / "sy.txt"
    path.write_text(
        gns(GNS_NEW, new(1, "Kept"), new(1, "Dropped", term_dt_n="2020-01-01"), new(2, "Gone", term_dt_f="x"))
    )
    reading = Reading()
    assert [row.name for row in read_rows([path], reading)] == ["Kept"]
    assert reading.passed_over == {"withdrawn by the NGA": 2}


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (old(1, "A", LAT="135"), r":2: LAT 135 is outside -90\.\.90"),
        (old("one", "A"), r":2: UFI 'one' is not a whole number"),
        (old(1, "..."), r":2: FULL_NAME_RO '\.\.\.' has no letter"),
        (old(1, "A", CC1="Q1"), r":2: CC1 'Q1' is not a country's code in FIPS 10-4"),
        (old(1, "A", DSG="p"), r":2: DSG 'p' is not a feature code"),
    ],
)
def test_a_wrong_row_is_named_by_its_line(rows_of, row, message):
    with pytest.raises(GazetteerError, match=message):
        rows_of(gns(GNS_OLD, row))


def test_codes_of_countries_follow_the_layout(rows_of):
    # In FIPS 10-4, AU is Austria and AS Australia.
    (vienna,) = rows_of(gns(GNS_OLD, old(1, "Vienna", CC1="AU", LAT="48.2", LONG="16.4", ADM1="")))
    assert vienna.country == "AT"
    (gaza,) = rows_of(gns(GNS_OLD, old(1, "Gaza", CC1="GZ", LAT="31.5", LONG="34.4", ADM1="")))
    assert gaza.country == "PS"


def test_a_file_without_a_needed_column_or_cut_off(rows_of):
    header = [column for column in GNS_OLD if column != "DSG"]
    with pytest.raises(GazetteerError, match=":1: column dsg missing"):
        rows_of(gns(header, old(1, "A")))
    whole = gns(GNS_OLD, old(1, "A"), old(2, "B"))
    with pytest.raises(GazetteerError, match=r":3: .* columns where the header has 36; the file is cut off here"):
        rows_of(whole[:-8])
