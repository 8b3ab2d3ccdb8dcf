import pytest

from geostrike.model import WherePrec


def located(reading):
    return [(claim.location.place.id, int(claim.location.where_prec)) for claim in reading.claims]


def test_a_place_that_says_where_another_lies_is_no_site_of_its_own(read):
    assert located(read("Turkish jets bombed a depot in Mosul, in northern Iraq, on Sunday.")) == [("iq-mosul", 1)]


def test_a_coarser_word_in_another_sentence_folds_into_the_finer_site(read):
    text = "A drone attack on a base in Jordan on Sunday left three dead. The drone attack on Tower 22 came at dawn."
    reading = read(text)
    assert located(reading) == [("jo-tower-22", 1)]
    assert len(reading.claims[0].evidence) == 2


def test_the_coarse_place_of_many_happenings_stands_beside_the_finer_one(read):
    text = (
        "U.S. jets carried out dozens of air strikes in Iraq on Feb. 2. "
        "One U.S. air strike hit a depot in Al Qaim on Feb. 2."
    )
    assert sorted(located(read(text))) == [("iq", 6), ("iq-qaim", 1)]


def test_two_places_listed_are_two_sites(read):
    found = located(read("Turkish jets bombed depots in Mosul and Al Bukamal on Feb. 2."))
    assert sorted(found) == [("iq-mosul", 1), ("sy-bukamal", 1)]


def test_a_place_that_contradicts_itself_is_placed_by_what_its_cues_agree_on(read):
    (claim,) = read("A drone struck Green Village in southern Syria, near Al-Tanf, on Sunday.").claims
    assert claim.location.place.id == "part:SY:south"
    assert claim.location.where_prec == WherePrec.AREA
    assert "Green Village" in claim.location.warning and "Al-Tanf" in claim.location.warning
    assert "km" in claim.location.warning
    assert "Green Village" in claim.location.where_description


def test_two_cues_close_together_do_not_contradict(read):
    (claim,) = read("A drone struck Tower 22, near Al-Tanf, on Sunday.").claims
    assert (claim.location.place.id, claim.location.warning) == ("jo-tower-22", "")


def described(reading):
    return {claim.location.place.id: claim.location.where_description for claim in reading.claims}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Turkish jets bombed a depot in Mosul, in northern Iraq, on Sunday.", "Mosul, in northern Iraq"),
        ("Turkish jets bombed Mosul in northern Iraq on Sunday.", "Mosul in northern Iraq"),
        ("Turkish jets bombed Mosul (northern Iraq) on Sunday.", "Mosul (northern Iraq)"),
        ("Turkish jets bombed Mosul, a city in northern Iraq, on Sunday.", "Mosul, a city in northern Iraq"),
        ("In northern Iraq on Sunday, Turkish jets bombed a depot in Mosul.", "Mosul; In northern Iraq"),
        ("Turkish jets bombed a depot near Mosul, in northern Iraq, on Sunday.", "near Mosul, in northern Iraq"),
        ("Turkish jets bombed a depot in Mosul, Iraq, on Sunday.", "Mosul"),
        ("Turkish jets bombed a depot in Mosul on Sunday. The raid on Mosul, in northern Iraq, came at dawn.",
         "Mosul, in northern Iraq"),
    ],
)  # fmt: skip
def test_the_description_keeps_the_words_that_say_where_the_site_lies(read, text, words):
    assert described(read(text)) == {"iq-mosul": words}


def test_the_description_of_a_table_s_site_keeps_what_another_cell_says_of_it(read):
    text = (
        "Place | What | Day\n--- | --- | ---\n"
        "Al Qaim, Iraq | air strike on stores along the Iraq-Syria border | Feb. 3\n"
        "Mosul, Iraq | air strike, as on the Iraq-Syria border | Feb. 3\n"
        "Tyre, Lebanon | air strike | Feb. 3\n"
    )
    reading = read(text)
    assert described(reading) == {
        "iq-qaim": "Al Qaim; along the Iraq-Syria border",
        "iq-mosul": "Mosul",
        "lb-tyre": "Tyre",
    }
    assert {int(claim.location.where_prec) for claim in reading.claims} == {1}


def test_of_several_sites_only_the_one_right_before_is_described(read):
    found = described(read("Turkish jets bombed depots in Al Qaim and Mosul, in northern Iraq, on Feb. 2."))
    assert found == {"iq-qaim": "Al Qaim", "iq-mosul": "Mosul, in northern Iraq"}


def test_what_is_near_is_said_beside_the_site(read):
    (claim,) = read("A drone struck Tower 22, near Al-Tanf, on Sunday.").claims
    assert claim.location.where_description == "Tower 22, near Al-Tanf"


@pytest.mark.parametrize(
    ("text", "agreed"),
    [
        ("A rocket fell on Kharkiv, near Donetsk Oblast in eastern Ukraine, on Sunday.", None),
        ("A drone hit Tyre, near Erbil in northern Iraq, on Sunday.", "part:IQ:north"),
        ("Rockets hit Al-Mayadin in southern Syria, close to Al-Tanf, on Sunday.", "part:SY:south"),
    ],
)
def test_contradictions_elsewhere(read, text, agreed):
    (claim,) = read(text).claims
    assert bool(claim.location.warning) is (agreed is not None)
    if agreed:
        assert (claim.location.place.id, int(claim.location.where_prec)) == (agreed, 5)
        assert "km" in claim.location.warning
