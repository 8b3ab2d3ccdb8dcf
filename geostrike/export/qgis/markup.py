"""The XML of QGIS: elements, maps of options, and expressions that stand for a fixed value."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["add", "as_text", "colour", "data_defined", "key_of", "options", "sound"]

_UNSOUND = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def sound(text: str) -> str:
    """Return `text` with what XML cannot hold, control characters and lone surrogates, as U+FFFD."""
    return _UNSOUND.sub("\ufffd", text)


def add(parent: ET.Element, tag: str, said: Mapping[str, object] | None = None, text: str = "") -> ET.Element:
    """Add an element with its attributes and its text, and return it."""
    child = ET.SubElement(parent, tag, {name: sound(_plain(value)) for name, value in (said or {}).items()})
    if text:
        child.text = sound(text)
    return child


def options(parent: ET.Element, values: Mapping[str, object]) -> ET.Element:
    """Add values as the typed map in which QGIS keeps them."""
    whole = add(parent, "Option", {"type": "Map"})
    for name, value in values.items():
        kind = "bool" if isinstance(value, bool) else "double" if isinstance(value, float) else "QString"
        word = ("true" if value else "false") if isinstance(value, bool) else value
        add(whole, "Option", {"name": name, "type": kind, "value": word})
    return whole


def data_defined(parent: ET.Element, tag: str, expressions: Mapping[str, str]) -> ET.Element:
    """Add the properties of `parent` whose value an expression gives for each feature."""
    holder = add(parent, tag)
    whole = add(holder, "Option", {"type": "Map"})
    add(whole, "Option", {"name": "name", "type": "QString", "value": ""})
    told = add(whole, "Option", {"name": "properties"} | ({"type": "Map"} if expressions else {}))
    for name, expression in expressions.items():
        one = add(told, "Option", {"name": name, "type": "Map"})
        add(one, "Option", {"name": "active", "type": "bool", "value": "true"})
        add(one, "Option", {"name": "expression", "type": "QString", "value": expression})
        add(one, "Option", {"name": "type", "type": "int", "value": 3})
    add(whole, "Option", {"name": "type", "type": "QString", "value": "collection"})
    return holder


def colour(value: object, alpha: float = 1.0) -> str:
    """Return a colour of the palette, ``#rrggbb``, as QGIS writes it: red, green, blue and alpha to 255."""
    red, green, blue = bytes.fromhex(str(value).removeprefix("#"))
    return f"{red},{green},{blue},{round(255 * alpha)}"


def key_of(*names: str) -> str:
    """Return the id of a rule, which must differ from all others and be the same at every build."""
    return f"{{{uuid5(NAMESPACE_URL, '/'.join(('geostrike', *names)))}}}"


def as_text(root: ET.Element) -> str:
    """Return a document with the type that QGIS gives it."""
    ET.indent(root)
    return f"<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n{ET.tostring(root, encoding='unicode')}\n"


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return str(int(value))
    return f"{value:g}" if isinstance(value, float) else str(value)
