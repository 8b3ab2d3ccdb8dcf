"""Which words of a text are taken for places, and which places they mean, over every gazetteer that ships."""

import io
import json

import pytest

from geostrike.errors import InputError
from geostrike.gazetteer import open_gazetteer
from geostrike.gazetteer.distance import distance_m
from geostrike.model import Document
from geostrike.reading.toponyms import find_toponyms, read_spans, resolve_spans

NEAR_M = 60_000.0  # between the point of a town and that of the province or county named after it

ATHENS, ATHENS_GEORGIA, ATHENS_OHIO = (37.98, 23.73), (33.96, -83.38), (39.33, -82.10)
PARIS, PARIS_TEXAS = (48.85, 2.35), (33.66, -95.56)
TRIPOLI_LEBANON, TRIPOLI_LIBYA = (34.43, 35.84), (32.89, 13.19)

# The names that are found, all of them and in order, each with the name of its place or a point that it lies near.
FOUND = [
    # towns that are also surnames, given names or common words
    ("Flooding closed schools in Houston on Friday night.", [("Houston", (29.76, -95.36))]),
    ("The rally in Madison drew hundreds.", [("Madison", (43.07, -89.40))]),
    ("She moved to Lincoln, Nebraska, after college.", [("Lincoln", (40.80, -96.67)), ("Nebraska", "Nebraska")]),
    ("They went to Mobile, Alabama, for work.", [("Mobile", (30.69, -88.04)), ("Alabama", "Alabama")]),
    ("A hunter shot a buffalo near Buffalo, Wyoming.", [("Buffalo", (44.35, -106.70)), ("Wyoming", "Wyoming")]),
    ("Dr. Kent Holloway of Toledo, Ohio, wrote the paper.", [("Toledo", (41.66, -83.56)), ("Ohio", "Ohio")]),
    ("Chelsea Morton, 34, of Leeds, was unhurt.", [("Leeds", (53.80, -1.55))]),
    ("King Abdullah of Jordan flew to Amman.", [("Jordan", "Jordan"), ("Amman", (31.75, 36.10))]),
    ("Cologne, Germany, flooded again.", [("Cologne", (50.93, 6.95)), ("Germany", "Germany")]),
    # possessives and hyphens
    ("Nairobi's markets reopened.", [("Nairobi", (-1.28, 36.82))]),
    ("Damascus’s suburbs were shelled again.", [("Damascus", (33.51, 36.29))]),
    ("Rome's mayor met Berlin's mayor.", [("Rome", (41.89, 12.51)), ("Berlin", (52.52, 13.41))]),
    ("The Moscow-based firm closed its office.", [("Moscow", (55.75, 37.62))]),
    ("Tel Aviv-Yafo was quiet overnight.", [("Tel Aviv-Yafo", (32.08, 34.78))]),
    ("Clashes broke out in Port-au-Prince on Sunday.", [("Port-au-Prince", (18.54, -72.34))]),
    ("Sana'a and Hodeidah were bombed.", [("Sana'a", (15.35, 44.21)), ("Hodeidah", (14.82, 43.10))]),
    # datelines
    ("BAGHDAD - Two rockets fell near the airport on Monday.", [("BAGHDAD", (33.32, 44.40))]),
    ("KYIV, Ukraine (AP) — Power was restored by noon.", [("KYIV", (50.45, 30.52)), ("Ukraine", "Ukraine")]),
    ("BEIRUT, Lebanon — The port stayed shut.", [("BEIRUT", (33.89, 35.50)), ("Lebanon", "Lebanon")]),
    ("GAZA CITY: Bakeries reopened.", [("GAZA CITY", (31.50, 34.47))]),
    ("PARIS (Reuters) - Prices rose in June.", [("PARIS", PARIS)]),
    ("LONDON — Shares fell.", [("LONDON", (51.51, -0.13))]),
    # divisions, regions, waters, mountains, sites
    ("Voters in Sussex County, Delaware, go to the polls.",
     [("Sussex County", (38.66, -75.39)), ("Delaware", "Delaware")]),
    ("West Virginia and North Dakota voted.", [("West Virginia", "West Virginia"), ("North Dakota", "North Dakota")]),
    ("Northern Ireland's parties met in Belfast.",
     [("Northern Ireland", "Northern Ireland"), ("Belfast", (54.60, -5.93))]),
    ("The East Coast and the Midwest froze.", [("East Coast", "East Coast"), ("Midwest", "Midwest")]),
    ("The Gulf of Aden was quiet; the Red Sea was not.", [("Gulf of Aden", "Gulf of Aden"), ("Red Sea", "Red Sea")]),
    ("The Danube rose above its banks in Budapest.", [("Danube", "Danube"), ("Budapest", (47.48, 19.10))]),
    ("Hikers died on Mount Everest in Nepal.", [("Mount Everest", "Mount Everest"), ("Nepal", "Nepal")]),
    ("Boats sank off Lampedusa, Italy.", [("Lampedusa", (35.51, 12.60)), ("Italy", "Italy")]),
    ("Guards at Baghdad International Airport fired back.", [("Baghdad International Airport", (33.26, 44.23))]),
    ("Rockets hit Ain al-Asad Air Base.", [("Ain al-Asad Air Base", (33.79, 42.44))]),
    # coordinates
    ("The wreck lies at 34.37 N, 41.09 E, the navy said.", [("34.37 N, 41.09 E", (34.37, 41.09))]),
    ("Both men swam from 33.505, 38.618 to Tripoli, Libya.",
     [("33.505, 38.618", (33.505, 38.618)), ("Tripoli, Libya", TRIPOLI_LIBYA)]),
    # transliterations and other alphabets
    ("Fighting resumed near Dayr az Zawr.", [("Dayr az Zawr", (35.34, 40.14))]),
    ("A bus left Deir ez-Zor for Al-Mayadeen.", [("Deir ez-Zor", (35.25, 40.20)), ("Al-Mayadeen", (35.02, 40.45))]),
    ("Взрыв в городе Киев.", [("Киев", (50.45, 30.52))]),
    ("القاهرة", [("القاهرة", (30.06, 31.25))]),
    # abbreviations
    ("The U.S. delegation left early.", [("U.S.", "United States")]),
    ("The UK and the EU signed the treaty.", [("UK", "United Kingdom"), ("EU", "European Union")]),
    ("Ships left the UAE for Oman.", [("UAE", "United Arab Emirates"), ("Oman", "Oman")]),
    ("He was born in Gary, Ind.", [("Gary", (41.59, -87.35)), ("Ind.", "Indiana")]),
    ("The St. Louis team won.", [("St. Louis", (38.63, -90.20))]),
    # the neighbour tells which
    ("Athens, Greece, is hot in July.", [("Athens", ATHENS), ("Greece", "Greece")]),
    ("Troops crossed from Georgia into Armenia.", [("Georgia", "Republic of Georgia"), ("Armenia", "Armenia")]),
    ("Moscow, Idaho, is small.", [("Moscow", (46.73, -117.00)), ("Idaho", "Idaho")]),
    ("Firefighters from Alexandria, Virginia, helped.", [("Alexandria", (38.80, -77.05)), ("Virginia", "Virginia")]),
    ("Trains from Birmingham run to Coventry and London.",
     [("Birmingham", (52.48, -1.90)), ("Coventry", (52.41, -1.51)), ("London", (51.51, -0.13))]),
    ("The mayors of Springfield, Illinois, and Springfield, Massachusetts, met.",
     [("Springfield", (39.80, -89.64)), ("Illinois", "Illinois"),
      ("Springfield", (42.10, -72.59)), ("Massachusetts", "Massachusetts")]),
    ("He studied in Atlanta, Georgia, and Athens, Georgia.",
     [("Atlanta", (33.75, -84.39)), ("Georgia", "Georgia"), ("Athens", ATHENS_GEORGIA), ("Georgia", "Georgia")]),
]  # fmt: skip

# Words that a gazetteer lists, where they name no place.
NOT_FOUND = [
    "Jackson said the bridge would be closed until spring.",
    "Mayor Paris Holt opened the new library on Tuesday.",
    "Houston, who scored twice, left the pitch with a limp.",
    "Sydney Carter told the court that he had slept.",
    "Madison said her brother was ill.",
    "“I saw nothing,” said Austin, a welder.",
    "Brooklyn Reyes, 9, won the spelling contest.",
    "Lincoln was elected in 1860.",
    "Reading the report, she found three mistakes.",
    "It was a nice day and nobody minded the rain.",
    "Mobile phones were banned.",
    "He sat at the bank of the river and ate a sandwich.",
    "The march began in March and ended in May.",
    "The chad was not punched through; her cologne was strong.",
    "The Boston Globe reported it first.",
    "The USS Indianapolis sank in 1945.",
    "HMS Belfast is a museum.",
    "The frigate Bremen left port.",
    "Visit https://example.org/london/paris for more.",
]


@pytest.fixture(scope="module")
def gazetteer():
    return open_gazetteer()


def document(text, **fields):
    return Document(id="a", name="a", text=text, sha256="0", **fields)


def lies(place, where):
    """Tell whether a place is what a table says: a name, or a point that it lies near."""
    if isinstance(where, str):
        return place.name == where
    return distance_m(place.longitude, place.latitude, where[1], where[0]) <= NEAR_M


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_names_that_are_found(gazetteer, text, expected):
    found = find_toponyms(document(text), gazetteer)
    assert [one.match.mention.text for one in found] == [name for name, _ in expected]
    for one, (name, where) in zip(found, expected, strict=True):
        assert one.match.place is not None, name
        assert lies(one.match.place, where), (name, one.match.place, one.match.rule)


@pytest.mark.parametrize("text", NOT_FOUND)
def test_words_that_name_no_place(gazetteer, text):
    assert [one.match.mention.text for one in find_toponyms(document(text), gazetteer)] == []


def places(gazetteer, text, **fields):
    return [(one.match.mention.text, one.match.place) for one in find_toponyms(document(text, **fields), gazetteer)]


def test_every_toponym_tells_its_likelihood_and_its_rule(gazetteer):
    for text, _ in FOUND:
        for one in find_toponyms(document(text), gazetteer):
            match = one.match
            assert 0 <= one.likelihood <= 1
            assert one.cues
            assert match.rule.strip()
            assert match.mention.document == "a"
            assert text[match.mention.start : match.mention.end] == match.mention.text


def test_candidates_are_ranked(gazetteer):
    several = 0
    for text, _ in FOUND:
        for one in find_toponyms(document(text), gazetteer):
            scores = [candidate.score for candidate in one.match.candidates]
            assert all(0 <= score <= 1 for score in scores)
            assert scores == sorted(scores, reverse=True)
            assert all(candidate.rule.strip() for candidate in one.match.candidates)
            if one.match.candidates and one.match.place.country:
                assert one.match.place.id == one.match.candidates[0].place.id
            several += len(scores) > 1
    assert several > 10


def test_demonyms_stand_for_their_countries_unless_told_otherwise(gazetteer):
    report = document("Syrian officials met Iraqi traders; Germans and Canadians queued in Salzburg.")
    found = find_toponyms(report, gazetteer)
    assert [(one.match.mention.text, one.match.mention.kind, one.match.place.country) for one in found] == [
        ("Syrian", "demonym", "SY"),
        ("Iraqi", "demonym", "IQ"),
        ("Germans", "demonym", "DE"),
        ("Canadians", "demonym", "CA"),
        ("Salzburg", "name", "AT"),
    ]
    kept = find_toponyms(report, gazetteer, demonyms=False)
    assert [one.match.mention.text for one in kept] == ["Salzburg"]


def test_a_demonym_and_a_name_of_one_country_are_told_apart(gazetteer):
    found = find_toponyms(document("The Nigerian navy left Nigeria."), gazetteer)
    assert [(one.match.mention.kind, one.match.place.name) for one in found] == [
        ("demonym", "Nigeria"),
        ("name", "Nigeria"),
    ]


def test_coordinates_are_their_own_place(gazetteer):
    (one,) = find_toponyms(document("The wreck lies at 34.3700 N, 41.0900 E."), gazetteer)
    assert one.match.mention.kind == "coordinates"
    assert (one.match.place.latitude, one.match.place.longitude) == (34.37, 41.09)
    assert (one.likelihood, one.cues) == (1.0, "written as coordinates")


@pytest.mark.parametrize(
    ("text", "where"),
    [("Paris, Texas, has a tower of its own.", PARIS_TEXAS), ("Paris, France, has a tower of its own.", PARIS)],
)
def test_the_area_behind_a_name_says_which_paris(gazetteer, text, where):
    (name, place), _ = places(gazetteer, text)
    assert name == "Paris"
    assert lies(place, where)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Sunni clerics in Tripoli, Lebanon, called for calm.", TRIPOLI_LEBANON),
        ("The militia held Tripoli, Libya, for a week.", TRIPOLI_LIBYA),
        ("Shops in Beirut and Sidon opened; Tripoli was calm.", TRIPOLI_LEBANON),
    ],
)
def test_tripoli_is_the_one_of_the_country_named(gazetteer, text, where):
    (place,) = [place for name, place in places(gazetteer, text) if name.startswith("Tripoli")]
    assert lies(place, where)


@pytest.mark.parametrize(
    ("text", "name", "where"),
    [
        ("Birmingham, Alabama, has a zoo. Later, trains left Birmingham.", "Birmingham", (33.52, -86.80)),
        ("In Cambridge, Massachusetts, it snowed. Police in Cambridge searched.", "Cambridge", (42.38, -71.11)),
        ("A park opened in Athens. Later, fans left Athens, Georgia, in buses.", "Athens", ATHENS_GEORGIA),
    ],
)
def test_a_name_means_one_place_throughout_a_document(gazetteer, text, name, where):
    senses = [place for found, place in places(gazetteer, text) if found == name]
    assert len(senses) == 2
    assert all(lies(place, where) for place in senses)


@pytest.mark.parametrize(
    ("url", "where"),
    [
        (None, ATHENS),
        ("https://www.athensnews.gr/2024/park", ATHENS),
        ("https://www.athensmessenger.com/2024/park", ATHENS_OHIO),
        ("https://www.athensreview.com/2024/park", (32.20, -95.86)),
        ("https://www.onlineathens.com/2024/park", ATHENS_GEORGIA),
    ],
)
def test_the_home_of_the_publisher_decides(gazetteer, url, where):
    ((name, place),) = places(gazetteer, "The council of Athens voted for a new park on Monday.", url=url)
    assert name == "Athens"
    assert lies(place, where)


def test_the_publisher_decides_nothing_that_the_text_tells(gazetteer):
    text = "The council of Athens, Greece, voted for a new park on Monday."
    (_, place), _ = places(gazetteer, text, url="https://www.athensmessenger.com/2024/park")
    assert lies(place, ATHENS)


def test_the_dateline_is_told_as_such(gazetteer):
    found = find_toponyms(document("KYIV, Ukraine (AP) — Power was restored in Odesa by noon."), gazetteer)
    roles = {one.match.mention.text: one.match.role for one in found}
    assert roles["KYIV"] == "dateline"
    assert roles["Odesa"] != "dateline"


def test_a_name_of_no_gazetteer_is_put_beside_its_neighbour(gazetteer):
    report = document("Police found the car in Brandelhofen, near Amarillo, Texas.")
    unknown, amarillo = resolve_spans(report, [(24, 36), (43, 51)], gazetteer)
    assert unknown.match.mention.text == "Brandelhofen"
    assert lies(unknown.match.place, (35.22, -101.83))
    assert "no gazetteer holds it" in unknown.match.rule
    assert amarillo.match.mention.text in unknown.match.rule
    assert "no gazetteer" not in amarillo.match.rule


def test_a_name_of_no_gazetteer_without_a_neighbour_has_no_place(gazetteer):
    (one,) = resolve_spans(document("They met in Qwzxkvyt."), [(12, 20)], gazetteer)
    assert one.match.place is None
    assert "no place of this name is known" in one.match.rule


@pytest.mark.parametrize(
    ("text", "name", "where"),
    [
        ("قصفت الطائرات مدينة حلب صباح اليوم.", "حلب", (36.20, 37.16)),
        ("وصلت قافلة إلى دمشق أمس.", "دمشق", (33.51, 36.29)),
        ("وقع انفجار في بغداد.", "بغداد", (33.33, 44.40)),
        ("פיצוץ נשמע בעיר חיפה הבוקר.", "חיפה", (32.82, 34.99)),
        ("זה קרה ליד ירושלים אתמול.", "ירושלים", (31.78, 35.22)),
        ("Взрыв в городе Харьков.", "Харьков", (49.98, 36.25)),
        ("Потяг прибув у Київ.", "Київ", (50.45, 30.52)),
        ("زلزله در تهران احساس شد.", "تهران", (35.69, 51.42)),
        ("وزیر به اصفهان سفر کرد.", "اصفهان", (32.65, 51.67)),
    ],
)
def test_spans_of_other_alphabets(gazetteer, text, name, where):
    start = text.index(name)
    (one,) = resolve_spans(document(text), [(start, start + len(name))], gazetteer)
    assert one.match.mention.text == name
    assert lies(one.match.place, where)


@pytest.mark.parametrize("words", ["the", "was", ";", " ", "1234", "🛰️", "\u200f", "found the car in", "car."])
def test_a_span_that_names_no_place(gazetteer, words):
    text = f"He found the car in 1234 days; {words} was 🛰️ it."
    start = text.index(words)
    (one,) = resolve_spans(document(text), [(start, start + len(words))], gazetteer)
    assert one.match.mention.text == words
    assert one.likelihood is None
    assert one.cues == ""
    assert one.match.rule.strip()
    if one.match.place is not None:
        assert all(candidate.match in {"exact", "alternate", "variant", "fuzzy"} for candidate in one.match.candidates)


def test_given_spans_may_overlap_and_come_in_any_order(gazetteer):
    report = document("A fire in New York City and in York burned.")
    spans = [(31, 35), (10, 23), (14, 18), (10, 18), (10, 18)]
    found = resolve_spans(report, spans, gazetteer)
    assert [(one.match.mention.start, one.match.mention.end) for one in found] == sorted(spans)
    assert all(one.match.mention.text == report.text[a:b] for one, (a, b) in zip(found, sorted(spans), strict=True))
    for one in found:
        if one.match.mention.text.startswith("New York"):
            assert lies(one.match.place, (40.71, -74.01)) or one.match.place.name == "New York"


def test_no_spans_no_toponyms(gazetteer):
    assert resolve_spans(document("Aleppo and Homs."), [], gazetteer) == ()


def test_spans_are_found_nowhere_but_where_given(gazetteer):
    (one,) = resolve_spans(document("Aleppo, Homs and Hama."), [(8, 12)], gazetteer)
    assert (one.match.mention.text, one.match.place.country) == ("Homs", "SY")


def read(*rows):
    lines = [row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows]
    documents = [
        Document(id=str(row["id"]), name="a", text=row["text"], sha256="0")
        for row in rows
        if isinstance(row, dict) and "text" in row
    ]
    return read_spans(io.BytesIO(b"\n".join(lines)), "in.jsonl", documents)


def test_spans_are_read_by_the_id_of_their_document():
    rows = [
        {"id": 7, "text": "Homs.", "toponyms": [{"start": 0, "end": 4, "name": "whatever"}]},
        b"no JSON",
        b"[1]",
        b"",
        {"id": "unread"},
        {"id": "b", "text": "None.", "toponyms": []},
    ]
    assert read(*rows) == {"7": [(0, 4)], "b": []}


@pytest.mark.parametrize(
    "span",
    [
        {"start": -1, "end": 2},
        {"start": 0, "end": 6},
        {"start": 2, "end": 2},
        {"start": 3, "end": 2},
        {"start": "0", "end": "4"},
        {"start": 0.0, "end": 4.0},
        {"start": False, "end": True},
        {"start": 0},
        {},
        [0, 4],
        None,
        "Homs",
    ],
)
def test_a_span_that_is_none_of_the_text_is_refused(span):
    right = {"id": "a", "text": "Homs.", "toponyms": []}
    with pytest.raises(InputError, match=r"^in\.jsonl:2: toponym .* is no span of the text; .*<= 5$"):
        read(right, {"id": "b", "text": "Homs.", "toponyms": [span]})


@pytest.mark.parametrize("given", [{}, {"toponyms": None}, {"toponyms": "Homs"}, {"toponyms": {"start": 0, "end": 4}}])
def test_a_row_without_a_list_of_spans_is_refused(given):
    with pytest.raises(InputError, match=r"^in\.jsonl:1: no 'toponyms'"):
        read({"id": "a", "text": "Homs."} | given)
