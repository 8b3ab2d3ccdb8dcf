from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.errors import MapSpecError
from geostrike.layers import DRAWN_LAYERS, MapFilter, MapSpec, read_map_spec


@pytest.fixture
def spec(tmp_path):
    def of(text):
        path = tmp_path / "raids.toml"
        path.write_text(text, encoding="utf-8")
        return read_map_spec(path)

    return of


def error_of(spec, text):
    with pytest.raises(MapSpecError) as error:
        spec(text)
    message = str(error.value)
    assert "\n" not in message
    return message.rpartition("raids.toml:")[2]


def test_the_least_that_a_map_says(spec):
    assert spec('title = "Raids"') == MapSpec(name="raids", title="Raids", layers=DRAWN_LAYERS)


def test_all_that_a_map_may_say(spec):
    text = """
    title = "Raids"
    summary = "What is told of raids."
    layers = ["strikes", "extents"]
    languages = ["en", "ar"]
    redact = ["iq-mosul"]
    [filter]
    types = ["strike"]
    dates = [2024-02-01, "2024-02-29"]
    countries = ["IQ"]
    sources = ["Gazette"]
    disputed = true
    [view]
    bounds = [34, 28.5, 49, 38]
    places = ["iq-mosul"]
    """
    assert spec(text) == MapSpec(
        name="raids",
        title="Raids",
        summary="What is told of raids.",
        layers=("strikes", "extents"),
        languages=("en", "ar"),
        redact=("iq-mosul",),
        filter=MapFilter(
            types=("strike",),
            dates=(date(2024, 2, 1), date(2024, 2, 29)),
            countries=("IQ",),
            sources=("Gazette",),
            disputed=True,
        ),
        bounds=(34.0, 28.5, 49.0, 38.0),
        places=("iq-mosul",),
    )


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('title = "R"\n\ntitel = "x"', 3, "'titel'; did you mean 'title'?"),
        ('title = "R"\n[veiw]\nbounds = [1, 2, 3, 4]', 2, "'veiw'; did you mean 'view'?"),
        ('title = "R"\n[filter]\ncountry = ["IQ"]', 3, "'country'; did you mean 'countries'?"),
        ('title = "R"\n[view]\nbound = [1, 2, 3, 4]', 3, "'bound'; did you mean 'bounds'?"),
        ('title = "R"\nlayers = ["strikes", "strike"]', 2, "unknown layer 'strike'; did you mean 'strikes'?"),
        ('title = "R"\n[filter]\ntypes = ["raid"]', 3, "unknown event type 'raid'"),
    ],
)  # fmt: skip
def test_an_unknown_word_is_an_error_that_names_the_nearest_known_one(spec, text, line, words):
    message = error_of(spec, text)
    assert message.startswith(f"{line}: ")
    assert words in message


@pytest.mark.parametrize(
    ("given", "sizes"),
    [
        ("", ("slide",)),
        ("figure = false", ()),
        ("[figure]", ("slide",)),
        ('[figure]\nsize = "a4"', ("a4",)),
        ('[figure]\nsize = ["column", "slide", "column"]', ("column", "slide")),
        ("[figure]\nsize = []", ()),
    ],
)
def test_the_sizes_of_figures(spec, given, sizes):
    assert spec(f'title = "R"\n{given}').figures == sizes


def test_a_size_that_is_none_names_the_nearest(spec):
    assert error_of(spec, 'title = "R"\n[figure]\nsize = "slides"').startswith(
        "3: unknown size of a figure 'slides'; did you mean 'slide'?"
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("title = 3", 1),
        ('title = "R"\nsummary = ["x"]', 2),
        ('title = "R"\nlayers = "strikes"', 2),
        ('title = "R"\nlayers = [1]', 2),
        ('title = "R"\nlanguages = "en"', 2),
        ('title = "R"\nredact = [3]', 2),
        ('title = "R"\nfilter = "strikes"', 2),
        ('title = "R"\nview = [1, 2]', 2),
        ('title = "R"\n[filter]\ndisputed = "yes"', 3),
        ('title = "R"\n[filter]\ncountries = "IQ"', 3),
        ('title = "R"\n[view]\nplaces = "iq-mosul"', 3),
        ('title = "R"\nfigure = true', 2),
        ('title = "R"\n[figure]\nsize = 3', 3),
        ('title = "R"\ntiles = "osm"', 2),
        # The word stands in the summary as well: the line is that of the key.
        ('title = "R"\nsummary = "the bounds of what is told"\n[view]\nbounds = 3', 4),
    ],
)  # fmt: skip
def test_a_value_of_the_wrong_kind_is_an_error_at_its_line(spec, text, line):
    assert error_of(spec, text).startswith(f"{line}: ")


@pytest.mark.parametrize(
    "bounds",
    [
        "[34, 28, 49]", "[49, 28, 34, 38]", "[34, 38, 49, 28]", "[34, 28, 34, 38]", "[-200, 28, 49, 38]",
        "[34, 28, 49, 95]",
        '["34", 28, 49, 38]', "[true, 28, 49, 38]", "[nan, 28, 49, 38]", "[34, 28, inf, 38]", "{}", '"all"',
        f"[34, 28, {10**400}, 38]",
    ],
)  # fmt: skip
def test_bad_bounds(spec, bounds):
    message = error_of(spec, f'title = "R"\n[view]\nbounds = {bounds}')
    assert message.startswith("3: 'bounds' must be [west, south, east, north]")


@pytest.mark.parametrize(
    "dates",
    [
        "[2024-02-01]", "[2024-02-29, 2024-02-01]", '["yesterday", "today"]', "3", "[1, 2]", '"2024-02-01"',
        "[2024-02-01T10:00:00, 2024-02-02T10:00:00]", "[2024-02-01, 2024-02-02, 2024-02-03]",
    ],
)  # fmt: skip
def test_bad_dates(spec, dates):
    assert error_of(spec, f'title = "R"\n[filter]\ndates = {dates}').startswith("3: 'dates' must be two days")


@pytest.mark.parametrize("text", ["", 'summary = "x"', 'title = ""'])
def test_a_map_needs_a_title(spec, text):
    assert "needs a title" in error_of(spec, text)


@pytest.mark.parametrize(("text", "line"), [('title = "R"\nlayers = [', 2), ('title = "R"\n\n= 3', 3), ("title", 1)])
def test_what_is_not_toml(spec, text, line):
    assert error_of(spec, text).startswith(f"{line}: this is not TOML")


def test_a_file_that_cannot_be_read(tmp_path):
    with pytest.raises(MapSpecError, match=r"gone\.toml: cannot be read"):
        read_map_spec(tmp_path / "gone.toml")
    (tmp_path / "latin.toml").write_bytes(b'title = "caf\xe9"')
    with pytest.raises(MapSpecError, match=r"latin\.toml: cannot be read"):
        read_map_spec(tmp_path / "latin.toml")


KEYS = st.sampled_from(
    ["title", "summary", "filter", "view", "layers", "redact", "x", "filter.dates", "view.bounds", '"a\\nb"']
)
VALUES = st.sampled_from(['"a"', "3", "[]", '["strikes"]', "[1, 2, 3, 4]", "true", "{}", "2024-02-01", "1e400", "nan"])


@given(st.lists(st.tuples(KEYS, VALUES), max_size=5))
def test_any_keys_and_values_give_a_spec_or_one_line(tmp_path_factory, pairs):
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_text("".join(f"{key} = {value}\n" for key, value in pairs), encoding="utf-8")
    try:
        assert read_map_spec(path).title
    except MapSpecError as error:
        assert str(error).startswith(str(path))
        assert "\n" not in str(error)


def test_the_committed_maps_can_be_read():
    from pathlib import Path

    paths = sorted((Path(__file__).parents[2] / "maps").glob("*.toml"))
    assert paths
    assert all(read_map_spec(path).title for path in paths)
