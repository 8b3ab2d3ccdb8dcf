"""What armed forces, a state or a raid hits is no accident, though cars and walls are hit in traffic too."""

import pytest

from geostrike.reading.deeds.triggers import find_triggers
from geostrike.reading.page.passages import flat, split_passages


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("The strikes hit the van as it left the village.", True),
        ("The raid struck a truck on the coast road.", True),
        ("The army hit a car near the crossing.", True),
        ("Turkey struck a vehicle outside the town.", True),
        ("Israel said it hit a car near the coast.", True),
        ("An army truck hit a bus on the coast road.", False),
        ("The bus struck a wall outside the town.", False),
    ],
)
def test_what_was_hit_by_armed_forces(sentence, told):
    (passage,) = split_passages(sentence)
    found = find_triggers(flat(sentence), passage)
    assert any(not trigger.rejected for trigger in found) is told
