"""The notes on the published articles: the facts and spellings of each, in our own words."""

import hashlib
from datetime import date
from pathlib import Path

import pytest

from geostrike.documents import find_families, read_documents
from geostrike.documents.overlap import fold_words
from geostrike.files import data_dir

SHARED = Path(__file__).parents[3] / "shared" / "documents"
RUN = 8


@pytest.fixture(scope="module")
def notes():
    documents, rejections = read_documents(data_dir() / "documents")
    assert rejections == ()
    return {document.id[:3]: document for document in documents}


def test_one_note_an_article(notes):
    assert list(notes) == ["000", "001", "002", "003", "004"]
    assert all(note.title for note in notes.values())
    assert [note.published for note in notes.values()] == [None, None, date(2024, 2, 6), None, None]
    assert [note.machine_written for note in notes.values()] == [None, None, None, None, True]


@pytest.mark.parametrize(
    ("note", "facts"),
    [
        (
            "000",
            "February 2, 2024; three American service members; 150 attacks; over 85 sites in Iraq and Syria; IRGC; "
            "Islamic Resistance in Iraq; cyberattacks; forward defense",
        ),
        (
            "001",
            "Feb. 2, 2024; three American service members; U.S. base in Jordan; Sara Harmouch; Nakissa Jahanbani; "
            "West Point; Jan. 28; Al-Muqawama al-Islamiyah fi al-Iraq; 2020; had no part in the drone strike; "
            "Quds Force; more than 150 attacks; over 85 sites; at least 18 members; Al-Mayadeen and Deir el-Zour; "
            "Popular Mobilization Forces; 16 of its members, fighters as well as medics; 2003; Lebanon; "
            "Jan. 28, 2024, on Tower 22; U.S. Central Command; criminal charges; oil; cyberattacks; Kataib Hezbollah; "
            "Axis of Resistance; Oct. 7 assault by Hamas in Israel; 2017; Biden; forward defense; Check also; "
            "Hamas-led attack on southern Israel of 7 October 2023",
        ),
        (
            "002",
            "2024-02-06; MENAFN; January 28; US base in Jordan; over 85 sites; at least 18 members; "
            "Al-Mayadeen and Deir el-Zour; 16 of its members",
        ),
        ("003", "Feb. 2; Kataib Hezbollah; drone attack in Jordan; region?Before; Oct. 7 assault; 2017; Washington"),
        (
            "004",
            "February 3rd, 2024; eastern Syria and western Iraq; January 28th; 4 US soldiers died and 4 more; "
            "January 2023; Iraq-Syria border; Three drones; Green Village; Al-Tanf; four US service members; "
            "Jonathan Farmer, aged 37, from Boynton Beach, Florida; Michael Baze, aged 32, from Leesville, Louisiana; "
            "Elijah Gamble, aged 32, from Charlotte, North Carolina; "
            "Benjamin Hartfield, aged 20, from Beavercreek, Ohio; | Deir Ezzor, Syria | F-15E jets; "
            "12 precision-guided bombs; 9 storehouses; | Al Bukamal, Syria | F-15E jets hit 5 weapons caches; "
            "| Al Qaim, Iraq | 8 American F-16s; Tehran; Red Sea; Houthi rebels in Yemen; Saudi Arabia; "
            "UN Security Council; AI wrote",
        ),
    ],
)
def test_facts_and_spellings_are_the_articles_own(notes, note, facts):
    assert [fact for fact in facts.split("; ") if fact not in notes[note].text] == []


def test_the_copies_are_cuts_of_the_article(notes):
    whole = notes["001"].text.replace("Jan. 28", "January 28").replace("The Conversation U.S.", "The Conversation")
    first = fold_words(notes["002"].text.partition("(MENAFN - Asia Times)")[2])
    assert fold_words(whole)[: len(first)] == first
    last = " ".join(fold_words(notes["003"].text))
    assert last in " ".join(fold_words(notes["001"].text))


def test_the_notes_are_families_as_the_articles_are(notes):
    families = find_families(list(notes.values()))
    assert [[member[:3] for member in family.documents] for family in families] == [
        ["000"],
        ["001", "002", "003"],
        ["004"],
    ]
    assert [[member[:3] for member in family.derived] for family in families] == [[], ["000"], []]
    assert families[1].id == notes["001"].id


@pytest.mark.skipif(not SHARED.is_dir(), reason="the five articles are not here")
def test_no_wording_of_an_article_stands_in_a_note(notes):
    articles = {path.name[:3]: path.read_bytes() for path in sorted(SHARED.glob("*.txt"))}
    taken = {run for raw in articles.values() for run in runs(raw.decode("utf-8"))}
    assert len(taken) > 1000
    assert [run for note in notes.values() for run in runs(note.text) if run in taken] == []
    for number, raw in articles.items():
        note = (data_dir() / "documents" / notes[number].id).read_text(encoding="utf-8")
        assert hashlib.sha256(raw).hexdigest() in note


def runs(text):
    words = fold_words(text)
    return [" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1)]
