"""Who is independent of whom."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geostrike.model import Claim, Document, Family

__all__ = ["Sources"]


class Sources:
    """The families of a set of documents: what counts as one source.

    Parameters
    ----------
    families : as `find_families` gives them; a document in none stands for itself.
    documents : for what they say of themselves.
    """

    def __init__(self, families: Sequence[Family], documents: Sequence[Document]) -> None:
        self._family = {member: family.id for family in families for member in family.documents}
        self._derived: dict[str, set[str]] = defaultdict(set)
        self._deriving: dict[str, set[str]] = defaultdict(set)
        for family in families:
            for document in family.derived:
                self._derived[self.of(document)].add(family.id)
                self._deriving[family.id].add(self.of(document))
        self._kin: dict[str, str] = {}
        for source, originals in sorted(self._derived.items()):
            for original in sorted(originals):
                self._kin[self._root(source)] = self._root(original)
        self._machine = {document.id for document in documents if document.machine_written}

    def of(self, document: str) -> str:
        """Return the id of the source that a document is, or is a copy of."""
        return self._family.get(document, document)

    def kin(self, document: str) -> str:
        """Return an id that documents share where links of copying or deriving lead from one to the other."""
        return self._root(self.of(document))

    def _root(self, source: str) -> str:
        steps = []
        while (parent := self._kin.get(source, source)) != source:
            steps.append(source)
            source = parent
        # A chain of texts, each taken from the one before, is walked once.
        for step in steps:
            self._kin[step] = source
        return source

    def independent(self, claims: Iterable[Claim]) -> frozenset[str]:
        """Return the independent sources of claims that tell of one happening.

        A family derived from another counts with it when both tell of the happening; of families that derive from
        each other one counts.
        """
        found = {self.of(claim.document) for claim in claims}
        original = {source for source in found if self._derived.get(source, set()).isdisjoint(found - {source})}
        # Where each of some families derives from another of them, none is the original, and one stands for all.
        led = {source for source in found if self._leads_to(source, found) & original}
        circles: dict[frozenset[str], str] = {}
        for source in sorted(found - original - led):
            circles.setdefault(frozenset(self._leads_to(source, found)), source)
        return frozenset(original | set(circles.values()))

    def _leads_to(self, source: str, among: set[str]) -> set[str]:
        """The families among some from which one derives, directly or through others of them."""
        reached: set[str] = set()
        waiting = [source]
        while waiting:
            for further in self._derived.get(waiting.pop(), set()) & among - reached:
                reached.add(further)
                waiting.append(further)
        return reached

    def related(self, document: str) -> frozenset[str]:
        """Return the families on which a document depends, or which depend on it; its own among them."""
        own = self.of(document)
        return frozenset({own, *self._derived.get(own, ()), *self._deriving.get(own, ())})

    def dependent(self, one: str, other: str) -> bool:
        """Whether two documents are not independent: copies of one article, or one derived from the other."""
        first, second = self.of(one), self.of(other)
        return first == second or second in self._derived.get(first, ()) or first in self._derived.get(second, ())

    def machine_written(self, document: str) -> bool:
        """Whether a document says of itself that a machine wrote it."""
        return document in self._machine
