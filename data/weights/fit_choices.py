"""Learns what each cue weighs in choosing among the places of one name, from labelled texts.

    python data/weights/fit_choices.py FOLDER [--check]

FOLDER holds JSON Lines, one document a line: id, text, url, and toponyms with start, end, lat, lon and, where it is
known, geonameid. What is written, choices.toml, holds cues and figures alone. With --check nothing is written: each
file is judged by weights learned from the others.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from geostrike.gazetteer import fold, open_gazetteer
from geostrike.gazetteer.distance import distance_m
from geostrike.model import Document
from geostrike.reading.choosing import choose, priors, weights
from geostrike.reading.choosing.company import Named
from geostrike.reading.publishers import home_of

HERE = Path(__file__).parent
ROUNDS = 3
RIDGE = 0.0004
SAME_M = 60_000.0
RIGHT_M = 161_000.0
FIRST = {
    "population": 1.0, "population unknown": 1.0, "country": 4.0, "continent": 4.0, "adm1": 3.0, "capital": 1.5,
    "seat": 0.7, "adm2": -1.0, "quarter": -1.0, "region": 2.0, "main name": 1.0, "country named": 0.6,
    "in the others' country": 2.0, "division named": 2.0, "in the others' division": 2.0, "within 120 km": 0.7,
    "held by the next name": 4.0, "not in the next name": -2.0,
}  # fmt: skip


def read(folder: Path) -> dict[str, list]:
    gazetteer = open_gazetteer()
    files = {}
    for path in sorted(folder.glob("*.jsonl")):
        documents = []
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            names, gold = [], []
            for toponym in sorted(row["toponyms"], key=lambda item: item["start"]):
                key = fold(toponym["name"])
                demonym = gazetteer.demonyms.get(key)
                bearers = demonym or gazetteer.bearers.of(key)
                if bearers and toponym.get("lat") is not None:
                    names.append(Named(toponym["start"], toponym["end"], key, tuple(bearers), bool(demonym)))
                    gold.append(toponym)
            home = home_of(Document(id="", name="", text="", sha256="", url=row.get("url")))
            if names:
                documents.append((names, gold, row["text"], home))
        if documents:
            files[path.name.partition(".")[0]] = documents
    return files, gazetteer.bearers


def right(bearer, toponym, reach_m: float) -> bool:
    known = toponym.get("geonameid") or toponym.get("derived_gid")
    if known and bearer.geonameid == int(known):
        return True
    return distance_m(bearer.longitude, bearer.latitude, toponym["lon"], toponym["lat"]) <= reach_m


def examples(documents, bearers) -> list[tuple[list[dict[str, float]], int]]:
    found = []
    for names, gold, text, home in documents:
        for choice, toponym in zip(choose.choose(names, text, bearers, home), gold, strict=True):
            ranked = [bearer for bearer, _ in choice.ranked]
            if len(ranked) < 2:
                continue
            same = [index for index, bearer in enumerate(ranked) if right(bearer, toponym, 0)]
            same = same or [index for index, bearer in enumerate(ranked) if right(bearer, toponym, SAME_M)]
            if same:
                found.append(([choice.cues(bearer) for bearer in ranked], same[0]))
    return found


def learn(documents, bearers) -> dict[str, float]:
    current = dict(FIRST)
    for _ in range(ROUNDS):
        use(current)
        shown = examples(documents, bearers)
        counts = Counter(cue for rows, _ in shown for row in rows for cue in row)
        cues = sorted(cue for cue, count in counts.items() if count >= 5)
        number = {cue: index for index, cue in enumerate(cues)}
        tables = []
        for rows, answer in shown:
            table = np.zeros((len(rows), len(cues)))
            for line, row in enumerate(rows):
                for cue, value in row.items():
                    if cue in number:
                        table[line, number[cue]] = value
            tables.append((table, answer))

        def loss(weight, tables=tables):
            value, slope = 0.0, np.zeros_like(weight)
            for table, answer in tables:
                score = table @ weight
                likely = np.exp(score - score.max())
                likely /= likely.sum()
                value -= np.log(likely[answer] + 1e-12)
                slope += likely @ table - table[answer]
            return value / len(tables) + RIDGE * weight @ weight, slope / len(tables) + 2 * RIDGE * weight

        start = np.array([current.get(cue, 0.0) for cue in cues])
        found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300})
        print("loss", round(found.fun, 4), "of", len(tables), file=sys.stderr)
        current = {cue: round(float(value), 3) for cue, value in zip(cues, found.x, strict=True)}
    return current


def use(current: dict[str, float]) -> None:
    for module in (choose, priors, weights):
        module.weights = lambda: current
    priors._ranked.cache_clear()


def judge(documents, bearers, current) -> float:
    use(current)
    hits = total = 0
    for names, gold, text, home in documents:
        for choice, toponym in zip(choose.choose(names, text, bearers, home), gold, strict=True):
            hits += right(choice.ranked[0][0], toponym, RIGHT_M)
            total += 1
    return round(hits / total, 4)


def main() -> None:
    files, bearers = read(Path(sys.argv[1]))
    if "--check" in sys.argv:
        for name, documents in files.items():
            rest = [document for other, docs in files.items() if other != name for document in docs]
            print(name, judge(documents, bearers, learn(rest, bearers)))
        return
    current = learn([document for documents in files.values() for document in documents], bearers)
    lines = "\n".join(f"{json.dumps(cue)} = {value}" for cue, value in sorted(current.items()))
    head = "# What each cue weighs in choosing among the places of a name. Written by fit_choices.py.\n\n[cues]\n"
    (HERE / "choices.toml").write_text(head + lines + "\n", encoding="utf-8")
    print({name: judge(documents, bearers, current) for name, documents in files.items()})


if __name__ == "__main__":
    main()
