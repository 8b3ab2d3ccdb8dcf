"""Traps that the reader still falls into, each with what it does wrong and where; pytest does not collect them.

``python -m tests.reading.traps.pending`` tells which of them it survives by now: those belong among the tests.
"""

from datetime import date

from .case import Case, attack, check, read, strike

PENDING = (
    # a capital that stands for its state ('Moscow fired missiles') is no actor, so its missiles are an attack
    # (actors.py)
    Case(
        trap=4,
        name="a capital fires",
        text="Moscow fired missiles at Odesa on Sunday, and Kyiv asked its allies for more air defence.",
        told=(strike("2024-02-04", "Odesa"),),
    ),
    # 'Tyre' is no mention after 'strike on' where no other place of its country is named (mentions.py, naming/)
    Case(
        trap=4,
        name="protests from capitals",
        text=("The Israeli strike on Tyre on Monday drew protests from Paris and Berlin; Jerusalem would not comment."),
        told=(strike("2024-02-05", "lb-tyre"),),
    ),
    # 'the air force struck' counts as no hand: rejected as a wave or a lorry (actors.py, deeds/words.toml: own
    # forces)
    Case(
        trap=5,
        name="an army's written words",
        text="“On Thursday the air force struck a store of Hezbollah's in Nabatieh,” the Israeli army wrote.",
        told=(strike("2024-02-01", "lb-nabatieh"),),
    ),
    # 'The targets lay near Saada' adds no site to the strike told before (tellings.py: an addition that places)
    Case(
        trap=7,
        name="Sanaa time is no place",
        text=(
            "U.S. warplanes hit several Houthi positions at 2:30 a.m. Sanaa time on Monday, the command said. "
            "The targets lay near Saada."
        ),
        told=(strike("2024-02-05", "ye-saada"),),
    ),
    # '(Sanaa time)' is made the site, and the Red Sea is not (roles.py, sites.py: a place before 'time')
    Case(
        trap=7,
        name="time in brackets",
        text=(
            "Houthi forces launched two anti-ship missiles into the Red Sea at around 11 p.m. (Sanaa time) on Feb. 3."
        ),
        told=(attack("2024-02-03", "xx-red-sea"),),
    ),
    # '14 traders died in X' right before the strike gives it no toll (tellings.py: an addition before what it adds
    # to)
    Case(
        trap=7,
        name="the town named a sentence before",
        text="Two nurses told us by radio that 14 traders died in Nyala. Army jets bombed the town on Saturday.",
        told=(strike("2024-02-03", "Nyala", 14),),
    ),
    # 'a hotel by the harbour of X' has no site (sites.py: 'by')
    Case(
        trap=7,
        name="by the harbour of a town",
        text="Russian missiles hit a hotel by the harbour of Odesa on Friday night and killed six guests.",
        told=(strike("2024-02-02", "Odesa", 6),),
    ),
    # 'Missiles fired from Iran flew over X and struck a house': the subject of 'struck' is too far back, so it is
    # rejected as a wave or a lorry (deeds/frames.py: verbs joined by 'and')
    Case(
        trap=8,
        name="fired from one country over another",
        text=(
            "Missiles fired from Iran flew over Kurdistan and struck a house in Erbil on Monday night, killing "
            "four people. Iran's Guards had launched them near Kermanshah."
        ),
        told=(strike("2024-02-05", "iq-erbil", 4),),
    ),
    # 'The drone ..., crossed ..., and dived on X': 'dived on' tells nothing (deeds/words.toml)
    Case(
        trap=8,
        name="a drone's long way",
        text=(
            "The drone took off from a field outside Hillah, crossed the desert to the west, and dived on "
            "Tower 22 on Jan. 28, a spokesman of the militia said in Baghdad."
        ),
        told=(attack("2024-01-28", "jo-tower-22"),),
    ),
    # 'an uncrewed surface craft struck' is no weapon: rejected (deeds/words.toml)
    Case(
        trap=9,
        name="an incident report",
        text=(
            "Incident 017. The Master of a vessel reports that an uncrewed surface craft struck the ship's "
            "side 85 NM east of Aden on Feb. 5."
        ),
        told=(attack("2024-02-05", "off:ye-aden"),),
        near=(12.78, 46.48),
    ),
    # 'A and B, two aid workers, were hurt' gives no toll: the figure stands in an apposition (tolls)
    Case(
        trap=27,
        name="people called after places",
        text="Paris Holt and Jordan Bates, two aid workers, were hurt when Russian shells hit Kherson on Sunday.",
        told=(strike("2024-02-04", "Kherson", None, 2),),
    ),
    # 'X was showing in Odesa when a drone hit the cinema' has no site: the place stands in the main clause before
    # 'when' (sites.py)
    Case(
        trap=27,
        name="a film",
        text=(
            "The film Casablanca was showing in Odesa on Saturday when a Russian drone hit the cinema, injuring nine."
        ),
        told=(strike("2024-02-03", "Odesa", None, 9),),
    ),
    # 'early Tuesday local time' of a text published on Monday is put six days back (dates.py: local date a day
    # ahead)
    Case(
        trap=14,
        name="tomorrow over there",
        text=(
            "WASHINGTON, Monday evening - U.S. forces struck a missile launcher near Saada early Tuesday local time."
        ),
        told=(strike("2024-02-06", "ye-saada"),),
        published=date(2024, 2, 5),
    ),
    # 'Two nights ago' is no date (dates.py)
    Case(
        trap=14,
        name="two nights ago",
        text="Two nights ago Turkish jets bombed a village near Zakho.",
        told=(strike("2024-02-04", "iq-zakho"),),
    ),
    # 'our forces had struck' counts as no hand: rejected (actors.py: own forces); 'the day before' is no date
    # (dates.py)
    Case(
        trap=15,
        name="a letter of that day",
        text=(
            "In my letter of January 12 I informed you that our forces had struck Houthi radars in Hodeidah "
            "the day before."
        ),
        told=(strike("2024-01-11", "ye-hodeidah"),),
        published=date(2024, 1, 25),
    ),
    # a second clause without a verb ('and on January 17 and 18 drones at ...') takes the days of the first
    # (apportion.py)
    Case(
        trap=16,
        name="a ship and two others",
        text=(
            "On January 16 the Houthis launched a missile at a Greek-owned ship in the Red Sea, and on January "
            "17 and 18 drones at two other ships in the Gulf of Aden."
        ),
        told=(
            attack("2024-01-16", "xx-red-sea"),
            attack("2024-01-17", "xx-gulf-of-aden"),
            attack("2024-01-18", "xx-gulf-of-aden"),
        ),
    ),
    # a text of one feed line counts as furniture of the page (sections.py)
    Case(
        trap=18,
        name="a feed line",
        text="2024-02-03 21:14 | Houthi drone hits tanker off Mokha\n",
        told=(attack("2024-02-03", "shore:ye-mukha"),),
        published=None,
    ),
    # 'Months before' dates the strike, not what is told behind it; 'Tyre' is no mention after 'strike on' where no
    # other place of its country is named (dates.py: of_following; mentions.py)
    Case(
        trap=19,
        name="months before",
        text=(
            "Months before Sunday's Israeli strike on Tyre, which killed two people, rockets had wrecked a "
            "farm across the border."
        ),
        told=(strike("2024-02-04", "lb-tyre", 2),),
        may=(attack("", ""),),
    ),
    # 'has ordered strikes' is told as done (denials: orders)
    Case(
        trap=21,
        name="ordered and not begun",
        text="The president has ordered strikes on depots in Al Bukamal, officials said; none has begun.",
        rejected=("strikes on",),
    ),
    # 'X announced a strike on Y with drones' has no actor: typed a strike (actors.py)
    Case(
        trap=24,
        name="a militia's strike",
        text="The Islamic Resistance in Iraq announced a strike on Al-Tanf with two drones on Saturday.",
        told=(attack("2024-02-03", "sy-al-tanf-garrison"),),
    ),
    # a seizure without the word attack is listed nowhere (other_deeds.py)
    Case(
        trap=25,
        name="a tanker seized",
        text="Iranian marines seized a tanker in the Gulf of Oman on Sunday and took it to Bandar Abbas.",
        rejected=("seized",),
    ),
    # ', and not in an attack' is told as done (not_events.toml: 'not in an attack')
    Case(
        trap=25,
        name="cables cut",
        text=(
            "Two undersea cables in the Red Sea were cut by a ship's anchor on Monday, a company said, and not "
            "in an attack."
        ),
    ),
    # 'took it for an air strike' is told as done, and carries the dead of the stampede (denials.py)
    Case(
        trap=25,
        name="a stampede",
        text=(
            "Eleven people died in a stampede in Aden on Sunday when a cable exploded and the crowd took it "
            "for an air strike."
        ),
    ),
    # 'a drone fell on X because its engine failed' is told as an attack, though 'Neither was an attack' follows
    # (not_events.toml)
    Case(
        trap=25,
        name="a list of mishaps",
        text=(
            "A drone of the army fell on a farm near Irbid on Saturday because its engine failed. A soldier "
            "was shot by a comrade in Zarqa on Sunday. Neither was an attack, the army said."
        ),
    ),
    # 'bringing the toll to three' is no toll, and the first told wins over a later one (tolls, claims.py)
    Case(
        trap=23,
        name="later in hospital",
        text=(
            "A Turkish air strike on Sinjar on Friday killed two men and wounded five. One of the wounded died "
            "on Sunday, bringing the toll to three."
        ),
        told=(strike("2024-02-02", "iq-sinjar", 3, 5),),
    ),
    # 'Kupiansk' is no mention after 'strike on' where no other place of its country is named (mentions.py, naming/)
    Case(
        trap=23,
        name="put at",
        text=(
            "Officials put the toll of Friday's Russian strike on Kupiansk at eight dead; rescuers had earlier "
            "spoken of five."
        ),
        told=(strike("2024-02-02", "Kupyansk", 8),),
    ),
    # 'Army drones struck' is typed an attack where 'Army jets' is a strike (event_types.py, actors.py)
    Case(
        trap=29,
        name="items with days of their own",
        text=(
            "* Sudan: Army jets bombed Nyala on 1 February, killing 15 people.\n"
            "* Chad: A vaccination drive began in Abeche on 2 February.\n"
            "* Mali: Army drones struck a camp near Kidal on 3 February.\n"
        ),
        told=(
            strike("2024-02-01", "Nyala", 15),
            strike("2024-02-03", "Kidal"),
        ),
    ),
    # a question that opens with 'Was' and names whose missiles gives no trigger (deeds/clause.py)
    Case(
        trap=22,
        name="a writer asks",
        text="Was Kharkiv struck by North Korean missiles on Sunday, as some claim? Nobody could tell.",
        rejected=("struck by",),
    ),
)


def _main() -> None:
    from geostrike.boundaries import load_boundaries
    from geostrike.gazetteer import open_gazetteer

    world, boundaries = open_gazetteer(), load_boundaries()
    for case in PENDING:
        try:
            check(case, read(case, world, boundaries))
            print(f"survived  {case}")
        except AssertionError as error:
            print(f"pending   {case}: {error}")


if __name__ == "__main__":
    _main()
