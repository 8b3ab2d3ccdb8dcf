"""What the readers of all formats are told and tell: what was asked for, and what became of the rows."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geostrike.gazetteer.imports.source import stop

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from geostrike.gazetteer.imports.source import Report

__all__ = ["Reading"]


def _nothing(_: int) -> None:
    pass


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """One import, or one check.

    Attributes
    ----------
    name : of the gazetteer.
    country : ISO 3166-1 alpha-2 code for rows that state none.
    columns : by what is wanted (``name``, ``latitude``), what the file calls it, where that cannot be guessed.
    alternates : an alternateNamesV2 of GeoNames, for dumps of GeoNames.
    scratch : folder for temporary files; the system's by default.
    report : is given the error for a wrong row. Where it returns, the row is passed over.
    tick : is told of every few thousand lines read how many they are.
    passed_over : how many rows were left out for a reason that is no error, by reason.
    formats : the formats met.
    """

    name: str = ""
    country: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    alternates: Path | None = None
    scratch: Path | None = None
    report: Report = stop
    tick: Callable[[int], None] = _nothing
    passed_over: Counter[str] = field(default_factory=Counter)
    formats: Counter[str] = field(default_factory=Counter)
