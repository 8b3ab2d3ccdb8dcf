import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.errors import InputError
from geostrike.model import (
    Claim,
    Document,
    Evidence,
    Location,
    Mention,
    Place,
    RunnerUp,
    Statement,
    Toll,
    WherePrec,
)
from geostrike.reading.claim_reader import ClaimReader
from geostrike.reading.claim_rows import claim_from_row, claim_row

NAMES = (
    "id document title publisher published url sha256 start end sentence evidence event_type sub_event_type date_start "
    "date_end date_prec date_basis date_text place place_id place_text where_prec where_description warning latitude "
    "longitude radius_m country admin1 geonameid candidates actor1 actor2 attributed_to responsibility statements "
    "target weapon killed killed_low killed_high killed_bound killed_who injured toll_group rule"
)
COLUMNS = NAMES.split()

WORDS = st.text(max_size=12)
TOLLS = st.builds(
    lambda numbers, bound, who: Toll(low=numbers[0], best=numbers[1], high=numbers[2], bound=bound, who=who),
    st.lists(st.integers(0, 10_000), min_size=3, max_size=3).map(sorted),
    st.sampled_from(["exact", "at_least", "about", "up_to"]),
    WORDS,
)
DAYS = st.dates(date(1990, 1, 1), date(2040, 1, 1))


STATEMENTS = st.builds(
    lambda actor, stance, by, words: Statement(
        actor=actor, stance=stance, by=by if stance == "blamed" else "", evidence=Evidence(start=7, end=99, text=words)
    ),
    WORDS.filter(bool),
    st.sampled_from(["claimed", "not_claimed", "denied", "blamed"]),
    WORDS,
    WORDS.filter(bool),
) | st.just(Statement(actor="", stance="not_claimed", evidence=Evidence(start=0, end=1, text="x")))

CANDIDATES = st.builds(
    RunnerUp,
    place_id=WORDS.filter(bool),
    name=WORDS,
    country=st.sampled_from(["", "IQ", "SY"]),
    admin1=WORDS,
    latitude=st.floats(-90, 90),
    longitude=st.floats(-180, 180),
    score=st.integers(0, 1000).map(lambda thousandths: thousandths / 1000),
    rule=WORDS,
)


@st.composite
def locations(draw):
    longitude, latitude = draw(st.floats(-180, 180)), draw(st.floats(-90, 90))
    name, radius_m = draw(WORDS.filter(bool)), draw(st.floats(0, 1e6))
    place = Place(
        id=draw(WORDS.filter(bool)),
        name=name,
        longitude=longitude,
        latitude=latitude,
        country=draw(st.sampled_from(["", "IQ", "SY"])),
        feature_code="",
        radius_m=radius_m,
        admin1=draw(WORDS),
        geonameid=draw(st.none() | st.integers(1, 10**7)),
    )
    return Location(
        place=place,
        where_prec=draw(st.sampled_from([WherePrec.EXACT, WherePrec.NEAR, WherePrec.INTERNATIONAL])),
        longitude=longitude,
        latitude=latitude,
        radius_m=radius_m,
        where_description=draw(WORDS.filter(bool)),
        warning=draw(WORDS),
    )


@st.composite
def claims(draw):
    evidence = draw(
        st.lists(
            st.builds(Evidence, start=st.integers(0, 99), end=st.integers(100, 199), text=WORDS.filter(bool)),
            min_size=1,
            max_size=3,
        )
    )
    location, day = draw(st.none() | locations()), draw(st.none() | DAYS)
    mention = Mention(document="d", start=4, end=9, text=draw(WORDS.filter(bool)))
    injured = draw(st.none() | st.integers(0, 999))
    return Claim(
        id=draw(WORDS.filter(bool)),
        document="d",
        evidence=tuple(evidence),
        event_type=draw(st.sampled_from(["strike", "attack"])),
        sub_event_type=draw(WORDS),
        rule=draw(WORDS),
        mention=mention if location else None,
        location=location,
        date_start=day,
        date_end=day,
        date_prec=1 if day else None,
        date_basis=draw(st.sampled_from(["text", "relative", "inherited", "publication"])) if day else None,
        date_text=draw(WORDS),
        actor1=draw(WORDS),
        actor2=draw(WORDS),
        attributed_to=draw(WORDS),
        responsibility=draw(st.sampled_from([None, "claimed", "denied", "blamed"])),
        statements=tuple(draw(st.lists(STATEMENTS, max_size=3))),
        candidates=tuple(draw(st.lists(CANDIDATES, max_size=5))),
        target=draw(WORDS),
        weapon=draw(WORDS),
        killed=draw(st.none() | TOLLS),
        injured=None if injured is None else Toll(low=injured, best=injured, high=injured),
        toll_group=draw(WORDS),
    )


SOURCE = Document(
    id="d",
    name="d",
    text="",
    sha256="ab",
    title="A title",
    publisher="Gazette",
    published=date(2024, 2, 6),
    url="https://example.org/d",
    machine_written=False,
)


@given(claims())
def test_a_claim_comes_back_from_its_row_through_json(boundaries, claim):
    row = json.loads(json.dumps(claim_row(claim, SOURCE)))
    assert claim_from_row(row, boundaries) == claim
    assert ClaimReader(boundaries).document(row) == SOURCE


def test_a_claim_that_was_read_comes_back_with_its_area(read, boundaries):
    (claim,) = read("Israeli warplanes struck farms in eastern Syria on Sunday, killing two.").claims
    back = claim_from_row(claim_row(claim, SOURCE), boundaries)
    assert back.location.area.equals(claim.location.area)
    assert (back.location.where_prec, back.killed) == (claim.location.where_prec, claim.killed)
    assert claim_row(back, SOURCE) | {"document": "d"} == claim_row(claim, SOURCE) | {"document": "d"}


def test_a_row_has_the_documented_columns(read):
    (claim,) = read("Turkish jets bombed a depot in Mosul on Sunday, killing at least four men.").claims
    row = claim_row(claim, SOURCE)
    assert [column for column in row if column in COLUMNS] == COLUMNS
    assert (row["killed"], row["killed_low"], row["killed_bound"], row["killed_who"]) == (4, 4, "at_least", "men")
    assert (row["sentence"], row["start"], row["end"]) == (claim.evidence[0].text, 0, claim.evidence[0].end)
    assert (row["place"], row["country"], row["where_prec"]) == ("Mosul", "IQ", 1)


def test_a_row_holds_who_said_what_of_whom(read, boundaries):
    text = "Rockets hit Tyre on Sunday. Israel blamed the attack on Hamas. No group has claimed responsibility."
    (claim,) = read(text).claims
    row = json.loads(json.dumps(claim_row(claim, SOURCE)))
    columns = list(row)
    assert columns[columns.index("responsibility") + 1] == "statements"
    assert [list(item) for item in row["statements"]] == [["actor", "stance", "by", "start", "end", "text"]] * 2
    assert [(i["actor"], i["stance"], i["by"]) for i in row["statements"]] == [
        ("Hamas", "blamed", "Israel"),
        ("", "not_claimed", ""),
    ]
    assert all(text[item["start"] : item["end"]] == item["text"] for item in row["statements"])
    assert claim_from_row(row, boundaries).statements == claim.statements


def test_a_row_without_statements_has_none(boundaries):
    assert claim_from_row(GOOD, boundaries).statements == ()
    assert claim_from_row(GOOD | {"statements": None}, boundaries).statements == ()


SAID = {"actor": "Hamas", "stance": "claimed", "by": "", "start": 0, "end": 5, "text": "Words"}


@pytest.mark.parametrize(
    "listed",
    [
        3,
        "words",
        {},
        [3],
        [SAID | {"stance": "shared"}],
        [SAID | {"stance": None}],
        [SAID | {"stance": []}],
        [SAID | {"actor": ""}],
        [SAID | {"actor": 7}],
        [SAID | {"actor": None, "stance": "denied"}],
        [SAID | {"by": "Israel"}],
        [SAID | {"by": 7}],
        [SAID | {"start": -1}],
        [SAID | {"end": "five"}],
        [SAID | {"text": ""}],
        [SAID | {"text": ["Words"]}],
        [SAID, {}],
    ],
)
def test_statements_that_cannot_be_used_are_named(boundaries, listed):
    with pytest.raises(InputError) as error:
        claim_from_row(GOOD | {"statements": listed}, boundaries)
    assert str(error.value).startswith("'statements' must be a list of {actor, stance, by, start, end, text}")
    assert "\n" not in str(error.value)


OTHER = {
    "name": "Deir ez-Zor Governorate", "place_id": "sy-gov", "country": "SY", "admin1": "Deir ez-Zor",
    "latitude": 35.15, "longitude": 40.28, "score": 0.703, "rule": "short for it",
}  # fmt: skip


def test_a_row_holds_the_other_places_that_the_name_may_mean(read, boundaries):
    (claim,) = read("Turkish jets bombed a depot in Deir ez-Zor on Sunday.").claims
    row = json.loads(json.dumps(claim_row(claim, SOURCE)))
    columns = list(row)
    assert columns[columns.index("geonameid") + 1] == "candidates"
    (other,) = row["candidates"]
    assert list(other) == list(OTHER)
    assert (other["name"], other["place_id"]) == ("Deir ez-Zor Governorate", "sy-deir-ez-zor-gov")
    assert claim_from_row(row, boundaries).candidates == claim.candidates


def test_a_row_without_candidates_has_none(boundaries):
    assert claim_from_row(GOOD, boundaries).candidates == ()
    assert claim_from_row(GOOD | {"candidates": None}, boundaries).candidates == ()
    assert claim_from_row(GOOD | {"candidates": []}, boundaries).candidates == ()


def test_a_candidate_needs_no_country(boundaries):
    row = GOOD | {"candidates": [OTHER | {"country": None, "admin1": None}]}
    (other,) = claim_from_row(row, boundaries).candidates
    assert (other.country, other.admin1, other.score) == ("", "", 0.703)


@pytest.mark.parametrize(
    "listed",
    [
        3,
        "words",
        {},
        [3],
        [OTHER | {"place_id": ""}],
        [OTHER | {"place_id": None}],
        [OTHER | {"place_id": 7}],
        [OTHER | {"name": 7}],
        [OTHER | {"country": ["SY"]}],
        [OTHER | {"latitude": 135.15}],
        [OTHER | {"longitude": None}],
        [OTHER | {"longitude": float("nan")}],
        [OTHER | {"score": "high"}],
        [OTHER | {"score": 1.5}],
        [OTHER | {"score": True}],
        [OTHER | {"rule": {}}],
        [OTHER, {}],
    ],
)
def test_candidates_that_cannot_be_used_are_named(boundaries, listed):
    with pytest.raises(InputError) as error:
        claim_from_row(GOOD | {"candidates": listed}, boundaries)
    assert str(error.value).startswith("'candidates' must be a list of {name, place_id, country, admin1, latitude, ")
    assert "\n" not in str(error.value)


GOOD = {"id": "1", "document": "d", "sentence": "Jets bombed it.", "event_type": "strike"}


def test_the_least_that_a_row_needs(boundaries):
    claim = claim_from_row(GOOD, boundaries)
    assert claim.evidence == (Evidence(start=0, end=0, text="Jets bombed it."),)
    assert claim.location is claim.killed is claim.date_start is None


def test_a_point_without_a_gazetteer_place_is_a_place_of_its_own(boundaries):
    claim = claim_from_row(GOOD | {"latitude": 33.3, "longitude": 38.7, "where_prec": 1}, boundaries)
    assert claim.location.place.id == "point:38.7:33.3"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"id": None}, "'id'"),
        ({"document": 7}, "'document'"),
        ({"sentence": ""}, "'sentence'"),
        ({"event_type": "riot"}, "'event_type' is 'riot'"),
        ({"date_start": "yesterday"}, "'date_start' is 'yesterday'"),
        ({"date_end": 20240202}, "'date_end' is 20240202"),
        ({"latitude": 38.7, "longitude": 233.3, "where_prec": 1}, "'longitude' is 233.3"),
        ({"latitude": 133.3, "longitude": 38.7, "where_prec": 1}, "swapped"),
        ({"evidence": [{"start": 0, "end": 3}]}, "'text'"),
        ({"date_prec": "soon"}, "'date_prec' is 'soon'"),
        ({"date_start": "2024-02-03", "date_end": "2024-02-02"}, "'date_end' 2024-02-02 is before"),
        ({"killed": -3}, "'killed' is -3"),
        ({"killed": "many"}, "'killed' is 'many'"),
        ({"killed": float("inf")}, "'killed' is inf"),
        ({"killed": 3, "killed_low": 5, "killed_high": 9}, "'killed' 3 must lie between"),
        ({"killed": 3, "killed_bound": "roughly"}, "'killed_bound' is 'roughly'"),
        ({"responsibility": "shared"}, "'responsibility' is 'shared'"),
        ({"latitude": 33.3, "longitude": 38.7, "where_prec": 1, "radius_m": float("nan")}, "'radius_m' is nan"),
        ({"latitude": 33.3, "longitude": 38.7, "where_prec": 1, "radius_m": -5}, "'radius_m' is -5"),
        ({"latitude": 33.3, "longitude": 38.7, "where_prec": 1, "place_id": ["x"]}, "'place_id' is ['x']"),
        ({"toll_group": 7}, "'toll_group' is 7"),
    ],
)
def test_what_cannot_be_used_is_named(boundaries, change, words):
    with pytest.raises(InputError) as error:
        claim_from_row(GOOD | change, boundaries)
    assert words in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "change",
    [
        {"evidence": 3}, {"evidence": [3]}, {"evidence": "words"}, {"killed": "many"}, {"injured": []},
        {"latitude": "north", "longitude": 1, "where_prec": 1}, {"latitude": 1, "longitude": 1, "where_prec": 9},
    ],
)  # fmt: skip
def test_a_value_of_the_wrong_kind_is_an_input_error(boundaries, change):
    with pytest.raises(InputError):
        claim_from_row(GOOD | change, boundaries)


@pytest.mark.parametrize("row", [None, [], "claim", 3])
def test_a_row_is_an_object(boundaries, row):
    with pytest.raises(InputError, match="JSON object"):
        claim_from_row(row, boundaries)


@pytest.mark.parametrize("place_id", ["border:IQ", "part:SY", "part:SY:upward", "meeting:IQ:SY", "border:XX:YY"])
def test_a_place_told_by_a_broken_relation_keeps_its_circle(boundaries, place_id):
    point = {"latitude": 33.3, "longitude": 38.7, "where_prec": 5, "place_id": place_id}
    location = claim_from_row(GOOD | point, boundaries).location
    assert location is not None
    assert location.area is None
