from hypothesis import given
from hypothesis import strategies as st

from geostrike.model import Document
from geostrike.reading.identity import record_id

KEYS = st.tuples(
    st.text(max_size=5), st.text("0123456789abcdef", min_size=4, max_size=4), st.integers(0, 99), st.integers(0, 3)
)


def id_of(key):
    document_id, sha256, start, ordinal = key
    report = Document(id=document_id.encode("utf-8", "replace").decode(), name="n", text="t", sha256=sha256)
    return record_id(report, start, "strike", ordinal)


@given(KEYS)
def test_an_id_is_sixteen_hexadecimal_digits_and_the_same_again(key):
    assert id_of(key) == id_of(key)
    assert len(id_of(key)) == 16
    assert int(id_of(key), 16) >= 0


@given(st.sets(KEYS.filter(lambda key: key[0].isascii()), min_size=2, max_size=20))
def test_other_words_have_another_id(keys):
    assert len({id_of(key) for key in keys}) == len(keys)


def test_title_and_rules_do_not_matter():
    one = Document(id="d", name="a", text="x", sha256="0", title="Before")
    other = Document(id="d", name="b", text="y", sha256="0", title="After")
    assert record_id(one, 3, "attack", 0) == record_id(other, 3, "attack", 0)
    assert record_id(one, 3, "attack", 0) != record_id(one, 3, "strike", 0)
