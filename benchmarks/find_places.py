"""Finding and resolving place names, beside the two public finders that need no model either.

    python benchmarks/find_places.py [FOLDER]

FOLDER holds JSON Lines with `text`; without it the notes in data/documents are read, many times over. flashgeotext and
geotext find names of cities and countries; they give no coordinates and choose nothing. One core; each row is the best
of three runs over the same documents, the gazetteer open and warm.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

from geostrike.documents import read_documents
from geostrike.gazetteer import open_gazetteer
from geostrike.model import Document
from geostrike.reading.toponyms import find_toponyms

RUNS = 3
NOTES = Path(__file__).parents[1] / "data" / "documents"
RESOLVED = "Kharkiv"


def documents_of(folder: Path | None) -> list[Document]:
    if folder is None:
        found, _ = read_documents(NOTES)
        return list(found) * 20
    rows = [
        json.loads(line) for path in sorted(folder.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()
    ]
    return [
        Document(id=str(index), name="", text=row["text"], sha256="", url=row.get("url"))
        for index, row in enumerate(rows)
    ]


def best(read, documents) -> float:
    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        for document in documents:
            read(document)
        times.append(time.perf_counter() - started)
    return len(documents) / min(times)


def main() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    documents = documents_of(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    characters = sum(len(document.text) for document in documents)
    print(f"{len(documents)} documents, {characters / len(documents):.0f} characters each on average; one core")

    gazetteer = open_gazetteer()
    ours = best(lambda document: find_toponyms(document, gazetteer), documents)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"geostrike, found and resolved   {ours:8.0f} documents a second; {memory:.0f} MB resident at most")
    from flashgeotext.geotext import GeoText as Flash
    from geotext import GeoText

    flash = Flash()
    peer = best(lambda document: flash.extract(input_text=document.text), documents)
    print(
        f"flashgeotext, found             {peer:8.0f} documents a second; geostrike / flashgeotext = {ours / peer:.2f}"
    )
    other = best(lambda document: GeoText(document.text), documents)
    print(f"geotext, found                  {other:8.0f} documents a second; geostrike / geotext = {ours / other:.2f}")

    command = [str(Path(sys.executable).parent / "geostrike"), "resolve", RESOLVED, "--json"]
    times = []
    for _ in range(5):
        started = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - started)
    best_s, worst_s = min(times), max(times)
    print(f"geostrike resolve {RESOLVED}, a whole process: {best_s:.2f} s at best, {worst_s:.2f} s at worst of five")


if __name__ == "__main__":
    main()
