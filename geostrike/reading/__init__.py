"""Document -> Mention -> Match -> Claim: reading by rules that can be named and explained."""

from geostrike.reading.mentions import find_mentions
from geostrike.reading.resolution import resolve
from geostrike.reading.told.account import explain_reading
from geostrike.reading.told.claims import Reading, extract_claims

__all__ = ["Reading", "explain_reading", "extract_claims", "find_mentions", "resolve"]
