"""The shipped boundary data, read once."""

from __future__ import annotations

import pytest

from geostrike.boundaries import Boundaries, load_boundaries


@pytest.fixture(scope="session")
def boundaries() -> Boundaries:
    return load_boundaries()
