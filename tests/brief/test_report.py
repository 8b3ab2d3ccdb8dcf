"""The report, read back: its headings, tables, quotations, links and foot."""

import io

import pytest
from docx import Document
from docx.shared import Cm, Inches
from webmap.reports import layer, make_layers, make_spec

from geostrike.brief import report
from geostrike.brief.pages import LONGEST
from geostrike.layers.entries import entries_of

from .conftest import HOSTILE, hostile_layers, many_layers

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read(data):
    return Document(io.BytesIO(data))


def headings(paper, level):
    return [p.text for p in paper.paragraphs if p.style.name.lower() == f"heading {level}"]


def words_of(paper):
    cells = [cell.text for table in paper.tables for cell in table._cells]
    return [p.text for p in paper.paragraphs] + cells


def test_the_report_has_its_parts_in_order(paper):
    assert headings(paper, 1) == [
        "Strikes and attacks, January and February 2024",
        "Read, and no event",
        "Method and its limits",
    ]
    assert headings(paper, 2) == [
        "Events", "Where sources differ", "Not on the map", "Sources", "Totals and campaigns", "Set aside", "Credits",
    ]  # fmt: skip
    text = "\n".join(words_of(paper))
    assert "20 January – 3 February 2024 · 11 events, 1 of them not on the map" in text


def test_a_page_is_a4_with_its_number_at_the_foot(paper):
    section = paper.sections[0]
    assert (section.page_width.cm, section.page_height.cm) == pytest.approx((21, 29.7), abs=0.002)
    fields = [field.get(f"{W}instr") for field in section.footer._element.iter(f"{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]


def test_the_figure_says_what_it_is(paper):
    (shape,) = paper.inline_shapes
    assert shape.width == pytest.approx(Cm(17), abs=100)
    assert shape.height < Inches(8)
    assert shape._inline.docPr.get("descr").startswith("Map: Strikes and attacks, January and February 2024.")
    (caption,) = [p for p in paper.paragraphs if p.style.name == "Caption" or p.style.name == "caption"]
    assert "".join(t.text for t in caption._p.iter(f"{W}t")).startswith("Figure 1. Strikes and attacks")


def test_the_table_of_events_repeats_its_header_and_splits_no_row(maps, paper):
    entries, _ = entries_of(maps[0][1])
    table = paper.tables[0]
    assert table.style.name == "Briefing Table"
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["No.", "Date", "Place", "What is reported", "Killed", "Sources"]
    assert [row[0] for row in rows[1:]] == [str(entry.number) for entry in entries]
    assert rows[4][2].startswith("Tower 22, Jordan\nKnown to the town or site")
    properties = [row._tr.trPr for row in table.rows]
    assert all(found.find(f"{W}cantSplit") is not None for found in properties)
    assert [found.find(f"{W}tblHeader") is not None for found in properties] == [True] + [False] * len(entries)


def test_what_sources_differ_on_has_a_table(paper):
    assert "4 Tower 22, 28 January 2024" in headings(paper, 3)
    rows = [[cell.text for cell in row.cells] for row in paper.tables[1].rows]
    assert rows[1:] == [["Killed", "3", "Example Wire"], ["", "4", "Explainer Blog"]]


def test_sources_are_quoted_and_only_web_addresses_are_links(paper):
    links = {
        paper.part.rels[found.get(f"{{{found.nsmap['r']}}}id")].target_ref
        for found in paper.element.iter(f"{W}hyperlink")
    }
    assert links == {"https://example.org/raids", "https://example.com/daily?id=7&lang=en"}
    text = words_of(paper)
    assert "javascript" not in "".join(text)
    quotes = [p.text for p in paper.paragraphs if p.style.name == "Quote"]
    assert "“Aircraft hit two depots on the edge of Al-Qaim before dawn on 2 February.”" in quotes
    assert "“In all, more than 85 sites were hit that night.”" in quotes
    assert any("5f" * 32 in p for p in text)
    assert any(p.startswith("Event") and "also in Example Mirror" in p for p in text)


def test_what_was_set_aside_is_counted_with_its_reasons(paper):
    text = "\n".join(words_of(paper))
    assert "2 sentences or files, each with its reason in rejections.jsonl" in text
    assert "a threat, not a happening (1)" in text


def test_arabic_runs_from_the_right(paper):
    (quote,) = [p for p in paper.paragraphs if "عين الأسد" in p.text and p.style.name == "Quote"]
    assert quote._p.pPr.find(f"{W}bidi") is not None
    runs = [run for run in quote.runs if "عين" in run.text]
    assert all(run.font.rtl for run in runs)
    assert all(run._r.rPr.find(f"{W}lang").get(f"{W}bidi") == "ar-SA" for run in runs)


def test_text_has_a_language(paper):
    lang = paper.styles.element.find(f".//{W}rPrDefault//{W}lang")
    assert lang.get(f"{W}val") == "en-GB"


def test_two_maps_share_what_belongs_to_both(maps):
    ((spec, layers),) = maps
    paper = read(report([(spec, layers), (make_spec(title="The same once more"), layers)]))
    assert headings(paper, 1)[:2] == [spec.title, "The same once more"]
    assert headings(paper, 2).count("Events") == 2
    assert headings(paper, 2).count("Totals and campaigns") == 1
    assert sum(p.text == "“In all, more than 85 sites were hit that night.”" for p in paper.paragraphs) == 1


def test_a_map_without_events():
    made = make_layers()
    made |= {name: layer(name, []) for name in ("strikes", "attacks", "extents", "claims", "aggregates", "rejections")}
    paper = read(report([(make_spec(), made)]))
    assert "No event passes the map's filter." in words_of(paper)
    assert headings(paper, 2) == ["Events", "Credits"]


def test_of_two_thousand_events_what_is_left_out_is_said():
    paper = read(report([(make_spec(), many_layers(2_000))]))
    assert len(paper.tables[0].rows) == 201
    text = words_of(paper)
    assert "and 1,800 more in events.csv" in text
    assert "and 517 more in claims.jsonl" in text


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words):
    paper = read(report([(make_spec(title=words or "x", summary=words), hostile_layers(words))]))
    text = words_of(paper)
    for said in text:
        assert not set(said) & set("\x00\x07\x1b\ud800\ufffe\uffff\u202e\u2066")
        assert len(said) <= LONGEST + 100
    if len(words) > LONGEST:
        assert any(f"cut at {LONGEST:,} of {len(words):,} characters" in said for said in text)
    for found in paper.part.rels.values():
        assert not found.is_external or found.target_ref.startswith("https://example.org/")
