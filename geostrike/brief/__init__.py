"""Layer -> briefings to be edited: a deck of slides whose signs can be moved, and a report on paper."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from geostrike.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geostrike.layers import MapSpec
    from geostrike.model import Layer

    Maps = Sequence[tuple[MapSpec, Mapping[str, Layer]]]

__all__ = ["report", "slides"]


def slides(maps: Maps) -> bytes:
    """Return ``briefing.pptx``: for each map a slide of native shapes, its events as tables, where sources differ.

    Parameters
    ----------
    maps : each with its layers, as `build_layers` gives them, base and all.

    Raises
    ------
    InputError
        Where python-pptx is not installed, or `maps` is empty.
    """
    _check("briefing.pptx", "python-pptx", "pptx", maps)
    from geostrike.brief.deck import pptx_bytes

    return pptx_bytes(maps)


def report(maps: Maps) -> bytes:
    """Return ``briefing.docx``: each map with its figure, its events, where sources differ, and every source quoted.

    Parameters and errors as for `slides`, of python-docx.
    """
    _check("briefing.docx", "python-docx", "docx", maps)
    from geostrike.brief.pages import docx_bytes

    return docx_bytes(maps)


def _check(file: str, package: str, module: str, maps: Maps) -> None:
    try:
        import_module(module)
    except ImportError:
        raise InputError(f"{file} needs {package}; install it with: pip install 'geostrike[brief]'") from None
    if not maps:
        raise InputError(f"{file}: no map is given; a briefing needs at least one")
