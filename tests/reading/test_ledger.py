import pytest

from geostrike.reading.deeds.triggers import find_triggers
from geostrike.reading.page.passages import flat, split_passages
from geostrike.reading.told.ledger import Ledger

from .conftest import document, triggers_of


def ledger_of(text):
    """The ledger of a text of one passage, and whether its first trigger was asserted."""
    (passage,) = split_passages(text)
    ledger = Ledger(document(text))
    return ledger, ledger.asserted(passage, triggers_of(text)[0], None)


def test_a_happening_is_asserted_and_nothing_put_down():
    ledger, asserted = ledger_of("Jets bombed the depot.")
    assert asserted
    assert ledger.aggregates == ledger.rejections == []


@pytest.mark.parametrize("text", ["Jets did not bomb it: no strike came.", "Gunners regularly shelled the port."])
def test_what_is_not_asserted_is_put_down_with_its_words(text):
    ledger, asserted = ledger_of(text)
    assert not asserted
    (rejection,) = ledger.rejections
    assert (rejection.item, rejection.stage, rejection.document) == (text, "claim", "report.txt")
    assert text[rejection.start : rejection.end] == text
    assert repr(triggers_of(text)[0].text) in rejection.reason


@pytest.mark.parametrize(("number", "is_total"), [(9, False), (10, True), (400, True)])
def test_a_bound_on_ten_or_more_is_a_total(number, is_total):
    ledger, asserted = ledger_of(f"The group carried out more than {number} attacks.")
    assert asserted is not is_total
    assert [total.count for total in ledger.aggregates] == ([number] if is_total else [])


def test_a_deed_that_is_no_event_is_put_down_once():
    text = "The council imposed sanctions on a bank, put sanctions on a firm and shut the port by a cyber attack."
    (passage,) = split_passages(text)
    ledger = Ledger(document(text))
    triggers = find_triggers(flat(text), passage)
    assert [trigger.rejected for trigger in triggers] == ["a cyberattack"]
    ledger.reject_other_deeds(flat(text), passage, triggers)
    assert [rejection.reason for rejection in ledger.rejections] == ["'imposed sanctions': a sanction, not a strike"]
