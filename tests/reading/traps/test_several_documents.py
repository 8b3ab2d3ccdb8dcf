"""Traps that lie between documents: two provinces, restated letters, growing tolls, copies, a machine's details."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from geostrike.model import Document
from geostrike.pipeline import findings_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from geostrike.boundaries import Boundaries
    from geostrike.gazetteer import Gazetteer
    from geostrike.pipeline import Findings

PUBLISHED = date(2024, 2, 6)  # a Tuesday

NYALA = """Army jets bombed a cattle market in Nyala on Saturday, killing 14 people, two doctors and a trader said.

The planes came at midday, when the stalls were full, and dropped three bombs. A row of shops burned until
evening. Men carried the injured on doors and carts, because the only ambulance of the town had no fuel left.

The market had opened again a fortnight ago, after the rebels who hold the town promised safe roads to the
traders of the villages. Sacks of millet, soap and sugar had come in from the west for the first time since
autumn, and prices had begun to fall.

The army did not answer questions. A committee of lawyers that keeps a list of the dead asked both sides to
leave markets, wells and clinics alone, and said that it would publish the names when all the families had been
told. Burials went on through the night by the light of telephones, while the traders packed what was left of
their goods and looked for lorries that would take them home.
"""
ODESA = """Russian missiles hit a hotel in Odesa on Friday night and killed six guests, the mayor said.

Rescuers worked through two fallen floors until dawn. A woman who had come for her sister's wedding was pulled
out alive after nine hours; the bride, who slept in the next room, was not. The hotel's night porter counted the
keys on his board to tell the firemen how many they still had to look for.

Windows broke as far away as the opera. The tram along the quay stopped, and a school that stands behind the
hotel sent its pupils home for a week.

The governor said that no soldiers had lived there. Engineers will now test whether what is left can stand, or
must be pulled down before the summer guests arrive. The mayor asked the owners of other old houses near the
water to look into their cellars, since a plan for shelters that was drawn up two years ago had never been paid
for by anybody.
"""
NYALA_RETOLD = """\
At least 14 people died when army jets bombed Nyala's cattle market on Saturday, by the word of two doctors. The
planes came at midday, when the stalls were full, and dropped three bombs. Many were hurt; men carried the
injured on doors and carts, because the only ambulance of the town had no fuel left. Sacks of millet, soap and
sugar had come in from the west for the first time since autumn. The army was silent.
"""
ODESA_RETOLD = """\
Six guests of a hotel near Odesa's harbour were killed on Friday night by Russian missiles. A woman who had come
for her sister's wedding was pulled out alive after nine hours; the bride was not. Windows broke as far away as
the opera. The town now wonders whether the house can be kept. The tram along the quay stopped, and a school
that stands behind the hotel sent its pupils home.
"""


def report(name: str, text: str, *, published: date = PUBLISHED, machine: bool | None = None) -> Document:
    return Document(
        id=name,
        name=name,
        text=text,
        sha256=f"{sum(name.encode()):064x}",
        publisher=f"The {name}",
        published=published,
        machine_written=machine,
    )


@pytest.fixture(scope="module")
def merge(world: Gazetteer, boundaries: Boundaries) -> Callable[..., Findings]:
    def of(*documents: Document) -> Findings:
        return findings_of(documents, (), world, boundaries)

    return of


def places(findings: Findings) -> dict[str, set[str]]:
    """For the place of each event the documents that tell of it there."""
    return {
        event.location.place.id if event.location.place.id[2] == "-" else event.location.place.name: {
            claim.document for claim in event.claims
        }
        for event in findings.events
        if event.location
    }


def killed(findings: Findings) -> list[tuple[int, int, int]]:
    return [(event.killed.low, event.killed.best, event.killed.high) for event in findings.events if event.killed]


# 13: an official statement puts the same strike in a neighbouring province.


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "U.S. jets bombed a depot of Kataib Hezbollah in Al Qaim on Friday, a shepherd said.",
            "U.S. Central Command forces conducted a strike against Kataib Hezbollah in Nineveh province on Friday.",
            {"iq-al-qaim", "iq-nineveh-governorate"},
        ),
        (
            "Saudi jets struck a Houthi camp in Haradh on Saturday, a doctor said.",
            "Saudi planes bombed Houthi fighters in Saada on Saturday, the coalition's spokesman told reporters.",
            {"ye-haradh", "ye-saada"},
        ),
        (
            "Israeli jets bombed a Hezbollah depot in Khiam on Thursday; a cook was hurt.",
            "Israeli aircraft struck a store of Hezbollah in Nabatieh on Thursday, an army spokesman said.",
            {"lb-khiam", "lb-nabatieh"},
        ),
        (
            "A Houthi drone hit an Emirati post in Mocha on Sunday and wounded two soldiers.",
            "Two Emirati soldiers were wounded on Sunday when Houthi rebels fired a drone at their post in Shabwah.",
            {"ye-mukha", "ye-shabwah-governorate"},
        ),
    ],
)
def test_13_two_places_of_one_happening_stand_side_by_side(merge, one, other, expected):
    findings = merge(report("Herald", one), report("Ministry", other))
    assert set(places(findings)) == expected
    first, second = findings.events
    assert first.contested_with == (second.id,)
    assert second.contested_with == (first.id,)


# 17: near-identical letters differ in one date and restate earlier events.

LETTER = """Dear Mr. Speaker: (Dear Madam President:)

{restated}On {day}, 2024, at my direction, United States forces conducted discrete strikes against {targets}.
The strikes were taken to deter and to degrade, and were conducted in a manner designed to limit the risk of
escalation and to avoid civilian casualties.

I directed the strikes consistent with my responsibility to protect citizens of the United States both at home
and abroad, and pursuant to my constitutional authority as Commander in Chief. The United States stands ready to
take further action, as necessary and appropriate, to address further threats. I am providing this report as
part of my efforts to keep the Congress fully informed, consistent with the War Powers Resolution. I appreciate
the support of the Congress.

Sincerely,
"""


@pytest.mark.parametrize(
    ("targets", "place"),
    [
        ("facilities in Yemen", "ye-yemen"),
        ("missile stores near Hodeidah, Yemen", "ye-hodeidah"),
        ("militia depots in Iraq", "iq-iraq"),
        ("training camps near Palmyra, Syria", "sy-palmyra"),
    ],
)
def test_17_letters_that_differ_in_a_day_tell_of_as_many_happenings(merge, targets, place):
    restated = (
        f"As I reported on January 12, 2024, United States forces conducted strikes against {targets} on January 11. "
    )
    findings = merge(
        report("first", LETTER.format(restated="", day="January 11", targets=targets), published=date(2024, 1, 12)),
        report(
            "second", LETTER.format(restated=restated, day="January 22", targets=targets), published=date(2024, 1, 24)
        ),
        report(
            "third", LETTER.format(restated=restated, day="February 3", targets=targets), published=date(2024, 2, 5)
        ),
    )
    told = [
        (str(event.date_start), event.location.place.id, {claim.document for claim in event.claims})
        for event in findings.events
        if event.location
    ]
    assert sorted(told, key=str) == [
        ("2024-01-11", place, {"first", "second", "third"}),
        ("2024-01-22", place, {"second"}),
        ("2024-02-03", place, {"third"}),
    ]
    assert not any(event.disagreements for event in findings.events)


# 23: tolls that differ by source, and that grow across versions of one story.


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (
            {
                "Herald": "Army jets bombed Nyala on Saturday, killing 14 people. Smoke hung over the roofs.",
                "Times": "By the word of a nurse, an air strike by the army on Nyala killed 14 people on Saturday.",
                "Post": "An army air strike hit Nyala on Saturday. Nine people were killed, says a lawyer of the town.",
            },
            (9, 14, 14),
        ),
        (
            {
                "Herald": "Russian missiles hit Odesa on Sunday, killing six people. Aid came late.",
                "Times": "At least 11 people were killed on Sunday in a Russian missile strike on Odesa.",
                "Post": "A city in the dark: on Sunday Russia's army fired missiles at Odesa, killing six people.",
            },
            (6, 6, 11),
        ),
        (
            {
                "Herald": "Three soldiers were killed when a militia's drone hit Tower 22 on Jan. 28.",
                "Times": "A drone attack by militias on Tower 22 killed three soldiers on Jan. 28, officials say.",
                "Post": "On Jan. 28 a drone of the militias fell on Tower 22. It killed four soldiers.",
            },
            (3, 3, 4),
        ),
    ],
)
def test_23_tolls_of_several_sources_stand_side_by_side(merge, texts, expected):
    findings = merge(*(report(name, text) for name, text in texts.items()))
    assert killed(findings) == [expected]
    (event,) = findings.events
    assert event.number_of_sources == 3
    assert "killed" in {one.field for one in event.disagreements}


@pytest.mark.parametrize(("text", "first", "last"), [(NYALA, "14", "21"), (ODESA, "six", "nine")])
def test_23_a_toll_that_grew_between_two_versions_is_one_source_with_both_figures(merge, text, first, last):
    from geostrike.reading.numbers import number_of

    findings = merge(report("morning", text), report("evening", text.replace(first, last, 1)))
    low, high = number_of(first), number_of(last)
    ((lowest, best, highest),) = killed(findings)
    assert (lowest, highest) == (low, high)
    assert best in (low, high)
    assert [event.number_of_sources for event in findings.events] == [1]


# 32: copies are no independent sources.


@pytest.mark.parametrize(("text", "place"), [(NYALA, "Nyala"), (ODESA, "Odesa")])
def test_32_a_copy_under_another_masthead_is_no_second_source(merge, text, place):
    findings = merge(report("Herald", text), report("Sun", f"THE SUN\n\nBy our own reporter\n\n{text}\n(c) The Sun"))
    assert places(findings) == {place: {"Herald", "Sun"}}
    assert [event.number_of_sources for event in findings.events] == [1]


@pytest.mark.parametrize(("text", "place"), [(NYALA, "Nyala"), (ODESA, "Odesa")])
def test_32_a_copy_cut_short_is_no_second_source(merge, text, place):
    findings = merge(report("Herald", text), report("Flash", text[: text.index("\n\n", 400)]))
    assert places(findings) == {place: {"Herald", "Flash"}}
    assert [event.number_of_sources for event in findings.events] == [1]


@pytest.mark.parametrize(
    ("text", "place", "reworded"), [(NYALA, "Nyala", NYALA_RETOLD), (ODESA, "Odesa", ODESA_RETOLD)]
)
def test_32_a_reworded_copy_is_no_second_source(merge, text, place, reworded):
    findings = merge(report("Herald", text), report("Blog", reworded))
    assert place in places(findings)
    assert {event.number_of_sources for event in findings.events} == {1}
    assert len(findings.events) == 1


@pytest.mark.parametrize(
    ("text", "place", "other"),
    [
        (
            NYALA,
            "Nyala",
            "Two nurses told us by radio that army jets had bombed Nyala on Saturday. They counted 14 dead.",
        ),
        (ODESA, "Odesa", "Odesa mourns. On Friday night Russia fired missiles at Odesa, and six people were killed."),
    ],
)
def test_32_who_tells_it_in_words_of_his_own_is_a_second_source(merge, text, place, other):
    findings = merge(report("Herald", text), report("Radio", other))
    assert places(findings) == {place: {"Herald", "Radio"}}
    assert [event.number_of_sources for event in findings.events] == [2]


# 33: a machine-written article states precise, wrong details with confidence.


def test_33_a_machine_s_toll_is_a_disagreeing_source_and_no_average(merge):
    findings = merge(
        report("Herald", "Army jets bombed Nyala on Saturday, killing 14 people."),
        report("aNewsBot", "On Saturday army jets bombed Nyala. Exactly 37 people were killed at 11:42.", machine=True),
    )
    assert killed(findings) == [(14, 14, 37)]
    (event,) = findings.events
    assert ("37", ("aNewsBot",)) in {
        pair for one in event.disagreements if one.field == "killed" for pair in one.values
    }


def test_33_a_machine_s_site_is_an_event_of_its_own(merge):
    findings = merge(
        report("Herald", "A militia's drone hit Tower 22 on January 28 and killed three American soldiers."),
        report("Times", "Three U.S. soldiers died on January 28 when a militia's drone hit Tower 22 in Jordan."),
        report(
            "Bot",
            "On January 28 three drones of a militia hit U.S. troops at Al-Tanf, Syria, killing four soldiers.",
            machine=True,
        ),
    )
    assert places(findings) == {"jo-tower-22": {"Herald", "Times"}, "sy-al-tanf-garrison": {"Bot"}}
    assert sorted(killed(findings)) == [(3, 3, 3), (4, 4, 4)]
    assert all(event.contested_with for event in findings.events)


def test_33_a_machine_s_day_does_not_move_the_day(merge):
    findings = merge(
        report("Herald", "Russian missiles hit a hotel in Odesa on Friday, killing six guests."),
        report("Times", "Six guests of a hotel in Odesa were killed by Russian missiles on Friday."),
        report(
            "Bot", "On Thursday at 4:07 a.m. Russian missiles hit a hotel in Odesa, killing six guests.", machine=True
        ),
    )
    days = {
        str(event.date_start) for event in findings.events if {c.document for c in event.claims} & {"Herald", "Times"}
    }
    assert days == {"2024-02-02"}
    assert sum(event.number_of_documents for event in findings.events) == 3
    assert len(findings.events) == 2 or any(one.field == "date" for e in findings.events for one in e.disagreements)


def test_33_of_one_and_one_the_man_is_believed(merge):
    findings = merge(
        report("Zeitung", "Israeli jets bombed Baalbek on Sunday, killing two men and wounding five."),
        report("Assistant", "Israeli jets bombed Baalbek on Sunday, killing nine men and wounding 31.", machine=True),
    )
    assert killed(findings) == [(2, 2, 9)]
    (event,) = findings.events
    assert event.injured is not None
    assert event.injured.best == 5
