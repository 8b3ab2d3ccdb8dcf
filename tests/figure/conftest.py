"""Made-up reports as figures, drawn once; events by the hundred."""

from __future__ import annotations

import random
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from shapely.geometry import Point
from webmap.reports import event, layer, make_layers, make_spec

from geostrike.figure import figure_bytes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from geostrike.layers.spec import MapSpec
    from geostrike.model import Layer


@pytest.fixture(scope="session")
def layers() -> dict[str, Layer]:
    return make_layers()


@pytest.fixture(scope="session")
def spec() -> MapSpec:
    return make_spec(languages=("en", "ar"))


@pytest.fixture(scope="session")
def slide(layers: dict[str, Layer], spec: MapSpec) -> dict[str, bytes]:
    return figure_bytes(layers, spec)


def many(count: int, *, spread: float = 5.0, **given: object) -> dict[str, Layer]:
    """Return layers of made-up events around one place, `spread` degrees wide, always the same."""
    dice = random.Random(7)
    rows = [
        event(
            f"e{n:05}",
            dice.choice(("strike", "attack")),
            f"Place {n}",
            Point(round(39 + spread * dice.random(), 5), round(33 + spread * dice.random(), 5)),
            dice.choice((1, 1, 2, 4)),
            [],
            best=n % 9,
            **given,
        )
        for n in range(count)
    ]
    made = make_layers()
    empty = {name: layer(name, []) for name in ("extents", "claims", "contested")}
    by_type = {
        f"{kind}s": layer(f"{kind}s", [r for r in rows if r["event_type"] == kind]) for kind in ("strike", "attack")
    }
    return {**made, **empty, **by_type}


@pytest.fixture
def tool(tmp_path: Path, request: pytest.FixtureRequest) -> Callable[..., str]:
    """Run a program of poppler's on bytes and return what it prints; skips where it is missing, as a client does."""
    import os

    def run(name: str, content: bytes, *options: str, after: tuple[str, ...] = ()) -> str:
        if shutil.which(name) is None:
            if os.environ.get("GEOSTRIKE_REAL_CLIENTS") == "1":
                pytest.fail(f"GEOSTRIKE_REAL_CLIENTS=1, but {name} is missing")
            pytest.skip(f"{name} is missing")
        path = tmp_path / "figure.pdf"
        path.write_bytes(content)
        return subprocess.run([name, *options, str(path), *after], capture_output=True, check=True, text=True).stdout

    return run
