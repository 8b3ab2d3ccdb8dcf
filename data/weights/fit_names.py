"""Learns the weights of the cues that tell a place's name from another word, from labelled texts.

    python data/weights/fit_names.py FOLDER

FOLDER holds JSON Lines, one document a line: id, text, url, and toponyms with start and end. What is written,
names.toml, holds cues and figures alone. With --check nothing is written: each document is judged by weights learned
from the other four fifths, and the F1 of each file is printed.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from geostrike.gazetteer import open_gazetteer
from geostrike.gazetteer.find import Tokens
from geostrike.model import Document
from geostrike.reading.naming import weigh
from geostrike.reading.publishers import home_of

HERE = Path(__file__).parent
RIDGE = 2.0
RAREST = 4  # spans that show a cue
# Files that label no demonyms say nothing about them; long reports of one kind shall not outweigh the rest.
NO_DEMONYMS = ("geovirus", "news2024")
SHARE = {"humset": 0.3}


def read(folder: Path) -> dict[str, list]:
    gazetteer = open_gazetteer()
    files = {}
    for path in sorted(folder.glob("*.jsonl")):
        name = path.name.partition(".")[0]
        documents = []
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            tokens = Tokens(row["text"])
            hits = gazetteer.names_in(tokens)
            if name in NO_DEMONYMS:
                hits = [hit for hit in hits if hit.kind != "demonym"]
            home = home_of(Document(id="", name="", text="", sha256="", url=row.get("url")))
            spans = weigh.all_spans(tokens, hits, home.country if home else "")
            gold = {(toponym["start"], toponym["end"]) for toponym in row["toponyms"]}
            documents.append((spans, [(hit.start, hit.end) in gold for hit, _ in spans], gold))
        files[name] = documents
    return files


def learn(files: dict[str, list]) -> dict[str, float]:
    counts = Counter(c for docs in files.values() for spans, _, _ in docs for _, cues in spans for c in set(cues))
    cues = sorted(cue for cue, count in counts.items() if count >= RAREST)
    number = {cue: index for index, cue in enumerate(cues)}
    rows, columns, right, shares = [], [], [], []
    for name, documents in files.items():
        for spans, labels, _ in documents:
            for (_, shown), label in zip(spans, labels, strict=True):
                columns.extend(number[cue] for cue in set(shown) if cue in number)
                rows.extend([len(right)] * sum(cue in number for cue in set(shown)))
                right.append(label)
                shares.append(SHARE.get(name, 1.0))
    matrix = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(right), len(cues)))
    target, share = np.array(right, float), np.array(shares)

    def loss(weights):
        likely = 1 / (1 + np.exp(-(matrix @ weights)))
        value = -(share * (target * np.log(likely + 1e-12) + (1 - target) * np.log(1 - likely + 1e-12))).sum()
        return value + RIDGE * weights @ weights / 2, matrix.T @ (share * (likely - target)) + RIDGE * weights

    found = minimize(loss, np.zeros(len(cues)), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    return {cue: round(float(weight), 2) for cue, weight in zip(cues, found, strict=True) if abs(weight) >= 0.01}


def judge(files: dict[str, list], weights: dict[str, float], threshold: float) -> dict[str, tuple[int, int, int]]:
    weigh._weights = lambda: weights
    scores = {}
    for name, documents in files.items():
        true = found = labelled = 0
        for spans, _, gold in documents:
            kept = {(h.start, h.end) for h, _, _ in weigh.likely_spans(_weighed(spans, weights), threshold)}
            true, found, labelled = true + len(kept & gold), found + len(kept), labelled + len(gold)
        scores[name] = (true, found, labelled)
    return scores


def _weighed(spans, weights):
    saved, weigh.all_spans = weigh.all_spans, lambda *_: spans
    try:
        return weigh.weighed_spans(None, (), "")
    finally:
        weigh.all_spans = saved


def check(files: dict[str, list]) -> None:
    folds = 5
    for threshold in (0.35, 0.4, 0.45):
        totals = {name: np.zeros(3) for name in files}
        for fold in range(folds):
            rest = {n: [d for i, d in enumerate(docs) if i % folds != fold] for n, docs in files.items()}
            held = {n: [d for i, d in enumerate(docs) if i % folds == fold] for n, docs in files.items()}
            for name, score in judge(held, LEARNED.setdefault(fold, learn(rest)), threshold).items():
                totals[name] += score
        line = {n: round(float(2 * t / (f + g)), 4) for n, (t, f, g) in totals.items()}
        print(threshold, line, round(sum(line.values()) / len(line), 4))
    cover = {n: round(sum(sum(set(map(_at, s)) >= {g} for g in gold) for s, _, gold in d) / sum(len(g) for _, _, g in d), 3) for n, d in files.items()}  # noqa: E501
    print("spans that are there to be chosen:", cover)


def _at(span):
    return span[0].start, span[0].end


LEARNED: dict[int, dict[str, float]] = {}


def main() -> None:
    files = read(Path(sys.argv[1]))
    if "--check" in sys.argv:
        check(files)
        return
    weights = learn(files)
    lines = "\n".join(f"{json.dumps(cue)} = {weight}" for cue, weight in sorted(weights.items()))
    head = "# What each cue weighs (natural logarithm of odds). Written by fit_names.py; see data/README.md.\n\n[cues]\n"
    (HERE / "names.toml").write_text(head + lines + "\n", encoding="utf-8")
    print(len(weights), "cues;", {n: round(float(2 * t / (f + g)), 4) for n, (t, f, g) in judge(files, weights, weigh.THRESHOLD).items()})  # fmt: skip # noqa: E501


if __name__ == "__main__":
    main()
