"""What holds of toponyms whatever the text: they stand where they say, and no text breaks the reader."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geostrike.gazetteer import Gazetteer, World, open_gazetteer, read_gazetteer
from geostrike.model import Document, Place
from geostrike.reading.choosing.lookup import read_name
from geostrike.reading.toponyms import find_toponyms, resolve_spans

steady = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

NAMES = st.sampled_from(
    "Aleppo|Deir ez-Zor|deir EZ-zor|Al-Qa'im|New York|Washington|Georgia|Paris|Texas|Springfield|Ill.|U.S.|UAE|Reading|"
    "Jackson|Jordan|Chad|Nice|Syrian|Iraqis|St. Louis|Orange County|Gulf of Aden|Port-au-Prince|USS Indianapolis|"
    "دمشق|دير الزور|ירושלים|Киев|Москва|北京|東京|İstanbul|Zürich|Zu\u0308rich|São Paulo|ﬁnland|ＬＯＮＤＯＮ|Sana’a|"
    "Homs Governorate|Eastern Ghouta|Ain al-Asad Air Base|34.37 N, 41.09 E|33.505, 38.618|37S DA 12345 67890".split("|")
)
JUNK = (
    st.sampled_from(
        ", . ; : ( ) [ ] - – — / ' ’ \" “ ” … 's ’s % $ @ # & * _ \\ | ~ ^ ` < > (AP) [1] http:// www.".split()
    )
    | st.sampled_from("🛰️ 👩🏽‍🚒 İ ß ŉ ﬀ ǅ ـ ٣".split())
    | st.sampled_from(["\n", "\n\n", "\t", "\r\n", "\x00", "\x1c", "\x85", "\u2028", "\ud800", "\udfff", "\ufeff"])
    | st.sampled_from(["\u200e", "\u200f", "\u202b", "\u202c", "\u00a0", "\u00ad", "\u0301"])
)
WORDS = st.sampled_from(
    "said in of the near from to and, County province city town Mr. President University Bank north western who a"
    " river Air Base district 12 2024 March border between".split()
)
TEXTS = st.text(st.characters()) | st.lists(NAMES | JUNK | WORDS | st.just(" ") | st.text(max_size=4), max_size=25).map(
    " ".join
)
PROSE = st.lists(
    st.builds(
        str.format,
        st.sampled_from(["in {}", "{} said", "troops left {}, {}", "near {}'s border", "{} and {}.", "({})", "{}-{}"]),
        NAMES,
        NAMES,
    ),
    min_size=1,
    max_size=10,
).map(" ".join)
TIGHT = st.lists(NAMES | JUNK | WORDS | st.just(" "), max_size=25).map("".join)


@pytest.fixture(scope="session")
def world():
    return open_gazetteer()


def document(text, **fields):
    return Document(id="a", name="a", text=text, sha256="0", **fields)


def summary(toponyms):
    return [
        (
            one.match.mention.start,
            one.match.mention.end,
            one.match.mention.kind,
            one.match.place and one.match.place.id,
            one.match.rule,
            one.match.role,
            one.likelihood,
            one.cues,
            [(candidate.place.id, candidate.score, candidate.rule) for candidate in one.match.candidates],
        )
        for one in toponyms
    ]


def check_places(toponyms):
    for one in toponyms:
        match = one.match
        assert match.rule.strip()
        for place in [match.place, *(candidate.place for candidate in match.candidates)]:
            if place is not None:
                assert -90 <= place.latitude <= 90
                assert -180 <= place.longitude <= 180
                assert place.radius_m > 0
        scores = [candidate.score for candidate in match.candidates]
        assert all(0 <= score <= 1 for score in scores)
        assert scores == sorted(scores, reverse=True)


@settings(steady, max_examples=300)
@given(TEXTS | PROSE | TIGHT, st.booleans())
def test_toponyms_stand_where_they_say(world, text, demonyms):
    found = find_toponyms(document(text), world, demonyms=demonyms)
    for one in found:
        mention = one.match.mention
        assert 0 <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert mention.text == mention.text.strip()
        assert 0 <= one.likelihood <= 1
        assert demonyms or mention.kind != "demonym"
    for one, other in zip(found, found[1:], strict=False):
        assert one.match.mention.end <= other.match.mention.start
    check_places(found)


@settings(steady, max_examples=100)
@given(TEXTS | PROSE | TIGHT)
def test_twice_the_same(world, text):
    first = summary(find_toponyms(document(text), world))
    assert summary(find_toponyms(document(text), world)) == first


@settings(steady, max_examples=100)
@given(PROSE)
def test_coordinates_are_found_whatever_is_asked_of_demonyms(world, text):
    every, kept = (
        [
            one
            for one in find_toponyms(document(text), world, demonyms=demonyms)
            if one.match.mention.kind == "coordinates"
        ]
        for demonyms in (True, False)
    )
    assert summary(every) == summary(kept)


@settings(steady, max_examples=200)
@given(st.data(), TEXTS | PROSE | TIGHT)
def test_any_spans_are_resolved(world, data, text):
    offsets = st.integers(0, len(text))
    pairs = st.tuples(offsets, offsets).filter(lambda pair: pair[0] < pair[1])
    spans = data.draw(st.lists(pairs, max_size=6)) if text else []
    found = resolve_spans(document(text), spans, world)
    assert [(one.match.mention.start, one.match.mention.end) for one in found] == sorted(spans)
    assert all(text[one.match.mention.start : one.match.mention.end] == one.match.mention.text for one in found)
    assert all(one.likelihood is None and one.cues == "" for one in found)
    check_places(found)
    assert summary(resolve_spans(document(text), reversed(spans), world)) == summary(found)


@settings(steady, max_examples=200)
@given(TEXTS | PROSE | TIGHT, st.sampled_from([None, "SY", "sy", "US", "ZZ", "", "İ"]), st.integers(-1, 12))
def test_any_string_may_be_asked_for(world, name, country, limit):
    found = world.candidates(name, country=country, limit=limit)
    assert len(found) <= max(0, limit)
    assert all(0 <= one.score <= 1 and one.rule.strip() for one in found)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)
    assert len({one.place.id for one in found}) == len(found)
    assert world.candidates(name, country=country, limit=limit) == found


@settings(steady, max_examples=200)
@given(TEXTS | PROSE | TIGHT, st.booleans())
def test_any_string_is_read_as_a_name(world, name, demonym):
    reading = read_name(name, world, demonym=demonym)
    assert reading == read_name(name, world, demonym=demonym)


@settings(steady, max_examples=100)
@given(TIGHT, st.text(st.characters(), max_size=60), st.text(st.characters(), max_size=20))
def test_whatever_the_publisher_is_called(world, text, url, publisher):
    found = find_toponyms(document(text, url=url, publisher=publisher), world)
    assert all(text[one.match.mention.start : one.match.mention.end] == one.match.mention.text for one in found)


@pytest.mark.parametrize("piece", ["Aleppo ", "Al-", "a", "\ud800", "(", "دمشق", "New York, ", "34.37 N, 41.09 E; "])
def test_a_long_text_of_one_piece(world, piece):
    text = piece * (10_000 // len(piece))
    found = find_toponyms(document(text), world)
    assert all(text[one.match.mention.start : one.match.mention.end] == one.match.mention.text for one in found)
    (one,) = resolve_spans(document(text), [(0, len(text))], world)
    assert one.match.mention.text == text


# Names in no gazetteer, and in the neighbourhood of names that are.
ODD = {
    "Zvorbekkia": ("SY", "PPL", 35.1, 38.2),
    "Qasr Blimsy": ("SY", "PPL", 34.2, 39.2),
    "Ulm Tannerfoot Ridge": ("US", "PPL", 40.1, -90.2),
    "Brackle Cove": ("", "SEA", 12.0, 50.0),
    "Ghulqistan Province": ("IQ", "ADM1", 33.0, 43.0),
    "زفوربك": ("SY", "PPL", 35.4, 38.9),
}
SENTENCES = st.lists(
    st.sampled_from(
        [
            "Fighting resumed near {}.",
            "Rockets fell on {} and on Homs.",
            "Residents of {} fled to Aleppo.",
            "The mayor of {}, Ann Fletcher, resigned.",
            "{}'s market burned.",
            "Police in Springfield, Illinois, called {}.",
            "Syrian jets bombed {}, Iraqi officials said.",
            "{}, 20 km south of Al-Qaim, was quiet.",
            "Paris Holt flew from Paris to {}.",
            "The University of {} opened.",
            "\n{} — Shops opened in Washington.\n",
        ]
    ),
    min_size=1,
    max_size=4,
)
PLAIN = st.sampled_from(
    ["Damascus", "Houston", "Kyiv", "Reading", "Georgia", "Deir ez-Zor", "Cairo", "Smith", "Nowhere"]
)


@pytest.fixture(scope="session")
def enlarged(world):
    """Give the world with one more reviewed place, by its name."""
    reviewed = read_gazetteer()
    worlds = {}
    for name, (country, feature_code, latitude, longitude) in ODD.items():
        new = Place(
            id="xx-odd",
            name=name,
            country=country,
            feature_code=feature_code,
            latitude=latitude,
            longitude=longitude,
            radius_m=2_000,
        )
        worlds[name] = World(Gazetteer([*reviewed.places.values(), new], reviewed._pairs), world.bearers.stores)
    return worlds


def spans(text, gazetteer):
    return {(one.match.mention.start, one.match.mention.end) for one in find_toponyms(document(text), gazetteer)}


@pytest.mark.parametrize("name", ODD)
@settings(steady, max_examples=40)
@given(SENTENCES, st.lists(PLAIN, min_size=4, max_size=4), st.integers(0, 3))
def test_a_new_place_moves_no_other_name(world, enlarged, name, sentences, plain, position):
    filled = [name if number == position else word for number, word in enumerate(plain)]
    text = " ".join(sentence.format(word) for sentence, word in zip(sentences, filled, strict=False))
    taken = [(at, at + len(name)) for at in range(len(text)) if text.startswith(name, at)]
    before = {
        (start, end)
        for start, end in spans(text, world)
        if not any(start < last and first < end for first, last in taken)
    }
    assert before <= spans(text, enlarged[name])


@pytest.mark.parametrize("name", ODD)
def test_a_new_place_is_found_and_placed(enlarged, name):
    text = f"Rockets fell on the town of {name} on Monday, wounding three in Aleppo."
    start = text.index(name)
    (one,) = resolve_spans(document(text), [(start, start + len(name))], enlarged[name])
    assert one.match.place.id == "xx-odd"
    assert "no gazetteer" not in one.match.rule
