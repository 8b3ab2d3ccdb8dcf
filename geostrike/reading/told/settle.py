"""The sites of a happening, settled: descriptions fold into what they describe, contradictions widen the place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geostrike.model import Location, Match, WherePrec
from geostrike.reading.where.location import distance_m, holds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geostrike.reading.told.telling import LocatedSite, Telling

__all__ = ["SettledSite", "settle_sites"]

# Two cues for one site that lie farther apart than this contradict each other.
CONTRADICTION_M = 100_000.0
# What may stand between a place and the words that say where it lies: "Mosul, a city in northern Iraq".
_LIES = re.compile(
    r"\s*[,(]?\s*(?:(?!(?:and|or|but|after|before|when|where|while|by|with|from|\w*day|\w*\d\w*)\s)[\w’'-]+\s+){0,8}",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledSite:
    """A site of a happening.

    Attributes
    ----------
    match : of the mention that names it.
    orders : ordinals of the tellings that tell of it; the first names it.
    """

    location: Location
    match: Match
    orders: tuple[int, ...]
    rule: str


def settle_sites(told: Sequence[Telling]) -> list[SettledSite]:
    """Return the sites of one happening in the order of their naming.

    Within a telling, a place that only says where another lies ("Mosul, in northern Iraq") is a description of it.
    Across tellings, a coarser place that is told of no number of happenings ("a base in Jordan") folds into the one
    finer site within it; the coarse place of many happenings ("sites across Iraq and Syria") stands beside the finer
    ones.
    """
    sites: dict[str, SettledSite] = {}
    single: dict[str, bool] = {}
    # A headline names a site only where the text below it does not.
    for telling in sorted(told, key=lambda t: t.passage.kind == "heading"):
        for located, rule in _of_telling(telling):
            place = located.location.place.id
            if place in sites:
                sites[place] = _joined(sites[place], telling, located, rule)
            else:
                sites[place] = SettledSite(
                    location=located.location, match=located.site.match, orders=(telling.order,), rule=rule
                )
            single[place] = single.get(place, True) and not telling.counted
    for place, site in list(sites.items()):
        finer = [other for other in sites.values() if other is not site and holds(site.location, other.location)]
        if single[place] and len(finer) == 1:
            into = finer[0].location.place.id
            sites[into] = replace(sites[into], orders=(*sites[into].orders, *site.orders))
            del sites[place]
    return list(sites.values())


def _joined(site: SettledSite, telling: Telling, located: LocatedSite, rule: str) -> SettledSite:
    if located.location.warning and not site.location.warning:
        # The telling that is odd is the one a reader must see first.
        return replace(
            site,
            location=located.location,
            match=located.site.match,
            orders=(telling.order, *site.orders),
            rule=rule,
        )
    finer = located.location.where_prec < site.location.where_prec
    location = located.location if finer else site.location
    bare = location.where_description == site.match.mention.text
    fuller = bare and located.location.where_prec == location.where_prec
    if fuller and not located.location.warning:
        location = replace(location, where_description=located.location.where_description)
    return replace(site, location=location, orders=(*site.orders, telling.order))


def _of_telling(telling: Telling) -> list[tuple[LocatedSite, str]]:
    sites = list(telling.sites)
    fine = [one for one in sites if not any(holds(one.location, other.location) for other in sites if other is not one)]
    coarse = [one for one in sites if one not in fine]
    cues_of_one = telling.single and len(fine) > 1 and not any(one.site.listed for one in fine)
    if not cues_of_one:
        return [(_described(telling, one, coarse, alone=len(fine) == 1), "the place it names") for one in fine]
    named = next((one for one in fine if one.location.where_prec == WherePrec.EXACT), fine[0])
    others = [one for one in fine if one is not named and one.location.where_prec <= WherePrec.NEAR]
    far = [one for one in others if distance_m(one.location, named.location) > CONTRADICTION_M]
    if not far:
        named = _described(telling, named, [*others, *coarse], alone=True)
        return [(named, "the place it names; others say where that lies")]
    agreed = [one for one in coarse if any(holds(one.location, other.location) for other in far)]
    chosen = agreed[0] if agreed else far[0]
    kilometres = round(distance_m(far[0].location, named.location) / 1000)
    warning = (
        f"The source names {named.location.place.name}, which our gazetteer puts {kilometres} km from "
        f"{far[0].location.place.name}, named in the same breath. Placed by what its other words agree on."
    )
    start, end = min(one.site.match.mention.start for one in sites), max(one.site.match.mention.end for one in sites)
    words = telling.passage.text[start - telling.passage.start : end - telling.passage.start]
    location = replace(chosen.location, warning=warning, where_description=" ".join(words.split()))
    return [(replace(chosen, location=location), "its names contradict each other; the area they agree on")]


def _described(telling: Telling, named: LocatedSite, others: Sequence[LocatedSite], *, alone: bool) -> LocatedSite:
    """A site whose description keeps the words that say where it lies; a country's name says no more than it does.

    Parameters
    ----------
    alone : whether the telling names no other site; else only words right behind this one are told of it.
    """
    text, offset = telling.passage.text, telling.passage.start
    of_this = [
        one
        for one in (*others, *telling.cues)
        if one.location.where_prec != WherePrec.COUNTRY
        and (one in others or holds(one.location, named.location))
        and one.location.place.id != named.location.place.id
    ]
    description, end = named.location.where_description, named.site.match.mention.end
    for one in sorted(of_this, key=lambda each: each.words):
        first, last = one.words
        if first >= end and _LIES.fullmatch(text, end - offset, first - offset):
            last += "(" in text[end - offset : first - offset] and text[last - offset : last - offset + 1] == ")"
            description += text[end - offset : last - offset]
            end = last
        elif alone:
            description += f"; {text[first - offset : last - offset]}"
    return replace(named, location=replace(named.location, where_description=" ".join(description.split())))
