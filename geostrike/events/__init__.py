"""Claim -> Event: what different documents say of one happening."""

from geostrike.events.merging import merge_claims
from geostrike.events.sources import Sources
from geostrike.events.values import toll_words

__all__ = ["Sources", "merge_claims", "toll_words"]
