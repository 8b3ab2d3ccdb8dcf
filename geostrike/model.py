"""The records that pass from stage to stage.

All are frozen, slotted and keyword-only. Longitudes and latitudes are in degrees on WGS 84, radii in metres, offsets in
Unicode code points of ``Document.text``, dates without a time zone as the source gives them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from geopandas import GeoDataFrame
    from shapely.geometry.base import BaseGeometry

__all__ = [
    "Aggregate",
    "Bound",
    "Candidate",
    "Claim",
    "DateBasis",
    "Decision",
    "DecisionAction",
    "Disagreement",
    "Document",
    "Event",
    "EventType",
    "Evidence",
    "Family",
    "Layer",
    "Location",
    "Match",
    "MatchKind",
    "Mention",
    "MentionKind",
    "Place",
    "Rejection",
    "Responsibility",
    "Role",
    "RunnerUp",
    "Stance",
    "Statement",
    "Toll",
    "WherePrec",
]

EventType = Literal["strike", "attack"]
MentionKind = Literal["name", "coordinates", "relative", "demonym"]
MatchKind = Literal["exact", "alternate", "variant", "fuzzy"]
Role = Literal["site", "origin", "dateline", "hometown", "government", "background"]
Bound = Literal["exact", "at_least", "about", "up_to"]
DateBasis = Literal["text", "relative", "inherited", "publication"]
Responsibility = Literal["claimed", "denied", "blamed"]
Stance = Literal["claimed", "not_claimed", "denied", "blamed"]
DecisionAction = Literal["keep", "move", "reject", "merge", "split", "add"]


class WherePrec(IntEnum):
    """How finely a place is known: UCDP GED's ``where_prec`` codes."""

    EXACT = 1
    NEAR = 2
    DISTRICT = 3
    GOVERNORATE = 4
    AREA = 5
    COUNTRY = 6
    INTERNATIONAL = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A published report.

    Attributes
    ----------
    id : path below the input folder, or the row's id; unique in one input.
    name : what to call the file in a message or a list.
    sha256 : of the source's bytes, in hex; of the text in UTF-8 for a row of JSON Lines.
    machine_written : whether the document says of itself that a machine wrote it; None when it does not say.
    """

    id: str
    name: str
    text: str
    sha256: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    retrieved: date | None = None
    url: str | None = None
    language: str | None = None
    machine_written: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Documents that are one article: whole copies, cuts and the original.

    Attributes
    ----------
    id : the id of the member that is the original, or first by id where none can be told.
    documents : ids of all members, sorted; the original among them.
    copies : ids of the members that are copies of another member.
    derived : ids of the documents outside whose text partly stands in this family: not copies, not independent.
    """

    id: str
    documents: tuple[str, ...]
    copies: tuple[str, ...] = ()
    derived: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span of a document that names a place; ``document.text[start:end] == text``."""

    document: str
    start: int
    end: int
    text: str
    kind: MentionKind = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of a gazetteer.

    Attributes
    ----------
    names : pairs of (language, name); a language is an ISO 639 code, or ``""`` where it is not known.
    country : ISO 3166-1 alpha-2 code, or ``""`` for a place of no country (a sea).
    admin1 : name of the first-order division, or ``""``.
    feature_code : GeoNames feature code, such as PPL, PPLA, ADM1, PCLI, MILB, AIRB.
    radius_m : of the circle within which the place lies.
    """

    id: str
    name: str
    longitude: float
    latitude: float
    country: str
    feature_code: str
    radius_m: float
    admin1: str = ""
    names: tuple[tuple[str, str], ...] = ()
    geonameid: int | None = None
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that a name may mean.

    Attributes
    ----------
    name : the name of the place that matched.
    match : how it matched.
    score : 0 to 1; higher is better; comparable within one answer only.
    rule : why it ranks where it does, in words.
    """

    place: Place
    name: str
    match: MatchKind
    score: float
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A mention, the place it was resolved to, and why."""

    mention: Mention
    place: Place | None
    role: Role
    rule: str
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RunnerUp:
    """Another place that the name of a claim's place may mean, as far as a reader must know it.

    Attributes
    ----------
    country, admin1 : as a `Place` has them.
    score : of its `Candidate`, to three decimals.
    rule : why it ranks where it does, in words.
    """

    place_id: str
    name: str
    country: str
    admin1: str
    latitude: float
    longitude: float
    score: float
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Words of a document; ``document.text[start:end] == text``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Location:
    """Where something happened, no finer than reported.

    Attributes
    ----------
    longitude, latitude : a representative point; `where_prec` says what it is worth.
    radius_m : of the circle around the point that holds the site.
    area : the polygon that holds the site, where the place is an area; None where the circle says it.
    where_description : the place in the source's own words.
    warning : what is odd about the place, for the reader; "" when nothing is.
    """

    place: Place
    where_prec: WherePrec
    longitude: float
    latitude: float
    radius_m: float
    where_description: str
    area: BaseGeometry | None = field(default=None, compare=False)
    warning: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """How many were killed or injured, as reported; never an average."""

    low: int
    best: int
    high: int
    bound: Bound = "exact"
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a document says of somebody's part in a happening.

    Attributes
    ----------
    actor : who claimed it, did not claim it, denied a part in it, or is blamed for it.
    by : who blames; "" where the document names nobody, and for every other stance.
    evidence : the sentence that says so.
    """

    actor: str
    stance: Stance
    evidence: Evidence
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What one document says happened at one site.

    Attributes
    ----------
    id : hashes the document's SHA-256, where the evidence starts, the type and the site's ordinal.
    evidence : whole sentences, table rows or list items; the first is the one that names the site.
    mention : the span that names the site, inside the first evidence.
    date_prec : 1 a day, 2 two to six days, 3 a week, 4 a month, 5 a year; None without a date.
    date_text : the words that gave the date.
    actor2 : whose side was hit: a country, or a group by its name.
    attributed_to : who says so, where the document names somebody.
    statements : all that the document says of who claimed, denied or is blamed; `responsibility` is the first in short.
    toll_group : id shared by the claims of one document over which one toll is told; "" otherwise.
    rule : how the claim was read, in words.
    candidates : the other places that the name of its place may mean, the likeliest first; none where it is placed by
        an analyst.
    """

    id: str
    document: str
    evidence: tuple[Evidence, ...]
    event_type: EventType
    sub_event_type: str
    rule: str
    mention: Mention | None = None
    location: Location | None = None
    date_start: date | None = None
    date_end: date | None = None
    date_prec: int | None = None
    date_basis: DateBasis | None = None
    date_text: str = ""
    actor1: str = ""
    actor2: str = ""
    attributed_to: str = ""
    responsibility: Responsibility | None = None
    statements: tuple[Statement, ...] = ()
    target: str = ""
    weapon: str = ""
    killed: Toll | None = None
    injured: Toll | None = None
    toll_group: str = ""
    candidates: tuple[RunnerUp, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Aggregate:
    """A total or a campaign; never an event, never pinned."""

    id: str
    document: str
    evidence: Evidence
    event_type: EventType
    text: str
    count: int | None
    bound: Bound
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A field on which sources differ: pairs of (value in words, ids of the documents that give it)."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Claims that speak of one happening at one site, with the best value of each field.

    Attributes
    ----------
    number_of_sources : independent ones; copies of an article, and what derives from it, count once.
    event_clarity : UCDP's code: 1 a single identifiable event, 2 an aggregate that cannot be undone.
    part_of : ids of the coarser events that hold this one.
    contested_with : ids of the events that may be this one, told of another place; `disagreements` then also hold what
        is told there.
    decisions : an analyst's words that made this event what it is, in the order of their table.
    """

    id: str
    event_type: EventType
    sub_event_type: str
    title: str
    claims: tuple[Claim, ...]
    number_of_sources: int
    number_of_documents: int
    location: Location | None = None
    date_start: date | None = None
    date_end: date | None = None
    date_prec: int | None = None
    actor1: str = ""
    actor2: str = ""
    target: str = ""
    weapon: str = ""
    killed: Toll | None = None
    injured: Toll | None = None
    toll_group: str = ""
    event_clarity: int = 1
    disagreements: tuple[Disagreement, ...] = ()
    part_of: tuple[str, ...] = ()
    contested_with: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """An analyst's word on a claim: it beats the rules and is shown as a decision.

    Attributes
    ----------
    claim : id of the claim it is about; for "add" also a span of a document, ``document:start-end``, whose words are
        the evidence of what is added.
    place_id : of the gazetteer; or `longitude` and `latitude` stand for the place.
    line : of the table it stands in; 0 for one that stands in none.
    """

    action: DecisionAction
    claim: str
    who: str
    when: date
    why: str
    other_claim: str = ""
    place_id: str = ""
    event_type: EventType | None = None
    longitude: float | None = None
    latitude: float | None = None
    where_prec: WherePrec | None = None
    date_start: date | None = None
    date_end: date | None = None
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """A named table of features in EPSG:4326, with the style and the credit that go with it.

    Attributes
    ----------
    frame : one row a feature; the geometry is None where a feature has no place on the map.
    style : plain values of ``layers/style.py`` by which web map, QGIS and figure draw it.
    """

    name: str
    frame: GeoDataFrame
    style: dict[str, object] = field(default_factory=dict)
    attribution: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """What was not used, and why.

    Attributes
    ----------
    stage : read, mention, match, claim, event or layer.
    item : what was rejected: a file, or the words of a document.
    document, start, end : where the words stand, when they are a document's.
    """

    stage: Literal["read", "mention", "match", "claim", "event", "layer"]
    item: str
    reason: str
    document: str = ""
    start: int | None = None
    end: int | None = None
