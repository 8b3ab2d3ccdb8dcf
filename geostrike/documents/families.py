"""Which documents are copies of one article, and which derive from another.

Copies are no independent sources: a story that stands in ten papers has been told once.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from geostrike.documents.overlap import find_overlaps
from geostrike.model import Document, Family

__all__ = ["COPY_SHARE", "DERIVED_SHARE", "find_families"]

# Shares of a text's five-word runs that stand in another text (DESIGN.md, "Copies").
COPY_SHARE = 0.6
DERIVED_SHARE = 0.2


def find_families(documents: Sequence[Document]) -> tuple[Family, ...]:
    """Part documents into families of copies; every document is in one, most often alone.

    A document of which `COPY_SHARE` or more stands in another is its copy, and families grow through any member. A
    document of which `DERIVED_SHARE` or more stands in a larger one of another family is a candidate for `derived` of
    that family; whether the two also tell of one happening is for `events` to say.

    Returns
    -------
    families
        Sorted by id. The original is the longest member, then the earliest published, then the first by id.
    """
    import numpy as np
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    copies: list[tuple[int, int]] = []
    parts: list[tuple[int, int]] = []
    for overlap in find_overlaps([document.text for document in documents], DERIVED_SHARE, alike=COPY_SHARE):
        (copies if overlap.share >= COPY_SHARE else parts).append((overlap.smaller, overlap.larger))
    ends = np.array(copies, dtype=np.int32).reshape(-1, 2).T
    links = coo_array((np.ones(len(copies)), tuple(ends)), shape=(len(documents), len(documents)))
    family_of = connected_components(links, directed=False)[1].tolist()

    members: defaultdict[int, list[Document]] = defaultdict(list)
    for index, document in enumerate(documents):
        members[family_of[index]].append(document)
    derived: defaultdict[int, set[str]] = defaultdict(set)
    for smaller, larger in parts:
        if family_of[smaller] != family_of[larger]:
            derived[family_of[larger]].add(documents[smaller].id)
    families = (_family(family, derived[index]) for index, family in members.items())
    return tuple(sorted(families, key=lambda family: family.id))


def _family(members: list[Document], derived: set[str]) -> Family:
    original = min(members, key=lambda member: (-len(member.text), member.published or date.max, member.id)).id
    ids = sorted(member.id for member in members)
    copies = tuple(member for member in ids if member != original)
    return Family(id=original, documents=tuple(ids), copies=copies, derived=tuple(sorted(derived)))
