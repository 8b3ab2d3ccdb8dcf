"""The dates that a text gives."""
