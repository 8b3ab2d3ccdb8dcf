"""Which date, place and story govern a passage, and what is no report: pages of every form, in ``page_forms.txt``."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.model import Document
from geostrike.reading.page.passages import split_passages
from geostrike.reading.page.sections import Section, find_sections, sections_of

FORMS = Path(__file__).with_name("page_forms.txt").read_text("utf-8")


@dataclass(frozen=True)
class Fact:
    """What a line of the file says of one passage."""

    page: str
    text: str
    words: str
    kind: str
    told: dict[str, str]


def facts() -> list[Fact]:
    found = []
    for page in re.split(r"^== ", FORMS, flags=re.MULTILINE)[1:]:
        name, _, rest = page.partition("\n")
        text, _, lines = rest.rpartition("\n--\n")
        for line in lines.strip().splitlines():
            words, kind, *marks = [mark.replace('"', "") for mark in re.findall(r'\w*=?"[^"]*"|\S+', line)]
            told = dict(mark.split("=", 1) if "=" in mark else (mark, "") for mark in marks)
            found.append(Fact(page=name, text=text, words=words.replace("\\n", "\n"), kind=kind, told=told))
    return found


def section_at(text: str, words: str) -> Section:
    """Return the section that holds words of a text, told by their last letter: what opens them may be markup."""
    assert words in text, f"{words!r} is not in the page"
    last = text.index(words) + len(words) - 1
    return next(section for section in sections_of(text) if section.start <= last < section.end)


@pytest.mark.parametrize("fact", facts(), ids=lambda fact: f"{fact.page}: {fact.words.strip()}")
def test_what_governs_a_passage(fact):
    section = section_at(fact.text, fact.words)

    def words(span: tuple[int, int] | None) -> str | None:
        return None if span is None else fact.text[slice(*span)]

    said = {
        "dated": words(section.dated),
        "on": words(section.published),
        "within": words(section.dated_within),
        "at": words(section.placed),
        "in": words(section.placed_within),
        "line": words(section.dateline),
        "part": str(section.part),
        "lead": "" if section.lead else None,
        "summary": "" if section.summary else None,
        "repeats": "" if section.repeats else None,
        "told": "" if section.date_role == "publication" else None,
        "plain": "" if section.placed is None and not (section.dated and section.date_role == "happening") else None,
    }
    assert section.kind == fact.kind
    assert {mark: said[mark] for mark in fact.told} == fact.told
    if "dated" in fact.told and "told" not in fact.told:
        assert section.date_role == "happening"


def test_the_forms_are_many():
    assert len({fact.page for fact in facts()}) >= 50
    assert len(facts()) >= 150


# Pieces that make trouble where they meet.
PIECES = st.sampled_from(
    ["\n", "\n\n", "- ", "* ", "## ", "**", "| ", " | ", "\t", ": ", "---\n", "Q: ", "(1) ", "1. ", "22:31 ",
     "3d ago\n",     "Mosul: ", "Feb. 2: ", "**May 3.** ", "Monday, January 4\n", "2023\n", "Related\n", "Read more: ",
     "By A. Writer\n",
     "Date: ", "Location: ", "AMMAN (AP) - ", "a raid near Mosul ", "killed nine. ", "<li>", "<td>", "</p>", "&amp;",
     "[a](b)", "![a](b)", "_", "Speaker 1 ", "Sir — ", "Statement 1 (Monday)\n", "x" * 60, "(", ")", "قصف ", "”"]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join))


@given(TEXTS)
def test_sections_stand_in_order_and_every_passage_in_one(text):
    sections = sections_of(text)
    for one, other in zip(sections, sections[1:], strict=False):
        assert one.start < one.end <= other.start < other.end
        assert one.part <= other.part
    for passage in split_passages(text):
        section = sections[passage.section]
        assert section.start <= passage.start < passage.end <= section.end
        assert passage.related == (section.kind == "related")


@given(TEXTS)
def test_what_governs_a_section_are_words_of_the_text(text):
    for section in sections_of(text):
        for name in ("dated", "published", "dated_within", "placed", "placed_within", "pointed", "dateline"):
            span = getattr(section, name)
            assert span is None or (0 <= span[0] < span[1] <= len(text) and text[slice(*span)].strip())
        if section.kind in ("related", "furniture"):
            assert section.dated is section.placed is None
        if section.dated is None:
            assert section.date_role == "happening"


@given(st.text("abc XYZ.,", max_size=60), st.text("abc XYZ.,", max_size=60))
def test_plain_words_are_one_story(one, other):
    text = f"It was {one} there.\n\nIt was {other} here, and nothing else was told of it by anybody.\n"
    assert {section.kind for section in sections_of(text)} <= {"story"}
    assert {section.part for section in sections_of(text)} <= {0}


@pytest.mark.parametrize(
    "words",
    [
        "- **May 3, 2020.** Rockets fell near Erbil.\n",
        "## Monday, January 4\n\nA raid near Mosul killed nine.\n\n",
        "**Mosul**\n\nA raid near Mosul killed nine people on Monday.\n\n",
        "Incident date: May 3, 2020\nLocation: Mosul, Iraq\nWeapon: drone\n\n",
        "| Feb. 2 | Al Qaim | drone |\n",
        "Feb. 2\tAl Qaim\tdrone\n",
        "Feb. 2    Al Qaim    drone\n",
        "Mosul: 9 by airstrikes; 3 by mines; ",
        "[", "![", "[a](", "<a ", "<!--", "<script>", "&", "**", "_", "> ", "# ", "(", "A", "Aa ", "AB ",
        "AB, ", "A-", "1. ",
        "Read more: ", "Q: why?\n", "22:31 Title.\n", "By Ann Writer in ", "al-", "Mon", "May 3", "a. ", "…",
        "\n", " ", "| ",
        "Related\n", "Jan ", "5 May - ", "x: ", "\u3000", "Speaker 1 (00:01)\n",
    ],
)  # fmt: skip
def test_a_million_letters_are_read_in_time_that_grows_as_they_do(words):
    def seconds(letters: int) -> float:
        text = (words * (letters // len(words) + 1))[:letters]
        begun = time.process_time()
        split_passages(text)
        return time.process_time() - begun

    few = seconds(50_000)
    assert seconds(1_000_000) < max(60 * few, 2.0) + 15.0


def test_sections_are_found_of_a_document():
    text = "**LATAKIA** — Boxes burned on the quay for most of the day after missiles landed among them before dawn."
    document = Document(id="d", name="d", text=text, sha256="")
    assert find_sections(document) == sections_of(text)
    assert find_sections(document)[0].dateline is not None
