"""Which place a mention means, what else it might mean, and what part it plays in its sentence."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from geostrike.gazetteer import World
from geostrike.model import Candidate, Document, Match, Mention
from geostrike.reading.choosing.placing import Placed, place_mentions
from geostrike.reading.coordinates import coordinates_place, find_coordinates
from geostrike.reading.deeds.survey import survey
from geostrike.reading.page.passages import flat, split_passages
from geostrike.reading.sites.roles import role_of
from geostrike.reading.sites.sites import find_sites
from geostrike.reading.where.relations import relation_place

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.gazetteer import Gazetteer

__all__ = ["resolve"]

# A candidate in a country that the document names outweighs the better spelling of a namesake elsewhere.
_NAMED_COUNTRY = 0.2
_QUALIFIED = 0.5
_QUALIFIER = re.compile(r"\s*,\s*(?:in\s+|an?\s+[\w-]+\s+(?:city|town|village)\s+in\s+)?$|\s+in\s+$|\s*\(\s*$")


def resolve(
    document: Document, mentions: Sequence[Mention], gazetteer: Gazetteer, *, beside: bool = False
) -> tuple[Match, ...]:
    """Resolve the mentions of a document to places, each with its ranked candidates, the rule and its role.

    A name means one place throughout a document, unless a qualifier ("X, Iraq") says otherwise.

    Parameters
    ----------
    mentions : from left to right, none overlapping another.
    beside : take a name that no gazetteer holds to lie near the place named beside it: a guess, for what a text is
        about, never for a map.
    """
    text = flat(document.text)
    passages = split_passages(document.text)
    matches: list[Match] = []
    position = 0
    for mention, found in zip(mentions, _placed(document, text, mentions, gazetteer, beside), strict=True):
        while position + 1 < len(passages) and passages[position + 1].start <= mention.start:
            position += 1
        start = passages[position].start if passages else 0
        role, reason = role_of(text, mention, found.place, start)
        matches.append(
            Match(
                mention=mention,
                place=found.place,
                role=role,
                rule=f"{found.rule}; {reason}",
                candidates=found.candidates,
            )
        )
    return _with_sites(document.text, text, matches)


def _placed(
    document: Document, text: str, mentions: Sequence[Mention], gazetteer: Gazetteer, beside: bool
) -> list[Placed]:
    """Return what each mention means, by the way its kind asks for."""
    placed = []
    names = [mention for mention in mentions if mention.kind in {"name", "demonym"}]
    if isinstance(gazetteer, World):
        of_names = iter(place_mentions(document, names, gazetteer, beside=beside))
    else:
        of_names = iter(_by_rank(text, names, mentions, gazetteer))
    for mention in mentions:
        if mention.kind == "relative":
            placed.append(Placed(relation_place(mention.text, gazetteer), (), "told by its relation to a country"))
        elif mention.kind == "coordinates":
            points = find_coordinates(mention.text)
            placed.append(
                Placed(coordinates_place(points[0]) if points else None, (), "the coordinates that the text gives")
            )
        else:
            placed.append(next(of_names))
    return placed


def _by_rank(text: str, names: Sequence[Mention], mentions: Sequence[Mention], gazetteer: Gazetteer) -> list[Placed]:
    """Return what names mean by the order of a small gazetteer's candidates."""
    named = _named_countries(mentions, gazetteer)
    cache: dict[tuple[str, str], tuple[Candidate, ...]] = {}
    placed = []
    order = {mention.start: index for index, mention in enumerate(mentions)}
    for mention in names:
        index = order[mention.start]
        key = (mention.text, _qualifier(text, mention, mentions[index + 1 : index + 2], gazetteer))
        if key not in cache:
            cache[key] = _ranked(gazetteer, *key, named)
        candidates = cache[key]
        if candidates:
            placed.append(Placed(candidates[0].place, candidates, candidates[0].rule))
        else:
            placed.append(Placed(None, (), "no place of this name is known"))
    return placed


def _named_countries(mentions: Sequence[Mention], gazetteer: Gazetteer) -> Counter[str]:
    named: Counter[str] = Counter()
    for words in {mention.text for mention in mentions if mention.kind != "relative"}:
        spans = gazetteer.scan(words, demonyms=True)
        named.update(
            span.places[0].country for span in spans if span.places and span.places[0].feature_code.startswith("PCL")
        )
    return named


def _qualifier(text: str, mention: Mention, following: Sequence[Mention], gazetteer: Gazetteer) -> str:
    """The country that stands behind a name after a comma; "" where none does."""
    if not following or not _QUALIFIER.fullmatch(text[mention.end : following[0].start]):
        return ""
    spans = gazetteer.scan(following[0].text)
    return spans[0].places[0].country if spans and spans[0].places else ""


def _ranked(gazetteer: Gazetteer, name: str, country: str, named: Counter[str]) -> tuple[Candidate, ...]:
    found = [candidate for candidate in gazetteer.candidates(name) if candidate.match != "fuzzy"]
    if not found:
        spans = gazetteer.scan(name, demonyms=True)
        return tuple(
            Candidate(place=place, name=name, match="alternate", score=1.0, rule="the country of this adjective")
            for place in (spans[0].places if spans else ())
        )
    weighed = []
    for candidate in found:
        score, rule = candidate.score, candidate.rule
        if country and candidate.place.country == country:
            score, rule = score + _QUALIFIED, f"{rule}, in the country named behind it"
        elif len({c.place.country for c in found}) > 1 and named[candidate.place.country]:
            score, rule = score + _NAMED_COUNTRY, f"{rule}, in a country the document names"
        weighed.append(replace(candidate, score=score, rule=rule))
    weighed.sort(key=lambda candidate: -candidate.score)
    top = max(1.0, weighed[0].score)
    return tuple(replace(candidate, score=round(candidate.score / top, 4)) for candidate in weighed)


def _with_sites(words: str, text: str, matches: Sequence[Match]) -> tuple[Match, ...]:
    """Give the role of a site to the places that a happening, told as one that took place, takes for its own."""
    sites: dict[int, str] = {}
    position = 0
    for passage, triggers in survey(words):
        while position < len(matches) and matches[position].mention.start < passage.start:
            position += 1
        last = position
        while last < len(matches) and matches[last].mention.end <= passage.end:
            last += 1
        if last > position:
            for site in find_sites(text, passage, triggers, matches[position:last]) if triggers else ():
                if not triggers[site.trigger].rejected:
                    sites[site.match.mention.start] = f"site of {triggers[site.trigger].text!r}"
        position = last
    return tuple(
        replace(match, role="site", rule=f"{match.rule.rsplit('; ', 1)[0]}; {reason}")
        if (reason := sites.get(match.mention.start))
        else match
        for match in matches
    )
