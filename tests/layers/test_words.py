import pytest

from geostrike.layers import words


@pytest.mark.parametrize(
    ("start", "end", "prec", "said"),
    [
        ("2024-02-02", "2024-02-02", 1, "2 February 2024"),
        ("2024-02-02", None, None, "2 February 2024"),
        ("2024-01-31", "2024-02-02", 2, "31 January – 2 February 2024"),
        ("2023-12-31", "2024-01-02", 2, "31 December 2023 – 2 January 2024"),
        ("2024-02-05", "2024-02-05", 3, "Week of 5 February 2024"),
        ("2024-02-01", "2024-02-29", 4, "February 2024"),
        ("2024-01-01", "2024-12-31", 5, "2024"),
        (None, None, None, "Date not reported"),
        ("last Tuesday", None, 1, "last Tuesday"),
    ],
)
def test_a_date_is_said_no_finer_than_known(start, end, prec, said) -> None:
    assert words.when(start, end, prec) == said


@pytest.mark.parametrize(
    ("best", "bound", "said"),
    [
        (18, "at_least", "at least 18 killed"),
        (1200, "about", "about 1,200 killed"),
        (0, "exact", "no one killed"),
        (None, "exact", ""),
    ],
)
def test_a_toll_is_said_with_its_bound(best, bound, said) -> None:
    assert words.toll(best, bound) == said


def test_a_range_is_said_only_where_there_is_one() -> None:
    assert words.spread(3, 4) == "reports give 3 to 4"
    assert words.spread(3, 3) == words.spread(None, 4) == ""


@pytest.mark.parametrize("where_prec", [1, 2, 3, 4, 5, 6, 7, None])
def test_every_precision_is_said_in_its_own_words(where_prec) -> None:
    others = {words.precision(code) for code in (1, 2, 3, 4, 5, 6, 7, None) if code != where_prec}
    assert words.precision(where_prec) not in others


def test_precision_names_the_radius_where_it_means_something() -> None:
    assert words.precision(1, 500) == "Known to the town or site, within 500 m"
    assert words.precision(2, 25_000) == "Known to be near this place, within about 25 km"
    assert words.precision(4, 90_000) == "Known only to the governorate"


@pytest.mark.parametrize(
    ("metres", "said"), [(None, ""), (0, ""), (999, "999 m"), (1000, "1 km"), (2500, "2.5 km"), (180_000, "180 km")]
)
def test_distances(metres, said) -> None:
    assert words.distance(metres) == said


def test_counting_and_joining() -> None:
    assert [words.counted(n, "source") for n in (0, 1, 2)] == ["no sources", "1 source", "2 sources"]
    assert words.conjunction(["A"]) == "A"
    assert words.conjunction(["A", "B", "C"]) == "A, B and C"
    assert words.field_name("killed") == "Killed"
    assert words.field_name("something_else") == "Something else"
