"""What each cue weighs in choosing among the bearers of a name: a conditional logit, learned by data/weights/fit.py."""

from __future__ import annotations

import tomllib
from functools import cache

from geostrike.files import data_dir

__all__ = ["weights"]


@cache
def weights() -> dict[str, float]:
    """Return the weight of each cue, in natural logarithms of odds."""
    path = data_dir() / "weights" / "choices.toml"
    read: dict[str, float] = tomllib.loads(path.read_text(encoding="utf-8"))["cues"]
    return read
