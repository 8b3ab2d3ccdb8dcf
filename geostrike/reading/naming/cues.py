"""The cues by which a reader tells a place from a person, a paper or a common word, for one span of a text.

Each cue is a short word; what each weighs was learned from labelled texts (`weigh.py`). Cues speak of kinds of words
and of their order, never of single names. Most are told apart by how well known the place is: a country keeps its name
where a hamlet would be a surname.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geostrike.reading.naming.beside import cues_after, cues_before
from geostrike.reading.naming.lexicon import lexicon
from geostrike.reading.naming.renown import renown_of
from geostrike.reading.naming.setting import DATELINE, MANY_AREAS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.gazetteer.bearers import Bearer
    from geostrike.gazetteer.find import Hit
    from geostrike.gazetteer.tokens import Tokens
    from geostrike.reading.naming.setting import Setting
    from geostrike.reading.publishers import Home

__all__ = ["cues_of", "full_cue"]

_SHORT = 3  # letters
_DEGREES = (0.5, 1.5, 4.0)  # of longitude and latitude together: a county, its neighbours, a division
_LISTED = frozenset({"name", "demonym", "variant", "area", "direction"})


def cues_of(tokens: Tokens, hit: Hit, setting: Setting, home: Home | None) -> tuple[list[str], str]:
    """Return the cues for a span, each once, and how well known its places are.

    A cue that ends in "/" is told apart by the latter: `full_cue` adds it.

    Parameters
    ----------
    home : where the publisher is at home, None where that is not known.
    """
    cues = ["always", hit.kind]
    if hit.kind in {"area", "unknown"}:
        _area(tokens, hit, setting, cues)
    strength = _standing(hit, setting, home, cues)
    _words(tokens, hit, setting, cues)
    cues_before(tokens, hit, setting, cues)
    cues_after(tokens, hit, setting, cues)
    _around(tokens, hit, setting, cues)
    if hit.first in setting.covering:
        _overlaps(hit, setting, cues)
    _elsewhere(hit, setting, cues)
    return cues, strength


def full_cue(cue: str, strength: str) -> str:
    """Return a cue with how well known the places are, where it is told apart by that."""
    return cue[:-1] + strength if cue.endswith("/") else cue


def _standing(hit: Hit, setting: Setting, home: Home | None, cues: list[str]) -> str:
    """Add how well known the places are, and return it as the ending of other cues."""
    if hit.kind == "demonym":
        return "/demonym"
    if hit.kind not in _LISTED:
        return "/unlisted"
    renown = renown_of(hit.bearers)
    cues += renown.cues[0]
    if not renown.countries.isdisjoint(setting.countries):
        cues.append("country named")
    if not renown.divisions.isdisjoint(setting.divisions):
        cues.append("division named")
    if home is not None and home.country in renown.countries:
        _at_home(hit.bearers, home, cues)
    cues += renown.cues[1]
    return renown.strength


def _at_home(bearers: Sequence[Bearer], home: Home, cues: list[str]) -> None:
    """Add how near to the publisher's home the nearest place of the name lies, of which one lies in its country."""
    cues.append("at home")
    if home.admin1:
        if any(bearer.country == home.country and bearer.admin1 == home.admin1 for bearer in bearers):
            cues.append("home division")
        nearest = min(abs(b.latitude - home.latitude) + abs(b.longitude - home.longitude) for b in bearers)
        cues.append(f"degrees from home {sum(nearest > limit for limit in _DEGREES)}")


def _area(tokens: Tokens, hit: Hit, setting: Setting, cues: list[str]) -> None:
    """Add which area word a span ends in, and how the document goes about such words."""
    words = lexicon()
    last = tokens.folded[hit.last]
    if hit.first == hit.last or (last not in words.areas and last not in words.settled):
        return
    small = "" if tokens.capital[hit.last] else " small"
    cues.append(f"ends in {last}{small}")
    if small and setting.small_areas >= MANY_AREAS:
        cues.append("ends in a small area word, as often here")
    after = hit.last + 1
    if after < tokens.count and tokens.links[after] == " " and tokens.folded[after] == "of":
        cues.append("area word before of")


def _words(tokens: Tokens, hit: Hit, setting: Setting, cues: list[str]) -> None:
    """Add what the words of a span are, how it is written and where in a sentence."""
    words = lexicon()
    count = hit.last - hit.first + 1
    folded = tokens.folded[hit.first : hit.last + 1]
    opens = tokens.opens[hit.first]
    shouts = setting.shouts(hit.start)
    if shouts:
        cues.append("shouted")
    if words.common.issuperset(folded):
        cues.append(f"common{min(count, 2)}/")
        if opens:
            cues.append("common opens/")
    if count == 1:
        _word(tokens, hit, shouts, cues)
    else:
        cues.append(f"words {min(count, 4)}/{hit.kind}")
        if folded[0] in words.functions:
            cues.append(f"opens with {'the' if folded[0] == 'the' else 'function word'}")
    if opens:
        cues.append("opens/")
        if DATELINE.match(tokens.text, hit.end):
            cues.append("opens before a dash")
    if setting.money and "$" in (tokens.text[hit.end : hit.end + 1], tokens.text[max(0, hit.start - 1) : hit.start]):
        cues.append("money")


def _word(tokens: Tokens, hit: Hit, shouts: bool, cues: list[str]) -> None:
    """Add what else the only word of a span may be."""
    words = lexicon()
    word, key = tokens.words[hit.first], tokens.folded[hit.first]
    if key in words.given:
        cues.append("given/")
    if key in words.surnames:
        cues.append("surname/")
    if len(key) <= _SHORT:
        cues.append("short/")
    if len(word) > 1 and word.isupper() and not shouts:
        cues.append("acronym/")
    if key in tokens.small:
        cues.append("small elsewhere/")
    if key in words.functions:
        cues.append("function word")


def _around(tokens: Tokens, hit: Hit, setting: Setting, cues: list[str]) -> None:
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
        cues.append(f"run goes on to {kind}/")
    if first < hit.first:
        first_of, first_head = setting.opening_of(first, last)
        cues.append("run before/")
        if first_of < hit.first:
            cues.append("run before with of/")
        if first_head < hit.first:
            cues.append("run before with head/")


def _overlaps(hit: Hit, setting: Setting, cues: list[str]) -> None:
    """Add which other spans a span lies in, and which lie in it."""
    size = hit.last - hit.first
    for other in setting.covering[hit.first]:
        if other.first <= hit.first and other.last >= hit.last and other.last - other.first > size:
            side = "start" if other.first == hit.first else "end" if other.last == hit.last else "middle"
            cue = f"at the {side} of a {other.kind}/"
            if cue not in cues:
                cues.append(cue)
    if size:
        for index, side in ((hit.first, "start"), (hit.last, "end")):
            for other in setting.starting.get(index, ()):
                if other.last <= hit.last and other.last - other.first < size and other.kind in _LISTED:
                    cues.append(f"{hit.kind} with a {other.kind} at its {side}")
                    break


def _elsewhere(hit: Hit, setting: Setting, cues: list[str]) -> None:
    """Add how the document uses the name throughout."""
    kept = setting.kept.get(hit.key)
    if kept is None:
        return
    for name, count in (("person", kept.person), ("titled", kept.titled), ("speaks", kept.speaks)):
        if count:
            cues.append(f"elsewhere {name}/")
    if kept.placed:
        cues.append("elsewhere placed/")
        if kept.placed > 1:
            cues.append("often placed/")
    if kept.person > 1:
        cues.append("often person/")
    if kept.uses > 2:
        cues.append("often/")
    if hit.first == hit.last and not kept.placed and hit.key in lexicon().surnames:
        cues.append("surname never placed/")
