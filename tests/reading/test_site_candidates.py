import pytest

from geostrike.reading.page.passages import flat, split_passages
from geostrike.reading.sites.site_candidates import candidates, find_stand_ins, stood_for

from .marked_sentences import read_marked


def named(text):
    marked = read_marked(text)
    return [one.match.mention.text for one in candidates(marked.text, marked.passage, marked.matches)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Both men died on Wednesday at [Taji], the ministry said.", ["Taji"]),
        ("The turn of the base at [Harir], north of [Erbil], came next.", ["Harir"]),
        ("She was 60 nautical miles south of [Aden] at that hour.", ["Aden"]),
        ("It came down in [Iraq], near [Mosul].", ["Iraq"]),
        ("Ann Lee, 24, of [Denton], was a cook.", []),
        ("A spokesman in [Riyadh] would not comment.", []),
        ("[Iraq]'s army would not comment.", []),
    ],
)
def test_places_that_could_be_a_storys_site(text, places):
    assert named(text) == places


def stand_ins(text):
    marked = read_marked(text)
    return [
        (one.noun, one.adjective, one.trigger) for one in find_stand_ins(marked.text, marked.passage, marked.triggers)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rockets {fell} on the base again.", [("base", "", 0)]),
        ("Jets {bombed} the <Yemeni> capital for a third day.", [("capital", "Yemeni", 0)]),
        ("The airport was {hit} by two drones.", [("airport", "", 0)]),
        ("Two rockets {landed} close to the embassy.", [("embassy", "", 0)]),
        ("A drone {struck} the ship northwest of the same city.", [("city", "", 0)]),
        ("The {strike} was denounced in the capital.", []),
        ("Jets {bombed} the capital's market.", []),
        ("The rockets {fired} from the base missed.", []),
        ("He left the base.", []),
    ],
)
def test_nouns_that_stand_for_a_place(text, found):
    assert stand_ins(text) == found


def test_what_a_noun_stands_for(matches):
    text = "Drones flew over Amman and Mosul. Guards died at Tower 22. Jets bombed the {noun}."
    for noun, place in (("base", "jo-tower-22"), ("city", "iq-mosul"), ("capital", "jo-amman"), ("island", None)):
        told = text.format(noun=noun)
        passages = split_passages(told)
        marked = read_marked("Jets {bombed} the " + noun + ".")
        (stand_in,) = find_stand_ins(marked.text, marked.passage, marked.triggers)
        found = stood_for(stand_in, matches(flat(told)), passages[-1])
        assert (found and found.place.id) == place
