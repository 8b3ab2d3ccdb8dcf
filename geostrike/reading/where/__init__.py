"""From the words for a place to its geometry."""
