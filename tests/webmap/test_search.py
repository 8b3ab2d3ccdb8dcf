"""The search in a real browser: places at once, the words of the reports as they are read."""

from __future__ import annotations

import pytest

from .asked import chips, heard, listen, open_filters, rows, search, tally, value
from .pages import HOSTILE, clean_run, text_of

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(open_page, html):
    return listen(open_page(html))


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("deir", {"s2", "s3", "s4"}),
        ("DÉIR  EZ ZOR", {"s2", "s3", "s4"}),
        ("deir-ez-zor storehouses", {"s4"}),
        ("jordan", {"a1"}),
        ("islamic resistance", {"a1"}),
        ("storehouses", {"s4"}),
        ("medics HOSPITAL", {"s1"}),
        ("hospital tower", set()),
        ("depots two", {"s1"}),
        ('"two depots on the edge"', {"s1"}),
        ("“two depots on the edge” dawn", {"s1"}),
        ('"depots two"', set()),
        ('"two depots', {"s1"}),
        ("عين الأسد", {"a2"}),
        ("عين الاسد", {"a2"}),
        ("قذائف", {"a2"}),
        ("القائم", {"s1"}),
    ],
)
def test_an_event_is_found_by_its_place_its_actors_and_the_words_told_of_it(opened, words, found) -> None:
    search(opened, words, f"{len(found)} of 11 events")
    assert set(rows(opened)) == heard(opened) == found
    assert len(chips(opened)) == 1
    clean_run(opened)


@pytest.mark.parametrize("words", ["", "   ", '""', '" "', "-", "'", "\u0001"])
def test_a_query_without_a_word_asks_for_nothing(opened, words) -> None:
    search(opened, "storehouses", "1 of 11 events")
    opened.page.get_by_label("Search places and words").fill(words)
    tally(opened, "11 events")
    assert opened.page.evaluate("geostrike.filter.found") is None
    assert chips(opened) == []


@pytest.mark.parametrize(
    "words", [*HOSTILE, ".*", "(", "[a-", "\\", "$&", "%", "x" * 20_000, " ".join(map(str, range(90)))]
)
def test_a_hostile_query_is_words(opened, words) -> None:
    field = opened.page.get_by_label("Search places and words")
    field.fill(words.replace("\ud800", "\ufffd"))
    opened.page.wait_for_function("() => geostrike.searching.words && geostrike.searching.done === 1")
    tally(opened, "0 of 11 events")
    assert rows(opened) == []
    said = opened.page.evaluate("geostrike.searching.words")
    chip = opened.page.locator(".chip bdi").evaluate("node => node.textContent")
    assert chip.strip("“”") == said.strip("“”")
    clean_run(opened)


def test_places_answer_before_the_reports_are_read(opened) -> None:
    open_filters(opened)
    value(opened, "Kind", "Attack").check()
    value(opened, "Kind", "Attack").uncheck()
    opened.page.evaluate(
        """() => {
          const read = __data.chunkWords;
          __data.chunkWords = k => new Promise(resolve => { window.__read = () => resolve(read(k)); });
        }"""
    )
    opened.page.get_by_label("Search places and words").fill("tower")
    tally(opened, "1 of 11 events")
    assert text_of(opened, ".searching") == "Searching the reports… 0 %"
    opened.page.get_by_label("Search places and words").fill("medics")
    opened.page.wait_for_function("() => geostrike.searching.words === 'medics'")
    tally(opened, "0 of 11 events")
    assert rows(opened) == []
    assert not opened.page.locator("#sheet-events .nothing").is_visible()
    opened.page.wait_for_function("() => window.__read")
    opened.page.evaluate("() => __read()")
    tally(opened, "1 of 11 events")
    assert rows(opened) == ["s1"]
    assert not opened.page.locator(".searching").is_visible()


def test_a_new_query_ends_the_old_one(opened) -> None:
    search(opened, "erbil", "1 of 11 events")
    answers = opened.page.evaluate(
        """async () => {
          const answers = [];
          const {run} = geostrike.searchOf(__data);
          const told = name => found => answers.push([name, found.reduce((sum, one) => sum + one, 0)]);
          await Promise.all([run("deir", told("old")), run("storehouses", told("new"))]);
          return answers;
        }"""
    )
    assert answers[-1] == ["new", 1]
    assert "old" not in [name for name, _ in answers[answers.index(["new", 1]) :]]


def test_a_search_and_a_filter_both_hold(opened) -> None:
    search(opened, "drone", "2 of 11 events")
    open_filters(opened)
    value(opened, "Country", "Jordan").check()
    tally(opened, "1 of 11 events")
    assert rows(opened) == ["a1"]


def test_escape_empties_the_field_and_closes_nothing_else(opened) -> None:
    search(opened, "erbil", "1 of 11 events")
    opened.page.keyboard.press("Escape")
    tally(opened, "11 events")
    assert opened.page.get_by_label("Search places and words").input_value() == ""
    assert opened.page.evaluate("document.activeElement.id") == "geostrike-words"


@pytest.mark.parametrize(
    ("words", "name", "lat", "lon"),
    [("bagh", "Baghdad", 33.31, 44.36), ("الموصل", "Mosul", 36.34, 43.13), ("palmyra", "Palmyra", 34.56, 38.28)],
)
def test_a_name_of_the_map_is_gone_to(opened, words, name, lat, lon) -> None:
    opened.page.get_by_label("Search places and words").fill(words)
    jump = opened.page.get_by_role("button", name=f"Show on the map: {name}")
    jump.click()
    opened.page.wait_for_function(
        "([lat, lon]) => map_geostrike.getBounds().contains([lat, lon]) && map_geostrike.getZoom() >= 9",
        arg=[lat, lon],
        timeout=5000,
    )
    opened.page.get_by_label("Search places and words").fill("zzz")
    jump.wait_for(state="hidden")
    assert not opened.page.locator(".jump").is_visible()
    clean_run(opened)
