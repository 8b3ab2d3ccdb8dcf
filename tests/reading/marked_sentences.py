"""Sentences in which deeds and places are marked by hand, and the passages, triggers and matches they stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from geostrike.model import Match, Mention, Place
from geostrike.reading.deeds.triggers import Trigger
from geostrike.reading.page.passages import Passage

_MARK = re.compile(r"\{(?P<deed>[^}]*)\}|\[(?:(?P<number>\d)(?P<maybe>\?)? )?(?P<place>[^]]*)\]|<(?P<adjective>[^>]*)>")
_NOUN = re.compile(
    r"(?:(?:air|drone|missile|rocket) )?(?:attacks?|strikes?|raids?|bombings?|shelling|bombardment|salvo|explosions?"
    r"|fire|bomb|missile)$|air strikes?$",
    re.I,
)
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|being)\s+(?:\w+ly\s+)?$|\b(?:came|come|comes)\s+under\s+(?:\w+\s+)?$", re.I
)
_DEFINITE = re.compile(r"\b(?:the|this|that|these|those|its|their)\s+(?:[\w-]+\s+){0,2}$", re.I)
_INTRANSITIVE = re.compile(
    r"landed|fell|exploded|came down|crashed|blew up|opened fire|fired|launched|went for|bombs?|a hole in", re.I
)
_COUNTRIES = {
    "SY": ("Syria", 35.0, 38.5), "IQ": ("Iraq", 33.0, 43.8), "YE": ("Yemen", 15.5, 46.0),
    "IR": ("Iran", 32.5, 54.0), "SA": ("Saudi Arabia", 24.0, 45.0), "TR": ("Turkey", 39.0, 35.0),
    "IL": ("Israel", 31.4, 35.0), "JO": ("Jordan", 31.2, 36.8), "US": ("U.S.", 39.0, -98.0),
    "LB": ("Lebanon", 33.9, 35.9), "QA": ("Qatar", 25.3, 51.2), "GB": ("Britain", 54.0, -2.0),
    "FR": ("France", 46.0, 2.0), "DE": ("Germany", 51.0, 10.0), "IN": ("India", 22.0, 79.0),
    "LR": ("Liberia", 6.5, -9.5), "GR": ("Greece", 39.0, 22.0), "PA": ("Panama", 9.0, -80.0),
    "SG": ("Singapore", 1.3, 103.8), "MT": ("Malta", 35.9, 14.4), "NO": ("Norway", 61.0, 9.0),
    "CY": ("Cyprus", 35.0, 33.0), "RU": ("Russia", 60.0, 90.0), "ET": ("Ethiopia", 9.0, 40.0),
    "AF": ("Afghanistan", 33.0, 66.0), "MC": ("Monaco", 43.7, 7.4),
}  # fmt: skip
_CAPITALS = (
    "Amman Baghdad Sanaa Washington Riyadh Damascus Tehran Geneva Muscat London Paris Moscow Kyiv Ankara".split()
)
_AREAS = {
    "Anbar": "IQ",
    "Hajjah": "YE",
    "Deir ez-Zor": "SY",
    "Texas": "US",
    "Florida": "US",
    "Kurdistan Region": "IQ",
    "Kermanshah": "IR",
}
_SEAS = {"Red Sea", "Gulf of Aden", "Arabian Sea", "Bab al-Mandab", "Strait of Hormuz", "Mediterranean", "Suez Canal"}
_LIE_IN = {
    "SY": "Palmyra Homs Hama Idlib Raqqa Azaz Mayadin Sukhnah Rumaylan Mastaba Tabqa Jinah Aleppo Hasakah Tanf Rutba "
    "Daraa Hajin Kobani Sinjar",
    "IQ": "Mosul Erbil Irbil Kirkuk Balad Taji Harir Makhmur Qayyarah Ramadi Ain_al-Asad Abu_Ghraib Akashat Sulaimani "
    "Chwarta",
    "YE": "Hodeidah Mokha Taiz Marib Safer Saada Salif Aden Ras_Isa Hezyaz",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A sentence, what it tells, and where, by the ordinal of the deed: the sites and what may stand beside them."""

    text: str
    passage: Passage
    triggers: tuple[Trigger, ...]
    matches: tuple[Match, ...]
    sites: dict[int, set[str]]
    maybe: dict[int, set[str]]


def marked_sentences() -> list[str]:
    """Return the marked sentences of ``site_sentences.txt``."""
    lines = Path(__file__).with_name("site_sentences.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def read_marked(line: str) -> Marked:
    """Return what a marked sentence stands for."""
    text = _MARK.sub(lambda m: m["deed"] or m["place"] or m["adjective"], line)
    passage = Passage(start=0, end=len(text), text=text, kind="sentence", paragraph=0)
    triggers, matches = [], []
    sites: dict[int, set[str]] = {}
    maybe: dict[int, set[str]] = {}
    shift = 0
    for mark in _MARK.finditer(line):
        start = mark.start() - shift
        word = mark["deed"] or mark["place"] or mark["adjective"]
        shift += len(mark.group()) - len(word)
        if mark["deed"]:
            triggers.append(_trigger(text, start, word))
            continue
        kind = "demonym" if mark["adjective"] else "name"
        mention = Mention(document="d", start=start, end=start + len(word), text=word, kind=kind)
        matches.append(Match(mention=mention, place=_place(word), role="background", rule=""))
        if mark["number"]:
            kept = maybe if mark["maybe"] else sites
            kept.setdefault(int(mark["number"]) - 1, set()).add(word)
    return Marked(
        text=text, passage=passage, triggers=tuple(triggers), matches=tuple(matches), sites=sites, maybe=maybe
    )


def _trigger(text: str, start: int, word: str) -> Trigger:
    noun = bool(_NOUN.match(word))
    before = text[:start]
    passive = bool(_PASSIVE.search(before)) or bool(not noun and re.match(r"\s+by\b", text[start + len(word) :]))
    return Trigger(
        start=start,
        end=start + len(word),
        text=word,
        kind="noun" if noun else "object",
        type="strike",
        plural=noun and word.endswith("s"),
        definite=noun and bool(_DEFINITE.search(before)),
        passive=passive,
        done=not noun,
        transitive=not noun and not passive and not _INTRANSITIVE.match(word),
    )


def _place(name: str) -> Place:
    """A place of a name: a country, a capital, an area, a sea, else a town."""
    for code, (country, latitude, longitude) in _COUNTRIES.items():
        if name == country:
            return _made(name, "PCLI", code, latitude, longitude, 400_000)
    if name in _SEAS:
        return _made(name, "SEA", "", 18.0, 40.0, 800_000)
    if name in _AREAS:
        _, latitude, longitude = _COUNTRIES[_AREAS[name]]
        return _made(name, "ADM1", _AREAS[name], latitude, longitude, 150_000)
    code = next((code for code, names in _LIE_IN.items() if name.replace(" ", "_") in names.split()), "")
    spread = sum(map(ord, name)) % 97 / 97
    _, latitude, longitude = _COUNTRIES.get(code, ("", 40.0, 20.0))
    return _made(name, "PPLC" if name in _CAPITALS else "PPL", code, latitude + spread, longitude + spread, 5_000)


def _made(name: str, feature_code: str, country: str, latitude: float, longitude: float, radius_m: float) -> Place:
    return Place(
        id=name.lower().replace(" ", "-"), name=name, country=country, feature_code=feature_code,
        latitude=latitude, longitude=longitude, radius_m=radius_m,
    )  # fmt: skip
