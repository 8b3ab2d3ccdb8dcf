"""The three maps, read as the rules for accessible pages read them (axe-core), and used with the keyboard alone."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

from .pages import Watched, real_maps, watched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.browser

MAPS = ("overview", "strikes-2024-02", "tower-22")
SIZES = {"desktop": {"width": 1280, "height": 800}, "phone": {"width": 390, "height": 844}}

# All of WCAG 2.0 to 2.2, A and AA, and what axe holds to be good practice.
AXE = """async () => {
  const {violations, passes} = await axe.run(document, {
    runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]},
    resultTypes: ["violations"],
  });
  return [violations.map(({id, help, nodes}) => [id, help, nodes.map(({html, failureSummary}) => `${html.slice(0, 160)} ${failureSummary}`)]), passes.length];
}"""


def axe_source() -> str:
    pytest.importorskip("axe_playwright_python")
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def map_file(tmp_path_factory) -> Callable[[str], Any]:
    """Return a function that gives the file of a map, drawn from the reports in data/documents."""
    folder = tmp_path_factory.mktemp("maps")

    def file(name: str) -> Any:
        path = folder / f"{name}.html"
        if not path.exists():
            path.write_text(real_maps()[name], encoding="utf-8", newline="")
        return path

    return file


def nothing(_: Watched) -> None:
    """Leave the page as it opens."""


def filters(opened: Watched) -> None:
    opened.page.get_by_role("button", name="Filters").click()
    opened.page.locator("#geostrike-filters").wait_for()


def event_chosen(opened: Watched) -> None:
    opened.page.locator("#sheet-events .row").first.click()
    opened.page.locator(".detail blockquote").first.wait_for()
    for fold in opened.page.locator(".detail summary").all():
        if fold.is_visible():
            fold.click()


def group_chosen(opened: Watched) -> None:
    opened.page.evaluate(
        """() => geostrike.choose(Array.from(document.querySelectorAll("#sheet-events .row"), row => Number(row.dataset.number)).slice(0, 6),
          {kind: "group"})"""
    )
    opened.page.locator(".detail .group .row").first.wait_for()


def elsewhere(opened: Watched) -> None:
    opened.page.locator("#tab-elsewhere").click()
    opened.page.locator("#sheet-elsewhere .source").first.wait_for(state="attached")
    for fold in opened.page.locator("#sheet-elsewhere summary").all():
        fold.click()


def sources(opened: Watched) -> None:
    opened.page.locator("#tab-sources").click()
    opened.page.locator("#sheet-sources .source").first.wait_for()


def share(opened: Watched) -> None:
    opened.page.get_by_role("button", name="Save and share").click()
    opened.page.get_by_role("button", name="Events as CSV").wait_for()


STATES = {
    "start": nothing,
    "filters": filters,
    "event": event_chosen,
    "group": group_chosen,
    "not on the map": elsewhere,
    "sources": sources,
    "share": share,
}


@pytest.fixture(scope="module", params=[(name, size) for name in MAPS for size in SIZES], ids="-".join)
def shown(request, browser, map_file) -> Iterator[Watched]:
    name, size = request.param
    with watched(browser, map_file(name), viewport=SIZES[size]) as opened:
        opened.page.evaluate(axe_source())
        yield opened


@pytest.mark.parametrize("state", STATES)
def test_no_rule_of_accessibility_is_broken(shown, state) -> None:
    page = shown.page
    page.evaluate(
        """() => {
          geostrike.unchoose();
          document.getElementById("tab-events").click();
          for (const open of document.querySelectorAll("#sheet-events [aria-expanded=true], .page-header [aria-expanded=true]")) open.click();
        }"""
    )
    STATES[state](shown)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        broken, passed = page.evaluate(AXE)
        assert broken == [], scheme
        assert passed > 20
    page.emulate_media(color_scheme="light")
    shown.clean()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", MAPS)
def test_no_rule_is_broken_in_a_frame_of_another_page(browser, map_file, name, size) -> None:
    path = map_file(name)
    with watched(browser, path, viewport=SIZES[size], ready=False) as opened:
        opened.page.goto(f"{path.as_uri()}#embed")
        opened.page.reload()
        opened.page.evaluate("() => window.geostrikeReady")
        assert opened.page.evaluate("location.hash.startsWith('#embed')")
        opened.page.evaluate(axe_source())
        for scheme in ("light", "dark"):
            opened.page.emulate_media(color_scheme=scheme)
            broken, passed = opened.page.evaluate(AXE)
            assert broken == [], scheme
            assert passed > 15
