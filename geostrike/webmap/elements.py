"""Pieces of the page as elements of folium's tree, and the names they get there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import folium
from branca.element import Element, Figure, MacroElement
from jinja2 import Environment, FileSystemLoader, StrictUndefined

__all__ = ["MapPage", "Part", "elements", "settle_ids", "template"]

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).resolve().parent / "assets", encoding="utf-8"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=False,
)


def template(name: str, **values: object) -> str:
    """Render one of our templates; every value is escaped unless it is marked as markup."""
    return _TEMPLATES.get_template(name).render(**values)


class Part(Element):  # type: ignore[misc]
    """A finished piece of the page.

    branca's own ``Element`` compiles the text it is given as a template, so that braces in a document's sentence would
    be evaluated; this one puts the text in as it is.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self._name = "Part"
        self._text = text

    def render(self, **kwargs: Any) -> str:
        """Return the text."""
        return self._text


class MapPage(MacroElement):  # type: ignore[misc]
    """Our page around a folium map: header, key and panel, data, scripts and styles.

    Parameters
    ----------
    title : of the page.
    head, body : parts by name, in order, for the figure's head and, after the map, its body.
    """

    def __init__(self, title: str, head: dict[str, str], body: dict[str, str]) -> None:
        super().__init__()
        self._name = "MapPage"
        self.title = title
        self._head = head
        self._body = body

    def render(self, **kwargs: Any) -> None:
        """Put the parts into the figure, and the call that starts them behind the script that makes the map."""
        figure, drawn = self.get_root(), self._parent
        for name, text in self._head.items():
            figure.header.add_child(Part(text), name=name)
        for name, text in self._body.items():
            figure.html.add_child(Part(text), name=name)
        if drawn is not None:
            figure.script.add_child(Part(f"geostrike.start({drawn.get_name()});"), name="geostrike_start")


def elements(root: Element) -> Iterator[Element]:
    """Yield `root` and every element below it, once, in the order in which folium renders them.

    Some elements hold others outside their list of children: a popup its content, a map its switches.
    """
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if id(element) in seen:
            continue
        seen.add(id(element))
        yield element
        held = [value for name, value in vars(element).items() if name != "_parent" and isinstance(value, Element)]
        waiting.extend(reversed([*element._children.values(), *held]))


def settle_ids(figure: Figure) -> None:
    """Give each element an id by its place in the tree, in place of a random one: the same map, the same bytes.

    What an earlier rendering left under the old names is taken out; it would stand in the page twice.
    """
    stale = set()
    for number, element in enumerate(elements(figure)):
        name = "geostrike" if isinstance(element, folium.Map) else f"{number:04d}"
        if element._id != name:
            stale.add(element.get_name())
            element._id = name
    for section in (figure.header, figure.html, figure.script):
        for name in stale & set(section._children):
            del section._children[name]
