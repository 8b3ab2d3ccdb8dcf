import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.reading.sites.leads import lead_of

WORDS = st.sampled_from(
    "in at on near from to of the a port base town 60 nautical miles km south-east off and which said fired, ( “the” "
    "said) X's U.S. close out than more crossing al-".split()
)


@pytest.mark.parametrize(
    ("before", "steps"),
    [
        ("fired from a truck in ", [("locative", "truck"), ("whence", "fired")]),
        ("rockets fired from a launcher at ", [("aimed", "launcher")]),
        ("a depot in the village of ", [("locative", "depot")]),
        ("a strike on the port of ", [("locative", "strike")]),
        ("took off from a base near the town of ", [("locative", "base"), ("whence", "off")]),
        ("a spokesman for the fleet in ", [("locative", "fleet"), ("apart", "spokesman")]),
        ("taken to a hospital in ", [("locative", "hospital"), ("whither", "taken")]),
        ("fell close to ", [("locative", "fell")]),
        ("in and around ", [("locative", "")]),
        ("from inside ", [("locative", "from"), ("whence", "")]),
        ("fired out of north-west ", [("whence", "fired")]),
        ("some 60 nautical miles south-east of ", [("bearing", "")]),
        ("a farm 20 km to the west of ", [("bearing", "farm")]),
        ("a camp in the west of ", [("locative", "camp")]),
        ("hit more than two dozen sites across ", [("locative", "sites")]),
        ("from areas they hold in ", [("locative", "hold"), ("whence", "")]),
        ("shot out of the sky over ", [("locative", "sky")]),
        ("missiles prepared to launch against ships in the ", [("locative", "ships"), ("meant", "launch")]),
        ("systems located in ", [("locative", "systems")]),
        ('in the province," ', []),
        ("bombed the ", []),
        ("two bases, ", []),
        ("", []),
    ],
)
def test_what_leads_to_a_name(before, steps):
    assert [(step.kind, step.governor) for step in lead_of(before).steps] == steps


@pytest.mark.parametrize(
    ("before", "edge"),
    [
        ("struck the town of ", "deed"),
        ("two bases, ", ","),
        ("anti-", "compound"),
        ("the village (", "("),
        ("who said ", "said"),
    ],
)
def test_where_no_preposition_leads(before, edge):
    assert lead_of(before).kind == edge


@pytest.mark.parametrize(
    ("before", "start", "noun"),
    [("a raid on the port of ", "on the port of ", "the port of "), ("60 miles south of ", "60 miles south of ", "")],
)
def test_where_the_lead_begins(before, start, noun):
    lead = lead_of(before)
    assert (before[len(before) - lead.start :], before[len(before) - lead.noun :]) == (start, noun)


@given(st.lists(WORDS, max_size=24).map(" ".join) | st.text(max_size=120))
def test_any_words_are_read(words):
    lead = lead_of(words)
    assert 0 <= lead.noun <= len(words)
    assert 0 <= lead.start <= len(words)
    assert len(lead.steps) <= 4
