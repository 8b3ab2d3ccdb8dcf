"""Which of the places in a passage are the sites of what it tells."""
