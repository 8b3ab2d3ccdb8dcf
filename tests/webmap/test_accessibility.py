# ruff: noqa: E501 - a statement of a script reads best on one line
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
# What lies under a menu that the reader has opened, and can close, is not measured there.
AXE = """async () => {
  const menu = Array.from(document.querySelectorAll(".share-list")).find(node => node.checkVisibility());
  const over = menu && menu.getBoundingClientRect();
  const under = node => {
    if (!over || menu.contains(node)) return false;
    const box = node.getBoundingClientRect();
    return box.left < over.right && over.left < box.right && box.top < over.bottom && over.top < box.bottom;
  };
  const {violations, passes} = await axe.run(document, {
    runOnly: {type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]},
    resultTypes: ["violations"],
  });
  for (const found of violations) if (found.id === "target-size") found.nodes = found.nodes.filter(({target}) => !under(document.querySelector(target[0])));
  return [violations.filter(({nodes}) => nodes.length).map(({id, help, nodes}) => [id, help, nodes.map(({html, failureSummary}) => `${html.slice(0, 160)} ${failureSummary}`)]), passes.length];
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


def said(scheme: str, broken: list[Any]) -> str:
    return "\n".join(f"{scheme}, {rule}: {words}\n  " + "\n  ".join(nodes) for rule, words, nodes in broken)


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
          document.getElementById("geostrike-panel").scrollTop = 0;
        }"""
    )
    STATES[state](shown)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        broken, passed = page.evaluate(AXE)
        assert not broken, said(scheme, broken)
        assert passed > 20
    page.emulate_media(color_scheme="light")
    shown.clean()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", MAPS)
def test_no_rule_is_broken_in_a_frame_of_another_page(browser, map_file, name, size) -> None:
    path = map_file(name)
    with watched(browser, path, fragment="#embed", viewport=SIZES[size]) as opened:
        assert opened.page.evaluate("location.hash.startsWith('#embed')")
        opened.page.evaluate(axe_source())
        for scheme in ("light", "dark"):
            opened.page.emulate_media(color_scheme=scheme)
            broken, passed = opened.page.evaluate(AXE)
            assert not broken, said(scheme, broken)
            assert passed > 15


# Everything that the Tab key should reach: what takes the keyboard, is seen, and is not one of several that share one stop.
REACHABLE = """() => {
  const known = window.__known = window.__known || new Map();
  const all = Array.from(document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]"));
  const stops = all.filter(node => node.tabIndex >= 0 && !node.disabled && node.checkVisibility({visibilityProperty: true}));
  window.__name = node => {
    if (!known.has(node)) known.set(node, `${known.size} ${node.localName}.${node.className} ${node.getAttribute("aria-label") || node.textContent.slice(0, 40)}`);
    return known.get(node);
  };
  // What a reader sees of a node and of what frames it: drawn otherwise when the keyboard is there.
  window.__look = node => [node, node.parentElement, node.closest("tr"), node.closest("label")].filter(Boolean)
    .flatMap(one => ["", "::before", "::after"].map(part => getComputedStyle(one, part)))
    .map(({outline, boxShadow, borderTopColor, backgroundColor}) => `${outline} ${boxShadow} ${borderTopColor} ${backgroundColor}`).join("|");
  window.__unfocused = new Map(stops.map(node => [node, __look(node)]));
  return stops.map(__name);
}"""

# Where the keyboard is: its name, whether a reader sees that it is there, and whether it can be seen at all.
HERE = """() => {
  const node = document.activeElement;
  if (!node || node === document.body || node === document.documentElement) return null;
  const {left, top, width, height} = node.getBoundingClientRect();
  // What lets the pointer through to what it stands on is seen where that is.
  const through = getComputedStyle(node).pointerEvents === "none" ? node.parentElement : node;
  const spots = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]].map(([x, y]) => document.elementFromPoint(left + x * width, top + y * height));
  return {
    name: __name(node),
    ring: node.matches(":focus-visible") && __look(node) !== __unfocused.get(node),
    seen: spots.some(found => found && (through.contains(found) || found.contains(node) || (node.labels && [...node.labels].some(label => label.contains(found))))),
  };
}"""


def walk(opened: Watched, key: str = "Tab", most: int = 400) -> list[dict[str, Any]]:
    """Press a key until the keyboard has left the page or is where it was first, and return where it has been."""
    found: list[dict[str, Any]] = []
    for _ in range(most):
        opened.page.keyboard.press(key)
        here = opened.page.evaluate(HERE)
        if here is None or (found and here["name"] == found[0]["name"]):
            return found
        found.append(here)
    raise AssertionError(
        f"{most} times {key}, and the keyboard is still in the page: {[one['name'] for one in found[-5:]]}"
    )


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", MAPS)
def test_the_tab_key_goes_through_every_control_and_out_again(browser, map_file, name, size) -> None:
    with watched(browser, map_file(name), viewport=SIZES[size]) as opened:
        reachable = opened.page.evaluate(REACHABLE)
        been = walk(opened)
        assert been[0]["name"].split(" ", 1)[1].startswith("a.skip Skip to")
        names = [one["name"] for one in been]
        assert len(set(names)) == len(names)
        assert set(reachable) - set(names) == set()
        assert [one["name"] for one in been if not one["ring"]] == []
        assert [one["name"] for one in been if not one["seen"]] == []
        opened.clean()


def test_the_way_back_is_the_way_there(browser, map_file) -> None:
    with watched(browser, map_file("overview")) as opened:
        opened.page.evaluate(REACHABLE)
        there = [one["name"] for one in walk(opened)]
        opened.page.evaluate("document.activeElement.blur()")
        back = [one["name"] for one in walk(opened, "Shift+Tab")]
        assert sorted(back) == sorted(there)


def test_the_open_filters_are_walked_through_too(browser, map_file) -> None:
    with watched(browser, map_file("overview")) as opened:
        opened.page.get_by_role("button", name="Filters").focus()
        opened.page.keyboard.press("Enter")
        opened.page.locator("#geostrike-filters").wait_for()
        opened.page.evaluate("document.activeElement.blur()")
        reachable = opened.page.evaluate(REACHABLE)
        assert sum("input" in name for name in reachable) > 10
        opened.page.evaluate("document.querySelector('.skip').focus()")
        been = [
            {"name": opened.page.evaluate("__name(document.activeElement)"), "ring": True, "seen": True},
            *walk(opened),
        ]
        assert set(reachable) - {one["name"] for one in been} == set()
        assert [one["name"] for one in been if not (one["ring"] and one["seen"])] == []


def test_the_skip_link_leads_past_the_map(browser, map_file) -> None:
    with watched(browser, map_file("overview")) as opened:
        opened.page.keyboard.press("Tab")
        assert opened.page.evaluate("document.activeElement.className") == "skip"
        assert opened.page.locator(".skip").bounding_box()["y"] >= 0
        opened.page.keyboard.press("Enter")
        opened.page.keyboard.press("Tab")
        assert opened.page.evaluate("document.getElementById('geostrike-panel').contains(document.activeElement)")


HEAD = "() => document.activeElement === document.querySelector('.detail h2')"


@pytest.mark.parametrize("key", ["Enter", "Space"])
@pytest.mark.parametrize("name", MAPS)
def test_a_row_of_the_table_opens_by_key_and_escape_comes_back(browser, map_file, name, key) -> None:
    with watched(browser, map_file(name)) as opened:
        for number in range(min(3, opened.page.locator("#sheet-events .row").count())):
            opened.page.locator("#sheet-events .row").nth(number).focus()
            label = opened.page.evaluate("document.activeElement.dataset.event")
            opened.page.keyboard.press(key)
            opened.page.wait_for_function(HEAD)
            assert opened.page.locator(".detail").is_visible()
            opened.page.keyboard.press("Escape")
            assert not opened.page.locator(".detail").is_visible()
            assert opened.page.evaluate("[document.activeElement.className, document.activeElement.dataset.event]") == [
                "row",
                label,
            ]
        opened.clean()


@pytest.mark.parametrize("key", ["Enter", "Space"])
@pytest.mark.parametrize("name", MAPS)
def test_a_sign_on_the_map_opens_by_key_and_escape_comes_back(browser, map_file, name, key) -> None:
    with watched(browser, map_file(name)) as opened:
        for number in range(opened.page.locator(".sign").count()):
            opened.page.locator(".sign").nth(number).focus()
            label = opened.page.evaluate("document.activeElement.getAttribute('aria-label')")
            opened.page.keyboard.press(key)
            opened.page.wait_for_function(HEAD)
            assert opened.page.evaluate("geostrike.chosen.events.length") >= 1
            opened.page.keyboard.press("Escape")
            assert not opened.page.locator(".detail").is_visible()
            assert opened.page.evaluate("document.activeElement.classList.contains('sign')")
            assert opened.page.evaluate("document.activeElement.getAttribute('aria-label')") == label
        opened.clean()


def test_the_menu_opens_by_key_and_escape_comes_back(browser, map_file) -> None:
    with watched(browser, map_file("overview")) as opened:
        button = opened.page.get_by_role("button", name="Save and share")
        for key in ("Enter", "Space"):
            button.focus()
            opened.page.keyboard.press(key)
            assert button.get_attribute("aria-expanded") == "true"
            opened.page.keyboard.press("Tab")
            assert opened.page.evaluate("document.activeElement.className") == "share-item"
            opened.page.keyboard.press("Escape")
            assert button.get_attribute("aria-expanded") == "false"
            assert button.evaluate("node => node === document.activeElement")
        opened.clean()


def test_the_tabs_are_walked_with_the_arrows(browser, map_file) -> None:
    with watched(browser, map_file("overview")) as opened:
        opened.page.locator("#tab-events").focus()
        for key, name in (
            ("ArrowRight", "elsewhere"),
            ("ArrowRight", "sources"),
            ("ArrowRight", "events"),
            ("End", "sources"),
            ("Home", "events"),
            ("ArrowLeft", "sources"),
        ):
            opened.page.keyboard.press(key)
            assert opened.page.evaluate("document.activeElement.id") == f"tab-{name}"
            assert opened.page.locator(f"#sheet-{name}").is_visible()
        opened.page.keyboard.press("Tab")
        assert opened.page.evaluate(
            "document.getElementById('sheet-sources').contains(document.activeElement) || document.activeElement === document.body"
        )
