"""How many documents a second are read from text to claims, and which share of it each stage takes.

Run ``python benchmarks/read_reports.py [REPEATS]`` in a checkout. Reads the notes in ``data/documents`` over and over;
each time with another last line, so that nothing is remembered from the time before.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from typing import TYPE_CHECKING

from geostrike.boundaries import Boundaries, load_boundaries
from geostrike.documents import read_documents
from geostrike.files import data_dir
from geostrike.gazetteer import Gazetteer, read_gazetteer
from geostrike.reading import extract_claims, find_mentions, resolve

if TYPE_CHECKING:
    from geostrike.model import Document

STAGES = ("mentions", "resolve", "claims")


def read_one(document: Document, gazetteer: Gazetteer, boundaries: Boundaries) -> tuple[int, dict[str, float]]:
    """Read a document by the stages of the pipeline; return the number of claims and the seconds of each stage."""
    times = [perf_counter()]
    mentions = find_mentions(document, gazetteer)
    times.append(perf_counter())
    matches = resolve(document, mentions, gazetteer)
    times.append(perf_counter())
    claims = extract_claims(document, matches, boundaries).claims
    times.append(perf_counter())
    return len(claims), {stage: after - before for stage, before, after in zip(STAGES, times, times[1:], strict=False)}


def main(repeats: int) -> None:
    """Read the notes `repeats` times and print the table."""
    gazetteer, boundaries = read_gazetteer(), load_boundaries()
    notes, _ = read_documents(data_dir() / "documents")
    started = perf_counter()
    for note in notes:
        read_one(note, gazetteer, boundaries)
    first = perf_counter() - started
    documents = [replace(note, text=f"{note.text}\n\nCopy {n}.\n") for n in range(repeats) for note in notes]
    spent, claims = dict.fromkeys(STAGES, 0.0), 0
    for document in documents:
        found, seconds = read_one(document, gazetteer, boundaries)
        claims += found
        for stage in STAGES:
            spent[stage] += seconds[stage]
    total = sum(spent.values())
    letters = sum(len(document.text) for document in documents)
    print(f"{len(documents)} documents of {letters // len(documents):,} characters on average, {claims:,} claims")
    print(f"the notes once, with names and areas made ready: {first:.2f} s")
    print(f"{'stage':<10}{'seconds':>10}{'share':>8}{'documents/s':>14}")
    for stage in STAGES:
        print(f"{stage:<10}{spent[stage]:>10.2f}{spent[stage] / total:>8.0%}{len(documents) / spent[stage]:>14,.0f}")
    print(f"{'all':<10}{total:>10.2f}{1:>8.0%}{len(documents) / total:>14,.0f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
