"""What tests ask of the painted map: where its signs, names, lines and areas stand, and which colours are there.

Points and boxes are in pixels of the map; the page's hooks (`picture.js`) tell them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Spot = tuple[float, float]
    Colour = tuple[int, int, int]

COLOURS = """points => {
  const map = map_geostrike.getContainer().getBoundingClientRect();
  const layers = [...document.querySelectorAll(".leaflet-geostrike-picture-pane canvas")];
  const ratio = layers[0].width / layers[0].offsetWidth;
  const sheet = document.createElement("canvas");
  [sheet.width, sheet.height] = [Math.ceil(map.width * ratio), Math.ceil(map.height * ratio)];
  const pen = sheet.getContext("2d", {willReadFrequently: true});
  for (const layer of layers.filter(one => one.style.display !== "none")) {
    const box = layer.getBoundingClientRect();
    const side = [box.left - map.left, box.top - map.top, box.width, box.height];
    pen.drawImage(layer, ...side.map(px => Math.round(px * ratio)));
  }
  return points.map(([x, y]) => [...pen.getImageData(Math.floor(x * ratio), Math.floor(y * ratio), 1, 1).data].slice(0, 3));
}"""  # noqa: E501 - one expression of script a line

SETTLED = """() => {
  const canvas = document.querySelector(".leaflet-geostrike-picture-pane .picture");
  const [box, map] = [canvas, map_geostrike.getContainer()].map(one => one.getBoundingClientRect());
  const covers = box.left <= map.left + 1 && box.top <= map.top + 1 && box.right >= map.right - 1 && box.bottom >= map.bottom - 1;
  return covers && Math.abs(box.width / canvas.offsetWidth - 1) < 1e-6 && !document.querySelector(".leaflet-geostrike-signs-pane.moving");
}"""  # noqa: E501 - one expression of script a line


def eventually(opened: Any, ask: Callable[[], Any], wanted: Any) -> None:
    """Ask again, a frame later each time, until this is the answer."""
    for _ in range(240):
        if ask() == wanted:
            return
        opened.page.evaluate("() => new Promise(requestAnimationFrame)")
    assert ask() == wanted


def settled(opened: Any) -> None:
    """Wait until the picture is that of the zoom and of the place, and its buttons are over it."""
    opened.page.wait_for_function(SETTLED, timeout=5000)


def look(opened: Any, lon: float, lat: float, zoom: float) -> None:
    """Show this part of the world, and wait until it is drawn."""
    opened.page.evaluate(
        "([lon, lat, zoom]) => map_geostrike.setView([lat, lon], zoom, {animate: false})", [lon, lat, zoom]
    )
    settled(opened)


def middle(box: Iterable[float]) -> Spot:
    left, top, right, bottom = box
    return (left + right) / 2, (top + bottom) / 2


def signs(opened: Any) -> dict[str, dict[str, Any]]:
    """Return the signs in view by their first event: how many they count, of which kind, and their box."""
    found = opened.page.evaluate("() => geostrike.signBoxes().map(s => ({...s, id: geostrike.idOf(s.event)}))")
    return {sign["id"]: sign for sign in found}


def labels(opened: Any) -> list[dict[str, Any]]:
    return opened.page.evaluate("() => geostrike.labelBoxes()")


def lines(opened: Any) -> list[dict[str, Any]]:
    return opened.page.evaluate("() => geostrike.lineMarks()")


def states(opened: Any) -> list[str]:
    """Return whether each line is pointed at or chosen."""
    return [line["state"] for line in lines(opened)]


def extents(opened: Any, state: str = "") -> list[tuple[str, bool, bool]]:
    """Return the areas in view: of which type, whether disputed, whether coarse; or those only that are so marked."""
    found = opened.page.evaluate("() => geostrike.extentMarks()")
    return sorted((e["type"], e["disputed"], e["coarse"]) for e in found if not state or e["state"] == state)


def ghosts(opened: Any) -> dict[str, Spot]:
    return {ghost["name"]: middle(ghost["box"]) for ghost in opened.page.evaluate("() => geostrike.ghostMarks()")}


def spot(opened: Any, lon: float, lat: float) -> Spot:
    """Return where on the map a place is."""
    x, y = opened.page.evaluate(
        "at => { const {x, y} = map_geostrike.latLngToContainerPoint(at); return [x, y]; }", [lat, lon]
    )
    return x, y


def in_window(opened: Any, at: Spot) -> Spot:
    """Return where in the window a point of the map is, for the mouse."""
    box = opened.page.locator(".folium-map").bounding_box()
    return box["x"] + at[0], box["y"] + at[1]


def colours(opened: Any, points: Iterable[Spot]) -> list[Colour]:
    """Return what is painted at points of the map, the picture and what lies above it together."""
    return [tuple(found) for found in opened.page.evaluate(COLOURS, [list(point) for point in points])]


def rgb(colour: str) -> Colour:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def far(one: Colour, other: Colour) -> int:
    """Return by how much two colours differ."""
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


def along(piece: Iterable[float], steps: int, first: float = 0.0, last: float = 1.0) -> list[Spot]:
    """Return points along a piece of a line, from one share of it to another."""
    ax, ay, bx, by = piece
    shares = [first + (last - first) * step / (steps - 1) for step in range(steps)]
    return [(ax + (bx - ax) * share, ay + (by - ay) * share) for share in shares]


def touching(boxes: list[Iterable[float]], others: list[Iterable[float]] | None = None) -> int:
    """Return how many pairs of boxes overlap: among themselves, or of each with the others."""

    def meet(a: Iterable[float], b: Iterable[float]) -> bool:
        (a0, a1, a2, a3), (b0, b1, b2, b3) = a, b
        return a0 < b2 and b0 < a2 and a1 < b3 and b1 < a3

    if others is None:
        return sum(meet(a, b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
    return sum(meet(a, b) for a in boxes for b in others)


def heading(opened: Any, words: str) -> None:
    """Wait until the panel is headed so: what it says is unpacked when it is asked for."""
    opened.page.wait_for_function(
        "words => document.querySelector('.detail h2')?.textContent === words", arg=words, timeout=5000
    )
