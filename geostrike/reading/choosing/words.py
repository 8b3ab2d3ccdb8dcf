"""The cues that decide between two places, in words for whoever checks the choice."""

from __future__ import annotations

__all__ = ["in_words"]

_MOST = 3
_QUIET = 0.1

_FOR = {
    "country": "a country",
    "continent": "a continent",
    "adm1": "a province or state",
    "adm2": "a county or district",
    "capital": "a capital",
    "seat": "the seat of a province or state",
    "lesser seat": "the seat of a county or district",
    "town": "a town",
    "quarter": "a quarter of a town",
    "region": "a region",
    "wide region": "a region of several countries",
    "population": "the more populous",
    "population unknown": "an area or a site, of which no inhabitants are counted",
    "main name": "this is its main name",
    "abbreviation": "its abbreviation, as the text writes it",
    "shortened": "its name without the word for its kind",
    "reviewed": "in the reviewed gazetteer",
    "country named": "in a country that the text names",
    "capital of a named country": "the capital of a country that the text names",
    "in the others' country": "in the country of the other names",
    "country of the others": "the country that the other names lie in",
    "division named": "in a province or state that the text names",
    "in the others' division": "in the province or state of the other names",
    "division of the others": "the province or state that the other names lie in",
    "others within 40 km": "within 40 km of other names",
    "others within 120 km": "within 120 km of other names",
    "others within 350 km": "within 350 km of other names",
    "county named": "in or near a county that the text names",
    "near a named country": "beside a country that the text names",
    "held by a name": "in the area named with it",
    "holds a name": "the area of the place named with it",
    "held here": "in the area named beside it",
    "holds here": "the area of the place named before it",
    "kind asked for here": "the kind that the words beside it say",
    "publisher's country": "in the publisher's country",
    "publisher's domain": "in the country of the publisher's address",
    "publisher's division": "in the publisher's province or state",
    "publisher within 40 km": "within 40 km of the publisher",
    "publisher within 120 km": "within 120 km of the publisher",
}
_AGAINST = {
    "another kind asked for here": "the other is not of the kind that the words beside it say",
    "not in the name behind": "the other does not lie in the area named behind it",
    "not held here": "the other does not lie in the area named behind it",
    "abbreviation": "the other has this for an abbreviation only",
    "shortened": "the other bears the name only in a short form",
    "named after its town": "the other is an area that is named after it",
}


def in_words(apart: dict[str, float], first: dict[str, float], people: tuple[int, int] = (0, 0)) -> str:
    """Return what tells the first place from the second.

    Parameters
    ----------
    apart : by cue, how much it speaks for the first against the second, in natural logarithms of odds.
    first : those cues with their values for the first place.
    people : inhabitants of the first place and of the second, 0 where they are not known.
    """
    loud = sorted((cue for cue, value in apart.items() if value > _QUIET), key=lambda cue: (-apart[cue], cue))
    said: list[str] = []
    for cue in loud:
        words = _FOR.get(cue) if first.get(cue) else _AGAINST.get(cue)
        if cue == "population" and all(people):
            words = f"{words}, {people[0]:,} inhabitants against {people[1]:,}"
        if words and words not in said:
            said.append(words)
    return "; ".join(said[:_MOST]) or "the first of several as good"
