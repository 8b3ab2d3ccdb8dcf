import pytest


@pytest.fixture
def roles(matches):
    def of(text):
        return {match.place.id: match.role for match in matches(text) if match.place}

    return of


@pytest.mark.parametrize(
    ("text", "place", "role"),
    [
        ("AMMAN (Reuters) - A drone hit a base.", "jo-amman", "dateline"),
        ("AMMAN, Jordan (AP) — A drone hit a base.", "jo-amman", "dateline"),
        ("BAGHDAD — A drone hit a base.", "iq-baghdad", "dateline"),
        ("The drone was launched from Iran.", "ir", "origin"),
        ("The missiles were fired from areas in Anbar.", "iq-anbar", "origin"),
        ("The bombers took off from Denton.", "us-denton", "origin"),
        ("Sgt. Lee, 24, of Denton, was among the dead.", "us-denton", "hometown"),
        ("The cook was born in Mosul.", "iq-mosul", "hometown"),
        ("She is a native of Denton.", "us-denton", "hometown"),
        ("The soldier was buried in Denton.", "us-denton", "hometown"),
        ("Tehran said that it had no part in it.", "ir-tehran", "government"),
        ("Talks between Washington and the militias went on.", "us-washington", "government"),
        ("The envoys met in Amman.", "jo-amman", "government"),
        ("A spokesman told reporters in Baghdad that all was well.", "iq-baghdad", "government"),
        ("The road to Mosul is long.", "iq-mosul", "background"),
        ("An Iraqi convoy passed.", "iq", "background"),
        ("Jets bombed a depot in Mosul.", "iq-mosul", "site"),
    ],
)
def test_the_part_a_place_plays(roles, text, place, role):
    assert roles(text)[place] == role


@pytest.mark.parametrize(
    "text",
    [
        "The mayor denied that jets bombed Mosul.",
        "Jets could strike Mosul.",
        "Was Mosul hit by an air strike?",
    ],
)
def test_what_did_not_happen_has_no_site(roles, text):
    assert roles(text)["iq-mosul"] != "site"


def test_a_dateline_city_may_be_the_site_too(matches):
    text = "BAGHDAD (AP) - A drone hit a car in Baghdad on Sunday."
    assert [match.role for match in matches(text)] == ["dateline", "site"]


def test_the_rule_is_told_in_words(matches):
    (match,) = matches("Jets bombed Mosul.")
    assert "bombed" in match.rule
