"""Layer -> a briefing: slides, and a report of a few pages."""
