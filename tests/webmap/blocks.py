"""What a page carries, read back as its scripts read it: the packed blocks, the columns in them, the reports' words."""

from __future__ import annotations

import base64
import json
import re
import zlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from geostrike.layers.spec import DRAWN_LAYERS
from geostrike.webmap.packing import packed_blocks
from geostrike.webmap.payload import payload

from .reports import layer, make_spec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from geostrike.layers.spec import MapSpec
    from geostrike.model import Layer

PLACE, ACTOR, WHEN, TOLL = "\x01", "\x02", "\x03", "\x04"

_VALUE = {sign: value for value, sign in enumerate(chr(n) for n in range(33, 127) if chr(n) not in '"&<')}
_ELEMENT = re.compile(r'<script type="application/octet-stream" id="([\w-]+)" data-bytes="(\d+)">([^<]*)</script>')
_TWO, _THREE, _SPELLED = 176, 251, 255


def decode(text: str, length: int) -> bytes:
    """Return the bytes behind text in 91 signs, of which two carry 13 bits (`unpack.js`)."""
    found = bytearray()
    held = bits = 0
    for first, second in zip(text[::2], text[1::2], strict=True):
        held = held << 13 | _VALUE[first] * 91 + _VALUE[second]
        bits += 13
        while bits >= 8:
            bits -= 8
            found.append(held >> bits & 255)
        held &= (1 << bits) - 1
    return bytes(found[:length])


def unpacked(element: str) -> bytes:
    """Return what a script element of data holds."""
    found = _ELEMENT.fullmatch(element)
    assert found, element[:200]
    packed = decode(found[3], int(found[2]))
    assert len(packed) == int(found[2])
    return zlib.decompress(packed)


def blocks_of(page: str) -> dict[str, bytes]:
    """Return what each block of data of a page holds, by its name."""
    return {found[1].removeprefix("geostrike-"): unpacked(found[0]) for found in _ELEMENT.finditer(page)}


def head_of(data: bytes) -> tuple[Any, bytes]:
    """Return the JSON that stands before the bytes of a table or a chunk, and those bytes."""
    length = int.from_bytes(data[:4], "little")
    return json.loads(data[4 : 4 + length]), data[4 + length :]


def numbers(head: Mapping[str, Any], data: bytes, rows: int) -> list[int | None]:
    """Return a column of numbers, None where there is none."""
    width = head["width"]
    assert len(data) >= width * rows
    found: list[int | None] = []
    for row in range(rows):
        stored = int.from_bytes(bytes(data[plane * rows + row] for plane in range(width)), "big")
        found.append(None if head["gaps"] and stored == 0 else stored + head["low"])
    return found


def _words(head: Mapping[str, Any], data: bytes, rows: int) -> list[str]:
    known = json.loads(data[: head["words"]])
    return [known[code] for code in numbers(head["codes"], data[head["words"] :], rows)]


def _texts(head: Mapping[str, Any], data: bytes, rows: int) -> list[str]:
    lengths = numbers(head["lengths"], data, rows)
    found, at = [], head["lengths"]["width"] * rows
    for length in lengths:
        found.append(data[at : at + length].decode("utf-8"))
        at += length
    return found


def _hex(head: Mapping[str, Any], data: bytes, rows: int) -> list[str]:
    width = head["width"]
    return [head["prefix"] + data[row * width : (row + 1) * width].hex() for row in range(rows)]


_KINDS: dict[str, Callable[[Mapping[str, Any], bytes, int], list[Any]]] = {
    "numbers": numbers,
    "words": _words,
    "texts": _texts,
    "hex": _hex,
}


def table(data: bytes) -> tuple[int, dict[str, list[Any]]]:
    """Return the number of rows and the columns by name (`columns.js`)."""
    head, rest = head_of(data)
    found, at = {}, 0
    for column in head["columns"]:
        part = rest[at : at + column["bytes"]]
        assert len(part) == column["bytes"]
        assert column["kind"] != "numbers" or len(part) == column["width"] * head["rows"]
        found[column["name"]] = _KINDS[column["kind"]](column, part, head["rows"])
        at += column["bytes"]
    assert at == len(rest)
    return head["rows"], found


def sparse(column: Mapping[str, Any] | None, row: int) -> Any:
    """Return the value of a row in a column of a chunk, in whichever form it stands."""
    if not column:
        return None
    if "all" in column:
        return column["all"]
    if "each" in column:
        return column["each"][row]
    return dict(zip(column["at"], column["is"], strict=True)).get(row)


def row_of(columns: Mapping[str, Mapping[str, Any]], row: int) -> dict[str, Any]:
    """Return what stands in a row of a chunk's columns."""
    found = {name: sparse(column, row) for name, column in columns.items()}
    return {name: value for name, value in found.items() if value is not None}


def texts(data: bytes, known: Sequence[str]) -> list[str]:
    """Return texts that stand one after another in the code of the vocabulary (`vocabulary.js`)."""
    found: list[str] = []
    parts: list[bytes] = []
    at = 0
    while at < len(data):
        first = data[at]
        if first == 0:
            found.append(b"".join(parts).decode("utf-8"))
            parts, at = [], at + 1
        elif first == _SPELLED:
            parts.append(data[at + 2 : at + 2 + data[at + 1]])
            at += 2 + data[at + 1]
        elif first < _TWO:
            parts.append(known[first - 1].encode("utf-8"))
            at += 1
        elif first < _THREE:
            parts.append(known[_TWO - 1 + (first - _TWO) * 256 + data[at + 1]].encode("utf-8"))
            at += 2
        else:
            place = (first - _THREE) * 65536 + data[at + 1] * 256 + data[at + 2]
            parts.append(known[_TWO - 1 + (_THREE - _TWO) * 256 + place].encode("utf-8"))
            at += 3
    assert not parts
    return found


def shapes(stream: Sequence[int]) -> Iterator[dict[str, list[Any]]]:
    """Yield the shapes of a stream, each with `lines` or `polygons` (`shapes.js`)."""
    told = iter(stream)

    def steps() -> list[int]:
        given = [next(told) for _ in range(next(told))]
        return [-(n + 1) // 2 if n & 1 else n // 2 for n in given]

    for are_polygons in told:
        count = next(told)
        if are_polygons:
            yield {"polygons": [[steps() for _ in range(next(told))] for _ in range(count)]}
        else:
            yield {"lines": [steps() for _ in range(count)]}


@dataclass
class Carried:
    """The blocks of a page, by name, and what the scripts make of them."""

    blocks: dict[str, bytes]
    _read: dict[str, Any] = field(default_factory=dict)

    def json(self, name: str) -> Any:
        if name not in self._read:
            self._read[name] = json.loads(self.blocks[name])
        return self._read[name]

    @cached_property
    def map(self) -> dict[str, Any]:
        return self.json("map")

    @cached_property
    def base(self) -> dict[str, Any]:
        """The base map with its shapes (`start.js`)."""
        base = dict(self.json("base"))
        ready = iter(self._shapes)
        base["land"] = [{"iso2": iso2, **next(ready)} for iso2 in base["land"]]
        base["divisions"] = [next(ready) for _ in range(base["divisions"])]
        base["borders"] = [{"disputed": disputed, **next(ready)} for disputed in base["borders"]]
        return base

    @cached_property
    def areas(self) -> list[dict[str, Any]]:
        """The polygons of the events' areas."""
        return self._shapes[len(self._shapes) - self.map["areas"] :]

    @cached_property
    def columns(self) -> dict[str, list[Any]]:
        return table(self.blocks["events"])[1]

    @cached_property
    def events(self) -> list[dict[str, Any]]:
        """The events in words and numbers (`events.js`)."""
        rows, columns = table(self.blocks["events"])
        found = []
        for row in range(rows):
            event = {name: values[row] for name, values in columns.items()}
            for name in ("title", "lead"):
                event[name] = event[name].replace(PLACE, event["place"])
            event["lead"] = event["lead"].replace(ACTOR, event["actor1"])
            pinned = event["lon"] is not None and event["lat"] is not None
            event["at"] = [event["lon"] / 1e5, event["lat"] / 1e5] if pinned else None
            event["type"] = "attack" if event["type"] else "strike"
            event["publishers"] = [self.map["publishers"][place] for place in self.map["sets"][event["publishers"]]]
            event["area"] = None if event["area"] is None else self.areas[event["area"]]
            found.append(event)
        return found

    def event(self, name: str) -> dict[str, Any]:
        return self.events[self.number(name)]

    def number(self, name: str) -> int:
        return self.columns["id"].index(name)

    @cached_property
    def documents(self) -> list[dict[str, Any]]:
        """The documents, those quoted first (`details.js`)."""
        size = self.map["chunk"]
        found = []
        for number in range(self.map["counts"]["documents"]):
            told = row_of(self.json(f"documents-{number // size}"), number % size)
            document = {"machine": False, "claims": 0, "name": told["id"], **told}
            if "link" in told:
                document["link"] = told["link"].replace(PLACE, told["id"])
            if re.fullmatch(r"[A-Za-z0-9+/]{43}=", told.get("sha256", "")):
                document["sha256"] = base64.b64decode(told["sha256"]).hex()
            found.append(document)
        return found

    def detail(self, name: str) -> dict[str, Any]:
        """Return what is said of an event: its claims by id, its voices and its differences (`details.js`)."""
        return self.detail_at(self.number(name))

    def detail_at(self, number: int) -> dict[str, Any]:
        chunk, row = divmod(number, self.map["chunk"])
        head, said, firsts = self._chunk(chunk)
        event = self.events[number]
        before = sum(sparse(head["claims"], place) or 0 for place in range(row))
        claims = {}
        for place in range(before, before + (sparse(head["claims"], row) or 0)):
            told = row_of(head["of"], place)
            claim = self._claim(told, self._quotations(head, said, firsts, place), event)
            claims[told.get("id") or re.sub("^e-", "", event["id"])] = claim
        voices = [{"claims": list(claims)}] if claims else []
        told = row_of(head["events"], row)
        nothing = {
            "differ": [],
            "decisions": [],
            "tollNotes": [],
            "warning": "",
            "partOf": [],
            "holds": [],
            "facts": [],
        }
        return {**nothing, "voices": voices, **told, "claims": claims}

    @cached_property
    def _shapes(self) -> list[dict[str, Any]]:
        return list(shapes(table(self.blocks["shapes"])[1]["stream"]))

    def _chunk(self, number: int) -> tuple[dict[str, Any], list[str], list[int]]:
        head, rest = head_of(self.blocks[f"details-{number}"])
        size = self.map["chunk"]
        here = min(size, len(self.columns["id"]) - number * size)
        count = sum(sparse(head["claims"], row) or 0 for row in range(here))
        firsts = [0]
        for place in range(count):
            firsts.append(firsts[-1] + sum(map(len, _marks(sparse(head["words"], place)))))
        said = texts(rest, self.json("vocabulary"))
        assert len(said) == firsts[-1]
        return head, said, firsts

    def _quotations(self, head: Mapping[str, Any], said: list[str], firsts: list[int], claim: int) -> list[Any]:
        at, found = firsts[claim], []
        for marks in _marks(sparse(head["words"], claim)):
            found.append(list(zip(marks, said[at : at + len(marks)], strict=True)))
            at += len(marks)
        return found

    def _claim(self, told: dict[str, Any], quoted: list[Any], event: Mapping[str, Any]) -> dict[str, Any]:
        start, end = told.get("start"), told.get("end")
        if start is not None and end is None:
            end = start + len("".join(words for _, words in quoted[0]))
        document = told.get("document")
        claim = {
            **told,
            "quotations": quoted,
            "span": "" if start is None else f"{start}–{end}",
            "source": None if document is None else self.documents[document],
        }
        if "says" in told:
            claim["says"] = told["says"].replace(WHEN, event["when"]).replace(TOLL, event["toll"])
        if told.get("told") == PLACE:
            claim["told"] = event["place"]
        return claim


def _marks(shape: Any) -> list[str]:
    return ["t"] if shape == 1 else shape


def words_of(quoted: Sequence[Sequence[tuple[str, str]]]) -> list[str]:
    """Return quotations without their marks."""
    return ["".join(words for _, words in parts) for parts in quoted]


def carried(layers: Mapping[str, Layer], spec: MapSpec) -> Carried:
    """Return what a page of these layers carries."""
    return Carried({name: unpacked(element) for name, element in packed_blocks(payload(layers, spec))})


def carried_of(
    events: Sequence[Mapping[str, Any]],
    claims: Sequence[Mapping[str, Any]] = (),
    documents: Sequence[Mapping[str, Any]] = (),
    **further: Layer,
) -> Carried:
    """Return what a page of these rows carries; an event goes into the layer of its type."""
    kinds = {"strikes": "strike", "attacks": "attack"}
    of_type = {name: [row for row in events if row["event_type"] == kind] for name, kind in kinds.items()}
    told = {**of_type, "claims": claims, "documents": documents}
    layers = {name: layer(name, [dict(row) for row in found]) for name, found in told.items()}
    return carried({**layers, **further}, make_spec(layers=DRAWN_LAYERS))


def rows(layer: Any) -> list[dict[str, Any]]:
    """Return the rows of a layer as the page's Python reads them."""
    from geostrike.layers.records import Table

    return Table(layer).rows()
