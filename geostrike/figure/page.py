"""A sheet of paper: its size, and what is put on it in inches from the lower left corner."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from geostrike.figure.lettering import outline, width
from geostrike.layers.style import PALETTE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.path import Path

    from geostrike.figure.lettering import Style

__all__ = ["Box", "Ink", "Page", "new_page", "settings"]

Box = tuple[float, float, float, float]
"""Left, lower, right and upper edge, in inches."""

_LOOKS = tuple(f"{part}." for part in "agg axes figure font image lines patch path pdf savefig svg text".split())
_RC: dict[str, Any] = {
    "lines.scale_dashes": False,
    "svg.fonttype": "none",
    "svg.hashsalt": "geostrike",
    "pdf.fonttype": 42,
    "text.hinting": "none",
    "path.simplify": False,
    "savefig.dpi": 300,
    "savefig.bbox": None,
}
"""What must hold while a figure is drawn, and holds for nobody else."""


@dataclass
class Ink:
    """Shapes that are drawn one over the other, together."""

    paths: list[Path] = field(default_factory=list)
    styles: list[tuple[Any, Any, float, Any]] = field(default_factory=list)

    def add(
        self,
        path: Path,
        *,
        fill: str | None = None,
        edge: str | None = None,
        line: float = 0.0,
        dash: tuple[float, ...] = (),
        fill_alpha: float = 1.0,
        alpha: float = 1.0,
    ) -> None:
        """Add a shape; widths and dashes in points."""
        from matplotlib.colors import to_rgba

        inside = to_rgba(fill, fill_alpha) if fill else (0.0, 0.0, 0.0, 0.0)
        around = to_rgba(edge, alpha) if edge else (0.0, 0.0, 0.0, 0.0)
        self.paths.append(path)
        self.styles.append((inside, around, line, (0, dash) if dash else "-"))


@dataclass
class Page:
    """A figure and the one pair of axes, in inches, that fills it."""

    figure: Figure
    axes: Axes
    wide: float
    high: float

    def text(
        self, x: float, y: float, words: str, *, size: float, style: Style = "regular", colour: str = "ink",
        z: float = 5, said: str = "",
    ) -> None:  # fmt: skip
        """Set a line whose baseline begins at x, y; size in points, colour by its name in the palette.

        Parameters
        ----------
        said : what the line reads, where its letters are set apart.
        """
        from matplotlib.artist import Artist

        from geostrike.figure.words import Words

        if words:
            line = Words(x, y, words, style=style, size=size, said=said, color=PALETTE[colour], zorder=z)
            self.axes.add_artist(line)
            Artist.set_clip_path(line, None)

    def right(self, x: float, y: float, words: str, *, size: float, style: Style = "regular", **given: Any) -> None:
        """Set a line that ends at x."""
        self.text(x - width(words, style, size), y, words, size=size, style=style, **given)

    def halos(self, lines: list[tuple[float, float, str, Style, float, str]], *, z: float) -> None:
        """Draw what sets lines of text off from the ground: (x, y, words, style, size, colour) for each."""
        from matplotlib.transforms import Affine2D

        ink = Ink()
        for x, y, words, style, size, colour in lines:
            shape = outline(words, style, size).transformed(Affine2D().translate(x, y))
            ink.add(shape, edge=PALETTE[colour], line=2.2, alpha=0.9)
        self.draw(ink, z=z)

    def draw(self, ink: Ink, *, z: float, within: Box | None = None, rasterised: bool = False) -> None:
        """Draw shapes, cut off at the edges of `within`."""
        from matplotlib.collections import PathCollection

        if not ink.paths:
            return
        faces, edges, lines, dashes = zip(*ink.styles, strict=True)
        drawn = PathCollection(
            ink.paths, facecolors=faces, edgecolors=edges, linewidths=lines, linestyles=list(dashes), zorder=z,
            joinstyle="round", capstyle="butt", rasterized=rasterised,
        )  # fmt: skip
        self.axes.add_collection(drawn, autolim=False)
        self.cut(drawn, within)

    def cut(self, artist: Any, within: Box | None) -> None:
        """Cut an artist off at the edges of a box."""
        if within is not None:
            from matplotlib.patches import Rectangle

            left, low, right, up = within
            artist.set_clip_path(Rectangle((left, low), right - left, up - low, transform=self.axes.transData))

    def line(self, *corners: tuple[float, float], colour: str = "rule", line: float = 0.6, z: float = 3) -> None:
        """Draw a line through corners."""
        from matplotlib.path import Path

        ink = Ink()
        ink.add(Path(corners), edge=PALETTE[colour], line=line)
        self.draw(ink, z=z)


@contextmanager
def settings() -> Iterator[None]:
    """Hold matplotlib to our settings while a figure is drawn or written, and give back the reader's own."""
    import matplotlib as mpl

    ours = {name: value for name, value in mpl.rcParamsDefault.items() if name.startswith(_LOOKS)}
    settled: Any = ours | _RC
    with mpl.rc_context(settled):
        yield


def new_page(wide: float, high: float) -> Page:
    """Return an empty white page of a size in inches."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(wide, high), dpi=300, facecolor=PALETTE["paper"])
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, wide)
    axes.set_ylim(0, high)
    axes.set_autoscale_on(False)
    return Page(figure, axes, wide, high)
