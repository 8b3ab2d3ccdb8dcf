"""How a map came about and how far to trust it, for readers who do not know geostrike."""

from __future__ import annotations

__all__ = ["LIMITS", "METHOD"]

LIMITS = (
    "Rules read the reports; what an analyst decided beats them. A hollow, dashed sign stands for an area and may "
    "stand anywhere in it. Copies of one article count as one source. Where sources differ, every version is listed. "
    "Totals are never pinned. Rules miss things and mistake things: read the sentences before you publish."
)

METHOD = (
    (
        "What counts as an event",
        "A strike is what a state's forces did with bombs, missiles, drones or shells; an attack is what an armed "
        "group or an unknown hand did to a base, an embassy, troops or a ship, also where it was shot down or missed. "
        "Plans, threats, denials, exercises, seizures and accidents are no events. Each that was set aside is listed "
        "with its reason.",
    ),
    (
        "How reports are read",
        "By rules that can be named, sentence by sentence: what happened, when, where, and how many were killed. Days "
        "such as “Sunday” are counted from the day of publication. Sentences that tell of one happening give one "
        "claim for each site. An event's place is where it happened: not where the report was written, where a "
        "government sits, where a launch was or where a victim came from. What an analyst decided beats the rules.",
    ),
    (
        "How precise places are",
        "No place is finer than its source gives it. A full sign is known to the town or site, or to be near it. A "
        "hollow, dashed sign is known only to a district, a governorate, a stretch of border or of sea, or an "
        "area such as “eastern Syria”; it may stand anywhere in that area, which is drawn where it is large enough. "
        "What is known only to the country has no sign and is listed. These are the codes 1 to 7 of where_prec in the "
        "Georeferenced Event Dataset of UCDP.",
    ),
    (
        "How reports are brought together",
        "Claims of one type, place and day are one event. A copy of an article, and what takes over parts of it, is "
        "no second source. Where sources differ on the toll, the day, the place or who did it, every version is "
        "listed with who gives it; the value shown first is what most independent sources give, never an average. Two "
        "places that may be one event stay two, joined by a dashed line.",
    ),
    (
        "Totals",
        "A sum over a campaign, such as “more than 85 targets”, is listed and never pinned. One toll that is told for "
        "several places together is marked as such and must be counted once.",
    ),
    (
        "What to beware of",
        "Rules miss things and mistake things: small places that no gazetteer holds, and turns of phrase that no rule "
        "knows. A map shows what was reported and read, not all that happened. Borders are drawn as they are held, "
        "not as they are claimed. Read the sentences of a source, and the source itself, before you publish; its "
        "SHA-256 tells whether a document is still the one that was read.",
    ),
)
"""Paragraphs, each a title and its text."""
