"""Published reports about strikes and attacks, turned into maps that can be checked."""
