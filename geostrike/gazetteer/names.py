"""The spellings of a gazetteer, keyed for looking up: as listed, without the article, as variants, by kind of area.

Built once for a gazetteer and shared by the two ways of asking it: for one name, and for all names in a text.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from geostrike.gazetteer.spelling import ARTICLES, fold, fold_word, is_article, skeleton, skeleton_word, skeleton_words
from geostrike.gazetteer.words import split_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geostrike.model import Place

__all__ = [
    "AREA_WORDS",
    "NO_VARIANT",
    "SITE_WORDS",
    "Listed",
    "Names",
    "is_transliterated",
    "listed_spellings",
    "name_keys",
    "shortened_name",
]

_ADM1 = frozenset({"ADM1", "ADM1H"})
_ADM2 = frozenset({"ADM2", "ADMD"})
AREA_WORDS: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        (
            "governorate",
            "governate",  # a common slip
            "province",
            "emirate",
            "muhafazat",
            "muhafazah",
            "muhafaza",
            "wilaya",
            "wilayat",
            "vilayet",
            "oblast",
            "state",
        ),
        _ADM1,
    ),
    "region": _ADM1 | {"RGN", "RGNE"},
    "district": _ADM2,
    "county": _ADM2 | _ADM1,
    "subdistrict": frozenset({"ADM3"}),
}
"""Words that after a name ask for a division of a country, with the GeoNames feature codes they ask for."""
_DIVISIONS = frozenset().union(*AREA_WORDS.values())

_SETTLEMENTS = frozenset({"PPL", "PPLA", "PPLA2", "PPLA3", "PPLA4", "PPLC", "PPLX", "PPLL"})
_BASES = frozenset({"MILB", "AIRB", "INSM", "NVB", "CMP", "FT"})
SITE_WORDS: dict[str, frozenset[str]] = {
    **dict.fromkeys(("city", "town", "village"), _SETTLEMENTS),
    **dict.fromkeys(("base", "airbase", "garrison", "barracks", "outpost", "camp"), _BASES),
    **dict.fromkeys(("airport", "airfield"), frozenset({"AIRP", "AIRF", "AIRB"})),
    **dict.fromkeys(("port", "harbor", "harbour"), frozenset({"PRT", "HBR"})),
    **dict.fromkeys(("island", "islands"), frozenset({"ISL", "ISLS"})),
}
"""Words that after a name ask for a kind of place, with the GeoNames feature codes they ask for."""

# Countries whose place names reach English by transliteration, so that one name has many spellings there.
_CODES = "AE AF BH DJ DZ EG EH ER IL IQ IR JO KW LB LY MA MR OM PK PS QA SA SD SO SY TN TR YE"
_TRANSLITERATED = frozenset(_CODES.split())
_SHORTEST_SKELETON = 3
NO_VARIANT = frozenset({"the", "in", "it", "is", "on"})
"""Words that are no other spelling of the start of a name: "In Asad's speech" speaks of no Ain al-Asad."""
_SHORTEST_BARE = 5  # letters of a name that may stand without its article: Khawkhah, never "Bab"
# A division called by these words alone is not named by them: "North" is no governorate of Lebanon.
_BEARINGS = frozenset(
    ("north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "middle", "borders")
)


@dataclass(frozen=True, slots=True)
class Listed:
    """A spelling that a place is listed under.

    Attributes
    ----------
    text : the spelling as listed.
    language : the language it is listed under, "" where that is not known.
    main : whether it is the place's main name.
    shortened : whether it is the main name of a division without its "Province", which is not listed itself.
    """

    place: Place
    text: str
    language: str
    main: bool = False
    shortened: bool = False

    @property
    def spells_main_name(self) -> bool:
        """Whether it is the place's main name in another transliteration, with or without its "Province"."""
        return skeleton(self.text) in (
            skeleton(self.place.name),
            skeleton(shortened_name(self.place.name, self.place.feature_code)),
        )

    @property
    def small(self) -> bool:
        """Whether it opens with a small letter: a description, found in running text as it is listed."""
        return _is_small(self.text)

    @property
    def capitals(self) -> bool:
        """Whether it is an abbreviation, found in running text only in capitals: US, UAE."""
        return _is_abbreviation(self.text)


@lru_cache(maxsize=20_000)
def _is_small(text: str) -> bool:
    return next(filter(str.isalpha, text), "").islower()


@lru_cache(maxsize=20_000)
def _is_abbreviation(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return 1 < len(letters) <= 4 and all(letter.isupper() for letter in letters)


class Names:
    """The spellings of some places.

    Parameters
    ----------
    spellings : the spellings to look up; `listed_spellings` gives those of places.
    """

    def __init__(self, spellings: Iterable[Listed]) -> None:
        self.exact: dict[str, list[Listed]] = {}
        """Spellings by folded name; a comma that a spelling has is a word of its own in a second key."""
        for spelling in spellings:
            for key in name_keys(spelling.text):
                self.exact.setdefault(key, []).append(spelling)
        self.opens = lru_cache(maxsize=50_000)(self._opens)
        self.begins_variant = lru_cache(maxsize=50_000)(self._begins_variant)

    @cached_property
    def begun(self) -> frozenset[str]:
        """What names of several words open with, folded: their first word, their first two, and so on."""
        words = (key.split() for key in (*self.exact, *self.bare) if " " in key)
        return frozenset(" ".join(parts[:count]) for parts in words for count in range(1, len(parts)))

    @cached_property
    def small(self) -> frozenset[str]:
        """The folded words, no articles, that open names listed in small letters: "port of Hodeidah"."""
        opened = (
            key.partition(" ") for key, spellings in self.exact.items() if any(listed.small for listed in spellings)
        )
        return frozenset(first for first, _, rest in opened if not is_article(first, rest))

    def _opens(self, word: str) -> bool:
        """Tell whether a folded word may open a name, as listed or otherwise spelt; of "the", see `behind_the`."""
        if word == "the":
            return False
        if word in self.exact or word in self.begun or word in self.bare or word in ARTICLES:
            return True
        return word not in NO_VARIANT and self.begins_variant(skeleton_word(word))

    @cached_property
    def behind_the(self) -> frozenset[str]:
        """The folded words that stand second in names which open with "the"."""
        return frozenset(words[1] for key in self.exact if len(words := key.split()) > 1 and words[0] == "the")

    @cached_property
    def bare(self) -> dict[str, list[Listed]]:
        """Spellings of main names that open with the Arabic article, by folded name without it.

        Of main names only, for a byname without its article is another word: Jerusalem is Al-Quds, never "Quds".
        """
        found: dict[str, list[Listed]] = {}
        for key, spellings in self.exact.items():
            first, _, rest = key.partition(" ")
            if rest and is_article(first, rest) and len(rest) >= _SHORTEST_BARE and rest not in self.exact:
                kept = [s for s in spellings if s.place.country in _TRANSLITERATED and s.spells_main_name]
                if kept:
                    found[rest] = kept
        return found

    @cached_property
    def opens_bare(self) -> frozenset[str]:
        """The folded words that open the names of `bare`."""
        return frozenset(key.partition(" ")[0] for key in self.bare)

    @cached_property
    def variants(self) -> dict[str, list[Listed]]:
        """Spellings by skeleton, for places whose names are transliterated; countries are spelt in one way."""
        found: dict[str, list[Listed]] = {}
        for key, spellings in self.exact.items():
            kept = [
                spelling
                for spelling in spellings
                if spelling.place.country in _TRANSLITERATED
                and not spelling.capitals
                and not spelling.place.feature_code.startswith("PCL")
            ]
            if kept and "," not in key:
                bones = "".join(skeleton_words(key.split()))
                if len(bones) >= _SHORTEST_SKELETON:
                    found.setdefault(bones, []).extend(kept)
        return found

    @cached_property
    def _skeletons(self) -> list[str]:
        return sorted(self.variants)

    def _begins_variant(self, bones: str) -> bool:
        """Tell whether the skeleton of a spelling begins with `bones`."""
        index = bisect_left(self._skeletons, bones)
        return index < len(self._skeletons) and self._skeletons[index].startswith(bones)

    def divisions(self, listed: Iterable[Listed], codes: frozenset[str]) -> list[Listed]:
        """Return what `listed` means before "Province": those of the kinds `codes`, or divisions named after the rest.

        So "Halab province" is Aleppo's, though Halab is listed for the city alone.
        """
        listed = list(listed)
        namesakes = (other for spelling in listed for other in self.exact.get(fold(spelling.place.name), ()))
        return [spelling for spelling in listed if spelling.place.feature_code in codes] or [
            spelling for spelling in namesakes if spelling.place.feature_code in codes
        ]


def listed_spellings(places: Iterable[Place]) -> Iterator[Listed]:
    """Yield every spelling of every place, the main name first; a division also goes by its name without "Province"."""
    for place in places:
        seen: set[str] = set()
        for language, text in (("", place.name), *place.names):
            if text not in seen:
                seen.add(text)
                yield Listed(place, text, language, main=text == place.name)
        short = shortened_name(place.name, place.feature_code)
        if short and short not in seen:
            yield Listed(place, short, "", shortened=True)


def name_keys(name: str) -> tuple[str, ...]:
    """Return the keys that `name` is found under: its folded words, and the same with its commas as words."""
    plain = fold(name)
    if not plain or ("," not in name and "،" not in name):
        return (plain,) if plain else ()
    words = [(fold_word(word.raw), word.link) for word in split_words(name)]
    marked = [part for folded, link in words if folded for part in ((",", folded) if link == "," else (folded,))]
    return tuple(dict.fromkeys((plain, " ".join(marked))))


def is_transliterated(country: str) -> bool:
    """Tell whether the names of a country's places reach English by transliteration, so that one has many spellings."""
    return country in _TRANSLITERATED


def shortened_name(name: str, feature_code: str) -> str:
    """Return a division's main name without its "Province", "" for other places and where too little is left."""
    if feature_code not in _DIVISIONS:
        return ""
    words = list(split_words(name))
    if len(words) < 2 or feature_code not in AREA_WORDS.get(fold_word(words[-1].raw), ()):
        return ""
    left = {fold_word(word.raw) for word in words[:-1]}
    return "" if left <= _BEARINGS else name[: words[-2].end]
