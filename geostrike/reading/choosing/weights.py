"""What each cue weighs in choosing among the bearers of a name, as data/weights/fit_choices.py learned it."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from geostrike.files import data_dir

if TYPE_CHECKING:
    import numpy.typing as npt

__all__ = ["weights", "weights_of"]


@cache
def weights() -> dict[str, float]:
    """Return the weight of each cue, in natural logarithms of odds."""
    path = data_dir() / "weights" / "choices.toml"
    read: dict[str, float] = tomllib.loads(path.read_text(encoding="utf-8"))["cues"]
    return read


@cache
def weights_of(cues: tuple[str, ...]) -> npt.NDArray[np.float64]:
    """Return the weights of some cues in their order; a cue that was not learned weighs nothing."""
    known = weights()
    return np.array([known.get(cue, 0.0) for cue in cues])
