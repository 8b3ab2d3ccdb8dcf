"""Country files of the GEOnet Names Server of the NGA, in the layout until 2021 and in the one since.

A line is a name, and the names of one place share its UFI. They usually stand together, but nothing promises it: they
are put together on disk.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from geostrike.gazetteer.imports.countries import from_fips, from_genc
from geostrike.gazetteer.imports.divisions import division_name
from geostrike.gazetteer.imports.fields import (
    code_of,
    coordinates,
    population_of,
    radius_of,
    shown,
    spelling_of,
    spellings_of,
)
from geostrike.gazetteer.imports.spill import Spill
from geostrike.gazetteer.rows import Row
from geostrike.gazetteer.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geostrike.gazetteer.imports.reading import Reading
    from geostrike.gazetteer.imports.source import Source

__all__ = ["holds_gns", "read_gns"]

_OLD = {
    "ufi": "ufi",
    "latitude": "lat",
    "longitude": "long",
    "code": "dsg",
    "class": "fc",
    "country": "cc1",
    "admin1": "adm1",
    "type": "nt",
    "language": "lc",
    "name": "full_name_ro",
    "plain": "full_name_nd_ro",
    "short": "short_form",
    "place_ended": "f_term_dt",
    "name_ended": "n_term_dt",
    "population": "pop",
}
_NEW = {
    "ufi": "ufi",
    "latitude": "lat_dd",
    "longitude": "long_dd",
    "code": "desig_cd",
    "class": "fc",
    "country": "cc_ft",
    "admin1": "adm1",
    "type": "nt",
    "language": "lang_cd",
    "name": "full_name",
    "plain": "full_nm_nd",
    "place_ended": "term_dt_f",
    "name_ended": "term_dt_n",
}
_NEEDED = ("ufi", "latitude", "longitude", "code", "country", "type", "name")
_UFI = re.compile(r"-?[0-9]{1,18}\Z")
# Kinds of name, the best first: conventional in English, approved, provisional, unverified, variant, historic. An S
# behind one says that it is in its own script.
_KINDS = "CNPDVH"
_FIRST_DIVISIONS = ("ADM1",)
_WITHDRAWN = "withdrawn by the NGA"
_SOURCE = "NGA GEOnet Names Server"

# ISO 639-2 codes of three letters, of languages whose tag has two.
_TAGS = dict(
    pair.split(":")
    for pair in (
        "afr:af amh:am ara:ar arm:hy aze:az baq:eu bel:be ben:bn bos:bs bul:bg cat:ca chi:zh zho:zh cze:cs ces:cs "
        "dan:da dut:nl nld:nl eng:en est:et fas:fa per:fa fin:fi fra:fr fre:fr geo:ka kat:ka ger:de deu:de gre:el "
        "ell:el heb:he hin:hi hrv:hr hun:hu hye:hy ice:is isl:is ind:id ita:it jpn:ja kaz:kk khm:km kir:ky kor:ko "
        "kur:ku lao:lo lav:lv lit:lt mac:mk mkd:mk mal:ml may:ms msa:ms mon:mn bur:my mya:my nep:ne nor:no pol:pl "
        "por:pt pus:ps ron:ro rum:ro rus:ru slk:sk slo:sk slv:sl som:so spa:es sqi:sq alb:sq srp:sr swa:sw swe:sv "
        "tam:ta tgk:tg tgl:tl tha:th tir:ti tuk:tk tur:tr uig:ug ukr:uk urd:ur uzb:uz vie:vi"
    ).split()
)
# Languages that are not written in Latin letters: a name of theirs in such letters is a transliteration.
_OTHER_SCRIPTS = frozenset(
    "am ar hy be bn bg zh el fa he hi ja ka kk km ko ky lo mk ml mn my ne ps ru sr ta tg th ti ug uk ur".split()
)


class _Name(NamedTuple):
    """A line of the file, as it lies on disk."""

    line: str
    kind: str
    language: str
    name: str
    plain: str
    short: str
    country: str
    admin1: str
    code: str
    longitude: str
    latitude: str
    population: str


def holds_gns(line: str) -> bool:
    """Tell whether the first line of a file is the header of one of the two layouts."""
    header = line.lower().split("\t")
    return any(all(layout[wanted] in header for wanted in ("ufi", "type", "name")) for layout in (_OLD, _NEW))


def read_gns(source: Source, reading: Reading) -> Iterator[tuple[int, Row]]:
    """Yield the places of a country file in the order of their UFI, each with the line of its first name."""
    with Spill(reading.scratch) as spill:
        divisions = _gather(source, reading, spill)
        for ufi, texts in spill.groups():
            names = [_Name(*text.split("\t")) for text in texts]
            yield int(names[0].line), _row(ufi, names, divisions)


def _gather(source: Source, reading: Reading, spill: Spill) -> dict[tuple[str, str], str]:
    """Put the names into `spill` by the UFI of their place; return names of the first-order divisions among them."""
    lines = source.lines(reading.report)
    _, first = next(lines, (1, ""))
    header = first.lower().split("\t")
    old = _OLD["name"] in header
    layout = _OLD if old else _NEW
    if missing := [layout[wanted] for wanted in _NEEDED if layout[wanted] not in header]:
        raise source.fault(1, f"column {', '.join(missing)} missing; is this a country file of the NGA?")
    at = {wanted: header.index(column) for wanted, column in layout.items() if column in header}
    columns = {wanted: first.split("\t")[index] for wanted, index in at.items()}
    divisions: dict[tuple[str, str], str] = {}
    for line, text in lines:
        if not text:
            continue
        values = text.split("\t")
        try:
            if len(values) != len(header):
                cut = "; the file is cut off here: fetch it again" if source.cut else "; is a tab missing?"
                raise ValueError(f"{len(values)} columns where the header has {len(header)}{cut}")
            fields = {wanted: values[index].strip() for wanted, index in at.items()}
            if fields.get("place_ended") or fields.get("name_ended"):
                reading.passed_over[_WITHDRAWN] += 1
                continue
            name = _name(line, fields, columns, old=old, country=reading.country)
        except ValueError as error:
            reading.report(source.fault(line, str(error)))
            continue
        spill.put(int(fields["ufi"]), "\t".join(name))
        key = name.country, name.admin1
        if name.code in _FIRST_DIVISIONS and name.admin1 and (name.kind in ("C", "N") or key not in divisions):
            divisions[key] = name.name
    return divisions


def _name(line: int, fields: dict[str, str], columns: dict[str, str], *, old: bool, country: str) -> _Name:
    if not _UFI.match(fields["ufi"]):
        raise ValueError(f"{columns['ufi']} {shown(fields['ufi'])} is not a whole number; is this a file of the NGA?")
    coordinates(fields["longitude"], fields["latitude"], (columns["longitude"], columns["latitude"]))
    # Two brackets around a name say that the place is believed to be no more.
    name = spelling_of(
        fields["name"].strip("()") if fields["name"].startswith("((") else fields["name"], columns["name"]
    )
    if not name:
        raise ValueError(f"{columns['name']} {shown(fields['name'])} has no letter and no digit; give the place a name")
    plain = spelling_of(fields.get("plain", "").strip("()"), columns.get("plain", ""))
    kind = fields["type"].upper()
    if kind and kind[0] not in _KINDS:
        kind = "V"
    return _Name(
        line=str(line),
        kind=kind,
        language=_language(fields.get("language", ""), kind),
        name=name,
        plain="" if plain == name or fold(plain) == fold(name) else plain,
        short=spelling_of(fields.get("short", ""), columns.get("short", "")),
        country=(from_fips if old else from_genc)(fields["country"], columns["country"]) or country,
        admin1=_admin1(fields.get("admin1", "")),
        code=code_of(fields["code"], fields.get("class", ""), columns["code"]),
        longitude=fields["longitude"],
        latitude=fields["latitude"],
        population=str(population_of(fields.get("population", ""), columns.get("population", ""))),
    )


def _admin1(code: str) -> str:
    """Give the division's part of a code: ``09``, or ``HL`` of ``SY-HL``; ``""`` where a place lies in several."""
    return "" if "," in code or code in ("00", "NULL") else code.rpartition("-")[2]


def _language(code: str, kind: str) -> str:
    tag = _TAGS.get(code.lower(), code.lower() if re.fullmatch(r"[a-z]{2,3}", code.lower()) else "")
    if kind.startswith("C"):
        return "en"
    return f"{tag}-Latn" if tag in _OTHER_SCRIPTS and not kind.endswith("S") else tag


def _row(ufi: int, names: Sequence[_Name], divisions: dict[tuple[str, str], str]) -> Row:
    best = min(
        names, key=lambda name: (name.kind.endswith("S"), _KINDS.find(name.kind[:1]) % len(_KINDS), int(name.line))
    )
    pairs = [
        (name.language, spelling)
        for name in names
        for spelling in (name.name, name.plain, name.short)
        if spelling and spelling != best.name
    ]
    population = max(int(name.population) for name in names)
    longitude, latitude = coordinates(best.longitude, best.latitude)
    known = divisions.get((best.country, best.admin1))
    return Row(
        id=f"gns:{ufi}",
        name=best.name,
        names=spellings_of(best.name, pairs),
        country=best.country,
        admin1=known or division_name(best.country, best.admin1),
        feature_code=best.code,
        longitude=longitude,
        latitude=latitude,
        radius_m=radius_of(best.code, population),
        population=population,
        source=_SOURCE,
    )
