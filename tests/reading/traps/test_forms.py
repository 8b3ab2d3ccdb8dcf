"""Traps of form: digests, feeds, tables, markup, related items, truncation."""

import pytest

from .case import Case, attack, check, read, strike

CASES = (
    # 29: digests
    Case(
        trap=29,
        name="a brief of three stories",
        text=(
            "MORNING BRIEF, Feb. 6\n\n"
            "PARIS, Feb. 5 - Farmers blocked roads around the capital with their tractors.\n\n"
            "BAGHDAD, Feb. 5 - Militiamen fired four rockets at Ain al-Asad on Sunday; nobody was hurt.\n\n"
            "TOKYO, Feb. 6 - Shares rose for a third day.\n"
        ),
        told=(attack("2024-02-04", "iq-ain-al-asad"),),
    ),
    Case(
        trap=29,
        name="lines of a feed",
        text=(
            "2024-02-03 08:10 UTC  Ferry service between Malta and Sicily resumes\n"
            "2024-02-03 09:45 UTC  Houthi missile hits bulk carrier in Gulf of Aden\n"
            "2024-02-04 07:30 UTC  Heavy snow in Ankara\n"
        ),
        told=(attack("2024-02-03", "xx-gulf-of-aden"),),
    ),
    Case(
        trap=29,
        name="a table of incidents",
        text=(
            "Date | Place | What\n"
            "--- | --- | ---\n"
            "4 Feb | Odesa | Russian drone strike on a warehouse, two injured\n"
            "5 Feb | Lviv | Opera reopens\n"
            "5 Feb | Kherson | Russian shelling, one killed\n"
        ),
        told=(
            strike("2024-02-04", "Odesa", None, 2),
            strike("2024-02-05", "Kherson", 1),
        ),
    ),
    Case(
        trap=29,
        name="no day crosses to the next story",
        text=(
            "SANAA, Feb 2 - Houthi rebels fired a missile at a tanker in the Red Sea on Thursday.\n\n"
            "KYIV, Feb 3 - Russian drones hit a depot in Odesa on Friday night, injuring two firemen."
        ),
        told=(
            attack("2024-02-01", "xx-red-sea"),
            strike("2024-02-02", "Odesa", None, 2),
        ),
    ),
    Case(
        trap=29,
        name="a newsletter with headings",
        text=(
            "## Sudan\n\n"
            "Army jets bombed Nyala on Thursday, killing eight people.\n\n"
            "## Ukraine\n\n"
            "Russian drones hit a bakery in Kherson on Saturday.\n\n"
            "## Sport\n\n"
            "Cairo won the cup on Sunday.\n"
        ),
        told=(
            strike("2024-02-01", "Nyala", 8),
            strike("2024-02-03", "Kherson"),
        ),
    ),
    Case(
        trap=29,
        name="a daily update of key points",
        text=(
            "KEY POINTS\n\n"
            "• The Islamic Resistance in Iraq fired rockets at Green Village in Syria on February 4. Nobody "
            "was hurt.\n"
            "• Israeli jets struck a depot near Homs on February 5, a monitor said; three fighters were killed.\n"
            "• Oman's foreign minister visited Tehran on February 5 to speak about shipping.\n"
            "• Protests over wages went on in Basra.\n"
        ),
        told=(
            attack("2024-02-04", "sy-green-village"),
            strike("2024-02-05", "sy-homs", 3),
        ),
    ),
    # 30: markup
    Case(
        trap=30,
        name="html with entities",
        text=(
            "<p>Israeli jets <b>bombed</b> a warehouse near <a "
            'href="https://example.org/world/beirut">Baalbek</a> on Sunday, killing&nbsp;two people.</p>\n'
        ),
        told=(strike("2024-02-04", "lb-baalbek", 2),),
    ),
    Case(
        trap=30,
        name="a caption twice",
        text=(
            "![Smoke over Khiam after an Israeli strike on Sunday](khiam.jpg)\n\n"
            "Smoke over Khiam after an Israeli strike on Sunday.\n\n"
            "Israeli shells hit Khiam on Sunday, wounding three people.\n"
        ),
        told=(strike("2024-02-04", "lb-khiam", None, 3),),
    ),
    Case(
        trap=30,
        name="the body twice",
        text=(
            "Army jets bombed a market in Nyala on Saturday, killing 14 people. Shops stayed shut on Sunday.\n\n"
            "Army jets bombed a market in Nyala on Saturday, killing 14 people. Shops stayed shut on Sunday.\n"
        ),
        told=(strike("2024-02-03", "Nyala", 14),),
    ),
    Case(
        trap=30,
        name="cut in the middle of a word",
        text="Turkish jets bombed Sinjar on Sunday, killing four people, and then they flew on to Makhm",
        told=(strike("2024-02-04", "iq-sinjar", 4),),
    ),
    Case(
        trap=30,
        name="related items of other years",
        text=(
            "Turkish jets bombed Sinjar on Sunday.\n\n"
            "The army gave no details.\n\n"
            "Related:\n\n"
            "Israeli strike kills six in Rafah, May 2021\n\n"
            "Drone hits Erbil airport (2022)\n"
        ),
        told=(strike("2024-02-04", "iq-sinjar"),),
    ),
    Case(
        trap=30,
        name="a name in another script",
        text=("قصفت طائرات تركية سنجار يوم الأحد.\n\nTurkish jets bombed Sinjar (سنجار) on Sunday."),
        told=(strike("2024-02-04", "iq-sinjar"),),
    ),
    Case(
        trap=30,
        name="quotes and dashes as entities",
        text=(
            "A Houthi missile hit a ship in the Red Sea on Sunday &mdash; the crew of the &quot;Maria&quot; is "
            "safe &amp; well."
        ),
        told=(attack("2024-02-04", "xx-red-sea"),),
    ),
    Case(
        trap=30,
        name="a link's address names a place",
        text=(
            "Israeli shells hit Khiam on Sunday (see https://maps.example/beirut/tyre-strike?at=sidon), and [a "
            "second report](https://example.org/damascus) agrees."
        ),
        told=(strike("2024-02-04", "lb-khiam"),),
    ),
    Case(
        trap=30,
        name="furniture of a page",
        text=(
            "Advertisement\n\n"
            "Story continues below\n\n"
            "Israeli jets bombed Baalbek on Sunday.\n\n"
            "Share this: Facebook Twitter\n\n"
            "Most read: Drone hits Erbil; Dockers strike in Haifa\n"
        ),
        told=(strike("2024-02-04", "lb-baalbek"),),
    ),
    Case(
        trap=30,
        name="blanks that are none",
        text="Israeli jets bombed\xa0Baalbek on\u202fSunday, killing\u2009two\xa0people.",
        told=(strike("2024-02-04", "lb-baalbek", 2),),
    ),
    Case(
        trap=30,
        name="an image's alternative text in html",
        text=(
            '<figure><img src="a.jpg" alt="A house in Khiam after an Israeli strike on '
            'Sunday"><figcaption>A house in Khiam after an Israeli strike on Sunday</figcaption></figure>\n'
            "<p>Israeli jets bombed Khiam on Sunday.</p>\n"
        ),
        told=(strike("2024-02-04", "lb-khiam"),),
    ),
    Case(
        trap=30,
        name="a blog with links and a quotation",
        text=(
            'As [the agency](https://agency.example/world/asia/kabul) has it, "Pakistani jets '
            "[bombed](https://x.example/paktika) two houses in Khost [on "
            'Saturday](https://y.example/2021/05/01)" and killed [eight people](https://z.example/quetta).\n\n'
            "> It was still dark, a neighbour said.\n"
        ),
        told=(strike("2024-02-03", "Khōst|Khost", 8),),
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_trap_is_survived(case, world, boundaries):
    check(case, read(case, world, boundaries))
