"""A gazetteer small enough to reason about, and short ways through the stages of reading."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from geostrike.gazetteer import Gazetteer
from geostrike.model import Document, Match, Place
from geostrike.reading import Reading, extract_claims, find_mentions, resolve
from geostrike.reading.deeds.triggers import Trigger, find_triggers
from geostrike.reading.page.passages import Passage, flat, split_passages

if TYPE_CHECKING:
    from collections.abc import Callable

    from geostrike.boundaries import Boundaries

PUBLISHED = date(2024, 2, 6)  # a Tuesday


def place(
    place_id: str,
    name: str,
    country: str,
    feature_code: str,
    latitude: float,
    longitude: float,
    names: str = "",
    radius_m: float = 3_000,
) -> Place:
    return Place(
        id=place_id,
        name=name,
        country=country,
        feature_code=feature_code,
        latitude=latitude,
        longitude=longitude,
        names=tuple(("en", item) for item in names.split("|") if item),
        radius_m=radius_m,
    )


PLACES = (
    place("sy", "Syria", "SY", "PCLI", 35.0, 38.5, radius_m=350_000),
    place("iq", "Iraq", "IQ", "PCLI", 33.0, 43.8, radius_m=400_000),
    place("jo", "Jordan", "JO", "PCLI", 31.2, 36.8, radius_m=200_000),
    place("ir", "Iran", "IR", "PCLI", 32.5, 54.3, radius_m=900_000),
    place("il", "Israel", "IL", "PCLI", 31.4, 35.0, radius_m=200_000),
    place("tr", "Turkey", "TR", "PCLI", 39.0, 35.2, radius_m=700_000),
    place("ye", "Yemen", "YE", "PCLI", 15.9, 47.5, radius_m=500_000),
    place("us", "United States", "US", "PCLI", 39.8, -98.6, "US|U.S.|America", 2_500_000),
    place("lb", "Lebanon", "LB", "PCLI", 33.9, 35.9, radius_m=120_000),
    place("ua", "Ukraine", "UA", "PCLI", 49.0, 31.4, radius_m=600_000),
    place("ru", "Russia", "RU", "PCLI", 61.5, 96.7, radius_m=4_000_000),
    place("pt", "Portugal", "PT", "PCLI", 39.6, -8.0, radius_m=300_000),
    place("jp", "Japan", "JP", "PCLI", 37.6, 138.0, radius_m=1_000_000),
    place("fj", "Fiji", "FJ", "PCLI", -17.8, 178.0, radius_m=300_000),
    place("fj-taveuni", "Taveuni", "FJ", "PPL", -16.85, 179.95),
    place("lb-tyre", "Tyre", "LB", "PPL", 33.27, 35.2),
    place("ua-kharkiv", "Kharkiv", "UA", "PPLA", 49.98, 36.25, radius_m=12_000),
    place("ua-donetsk-oblast", "Donetsk Oblast", "UA", "ADM1", 48.1, 37.7, "Donetsk region", 110_000),
    place("us-washington", "Washington", "US", "PPLC", 38.9, -77.04, radius_m=10_000),
    place("us-denton", "Denton", "US", "PPL", 33.21, -97.13, radius_m=10_000),
    place("ir-tehran", "Tehran", "IR", "PPLC", 35.69, 51.42, radius_m=20_000),
    place("jo-amman", "Amman", "JO", "PPLC", 31.96, 35.95, radius_m=15_000),
    place("jo-tower-22", "Tower 22", "JO", "MILB", 33.309, 38.704, radius_m=1_000),
    place("sy-tanf", "Al-Tanf", "SY", "MILB", 33.505, 38.618, "al-Tanf garrison", 1_500),
    place("sy-green-village", "Green Village", "SY", "MILB", 35.11, 40.55, radius_m=2_000),
    place("sy-mayadin", "Al-Mayadin", "SY", "PPL", 35.02, 40.45, "Mayadin|Al-Mayadeen"),
    place("sy-deir-ez-zor", "Deir ez-Zor", "SY", "PPLA", 35.335, 40.141, "Deir el-Zour", 6_000),
    place("sy-deir-ez-zor-gov", "Deir ez-Zor Governorate", "SY", "ADM1", 35.1, 40.4, "Deir ez-Zor province", 110_000),
    place("sy-bukamal", "Al Bukamal", "SY", "PPL", 34.45, 40.92, "Abu Kamal"),
    place("iq-qaim", "Al Qaim", "IQ", "PPL", 34.37, 41.09, "al-Qaim"),
    place("iq-erbil", "Erbil", "IQ", "PPLA", 36.19, 44.01, radius_m=8_000),
    place("iq-mosul", "Mosul", "IQ", "PPLA", 36.34, 43.13, radius_m=8_000),
    place("iq-baghdad", "Baghdad", "IQ", "PPLC", 33.33, 44.4, radius_m=15_000),
    place("iq-anbar", "Anbar Governorate", "IQ", "ADM1", 32.9, 41.6, "Anbar|Anbar province", 200_000),
    place("iq-asad", "Ain al-Asad Air Base", "IQ", "AIRB", 33.79, 42.44, "Ain al-Asad", 4_000),
    place("ye-hodeidah", "Hodeidah", "YE", "PPLA", 14.8, 42.95, radius_m=8_000),
    place("ye-sanaa", "Sanaa", "YE", "PPLC", 15.35, 44.2, radius_m=15_000),
    place("red-sea", "Red Sea", "", "SEA", 20.0, 38.5, radius_m=900_000),
    place("euphrates", "Euphrates", "", "STM", 35.0, 40.4, radius_m=600_000),
)
DEMONYMS = (
    ("Syrian", "SY"), ("Iraqi", "IQ"), ("Jordanian", "JO"), ("Iranian", "IR"), ("Israeli", "IL"), ("Turkish", "TR"),
    ("Yemeni", "YE"), ("American", "US"), ("Lebanese", "LB"), ("Ukrainian", "UA"), ("Russian", "RU"),
)  # fmt: skip


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer(PLACES, DEMONYMS)


@pytest.fixture(scope="session")
def boundaries() -> Boundaries:
    from geostrike.boundaries import load_boundaries

    return load_boundaries()


def document(text: str, published: date | None = PUBLISHED) -> Document:
    return Document(id="report.txt", name="report.txt", text=text, sha256="ab" * 32, published=published)


@pytest.fixture(scope="session")
def matches(gazetteer: Gazetteer) -> Callable[[str], tuple[Match, ...]]:
    """Give the resolved mentions of a text."""

    def of(text: str) -> tuple[Match, ...]:
        report = document(text)
        return resolve(report, find_mentions(report, gazetteer), gazetteer)

    return of


@pytest.fixture(scope="session")
def read(gazetteer: Gazetteer, boundaries: Boundaries) -> Callable[..., Reading]:
    """Read a text published on Tuesday, 6 February 2024, unless told otherwise."""

    def of(text: str, published: date | None = PUBLISHED) -> Reading:
        report = document(text, published)
        found = resolve(report, find_mentions(report, gazetteer), gazetteer)
        return extract_claims(report, found, boundaries)

    return of


def first_passage(text: str) -> Passage:
    return split_passages(text)[0]


def triggers_of(text: str) -> tuple[Trigger, ...]:
    return tuple(trigger for passage in split_passages(text) for trigger in find_triggers(flat(text), passage))
