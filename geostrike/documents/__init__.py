"""Files to documents: one reader a format, and which documents are copies of one article."""

from geostrike.documents.families import find_families
from geostrike.documents.folder import read_documents
from geostrike.documents.rows import read_rows

__all__ = ["find_families", "read_documents", "read_rows"]
