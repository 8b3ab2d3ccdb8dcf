"""An Office file without what its template and its clock leave in it: the same input gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Container

__all__ = ["describe", "drop", "pinned"]

_DAY_ONE = (1980, 1, 1, 0, 0, 0)  # the first that a ZIP can tell
_FIRST = ("[Content_Types].xml", "_rels/.rels")
_LEVEL = 6


def describe(properties: Any, title: str, language: str) -> None:
    """Set an Office file's core properties: ours, and none of the template's or the clock's."""
    properties.author = properties.last_modified_by = "geostrike"
    properties.created = properties.modified = datetime(*_DAY_ONE)
    properties.title = title
    properties.language = language
    properties.subject = properties.keywords = properties.comments = properties.category = ""
    properties.revision = 1


def drop(part: Any, kinds: Container[str]) -> None:
    """Drop the relations of a part, or of a package, whose type ends in one of `kinds`, and so what they lead to."""
    relations = part._rels if hasattr(part, "_rels") else part.rels
    for name, relation in list(relations.items()):
        if relation.reltype.rsplit("/", 1)[-1] in kinds:
            relations.pop(name)


def pinned(data: bytes) -> bytes:
    """Return a ZIP archive with its entries in order of name and without their hour, the content types first."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as archive,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as out,
    ):
        for name in sorted(archive.namelist(), key=lambda name: (name not in _FIRST, name)):
            entry = zipfile.ZipInfo(name, _DAY_ONE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            out.writestr(entry, archive.read(name))
    return packed.getvalue()
