"""A gazetteer small enough to reason about, with the namesakes and spellings that go wrong."""

from __future__ import annotations

import pytest

from geostrike.gazetteer import Gazetteer
from geostrike.model import Place


def place(
    place_id: str,
    name: str,
    country: str,
    feature_code: str,
    latitude: float,
    longitude: float,
    names: str = "",
    radius_m: float = 5_000,
) -> Place:
    pairs = tuple(tuple(item.split(":", 1)) for item in names.split("|") if item)
    return Place(
        id=place_id,
        name=name,
        country=country,
        feature_code=feature_code,
        latitude=latitude,
        longitude=longitude,
        names=pairs,  # type: ignore[arg-type]
        radius_m=radius_m,
    )


PLACES = (
    place("sy", "Syria", "SY", "PCLI", 35, 38, "ar:سوريا", 300_000),
    place("iq", "Iraq", "IQ", "PCLI", 33, 44, "ar:العراق", 400_000),
    place("ir", "Iran", "IR", "PCLI", 32, 53, "en:Islamic Republic of Iran", 900_000),
    place("us", "United States", "US", "PCLI", 39.8, -98.6, "en:US|en:U.S.|en:U. S.|en:USA|en:America", 2_500_000),
    place("sv", "El Salvador", "SV", "PCLI", 13.8, -88.9, "", 100_000),
    place("dez-city", "Deir ez-Zor", "SY", "PPLA", 35.3354, 40.1408, "en:Deir el-Zour|en:Dayr az Zawr|ar:دير الزور"),
    place("dez-gov", "Deir ez-Zor Governorate", "SY", "ADM1", 35.1, 40.4, "en:Dayr az Zawr", 110_000),
    place("homs-city", "Homs", "SY", "PPLA", 34.73, 36.71, "ar:حمص"),
    place("homs-gov", "Homs Governorate", "SY", "ADM1", 34.3, 38.2, "", 120_000),
    place("hama-city", "Hama", "SY", "PPLA", 35.13, 36.75, "ar:حماة"),
    place("aleppo-city", "Aleppo", "SY", "PPLA", 36.2, 37.16, "ar:حلب|fr:Alep|en:Halab"),
    place("aleppo-gov", "Aleppo Governorate", "SY", "ADM1", 36.2, 37.6, "", 90_000),
    place("mayadin", "Al-Mayadin", "SY", "PPL", 35.02, 40.45, "en:Mayadin|ar:الميادين"),
    place("bukamal", "Al Bukamal", "SY", "PPL", 34.45, 40.92, "en:Abu Kamal"),
    place("qaim", "Al-Qa'im", "IQ", "PPL", 34.37, 41.09, "en:Qaim|ar:القائم"),
    place("issa", "Ain Issa", "SY", "PPL", 36.38, 38.86, "en:Ayn 'Isa"),
    place("bab", "Al-Bab", "SY", "PPL", 36.37, 37.52, ""),
    place("asad", "Ain al-Asad Air Base", "IQ", "AIRB", 33.79, 42.44, "en:Ayn al-Asad|en:Al Asad airbase"),
    place("tanf", "Al-Tanf", "SY", "MILB", 33.51, 38.62, "en:Tanf|ar:التنف"),
    place("north-gov", "North Governorate", "LB", "ADM1", 34.4, 35.9, "", 30_000),
    place("kurdistan", "Kurdistan", "", "RGN", 36.5, 44.5, "", 300_000),
    place("kurdistan-ir", "Kurdistan Province", "IR", "ADM1", 35.7, 47.0, "", 90_000),
    place("suwayda", "As-Suwayda", "SY", "PPLA", 32.71, 36.57, "en:As Suwayda"),
    place("hudaydah", "Al Hudaydah", "YE", "PPLA", 14.8, 42.95, "en:Hodeidah|en:port of Hodeidah|ar:الحديدة"),
    place("tower22", "Tower 22", "JO", "MILB", 33.3, 38.7, ""),
    place("tripoli-ly", "Tripoli", "LY", "PPLC", 32.89, 13.19, "ar:طرابلس"),
    place("tripoli-lb", "Tripoli", "LB", "PPLA", 34.43, 35.84, "en:Tarabulus|ar:طرابلس"),
    place("basra", "Basra", "IQ", "PPLA", 30.5, 47.8, "en:Al Basrah"),
    place("bosra", "Bosra", "SY", "PPL", 32.52, 36.48, ""),
    place("washington", "Washington", "US", "PPLC", 38.9, -77.04, "en:Washington, D.C."),
    place("st-louis", "St. Louis", "US", "PPL", 38.63, -90.2, ""),
    place("hague", "The Hague", "NL", "PPLG", 52.08, 4.3, ""),
    place("mandab", "Bab al-Mandab", "", "STRT", 12.6, 43.3, "en:Bab el-Mandeb Strait", 30_000),
)

DEMONYMS = (("Syrian", "SY"), ("Iraqi", "IQ"), ("Iranian", "IR"), ("American", "US"), ("Salvadoran", "SV"))


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer(PLACES, DEMONYMS)
