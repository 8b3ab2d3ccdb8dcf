import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.reading.page.passages import flat, passage_at, split_passages

# Pieces that make trouble where they meet.
PIECES = st.sampled_from(
    ["U.S.", "Feb. 2", "a raid", "Gen. J. Doe", ".", "! ", "?\n", "\n\n", "| a | b |\n", "<b>", "</p>", "&amp;",
     "**", "_",     "- ", "12) ", "…”", "\u2028", "قصف؟", "x" * 60, "[a](b)", "![", "Mosul: 9 killed; 3 hurt\n", "## "]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map(" ".join))

# As long as the lines of a text that nobody wrapped.
LONG = (
    "The jets came back at night and the depot burned until noon, "
    "say people who live on the other bank of the river, not far from the old mill."
)


def texts_of(text: str) -> list[str]:
    return [passage.text for passage in split_passages(text)]


@given(TEXTS)
def test_a_passage_is_the_documents_own_words_in_order_without_overlap(text):
    passages = split_passages(text)
    for passage in passages:
        assert passage.text == flat(text)[passage.start : passage.end]
        assert passage.text.strip() == passage.text != ""
    for one, other in zip(passages, passages[1:], strict=False):
        assert one.end <= other.start
        assert one.paragraph <= other.paragraph


@given(TEXTS)
def test_flattening_moves_nothing(text):
    assert len(flat(text)) == len(text)
    assert not set("\n\t\u2028") & set(flat(text))


@given(st.lists(st.text("abcXYZ019.,!? ", min_size=1, max_size=40), max_size=6).map("\n".join))
def test_words_without_markup_stay_as_they_are(text):
    assert flat(text).split() == text.split()
    for passage in split_passages(text):
        assert passage.text.split() == text[passage.start : passage.end].split()


@given(st.lists(st.text("abcXYZ019.,! ", min_size=1, max_size=40), max_size=6).map("\n".join))
def test_no_word_is_lost(text):
    rebuilt = "".join("".join(passage.text.split()) for passage in split_passages(text))
    letters = [c for c in text if c.isalpha()]
    assert [c for c in rebuilt if c.isalpha()] == letters


@pytest.mark.parametrize(
    "sentence",
    [
        "The U.S. Navy sank two boats off Hodeidah.",
        "The raid of Feb. 2 lasted an hour.",
        "A depot near Mosul burned on Wed. Jan. 3 at 4 p.m. local time.",
        "Gen. J. R. Doe and Sgt. Roe left the base.",
        "Talks between the U.K. and Iraq went on (approx. 3.5 hours in all).",
        "It hit the base at 03.15 and left no. 2 hangar in ruins.",
        "Spc. Ann Doe and Staff Sgt. Bob Roe were hurt at No. 3 Camp near St. Elias.",
        "TAMPA, Fla. – Forces struck a depot.",
        "Two ships of Acme Co. Ltd. were hit on Dec. 3, at 2 a.m. Sanaa time.",
        "The raid (see fig. 2) killed Maj. Gen. A. B. Doe of Norfolk, Va., and his aide.",
        "A drone of the U.A.E. Air Force fell near Ras Isa.",
    ],
)
def test_a_dot_inside_a_sentence_ends_nothing(sentence):
    assert texts_of(f"{sentence} Nobody was hurt.") == [sentence, "Nobody was hurt."]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He was asked and said no. The base was hit.", ["He was asked and said no.", "The base was hit."]),
        ("They come from Savannah, Ga. The unit is there.", ["They come from Savannah, Ga.", "The unit is there."]),
        ("It fell at 5 a.m. No one was hurt.", ["It fell at 5 a.m.", "No one was hurt."]),
        ("It burned.[i] The port was shut.[12] Nobody came.", ["It burned.", "The port was shut.", "Nobody came."]),
        ("It burned.</p><p>The port was shut.", ["It burned.", "The port was shut."]),
        ("The **depot.** The fire.", ["The   depot.", "The fire."]),
        ("وقع الهجوم. ثم انتهى.", ["وقع الهجوم.", "ثم انتهى."]),
        ("空爆があった。死者はいない。", ["空爆があった。", "死者はいない。"]),
        ("“It fell!” she said. “Go,” he said.", ["“It fell!” she said.", "“Go,” he said."]),
        ("The coach sa", ["The coach sa"]),
        ("A fire broke out ... and went on.", ["A fire broke out ... and went on."]),
        ("The drone came from the U.S. The base lay silent.", ["The drone came from the U.S.", "The base lay silent."]),
        ("“We heard it.” A guard ran.", ["“We heard it.”", "A guard ran."]),
        ("Was it a drone? Nobody knew! A crater remained…", ["Was it a drone?", "Nobody knew!", "A crater remained…"]),
        ("The depot burned down.Fire crews came at noon.", ["The depot burned down.", "Fire crews came at noon."]),
        ("هل سقط صاروخ؟ نعم۔ انتهى", ["هل سقط صاروخ؟", "نعم۔", "انتهى"]),
        ("It was I. Then it was over.", ["It was I.", "Then it was over."]),
    ],
)
def test_where_sentences_end(text, sentences):
    assert texts_of(text) == sentences


def test_text_wrapped_by_hand_reads_on_over_its_line_ends():
    text = "A drone came down beside the\ncanteen of a base near Erbil\nand burned.\n\nA second one\nmissed.\n"
    passages = split_passages(text)
    assert [p.text for p in passages] == [
        "A drone came down beside the canteen of a base near Erbil and burned.",
        "A second one missed.",
    ]
    assert text[passages[0].start : passages[0].end].count("\n") == 2


def test_a_long_line_is_a_paragraph_of_its_own():
    assert texts_of(f"{LONG}\nA short line\n{LONG}") == [LONG, "A short line", LONG]
    assert [p.kind for p in split_passages(f"{LONG}\nA short line\n{LONG}")] == ["sentence", "heading", "sentence"]


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        (
            "Mosul: one raid\nQaim: two raids\nHit: none at all",
            ["Mosul: one raid", "Qaim: two raids", "Hit: none at all"],
        ),
        ("Incident date: May 3\nLocation: Mosul", ["Incident date: May 3", "Location: Mosul"]),
        ("<ul><li>one raid</li><li>two raids</li></ul>", ["one raid", "two raids"]),
        ("<h2>Kirkuk</h2>The raid<br>went on", ["Kirkuk", "The raid", "went on"]),
        ("# Kirkuk\nThe raid", ["Kirkuk", "The raid"]),
        ("> **Photo:** a raid\n> - a bullet", ["Photo:   a raid", "a bullet"]),
        ("---\nA raid\n***", ["A raid"]),
        ("2h ago\n14:10 GMT\nA raid went on until noon", ["2h ago", "14:10 GMT", "A raid went on until noon"]),
        ("FUNERALS\n\nThe raid.", ["FUNERALS", "The raid."]),
    ],
)
def test_lines_that_stand_alone(text, passages):
    assert texts_of(text) == passages


def test_counts_under_one_place_are_passages_each():
    text = "**Friday 23 June: 24 killed**\n\nMosul: 12 by bombs; 9 by airstrikes in the Old City; it rained.\n"
    assert texts_of(text)[1:] == ["Mosul: 12 by bombs;", "9 by airstrikes in the Old City; it rained."]


def test_what_a_strike_hit_stays_with_its_place():
    text = "* Tal Afar: two strikes; a checkpoint, a gun.\n* Hit: a strike; one lorry.\n"
    assert texts_of(text) == ["Tal Afar: two strikes; a checkpoint, a gun.", "Hit: a strike; one lorry."]


def test_headings_are_told_from_bullets():
    text = f"## The raid\n\n**The depot**\n\n- a bullet without an end\n\nFUNERALS\n\n{LONG}\n"
    assert [p.kind for p in split_passages(text)] == ["heading", "heading", "sentence", "heading", "sentence"]


def test_the_passage_at_an_offset():
    text = "A raid. Another one."
    assert passage_at(text, 0) == split_passages(text)[0]
    assert passage_at(text, 7) is None
    assert passage_at(text, 9) == split_passages(text)[1]


def test_a_menu_with_bars_is_no_table():
    assert [p.kind for p in split_passages(f"Home | News | Sport\n\n{LONG}")] == ["heading", "sentence"]


def test_a_table_set_with_tabs_has_rows():
    head, *rows = split_passages("Day\tPlace\tMeans\nFeb. 2\tAl Qaim\tdrone\n")
    assert head.kind == "heading"
    assert [(row.kind, row.header, row.text) for row in rows] == [
        ("row", ("Day", "Place", "Means"), "Feb. 2|Al Qaim|drone")
    ]


def test_list_items_stand_alone_and_lose_their_bullets():
    text = "- Mosul: one raid\n* Erbil: two raids\n3. Al Qaim: none\n"
    assert texts_of(text) == ["Mosul: one raid", "Erbil: two raids", "Al Qaim: none"]


@pytest.mark.parametrize(
    "table",
    [
        "| Day | Place |\n|-----|-------|\n| Feb. 2 | Al Qaim |\n| Feb. 3 | Mosul |\n",
        "Day | Place\n--- | -----\nFeb. 2 | Al Qaim\nFeb. 3 | Mosul\n",
    ],
    ids=["leading pipes", "bare"],
)
def test_a_tables_rows_know_their_head(table):
    head, *rows = split_passages("Raids by day\n\n" + table + "\nAfter the table.\n")[1:-1]
    assert head.kind == "heading"
    assert [row.kind for row in rows] == ["row", "row"]
    assert {row.header for row in rows} == {("Day", "Place")}
    assert "Al Qaim" in rows[0].text and "Mosul" in rows[1].text


def test_a_second_table_has_a_head_of_its_own():
    table = "A | B\n1 | 2\n\nIn between.\n\nC | D\n3 | 4\n"
    assert [p.header for p in split_passages(table) if p.kind == "row"] == [("A", "B"), ("C", "D")]


def test_a_related_block_ends_after_a_few_paragraphs():
    text = "\n".join([LONG, "Read more:", "Drones hit Erbil", "Raid on Mosul", LONG, LONG, LONG])
    related = [passage.related for passage in split_passages(text)]
    assert related[0] is False
    assert related[2] is related[3] is True
    assert related[-1] is False


@pytest.mark.parametrize("text", ["", " \n\t\n ", "---\n***\n", "| --- | --- |\n"])
def test_nothing_to_read(text):
    assert split_passages(text) == ()
