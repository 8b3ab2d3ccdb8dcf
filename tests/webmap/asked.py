"""What tests of filters, search and table ask of the open page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Locator

LISTEN = """() => {
  const set = geostrike.setFilter;
  geostrike.setFilter = (data, changes) => {
    window.__data = data;
    set(data, changes);
  };
  window.__ids = {};
  for (const row of document.querySelectorAll("#sheet-events .row")) __ids[row.dataset.number] = row.dataset.event;
  geostrike.onFilter(({shown, count}) => {
    window.__shown = Array.from(shown.keys()).filter(i => shown[i]);
    window.__count = count;
  });
  geostrike.onPoint(events => { window.__pointed = Array.from(events); });
}"""


def listen(opened: Any) -> Any:
    """Hear what every listener hears, and keep the data that the next filter is set on."""
    opened.page.evaluate(LISTEN)
    return opened


def heard(opened: Any) -> set[str]:
    """Return the ids of the pinned events that pass, as the map was told."""
    return set(opened.page.evaluate("() => __shown.map(i => __ids[i]).filter(Boolean)"))


def rows(opened: Any) -> list[str]:
    """Return the ids of the table's rows, from the top."""
    return opened.page.locator("#sheet-events .row").evaluate_all("all => all.map(row => row.dataset.event)")


def tally(opened: Any, words: str) -> None:
    """Wait until the line over the table says this."""
    opened.page.wait_for_function(
        "words => document.querySelector('.tally-words').textContent === words", arg=words, timeout=5000
    )


def chips(opened: Any) -> list[str]:
    return opened.page.locator(".chip bdi").all_inner_texts()


def open_filters(opened: Any) -> Any:
    opened.page.get_by_role("button", name="Filters").click()
    return opened


def value(opened: Any, facet: str, name: str) -> Locator:
    """Return the checkbox of a value in a filter."""
    inside = opened.page.get_by_role("group", name=facet, exact=True)
    label = inside.locator("label").filter(has=opened.page.locator("bdi").get_by_text(name, exact=True))
    return label.locator("input")


def number(opened: Any, facet: str, name: str) -> str:
    return value(opened, facet, name).locator("xpath=..").locator(".number").inner_text()


def search(opened: Any, words: str, found: str) -> None:
    """Type into the search field, and wait for the tally once the reports are read."""
    opened.page.get_by_label("Search places and words").fill(words)
    opened.page.wait_for_function("words => geostrike.searching.words === words", arg=words.strip(), timeout=5000)
    opened.page.wait_for_function("() => geostrike.searching.done === 1", timeout=10_000)
    tally(opened, found)
