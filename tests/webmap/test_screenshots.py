# ruff: noqa: E501 - a statement of a script reads best on one line
"""How the maps look, beside pictures that somebody has looked at: a quarter as large, so that letters may differ a little.

``GEOSTRIKE_NEW_REFERENCES=1`` writes the pictures anew; look at each before it is kept.
"""

from __future__ import annotations

import io
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .pages import real_maps, watched

if TYPE_CHECKING:
    from collections.abc import Callable

    from PIL.Image import Image

    from .pages import Watched

REFERENCES = Path(__file__).parent / "references"
MOST_BYTES = 150_000

SMALLER = 4
APART = 28
"""From this difference of a channel on (of 255), a pixel of the smaller picture counts as another."""

SHARE = 0.02
MEAN = 3.0

DESKTOP, PHONE, FRAME = (1280, 800), (390, 844), (800, 560)


def nothing(_: Watched) -> None:
    """Leave the page as it opens."""


def filters(opened: Watched) -> None:
    opened.page.get_by_role("button", name="Filters").click()
    opened.page.locator(".facet.types input").first.check()
    opened.page.wait_for_function(
        "() => document.querySelector('.chip') && document.querySelector('.tally-words').textContent.includes(' of ')"
    )


def where_sources_differ(opened: Watched) -> None:
    opened.page.locator("#sheet-events .row", has_text="sources disagree").first.click()
    opened.page.locator(".detail .differ").wait_for()


def elsewhere(opened: Watched) -> None:
    opened.page.locator("#tab-elsewhere").click()
    opened.page.locator("#sheet-elsewhere .source").first.wait_for()


def share(opened: Watched) -> None:
    opened.page.get_by_role("button", name="Save and share").click()


@dataclass(frozen=True)
class Picture:
    """What is to be seen: which map, in which window and colours, and what a reader has done there."""

    map: str
    size: tuple[int, int] = DESKTOP
    scheme: str = "light"
    act: Callable[[Watched], None] = nothing
    fragment: str = ""


PICTURES = {
    "overview": Picture("overview"),
    "overview-dark": Picture("overview", scheme="dark"),
    "overview-phone": Picture("overview", PHONE),
    "overview-filters": Picture("overview", act=filters),
    "overview-elsewhere": Picture("overview", act=elsewhere),
    "strikes": Picture("strikes-2024-02"),
    "strikes-share-dark": Picture("strikes-2024-02", scheme="dark", act=share),
    "tower": Picture("tower-22", act=where_sources_differ),
    "tower-phone-dark": Picture("tower-22", PHONE, "dark", where_sources_differ),
    "tower-frame": Picture("tower-22", FRAME, fragment="#embed"),
}


def compared(old: Image, new: Image) -> tuple[float, float]:
    """Return the mean difference of two pictures, of 255, and the share of their pixels that are others, a quarter as large."""
    from PIL import Image, ImageChops

    size = (old.width // SMALLER, old.height // SMALLER)
    small = [one.convert("RGB").resize(size, Image.Resampling.BOX) for one in (old, new)]
    bands = ImageChops.difference(*small).split()
    worst = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    counts = worst.histogram()
    pixels = sum(counts)
    return sum(value * count for value, count in enumerate(counts)) / pixels, sum(counts[APART:]) / pixels


def differ(old: Image, new: Image) -> str:
    """Say in which way two pictures differ; nothing where a reader would not see it."""
    if old.size != new.size:
        return f"{new.size[0]} by {new.size[1]} pixels, and not {old.size[0]} by {old.size[1]}"
    mean, share = compared(old, new)
    if mean <= MEAN and share <= SHARE:
        return ""
    return f"{share:.1%} of it looks different (at most {SHARE:.0%}), by {mean:.2f} of 255 in the mean (at most {MEAN})"


def in_few_colours(picture: Image) -> Image:
    """Return a picture in 256 colours: the most frequent as they are, those that stand nearest for all others."""
    from PIL import Image

    counted = sorted(picture.getcolors(picture.width * picture.height), key=lambda found: (-found[0], found[1]))
    frequent, rest = ([colour for _, colour in part] for part in (counted[:160], counted[160:]))
    rare = Image.new("RGB", (len(rest) or 1, 1))
    rare.putdata(rest or frequent[:1])
    others = rare.quantize(96).convert("RGB").getcolors()
    palette = Image.new("P", (1, 1))
    palette.putpalette([band for colour in [*frequent, *(colour for _, colour in others)] for band in colour])
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)


def taken(browser, folder: Path, picture: Picture) -> Image:
    """Return the page as the browser shows it."""
    from PIL import Image

    path = folder / "map.html"
    path.write_text(real_maps()[picture.map], encoding="utf-8", newline="")
    size = {"width": picture.size[0], "height": picture.size[1]}
    with watched(
        browser,
        path,
        fragment=picture.fragment,
        viewport=size,
        color_scheme=picture.scheme,
        locale="en-GB",
        timezone_id="UTC",
    ) as opened:
        picture.act(opened)
        opened.page.mouse.move(1, 1)
        opened.page.evaluate(
            "async () => { await document.fonts.ready; geostrike.redrawMap({now: true}); await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))); }"
        )
        shot = opened.page.screenshot(animations="disabled", caret="hide", scale="css")
        opened.clean()
    return Image.open(io.BytesIO(shot)).convert("RGB")


@pytest.mark.browser
@pytest.mark.parametrize("name", PICTURES)
def test_the_page_looks_as_it_did(browser, tmp_path, name) -> None:
    pillow = pytest.importorskip("PIL.Image")
    new = taken(browser, tmp_path, PICTURES[name])
    path = REFERENCES / f"{name}.png"
    if os.environ.get("GEOSTRIKE_NEW_REFERENCES") == "1":
        REFERENCES.mkdir(exist_ok=True)
        in_few_colours(new).save(path, optimize=True)
    assert path.exists(), f"{path} is missing: GEOSTRIKE_NEW_REFERENCES=1 writes it"
    said = differ(pillow.open(path), new)
    if said:
        new.save(tmp_path / path.name)
    assert not said, (
        f"{name}: {said}. The new picture is {tmp_path / path.name}, the old one {path}; GEOSTRIKE_NEW_REFERENCES=1 takes the new one."
    )


def test_the_pictures_are_small_and_none_is_left_over() -> None:
    found = {path.stem: path.stat().st_size for path in REFERENCES.glob("*.png")}
    assert set(found) == set(PICTURES)
    assert {name: size for name, size in found.items() if size > MOST_BYTES} == {}


@pytest.fixture
def reference() -> Image:
    return pytest.importorskip("PIL.Image").open(REFERENCES / "overview.png").convert("RGB")


def test_letters_a_little_otherwise_are_not_seen(reference) -> None:
    from PIL import ImageChops, ImageFilter

    assert differ(reference, reference) == ""
    assert differ(reference, reference.filter(ImageFilter.GaussianBlur(0.8))) == ""
    assert differ(reference, ImageChops.offset(reference, 1, 0)) == ""


def test_what_a_reader_would_see_is_seen(reference) -> None:
    from PIL import ImageChops, ImageOps

    assert "looks different" in differ(reference, ImageOps.invert(reference))
    assert "looks different" in differ(reference, ImageChops.offset(reference, 0, 24))
    gone = reference.copy()
    gone.paste((255, 255, 255), (870, 100, 1280, 800))
    assert "looks different" in differ(reference, gone)
    assert "pixels, and not" in differ(reference, reference.resize((640, 400)))
