"""Why words of war tell of no event."""
