import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.reading.where.relations import find_relations, relation_place

WORDS = (
    "eastern southern central north-east border borders frontier between of with the and Iraq Syria "
    "Jordan Iraq-Syria , - ’s meet part"
)
RELATION_WORDS = st.sampled_from(WORDS.split())


@pytest.mark.parametrize(
    ("words", "place_id", "name"),
    [
        ("eastern Syria", "part:SY:east", "eastern Syria"),
        ("east Syria", "part:SY:east", "eastern Syria"),
        ("northeastern Syria", "part:SY:northeast", "northeastern Syria"),
        ("north-east Syria", "part:SY:northeast", "northeastern Syria"),
        ("north eastern Syria", "part:SY:northeast", "northeastern Syria"),
        ("far south of Syria", None, None),
        ("central Iraq", "part:IQ:central", "central Iraq"),
        ("western part of Iraq", "part:IQ:west", "western Iraq"),
        ("Iraq's north", "part:IQ:north", "northern Iraq"),
        ("the Iraq-Syria border", "border:IQ:SY", "Iraq–Syria border"),
        ("the Syria-Iraq border", "border:IQ:SY", "Iraq–Syria border"),
        ("the Iraq–Syria frontier", "border:IQ:SY", "Iraq–Syria border"),
        ("the Syrian-Iraqi border", "border:IQ:SY", "Iraq–Syria border"),
        ("the Iraqi and Syrian border", "border:IQ:SY", "Iraq–Syria border"),
        ("the border between Iraq and Syria", "border:IQ:SY", "Iraq–Syria border"),
        ("the border of Iraq and Syria", "border:IQ:SY", "Iraq–Syria border"),
        ("Iraq's border with Syria", "border:IQ:SY", "Iraq–Syria border"),
        ("where Jordan, Iraq and Syria meet", "meeting:IQ:JO:SY", "where Iraq, Jordan, Syria meet"),
        ("the Jordan-Syria-Iraq border", "meeting:IQ:JO:SY", "where Iraq, Jordan, Syria meet"),
        ("where the borders of Syria, Jordan and Iraq meet", "meeting:IQ:JO:SY", "where Iraq, Jordan, Syria meet"),
        ("the Iraqi border town of Al Qaim", None, None),
        ("the road between Iraq and Syria", None, None),
        ("eastern Mosul", None, None),
        ("Syrian officials", None, None),
    ],
)
def test_places_told_by_relation(gazetteer, words, place_id, name):
    place = relation_place(words, gazetteer)
    assert (place and place.id, place and place.name) == (place_id, name)


@pytest.mark.parametrize("words", ["the\nIraq-Syria\nborder", "eastern\nSyria"])
def test_a_wrapped_line_changes_nothing(gazetteer, words):
    assert relation_place(words, gazetteer) == relation_place(words.replace("\n", " "), gazetteer) is not None


def test_a_relation_is_one_mention_and_hides_the_names_within(matches):
    found = matches("A drone came down on the Iraq-Syria border.")
    assert [(m.mention.text, m.mention.kind, m.place.id) for m in found] == [
        ("Iraq-Syria border", "relative", "border:IQ:SY")
    ]


def test_a_border_belongs_to_no_country_and_a_part_to_one(gazetteer):
    assert relation_place("the Iraq-Syria border", gazetteer).country == ""
    assert relation_place("eastern Syria", gazetteer).country == "SY"


@given(st.lists(RELATION_WORDS, max_size=12).map(" ".join))
def test_any_run_of_words_is_read(gazetteer, text):
    relations = find_relations(text, gazetteer.scan(text, demonyms=True), gazetteer)
    for relation in relations:
        assert 0 <= relation.start < relation.end <= len(text)
        assert relation.place.id.partition(":")[0] in ("part", "border", "meeting")
    assert all(one.end <= other.start for one, other in zip(relations, relations[1:], strict=False))
