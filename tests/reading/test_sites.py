import pytest

from geostrike.reading.deeds.triggers import find_triggers
from geostrike.reading.page.passages import flat, split_passages
from geostrike.reading.sites.sites import find_sites


@pytest.fixture
def sites(matches):
    """Give the places that the happenings of a text take for their sites."""

    def of(text):
        found = matches(text)
        return [
            (site.match.place.id, site.trigger)
            for passage in split_passages(text)
            for site in find_sites(
                flat(text),
                passage,
                find_triggers(flat(text), passage),
                [m for m in found if passage.start <= m.mention.start < passage.end],
            )
        ]

    return of


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("A drone attack on a base in Erbil came at dawn.", ["iq-erbil"]),
        ("Jets bombed Mosul.", ["iq-mosul"]),
        ("Jets bombed a depot in the city of Mosul.", ["iq-mosul"]),
        ("Air strikes in Mosul, Al Qaim and Al Bukamal went on.", ["iq-mosul", "iq-qaim", "sy-bukamal"]),
        ("Air strikes on Mosul as well as Al Qaim went on.", ["iq-mosul", "iq-qaim"]),
        ("In Mosul, jets bombed a depot.", ["iq-mosul"]),
        ("Near Al Bukamal, drones hit a convoy.", ["sy-bukamal"]),
        ("Guards at Tower 22 were hit by a drone.", ["jo-tower-22"]),
        ("Drones struck Ain al-Asad and, hours later, jets bombed Al Qaim.", ["iq-asad", "iq-qaim"]),
        ("A missile struck a tanker in the Red Sea.", ["red-sea"]),
        ("Jets bombed farms in eastern Syria.", ["part:SY:east"]),
        ("Jets bombed trucks along the Iraq-Syria border.", ["border:IQ:SY"]),
    ],
)
def test_where_it_happened(sites, sentence, places):
    assert [place for place, _ in sites(sentence)] == places


@pytest.mark.parametrize(
    "sentence",
    [
        "The air strike hit militias operating in Iraq.",
        "The wounded of the attack were flown to Amman.",
        "After the raid, clerks in a hospital of Denton were told.",
        "Jets bombed Iran's allies.",
        "A drone attack on U.S. troops came at dawn.",
        "The attack on an Iraqi convoy came at dawn.",
        "The drone attack was launched from Iran.",
        "Turkish jets bombed a depot, a speaker said in Amman.",
        "Jets bombed depots in retaliation for a massacre in Jordan.",
        "The Islamic Resistance in Iraq attacked a base.",
        "A drone hit a tanker bound for Hodeidah.",
    ],
)
def test_where_it_did_not_happen(sites, sentence):
    assert sites(sentence) == []


def test_each_happening_has_its_own_place(sites):
    text = "Jets bombed Al Qaim after a drone attack on Tower 22."
    assert sites(text) == [("iq-qaim", 0), ("jo-tower-22", 1)]


def test_a_row_takes_its_place_from_the_column_of_places(sites):
    table = "Day | Place | Note\n--- | --- | ---\nFeb. 2 | Al Qaim | jets bombed it, said Baghdad\n"
    assert sites(table) == [("iq-qaim", 0)]


def test_a_place_that_describes_another_is_listed_after_it(sites):
    assert sites("Jets bombed Mosul, in northern Iraq.") == [("iq-mosul", 0), ("part:IQ:north", 0)]
