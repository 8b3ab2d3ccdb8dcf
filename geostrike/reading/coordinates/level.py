"""A text made plain for the readers of coordinates, letter for letter, so that offsets stay what they are."""

from __future__ import annotations

import re

__all__ = ["level"]

_SPACES = (
    *range(9, 14), *range(28, 32), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000,
    # marks without width: of direction, joiners, the byte order mark
    0x61C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF,
)  # fmt: skip
_FAMILIES = {
    "-": "‐‑‒–−﹣－",
    "°": "º˚",
    "'": "’‘‛′ʹʼ´`ˊ＇",
    '"': "”“„‟″˝ʺ＂",
    ".": "٫．",
    ",": "،，",
    ";": "؛；",
    "/": "／⁄",
    "+": "＋",
}
_PLAIN: dict[str, str] = (
    dict.fromkeys(map(chr, _SPACES), " ")
    | {sign: plain for plain, signs in _FAMILIES.items() for sign in signs}
    | {chr(zero + digit): str(digit) for zero in (0x660, 0x6F0, 0xFF10) for digit in range(10)}
)
_SIGN = re.compile(f"[{re.escape(''.join(_PLAIN))}]")


def level(text: str) -> str:
    """Return `text` with one plain sign for each kind of space, dash, quote, degree sign, comma and digit.

    It is as long as `text`. Digits are those of Latin, Arabic and Persian writing.
    """
    return _SIGN.sub(lambda sign: _PLAIN[sign[0]], text)
