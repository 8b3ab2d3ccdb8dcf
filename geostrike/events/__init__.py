"""Claim -> Event: what different documents say of one happening."""

from geostrike.events.contest import CONTESTED
from geostrike.events.decisions import read_decisions
from geostrike.events.disagreements import find_disagreements, toll_words
from geostrike.events.merging import merge_claims
from geostrike.events.rulings import decide_claims
from geostrike.events.sources import Sources
from geostrike.events.trace import explain_events

__all__ = [
    "CONTESTED",
    "Sources",
    "decide_claims",
    "explain_events",
    "find_disagreements",
    "merge_claims",
    "read_decisions",
    "toll_words",
]
