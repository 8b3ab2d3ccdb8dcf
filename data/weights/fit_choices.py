"""Learns what each cue weighs in choosing among the places of one name, from labelled texts.

    python data/weights/fit_choices.py FOLDER [--check] [--folds]

FOLDER holds JSON Lines, one document a line: id, text, url, and toponyms with start, end, lat, lon and, where it is
known, geonameid. What is written, choices.toml, holds cues and figures alone. With --check nothing is written: each
file is judged by weights learned from the others. With --folds nothing is written either: each fifth of the documents
of all files is judged by weights learned from the rest, no publisher being in two fifths.
"""

from __future__ import annotations

import json
import sys
import zlib
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize

from geostrike.gazetteer import open_gazetteer
from geostrike.gazetteer.distance import distance_m
from geostrike.model import Document
from geostrike.reading.choosing import priors, weights
from geostrike.reading.choosing.choose import CUES, NOTHING_CUES, weigh
from geostrike.reading.choosing.lookup import read_name
from geostrike.reading.choosing.standing import Named
from geostrike.reading.publishers import Home, home_of

ALL = (*CUES, *NOTHING_CUES)
AREAS = frozenset({"country", "continent", "adm1", "region", "wide region"})
HERE = Path(__file__).parent
ROUNDS = 6
KEPT = 0.5  # of the weights of a round, what goes over into the next; without it the picks swing to and fro
RIDGE = 0.001
FOLDS = 5
SAME_M = 60_000.0
RIGHT_M = 161_000.0
WIDE = frozenset({"RGN", "SEA", "OCN", "CONT", "MTS", "DSRT"})
WIDE_M = 1_500_000.0  # between two notions of where the middle of the Middle East is
FIRST = {
    "population": 1.0, "population unknown": 1.0, "country": 4.0, "continent": 4.0, "adm1": 3.0, "capital": 1.5,
    "seat": 0.7, "adm2": -1.0, "quarter": -1.0, "region": 2.0, "wide region": 4.0, "main name": 1.0,
    "country named": 0.6, "in the others' country": 2.0, "division named": 2.0, "in the others' division": 2.0,
    "others within 120 km": 0.7, "held here": 4.0, "not held here": -2.0,
}  # fmt: skip


class Labelled(NamedTuple):
    """A document: its names, and what each means."""

    file: str
    host: str
    names: list[Named]
    gold: list[dict]
    text: str
    home: Home | None


def read(folder: Path) -> list[Labelled]:
    gazetteer = open_gazetteer()
    documents = []
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            names, gold = [], []
            for toponym in sorted(row["toponyms"], key=lambda item: item["start"]):
                reading = read_name(row["text"][toponym["start"] : toponym["end"]], gazetteer)
                if reading and not reading.free and toponym.get("lat") is not None:
                    names.append(Named(toponym["start"], toponym["end"], reading.key, reading.bearers))
                    gold.append(toponym)
            url = row.get("url") or ""
            home = home_of(Document(id="", name="", text="", sha256="", url=url))
            host = url.partition("//")[2].partition("/")[0] if home and home.place else str(row["id"])
            if names:
                documents.append(Labelled(path.name.partition(".")[0], host, names, gold, row["text"], home))
    return documents


def right(bearer, toponym, reach_m: float) -> bool:
    known = toponym.get("geonameid") or toponym.get("derived_gid")
    if known and bearer.geonameid == int(known):
        return True
    return distance_m(bearer.longitude, bearer.latitude, toponym["lon"], toponym["lat"]) <= reach_m


def same_as(bearers, toponym) -> int | None:
    """Return which of the bearers is the labelled one, the nearest reading of that first."""
    for reach_m in (0.0, SAME_M):
        for row, bearer in enumerate(bearers):
            if right(bearer, toponym, reach_m):
                return row
    wide = [row for row, bearer in enumerate(bearers) if bearer.feature_code in WIDE and right(bearer, toponym, WIDE_M)]
    return wide[0] if wide else None


def examples(documents, *, nothing: bool):
    """Return the cues of all bearers, the first row of each mention's, and the row that is right.

    With `nothing`, the last row of each mention is that of none being meant; without, such mentions are left out.
    """
    tables, starts, answers = [], [], []
    end = 0
    for document in documents:
        weighed = weigh(document.names, document.text, document.home)
        sheet = weighed.sheet
        for number, (name, toponym) in enumerate(zip(document.names, document.gold, strict=True)):
            bearers = sheet.ranked[sheet.numbers[name.key]].bearers
            answer = same_as(bearers, toponym)
            if not nothing and (answer is None or len(bearers) == 1):
                continue
            if answer is None:
                # The middle of an area is a convention, so that an area is never shown to be the wrong one.
                kinds = {priors.KINDS[kind] for kind in sheet.ranked[sheet.numbers[name.key]].kinds}
                if kinds & AREAS or any(right(bearer, toponym, RIGHT_M) for bearer in bearers):
                    continue
                answer = len(bearers)
            pairs = slice(*sheet.mention_starts[number : number + 2])
            table = np.zeros((len(bearers) + nothing, len(ALL)))
            table[: len(bearers), : len(CUES)] = weighed.cues(pairs)
            if nothing:
                table[-1, len(CUES) :] = weighed.nothing
            tables.append(table)
            starts.append(end)
            answers.append(end + answer)
            end += len(table)
    return np.concatenate(tables), np.array(starts), np.array(answers)


def loss_of(weight, table, starts, answers):
    scores = table @ weight
    sizes = np.diff(np.append(starts, len(table)))
    best = np.maximum.reduceat(scores, starts)
    odds = np.exp(scores - np.repeat(best, sizes))
    totals = np.add.reduceat(odds, starts)
    likely = odds / np.repeat(totals, sizes)
    value = (np.log(totals) + best - scores[answers]).mean()
    slope = (table.T @ likely - table[answers].sum(axis=0)) / len(answers)
    return value + RIDGE * weight @ weight, slope + 2 * RIDGE * weight


def learn(documents) -> dict[str, float]:
    """Learn in rounds, as what the other names mean depends on the weights; keep the round with the least loss."""
    use(FIRST)
    current = None
    least = None
    for _ in range(ROUNDS):
        shown = examples(documents, nothing=False)
        start = np.zeros(len(ALL)) if current is None else current
        if current is not None:
            loss = loss_of(current, *shown)[0]
            print("loss", round(float(loss), 4), "of", len(shown[2]), file=sys.stderr)
            if least is None or loss < least[0]:
                least = (loss, current)
        found = minimize(loss_of, start, args=shown, jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
        current = found if current is None else KEPT * current + (1 - KEPT) * found
        use(named(current))
    use(named(least[1]))
    return named(with_nothing(least[1], examples(documents, nothing=True)))


def with_nothing(weight, shown):
    """Learn what it takes to believe that none of the bearers is meant, all other weights being as they are."""
    first = len(CUES)

    def loss(tail):
        value, slope = loss_of(np.concatenate([weight[:first], tail]), *shown)
        return value, slope[first:]

    tail = minimize(loss, np.zeros(len(NOTHING_CUES)), jac=True, method="L-BFGS-B").x
    return np.concatenate([weight[:first], tail])


def named(weight) -> dict[str, float]:
    return {cue: round(float(value), 3) for cue, value in zip(ALL, weight, strict=True)}


def use(current: dict[str, float]) -> None:
    weights.weights = lambda: current
    weights.weights_of.cache_clear()
    priors.ranked_bearers.cache_clear()


def judge(documents, current, counts=None) -> dict[str, list[int]]:
    """Count by file the names that are placed within 161 km, and all names."""
    use(current)
    counts = {} if counts is None else counts
    for document in documents:
        weighed = weigh(document.names, document.text, document.home)
        sheet = weighed.sheet
        for number, (name, toponym) in enumerate(zip(document.names, document.gold, strict=True)):
            start, end = sheet.mention_starts[number : number + 2]
            best = sheet.ranked[sheet.numbers[name.key]].bearers[int(np.argmax(weighed.scores[start:end]))]
            count = counts.setdefault(document.file, [0, 0])
            count[0] += right(best, toponym, RIGHT_M)
            count[1] += 1
    return counts


def told(counts) -> str:
    return "  ".join(f"{file} {hits / total:.4f}" for file, (hits, total) in counts.items())


def fold(document: Labelled) -> int:
    return zlib.crc32(document.host.encode()) % FOLDS


def main() -> None:
    documents = read(Path(sys.argv[1]))
    if "--check" in sys.argv:
        for file in dict.fromkeys(document.file for document in documents):
            rest = learn([document for document in documents if document.file != file])
            print(told(judge([document for document in documents if document.file == file], rest)))
    if "--folds" in sys.argv:
        counts: dict[str, list[int]] = {}
        for number in range(FOLDS):
            rest = learn([document for document in documents if fold(document) != number])
            judge([document for document in documents if fold(document) == number], rest, counts)
        print(told(counts))
    if {"--check", "--folds"} & set(sys.argv):
        return
    current = learn(documents)
    # A rule of judgment, not learned: news that these texts are not full of means the city before its governorate.
    current["named after its town"] = min(current["named after its town"], -3.0)
    lines = "\n".join(f"{json.dumps(cue)} = {value}" for cue, value in sorted(current.items()))
    head = "# What each cue weighs in choosing among the places of a name. Written by fit_choices.py.\n\n[cues]\n"
    (HERE / "choices.toml").write_text(head + lines + "\n", encoding="utf-8")
    print(told(judge(documents, current)))


if __name__ == "__main__":
    main()
