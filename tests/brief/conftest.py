"""Made-up reports of real places, as briefings, read back by the libraries that others use."""

from __future__ import annotations

import io
from typing import Any

import pytest
from webmap.reports import claim, event, layer, make_layers, make_spec

HOSTILE = (
    "</a:t><script>alert(1)</script> & <b>",
    "quote \" and 'quote' and \\ backslash",
    "tab\t line\n return\r null\x00 bell\x07 escape\x1b",
    "line\u2028paragraph\u2029",
    "الموصل \u202e reversed \u2066 kept",
    "half \ud800 a sign",
    "\ufffe\uffff",
    "𓂀 😀",
    "=cmd|' /C calc'!A0",
    "{{ 7 * 7 }} ${x} %s _x0041_",
    "x" * 100_000,
    "word " * 20_000,
    "",
)


def all_text(shapes: Any) -> list[str]:
    """Return the text of shapes, of groups and tables also."""
    found = []
    for shape in shapes:
        if shape.shape_type is not None and hasattr(shape, "shapes"):
            found += all_text(shape.shapes)
        elif shape.has_text_frame:
            found.append(shape.text_frame.text)
        elif getattr(shape, "has_table", False):
            found += [cell.text for cell in shape.table.iter_cells()]
    return found


def described(shape: Any) -> str:
    """Return what a shape is for those who do not see it."""
    return str(shape._element.xpath(".//p:cNvPr")[0].get("descr") or "")


def hostile_layers(words: str) -> dict[str, Any]:
    """Return layers in which every word that comes from a document is `words`."""
    from shapely.geometry import Point

    made = make_layers()
    told = claim("c1", "wire.txt", words, publisher=words, title=words, url=f"https://example.org/{words}")
    differ = [
        {"field": "killed", "values": [{"value": words, "documents": ["wire.txt"]}, {"value": "4", "documents": ["d"]}]}
    ]
    given = {"title": words, "admin1": words, "warning": words, "actor1": words, "target": words}
    pinned = event("s1", "strike", words, Point(41.09, 34.37), 1, ["c1"], disputed=True, disagreements=differ, **given)
    nowhere = event("s2", "strike", words, None, 6, ["c1"], **given)
    made["strikes"] = layer("strikes", [pinned, nowhere])
    made["attacks"] = layer("attacks", [])
    made["extents"] = layer("extents", [])
    made["claims"] = layer("claims", [told])
    document = {"id": "wire.txt", "name": words, "title": words, "publisher": words, "published": words, "url": None}
    made["documents"] = layer("documents", [{**document, "machine_written": None, "family": "wire.txt"}])
    total = {"id": "g1", "document": "wire.txt", "event_type": "strike", "text": words, "count": 85, "bound": "about"}
    made["aggregates"] = layer("aggregates", [total])
    aside = {"stage": "claim", "item": words, "reason": words, "document": "wire.txt"}
    made["rejections"] = layer("rejections", [aside])
    return made


def many_layers(number: int) -> dict[str, Any]:
    """Return layers with many strikes, told by many documents."""
    from shapely.geometry import Point

    made = make_layers()
    rows, claims = [], []
    for n in range(number):
        sentence = f"Aircraft hit place {n} in the night."
        claims.append(claim(f"c{n}", f"doc{n // 3}.txt", sentence, title=f"Report {n // 3}", publisher=f"Wire {n % 9}"))
        at = Point(36 + (n * 7 % 97) / 10, 31 + (n * 13 % 59) / 10)
        rows.append(event(f"s{n:05d}", "strike", f"Place {n}", at, 1, [f"c{n}"], best=n % 4))
    made["strikes"] = layer("strikes", rows)
    made["attacks"], made["extents"] = layer("attacks", []), layer("extents", [])
    made["claims"] = layer("claims", claims)
    return made


@pytest.fixture(scope="session")
def maps() -> list[Any]:
    """One map of every case, with one pair of places that may be one event."""
    made = make_layers()
    attacks = made["attacks"].frame
    rows = {name: row for row, name in enumerate(attacks["id"])}
    attacks["contested_with"] = [[] for _ in rows]
    attacks.at[rows["a1"], "contested_with"] = ["a5"]
    attacks.at[rows["a5"], "contested_with"] = ["a1"]
    return [(make_spec(), made)]


@pytest.fixture(scope="session")
def pptx_file(maps: list[Any]) -> bytes:
    from geostrike.brief import slides

    return slides(maps)


@pytest.fixture(scope="session")
def docx_file(maps: list[Any]) -> bytes:
    from geostrike.brief import report

    return report(maps)


@pytest.fixture(scope="session")
def deck(pptx_file: bytes) -> Any:
    from pptx import Presentation

    return Presentation(io.BytesIO(pptx_file))


@pytest.fixture(scope="session")
def paper(docx_file: bytes) -> Any:
    from docx import Document

    return Document(io.BytesIO(docx_file))
