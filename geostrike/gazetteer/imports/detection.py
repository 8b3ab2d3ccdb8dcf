"""Which format a file has, told by how it begins."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

from geostrike.gazetteer.imports.cod import holds_cod
from geostrike.gazetteer.imports.geonames import holds_alternates, holds_geonames
from geostrike.gazetteer.imports.gns import holds_gns
from geostrike.gazetteer.imports.own import holds_own
from geostrike.gazetteer.imports.sheet import header_of

if TYPE_CHECKING:
    from geostrike.gazetteer.imports.source import Source

__all__ = ["format_of"]

_PCODE_KEY = re.compile(r'"adm(?:in)?[0-4]_?pcode"\s*:', re.IGNORECASE)


def format_of(source: Source) -> str:
    """Return ``geonames``, ``gns``, ``cod-ab``, ``lpf``, ``geostrike`` (our own tables) or ``csv`` (any other table).

    Raises
    ------
    GazetteerError
        Where the file is something else that is known.
    """
    head = source.head()
    if head.lstrip()[:1] in ("{", "["):
        return "cod-ab" if _PCODE_KEY.search(head) else "lpf"
    first = next((line for line in head.splitlines() if line.strip()), "")
    if head.lstrip()[:1] == "<":
        raise source.fault(1, "a page or XML, not a table; fetch the file itself")
    if head.startswith("%PDF"):
        raise source.fault(1, "a PDF, not a table; give a table of places")
    if holds_alternates(first):
        raise source.fault(1, "alternate names of GeoNames; give the dump, and these with --alternate-names")
    if holds_geonames(first):
        return "geonames"
    if holds_gns(first):
        return "gns"
    try:
        header, _ = header_of(first)
    except csv.Error:
        return "csv"
    if holds_cod(header):
        return "cod-ab"
    return "geostrike" if holds_own(header) else "csv"
