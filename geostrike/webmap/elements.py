"""Pieces of the page as elements of folium's tree, and the names they get there."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import folium
from branca.element import Element, Figure
from jinja2 import Environment, FileSystemLoader, StrictUndefined

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["MapPage", "Part", "elements", "figure_of", "settle_ids", "template"]

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


class Part(Element):
    """A finished piece of the page.

    branca's own ``Element`` compiles the text it is given as a template, so that braces in a document's sentence would
    be evaluated; this one puts the text in as it is.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self._name = "Part"
        self._text = text

    def render(self, **kwargs: Any) -> str:  # noqa: ARG002 - branca passes them
        """Return the text."""
        return self._text


class MapPage(Element):
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

    def render(self, **kwargs: Any) -> str:  # noqa: ARG002 - branca passes them
        """Put the parts into the figure, and the call that starts them behind the script that makes the map."""
        drawn = self._parent
        if drawn is None:
            return ""
        figure = figure_of(drawn)
        for name, text in self._head.items():
            figure.header.add_child(Part(text), name=name)
        for name, text in self._body.items():
            figure.html.add_child(Part(text), name=name)
        figure.script.add_child(Part(f"geostrike.start({drawn.get_name()});"), name="geostrike_start")
        return ""


def figure_of(drawn: Element) -> Figure:
    """Return the figure that a map stands in; one of its own where it stands in none."""
    root = drawn.get_root()
    if not isinstance(root, Figure):
        drawn.add_to(Figure())
        return figure_of(drawn)
    return root


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

    What an earlier rendering left under the old names is taken out; it would stand in the page twice. Elements also
    know one another by name, as keys of their children and in attributes.
    """
    tree = list(elements(figure))
    names = {}
    for number, element in enumerate(tree):
        old = element.get_name()
        element._id = "geostrike" if isinstance(element, folium.Map) else f"{number:04d}"
        names[old] = element.get_name()
    for section in (figure.header, figure.html, figure.script):
        for old in [old for old in section._children if names.get(old, old) != old]:
            del section._children[old]
    for element in tree:
        children = [(_renamed(key, names), child) for key, child in element._children.items()]
        element._children = OrderedDict(children)
        for key, value in vars(element).items():
            if isinstance(value, str) and value in names and key != "_id":
                setattr(element, key, names[value])


def _renamed(key: str, names: dict[str, str]) -> str:
    """Return the new key of a child: an element's name, or its name with the suffix folium gives to what adds it."""
    name, suffix = (key.removesuffix("_add"), "_add") if key.endswith("_add") else (key, "")
    return names.get(name, name) + suffix
