"""The made-up reports as fixtures, and the page that they give."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .reports import cut, make_layers, make_spec

if TYPE_CHECKING:
    from collections.abc import Callable

    from geostrike.layers.spec import MapSpec
    from geostrike.model import Layer


@pytest.fixture
def layers() -> dict[str, Layer]:
    return make_layers()


@pytest.fixture
def spec() -> MapSpec:
    return make_spec()


@pytest.fixture
def html(layers: dict[str, Layer], spec: MapSpec) -> str:
    from geostrike.webmap import draw_map, page

    return page(draw_map(layers, spec))


@pytest.fixture
def only() -> Callable[..., dict[str, Layer]]:
    """Return a function that keeps the named events only."""

    def keep(layers: dict[str, Layer], *ids: str) -> dict[str, Layer]:
        kept = ("strikes", "attacks", "extents")
        return {name: cut(found, *ids) if name in kept else found for name, found in layers.items()}

    return keep
