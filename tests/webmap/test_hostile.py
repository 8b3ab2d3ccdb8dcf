# ruff: noqa: E501 - a statement of a script reads best on one line
"""Words that try to be more than words, everywhere a report's words can stand: they are shown, and do nothing."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from shapely.geometry import LineString, Point

from geostrike.layers.spec import DRAWN_LAYERS
from geostrike.webmap import draw_map, page

from .hostile import ALL, FAMILIES, number_of
from .pages import Watched, watched
from .reports import claim, event, layer, make_spec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geostrike.model import Layer

pytestmark = pytest.mark.browser

BATCH = 54
BATCHES = [ALL[start : start + BATCH] for start in range(0, len(ALL), BATCH)]

# Names on the canvas are read where they are painted.
SPY = """
window.__painted = [];
const paint = CanvasRenderingContext2D.prototype.fillText;
CanvasRenderingContext2D.prototype.fillText = function (words, ...rest) {
  window.__painted.push(words);
  return paint.call(this, words, ...rest);
};
"""

# Chooses each event as a link would, and gives what `read` finds in the panel.
EACH = """async read => {
  const reader = new Function("panel", `return (${read})(panel)`);
  const panel = document.querySelector(".detail");
  const changed = () => new Promise(done => {
    const watch = new MutationObserver(() => {
      if (!panel.childElementCount) return;
      watch.disconnect();
      done();
    });
    watch.observe(panel, {childList: true});
  });
  const found = [];
  for (const number of window.__numbers) {
    const next = changed();
    geostrike.choose([number]);
    await next;
    found.push(reader(panel));
  }
  geostrike.unchoose();
  return found;
}"""


def shown(text: str) -> str:
    """Return a string as the page shows it: halves of surrogates and the page's own control signs are replaced."""
    return re.sub("[\x01-\x04]", "\ufffd", text).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def linked(text: str) -> bool:
    """Say whether a reader may follow it: an address of the web, whole, with a host and without blanks or controls."""
    start = re.match(r"https?://(?P<host>[^/?#]*)", text, re.I)
    if start is None or not start["host"] or re.search(r"[\x00-\x20\x7f]", text):
        return False
    return not set(start["host"]) & set("\\[]")


def parsed(text: str) -> str:
    """Return a string as far as a parser of HTML keeps it: without NUL, blanks counting as one, none at the ends."""
    return " ".join(shown(text).replace("\0", "").replace("\ufffd", "").split())


def spot(number: int, right: float = 0.0, down: float = 0.0) -> Point:
    return Point(20 + 4 * (number % 10) + right, 45 - 3 * (number // 10) - down)


def hostile_event(number: int, text: str, batch: tuple[str, ...]) -> dict[str, Any]:
    """Return an event all of whose words are this string, and which may be one with its neighbour."""
    other = batch[number ^ 1] if number ^ 1 < len(batch) else None
    return event(
        text,
        "strike",
        text,
        spot(number),
        1,
        [text],
        best=1,
        title=f"{text} hit",
        sub_event_type=text,
        actor1=text,
        actor2=text,
        target=text,
        weapon=text,
        warning=text,
        admin1=f"{text} province",
        country=text,
        where_description=f"{text} told",
        disputed=True,
        disagreements=[{"field": field, "values": [{"value": text, "documents": [text]}]} for field in ("place", text)],
        decisions=[{"action": text, "who": text, "when": text, "why": text}],
        contested_with=[] if other is None else [other],
    )


def hostile_claim(number: int, text: str) -> dict[str, Any]:
    return claim(
        text,
        text,
        f"Before {text} after.",
        text,
        (text,),
        title=text,
        publisher=text,
        published=text,
        url=text,
        date_text=text,
        date_basis="inherited",
        killed=1,
        killed_bound="exact",
        killed_who=text,
        attributed_to=text,
        rule=text,
        warning=f"{text} claim",
        where_description=f"{text} told",
        sha256=text,
        statements=[
            {"stance": "blamed", "actor": text, "by": text, "start": 9000, "end": 9005, "text": f"Said {text}."}
        ],
        candidates=[
            {
                "place_id": f"{text} {place}",
                "name": text,
                "country": text,
                "admin1": text,
                "rule": text,
                "score": score,
                "longitude": spot(number).x + place,
                "latitude": 20.0,
            }
            for place, score in ((1, 0.4), (2, 0.3))
        ],
    )


def hostile_layers(batch: tuple[str, ...]) -> dict[str, Layer]:
    """Return layers in which every word is one of these strings."""
    numbered = list(enumerate(batch))
    unpinned = [
        event(
            f"{text} unpinned",
            "attack",
            "",
            None,
            6,
            [],
            title=text,
            actor1="",
            where_description=text,
            country=text,
            date_start=text,
            date_end=text,
        )
        for text in batch
    ]
    pairs = [
        {
            "id": f"pair {number}",
            "event": batch[number],
            "other_event": batch[number + 1],
            "event_type": "strike",
            "title": batch[number],
            "date_start": batch[number],
            "place": batch[number],
            "other_place": batch[number + 1],
            "distance_m": 50_000.0,
            "rule": batch[number],
            "geometry": LineString([spot(number), spot(number + 1)]),
        }
        for number in range(0, len(batch) - 1, 2)
    ]
    documents = [
        {
            "id": text,
            "name": text,
            "title": text,
            "publisher": text,
            "published": text,
            "url": text,
            "machine_written": None,
            "family": text,
            "sha256": text,
        }
        for text in batch
    ]
    return {
        "strikes": layer("strikes", [hostile_event(number, text, batch) for number, text in numbered]),
        "attacks": layer("attacks", unpinned),
        "contested": layer("contested", pairs),
        "claims": layer("claims", [hostile_claim(number, text) for number, text in numbered]),
        "documents": layer("documents", documents),
        "aggregates": layer("aggregates", [{"id": f"g {t}", "document": t, "text": t} for t in batch]),
        "rejections": layer("rejections", [{"stage": t, "item": t, "reason": t, "document": t} for t in batch]),
        "places": layer(
            "places",
            [
                {"name": text, "role": text, "document": text, "geometry": spot(number, 2.0, 1.5)}
                for number, text in numbered
            ],
        ),
        "land": layer("land", [], "; ".join(batch)),
    }


@pytest.fixture(scope="module", params=range(len(BATCHES)))
def hostile_page(request, browser, tmp_path_factory) -> Iterator[tuple[Watched, tuple[str, ...]]]:
    """A page whose every word is hostile, open, with all that it does watched."""
    batch = BATCHES[request.param]
    spec = make_spec(layers=tuple(dict.fromkeys((*DRAWN_LAYERS, "contested"))), title=batch[0], summary=batch[-1])
    path = tmp_path_factory.mktemp("hostile") / "map.html"
    path.write_text(page(draw_map(hostile_layers(batch), spec)), encoding="utf-8", newline="")
    with watched(browser, path, init=SPY, accept_downloads=True) as found:
        found.page.evaluate(
            """batch => {
              const rows = new Map(Array.from(document.querySelectorAll("#sheet-events .row"), row => [row.dataset.event, row]));
              window.__numbers = batch.map(id => Number((rows.get(id) || rows.get(id.replace(/^\ufeff/, ""))).dataset.number));
            }""",
            [shown(text) for text in batch],
        )
        yield found, batch


@pytest.fixture
def hostile(hostile_page) -> tuple[Watched, tuple[str, ...]]:
    """The same page with nothing chosen, its table open and its menus closed, whatever was asked of it before."""
    found, batch = hostile_page
    found.page.emulate_media(media="screen")
    found.page.evaluate(
        """() => {
          geostrike.unchoose();
          document.getElementById("tab-events").click();
          for (const open of document.querySelectorAll("#sheet-events [aria-expanded=true], .page-header [aria-expanded=true]")) open.click();
        }"""
    )
    return found, batch


def amiss(batch: tuple[str, ...], found: list[Any], expected: Callable[[str], Any]) -> dict[str, Any]:
    """Return what is not shown as it should be, by the number of the string."""
    wrong = {}
    for text, told in zip(batch, found, strict=True):
        wanted = expected(shown(text))
        if told != wanted:
            wrong[f"{number_of(text)} {text[:60]!r}"] = _differences(wanted, told)
    return wrong


def _differences(wanted: Any, told: Any) -> Any:
    if isinstance(wanted, dict) and isinstance(told, dict):
        return {key: _differences(wanted[key], told.get(key)) for key in wanted if wanted[key] != told.get(key)}
    return f"{str(told)[:200]!r} and not {str(wanted)[:200]!r}"


def test_there_are_enough_of_them_and_no_two_alike() -> None:
    assert len(set(ALL)) == len(ALL) >= 200
    assert len({shown(text) for text in ALL}) == len(ALL)
    assert len(FAMILIES) >= 15
    assert min(map(len, FAMILIES.values())) >= 10


def test_the_panel_shows_them_as_words(hostile) -> None:
    opened, batch = hostile
    read = """panel => {
      const one = selector => (panel.querySelector(selector) || {}).textContent;
      const all = selector => Array.from(panel.querySelectorAll(selector), node => node.textContent);
      return {
        title: one("h2"), kind: one(".kind .quiet"), lead: one(".lead"), warning: one(".event > .warning"),
        quotation: one("blockquote.large"), place: one("mark.place-named"), further: all(".further blockquote"),
        said: all(".said"), source: one("figcaption .source"), claimed: one(".claim > .warning"), why: all(".why-here > p bdi"),
        meant: all(".why-here li"), differ: all(".differ th[scope=rowgroup]"), values: all(".differ td[dir]"),
        by: all(".differ td bdi"), decided: all(".decided p"), facts: all(".facts dd[dir]"),
        check: all(".check dd"), marks: all("mark.place-named").length,
      };
    }"""

    def expected(text: str) -> dict[str, Any]:
        address = "" if linked(text) else f" {text}"
        meant = f"{text}, {text}, {text}: {text}"
        said = [f"According to {text}", f"Blamed on {text} by {text}"]
        return {
            "title": f"{text} hit",
            "kind": text,
            "lead": f"2 February 2024 · {text}, {text} province",
            "warning": text,
            "quotation": f"Before {text} after.",
            "place": text,
            "further": [text, f"Said {text}."],
            "said": said,
            "source": f"{text}, {text}, {text}{address}",
            "claimed": f"{text} claim",
            "why": [f"{text} told", f"{text}, {text} province", text],
            "meant": [meant, meant],
            "differ": ["Place", text.replace("_", " ").capitalize()],
            "values": [text, text],
            "by": [text, text],
            "decided": [f"{text.replace('_', ' ').capitalize()} by {text}, {text}", text],
            "facts": [text, text, text, text, f"{text} told"],
            "check": [
                f"2 February 2024; 1 killed ({text})",
                text,
                f"100–{100 + len(f'Before {text} after.')}",
                text,
                f"{text} told",
                f"“{text}”, taken from another sentence of the report",
                text,
                text,
            ],
            "marks": 1,
        }

    found = opened.page.evaluate(EACH, read)
    assert amiss(batch, found, expected) == {}
    opened.clean()


def test_each_row_of_the_table_shows_them_as_words(hostile) -> None:
    opened, batch = hostile
    found = opened.page.evaluate(
        """() => {
          const rows = new Map(Array.from(document.querySelectorAll("#sheet-events .row"), row => [Number(row.dataset.number), row]));
          return __numbers.map(number => [rows.get(number).dataset.event, ...[".row-place", ".row-title"].map(part => rows.get(number).querySelector(part).textContent)]);
        }"""
    )
    assert amiss(batch, found, lambda text: [text, f"{text}, {text} province", f"{text} hit"]) == {}
    assert opened.page.locator("#sheet-events tr[data-row]").count() == len(batch)
    opened.clean()


def test_what_is_not_on_the_map_is_listed_as_words(hostile) -> None:
    opened, batch = hostile
    opened.page.locator("#tab-elsewhere").click()
    opened.page.wait_for_function(
        "count => document.querySelectorAll('#sheet-elsewhere .quoted .source').length === count", arg=2 * len(batch)
    )
    found = opened.page.evaluate(
        """() => {
          const texts = selector => Array.from(document.querySelectorAll(`#sheet-elsewhere ${selector}`), node => node.textContent);
          return {
            places: texts(".row-place"), totals: texts("blockquote"), items: texts(".rejected li > p[dir]"),
            reasons: texts(".reason"), sources: texts(".source"), days: texts("h3.day"),
          };
        }"""
    )
    all_shown = sorted(map(shown, batch))
    assert sorted(found["places"]) == all_shown
    assert sorted(found["days"]) == all_shown
    for name in ("totals", "items", "reasons"):
        assert found[name] == [shown(text) for text in batch], name
    assert found["sources"] == [source_line(shown(text)) for text in batch] * 2
    opened.clean()


def source_line(text: str) -> str:
    return f"{text}, {text}, {text}" + ("" if linked(text) else f" {text}")


def test_the_sources_are_listed_as_words_and_only_the_web_is_linked(hostile) -> None:
    opened, batch = hostile
    opened.page.locator("#tab-sources").click()
    opened.page.wait_for_function(
        "count => document.querySelectorAll('#sheet-sources .source').length === count", arg=len(batch)
    )
    texts = opened.page.locator("#sheet-sources .source").evaluate_all("all => all.map(one => one.textContent)")
    assert sorted(texts) == sorted(source_line(shown(text)) for text in batch)
    assert "; ".join(map(shown, batch)) in opened.page.locator("#sheet-sources li").last.text_content()
    links = opened.page.evaluate(
        """() => Array.from(document.querySelectorAll("a, area, form, base, object, embed, iframe, link, img, svg image"),
          node => [node.localName, node.getAttribute("href"), node.protocol, node.rel, node.textContent])"""
    )
    anchors = [link for link in links if not link[1].startswith("#")]
    assert {link[1] for link in links} - {link[1] for link in anchors} == {"#", "#geostrike-panel"}
    wanted = {shown(text) for text in batch if linked(shown(text))}
    in_sources = opened.page.locator("#sheet-sources a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert sorted(in_sources) == sorted(wanted)
    assert {link[0] for link in links} == {"a"}
    assert {link[1] for link in anchors} <= wanted
    assert {link[2] for link in anchors} <= {"http:", "https:"}
    assert {link[3] for link in anchors} <= {"noopener noreferrer"}
    assert all(link[1] == link[4] for link in anchors)
    opened.clean()


def test_no_element_of_theirs_is_in_the_page(hostile) -> None:
    opened, _ = hostile
    opened.page.get_by_role("button", name="Filters").click()
    foreign = opened.page.evaluate(
        """() => {
          const ours = new Set(`html head meta title style script body div header h1 h2 h3 p a button span bdi b cite main nav section table
            caption thead tbody tr th td ul ol li dl dt dd label input fieldset legend details summary blockquote mark figure figcaption article canvas
            svg path circle rect g line polygon polyline text defs use noscript textarea select option output small em strong time kbd i`.split(/\\s+/));
          const all = Array.from(document.querySelectorAll("*"));
          const handlers = all.filter(node => Array.from(node.attributes).some(({name}) => /^on|^(srcdoc|formaction|ping|background|srcset|action|poster)$/.test(name)));
          const scripts = all.filter(node => node.localName === "script" && node.src);
          return [all.filter(node => !ours.has(node.localName)), handlers, scripts].map(found => found.map(node => node.outerHTML.slice(0, 80)));
        }"""
    )
    assert foreign == [[], [], []]
    assert opened.page.evaluate("typeof geostrike.el") == "function"
    assert opened.page.evaluate("document.getElementById('geostrike-panel').localName") == "main"
    opened.clean()


def test_the_filters_and_their_chips_say_them_as_words(hostile) -> None:
    opened, batch = hostile
    opened.page.get_by_role("button", name="Filters").click()
    for name in ("countries", "actors", "publishers"):
        told = opened.page.locator(f".facet.{name} .value bdi").evaluate_all("all => all.map(one => one.textContent)")
        # An event without a report or an actor is counted too.
        assert sorted(set(told) - {"Not told", ""}) == sorted(map(shown, batch)), name
    chosen = [text for text in batch if len(text) < 80][:: len(batch) // 4]
    for text in chosen:
        label = opened.page.locator(".facet.actors label").filter(
            has=opened.page.locator("bdi", has_text=re.compile(f"^{re.escape(shown(text))}$"))
        )
        if label.count() != 1:  # blanks at its ends are not looked for
            continue
        label.locator("input").check()
        assert opened.page.locator(".chip bdi").text_content() == shown(text)
        opened.page.wait_for_function("() => document.querySelectorAll('#sheet-events tr[data-row]').length === 1")
        assert (
            opened.page.locator("#sheet-events .row-place").text_content() == f"{shown(text)}, {shown(text)} province"
        )
        opened.page.locator(".chip").click()
    assert opened.page.locator("#sheet-events tr[data-row]").count() == len(batch)
    opened.page.get_by_role("button", name="Filters").click()
    opened.clean()


def test_the_signs_and_the_tips_say_them_as_words(hostile) -> None:
    opened, batch = hostile
    labels = opened.page.evaluate(
        """() => {
          const signs = new Map(Array.from(document.querySelectorAll(".sign"), node => [node.dataset.event, node.getAttribute("aria-label")]));
          const ids = new Map(Array.from(document.querySelectorAll("#sheet-events .row"), row => [Number(row.dataset.number), row.dataset.event]));
          return __numbers.map(number => signs.get(ids.get(number)) || null);
        }"""
    )
    spoken = "Strike, {}, 2 February 2024, 1 killed, Known to the town or site, within 4 km"
    assert amiss(batch, labels, spoken.format) == {}
    lines = opened.page.locator(".contested-reach").evaluate_all("all => all.map(a => a.getAttribute('aria-label'))")
    pairs = [(shown(one), shown(other)) for one, other in zip(batch[::2], batch[1::2], strict=False)]
    assert sorted(lines) == sorted(f"May be one event: {one} and {other}" for one, other in pairs)
    opened.page.get_by_label("Every place named").check()
    opened.page.evaluate("geostrike.redrawMap({now: true})")
    told = []
    for number in range(len(batch)):
        at = spot(number, 2.0, 1.5)
        x, y = opened.page.evaluate(
            """([lat, lon]) => {
              const {x, y} = map_geostrike.latLngToContainerPoint([lat, lon]);
              const box = map_geostrike.getContainer().getBoundingClientRect();
              return [x + box.left, y + box.top];
            }""",
            [at.y, at.x],
        )
        opened.page.mouse.move(x, y)
        told.append(opened.page.locator(".leaflet-tooltip").text_content())
    assert amiss(batch, told, lambda text: f"{text} — named as {text} 1×, in {text}") == {}
    opened.page.get_by_label("Every place named").uncheck()
    opened.page.mouse.move(5, 5)
    opened.clean()


def test_a_pair_of_places_says_them_as_words(hostile) -> None:
    opened, batch = hostile
    for number in range(0, len(batch) - 1, 18):
        one, other = shown(batch[number]), shown(batch[number + 1])
        opened.page.evaluate("n => geostrike.choose([__numbers[n], __numbers[n + 1]], {kind: 'pair'})", number)
        words = opened.page.locator(".group > p").all_text_contents()
        assert words[0].startswith(f"Sources give {one} and {other}, 50 km apart, for what may be one strike ({one}).")
        assert words[1] == f"Why they are linked: {one}."
        assert {row.text_content() for row in opened.page.locator(".group .row-place").all()} == {
            f"{place}, {place} province" for place in (one, other)
        }
    opened.page.evaluate("geostrike.unchoose()")
    opened.clean()


def test_an_address_leads_back_to_each(hostile) -> None:
    opened, batch = hostile
    found = opened.page.evaluate(
        """async () => {
          const found = [];
          for (const [n, number] of __numbers.entries()) {
            geostrike.choose([number]);
            const fragment = geostrike.address().split("#")[1];
            geostrike.unchoose();
            let back = true;
            // Going there takes a while: one in three does.
            if (n % 3 === 0) {
              const again = new Promise(done => addEventListener("hashchange", () => setTimeout(done), {once: true}));
              location.hash = fragment;
              await again;
              back = geostrike.chosen.events[0] === number;
            }
            found.push([back, new URLSearchParams(fragment).get("event")]);
          }
          location.hash = "";
          geostrike.unchoose();
          return found;
        }"""
    )
    assert amiss(batch, found, lambda text: [True, text]) == {}
    opened.clean()


def saved(opened: Watched, name: str) -> str:
    opened.page.get_by_role("button", name="Save and share").click()
    with opened.page.expect_download() as waiting:
        opened.page.get_by_role("button", name=name).click()
    with open(waiting.value.path(), encoding="utf-8", newline="") as file:
        text = file.read()
    assert re.fullmatch(r"[\w-]{1,80}\.(csv|geojson)", waiting.value.suggested_filename)
    return text


def test_the_geojson_carries_them_whole(hostile) -> None:
    opened, batch = hostile
    features = {one["id"]: one for one in json.loads(saved(opened, "Events as GeoJSON"))["features"]}
    told = [features.get(shown(text), {}).get("properties", {}) for text in batch]

    def part(properties: dict[str, Any]) -> list[Any]:
        source = properties["sources"][0]
        return [
            *(properties[name] for name in ("title", "place", "country", "actor1", "sub_event_type")),
            *(source[name] for name in ("claim", "publisher", "title", "document", "url", "sentences")),
        ]

    assert (
        amiss(
            batch,
            [part(properties) for properties in told],
            lambda text: [
                f"{text} hit",
                text,
                text,
                text,
                text,
                text,
                text,
                text,
                text,
                text if linked(text) else None,
                [f"Before {text} after.", text, f"Said {text}."],
            ],
        )
        == {}
    )
    assert len(features) == 2 * len(batch)
    opened.clean()


CELLS = ("id", "place", "title", "sentence")


def test_the_table_for_a_spreadsheet_runs_none_of_them(hostile) -> None:
    opened, batch = hostile
    text = saved(opened, "Events as CSV")
    csv.field_size_limit(10**7)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert len(rows) == 2 * len(batch)
    by_id = {row["id"]: row for row in rows}
    numeric = re.compile(r"-?[\d.]+")
    for row in rows:
        for name, cell in row.items():
            blank = re.sub(r"^[\s\0-\x20\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+", "", cell)
            assert numeric.fullmatch(cell) or not blank.startswith(tuple("=+-@＝＋－＠")), (name, cell)
            assert not cell.startswith(("\t", "\r", "\n")), (name, cell)
    told = []
    for text in map(shown, batch):
        row = by_id.get(text) or by_id.get(f"'{text}") or {}
        told.append([row.get(name, "").removeprefix("" if text.startswith("'") else "'") for name in CELLS])
    assert amiss(batch, told, lambda text: [text, text, f"{text} hit", f"Before {text} after."]) == {}
    opened.clean()


def test_a_citation_is_their_words_in_plain_text(hostile) -> None:
    opened, batch = hostile
    opened.page.evaluate("geostrike.copy = async text => { window.__copied = text; return true; }")
    found = []
    for number, _ in list(enumerate(batch))[::9]:
        opened.page.evaluate("n => geostrike.choose([__numbers[n]])", number)
        opened.page.get_by_role("button", name="Copy citation").click()
        opened.page.get_by_text("Citation copied").wait_for()
        found.append(opened.page.evaluate("__copied"))
        opened.page.evaluate("geostrike.unchoose()")
    for text, told in zip(batch[::9], found, strict=True):
        assert f"“Before {shown(text)} after.”" in told
        assert told.startswith(f"{shown(text)} hit")
        assert told.splitlines()[-1].startswith(("Map: ", "file:")) or shown(batch[0]) in told
    opened.clean()


def test_on_paper_they_are_words_too(hostile) -> None:
    opened, batch = hostile
    opened.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    opened.page.emulate_media(media="print")
    printed = opened.page.locator("body").text_content()
    for text in batch:
        assert f"{shown(text)} hit" in printed or shown(text) in printed, text
    opened.page.emulate_media(media="screen")
    opened.page.evaluate("dispatchEvent(new Event('afterprint'))")
    opened.clean()


def test_title_and_summary_show_them_as_words(browser, tmp_path) -> None:
    title, summary = ("\u241f".join(part) for part in (ALL[::2], ALL[1::2]))
    path = tmp_path / "map.html"
    path.write_text(page(draw_map({}, make_spec(title=title, summary=summary))), encoding="utf-8", newline="")
    with watched(browser, path) as opened:
        told = opened.page.locator("title, h1, .page-words p").all_text_contents()
        for words, wanted in zip(told, (title, title, summary), strict=True):
            assert list(map(parsed, words.split("\u241f"))) == list(map(parsed, wanted.split("\u241f")))
        assert opened.page.locator("h1 *, .page-words p *").count() == 0
        opened.clean()


def test_names_of_the_base_map_are_painted_as_words(browser, tmp_path) -> None:
    wanted = [text for text in ALL if len(text) < 60]
    for part in (wanted[::2], wanted[1::2]):
        rows = [
            {
                "name": text,
                "names": {"en": text},
                "kind": "city",
                "rank": 1,
                "geometry": Point(-150 + 30 * (n % 11), 80 - 4 * (n // 11)),
            }
            for n, text in enumerate(part)
        ]
        path = tmp_path / "map.html"
        path.write_text(page(draw_map({"labels": layer("labels", rows)}, make_spec())), encoding="utf-8", newline="")
        with watched(browser, path, init=SPY, viewport={"width": 2600, "height": 1400}) as opened:
            painted = set(opened.page.evaluate("__painted"))
            assert painted <= {shown(text) for text in part}
            assert len(painted) > len(part) / 2
            opened.clean()
