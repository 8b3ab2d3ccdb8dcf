"""Numbers of the killed and the injured, found by rules over rows of word classes."""
