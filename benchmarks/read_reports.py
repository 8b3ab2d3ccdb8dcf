"""How many documents a second are read from text to claims, which share of it each stage takes, and how it grows.

    python benchmarks/read_reports.py [FOLDER]

FOLDER holds reports as `geostrike claims` reads them; without it the notes in data/documents are read. Every document
is read again and again, each time with another last line, so that nothing is remembered from the time before; then all
of them, joined to one long text. One process on one core.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from itertools import cycle, pairwise
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

from geostrike.boundaries import Boundaries, load_boundaries
from geostrike.documents import read_documents
from geostrike.gazetteer import World, open_gazetteer
from geostrike.reading import extract_claims, find_mentions, resolve

if TYPE_CHECKING:
    from geostrike.model import Document

NOTES = Path(__file__).parents[1] / "data" / "documents"
STAGES = ("mentions", "resolve", "claims")
LETTERS = 2_000_000  # that are read in all, about
JOINED = (250_000, 500_000, 1_000_000)


def read_one(document: Document, gazetteer: World, boundaries: Boundaries) -> tuple[int, list[float]]:
    """Return the number of claims, and the seconds that each stage takes."""
    times = [process_time()]
    mentions = find_mentions(document, gazetteer)
    times.append(process_time())
    matches = resolve(document, mentions, gazetteer)
    times.append(process_time())
    claims = extract_claims(document, matches, boundaries).claims
    times.append(process_time())
    return len(claims), [after - before for before, after in pairwise(times)]


def joined(documents: list[Document], letters: int) -> Document:
    """Return the documents one after the other, over and over, until they have so many letters."""
    texts, missing = [], letters
    for number, document in enumerate(cycle(documents)):
        texts.append(f"{document.text}\n\nPart {number}.\n\n"[:missing])
        missing -= len(texts[-1])
        if not missing:
            break
    return replace(documents[0], id=f"{letters} letters", text="".join(texts))


def main() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else NOTES
    documents, _ = read_documents(folder)
    letters = sum(len(document.text) for document in documents)
    if not letters:
        sys.exit(f"{folder} holds no reports")
    gazetteer, boundaries = open_gazetteer(), load_boundaries()
    started = process_time()
    claims = sum(read_one(document, gazetteer, boundaries)[0] for document in documents)
    print(f"{len(documents)} documents of {letters / len(documents):,.0f} letters on average, {claims:,} claims")
    print(f"read once, with names and areas made ready: {process_time() - started:.2f} s")

    count, spent = 0, [0.0] * len(STAGES)
    for number in range(-(-LETTERS // letters)):
        for document in documents:
            document = replace(document, text=f"{document.text}\n\nCopy {number}.\n")
            _, seconds = read_one(document, gazetteer, boundaries)
            spent = [total + more for total, more in zip(spent, seconds, strict=True)]
            count += 1
    print(f"{'stage':<10}{'ms a document':>16}{'share':>8}{'documents/s':>14}")
    for stage, seconds in zip((*STAGES, "all"), (*spent, sum(spent)), strict=True):
        print(f"{stage:<10}{1000 * seconds / count:>16.2f}{seconds / sum(spent):>8.0%}{count / seconds:>14,.0f}")

    print(f"{'joined to':<10}{'seconds':>16}{'times linear':>14}")
    first = 0.0
    for size in JOINED:
        _, seconds = read_one(joined(documents, size), gazetteer, boundaries)
        first = first or sum(seconds) / size
        print(f"{size / 1e6:<7.2f} MB{sum(seconds):>16.2f}{sum(seconds) / size / first:>14.2f}")


if __name__ == "__main__":
    main()
