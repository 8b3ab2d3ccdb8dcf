"""How many were killed or injured."""
