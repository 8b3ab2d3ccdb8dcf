"""Learns the weights of the cues that tell a place's name from another word, from labelled texts.

    python data/weights/fit_names.py FOLDER

FOLDER holds JSON Lines, one document a line: id, text, url, and toponyms with start and end. What is written,
names.toml, holds cues and figures alone. With --check nothing is written: each document is judged by weights learned
from the other four fifths, and the F1 of each file is printed.

Spans that overlap compete: learned is how likely the labelled ones are among all sets of spans that do not overlap. A
cue that is told apart by how well known the place is ("after in/small") is also learned for all places together, and
reports of agencies are learned as the news with differences; what is written are the sums.
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
from geostrike.reading.naming.cues import full_cue
from geostrike.reading.naming.setting import is_report
from geostrike.reading.publishers import home_of

HERE = Path(__file__).parent
RIDGE = 2.0
RAREST = 8  # spans that show a cue
MOST_SETS = 400  # of spans that do not overlap; where there are more, one span at a time
REPORT = "report: "
# Files that label no demonyms say nothing about them; long reports of one kind shall not outweigh the rest.
NO_DEMONYMS = ("geovirus", "news2024")
SHARE = {"humset": 0.3}
# What a neighbour is in the gazetteer may only speak for a span: places that are added must not cost others theirs.
SPEAK_FOR = (
    *("after place and", "before its holder", "before comma and place", "country named", "division named"),
    *("elsewhere placed", "often placed", "facility with a place", ", also a place"),
)
SPEAK_AGAINST = ("surname never placed",)


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
            gold = {(toponym["start"], toponym["end"]) for toponym in row["toponyms"]}
            spans = [
                (hit, [full_cue(cue, strength) for cue in cues])
                for hit, cues, strength in weigh.all_spans(tokens, hits, home)
            ]
            documents.append((spans, gold, tokens))
        files[name] = documents
    return files


def learn(files: dict[str, list]) -> dict[str, dict[str, float]]:
    counts = Counter(cue for docs in files.values() for spans, _, _ in docs for _, cues in spans for cue in cues)
    number: dict[str, int] = {}
    rows, columns = [], []  # spans, cues
    sets, members, starts, right, shares = [], [], [], [], []
    total = 0
    for name, documents in files.items():
        for spans, gold, tokens in documents:
            base = total
            for _, shown in spans:
                cues = {wide for cue in shown if counts[cue] >= RAREST for wide in _wider(cue)}
                if is_report(tokens):
                    cues |= {REPORT + cue for cue in cues}
                columns.extend(number.setdefault(cue, len(number)) for cue in sorted(cues))
                rows.extend([total] * len(cues))
                total += 1
            for choices in _choices([hit for hit, _ in spans]):
                good = [_goodness([_at(spans[index]) for index in chosen], gold) for chosen in choices]
                starts.append(len(right))
                shares.append(SHARE.get(name, 1.0))
                for chosen, value in zip(choices, good, strict=True):
                    sets.extend([len(right)] * len(chosen))
                    members.extend(base + index for index in chosen)
                    right.append(value == max(good))
    matrix = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(total, len(number)))
    chosen = csr_matrix((np.ones(len(sets)), (sets, members)), shape=(len(right), total))
    found = _fitted(
        chosen @ matrix, np.array(starts), np.array(right), np.array(shares), [_bounds(cue) for cue in number]
    )
    weight = dict(zip(number, found.tolist(), strict=True))
    tables: dict[str, dict[str, float]] = {"cues": {}, "reports": {}}
    for cue in sorted(cue for cue, count in counts.items() if count >= RAREST):
        news = sum(weight[wide] for wide in _wider(cue))
        tables["cues"][cue] = round(news, 2)
        tables["reports"][cue] = round(news + sum(weight.get(REPORT + wide, 0.0) for wide in _wider(cue)), 2)
    return {name: {cue: value for cue, value in table.items() if value} for name, table in tables.items()}


def _fitted(matrix, starts, right, shares, bounds):
    """Return the weights under which the right choices are likeliest; `matrix` holds a choice a row."""
    group = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(right))))
    wrong = np.where(right, 0.0, -1e9)
    transposed = matrix.T.tocsr()

    def total(values):
        top = np.maximum.reduceat(values, starts)
        return top + np.log(np.add.reduceat(np.exp(values - top[group]), starts))

    def loss(weights):
        values = matrix @ weights
        every, good = total(values), total(values + wrong)
        slope = shares[group] * (np.exp(values - every[group]) - np.exp(values + wrong - good[group]))
        ridge = RIDGE * weights
        return (shares * (every - good)).sum() + ridge @ weights / 2, transposed @ slope + ridge

    start = np.zeros(matrix.shape[1])
    return minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 500}).x


def _wider(cue: str) -> tuple[str, ...]:
    """Return a cue and what it is for all places together."""
    if "/" not in cue or any(words in cue for words in SPEAK_FOR):
        return (cue,)
    return cue, cue.rpartition("/")[0]


def _bounds(cue: str) -> tuple[float | None, float | None]:
    if any(words in cue for words in SPEAK_FOR):
        return 0.0, None
    return None, 0.0 if any(words in cue for words in SPEAK_AGAINST) else None


def _choices(hits) -> list[list[tuple[int, ...]]]:
    """Return, for every group of spans that overlap, the sets of them that do not."""
    groups: list[list[int]] = []
    end = -1
    for index in sorted(range(len(hits)), key=lambda index: (hits[index].first, hits[index].last)):
        if hits[index].first > end:
            groups.append([])
        groups[-1].append(index)
        end = max(end, hits[index].last)
    found = []
    for group in groups:
        sets: list[tuple[int, ...]] = [()]
        for index in group:
            sets += [(*chosen, index) for chosen in sets if not chosen or hits[chosen[-1]].last < hits[index].first]
            if len(sets) > MOST_SETS:
                sets = [(), *((index,) for index in group)]
                break
        found.append(sets)
    return found


def _goodness(chosen, gold) -> int:
    """Return how many labelled spans are chosen; any that is not labelled spoils a choice."""
    return len(set(chosen) & gold) if all(span in gold for span in chosen) else -1


def _at(span):
    return span[0].start, span[0].end


def judge(files: dict[str, list], weights: dict[str, dict[str, float]], threshold: float) -> dict[str, np.ndarray]:
    """Return how many spans of each file are found and right, found, and labelled."""
    scores = {}
    for name, documents in files.items():
        scores[name] = np.zeros(3, int)
        for spans, gold, tokens in documents:
            learned = weigh.Weights(weights["reports" if is_report(tokens) else "cues"])
            weighed = weigh.weighed([(hit, cues, "") for hit, cues in spans], learned)
            kept = {(hit.start, hit.end) for hit, _, _ in weigh.likely_spans(weighed, threshold)}
            scores[name] += (len(kept & gold), len(kept), len(gold))
    return scores


def check(files: dict[str, list], folds: int = 5) -> None:
    learned = []
    for fold in range(folds):
        rest = {name: [d for i, d in enumerate(docs) if i % folds != fold] for name, docs in files.items()}
        learned.append(learn(rest))
    for threshold in (0.35, 0.4, weigh.THRESHOLD, 0.45, 0.5):
        totals = {name: np.zeros(3, int) for name in files}
        for fold, weights in enumerate(learned):
            held = {name: docs[fold::folds] for name, docs in files.items()}
            for name, score in judge(held, weights, threshold).items():
                totals[name] += score
        line = _f1(totals)
        print(threshold, line, round(sum(line.values()) / len(line), 4))
    cover = {
        name: sum(len(gold & {_at(span) for span in spans}) for spans, gold, _ in docs) / sum(len(d[1]) for d in docs)
        for name, docs in files.items()
    }
    print("spans that are there to be chosen:", {name: round(share, 3) for name, share in cover.items()})


def _f1(scores: dict[str, np.ndarray]) -> dict[str, float]:
    return {name: round(float(2 * right / (found + gold)), 4) for name, (right, found, gold) in scores.items()}


def main() -> None:
    files = read(Path(sys.argv[1]))
    if "--check" in sys.argv:
        check(files)
        return
    weights = learn(files)
    lines = ["# What each cue weighs (natural logarithm of odds), in the news and in reports of agencies."]
    lines.append("# Written by fit_names.py; see data/README.md.")
    for table, cues in weights.items():
        lines += [
            "",
            f"[{table}]",
            *(f"{json.dumps(cue, ensure_ascii=False)} = {weight}" for cue, weight in cues.items()),
        ]
    (HERE / "names.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print({table: len(cues) for table, cues in weights.items()}, _f1(judge(files, weights, weigh.THRESHOLD)))


if __name__ == "__main__":
    main()
