"""What can be taken away from the map: links, a picture, GeoJSON, CSV and citations, in a real browser from disk."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from shapely.geometry import Point

from geostrike.webmap import draw_map, page

from .asked import listen, open_filters, rows, value
from .pages import HOSTILE, clean_run, text_of
from .reports import claim, event, layer, make_layers, make_spec

pytestmark = pytest.mark.browser

TAKES = "Object.defineProperty(navigator, 'clipboard', {value: {writeText: async text => { window.__copied = text; }}})"
REFUSES = """() => {
  Object.defineProperty(navigator, 'clipboard', {value: {writeText: () => Promise.reject(new Error('refused'))}});
  document.execCommand = () => false;
}"""


def menu(opened: Any) -> Any:
    """Open the menu."""
    button = opened.page.get_by_role("button", name="Save and share")
    if button.get_attribute("aria-expanded") == "false":
        button.click()
    return opened.page.locator("#share-list")


def take(opened: Any, name: str) -> Any:
    menu(opened).get_by_role("button", name=name).click()
    return opened


def downloaded(opened: Any, name: str) -> tuple[str, bytes]:
    """Return the name and the content of the file that an entry of the menu saves."""
    with opened.page.expect_download() as saved:
        take(opened, name)
    return saved.value.suggested_filename, Path(saved.value.path()).read_bytes()


def geojson(opened: Any) -> dict[str, Any]:
    return dict(json.loads(downloaded(opened, "Events as GeoJSON")[1]))


def table(opened: Any) -> list[dict[str, str]]:
    text = downloaded(opened, "Events as CSV")[1].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def said(opened: Any, words: str) -> None:
    opened.page.locator(".share-said", has_text=words).wait_for(timeout=5000)


def test_the_menu_opens_and_closes_by_keyboard_and_leaves_the_choice_alone(open_page, html) -> None:
    opened = open_page(html)
    opened.page.locator('.row[data-event="a1"]').click()
    opened.page.locator(".detail h2").wait_for()
    button = opened.page.get_by_role("button", name="Save and share")
    assert button.get_attribute("aria-expanded") == "false"
    button.focus()
    opened.page.keyboard.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    names = opened.page.locator("#share-list button:visible").all_inner_texts()
    assert names == [
        "Copy link to this view",
        "Copy embed code",
        "Picture of the map (PNG)",
        "Events as GeoJSON",
        "Events as CSV",
        "Print",
    ]
    opened.page.keyboard.press("Tab")
    assert opened.page.evaluate("document.activeElement.textContent") == names[0]
    opened.page.keyboard.press("Escape")
    assert button.get_attribute("aria-expanded") == "false"
    assert not opened.page.locator("#share-list").is_visible()
    assert opened.page.evaluate("document.activeElement.className") == "share-button"
    assert text_of(opened, ".detail h2") == "Drone attack on Tower 22"
    menu(opened)
    opened.page.locator(".page-header h1").click()
    assert not opened.page.locator("#share-list").is_visible()
    clean_run(opened)


def test_the_link_leads_back_to_what_is_seen(open_page, html) -> None:
    opened = open_page(html)
    opened.page.evaluate(TAKES)
    opened.page.locator('.row[data-event="a1"]').click()
    opened.page.locator(".detail h2").wait_for()
    take(opened, "Copy link")
    said(opened, "Link copied")
    link = opened.page.evaluate("__copied")
    assert link.startswith(opened.page.url.split("#")[0] + "#")
    opened.page.goto("about:blank")
    opened.page.goto(link)
    opened.page.evaluate("() => window.geostrikeReady")
    opened.page.locator(".detail h2").wait_for()
    assert text_of(opened, ".detail h2") == "Drone attack on Tower 22"
    clean_run(opened)


def test_the_embed_code_names_the_file_the_event_and_the_title(open_page, layers) -> None:
    opened = open_page(page(draw_map(layers, make_spec(title='Raids & "rumours" <b>'))))
    opened.page.evaluate(TAKES)
    opened.page.locator('.row[data-event="a1"]').click()
    take(opened, "Copy embed code")
    said(opened, "Embed code copied")
    code = opened.page.evaluate("__copied")
    file = opened.page.url.split("#")[0].rpartition("/")[2]
    assert code.startswith(f'<iframe src="{file}#embed&amp;event=a1"')
    assert 'title="Raids &amp; &quot;rumours&quot; &lt;b&gt;"' in code
    read = opened.page.evaluate(
        "code => { const frame = new DOMParser().parseFromString(code, 'text/html').querySelector('iframe');"
        " return [frame.getAttribute('src'), frame.title]; }",
        code,
    )
    assert read == [f"{file}#embed&event=a1", 'Raids & "rumours" <b>']


def test_where_the_clipboard_is_refused_the_words_stand_selected(open_page, html) -> None:
    opened = open_page(html)
    opened.page.evaluate(REFUSES)
    take(opened, "Copy link")
    field = opened.page.get_by_label("To be copied")
    field.wait_for()
    assert (
        opened.page.evaluate(
            "getSelection().toString() || document.activeElement.value.slice(document.activeElement.selectionStart,"
            " document.activeElement.selectionEnd)"
        )
        == field.input_value()
    )
    assert field.input_value().startswith("file:")
    opened.page.keyboard.press("Escape")
    assert field.count() == 0
    assert opened.page.evaluate("document.activeElement.textContent") == "Copy link to this view"
    assert opened.page.locator("#share-list").is_visible()
    clean_run(opened)


def test_geojson_holds_what_the_page_knows_in_the_order_of_the_table(open_page, html) -> None:
    opened = open_page(html)
    order = rows(opened)
    name, content = downloaded(opened, "GeoJSON")
    assert name == f"{'-'.join(make_spec().title.lower().replace(',', '').split())}.geojson"
    found = json.loads(content)
    assert found["type"] == "FeatureCollection"
    assert found["title"] == make_spec().title
    features = {feature["id"]: feature for feature in found["features"]}
    assert list(features)[: len(order)] == order
    assert set(features) - set(order) == {"s6"}
    assert features["s6"]["geometry"] is None
    assert features["s1"]["geometry"] == {"type": "Point", "coordinates": [41.09, 34.37]}
    told = features["s1"]["properties"]
    sources = told.pop("sources")
    assert told == {
        "event_type": "strike",
        "sub_event_type": "Air/drone strike",
        "title": "Two depots bombed at Al-Qaim",
        "date_start": "2024-02-02",
        "date_end": "2024-02-02",
        "date_prec": 1,
        "when": "2 February 2024",
        "place": "Al-Qaim",
        "region": "Anbar, Iraq",
        "country": "IQ",
        "where_prec": 1,
        "precision": "Known to the town or site, within 4 km",
        "radius_m": told["radius_m"],
        "actor1": "United States",
        "actor2": "",
        "best": 16,
        "toll": "16 killed",
        "number_of_sources": 1,
        "disputed": False,
    }
    first, copy = sources
    assert (first["claim"], first["independent"], copy["claim"], copy["independent"]) == ("c1", True, "c2", False)
    assert first["sentences"][0] == "Aircraft hit two depots on the edge of Al-Qaim before dawn on 2 February."
    assert first["sentences"][1] == "Hospital staff counted 16 bodies, some of them medics."
    assert (first["publisher"], first["title"]) == ("Example Wire", "Night of raids along the Euphrates")
    assert (first["published"], first["url"], first["sha256"]) == ("2024-02-03", "https://example.org/raids", "5f" * 32)
    assert (first["start"], first["end"]) == (100, 100 + len(first["sentences"][0]))
    assert features["a1"]["properties"]["disputed"] is True
    assert features["s5"]["properties"]["best"] is None
    said(opened, "11 events saved as GeoJSON")
    clean_run(opened)


def test_only_what_is_shown_is_saved_in_the_order_it_is_sorted(open_page, html) -> None:
    opened = open_page(html)
    value(open_filters(opened), "Kind", "Strike").check()
    opened.page.get_by_role("button", name="Killed", exact=True).click()
    order = rows(opened)
    assert order[0] in ("s2", "s3")
    found = geojson(opened)
    assert [feature["id"] for feature in found["features"]] == [*order, "s6"]
    assert {feature["properties"]["event_type"] for feature in found["features"]} == {"strike"}
    assert found["shows"] == "6 of 11 events: strikes"
    assert [row["id"] for row in table(opened)] == [*order, "s6"]


def test_csv_is_a_table_that_a_spreadsheet_reads(open_page, html) -> None:
    opened = open_page(html)
    name, content = downloaded(opened, "CSV")
    assert name.endswith(".csv")
    assert content.startswith(b"\xef\xbb\xbfid,event_type,")
    assert content.endswith(b"\r\n")
    assert content.count(b"\n") == content.count(b"\r\n") == 12
    found = {
        row["id"]: row for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
    }
    assert len(found) == 11
    told = found["a1"]
    assert (told["longitude"], told["latitude"], told["best"], told["disputed"]) == ("38.7", "33.31", "3", "true")
    assert told["sentence"].startswith("A drone reached Tower 22")
    assert told["sources"] == "Example Wire, 2024-02-03, https://example.org/raids | Explainer Blog, 2024-02-06"
    assert (found["s6"]["longitude"], found["s6"]["best"]) == ("", "")
    assert found["a2"]["sentence"] == "وسقطت ثلاث قذائف على قاعدة عين الأسد مساء العشرين من يناير."


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("=cmd|'/c calc'!A1", "'=cmd|'/c calc'!A1"),
        ("@SUM(1)", "'@SUM(1)"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("  =1", "'  =1"),
        ("\t=1", '"\'\t=1"'),
        ("\r=1", '"\'\r=1"'),
        ("\tx", '"\'\tx"'),
        ("＝1", "'＝1"),
        ("＋1", "'＋1"),
        ("－1", "'－1"),
        ("＠x", "'＠x"),
        ("\u200b=1", "'\u200b=1"),
        ("\ufeff=1", "'\ufeff=1"),
        ("−1", "'−1"),
        ("a=1", "a=1"),
        ('say "x"', '"say ""x"""'),
        ("a,b", '"a,b"'),
        ("a\r\nb", '"a\r\nb"'),
        ("a\u2028b", '"a\u2028b"'),
        (-1, "-1"),
        (-0.5, "-0.5"),
        (None, ""),
        (False, "false"),
    ],
)
def test_a_cell_is_never_run(open_page, only, words, cell) -> None:
    opened = open_page(page(draw_map(only(make_layers(), "s1"), make_spec())))
    assert opened.page.evaluate("value => geostrike.csvCell(value)", words) == cell


HOSTILE_CELLS = [
    "=cmd|'/c calc'!A1",
    "@SUM(1,2)",
    "+1",
    "-1",
    'quote " and\nnewline, comma',
    " ＝HYPERLINK(1)",
    *HOSTILE,
]


def hostile_layers() -> dict[str, Any]:
    """Return events whose every word is hostile, the first south and west of nought."""
    strikes = [
        event(f"s{n}", "strike", words, Point(-70.5 + n, -33.4), 1, [f"c{n}"], title=words, actor1=words, best=n)
        for n, words in enumerate(HOSTILE_CELLS)
    ]
    claims = [claim(f"c{n}", f"d{n}", words, publisher=words, title=words) for n, words in enumerate(HOSTILE_CELLS)]
    return {"strikes": layer("strikes", strikes), "claims": layer("claims", claims)}


def test_hostile_words_stay_words_in_every_file(open_page) -> None:
    opened = open_page(page(draw_map(hostile_layers(), make_spec(title="../=x\u202e/..\\<b>:?"))))
    shown = [words.replace("\ud800", "\ufffd") for words in HOSTILE_CELLS]
    name, content = downloaded(opened, "GeoJSON")
    assert name == "x-b.geojson"
    assert not {"\u2028", "\u2029"} & set(content.decode("utf-8"))
    features = {feature["id"]: feature for feature in json.loads(content)["features"]}
    for n, words in enumerate(shown):
        told = features[f"s{n}"]["properties"]
        assert (told["title"], told["actor1"], told["sources"][0]["sentences"][0]) == (words, words, words)
    cells = {row["id"]: row for row in table(opened)}
    assert len(cells) == len(shown)
    for n, words in enumerate(shown):
        row = cells[f"s{n}"]
        run = words.lstrip()[0] in "=@+-＝"
        assert row["title"] == row["sentence"] == ("'" if run else "") + words
        assert float(row["longitude"]) == -70.5 + n
        assert not [cell for cell in row.values() if cell.lstrip()[:1] in ("=", "@", "+", "＝")]
        assert all(not cell.startswith("-") or column in ("longitude", "latitude") for column, cell in row.items())
    clean_run(opened)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Strikes and attacks in Syria", "strikes-and-attacks-in-syria.png"),
        ("Résumé: l’été", "resume-lete.png"),
        ("ضربات في سوريا", "ضربات-في-سوريا.png"),
        ("…", "map.png"),
        ("a" * 200, "a" * 80 + ".png"),
    ],
)
def test_files_are_named_after_the_map(open_page, only, title, name) -> None:
    opened = open_page(page(draw_map(only(make_layers(), "s1"), make_spec())))
    assert opened.page.evaluate("title => geostrike.fileName(title, 'png')", title) == name


WRITES = """() => {
  window.__drawn = [];
  const own = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (words, ...rest) {
    __drawn.push(words);
    return own.call(this, words, ...rest);
  };
}"""


def test_the_picture_says_what_it_shows_and_whose_it_is(open_page, html) -> None:
    opened = open_page(html)
    value(open_filters(opened), "Kind", "Strike").check()
    opened.page.get_by_text("6 of 11 events").wait_for()
    opened.page.evaluate(WRITES)
    name, content = downloaded(opened, "Picture")
    assert name.endswith(".png")
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = (int.from_bytes(content[at : at + 4], "big") for at in (16, 20))
    map_width = opened.page.locator(".folium-map").bounding_box()["width"]
    assert width == 2 * (map_width + 56)
    assert height > 2 * opened.page.locator(".folium-map").bounding_box()["height"] + 300
    drawn = opened.page.evaluate("__drawn")
    assert make_spec().title in drawn
    assert "6 of 11 events: strikes" in drawn
    assert "Strike" in drawn
    assert "Attack" not in drawn
    assert any(words.startswith("Told by 4 publishers. 1 event not on the map") for words in drawn)
    assert any("Places: GeoNames (CC BY 4.0)" in words for words in drawn)
    clean_run(opened)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (["2024-02-02", "2024-02-02"], "2 February 2024"),
        (["2024-02-02", "2024-02-03"], "2–3 February 2024"),
        (["2024-01-28", "2024-02-03"], "28 January – 3 February 2024"),
        (["2023-12-31", "2024-01-01"], "31 December 2023 – 1 January 2024"),
    ],
)
def test_days_are_said_in_words(open_page, only, days, words) -> None:
    opened = open_page(page(draw_map(only(make_layers(), "s1"), make_spec())))
    assert opened.page.evaluate("days => geostrike.spanWords(days.map(day => Date.parse(day) / 864e5))", days) == words


def test_filters_of_several_kinds_are_said_together(open_page, html) -> None:
    opened = listen(open_page(html))
    filters = open_filters(opened)
    value(filters, "Kind", "Strike").check()
    value(filters, "Country", "Syria").check()
    value(filters, "Country", "Iraq").check()
    opened.page.evaluate("geostrike.setFilter(__data, {disputed: false, days: [19755, 19756]})")
    assert (
        opened.page.evaluate("geostrike.shownWords(__data)")
        == "6 of 11 events: strikes, Syria and Iraq, 2–3 February 2024"
    )


def test_a_citation_can_be_pasted_into_a_footnote(open_page, html) -> None:
    opened = open_page(html)
    opened.page.evaluate(TAKES)
    opened.page.locator('.row[data-event="a1"]').click()
    button = opened.page.get_by_role("button", name="Copy citation")
    button.focus()
    opened.page.keyboard.press("Enter")
    opened.page.get_by_text("Citation copied").wait_for()
    assert opened.page.evaluate("document.activeElement.textContent") == "Copy citation"
    lines = opened.page.evaluate("__copied").split("\n")
    assert lines[0] == (
        "Drone attack on Tower 22. 28 January 2024. Tower 22, Jordan (known to the town or site, within 4 km). "
        "3 killed; soldiers; reports give 3 to 4."
    )
    assert lines[1] == "Sources differ: killed."
    assert lines[2] == (
        "[1] Example Wire, Night of raids along the Euphrates, 3 February 2024. https://example.org/raids “A drone "
        "reached Tower 22 in the north-east of Jordan on 28 January, and three soldiers were killed in their sleep.” "
        f"(claim c6, SHA-256 {('5f' * 32)[:12]}…, characters 100–214)"
    )
    assert lines[3].startswith(
        "[2] Explainer Blog, Strikes explained, 6 February 2024. It says of itself that a machine wrote it."
    )
    assert lines[4].startswith(f"Map: {make_spec().title}. file:///")
    assert lines[4].endswith("#event=a1")
    assert len(lines) == 5
    clean_run(opened)


def test_a_citation_leaves_out_the_copies(open_page, html) -> None:
    opened = open_page(html)
    opened.page.evaluate(REFUSES)
    opened.page.locator('.row[data-event="s1"]').click()
    opened.page.get_by_role("button", name="Copy citation").click()
    text = opened.page.get_by_label("To be copied").input_value()
    assert "Example Wire" in text
    assert "Example Mirror" not in text
    assert text.count("before dawn on 2 February") == 1


def many_layers(count: int = 6000) -> dict[str, Any]:
    """Return layers of so many events that their details come in several chunks, the deadliest last."""
    points = [Point(36 + (i * 37 % 900) / 100, 30 + (i * 61 % 700) / 100) for i in range(count)]
    strikes = [event(f"e{i:05d}", "strike", f"Site {i}", at, 1, [f"c{i}"], best=i) for i, at in enumerate(points)]
    claims = [claim(f"c{i}", f"d{i % 7}.txt", f"Depot {i} was hit.") for i in range(count)]
    return {
        **make_layers(),
        "strikes": layer("strikes", strikes),
        "attacks": layer("attacks", []),
        "claims": layer("claims", claims),
    }


def test_many_events_are_written_while_the_page_lives_and_can_be_stopped(open_page) -> None:
    opened = open_page(page(draw_map(many_layers(), make_spec())))
    opened.page.get_by_role("button", name="Killed", exact=True).click()
    opened.page.evaluate(
        "() => { window.__ticks = 0; window.__seen = new Set(); setInterval(() => { __ticks++;"
        " __seen.add(document.querySelector('.share-said').textContent); }, 1); }"
    )
    features = geojson(opened)["features"]
    assert len(features) == 6000
    assert [feature["id"] for feature in features[:2]] == ["e05999", "e05998"]
    assert features[0]["properties"]["sources"][0]["sentences"] == ["Depot 5999 was hit."]
    assert opened.page.evaluate("[...__seen].filter(words => words.startsWith('Preparing: ')).length") >= 3
    assert opened.page.evaluate("__ticks") >= 5
    stop = menu(opened).get_by_role("button", name="Stop")
    assert not stop.is_visible()
    saved: list[Any] = []
    opened.page.on("download", lambda one: saved.append(one))
    opened.page.evaluate(
        "() => { const own = geostrike.pause; geostrike.pause = () => {"
        " document.querySelector('.share-foot button').click(); return own(); }; }"
    )
    take(opened, "Events as CSV")
    said(opened, "Stopped. Nothing was saved.")
    opened.page.wait_for_timeout(300)
    assert saved == []
    clean_run(opened)
