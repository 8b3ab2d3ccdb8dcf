"""Bytes that go into a page come out of it, and nothing that they become means anything there."""

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geostrike.layers.plain import clean
from geostrike.webmap.packing import SIGNS, as_json, data_block, encoded, packed_blocks

from .blocks import decode, unpacked
from .pages import HOSTILE

ANY_TEXT = st.text(st.characters())


@given(st.binary(max_size=200))
@example(b"")
@example(b"\xff")
@example(b"\xff" * 12)
@example(b"\xff" * 13)
@example(b"\xff" * 14)
@example(bytes(13))
@example(bytes(range(256)))
def test_bytes_come_back_from_their_signs(data: bytes) -> None:
    text = encoded(data)
    assert decode(text, len(data)) == data
    assert len(text) == 2 * -(-len(data) * 8 // 13)
    assert set(text) <= set(SIGNS)


def test_long_data_come_back_too() -> None:
    data = bytes((n * n + n // 7) % 256 for n in range(50_021))
    assert decode(encoded(data), len(data)) == data


def test_two_of_the_signs_carry_13_bits_and_none_means_anything_in_html() -> None:
    assert len(set(SIGNS)) == 91
    assert len(SIGNS) ** 2 > 2**13
    assert SIGNS.isascii()
    assert SIGNS.isprintable()
    assert not set(SIGNS) & set('<&" \n')


@given(st.binary(max_size=300))
def test_a_block_has_one_opening_and_one_closing_tag(data: bytes) -> None:
    block = data_block("geostrike-x", data)
    assert block.count("<") == 2
    assert block.endswith("</script>")
    assert "&" not in block
    assert block.count('"') == 6
    assert unpacked(block) == data


@given(st.lists(ANY_TEXT, min_size=1, max_size=3))
def test_json_in_a_page_is_inert_and_says_the_same(texts: list[str]) -> None:
    [(name, block)] = packed_blocks([("x", {"sentences": texts})])
    assert name == "x"
    assert json.loads(unpacked(block)) == {
        "sentences": [text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace") for text in texts]
    }


def test_hostile_words_come_back_as_they_were() -> None:
    [(_, block)] = packed_blocks([("x", HOSTILE)])
    assert json.loads(unpacked(block)) == [clean(text) for text in HOSTILE]
    assert block.count("<") == 2


@pytest.mark.parametrize("count", [0, 1, 4, 5, 6, 23])
def test_blocks_keep_their_order(count: int) -> None:
    contents = [(f"n-{n}", bytes([n]) * n * 1000 if n % 2 else {"n": n}) for n in range(count)]
    blocks = list(packed_blocks(iter(contents)))
    assert [name for name, _ in blocks] == [name for name, _ in contents]
    for (name, content), (_, block) in zip(contents, blocks, strict=True):
        assert f'id="geostrike-{name}"' in block
        assert unpacked(block) == (content if isinstance(content, bytes) else as_json(content))


def test_json_is_short_and_holds_no_value_that_scripts_cannot_read() -> None:
    assert as_json({"a": [1, None, "عين"]}) == '{"a":[1,null,"عين"]}'.encode()
    assert as_json("\ud83d\ude00 \ud800") == '"😀 \ufffd"'.encode()
    with pytest.raises(ValueError, match="Out of range"):
        as_json([float("nan")])
