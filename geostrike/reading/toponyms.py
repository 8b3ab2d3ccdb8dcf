"""The places that a document names, one by one: what ``geostrike mentions`` prints.

Unlike the mentions that claims are read from, a name within a relation stands for itself ("Iraq" in "western Iraq"),
and a name that no gazetteer holds is put beside its neighbour, with a rule that says so.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geostrike.errors import InputError
from geostrike.model import Mention
from geostrike.reading.mentions import find_coordinate_mentions, find_names
from geostrike.reading.resolution import resolve
from geostrike.reading.taken import Taken

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geostrike.gazetteer import World
    from geostrike.model import Document, Match

__all__ = ["Toponym", "find_toponyms", "read_spans", "resolve_spans"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A name in a document, and the place it means.

    Attributes
    ----------
    likelihood : that the words name a place at all, 0 to 1; None where their span was given.
    cues : the cues that spoke loudest for or against that, in words; "" where the span was given.
    """

    match: Match
    likelihood: float | None = None
    cues: str = ""


def find_toponyms(document: Document, gazetteer: World, *, demonyms: bool = True) -> tuple[Toponym, ...]:
    """Find the names of a document that name places, and the place of each, from left to right.

    Parameters
    ----------
    demonyms : also find "Syrian", "Iraqis", which stand for their countries.
    """
    told: dict[int, tuple[float, str]] = {}
    mentions = list(find_coordinate_mentions(document))
    taken = Taken((mention.start, mention.end) for mention in mentions)
    for hit, likelihood, cues in find_names(document, gazetteer, demonyms=demonyms):
        if taken.overlaps(hit.start, hit.end):
            continue
        told[hit.start] = likelihood, ", ".join(cues)
        kind = "demonym" if hit.kind == "demonym" else "name"
        words = document.text[hit.start : hit.end]
        mentions.append(Mention(document=document.id, start=hit.start, end=hit.end, text=words, kind=kind))  # type: ignore[arg-type]
    mentions.sort(key=lambda mention: mention.start)
    return tuple(
        Toponym(match=match, likelihood=found[0], cues=found[1])
        if (found := told.get(match.mention.start))
        else Toponym(match=match, likelihood=1.0, cues="written as coordinates")
        for match in resolve(document, mentions, gazetteer, beside=True)
    )


def resolve_spans(document: Document, spans: Iterable[tuple[int, int]], gazetteer: World) -> tuple[Toponym, ...]:
    """Return the place of each given span of a document, and find none besides.

    Parameters
    ----------
    spans : offsets in code points of the document's text; some may overlap.
    """
    text = document.text
    mentions = [Mention(document=document.id, start=a, end=b, text=text[a:b]) for a, b in sorted(spans)]
    return tuple(Toponym(match=match) for match in resolve(document, mentions, gazetteer, beside=True))


def read_spans(lines: Iterable[bytes], name: str, documents: Sequence[Document]) -> dict[str, list[tuple[int, int]]]:
    """Read the spans that the rows of an input name in ``toponyms``, by the id of the document.

    Parameters
    ----------
    lines : JSON Lines, those that the documents were read from.
    name : what to call the input in messages.

    Raises
    ------
    InputError
        ``name:line: ...`` for a span that is none of its text.
    """
    texts = {document.id: document.text for document in documents}
    spans: dict[str, list[tuple[int, int]]] = {}
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line)
        except ValueError:
            continue  # the reader of documents has said so already
        if not isinstance(row, dict) or str(row.get("id")) not in texts:
            continue
        identity = str(row["id"])
        given = row.get("toponyms")
        if not isinstance(given, list):
            raise InputError(
                f"{name}:{number}: no 'toponyms'; --spans given needs a list of {{start, end}} in each row"
            )
        spans[identity] = [_span(span, texts[identity], f"{name}:{number}") for span in given]
    return spans


def _span(span: Mapping[str, object] | object, text: str, where: str) -> tuple[int, int]:
    start, end = (span.get("start"), span.get("end")) if isinstance(span, dict) else (None, None)
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
        raise InputError(
            f"{where}: toponym {json.dumps(span, ensure_ascii=False)[:80]} is no span of the text; give start and end"
            f" in characters, 0 <= start < end <= {len(text)}"
        )
    return start, end
