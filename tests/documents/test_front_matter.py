import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.documents.front_matter import MAX_FRONT_MATTER_BYTES, FrontMatterError, split_front_matter
from geostrike.documents.metadata import Metadata

LINE = st.text(st.characters(exclude_categories=("C",)), min_size=1, max_size=40).map(
    lambda text: " ".join(text.split())
)
BODY = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r\0"), max_size=200)


@given(
    title=LINE.filter(bool), publisher=LINE.filter(bool), published=st.dates(), machine_written=st.booleans(), body=BODY
)
def test_round_trip(title, publisher, published, machine_written, body):
    said = {"title": title, "publisher": publisher, "published": str(published), "machine_written": machine_written}
    # JSON is YAML.
    block = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in said.items())
    block += "unknown: [1, {a: b}]\n"
    metadata, rest = split_front_matter(f"---\n{block}---\n{body}")
    assert rest == body
    assert metadata == Metadata(title=title, publisher=publisher, published=published, machine_written=machine_written)


@given(BODY)
def test_a_text_without_front_matter_is_its_own_body(text):
    text = "The " + text
    assert split_front_matter(text) == (Metadata(), text)


@given(st.text(max_size=300))
def test_any_block_is_read_or_refused(block):
    text = f"---\n{block}\n---\nBody"
    try:
        _, body = split_front_matter(text)
    except FrontMatterError as error:
        assert 1 <= error.line <= text.count("\n") + 1
        assert "\n" not in str(error)
    else:
        assert text.endswith(body)


def test_words_stay_as_they_are_written():
    metadata, _ = split_front_matter("---\nlanguage: no\ntitle: 1e3\npublisher: ~\nurl: null\n---\n")
    assert metadata == Metadata(language="no", title="1e3")


def test_empty_front_matter_and_a_closing_line_at_the_end():
    assert split_front_matter("---\n---\nBody") == (Metadata(), "Body")
    assert split_front_matter("---\ntitle: A\n---") == (Metadata(title="A"), "")


def test_a_rule_further_down_is_no_front_matter():
    text = "A story.\n---\ntitle: x\n---\n"
    assert split_front_matter(text) == (Metadata(), text)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("---\ntitle: A\nBody", 1, "not closed within 64 KiB"),
        ("---\ntitle: A\npublished: soon\n---\n", 3, "'soon' is not a date"),
        ("---\ntitle: A\n\nmachine_written: perhaps\n---\n", 4, "neither yes nor no"),
        ("---\ntitle: a: b\n---\n", 2, "not YAML: mapping values are not allowed here"),
        ("---\ntitle: [a\n---\n", 3, "not YAML"),
        ("---\ntitle: *nothing\n---\n", 2, "not YAML: found undefined alias"),
        ("---\ntitle: A\ntitle: B\n---\n", 3, "title is given twice, first in line 2"),
        ("---\nfoo: 1\ntitle: a\x07b\n---\n", 3, "control character"),
        ("---\nThe raid came at dawn.\n---\n", 2, "not lines of `key: value`"),
        ("---\n- title\n---\n", 2, "not lines of `key: value`"),
        ("---\ntitle: [a, b]\n---\n", 2, "must be words"),
        ('---\ntitle: "\\ud800"\n---\n', 2, "no file can hold"),
    ],
)
def test_broken_front_matter_is_named_with_its_line(text, line, words):
    with pytest.raises(FrontMatterError, match=words) as caught:
        split_front_matter(text)
    assert caught.value.line == line


@pytest.mark.parametrize("filler", ["a", "ü"])
def test_front_matter_has_a_limit(filler):
    room = (MAX_FRONT_MATTER_BYTES - len("title: \n")) // len(filler.encode())
    assert split_front_matter(f"---\ntitle: {filler * room}\n---\nBody")[1] == "Body"
    with pytest.raises(FrontMatterError, match="64 KiB"):
        split_front_matter(f"---\ntitle: {filler * (room + 1)}\n---\nBody")


@pytest.mark.parametrize(
    "block",
    [
        "a: &a [x,x,x,x,x,x,x,x]\n"
        + "".join(f"b{n}: &b{n} [*{'a' if not n else f'b{n - 1}'}" + ",*a" * 8 + "]\n" for n in range(60)),
        "x: !!python/object/apply:os.system ['echo']",
        "x: &x [*x]",
        "? [a, b]\n: c",
    ],
    ids=["alias bomb", "object", "recursive", "odd key"],
)
def test_hostile_yaml_builds_nothing(block):
    try:
        metadata, body = split_front_matter(f"---\n{block}\ntitle: A\n---\nBody")
    except FrontMatterError as error:
        assert "not YAML" in str(error)
    else:
        assert (metadata, body) == (Metadata(title="A"), "Body")


def test_deep_nesting_is_refused():
    with pytest.raises(FrontMatterError, match="not YAML"):
        split_front_matter("---\nx: " + "[" * 3000 + "]" * 3000 + "\n---\nBody")
