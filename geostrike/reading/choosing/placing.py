"""The place that each mention of a document means, with its ranked candidates and the rule that decided."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from geostrike.gazetteer.store import MAIN
from geostrike.model import Candidate, Place
from geostrike.reading.choosing.about import About
from geostrike.reading.choosing.beside import HEARD, named_beside
from geostrike.reading.choosing.choose import Choice, Weighed, choose
from geostrike.reading.choosing.lookup import Reading, read_name
from geostrike.reading.choosing.standing import Named
from geostrike.reading.publishers import home_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.gazetteer import World
    from geostrike.gazetteer.bearers import Bearer
    from geostrike.model import Document, MatchKind, Mention
    from geostrike.reading.publishers import Home

__all__ = ["Placed", "place_mentions"]

_MOST = 5  # candidates kept for each mention
_INSIDE_M = 15_000.0  # what is named after a town lies at it or near it
_BESIDE_M = 50_000.0
_WINDOW = 600  # characters
_AREAS = ("PCL", "TERR", "CONT", "ADM1", "RGN", "SEA", "OCN", "GULF", "MTS", "DSRT", "ISLS")
_TRUSTED = 0.5  # likelihood that any of the bearers is meant, below which none is trusted


class Placed(NamedTuple):
    """What a mention is taken to mean; doubtful where it more likely means a place that no gazetteer holds."""

    place: Place | None
    candidates: tuple[Candidate, ...]
    rule: str
    doubtful: bool = False


_UNKNOWN = Placed(None, (), "no place of this name is known")


def place_mentions(
    document: Document, mentions: Sequence[Mention], gazetteer: World, *, beside: bool = False
) -> list[Placed]:
    """Return what each mention of a document means, in the order of the mentions.

    Parameters
    ----------
    mentions : of kinds name and demonym, from left to right.
    beside : take a name that no gazetteer holds to lie near the place named beside it. That is a guess, good enough to
        tell what a text is about, never to put a dot on a map.
    """
    readings: dict[tuple[str, bool], Reading | None] = {}
    named: list[Named] = []
    asked: list[tuple[int, Reading]] = []
    free: list[tuple[int, Reading]] = []
    for index, mention in enumerate(mentions):
        asks = mention.text, mention.kind == "demonym"
        if asks not in readings:
            readings[asks] = read_name(asks[0], gazetteer, demonym=asks[1])
        reading = readings[asks]
        if reading is None:
            continue
        if reading.free:
            free.append((index, reading))
        else:
            asked.append((index, reading))
            named.append(Named(mention.start, mention.end, reading.key, reading.bearers))
    placed = [_UNKNOWN] * len(mentions)
    home = home_of(document)
    stretch: Weighed | None = None
    told: dict[tuple[int, int], Placed] = {}
    for (index, reading), choice in zip(asked, choose(named, document.text, home), strict=True):
        if choice.weighed is not stretch:
            stretch, told = choice.weighed, {}
        alike = id(choice), id(reading)
        if alike not in told:
            told[alike] = _chosen(choice, reading, gazetteer)
        placed[index] = told[alike]
    about = About(found.place for found in placed if found.place is not None and not found.doubtful)
    starts = [name.start for name in named]
    for index, reading in free:
        mention = mentions[index]
        fitting = tuple(bearer for bearer in reading.bearers if about.fits(bearer, reading))
        if fitting:
            alone = Named(mention.start, mention.end, reading.key, fitting)
            first, end = bisect_right(starts, mention.start - _WINDOW), bisect_left(starts, mention.start + _WINDOW)
            names = sorted([*named[first:end], alone])
            choice = list(choose(names, document.text, home))[names.index(alone)]
            placed[index] = _chosen(choice, reading, gazetteer)
    return _beside(mentions, placed, home) if beside else placed


def _chosen(choice: Choice, reading: Reading, gazetteer: World) -> Placed:
    likelihoods = choice.likelihoods
    matches = [_match(reading, bearer) for bearer, _ in choice.ranked[:_MOST]]
    spelling = "another spelling of it" if matches[0] == "alternate" else ""
    rule = "; ".join(filter(None, (reading.how or spelling, choice.rule)))
    # What the likelihoods lack of 1 is for others and for none of them.
    candidates = tuple(
        Candidate(
            place=gazetteer.bearers.place(bearer),
            name=reading.key,
            match=match,
            score=(score := round(likely, 4)),
            rule=f"likelihood {score:.2f}" if number else rule,
        )
        for number, ((bearer, _), match, likely) in enumerate(zip(choice.ranked, matches, likelihoods, strict=False))
    )
    place = candidates[0].place
    doubtful = not place.feature_code.startswith(_AREAS) and sum(likelihoods) < _TRUSTED
    return Placed(_near(place) if reading.inside else place, candidates, rule, doubtful)


def _match(reading: Reading, bearer: Bearer) -> MatchKind:
    return "alternate" if reading.match == "exact" and not bearer.flags & MAIN else reading.match


def _near(place: Place) -> Place:
    """Return a place of which only the name stands in the mention's."""
    return replace(place, radius_m=max(place.radius_m, _INSIDE_M))


def _beside(mentions: Sequence[Mention], placed: Sequence[Placed], home: Home | None) -> list[Placed]:
    """Give what no gazetteer holds the place that the names around it speak for."""
    known = [
        (mention, found.place, found.doubtful)
        for mention, found in zip(mentions, placed, strict=True)
        if found.place is not None
    ]
    sure = [(mention, place) for mention, place, doubtful in known if not doubtful]
    told = sure or [(mention, place) for mention, place, _ in known]
    starts = [mention.start for mention, _ in told]
    result = []
    for mention, found in zip(mentions, placed, strict=True):
        if found.place is not None and not (found.doubtful and sure):
            result.append(found)
            continue
        here = bisect_left(starts, mention.start)
        guess = named_beside(mention, told[max(0, here - HEARD) : here + HEARD], home)
        if guess is None:
            result.append(found)
        else:
            near, place = guess
            place = replace(place, radius_m=max(place.radius_m, _BESIDE_M))
            rule = f"no gazetteer holds it; taken to lie near {near.text!r}, named beside it"
            result.append(Placed(place, found.candidates, rule))
    return result
