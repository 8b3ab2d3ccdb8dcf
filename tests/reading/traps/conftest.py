"""The gazetteer that every user has: the reviewed places of the theatre, and the world."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geostrike.gazetteer import open_gazetteer

if TYPE_CHECKING:
    from geostrike.gazetteer import Gazetteer


@pytest.fixture(scope="session")
def world() -> Gazetteer:
    return open_gazetteer()
