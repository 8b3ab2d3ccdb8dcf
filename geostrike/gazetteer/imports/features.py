"""Features of GeoJSON, one at a time: from a collection of any size, or from JSON Lines."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geostrike.gazetteer.imports.reading import Reading
    from geostrike.gazetteer.imports.source import Source

__all__ = ["features_of"]

_LONGEST = 64 << 20  # characters of one feature; the finest outline of a country has ten million
_FEATURES = re.compile(r'"features"\s*:\s*\[')
_BETWEEN = " \t\r\n,"


def features_of(source: Source, reading: Reading) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the features, each with the line on which it begins.

    Raises
    ------
    GazetteerError
        Where the JSON is wrong or cut off; in JSON Lines a wrong line is reported, and passed over.
    """
    head = source.head().lstrip()
    found = _collection(source) if head[:1] == "[" or _FEATURES.search(head) else _lines(source, reading)
    for line, feature in found:
        if not isinstance(feature, dict) or feature.get("type") != "Feature":
            reading.report(source.fault(line, 'no Feature of GeoJSON; its "type" must be "Feature"'))
            continue
        yield line, feature


def _lines(source: Source, reading: Reading) -> Iterator[tuple[int, Any]]:
    for line, text in source.lines(reading.report, longest=_LONGEST):
        if not text.strip():
            continue
        try:
            yield line, json.loads(text)
        except (ValueError, RecursionError) as error:
            words = "too deep" if isinstance(error, RecursionError) else str(error)
            reading.report(
                source.fault(line, f"not readable as JSON: {words}; give a FeatureCollection, or a feature a line")
            )


def _collection(source: Source) -> Iterator[tuple[int, Any]]:
    """Read a collection piece by piece: the decoder is tried again with twice the text where a feature is not whole."""
    pieces = source.text()
    text = next(pieces, "")
    start = _FEATURES.search(text)
    opening = start.end() if start else text.find("[") + 1
    line = 1 + text.count("\n", 0, opening)
    at = opening
    decode = json.JSONDecoder().raw_decode
    while True:
        begin = at
        while at < len(text) and text[at] in _BETWEEN:
            at += 1
        line += text.count("\n", begin, at)
        if at < len(text) and text[at] == "]":
            return
        try:
            if at == len(text):
                raise json.JSONDecodeError("the file ends", text, at)
            feature, end = decode(text, at)
        except RecursionError:
            raise source.fault(line, "the feature is nested too deep; is this GeoJSON?") from None
        except ValueError as error:
            text = text[at:]
            at = 0
            more = _more(pieces, len(text))
            if not more or len(text) > _LONGEST:
                raise source.fault(line, _wrong(error, ended=not more)) from None
            text += more
            continue
        yield line, feature
        line += text.count("\n", at, end)
        at = end


def _more(pieces: Iterator[str], wanted: int) -> str:
    more: list[str] = []
    while sum(map(len, more)) <= wanted and (piece := next(pieces, "")):
        more.append(piece)
    return "".join(more)


def _wrong(error: ValueError, *, ended: bool) -> str:
    if not ended:
        return f"the feature has more than {_LONGEST:,} characters; simplify its outline"
    words = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
    return f"the feature that begins here is wrong or cut off ({words}); fetch the file again"
