import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.reading import tolls as tolling
from geostrike.reading.tolls.tolls import find_tolls, tolls_of
from geostrike.reading.tolls.words import toll_words

from .toll_sentences import SENTENCES

SIGNS = {"exact": "", "at_least": ">=", "up_to": "<=", "about": "~"}
# The subject stands before another verb: "saved a shot and was hurt".
MISSED = {"The goalkeeper saved 3 shots and was hurt."}
KNOWN = sorted(
    {*toll_words().letters, *toll_words().numbers, *"1,200 12 20-30 , . ; : ( ) | - & % Ali Taher Hit".split()}
)
ROWS = st.lists(st.sampled_from(KNOWN), max_size=25).map(" ".join)
TELLING = st.lists(
    st.sampled_from(
        "at least killed killing wounded injured 12 1,200 twenty-one dozens 16 of its members , . and people died dead "
        "leaving the toll rose from to including no one was hurt since March a soldier two men Ali Taher 22 :".split()
    ),
    max_size=30,
).map(" ".join)


def note(span):
    toll = span.toll
    figure = f"{SIGNS[toll.bound]}{toll.low}" if toll.low == toll.high else f"{toll.low}-{toll.high}"
    return f"{span.kind[0]}{figure}{'*' * span.superseded}{'T' * span.total}"


def notes(text):
    return " ".join(note(span) for span in find_tolls(text, 0, len(text), nobody=True))


@pytest.mark.parametrize(("text", "tolls"), [pytest.param(*one, id=one[0][:40]) for one in SENTENCES])
def test_the_tolls_of_a_sentence(text, tolls):
    if text in MISSED:
        assert notes(text) != tolls
    else:
        assert notes(text) == tolls


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The raid killed 16 of its members on Friday.", "of its members"),
        ("Up to 30 militia fighters were killed.", "militia fighters"),
        ("The drone killed three.", ""),
        ("The rocket wounded a guard.", "guard"),
        ("A rocket killed two drivers and a cook.", "two drivers and a cook"),
        ("The raid killed seventy men and boys.", "men and boys"),
        ("Two sailors of the “Aurora” were hurt.", "sailors of the “Aurora"),
        ("A strike killed General Hamid Rostami.", "General Hamid Rostami"),
        ("The number of guards killed rose to 19.", "guards"),
        ("Killed: one contractor", "contractor"),
    ],
)
def test_who_they_were(text, who):
    (span,) = find_tolls(text, 0, len(text))
    assert span.who == span.toll.who == who


def test_a_span_holds_the_figure_and_what_was_done():
    text = "On Friday three soldiers, two of them cooks, were killed in Hit."
    (span,) = find_tolls(text, 0, len(text))
    assert text[span.start : span.end] == "three soldiers, two of them cooks, were killed"


def test_only_the_passage_is_read_and_offsets_are_the_documents():
    text = "Two died. A rocket killed three men. Four died."
    start = text.index("A rocket")
    (span,) = find_tolls(text, start, text.index("Four"))
    assert text[span.start : span.end] == "killed three men"


def test_nobody_is_told_only_where_it_is_asked_for():
    text = "No one was hurt."
    assert find_tolls(text, 0, len(text)) == ()
    (span,) = find_tolls(text, 0, len(text), nobody=True)
    assert (span.kind, span.toll.low, span.toll.best, span.toll.high) == ("injured", 0, 0, 0)


def test_what_is_superseded_or_a_total_does_not_stand():
    text = "It had announced five killed; now nine are dead. Since March 300 have been killed."
    assert [(span.toll.best, span.stands) for span in find_tolls(text, 0, len(text))] == [
        (5, False),
        (9, True),
        (300, False),
    ]


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("A rocket wounded one sailor, wounded four cooks and killed a clerk.", 1, 5),
        ("A driver was killed and two guards were hurt, and a cook wounded in his flat died later.", 2, 2),
        ("Four rebels were killed, their party said; a monitor counted nine.", 4, None),
        ("The army said two were killed, rebels put the dead at seven.", 2, None),
        ("A raid killed two men, another raid killed three.", 2, None),
        ("One driver killed (a cook died later), 9 hurt", 1, 9),
        ("It had announced five killed. The number of martyrs is thus seven.", 7, None),
        ("Officials initially said three people were killed.", 3, None),
        ("The death toll rose from seven to 13.", 13, None),
        ("Since March 113 civilians have been killed; on Friday two died.", 2, None),
        ("Since March 113 civilians have been killed.", None, None),
        ("There were no casualties.", 0, 0),
        ("At first no casualties were reported, then one guard died.", 1, 0),
        ("Nothing is known of it.", None, None),
    ],
)
def test_the_toll_of_one_happening(text, killed, injured):
    told = tolls_of(text, find_tolls(text, 0, len(text), nobody=True))
    assert tuple(span.toll.best if span else None for span in told) == (killed, injured)


def test_tolls_add_up_with_their_people_and_the_weaker_bound():
    text = "A rocket wounded at least two sailors, wounded four cooks."
    _, injured = tolls_of(text, find_tolls(text, 0, len(text)))
    assert (injured.toll.low, injured.toll.high, injured.toll.bound) == (6, 6, "at_least")
    assert injured.who == "sailors and cooks"
    assert text[injured.start : injured.end] == "wounded at least two sailors, wounded four cooks"


def test_markup_is_passed_over():
    text = "<p>It [killed three men](https://a.example/killed-40) and <b>wounded</b> nine.</p><li>Two died</li>"
    assert notes(text) == "k3 i9 k2"


@given(st.one_of(st.text(max_size=120), ROWS, TELLING), st.booleans())
def test_any_text_is_read(text, nobody):
    spans = find_tolls(text, 0, len(text), nobody=nobody)
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        assert 0 <= span.toll.low <= span.toll.best <= span.toll.high
    assert [span.start for span in spans] == sorted(span.start for span in spans)
    tolls_of(text, spans)
    for kind in ("killed", "injured"):
        of_a_kind = [span for span in spans if span.kind == kind]
        assert all(one.end <= other.start for one, other in zip(of_a_kind, of_a_kind[1:], strict=False))


@given(TELLING, st.integers(0, 40), st.integers(0, 40))
def test_a_passage_is_read_alike_wherever_it_stands(text, before, after):
    alone = find_tolls(text, 0, len(text))
    whole = "x" * before + text + "y" * after
    moved = find_tolls(whole, before, before + len(text))
    assert [(span.start + before, span.end + before, span.toll) for span in alone] == [
        (span.start, span.end, span.toll) for span in moved
    ]


@pytest.mark.parametrize(
    "words",
    [
        "Two soldiers were killed in Hit and nine men were wounded. ",
        "killed 12 ", "Ali Taher, 22, ", "a man, ", "two men, ", "the death toll rose from 3 to 5 ", "( killed - ",
        "no one and ", "of the men of the ", "who was in the ", "and 5 ", "1,", "the minister, Ali Taher, and ",
    ],
)  # fmt: skip
def test_the_time_grows_with_the_length(words):
    # Every stretch holds a toll, so that none is passed over.
    text = (words * (1_800 // len(words)) + "two men were killed ") * 50
    started = time.process_time()
    find_tolls(text, 0, len(text), nobody=True)
    assert time.process_time() - started < 10 * len(text) / 90_000


def test_every_class_has_its_own_letter():
    file = Path(tolling.__file__).with_name("words.toml").read_text(encoding="utf-8")
    letters = re.findall(r'^letter = "(.)"', file, re.M)
    assert len(letters) == len(set(letters))
