"""Figures in a row of words: how many, and how firm that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geostrike.reading.tolls.words import toll_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.model import Bound
    from geostrike.reading.tolls.words import Firm

__all__ = ["Figure", "figure_at", "value_of"]

_TIMES = {"hundred": 100, "thousand": 1000, "dozen": 12}
_TWO = frozenset(("couple", "pair"))
_HUGE = frozenset(("million", "billion", "trillion", "m", "bn", "k"))
_BETWEEN = frozenset(("to", "or", "-", "–", "—"))
_MOST_BOUNDS = 4
_ORDER: tuple[Bound, ...] = ("at_least", "up_to", "about")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of people.

    Attributes
    ----------
    first, last : ordinals of its first word and of the one behind its last.
    further : whether it comes on top of others ("another three").
    """

    first: int
    last: int
    low: int
    high: int
    bound: Bound
    further: bool = False


def value_of(word: str) -> int | None:
    """Return the number that one word writes; None where it writes none.

    >>> value_of("1,200"), value_of("forty-five"), value_of("46th")
    (1200, 45, None)
    """
    if word[0].isdigit():
        digits = word.replace(",", "")
        return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 8 else None
    return toll_words().numbers.get(word)


def figure_at(words: Sequence[str], at: int) -> Figure | None:
    """Return the figure whose first number is the word at `at`; None where that number counts nobody."""
    low, high, last, bound = _number(words, at)
    if low is None or high is None or (last < len(words) and words[last] in _HUGE):
        return None
    first, firm = _before(words, at)
    between = words[first - 1] == "between" if first else False
    if high == low and words[first - 1 : first] != ["from"]:
        high, last = _until(words, last, low, between=between)
    first -= between
    if bound is None:
        last, bound = _after(words, last)
    if bound is None:
        bound = next((one for one in _ORDER if one in firm), None)
    if _names(words, first, last, low):
        return None
    if high > low:
        bound = "about"
    return Figure(first, last, low, high, bound or "exact", "further" in firm)


def _number(words: Sequence[str], at: int) -> tuple[int | None, int | None, int, Bound | None]:
    """The number at `at` and its higher end, the word behind it, and how firm it says itself to be."""
    word = words[at]
    if word in _TIMES or word in _TWO:
        return _article_number(words, at)
    low_word, dash, high_word = word.replace("–", "-").partition("-")
    if dash and low_word.isdigit() and high_word.isdigit():
        low, high = value_of(low_word), value_of(high_word)
        return (
            (low, high, at + 1, None) if low is not None and high is not None and low < high else (None, None, at, None)
        )
    if dash and high_word in ("plus", "odd"):
        low = value_of(low_word)
        return low, low, at + 1, "at_least" if high_word == "plus" else "about"
    low, last = _whole(words, at)
    return low, low, last, None


def _article_number(words: Sequence[str], at: int) -> tuple[int | None, int | None, int, Bound | None]:
    """As in "A dozen", "half a dozen", "a hundred", "a couple of"."""
    before = words[at - 1] if at else ""
    if before not in ("a", "an"):
        return None, None, at, None
    last = at + 1
    if words[at] in _TWO:
        return 2, 2, last + (words[last : last + 1] == ["of"]), None
    number = _TIMES[words[at]]
    if words[max(at - 2, 0) : at - 1] == ["half"]:
        number //= 2
    return number, number, last, None


def _whole(words: Sequence[str], at: int) -> tuple[int | None, int]:
    """A whole number of one or more words, and the word behind it: "one hundred and twenty"."""
    number = value_of(words[at])
    last = at + 1
    if number is None:
        return None, last
    while last < len(words) and (times := _TIMES.get(words[last])):
        number *= times
        last += 1
        if times == 12 or last >= len(words):
            break
        step = last + (words[last] == "and")
        rest = value_of(words[step]) if step < len(words) else None
        if rest is not None and rest < times and not words[step][0].isdigit():
            number, last = number + rest, step + 1
    return number, last


def _before(words: Sequence[str], at: int) -> tuple[int, list[Firm]]:
    """The first of the words before a number that say how firm it is, and what they say."""
    bounds = toll_words().bounds
    first = at
    firm: list[Firm] = []
    if words[at] in _TIMES or words[at] in _TWO:
        first -= 1 + (words[max(at - 2, 0) : at - 1] == ["half"])
    for _ in range(_MOST_BOUNDS):
        for phrase, says in bounds.get(words[first - 1], ()) if first else ():
            if tuple(words[max(first - len(phrase), 0) : first]) == phrase:
                first -= len(phrase)
                firm.append(says)
                break
        else:
            break
    return first, firm


def _until(words: Sequence[str], last: int, low: int, *, between: bool) -> tuple[int, int]:
    """The higher end of a range that goes on at `last`, and the word behind it."""
    if last + 1 >= len(words):
        return low, last
    step = last + 1
    joined = words[last] in _BETWEEN or (between and words[last] == "and")
    if words[last] == "and" and not between:
        step, firm = _skip_bound(words, step)
        joined = firm
    if not joined or step >= len(words):
        return low, last
    high, end = _whole(words, step)
    if words[last] in ("-", "–", "—") and not (words[last - 1][0].isdigit() and words[step][0].isdigit()):
        return low, last
    return (high, end) if high is not None and high > low else (low, last)


def _skip_bound(words: Sequence[str], at: int) -> tuple[int, bool]:
    """The word behind "as many as" or "up to" at `at`, and whether they stand there."""
    for phrase in (("as", "many", "as"), ("up", "to"), ("possibly",), ("perhaps",)):
        if tuple(words[at : at + len(phrase)]) == phrase:
            return at + len(phrase), True
    return at, False


def _after(words: Sequence[str], last: int) -> tuple[int, Bound | None]:
    if last < len(words):
        if words[last] == "+":
            return last + 1, "at_least"
        for phrase, says in toll_words().bounds_after.get(words[last], ()):
            if tuple(words[last : last + len(phrase)]) == phrase:
                return last + len(phrase), says
    return last, None


def _names(words: Sequence[str], first: int, last: int, low: int) -> bool:
    """Whether a number names, dates or measures something rather than counts people."""
    known = toll_words()
    before = words[first - 1] if first else ""
    after = words[last] if last < len(words) else ""
    if before in known.months and not 1900 <= low < 2100:
        # "Since March 113 have died", "in August 19 died": a day of a month is "on" it.
        return low <= 31 and not (words[first - 2 : first - 1] == ["in"] and known.letters.get(after) == "D")
    if before in known.numbered or before in ("$", "£", "€", "#"):
        return True
    if after in ("%", "percent", "per", "°") or (after in known.months and after != "may"):
        return True
    if words[last - 1] == "both":
        return known.letters.get(after) != "P"
    if low == 1 and words[last - 1] == "one":
        pronoun = last - first == 1 and before in known.not_one and known.letters.get(after) not in ("p", "P", "M")
        return pronoun or after in ("another", "day", "way")
    return 1900 <= low < 2100 and len(words[last - 1]) == 4 and known.letters.get(after) != "P"
