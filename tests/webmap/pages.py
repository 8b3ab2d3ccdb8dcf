"""What tests ask of a page that is open in the browser, and the words that must not harm it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geostrike.boundaries import load_boundaries
from geostrike.files import data_dir
from geostrike.gazetteer import read_gazetteer
from geostrike.output import draw_files
from geostrike.pipeline import read_map_specs, read_reports

if TYPE_CHECKING:
    from collections.abc import Iterator

HOSTILE = [
    "<script>window.__pwned=1</script>",
    "</script><script>window.__pwned=2</script>",
    "<img src=x onerror=window.__pwned=3>",
    "{{7*7}} {% raw %} {# note #}",
    "${window.__pwned=4} `window.__pwned=5`",
    "line\u2028separator\u2029paragraph",
    "lone \ud800 surrogate",
    "right \u202eto left\u2066 and on",
    "<!--<script>",
    "]]></style><svg onload=window.__pwned=6>",
    '" onfocus="window.__pwned=7" autofocus="',
]


def clean_run(opened) -> None:
    assert opened.errors == []
    assert opened.left_the_file == []
    assert opened.page.evaluate("window.__pwned || null") is None


def text_of(opened, selector: str) -> str:
    return opened.page.locator(selector).inner_text()


@dataclass
class Watched:
    """A page open from disk, with everything it did that a page of words should not do.

    `requests` are those that somebody in the page asked for, `reached` those that the browser let through; `failed`
    says why the others were not.
    """

    page: Any
    address: str
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    reached: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    dialogs: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    navigations: list[str] = field(default_factory=list)

    def clean(self) -> None:
        """Say that nothing ran, nothing was asked for, no window opened and the page is still where it was."""
        wrong = {
            "ran": self.page.evaluate("window.__pwned ?? null"),
            "said": self.errors,
            "asked for": self.requests,
            "dialogs": self.dialogs,
            "opened": self.opened,
            "went to": [url for url in self.navigations if url.split("#")[0] != self.address],
        }
        assert not any(wrong.values()), wrong


@contextmanager
def watched(
    browser: Any, path: Path, *, init: str = "", fragment: str = "", ready: bool = True, **options: Any
) -> Iterator[Watched]:
    """Open a file in a context of its own with the network cut, watch what it does, and close it."""
    given = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce", **options}
    context = browser.new_context(**given)
    context.set_default_timeout(10_000)
    page = context.new_page()
    found = Watched(page, path.as_uri())
    inside = ("file:", "data:", "blob:")

    def console(message: Any) -> None:
        if message.type == "error":
            found.errors.append(message.text)

    def dialog(one: Any) -> None:
        found.dialogs.append(one.message)
        one.dismiss()

    def route(one: Any) -> None:
        if one.request.url.startswith(inside):
            one.continue_()
        else:
            found.reached.append(one.request.url)
            one.abort()

    page.on("console", console)
    page.on("pageerror", lambda error: found.errors.append(str(error)))
    page.on("dialog", dialog)
    page.on("request", lambda r: None if r.url.startswith(inside) else found.requests.append(r.url))
    page.on("framenavigated", lambda frame: found.navigations.append(frame.url))
    page.on("requestfailed", lambda r: found.failed.update({r.url: r.failure or ""}))
    page.route("**/*", route)
    context.on("page", lambda other: found.opened.append(other.url))
    if init:
        page.add_init_script(init)
    page.goto(path.as_uri() + fragment, wait_until="load")
    if ready:
        page.evaluate("() => window.geostrikeReady")
    yield found
    context.close()


@cache
def real_maps() -> dict[str, str]:
    """Return the maps of the repository, drawn from its reports, by name; built once."""
    root = Path(__file__).resolve().parents[2]
    gazetteer, boundaries = read_gazetteer(), load_boundaries()
    findings = read_reports(data_dir() / "documents", gazetteer, boundaries)
    files = draw_files(findings, read_map_specs(root / "maps"), gazetteer, boundaries)
    return {name.removesuffix(".html"): "".join(pieces) for name, pieces in files.items() if name.endswith(".html")}
