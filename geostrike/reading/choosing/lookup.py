"""Which places the words of a mention may name, from the plainest reading of them to the freest."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from geostrike.gazetteer.find import Tokens
from geostrike.gazetteer.spelling import fold
from geostrike.gazetteer.store import ABBREVIATED, CAPITALS, MAIN, TRANSCRIBED
from geostrike.reading.naming.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Callable

    from geostrike.gazetteer import World
    from geostrike.gazetteer.bearers import Bearer
    from geostrike.model import MatchKind

__all__ = ["Reading", "read_name"]

_LEADS = frozenset({"the", "city", "town", "village", "of"})
_SHORT = 4  # letters of an abbreviation
_LONGEST = 200  # characters; what is longer is no name


class Reading(NamedTuple):
    """How the words of a mention were read.

    Attributes
    ----------
    key : the folded words that the bearers bear, or those words with the area word behind them.
    match : how they match.
    how : in words, "" where the words themselves are listed.
    inside : whether the bearers are only part of what is named: the town of "Taichung Airport".
    """

    key: str
    bearers: tuple[Bearer, ...]
    match: MatchKind
    how: str
    inside: bool = False

    @property
    def free(self) -> bool:
        """Whether the words themselves are listed nowhere, so that only a place the document is about will do."""
        return self.inside or self.match in {"variant", "fuzzy"}


def read_name(text: str, gazetteer: World, *, demonym: bool = False) -> Reading | None:
    """Return the bearers of a mention's words, None where nothing in them is known.

    Parameters
    ----------
    text : the words of the mention.
    demonym : read them as a demonym first.
    """
    return _reader(gazetteer)(text, demonym) if len(text) <= _LONGEST else None


@lru_cache(maxsize=4)
def _reader(gazetteer: World) -> Callable[[str, bool], Reading | None]:
    """Return what reads names with a gazetteer, and remembers them: the news names the same places every day."""
    return lru_cache(maxsize=20_000)(partial(_read, gazetteer))


def _read(gazetteer: World, text: str, demonym: bool) -> Reading | None:
    key = fold(text)
    bearers = gazetteer.bearers
    of_demonym = gazetteer.demonyms.get(key)
    listed = _as_written(text, bearers.of(key))
    if of_demonym and (demonym or not _is_place_first(listed)):
        return Reading(key, of_demonym, "alternate", "a demonym")
    if listed:
        return Reading(key, listed, "exact" if any(b.flags & MAIN for b in listed) else "alternate", "")
    return (
        _inflected(text, gazetteer)
        or _without_area_word(key, gazetteer)
        or _without_lead(key, gazetteer)
        or _variant(text, gazetteer)
        or _part(text, gazetteer)
        or _resembling(text, gazetteer)
    )


def _as_written(text: str, listed: tuple[Bearer, ...]) -> tuple[Bearer, ...]:
    """Return those that are listed as the text writes them: "EU" in capitals is no town of Eu, "Ill." no village."""
    flag = ABBREVIATED if text.endswith(".") else CAPITALS if text.isupper() and len(text) <= _SHORT else 0
    kept = tuple(b for b in listed if b.flags & flag and not b.feature_code.startswith("PPL")) if flag else ()
    return kept or tuple(b for b in listed if not b.flags & TRANSCRIBED) or listed


def _is_place_first(listed: tuple[Bearer, ...]) -> bool:
    """Tell whether a name is a country's, a region's or a city's before it is a demonym: Niger, not "Spanish"."""
    return any(b.feature_code.startswith("PCL") or b.population > 1_000_000 for b in listed)


def _inflected(text: str, gazetteer: World) -> Reading | None:
    """Read a name in another case than it is listed in: "Москвы", "у Києві"."""
    if text.isascii():
        return None
    for hit in gazetteer.names_in(Tokens(text)):
        if (hit.start, hit.end) == (0, len(text)) and hit.kind == "name":
            return Reading(hit.key, hit.bearers, "alternate", "another form of the name")
    return None


def _without_area_word(key: str, gazetteer: World) -> Reading | None:
    """Read "Hilmand province" as Hilmand, and "Kandahar city" as Kandahar."""
    words = lexicon()
    first, _, last = key.rpartition(" ")
    if not first or not (
        last in words.areas or last in words.settled or last in {"co", "twp", "cities", *words.plural}
    ):
        return None
    found = gazetteer.bearers.of(first)
    if not found:
        inner = _without_lead(first, gazetteer)
        found = inner.bearers if inner else ()
    return Reading(key, found, "alternate", f"without '{last}'") if found else None


def _without_lead(key: str, gazetteer: World) -> Reading | None:
    """Read "North Arlington" as Arlington, "the Netherlands" as Netherlands."""
    first, _, rest = key.partition(" ")
    if not rest or not (first in _LEADS or first in lexicon().directions or first in lexicon().before):
        return None
    found = gazetteer.bearers.of(rest)
    if found:
        return Reading(rest, found, "alternate", f"without '{first}'")
    return _without_lead(rest, gazetteer) or _without_area_word(rest, gazetteer)


def _variant(text: str, gazetteer: World) -> Reading | None:
    found = gazetteer.variants_of(text)
    return Reading(fold(text), found, "variant", "another transliteration") if found else None


def _part(text: str, gazetteer: World) -> Reading | None:
    """Read "Taichung International Airport" as something at Taichung."""
    hits = [hit for hit in gazetteer.names_in(Tokens(text)) if hit.kind == "name"]
    words = lexicon()
    kept = [hit for hit in hits if not (hit.first == hit.last and (hit.key in words.common or hit.key in words.heads))]
    if not kept:
        return None
    best = max(kept, key=lambda hit: max(b.population for b in hit.bearers))
    return Reading(best.key, best.bearers, "alternate", f"named after '{text[best.start : best.end]}'", inside=True)


def _resembling(text: str, gazetteer: World) -> Reading | None:
    found, key = gazetteer.resembling(text)
    return Reading(key, found, "fuzzy", f"spelt much like '{key}'") if found else None
