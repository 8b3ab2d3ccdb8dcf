"""Who speaks: the documents of an event as independent sources, with their copies and what takes over parts of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from geostrike.layers.plain import filled
from geostrike.layers.words import conjunction, counted

if TYPE_CHECKING:
    from geostrike.layers.records import Table

__all__ = ["Voices", "known_documents", "stems"]

Row = Mapping[str, Any]

_TOLD_BY_CLAIMS = ("title", "publisher", "published", "url", "machine_written", "sha256")


def known_documents(table: Iterable[Row], claims: Table) -> dict[str, Row]:
    """Return rows of documents by id; those that only claims tell of are made from the claims."""
    known = {str(row["id"]): row for row in table if row.get("id") not in (None, "")}
    for row, document in enumerate(claims.column("document")):
        if document and str(document) not in known:
            told = {column: claims.column(column)[row] for column in _TOLD_BY_CLAIMS}
            known[str(document)] = {**told, "id": document, "name": document, "family": None, "derived_from": None}
    return known


def stems(present: Iterable[str], derived: Mapping[str, set[str]]) -> dict[str, str]:
    """Return for each family the one it is shown with: itself, or the one that its parts come from.

    >>> stems(["summary", "article", "digest"], {"summary": {"article"}, "digest": {"summary"}})
    {'article': 'article', 'summary': 'article', 'digest': 'article'}
    """
    left = sorted(set(present))
    stem: dict[str, str] = {}
    originals = [family for family in left if not derived.get(family, set()) & (set(left) - {family})]
    # Of families that derive from each other one stands for all, the first.
    stem |= {family: family for family in originals or left[:1]}
    while left := [family for family in left if family not in stem]:
        found = {family: stem[min(via)] for family in left if (via := derived.get(family, set()) & stem.keys())}
        stem |= found or {left[0]: left[0]}
    return stem


class Voices:
    """The documents of a map: what to call each, which of them are one article, and which take over parts of another.

    Parameters
    ----------
    known : rows of the documents by id, as `known_documents` gives them; `family` and `derived_from` may be missing.
    """

    def __init__(self, known: Mapping[str, Row]) -> None:
        self.known = known
        self._derived: dict[str, set[str]] = defaultdict(set)
        for document, row in known.items():
            family = self.family(document)
            self._derived[family] |= {str(origin) for origin in row.get("derived_from") or ()} - {family}

    def name(self, document: str) -> str:
        """Return what to call a document: its publisher, else its title."""
        row = self.known.get(document, {})
        return str(row.get("publisher") or row.get("title") or row.get("name") or document)

    def family(self, document: str) -> str:
        """Return the id of the article that a document is, or is a copy of."""
        return str(self.known.get(document, {}).get("family") or document)

    def copy_of(self, document: str) -> str:
        """Return the name of the article that a document is a copy of; "" for none, and where the page lacks it."""
        family = self.family(document)
        return self.name(family) if family != document and family in self.known else ""

    def derived_from(self, document: str, among: Iterable[str] | None = None) -> str:
        """Return the names of the articles of which a document takes over parts, in words: all, or those `among`."""
        origins = self._derived.get(self.family(document), set()) & (self.known.keys() if among is None else set(among))
        return conjunction([self.name(origin) for origin in sorted(origins)])

    def told(self, claims: Sequence[Row], place_id: object) -> list[dict[str, Any]]:
        """Return the independent sources of an event, in the order of its claims.

        Parameters
        ----------
        claims : the event's.
        place_id : of the place where the event is shown: a reader must see the words that put it there.

        Returns
        -------
        list
            For each source the ``claims`` of its original, or else of the document first by name; its ``copies``, and
            what is ``derived`` from it, each document with its name and claims; and which of the two to ``open``.
        """
        telling: dict[str, list[Row]] = defaultdict(list)
        for claim in claims:
            telling[str(claim.get("document") or "")].append(claim)
        families = self._families(telling)
        stem = stems(families, self._derived)
        found = []
        for root in dict.fromkeys(stem[self.family(document)] for document in telling):
            first, *copies = families[root]
            branches = [family for family in families if family != root and stem[family] == root]
            derived = [document for family in branches for document in families[family]]

            def put_there(documents: Iterable[str]) -> bool:
                return any(claim.get("place_id") == place_id for name in documents for claim in telling[name])

            hidden = bool(place_id) and not put_there([first])
            voice = {
                "claims": _ids(telling[first]),
                "copies": [{"name": self.name(name), "claims": _ids(telling[name])} for name in copies],
                "derived": [
                    {"name": self.name(name), "claims": _ids(telling[name]), "from": self.derived_from(name, families)}
                    for name in derived
                ],
                "open": [kind for kind, of in (("copies", copies), ("derived", derived)) if hidden and put_there(of)],
            }
            found.append(filled(voice))
        return found

    def named(self, documents: Sequence[str], told_apart_from: Iterable[str] = ()) -> list[dict[str, str]]:
        """Return the sources that give a value, each once: its ``name``, and in ``more`` how many repeat it.

        Parameters
        ----------
        told_apart_from : documents named beside these: a name that two articles share is given with its title.
        """
        families = self._families(documents)
        stem = stems(families, self._derived)
        beside = {self.family(document) for document in told_apart_from} | families.keys()
        shared = Counter(self.name(family) for family in beside)
        found = []
        for root in dict.fromkeys(stem[self.family(document)] for document in documents):
            first, *copies = families[root]
            name = self.name(first)
            title = str(self.known.get(first, {}).get("title") or first)
            full = f"{name}, {title}" if shared[name] > 1 and title != name else name
            repeating = sum(len(families[family]) for family in families if family != root and stem[family] == root)
            found.append(filled({"name": full, "more": self._more(first, len(copies), repeating)}))
        return found

    def _more(self, first: str, copies: int, derived: int) -> str:
        parts = []
        origin = self.copy_of(first)
        if copies and origin:
            parts.append(f"{counted(copies, 'more copy', 'more copies')} of the article by {origin}")
        elif copies:
            parts.append(counted(copies, "copy", "copies"))
        if derived:
            parts.append(f"{counted(derived, 'report')} taking over parts of it")
        said = f", {parts[0]} and {parts[1]}" if len(parts) > 1 else "".join(f" and {part}" for part in parts)
        return f", a copy of the article by {origin}{said}" if origin and not copies else said

    def _families(self, documents: Iterable[str]) -> dict[str, list[str]]:
        """Return the documents by family, the original first and then by name."""
        found: dict[str, list[str]] = defaultdict(list)
        for document in dict.fromkeys(documents):
            found[self.family(document)].append(document)
        return {
            family: sorted(members, key=lambda name: (name != family, self._called(name), name))
            for family, members in found.items()
        }

    def _called(self, document: str) -> str:
        return str(self.known.get(document, {}).get("name") or document)


def _ids(claims: Iterable[Row]) -> list[str]:
    return [str(claim["id"]) for claim in claims]
