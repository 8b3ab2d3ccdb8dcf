"""Who is said to have done it, by whom, and to whom."""
