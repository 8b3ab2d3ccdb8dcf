"""A passage as a row of letters, one for the class of each word, on which the rules of tolls are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from geostrike.reading.tolls.figures import figure_at
from geostrike.reading.tolls.words import toll_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geostrike.reading.tolls.figures import Figure

__all__ = ["Sheet", "read_sheet"]

# A word, an abbreviation of letters with full stops, a number, or a mark that parts words; other marks are passed over.
_TOKEN = re.compile(
    r"[a-zA-Z]\.(?:[a-zA-Z]\.)+|(?!\d)\w+(?:[-'’]\w+)*"
    r"|\d{1,3}(?:,\d{3})+(?!,?\d)|\d+(?:[.:/]\d+)+|\d+(?:[-–]\w+)*[^\W\d]*(?:-\w+)*"
    r"|--+|[.,;:!?…()|–—&%$£€°+=/•#-]"
)
_MARKUP = re.compile(
    r"</?(?:li|br|p|div|td|tr|th|h\d|ul|ol)\b[^<>]{0,200}>|<[^<>]{0,300}>|\]\([^()\s]{0,300}\)|https?://\S+"
)
_NOTE = re.compile(r"\[[ivxlc\d]{1,5}\]|&(?:#\d{1,5}|[a-z]{2,8});")
_BLOCK = re.compile(r"</?(?:li|br|p|div|td|tr|th|h\d|ul|ol)\b")
_APOSTROPHES = ("&rsquo;", "&#39;", "&apos;", "&#8217;")
_MARKS = {
    ",": ",", ";": ";", ".": ".", "!": ".", "?": ".", "…": ".", ":": ":", "=": ":", "(": "(", ")": ")", "|": "|",
    "–": "-", "—": "-", "-": "-", "•": ".", "&": "&", "%": "%", "/": "/", "+": "#", "$": "$", "£": "$", "€": "$",
    "°": "%", "#": "#",
}  # fmt: skip
# Words whose full stop ends no sentence; so does that of a single letter.
_SHORTENED = frozenset(
    "sgt spc pfc pvt cpl capt maj col gen lt brig cmdr adm dr mr mrs ms st no jan feb mar apr jun jul aug sep sept oct "
    "nov dec jr prof rep sen gov approx fig".split()
)
# "KIA" is killed in action, "Kia" a car.
_CAPITALS_ONLY = frozenset(("kia", "wia"))
_NAME_PARTS = frozenset(("bin", "ibn", "abu", "umm", "al", "el", "ul", "de", "van", "von", "abd"))
_ARTICLE_NAMES = ("al-", "el-", "ad-", "as-", "ar-", "ash-", "az-", "an-", "at-")
_COUNTING = frozenset(("hundred", "thousand", "dozen", "couple", "pair"))
# "The 24-year-old" is somebody.
_OLD = ("-year-old", "-year-olds")
_ORDINAL = frozenset(("th", "st", "nd", "rd"))
# A word that may begin a figure or a phrase of several words; no rule names this letter.
_CARE = "\0"


@dataclass(frozen=True, slots=True)
class Sheet:
    """The words of a passage by class.

    Attributes
    ----------
    codes : one letter for each word, as ``words.toml`` gives them; besides them ``9`` a figure, ``7`` an age, ``x`` a
        number that counts nobody, ``c`` a word with a capital, ``s`` a name in the genitive, ``J`` a word in -ing
        or -ed, ``Y`` one behind a person, ``w`` any other word, and marks as they are (``-`` a dash, ``$`` a currency).
    words : in small letters.
    figures : by the ordinal of their word.
    """

    codes: str
    words: Sequence[str]
    figures: Mapping[int, Figure]
    _plain: str
    _tokens: Sequence[str]
    _firsts: Sequence[int]

    def places(self) -> tuple[list[int], list[int]]:
        """Return where each word begins and where it ends in the passage; found anew at each call."""
        starts, ends, at = [], [], 0
        find = self._plain.index
        for token in self._tokens:
            at = find(token, at)
            starts.append(at)
            at += len(token)
            ends.append(at)
        lasts = [*self._firsts[1:], len(ends)]
        return [starts[first] for first in self._firsts], [ends[last - 1] for last in lasts]


def read_sheet(text: str, start: int, end: int) -> Sheet:
    """Read ``text[start:end]`` as a row of letters."""
    plain = text[start:end]
    if "<" in plain or "](" in plain or "http" in plain:
        plain = _MARKUP.sub(_blank, plain)
    if "[" in plain or "&" in plain:
        plain = _NOTE.sub(_blank_note, plain)
    tokens = _TOKEN.findall(plain)
    return _Writer(plain, tokens).write()


@lru_cache(maxsize=50_000)
def _known(token: str) -> tuple[str, str]:
    """Return the letter of a word's class, and the word in small letters."""
    word = token.lower() or token
    known = toll_words()
    if word[0].isdigit() or word in known.numbers or word in _COUNTING or word.endswith(("-plus", "-odd")):
        return _CARE, word
    if word in known.phrases or word in _SHORTENED or (len(word) == 1 and word.isalpha() and word != "a"):
        return _CARE, word
    if word in _CAPITALS_ONLY and not token.isupper():
        return _other(token, word), word
    return known.letters.get(word) or _MARKS.get(word) or _other(token, word), word


def _other(token: str, word: str) -> str:
    """The letter of a word that is in no list."""
    if word[-2:] in ("'s", "’s"):
        return "s"
    if word[0] == "-":
        return "-"
    if token[0].isupper():
        if any(letter.isdigit() for letter in word):
            return "n"
        return "G" if word in toll_words().capitals or (len(token) > 1 and token.isupper()) else "c"
    if word in _NAME_PARTS or (word.startswith(_ARTICLE_NAMES) and token[word.index("-") + 1 :][:1].isupper()):
        return "c"
    if len(word) > 4 and word.endswith("ly"):
        return "y"
    return "J" if len(word) > 4 and word.endswith(("ing", "ed")) else "w"


class _Writer:
    """Writes a row, joining the words of a phrase or a figure to one."""

    def __init__(self, plain: str, tokens: list[str]) -> None:
        self.plain, self.tokens = plain, tokens
        known = [_known(token) for token in tokens]
        self.looks = [code for code, _ in known]
        self.small = [word for _, word in known]
        self.codes: list[str] = []
        self.words: list[str] = []
        self.firsts: list[int] = []
        self.figures: dict[int, Figure] = {}

    def write(self) -> Sheet:
        looks, small = self.looks, self.small
        at, count = 0, len(looks)
        while at < count:
            try:
                care = looks.index(_CARE, at)
            except ValueError:
                care = count
            self.codes += looks[at:care]
            self.words += small[at:care]
            self.firsts += range(at, care)
            at = self._care(care) if care < count else count
        # "Three nurses tested ...": behind a person such a word tells what they did, or what was done to them.
        codes = "".join(self.codes).replace("PJ", "PY").replace("pJ", "pY")
        return Sheet(codes, self.words, self.figures, self.plain, self.tokens, self.firsts)

    def _care(self, at: int) -> int:
        """Write the phrase, shortened word or number that may begin at `at`; the ordinal of the word behind it."""
        known, small = toll_words(), self.small
        word, last = small[at], at + 1
        if word[0].isdigit() or word in known.numbers or word in _COUNTING or "-" in word:
            return self._number(at)
        for rest in known.phrases.get(word, ()):
            if tuple(small[last : last + len(rest)]) == rest:
                phrase, last = " ".join((word, *rest)), last + len(rest)
                last += rest[-1] in _SHORTENED and small[last : last + 1] == ["."]
                return self._put(known.letters[phrase], phrase, at, last)
        if (word in _SHORTENED or len(word) == 1) and small[last : last + 1] == ["."] and last + 1 < len(small):
            word, last = word + ".", last + 1
        return self._put(known.letters.get(word) or _other(self.tokens[at], word), word, at, last)

    def _put(self, code: str, word: str, first: int, last: int) -> int:
        self.codes.append(code)
        self.words.append(word)
        self.firsts.append(first)
        return last

    def _number(self, at: int) -> int:
        word = self.small[at]
        figure = figure_at(self.small, at)
        if figure is None:
            if word.endswith(_OLD):
                return self._put("P" if word.endswith("s") else "p", word, at, at + 1)
            ordinal = word[0].isdigit() and word[-1].isalpha() and (word[-2:] in _ORDINAL or "-" in word)
            return self._put("w" if ordinal else "v" if word in _COUNTING else "x", word, at, at + 1)
        while self.firsts and self.firsts[-1] >= figure.first:
            for row in (self.codes, self.words, self.firsts):
                row.pop()
        age = self._is_age(figure)
        if not age:
            self.figures[len(self.codes)] = figure
        return self._put("7" if age else "9", word, figure.first, figure.last)

    def _is_age(self, figure: Figure) -> bool:
        """Whether a number stands alone behind somebody: "Amini, 22, of Saqqez", "Amini (22)"."""
        words, codes, first, last = self.small, self.codes, figure.first, figure.last
        if len(codes) < 2 or last - first != 1 or figure.low > 110 or not words[first][0].isdigit():
            return False
        after = words[last] if last < len(words) else "."
        if codes[-1] == "(":
            return codes[-2] in "cp" and after == ")"
        named = codes[-2] in "cpPwGM" or (codes[-2] == "n" and self.tokens[first - 2][0].isupper())
        return named and codes[-1] == "," and after in (",", ".", ")", ";")


def _blank(match: re.Match[str]) -> str:
    """Spaces for markup, with a full stop where it ends a block."""
    words = match.group()
    return "." + " " * (len(words) - 1) if _BLOCK.match(words) else " " * len(words)


def _blank_note(match: re.Match[str]) -> str:
    words = match.group()
    if words in _APOSTROPHES:
        return "’" + " " * (len(words) - 1)
    return "&" + " " * (len(words) - 1) if words == "&amp;" else " " * len(words)
