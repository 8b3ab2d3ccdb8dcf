"""Plugins of folium's own that load scripts from a network: they are taken off a map whose page fetches nothing.

Left on it they would not only do nothing: the first that misses its script stops all that is drawn after it.
"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any

import folium

from geostrike.webmap.elements import elements

if TYPE_CHECKING:
    from branca.element import Element

__all__ = ["leave_out_what_loads"]


def leave_out_what_loads(m: folium.Map) -> None:
    """Take off a map what its page could not load, and warn of each by its name.

    The layers within it stay, in a plain group in its place; a marker with a ``folium.Icon`` gets the plain pin.
    """
    found = [element for element in elements(m) if element is not m and _loads(element)]
    for element in found:
        _taken_off(element)
    names = sorted({type(element).__name__ for element in found})
    if names:
        several = len(names) > 1
        warnings.warn(
            f"{', '.join(names)} {'load' if several else 'loads'} scripts from a network and "
            f"{'are' if several else 'is'} left out: the page fetches nothing",
            UserWarning,
            stacklevel=2,
        )


def _loads(element: Element) -> bool:
    """Whether an element asks for a script or a style beyond Leaflet itself."""
    if isinstance(element, folium.Icon):
        return True
    return bool(getattr(element, "default_js", None) or getattr(element, "default_css", None))


def _taken_off(element: Any) -> None:
    parent = element._parent
    if parent is None:
        return
    if isinstance(element, folium.Icon) and getattr(parent, "icon", None) is element:
        parent.icon = None
        for key in [key for key, child in parent._children.items() if getattr(child, "icon", None) is element]:
            del parent._children[key]
    stays = [child for child in element._children.values() if isinstance(child, folium.map.Layer | folium.Marker)]
    group: Any = None
    if stays:
        group = folium.FeatureGroup(
            name=getattr(element, "layer_name", None),
            control=getattr(element, "control", True),
            show=getattr(element, "show", True),
        )
        for child in stays:
            group.add_child(child)
    kept = [(key, child) for key, child in parent._children.items() if child is not element]
    at = next((place for place, child in enumerate(parent._children.values()) if child is element), len(kept))
    if group is not None:
        group._parent = parent
        kept.insert(at, (group.get_name(), group))
    parent._children.clear()
    parent._children.update(kept)
