"""The lines of a ``claims.jsonl``, read one after the other; a fault is told with its line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import orjson

from geostrike.errors import InputError
from geostrike.reading.claim_reader import ClaimReader

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from geostrike.boundaries import Boundaries
    from geostrike.model import Claim, Document

__all__ = ["read_claim_lines", "read_lines"]


def read_claim_lines(path: Path, boundaries: Boundaries) -> tuple[tuple[Claim, ...], dict[str, Document]]:
    """Return the claims of a file, and their documents, without texts, by id.

    Raises
    ------
    InputError
        ``path:line: ...`` for a file that cannot be read or a row that cannot be used.
    """
    reader = ClaimReader(boundaries)
    claims: list[Claim] = []
    documents: dict[str, Document] = {}
    for line, content in _lines(path):
        try:
            row = orjson.loads(content)
            claim = reader.claim(row)
            name = claim.document
            document = reader.document(row, documents.get(name))
        except (InputError, ValueError):
            # orjson knows no NaN, no half characters and no number of more than 64 bits: json has the last word.
            row = _parsed(path, line, content)
            try:
                claim = reader.claim(row)
                name = claim.document
                document = reader.document(row, documents.get(name))
            except InputError as error:
                raise InputError(f"{path}:{line}: {error}") from None
        documents[name] = document
        claims.append(claim)
    return tuple(claims), documents


def read_lines(path: Path) -> Iterator[tuple[int, Any]]:
    """Yield the number and the value of each line of a file of JSON Lines that is not blank.

    Raises
    ------
    InputError
        ``path:line: ...`` for a file that cannot be read, and for what is no JSON.
    """
    return ((line, _parsed(path, line, content)) for line, content in _lines(path))


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        with path.open(encoding="utf-8-sig") as stream:
            for line, content in enumerate(stream, 1):
                if content.strip():
                    yield line, content
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read: {error}") from None


def _parsed(path: Path, line: int, content: str) -> Any:
    try:
        return json.loads(content)
    except json.JSONDecodeError as error:
        raise InputError(f"{path}:{line}: this is not JSON: {error.msg}; one claim a line is expected") from None
    except (RecursionError, ValueError):
        raise InputError(f"{path}:{line}: this JSON is nested too deep or holds a number too long") from None
