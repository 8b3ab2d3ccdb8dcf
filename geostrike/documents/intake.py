"""What the readers give, told apart: documents with an id each of its own, and rejections."""

from collections.abc import Iterable

from geostrike.model import Document, Rejection

__all__ = ["take_in"]


def take_in(items: Iterable[Document | Rejection]) -> tuple[tuple[Document, ...], tuple[Rejection, ...]]:
    """Part documents from rejections, in order; a document whose id is taken becomes a rejection."""
    documents: dict[str, Document] = {}
    rejections: list[Rejection] = []
    for item in items:
        if isinstance(item, Rejection):
            rejections.append(item)
        elif item.id in documents:
            reason = f"the id {item.id!r} is already that of {documents[item.id].name}; give it another"
            rejections.append(Rejection(stage="read", item=item.name, reason=reason))
        else:
            documents[item.id] = item
    return tuple(documents.values()), tuple(rejections)
