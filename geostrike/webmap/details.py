"""What is said of each event, in chunks that the page unpacks when a reader asks: sources, their words, differences.

A chunk holds the events of one stretch of the list, and their claims, column by column: like stands beside like, which
deflates well, and a column that says nothing is left out. The reports' words follow in the code of the vocabulary.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from geostrike.layers.differences import decisions, disagreements
from geostrike.layers.words import spread, toll, when
from geostrike.webmap.events import PLACE, TOLL, WHEN
from geostrike.webmap.evidence import dated, quotations, says, stances
from geostrike.webmap.marks import PLAIN, Marked, marked
from geostrike.webmap.packing import as_json
from geostrike.webmap.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geostrike.layers.records import Table
    from geostrike.layers.voices import Voices

__all__ = ["AT_ONCE", "Details", "by_column", "sparse"]

AT_ONCE = 2048
"""Events a chunk: more deflate a little better, and take longer to open."""


def sparse(values: Sequence[Any]) -> dict[str, Any] | None:
    """Return a column in the shortest of three forms; None where no row has a value.

    >>> sparse([None, None]), sparse(["a", "a"]), sparse([None] * 9 + ["b"])
    (None, {'all': 'a'}, {'at': [9], 'is': ['b']})
    """
    filled = [row for row, value in enumerate(values) if value is not None]
    if not filled:
        return None
    first = values[filled[0]]
    if len(filled) == len(values) and all(value == first for value in values):
        return {"all": first}
    if len(filled) * 4 < len(values):
        return {"at": filled, "is": [values[row] for row in filled]}
    return {"each": list(values)}


class Details:
    """The events and their claims, ready to be cut into chunks.

    Parameters
    ----------
    events : in the order of the page.
    claims : rows of the claims.
    voices : the documents, and which of them are one source.
    documents : the number of each document in the page's own list, by id.

    Attributes
    ----------
    of_event : for each event the rows of its claims.
    bounds : for each event under which bound its toll is told: its own, or the usual one of its claims.
    """

    def __init__(self, events: Table, claims: Table, voices: Voices, documents: Mapping[str, int]) -> None:
        self.events = events
        self.claims = claims
        self.voices = voices
        self.documents = documents
        by_id = {str(name): row for row, name in enumerate(claims.column("id")) if name is not None}
        self.of_event = [
            [by_id[str(name)] for name in names or () if str(name) in by_id] for names in events.column("claims")
        ]
        self._evidence = claims.raw("evidence")
        self._killed, self._killed_who = claims.column("killed"), claims.column("killed_who")
        self._event_ids = [str(name) for name in events.column("id")]
        tied = any(events.column("part_of")) or any(events.column("contested_with"))
        numbers = {name: row for row, name in enumerate(self._event_ids)} if tied else {}
        self._wholes, self._perhaps = (
            [[numbers[str(name)] for name in names or () if str(name) in numbers] for names in events.column(column)]
            for column in ("part_of", "contested_with")
        )
        told = zip(events.column("toll_bound"), events.column("best"), strict=True)
        self.bounds = [
            bound or ("exact" if best is None else self._usual(row, best)) for row, (bound, best) in enumerate(told)
        ]
        self._parts: dict[int, list[int]] = {}
        for row, wholes in enumerate(self._wholes):
            for whole in wholes:
                self._parts.setdefault(whole, []).append(row)

    def publishers(self) -> tuple[list[str], list[list[int]], list[int]]:
        """Return the names of publishers, the sets of them that tell of an event, and each event's set."""
        names = {name: self.voices.name(name) for name in self.documents}
        listed = sorted(set(names.values()))
        number = {name: place for place, name in enumerate(listed)}
        documents = self.claims.column("document")
        of_claim = [number.get(names.get(str(document), ""), -1) for document in documents]
        sets: dict[tuple[int, ...], int] = {}
        codes = []
        for rows in self.of_event:
            told = tuple(sorted({of_claim[row] for row in rows})) if len(rows) != 1 else (of_claim[rows[0]],)
            codes.append(sets.setdefault(told, len(sets)))
        return listed, [[place for place in told if place >= 0] for told in sets], codes

    def vocabulary(self) -> Vocabulary:
        """Return the words in which the reports are written."""
        return Vocabulary([sentence for sentence in self.claims.column("sentence") if sentence])

    def chunks(self, vocabulary: Vocabulary) -> Iterator[bytes]:
        """Yield the chunks in the order of the events: the length of the head in four bytes, the head, the words."""
        for start in range(0, len(self.events), AT_ONCE):
            events = range(start, min(start + AT_ONCE, len(self.events)))
            claims = [row for event in events for row in self.of_event[event]]
            owners = [event for event in events for _ in self.of_event[event]]
            words = self._quoted(claims)
            chunk = {
                "claims": sparse([len(self.of_event[event]) for event in events]),
                "words": sparse([_shape(quoted) for quoted in words]),
                "of": _filled(self._claims(claims, owners, words)),
                "events": _filled(self._events(events)),
            }
            head = as_json(chunk)
            said = vocabulary.coded(part for quoted in words for _, parts in quoted for part in parts)
            yield len(head).to_bytes(4, "little") + head + said

    def _claims(
        self, rows: Sequence[int], owners: Sequence[int], words: Sequence[Sequence[Marked]]
    ) -> dict[str, list[Any]]:
        """Return the columns of these claims, of which `owners` are the events, and `words` what is quoted of them."""
        column = self.claims.column

        def told(name: str) -> list[Any]:
            values = column(name)
            return [values[row] or None for row in rows]

        starts, ends = column("start"), column("end")
        statements, places = column("statements"), self.events.column("place")
        names, documents = column("id"), column("document")
        described = [a or b for a, b in zip(told("where_description"), told("place_text"), strict=True)]
        spans = [(starts[row], ends[row]) if None not in (starts[row], ends[row]) else (None, None) for row in rows]
        # As a rule a span is as long as what is quoted of it first, and the first claim's id is in the event's own.
        lengths = [sum(map(len, quoted[0][1])) if quoted else None for quoted in words]
        usual = [start is None or end - start == length for (start, end), length in zip(spans, lengths, strict=True)]
        own = [self._event_ids[owner] == f"e-{names[row]}" for row, owner in zip(rows, owners, strict=True)]
        said = [stances(statements[row]) or None if statements[row] else None for row in rows]
        return {
            "id": [None if in_event else str(names[row]) for row, in_event in zip(rows, own, strict=True)],
            "document": [self.documents.get(str(documents[row])) if documents[row] else None for row in rows],
            "says": self._says(rows, owners),
            "according": told("attributed_to"),
            "stances": said,
            "responsibility": [
                None if stated else value for stated, value in zip(said, told("responsibility"), strict=True)
            ],
            "warning": told("warning"),
            "start": [start for start, _ in spans],
            "end": [None if is_usual else end for (_, end), is_usual in zip(spans, usual, strict=True)],
            "told": [
                PLACE if place and place == places[owner] else place
                for place, owner in zip(described, owners, strict=True)
            ],
            "dated": [dated(*pair) or None for pair in zip(told("date_basis"), told("date_text"), strict=True)],
            "rule": told("rule"),
            "candidates": told("candidates"),
        }

    def _says(self, rows: Sequence[int], owners: Sequence[int]) -> list[str | None]:
        """Return what claims say, `WHEN` and `TOLL` in it for what the event says in the same words."""
        dates = ("date_start", "date_end", "date_prec")
        said = [self.claims.column(name) for name in (*dates, "killed", "killed_bound", "killed_who", "injured")]
        event = [self.events.column(name) for name in (*dates, "best")]
        return [
            _said(*(values[row] for values in said), *(values[owner] for values in event), self.bounds[owner])
            for row, owner in zip(rows, owners, strict=True)
        ]

    def _quoted(self, rows: Sequence[int]) -> list[list[Marked]]:
        """Return each claim's quotations, the place that puts its dot there and its tolls apart."""
        column = self.claims.column
        sentences, killed, injured = column("sentence"), column("killed"), column("injured")
        statements, words, starts = column("statements"), column("place_text"), column("place_start")
        found = []
        for row in rows:
            sentence, pieces = sentences[row], self._evidence[row]
            alone = not pieces or (len(pieces) == 1 and pieces[0].get("text") == sentence)
            if sentence and alone and not statements[row] and not words[row] and starts[row] is None:
                quoted = [[sentence]]
            else:
                quoted = quotations(self.claims.row(row))
            found.append([marked(parts, (killed[row], injured[row])) for parts in quoted])
        return found

    def _events(self, events: Sequence[int]) -> dict[str, list[Any]]:
        """Return the columns of these events."""
        column = self.events.column
        described, places = column("where_description"), column("place")
        as_told = [
            "" if (described[event] or "").casefold() == (places[event] or "").casefold() else described[event]
            for event in events
        ]
        further = [column(name) for name in ("target", "weapon", "injured", "event_clarity")]
        made, warnings = column("decisions"), column("warning")
        disputes = column("disagreements")
        differing = [disputes[event] for event in events]
        several = [len(self.of_event[event]) > 1 for event in events]
        return {
            "voices": [self._voices(event) if many else None for event, many in zip(events, several, strict=True)],
            "differ": [
                self._differences(event) if told else None for event, told in zip(events, differing, strict=True)
            ],
            "decisions": [decisions(made[event]) or None if made[event] else None for event in events],
            "facts": [
                _facts(words, *(values[event] for values in further)) or None
                for words, event in zip(as_told, events, strict=True)
            ],
            "tollNotes": self._toll_notes(events),
            "warning": [warnings[event] or None for event in events],
            "partOf": [self._wholes[event] or None for event in events],
            "holds": [self._parts.get(event) for event in events],
            "perhaps": [self._perhaps[event] or None for event in events],
        }

    def _rows(self, event: int) -> list[dict[str, Any]]:
        return [self.claims.row(claim) for claim in self.of_event[event]]

    def _voices(self, event: int) -> list[dict[str, Any]]:
        return self.voices.told(self._rows(event), self.events.column("place_id")[event])

    def _differences(self, event: int) -> list[dict[str, Any]] | None:
        own = {str(claim.get("document")) for claim in self._rows(event)}
        contested = bool(self.events.column("contested_with")[event])
        return disagreements(self.events.column("disagreements")[event], own, self.voices, contested=contested) or None

    def _telling(self, row: int, best: int) -> list[int]:
        return [claim for claim in self.of_event[row] if self._killed[claim] == best]

    def _usual(self, row: int, best: int) -> str:
        bounds = Counter(self.claims.column("killed_bound")[claim] or "exact" for claim in self._telling(row, best))
        return min(bounds, key=lambda name: (-bounds[name], name)) if bounds else "exact"

    def _toll_notes(self, events: Sequence[int]) -> list[list[str] | None]:
        """Return who was killed, where the claims that give the toll name them alike, and how far reports lie apart."""
        bests, lows, highs = (self.events.column(name) for name in ("best", "low", "high"))
        found: list[list[str] | None] = []
        for row in events:
            best = bests[row]
            if best is None:
                found.append(None)
                continue
            who = {said for claim in self._telling(row, best) if (said := self._killed_who[claim])}
            apart = spread(lows[row], highs[row])
            found.append([note for note in (*(who if len(who) == 1 else ()), apart) if note] or None)
        return found


def _shape(quoted: list[Marked]) -> Any:
    """Return the kinds of each quotation's parts; 1 for one plain quotation."""
    kinds = [kinds for kinds, _ in quoted]
    return 1 if kinds == [PLAIN] else kinds


def by_column(records: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return records as columns, without those that no record fills."""
    names = dict.fromkeys(name for record in records for name in record)
    return _filled({name: [record.get(name) for record in records] for name in names})


def _filled(columns: Mapping[str, Sequence[Any]]) -> dict[str, Any]:
    short = {name: sparse(values) for name, values in columns.items()}
    return {name: column for name, column in short.items() if column is not None}


@lru_cache(50_000)
def _said(
    date_start: str | None,
    date_end: str | None,
    date_prec: int | None,
    killed: int | None,
    bound: str | None,
    who: str | None,
    injured: int | None,
    event_start: str | None,
    event_end: str | None,
    event_prec: int | None,
    best: int | None,
    best_bound: str,
) -> str | None:
    dates, bound = (date_start, date_end, date_prec), bound or "exact"
    said = says(*dates, killed, bound, who, injured)
    if date_start and dates == (event_start, event_end, event_prec):
        said = said.replace(when(*dates), WHEN, 1)
    if killed is not None and (killed, bound) == (best, best_bound):
        said = said.replace(toll(killed, bound), TOLL, 1)
    return said or None


@lru_cache(50_000)
def _facts(
    described: str | None, target: str | None, weapon: str | None, injured: int | None, event_clarity: int | None
) -> list[list[str]]:
    clarity = "Several happenings told as one; they cannot be taken apart" if event_clarity == 2 else ""
    facts = [
        ("Target", target),
        ("Weapon", weapon),
        ("Injured", "" if injured is None else f"{injured:,}"),
        ("Place as told", described),
        ("Clarity", clarity),
    ]
    return [[name, str(value)] for name, value in facts if value]
