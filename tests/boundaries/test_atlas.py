"""The shipped data: places lie where they lie, names are right, and bad data say so."""

from __future__ import annotations

import gzip
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import shapely
from pyproj import Geod

from geostrike.boundaries import Boundaries, load_boundaries
from geostrike.errors import BoundariesError, InputError
from geostrike.files import data_dir

if TYPE_CHECKING:
    from pathlib import Path

TOWER_22 = (38.704, 33.309)
AL_QAIM = (41.03, 34.37)
AL_BUKAMAL = (40.92, 34.45)
AL_TANF = (38.66, 33.50)
SEA = (33.0, 33.5)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the data that a test may damage."""
    shutil.copytree(data_dir() / "boundaries", tmp_path / "boundaries")
    shutil.copy(data_dir() / "disputed.csv", tmp_path)
    return tmp_path / "boundaries"


@pytest.mark.parametrize(
    ("point", "country"),
    [
        (TOWER_22, "JO"),
        (AL_QAIM, "IQ"),
        (AL_BUKAMAL, "SY"),
        (AL_TANF, "SY"),
        ((44.20, 15.35), "YE"),
        ((44.06, 9.56), "SO"),  # Hargeisa: drawn apart, coded to Somalia
        ((33.36, 35.30), "CY"),  # the north of Nicosia's plain
        ((34.10, 45.00), "UA"),  # Crimea
        ((20.90, 42.60), "XK"),
        ((55.50, -21.10), "RE"),
        ((-53.0, 4.0), "GF"),
        ((179.0, 68.0), "RU"),
        ((-175.0, 67.0), "RU"),  # beyond 180 degrees
        ((0.0, -85.0), "AQ"),
        (SEA, ""),
    ],
)
def test_a_point_lies_in_its_country(boundaries: Boundaries, point: tuple[float, float], country: str) -> None:
    assert boundaries.country_at(*point) == country


def test_tower_22_is_two_and_a_half_kilometres_from_syria(boundaries: Boundaries) -> None:
    line = shapely.shortest_line(shapely.Point(TOWER_22), boundaries.country("SY"))
    assert Geod(ellps="WGS84").geometry_length(line) == pytest.approx(2_500, abs=300)


def test_a_port_off_the_generalised_coast_is_found_within_reach(boundaries: Boundaries) -> None:
    off_the_coast = (42.60, 14.80)
    assert boundaries.country_at(*off_the_coast) == ""
    assert boundaries.country_at(*off_the_coast, within_m=100_000) == "YE"
    assert boundaries.country_at(*off_the_coast, within_m=1_000) == ""


def test_countries_are_valid_sorted_and_in_wgs84(boundaries: Boundaries) -> None:
    frame = boundaries.countries
    assert list(frame.columns) == ["iso2", "name", "geometry"]
    assert frame.crs.to_epsg() == 4326
    assert list(frame["iso2"]) == sorted(set(frame["iso2"]))
    assert len(frame) > 240
    assert frame.geometry.is_valid.all()
    assert set(frame.geom_type) <= {"Polygon", "MultiPolygon"}
    assert frame.set_index("iso2")["name"]["CD"] == "Democratic Republic of the Congo"


def test_no_country_leaps_across_the_map(boundaries: Boundaries) -> None:
    for area in boundaries.countries.geometry:
        for ring in shapely.get_rings(shapely.get_parts(area)):
            longitudes = shapely.get_coordinates(ring)[:, 0]
            steps = abs(longitudes[1:] - longitudes[:-1])
            assert (steps[steps > 180] == 360).all()  # only along the foot of the map, below Antarctica
            assert area is boundaries.country("AQ") or steps.max() < 180


def test_an_unknown_country_is_named_with_a_better_one(boundaries: Boundaries) -> None:
    with pytest.raises(InputError, match=r"'sy' .* such as SY"):
        boundaries.country("sy")
    with pytest.raises(InputError, match="'ZZ'"):
        boundaries.divisions("ZZ")
    with pytest.raises(InputError, match="'Syria'"):
        boundaries.border("Syria", "IQ")


@pytest.mark.parametrize(
    ("country", "number", "some"),
    [
        ("IQ", 18, {"Anbar": "IQ-AN", "Nineveh": "IQ-NI", "Kirkuk": "IQ-KI", "Erbil": "IQ-AR"}),
        ("SY", 15, {"Deir ez-Zor": "SY-DY", "Al-Hasakah": "SY-HA", "Daraa": "SY-DR", "UNDOF Zone": ""}),
        ("JO", 12, {"Mafraq": "JO-MA", "Amman": "JO-AM"}),
        ("YE", 21, {"Hodeidah": "YE-HU", "Saada": "YE-SD", "Amanat al-Asimah": "YE-SA"}),
        ("LB", 6, {"Beqaa": "LB-BI", "Nabatieh": "LB-NA"}),
        ("IL", 6, {"Northern": "IL-Z"}),
        ("PS", 2, {"Gaza Strip": "", "West Bank": ""}),
        ("IR", 31, {"Kermanshah": "IR-05", "Isfahan": "IR-10"}),
        ("TR", 81, {"Şırnak": "TR-73", "Zonguldak": "TR-67"}),
        ("SA", 13, {"Eastern Province": "SA-04"}),
        ("EG", 27, {"North Sinai": "EG-SIN"}),
        ("UA", 27, {"Crimea": "UA-43", "Kyiv": "UA-30"}),
    ],
)
def test_divisions_have_their_names_and_codes(
    boundaries: Boundaries, country: str, number: int, some: dict[str, str]
) -> None:
    frame = boundaries.divisions(country)
    assert list(frame.columns) == ["country", "name", "iso", "geometry"]
    assert frame.crs.to_epsg() == 4326
    assert len(frame) == number
    assert list(frame["name"]) == sorted(frame["name"])
    assert some.items() <= dict(zip(frame["name"], frame["iso"], strict=True)).items()
    assert set(frame["country"]) == {country}


@pytest.mark.parametrize("country", ["SY", "IQ", "JO", "YE", "LB", "IR", "SA", "EG", "TR", "AE", "RU", "CA"])
def test_divisions_are_valid_and_fill_their_country(boundaries: Boundaries, country: str) -> None:
    frame = boundaries.divisions(country)
    assert frame.geometry.is_valid.all()
    whole, parts = boundaries.country(country), shapely.union_all(frame.geometry.values)
    assert shapely.intersection(whole, parts).area / whole.area > 0.97


def test_no_name_is_garbled(boundaries: Boundaries) -> None:
    names = [name for code in boundaries.codes for name in boundaries.divisions(code)["name"]]
    assert len(names) > 4_500
    assert [name for name in names if not name.strip() or any(sign in name for sign in "?\ufffd[]|_\x00")] == []


def test_no_iso_code_stands_twice(boundaries: Boundaries) -> None:
    codes = [iso for code in boundaries.codes for iso in boundaries.divisions(code)["iso"] if iso]
    assert len(codes) == len(set(codes))
    assert len(codes) > 1_000


@pytest.mark.parametrize(
    ("country", "point", "division"),
    [
        ("SY", AL_BUKAMAL, "Deir ez-Zor"),
        ("IQ", AL_QAIM, "Anbar"),
        ("JO", TOWER_22, "Mafraq"),
        ("SY", AL_TANF, "Homs"),
        ("YE", (42.90, 14.80), "Hodeidah"),  # just off the generalised coast
    ],
)
def test_a_point_lies_in_its_division(
    boundaries: Boundaries, country: str, point: tuple[float, float], division: str
) -> None:
    found = boundaries.division_at(country, *point)
    assert found is not None
    assert found[0] == division
    assert found[1].distance(shapely.Point(point)) < 0.1


def test_no_division_far_from_the_country(boundaries: Boundaries) -> None:
    assert boundaries.division_at("SY", *SEA) is None


def test_what_is_given_out_cannot_change_what_is_kept(boundaries: Boundaries) -> None:
    boundaries.divisions("LB")["name"] = "changed"
    assert "changed" not in set(boundaries.divisions("LB")["name"])


@pytest.mark.parametrize("name", ["countries.topojson.gz", "divisions.topojson.gz"])
def test_missing_data_say_what_to_run(copied: Path, name: str) -> None:
    (copied / name).unlink()
    with pytest.raises(BoundariesError, match=rf"{name}: boundary data are missing; run `make data`"):
        load_boundaries(copied)


def test_a_missing_list_of_disputes_is_told(copied: Path) -> None:
    (copied.parent / "disputed.csv").unlink()
    with pytest.raises(BoundariesError, match=r"disputed\.csv: .* missing"):
        load_boundaries(copied)


def _cut_short(packed: bytes) -> bytes:
    return packed[: len(packed) // 2]


def _flipped(packed: bytes) -> bytes:
    return packed[:5000] + bytes([packed[5000] ^ 255]) + packed[5001:]


def _not_packed(packed: bytes) -> bytes:
    return gzip.decompress(packed)


def _no_arcs(packed: bytes) -> bytes:
    return gzip.compress(gzip.decompress(packed).replace(b'"arcs":[[[', b'"arks":[[['), compresslevel=1)


def _few_arcs(packed: bytes) -> bytes:
    text = gzip.decompress(packed)
    return gzip.compress(text[: text.index(b'"arcs":[[[')] + b'"arcs":[[[0,0],[1,1]]]}', compresslevel=1)


def _empty(_: bytes) -> bytes:
    return b""


@pytest.mark.parametrize("damage", [_cut_short, _flipped, _not_packed, _no_arcs, _few_arcs, _empty])
def test_damaged_data_say_so(copied: Path, damage) -> None:
    for name, read in (
        ("countries.topojson.gz", lambda: load_boundaries(copied)),
        ("divisions.topojson.gz", lambda: load_boundaries(copied).divisions("SY")),
    ):
        whole = (copied / name).read_bytes()
        (copied / name).write_bytes(damage(whole))
        with pytest.raises(BoundariesError, match=rf"{name}: boundary data are damaged"):
            read()
        (copied / name).write_bytes(whole)


def test_naming_the_package_imports_nothing_heavy() -> None:
    code = (
        "import sys, geostrike.boundaries as b; b.load_boundaries; "
        "print([m for m in ('geopandas', 'pandas', 'shapely', 'numpy', 'pyproj') if m in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
