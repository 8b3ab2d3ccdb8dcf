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
