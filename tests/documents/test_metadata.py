from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.documents.metadata import METADATA_KEYS, Metadata, MetadataError, fill, is_writable, read_metadata
from geostrike.model import Document

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)


def test_known_keys_are_read_and_others_left_alone():
    metadata = read_metadata(
        {
            "title": "  Raids\n  at dawn ",
            "publisher": "",
            "published": "2024-02-06T23:30:00-05:00",
            "language": "no",
            "machine_written": "Yes",
            "note_on": ["anything"],
        }
    )
    assert metadata == Metadata(title="Raids at dawn", published=date(2024, 2, 6), language="no", machine_written=True)


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("yes", True),
        ("TRUE", True),
        (True, True),
        ("1", True),
        ("no", False),
        ("False", False),
        (False, False),
        ("", None),
    ],
)
def test_yes_and_no(word, value):
    assert read_metadata({"machine_written": word}).machine_written is value


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("published", "soon", "'soon' is not a date; write it as YYYY-MM-DD"),
        ("published", "2024-02-30", "is not a date"),
        ("published", "20240206", "is not a date"),
        ("retrieved", "6 February 2024", "is not a date"),
        ("machine_written", "perhaps", "'perhaps' is neither yes nor no"),
        ("title", ["a"], "must be words"),
        ("title", True, "must be words"),
        ("publisher", {"name": "x"}, "must be words"),
        ("url", "http://x/\ud800", "no file can hold"),
        ("title", "a\0b", "no file can hold"),
    ],
)
def test_a_bad_value_is_named_with_its_key_and_a_mend(key, value, words):
    with pytest.raises(MetadataError, match=words) as caught:
        read_metadata({key: value})
    assert caught.value.key == key


@given(st.dictionaries(st.sampled_from(METADATA_KEYS), ANY_JSON))
def test_any_value_is_read_or_refused_and_what_is_read_can_be_written(values):
    try:
        metadata = read_metadata(values)
    except MetadataError as error:
        assert error.key in values
        assert "\n" not in str(error)
    else:
        assert all(is_writable(str(getattr(metadata, key))) for key in METADATA_KEYS)


def test_fill_keeps_what_the_document_says():
    document = Document(id="a", name="a", text="x", sha256="0", title="Its own", machine_written=False)
    filled = fill(document, Metadata(title="Other", publisher="A paper", machine_written=True))
    assert (filled.title, filled.publisher, filled.machine_written) == ("Its own", "A paper", False)
