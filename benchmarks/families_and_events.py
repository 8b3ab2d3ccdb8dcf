"""How the time to find copies and to merge claims grows with their number, and how many of the known copies are found.

Run ``python benchmarks/families_and_events.py [DOCUMENTS]`` in a checkout; 20,000 documents unless said otherwise, and
about five claims of each. All are made up, from a seed. Seconds are of the processor, so that other work on the machine
does not count. Ends with 1 where time grows much faster than n log n.
"""

from __future__ import annotations

import gc
import sys
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import log2
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from shapely import box

from geostrike.documents import find_families
from geostrike.documents.families import COPY_SHARE, DERIVED_SHARE
from geostrike.documents.overlap import SHINGLE_WORDS, fold_words
from geostrike.events import merge_claims
from geostrike.model import Claim, Document, Evidence, Location, Place, Statement, Toll, WherePrec
from geostrike.reading.where.location import holds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

T = TypeVar("T")
EVIDENCE = Evidence(start=0, end=8, text="A strike")
SEED = 20240202
VOCABULARY, PHRASES, TOWNS = 40_000, 3_000, 400
HAPPENINGS_A_DAY, DOCUMENTS_A_DAY = 12, 12
START = date(2015, 1, 1)
STEEPEST = 1.35  # for the last doubling n log n gives 1.07; caches, and other work on them, up to 0.2 more


@dataclass(frozen=True, kw_only=True)
class Corpus:
    """Documents, and of those that were made from another: (its place, the place of the other, how it was made)."""

    documents: list[Document]
    made: list[tuple[int, int, str]]


def zipf(size: int) -> NDArray[np.float64]:
    """Return probabilities that fall as those of words do, from the most frequent to the rarest."""
    weights: NDArray[np.float64] = 1 / (np.arange(size) + 2.7)
    return weights / weights.sum()  # type: ignore[no-any-return]


def make_documents(number: int) -> Corpus:
    """Make articles with stock phrases; 10 % copies with a few words changed, 10 % cuts, 5 % that take over a part."""
    rng = np.random.default_rng(SEED)
    words = np.array([f"w{word:x}" for word in range(VOCABULARY)])
    likely, likely_phrase = zipf(VOCABULARY), zipf(PHRASES)
    phrases = [rng.choice(VOCABULARY, rng.integers(5, 12), p=likely) for _ in range(PHRASES)]
    footer = rng.choice(VOCABULARY, 40, p=likely)

    def fresh(length: int) -> NDArray[np.int64]:
        return rng.choice(VOCABULARY, length, p=likely)

    def changed(text: NDArray[np.int64], share: float) -> NDArray[np.int64]:
        at = rng.integers(0, len(text), max(1, int(len(text) * share)))
        text = text.copy()
        text[at] = fresh(len(at))
        return text

    def part(text: NDArray[np.int64], share: float) -> NDArray[np.int64]:
        length = int(len(text) * share)
        start = rng.integers(0, len(text) - length + 1)
        return text[start : start + length]

    copies, cuts, derived = number // 10, number // 10, number // 20
    articles = number - copies - cuts - derived
    texts = []
    for length in np.clip(rng.lognormal(np.log(280), 0.45, articles).astype(int), 60, 1500):
        pieces = np.split(fresh(length), np.sort(rng.integers(0, length, rng.poisson(length / 130))))
        for piece in range(1, len(pieces)):
            pieces[piece] = np.concatenate([phrases[rng.choice(PHRASES, p=likely_phrase)], pieces[piece]])
        texts.append(np.concatenate(pieces))
    made = []
    for kind, count in (("copy", copies), ("cut", cuts), ("derived", derived)):
        for turn in range(count):
            source = int(rng.integers(articles))
            text = texts[source]
            if kind == "copy":
                text = changed(text, 0.015)
            elif kind == "cut":
                text = part(text, (1 / 2, 1 / 3, 1 / 5)[turn % 3])
                text = changed(text, 0.02) if turn % 2 else text
            else:
                share = rng.uniform(0.28, 0.5)
                text = np.concatenate([fresh(int(len(text) * (1 - share))), part(text, share)])
            made.append((len(texts), source, kind))
            texts.append(text)
    days = rng.integers(0, max(number // DOCUMENTS_A_DAY, 1), number)
    for place, source, _ in made:
        days[place] = days[source]
    documents = []
    for place, text in enumerate(texts):
        name, published = f"d{place:06}", START + timedelta(int(days[place]))
        full = " ".join(words[np.concatenate([text, footer]) if rng.random() < 0.01 else text])
        documents.append(Document(id=name, name=name, text=full, sha256="", published=published))
    return Corpus(documents=documents, made=made)


def make_locations() -> list[tuple[Location, list[Location]]]:
    """Return towns, each with the governorate, the region and the country that hold it, with their polygons."""
    rng = np.random.default_rng(SEED)

    def location(name: str, code: str, prec: WherePrec, west: float, south: float, size: float) -> Location:
        area = box(west, south, west + size, south + size) if prec >= WherePrec.GOVERNORATE else None
        x, y, r = west + size / 2, south + size / 2, size * 75_000 or 5_000.0
        place = Place(id=name, name=name, longitude=x, latitude=y, country=code, feature_code="PPL", radius_m=r)
        return Location(
            place=place, where_prec=prec, longitude=x, latitude=y, radius_m=r, where_description="", area=area
        )

    found = []
    for country in range(8):
        code, west, south = f"X{country}", 30 + country % 4 * 8, 14 + country // 4 * 8
        areas = [location(f"country {code}", code, WherePrec.COUNTRY, west, south, 8)]
        areas.append(location(f"middle of country {code}", code, WherePrec.AREA, west + 2, south + 2, 4))
        for at in range(16):
            x, y = west + at % 4 * 2, south + at // 4 * 2
            areas.append(location(f"governorate {code}.{at}", code, WherePrec.GOVERNORATE, x, y, 2))
        for at in range(TOWNS // 8):
            east, north = rng.uniform(0, 8, 2)
            town = location(f"town {code}.{at}", code, WherePrec.EXACT, west + east, south + north, 0)
            found.append((town, [area for area in areas if holds(area, town)]))
    return [found[town] for town in rng.permutation(len(found))]


def make_claims(corpus: Corpus) -> tuple[list[Claim], list[tuple[str, str]]]:
    """Make five claims or so of each article, retold in what was made from it; return also which claim retells which.

    Happenings come at a steady rate, most of them at a few towns. One claim in thirty has no date, one in seven tells
    of an area only, one in three gives a toll, one in ten says who claimed it.
    """
    rng, towns = np.random.default_rng(SEED), make_locations()
    days = len(corpus.documents) // DOCUMENTS_A_DAY + 4
    where = rng.choice(len(towns), (days, HAPPENINGS_A_DAY), p=zipf(len(towns)))
    dead = rng.integers(1, 40, (days, HAPPENINGS_A_DAY))
    source_of = {place: (source, kind) for place, source, kind in corpus.made}
    claims: list[Claim] = []
    told, retold = list[list[Claim]](), list[tuple[str, str]]()
    for place, document in enumerate(corpus.documents):
        mine: list[Claim] = []
        if place in source_of:
            source, kind = source_of[place]
            keep = {"copy": 1.0, "cut": 0.4, "derived": 0.4}[kind]
            for claim in told[source]:
                if rng.random() < keep:
                    mine.append(replace(claim, id=f"c{len(claims) + len(mine):07}", document=document.id))
                    retold.append((mine[-1].id, claim.id))
        else:
            today = (document.published or START).toordinal() - START.toordinal()
            chosen = rng.permutation(3 * HAPPENINGS_A_DAY)[: rng.poisson(5.8)]
            for day, at in ((today + pick // HAPPENINGS_A_DAY, pick % HAPPENINGS_A_DAY) for pick in chosen.tolist()):
                location, areas = towns[where[day, at]]
                if rng.random() < 1 / 7:
                    location = areas[rng.integers(len(areas))]
                when = START + timedelta(day) if rng.random() < 29 / 30 else None
                killed = int(dead[day, at]) + int(rng.integers(3) == 0)
                toll = Toll(low=killed, best=killed, high=killed)
                statement = Statement(actor=f"group {at % 5}", stance="claimed", evidence=EVIDENCE)
                mine.append(
                    Claim(
                        id=f"c{len(claims) + len(mine):07}",
                        document=document.id,
                        evidence=(EVIDENCE,),
                        event_type="strike" if at % 3 else "attack",
                        sub_event_type="Air/drone strike",
                        rule="made up",
                        location=location,
                        date_start=when,
                        date_end=when,
                        date_prec=1 if when else None,
                        actor2=f"group {at % 7}",
                        killed=toll if rng.random() < 1 / 3 else None,
                        statements=(statement,) if rng.random() < 1 / 10 else (),
                    )
                )
        told.append(mine)
        claims += mine
    return claims, retold


def timed(task: Callable[[], T], times: int = 3) -> tuple[float, T]:
    """Return the least seconds of some tries, and the result."""
    gc.freeze()  # what the benchmark itself keeps is no concern of the task
    took = []
    for _ in range(times):
        start = process_time()
        result = task()
        took.append(process_time() - start)
    return min(took), result


def share(found: Iterable[bool]) -> str:
    found = list(found)
    return f"{sum(found) / max(len(found), 1):.2%}"


def runs_of(document: Document) -> set[str]:
    words = fold_words(document.text)
    starts = range(max(len(words) - SHINGLE_WORDS + 1, 1))
    return {" ".join(words[start : start + SHINGLE_WORDS]) for start in starts}


def known(corpus: Corpus) -> dict[str, list[tuple[str, str]]]:
    """Return the pairs that are to be found: copies and cuts that are ones by their runs, and parts taken over."""
    pairs = defaultdict(list)
    for one, other, kind in corpus.made:
        first, second = corpus.documents[one], corpus.documents[other]
        smaller, larger = sorted((runs_of(first), runs_of(second)), key=len)
        common = len(smaller & larger) / len(smaller)
        if common >= (DERIVED_SHARE if kind == "derived" else COPY_SHARE):
            pairs[kind].append((first.id, second.id))
    return pairs


def sketched(documents: Sequence[Document]) -> dict[str, list[str]]:
    """Return what datasketch takes for the near-duplicates of each document, by its usual way of doing it."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=COPY_SHARE, num_perm=128)
    runs = [[run.encode() for run in runs_of(document)] for document in documents]
    sketches = list(MinHash.generator(runs, num_perm=128, seed=1))
    for document, sketch in zip(documents, sketches, strict=True):
        index.insert(document.id, sketch)
    return {document.id: index.query(sketch) for document, sketch in zip(documents, sketches, strict=True)}


def measure(number: int) -> tuple[Corpus, int, list[float], list[str]]:
    """Run both stages; return the documents, the number of claims, the seconds of each stage and what was found."""
    corpus = make_documents(number)
    claims, retold = make_claims(corpus)
    finding, families = timed(lambda: find_families(corpus.documents))
    merging, events = timed(lambda: merge_claims(claims, families, documents=corpus.documents))
    family_of = {member: family for family in families for member in family.documents}
    event_of = {claim.id: event.id for event in events for claim in event.claims}
    pairs = {kind: [(a, b, family_of[a], family_of[b]) for a, b in both] for kind, both in known(corpus).items()}
    articles = {document.id: document.id for document in corpus.documents}
    articles |= {corpus.documents[place].id: corpus.documents[source].id for place, source, _ in corpus.made}
    found = [
        *(share(one is other for _, _, one, other in pairs[kind]) for kind in ("copy", "cut")),
        # A cut that lies within the part taken over makes one family of article and text.
        share(one is other or a in other.derived or b in one.derived for a, b, one, other in pairs["derived"]),
        share(event_of[one] == event_of[other] for one, other in retold),
        str(sum(len({articles[member] for member in family.documents}) > 1 for family in families)),
    ]
    return corpus, len(claims), [finding, merging], found


def main(number: int) -> int:
    """Print the curves, the peer and the exponents; return 1 where time grows much faster than n log n."""
    find_families(make_documents(100).documents)  # what is imported on first use is not a matter of size
    curves: dict[str, list[tuple[int, float]]] = {"find_families": [], "merge_claims": []}
    print(
        "Processor seconds, in brackets per n log2 n with the first as 1. Found of the known copies, cuts, parts taken"
    )
    print("over and claims retold. Joined: families of documents that have no article in common.")
    print(f"{'documents':>10}{'find_families':>18}{'claims':>10}{'merge_claims':>18}", end="")
    print("".join(f"{name:>9}" for name in ("copies", "cuts", "parts", "retold", "joined")))
    for size in (number // 8, number // 4, number // 2, number):
        corpus, claims, spent, found = measure(size)
        for curve, count, seconds in zip(curves.values(), (size, claims), spent, strict=True):
            curve.append((count, seconds))
            costs = [t / (n * log2(n)) for n, t in curve]
            print(f"{count:>10,}{seconds:>10.2f} ({costs[-1] / costs[0]:.2f})", end="")
        print("".join(f"{cell:>9}" for cell in found), flush=True)

    seconds, near = timed(lambda: sketched(corpus.documents), times=1)
    ratio = curves["find_families"][-1][1] / seconds
    copies, cuts, parts = (share(b in near[a] for a, b in known(corpus)[kind]) for kind in ("copy", "cut", "derived"))
    print(f"datasketch's MinHash LSH takes {seconds:.1f} s for the last; find_families takes {ratio:.2f} times that.")
    print(f"It finds {copies} of the copies, {cuts} of the cuts, {parts} of the parts.")
    steepest = 0.0
    for name, curve in curves.items():
        sizes, took = np.log(curve).T
        last = (took[-1] - took[-2]) / (sizes[-1] - sizes[-2])
        steepest = max(steepest, last)
        print(f"{name} grows as n to the {np.polyfit(sizes, took, 1)[0]:.2f}; over the last doubling, {last:.2f}.")
    print("Much" if steepest > STEEPEST else "Not much", f"steeper than n log n (an exponent above {STEEPEST}).")
    return int(steepest > STEEPEST)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000))
