from collections import defaultdict
from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.documents import find_families, read_documents
from geostrike.model import Document, Family

SHARED = Path(__file__).parents[3] / "shared" / "documents"
WORDS = [f"word{number}" for number in range(400)]
PLANS = st.lists(
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=3).map(
        lambda spans: [(min(span), max(span)) for span in spans]
    ),
    max_size=8,
)


def document(document_id, *spans, published=None):
    """Put together from runs of a stock of different words."""
    text = " ".join(word for start, end in spans for word in WORDS[start:end])
    return Document(id=document_id, name=document_id, text=text, sha256="0", published=published)


def own_words(name, words):
    """Words that stand in no other text."""
    return " ".join(f"own{name}x{word}" for word in range(words))


def test_documents_with_nothing_in_common_are_alone():
    documents = [document("b", (0, 50)), document("a", (100, 150)), document("empty")]
    assert find_families(documents) == tuple(Family(id=name, documents=(name,)) for name in ("a", "b", "empty"))


def test_the_longest_is_the_original_and_a_cut_is_a_copy():
    documents = [document("a", (0, 40)), document("b", (0, 100)), document("c", (0, 100), (300, 310))]
    assert find_families(documents) == (Family(id="c", documents=("a", "b", "c"), copies=("a", "b")),)


def test_of_equal_lengths_the_earliest_published_then_the_first_by_id_is_the_original():
    early, late = date(2024, 2, 3), date(2024, 2, 6)
    documents = [
        document("a", (0, 50)),
        document("b", (0, 50), published=late),
        document("c", (0, 50), published=early),
    ]
    assert find_families(documents)[0].id == "c"
    assert find_families([document("b", (0, 50)), document("a", (0, 50))])[0].id == "a"


def test_families_grow_through_any_member():
    # a stands in b and b in c, but nothing of a in c.
    documents = [document("a", (0, 20), (200, 208)), document("b", (0, 20), (30, 80)), document("c", (30, 130))]
    assert len(find_families([documents[0], documents[2]])) == 2
    (family,) = find_families(documents)
    assert family == Family(id="c", documents=("a", "b", "c"), copies=("a", "b"))


def test_a_part_taken_over_is_derived_and_no_copy():
    documents = [document("article", (0, 100)), document("copy", (0, 60)), document("summary", (0, 24), (200, 236))]
    article, summary = find_families(documents)
    assert article == Family(id="article", documents=("article", "copy"), copies=("copy",), derived=("summary",))
    assert summary == Family(id="summary", documents=("summary",))


@pytest.mark.parametrize(
    ("shared", "copies", "derived"), [(64, ("b",), ()), (63, (), ("b",)), (24, (), ("b",)), (23, (), ())]
)
def test_the_bounds_are_six_and_two_tenths_of_the_smaller_ones_runs(shared, copies, derived):
    # 104 words are 100 runs of five; the first `shared` words, which stand in the other, are `shared` - 4 of them.
    documents = [document("a", (0, 120)), document("b", (0, shared), (200, 304 - shared))]
    assert len(documents[1].text.split()) == 104
    family = find_families(documents)[0]
    assert (family.id, family.copies, family.derived) == ("a", copies, derived)


@given(PLANS, st.randoms())
def test_every_document_is_in_one_family_whatever_the_order(plans, random):
    documents = [document(f"d{number}", *spans) for number, spans in enumerate(plans)]
    families = find_families(documents)
    members = [member for family in families for member in family.documents]
    assert sorted(members) == sorted(item.id for item in documents)
    assert [family.id for family in families] == sorted(family.id for family in families)
    for family in families:
        assert sorted((family.id, *family.copies)) == list(family.documents)
        assert not set(family.derived) & set(family.documents)
    random.shuffle(documents)
    assert [(item.id, item.documents) for item in find_families(documents)] == [
        (item.id, item.documents) for item in families
    ]


@given(PLANS)
def test_families_are_those_that_comparing_all_would_find(plans):
    documents = [document(f"d{number}", *spans) for number, spans in enumerate(plans)]
    runs = {}
    for item in documents:
        words = item.text.split()
        runs[item.id] = {tuple(words[at : at + 5]) for at in range(max(len(words) - 4, 1))} - {()}
    shares = {
        (one, other): len(runs[one] & runs[other]) / len(runs[one])
        for one, other in permutations(runs, 2)
        if 0 < len(runs[one]) <= len(runs[other])
    }
    family_of = {name: name for name in runs}
    for (one, other), share in shares.items():
        if share >= 0.6:
            old, new = family_of[one], family_of[other]
            family_of = {name: new if family == old else family for name, family in family_of.items()}
    members, derived = defaultdict(set), defaultdict(set)
    for name, family in family_of.items():
        members[family].add(name)
    for (one, other), share in shares.items():
        # Of two texts of one size the later is the smaller.
        smaller = len(runs[one]) < len(runs[other]) or one > other
        if share >= 0.2 and smaller and family_of[one] != family_of[other]:
            derived[family_of[other]].add(one)
    expected = {frozenset(names): derived[family] for family, names in members.items()}
    assert {frozenset(family.documents): set(family.derived) for family in find_families(documents)} == expected


def test_a_publishers_footer_makes_no_family():
    # Of 44 words 24 are the footer's: without the bound on what counts, all would derive from each other.
    footer = [(380, 400)]
    documents = [document(f"d{number:03}", *footer) for number in range(51)]
    documents = [replace(item, text=f"{own_words(item.id, 20)} {item.text}") for item in documents]
    documents.append(replace(documents[7], id="copy", text=f"{documents[7].text} {own_words('copy', 6)}"))
    families = find_families(documents)
    assert [family.documents for family in families if len(family.documents) > 1] == [("copy", "d007")]
    assert [family.derived for family in families if family.derived] == []


def test_an_article_that_many_quote_keeps_its_copies():
    # 60 of a copy's 96 runs are the article's. Were the 46 that are also quoted not to count, too few would be left.
    copies = [document(f"copy{number:02}", (0, 64)) for number in range(60)]
    copies = [replace(item, text=f"{own_words(item.id, 36)} {item.text}") for item in copies]
    quoting = [document(f"quoting{number:02}", (0, 50)) for number in range(55)]
    quoting = [replace(item, text=f"{own_words(item.id, 80)} {item.text}") for item in quoting]
    families = find_families([*copies, *quoting])
    assert [family.documents for family in families if family.copies] == [tuple(item.id for item in copies)]


def test_hundreds_of_copies_are_one_family():
    article = document("article", (0, 120))
    copies = [
        replace(article, id=f"copy{number:03}", text=f"{own_words(number, 10)} {' '.join(WORDS[number % 30 : 90])}")
        for number in range(400)
    ]
    summary = document("summary", (0, 24), (200, 236))
    of_a_copy = replace(summary, id="quotes", text=f"{own_words(123, 10)} {own_words('quotes', 20)}")
    found = {family.id: family for family in find_families([*copies, of_a_copy, summary, article])}
    assert sorted(found) == ["article", "quotes", "summary"]
    assert found["article"].copies == tuple(item.id for item in copies)
    assert found["article"].derived == ("quotes", "summary")


@pytest.mark.skipif(not SHARED.is_dir(), reason="the five articles are not here")
def test_the_five_articles():
    documents, rejections = read_documents(SHARED)
    assert rejections == ()
    ids = {item.id[:3]: item.id for item in documents}
    assert [item.machine_written for item in documents] == [None, None, None, None, True]
    assert [item.published for item in documents] == [None, None, date(2024, 2, 6), None, None]
    assert find_families(documents) == (
        Family(id=ids["000"], documents=(ids["000"],)),
        Family(
            id=ids["001"],
            documents=(ids["001"], ids["002"], ids["003"]),
            copies=(ids["002"], ids["003"]),
            derived=(ids["000"],),
        ),
        Family(id=ids["004"], documents=(ids["004"],)),
    )
    alone, _ = read_documents(SHARED / ids["004"])
    assert alone[0].machine_written is True
