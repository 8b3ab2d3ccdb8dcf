import pytest
from hypothesis import given
from hypothesis import strategies as st

from geostrike.reading.sites.tails import tail_of


@pytest.mark.parametrize(
    ("after", "kind"),
    [
        (" airport was hit", "site"),
        ("-backed fighters", "compound"),
        (" Shriners met", "named"),
        (" Monday", ""),
        ("’s military command", "people"),
        (" officials said", "speaker"),
        (" said the raid", "said"),
        (" has long denied", "said"),
        (" Post reported", "organisation"),
        (" Port Authority said", "organisation"),
        (" International Airport, the army", "site"),
        ("’s northern suburbs", "settlement"),
        (" rocket attack", "deed"),
        (" and Polish troops", "people"),
        (" news agency", "outlet"),
        (" war", "abstract"),
        (", in the north", ""),
        ("", ""),
    ],
)
def test_what_a_name_belongs_to(after, kind):
    assert tail_of(after).kind == kind


@given(st.text(max_size=80))
def test_any_words_are_read(after):
    tail_of(after)
