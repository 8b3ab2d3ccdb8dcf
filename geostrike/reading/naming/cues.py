"""The cues by which a reader tells a place from a person, a paper or a common word, for one span of a text.

Each cue is a short word; what each weighs was learned from labelled texts (`weigh.py`). Cues speak of kinds of words
and of their order, never of single names. Most are told apart by how well known the place is: a country keeps its name
where a hamlet would be a surname.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.reading.naming.lexicon import lexicon
from geostrike.reading.naming.setting import DATELINE, PLURAL_LIST, kind_of

if TYPE_CHECKING:
    from geostrike.gazetteer.find import Hit, Tokens
    from geostrike.reading.naming.setting import Setting

__all__ = ["cues_of"]

_POPULATIONS = (1, 2_000, 10_000, 50_000, 200_000, 1_000_000)
_RANK = {"country": 0, "region": 1, "adm1": 2, "capital": 3, "seat": 4, "adm2": 5, "town": 6}
_MANY_AREAS = 4  # uses of "X province" in small letters, from which on a document is one that lists areas
_WELL_KNOWN = 5  # of the sizes above: from 200,000 inhabitants on
_LISTED = frozenset({"name", "demonym", "variant", "area", "direction"})


def cues_of(tokens: Tokens, hit: Hit, setting: Setting, home: str) -> list[str]:
    """Return the cues for a span, each once.

    Parameters
    ----------
    home : ISO 3166-1 alpha-2 code of the country that the publisher is at home in, "" where that is not known.
    """
    cues = ["always", hit.kind]
    if hit.kind in {"area", "unknown"}:
        _area(tokens, hit, setting, cues)
    strength = _standing(hit, setting, home, cues)
    _words(tokens, hit, setting, strength, cues)
    _before(tokens, hit, setting, strength, cues)
    _after(tokens, hit, setting, strength, cues)
    _around(tokens, hit, setting, strength, cues)
    kept = setting.kept.get(hit.key)
    if kept is not None:
        for name, count in (("person", kept.person), ("titled", kept.titled), ("speaks", kept.speaks)):
            if count:
                cues.append(f"elsewhere {name}{strength}")
        if kept.placed:
            cues.append(f"elsewhere placed{strength}")
        if kept.placed > 1:
            cues.append(f"often placed{strength}")
        if kept.person > 1:
            cues.append(f"often person{strength}")
        if kept.uses > 2:
            cues.append(f"often{strength}")
        if hit.first == hit.last and not kept.placed and hit.key in lexicon().surnames:
            cues.append(f"surname never placed{strength}")
    return cues


def _standing(hit: Hit, setting: Setting, home: str, cues: list[str]) -> str:
    """Add how well known the places are, and return it as the ending of other cues."""
    if hit.kind == "demonym":
        return "/demonym"
    if hit.kind not in _LISTED:
        return "/unlisted"
    bearers = hit.bearers
    top = min((kind_of(bearer.feature_code) for bearer in bearers), key=_RANK.__getitem__, default="town")
    people = max((bearer.population for bearer in bearers), default=0)
    size = sum(people >= limit for limit in _POPULATIONS)
    cues.append(top)
    if top in {"town", "adm2", "seat", "capital"}:
        cues.append(f"size {size}")
    if not any(bearer.flags & 1 for bearer in bearers):
        cues.append("byname")
        if top == "town":
            cues.append(f"byname size {size}")
    if any(bearer.trust == 0 for bearer in bearers):
        cues.append("reviewed")
    if any(bearer.country in setting.countries for bearer in bearers):
        cues.append("country named")
    if any((bearer.country, bearer.admin1) in setting.divisions for bearer in bearers if bearer.admin1):
        cues.append("division named")
    if home and any(bearer.country == home for bearer in bearers):
        cues.append("at home")
    if top in {"country", "region"}:
        return "/wide"
    return "/known" if _RANK[top] <= _RANK["capital"] or size >= _WELL_KNOWN else "/small"


def _area(tokens: Tokens, hit: Hit, setting: Setting, cues: list[str]) -> None:
    """Add which area word a span ends in, and how the document goes about such words."""
    words = lexicon()
    last = tokens.folded[hit.last]
    if hit.first == hit.last or (last not in words.areas and last not in words.settled):
        return
    small = "" if tokens.capital[hit.last] else " small"
    cues.append(f"ends in {last}{small}")
    if small and setting.small_areas >= _MANY_AREAS:
        cues.append("ends in a small area word, as often here")
    after = hit.last + 1
    if after < len(tokens) and tokens.words[after].link == " " and tokens.folded[after] == "of":
        cues.append("area word before of")


def _words(tokens: Tokens, hit: Hit, setting: Setting, strength: str, cues: list[str]) -> None:
    words = lexicon()
    count = hit.last - hit.first + 1
    folded = tokens.folded[hit.first : hit.last + 1]
    if count > 1:
        cues.append(f"words {min(count, 4)}/{hit.kind}")
    shouts = setting.shouts(hit.start)
    if shouts:
        cues.append("shouted")
    if all(word in words.common for word in folded):
        cues.append(f"common{min(count, 2)}{strength}")
        if tokens.opens[hit.first]:
            cues.append(f"common opens{strength}")
    if count == 1:
        key = folded[0]
        if key in words.given:
            cues.append(f"given{strength}")
        if key in words.surnames:
            cues.append(f"surname{strength}")
        if len(key) <= 3:  # noqa: PLR2004
            cues.append(f"short{strength}")
        if tokens.upper[hit.first] and not shouts:
            cues.append(f"acronym{strength}")
        if key in tokens.small:
            cues.append(f"small elsewhere{strength}")
        if key in words.functions:
            cues.append("function word")
    elif folded[0] in words.functions:
        cues.append(f"opens with {'the' if folded[0] == 'the' else 'function word'}")
    if tokens.opens[hit.first]:
        cues.append(f"opens{strength}")
        if DATELINE.match(tokens.text, hit.end):
            cues.append("opens before a dash")
    if "$" in (tokens.text[hit.end : hit.end + 1], tokens.text[max(0, hit.start - 1) : hit.start]):
        cues.append("money")


def _before(tokens: Tokens, hit: Hit, setting: Setting, strength: str, cues: list[str]) -> None:
    first = hit.first
    if first == 0:
        return
    words = lexicon()
    folded, link = tokens.folded[first - 1], tokens.words[first].link
    opening = tokens.opens[first - 1] and folded in words.functions
    if link == " ":
        if not tokens.capital[first - 1] or opening:
            cue = words.before.get(folded) or ("title" if folded in words.titles else "small word")
            cues.append(f"after {cue}{strength}")
            if cue == "the" and first > 1:
                cue = words.before.get(tokens.folded[first - 2], "other")
                cues.append(f"after {cue} the{strength}")
        elif folded in words.titles:
            cues.append(f"after Title{strength}")
        elif folded in words.given:
            cues.append(f"after given{' or place' if folded in setting.large else ''}{strength}")
        elif len(folded) == 1:
            cues.append(f"after initial{strength}")
        elif folded in words.directions:
            cues.append(f"after Direction{strength}")
        elif folded in words.common and tokens.opens[first - 1]:
            cues.append(f"after opening{strength}")
        else:
            cues.append(f"after capital{strength}")
    elif link == "." and len(folded) == 1:
        cues.append(f"after initial{strength}")
    elif link == "-":
        raw = tokens.words[first - 1].raw
        cues.append("after party" if raw.isupper() and len(raw) <= 3 else f"after hyphen{strength}")  # noqa: PLR2004
    elif link == "," or tokens.text[hit.start - 1] == "(":
        cues.append(f"after {'comma' if link == ',' else 'bracket'}{strength}")
        if link == "," and first - 1 in setting.closing:
            cues.append(f"after place and comma{strength}")
    elif tokens.text[hit.start - 1] == "/":
        cues.append("after slash")
    if folded in {"and", "or"} and first - 2 in setting.closing:
        cues.append(f"after place and{strength}")


def _after(tokens: Tokens, hit: Hit, setting: Setting, strength: str, cues: list[str]) -> None:
    text, after = tokens.text, hit.last + 1
    following = text[hit.end : hit.end + 2]
    if following in {"'s", "’s"} or (following[:1] in {"'", "’"} and text[hit.end - 1] == "s"):
        cues.append(f"possessive{strength}")
    if PLURAL_LIST.match(text, hit.end):
        cues.append(f"in plural list{strength}")
    if after >= len(tokens):
        return
    words = lexicon()
    folded, link = tokens.folded[after], tokens.words[after].link
    if link == " " and tokens.capital[after]:
        if folded in words.areas:
            cues.append(f"before Area{strength}")
        elif (kind := words.heads.get(folded)) is not None:
            cues.append(f"before {kind}{strength}")
        elif folded in words.surnames and after not in setting.opening:
            cues.append(f"before surname{strength}")
            if hit.first == hit.last and hit.key in words.given:
                cues.append(f"given before surname{strength}")
        else:
            cues.append(f"before capital{strength}")
    elif link == " ":
        if folded in words.areas or folded in words.settled:
            cues.append(f"before area{strength}")
            cues.append(f"before small {folded}")
            if setting.small_areas >= _MANY_AREAS:
                cues.append("before a small area word, as often here")
        elif folded in words.speech:
            cues.append(f"before speech{strength}")
        elif folded in words.civic:
            cues.append(f"before civic{strength}")
        else:
            cues.append(f"before small word{strength}")
    elif link == "-":
        cues.append(f"before hyphen{'' if tokens.capital[after] else ' and small word'}{strength}")
    elif link == ",":
        if after in setting.holders:
            cues.append(f"before its holder{strength}")
        elif after in setting.opening:
            cues.append(f"before comma and place{strength}")
        elif tokens.words[after].raw.isdigit():
            cues.append(f"before age{strength}")


def _around(tokens: Tokens, hit: Hit, setting: Setting, strength: str, cues: list[str]) -> None:
    """Add what the run of capitalised words around a span makes of it."""
    words = lexicon()
    first, last = setting.run.get(hit.first, (hit.first, hit.last))
    if hit.kind == "facility":
        head = tokens.folded[hit.last]
        kind = words.heads.get(head, "opening") if tokens.folded[hit.first] not in words.opening else "opening"
        cues.append(f"{kind} facility")
        if any(index in setting.opening for index in range(hit.first, hit.last)):
            cues.append(f"{kind} facility with a place")
    if last > hit.last:
        kind = words.heads.get(tokens.folded[last], "other")
        cues.append(f"run goes on to {kind}{strength}")
    if first < hit.first:
        inside = tokens.folded[first : hit.first]
        cues.append(f"run before{strength}")
        if "of" in inside:
            cues.append(f"run before with of{strength}")
        if any(word in words.heads for word in inside):
            cues.append(f"run before with head{strength}")
