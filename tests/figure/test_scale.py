"""The scale bar is a round length, and true at the middle of the map."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.figure import frame_of
from geostrike.figure.page import new_page, settings
from geostrike.figure.scale import draw_scale, round_length, scale_box, scale_words


@given(st.floats(1, 1e8))
def test_a_length_is_the_longest_round_one(most):
    length = round_length(most)
    assert f"{length:.0f}".rstrip("0") in {"1", "2", "5"}
    assert length <= most * 1.000001 < length * 2.6


@pytest.mark.parametrize(
    ("view", "said"),
    [
        ((35, 30, 45, 37), "100 km"),
        ((35, 12, 60, 42), "100 km at 28° N"),
        ((10, -40, 50, -10), "100 km at 26° S"),
        ((-180, -70, 180, 70), "100 km at the Equator"),
        ((36.2, 33.4, 36.3, 33.5), "100 km"),
    ],
)
def test_the_bar_says_where_it_is_true_only_where_that_matters(view, said):
    assert scale_words(frame_of(view, 8, 6), 100_000) == said


def test_the_bar_is_as_long_as_it_says():
    frame = frame_of((35, 30, 45, 37), 8, 5)
    with settings():
        page = new_page(8, 5)
        draw_scale(page, (1, 1, 3, 2), frame, 1.6, 8)
        page.figure.savefig(io.BytesIO(), dpi=20)
    corners = page.axes.collections[0].get_paths()[0].vertices
    wide = corners[:, 0].max() - corners[:, 0].min()
    assert wide * frame.metres(frame.middle) == pytest.approx(round_length(1.6 * frame.metres(frame.middle)))
    assert scale_box(frame, 1.6, 8)[0] >= wide
