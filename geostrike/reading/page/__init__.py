"""How a page is built: its passages, and what governs each."""
