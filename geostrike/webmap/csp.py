"""The page's Content-Security-Policy: what may run is what was written, by its SHA-256, and nothing else.

Escaping keeps a document's words from becoming markup; the policy keeps markup from running, should one ever slip
through. A policy in a ``meta`` element works from disk, where no server can send a header.
"""

from __future__ import annotations

import base64
import hashlib
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["content_security_policy", "inline_texts"]

_DATA_TYPES = ("application/json", "application/octet-stream")


class _Texts(HTMLParser):
    """Collects what stands inside script and style elements, to the letter."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: dict[str, list[str]] = {"script": [], "style": []}
        self._open: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in self.found and "src" not in given and given.get("type") not in _DATA_TYPES:
            self._open = tag
            self.found[tag].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._open:
            self._open = None

    def handle_data(self, data: str) -> None:
        if self._open:
            self.found[self._open][-1] += data


def inline_texts(markup: str) -> tuple[list[str], list[str]]:
    """Return the texts of the scripts and of the styles that stand in `markup`."""
    parser = _Texts()
    parser.feed(markup)
    parser.close()
    return parser.found["script"], parser.found["style"]


def _hashes(texts: Iterable[str]) -> str:
    digests = (hashlib.sha256(text.encode("utf-8")).digest() for text in dict.fromkeys(texts))
    return " ".join(f"'sha256-{base64.b64encode(digest).decode('ascii')}'" for digest in digests) or "'none'"


def content_security_policy(
    scripts: Iterable[str], styles: Iterable[str], *, images: Iterable[str] = (), style_attributes: bool = False
) -> str:
    """Return the policy for a page with these scripts and styles.

    Parameters
    ----------
    images : origins of tiles that the author of the map asked for; none in a page of ours.
    style_attributes : whether ``style="..."`` counts, which layers of folium's own use; ours set styles by CSSOM.
    """
    rules = [
        "default-src 'none'",
        f"script-src {_hashes(scripts)}",
        f"style-src {_hashes(styles)}",
        " ".join(["img-src data:", *images]),
        "base-uri 'none'",
        "form-action 'none'",
    ]
    if style_attributes:
        rules.insert(3, "style-src-attr 'unsafe-inline'")
    return "; ".join(rules)
