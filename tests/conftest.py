"""A real browser for the tests that need one, and how the property tests choose their examples.

Tests that need the browser are skipped where Debian's chromium is missing, unless GEOSTRIKE_REAL_CLIENTS=1 says that
it must be there.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Every run tries the same examples, so that a landing fails for what it changed and for nothing else;
# `pytest --hypothesis-profile=explore` looks for new ones. How long one takes says more about the machine.
settings.register_profile("explore", deadline=None)
settings.register_profile("same", deadline=None, derandomize=True)
settings.load_profile("same")

CHROMIUM = Path("/usr/bin/chromium")
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass
class Opened:
    """A page in the browser, with what it said and asked for."""

    page: Any
    errors: list[str] = field(default_factory=list)
    left_the_file: list[str] = field(default_factory=list)


def _missing(what: str) -> None:
    if os.environ.get("GEOSTRIKE_REAL_CLIENTS") == "1":
        pytest.fail(f"GEOSTRIKE_REAL_CLIENTS=1, but {what} is missing")
    pytest.skip(f"{what} is missing")


@pytest.fixture(scope="session")
def missing() -> Callable[[str], None]:
    """Skip a test for what it needs, by name; fail it where that must be there."""
    return _missing


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's chromium, started once."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _missing("playwright")
    if not CHROMIUM.exists():
        _missing(str(CHROMIUM))
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGS)
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Open HTML from disk with the network cut, and wait until it says that every dot is drawn."""
    contexts = []

    def open_(html: str, *, width: int = 1280, height: int = 800, ready: bool = True, **options: Any) -> Opened:
        path = tmp_path / f"map-{len(contexts)}.html"
        path.write_text(html, encoding="utf-8", newline="")
        context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        opened = Opened(page)
        inside = ("file:", "data:", "blob:")
        page.on("console", lambda message: opened.errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: opened.errors.append(str(error)))
        page.on("request", lambda r: None if r.url.startswith(inside) else opened.left_the_file.append(r.url))
        page.route("**/*", lambda r: r.continue_() if r.request.url.startswith(inside) else r.abort())
        page.goto(path.as_uri(), wait_until="load")
        if ready:
            page.evaluate("() => window.geostrikeReady")
        return opened

    yield open_
    for context in contexts:
        context.close()
