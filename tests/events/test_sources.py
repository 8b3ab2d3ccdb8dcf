import pytest

from geostrike.events import Sources
from geostrike.model import Family

from .conftest import claim, documents


def independent(names, *families):
    return Sources(families, documents(*names)).independent([claim(name) for name in names])


def family(*members, derived=()):
    return Family(id=members[0], documents=members, copies=members[1:], derived=derived)


def test_a_document_in_no_family_stands_for_itself():
    sources = Sources((), documents("a"))
    assert sources.of("a") == "a"
    assert independent("ab") == {"a", "b"}


def test_copies_count_once():
    assert independent("abc", family("a", "b")) == {"a", "c"}


def test_what_derives_from_an_article_counts_with_it_only_where_both_tell():
    families = (family("a", derived=("b",)), family("b"))
    assert independent("ab", *families) == {"a"}
    assert independent("b", *families) == {"b"}


def test_a_family_may_derive_from_several():
    families = (family("a", derived=("c",)), family("b", derived=("c",)), family("c"))
    assert independent("ac", *families) == {"a"}
    assert independent("bc", *families) == {"b"}
    assert independent("abc", *families) == {"a", "b"}


def test_a_copy_derives_for_its_whole_family():
    assert independent("abc", family("a", derived=("c",)), family("b", "c")) == {"a"}


def test_families_that_derive_from_each_other_count_once():
    assert independent("ab", family("a", derived=("b",)), family("b", derived=("a",))) == {"a"}


@pytest.mark.parametrize(
    ("one", "other", "dependent"), [("a", "b", True), ("a", "c", True), ("b", "c", True), ("a", "d", False)]
)
def test_who_depends_on_whom(one, other, dependent):
    sources = Sources((family("a", "b", derived=("c",)), family("c"), family("d")), documents(*"abcd"))
    assert sources.dependent(one, other) is sources.dependent(other, one) is dependent


def test_who_says_of_itself_that_a_machine_wrote_it():
    sources = Sources((), documents("a", "b", machine=("b",)))
    assert [sources.machine_written(name) for name in "abc"] == [False, True, False]


def test_families_that_derive_from_each_other_are_one_beside_a_third():
    families = (family("a", derived=("b",)), family("b", derived=("a",)), family("c"))
    assert independent("abc", *families) == {"a", "c"}
