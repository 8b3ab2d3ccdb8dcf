"""Layer -> figures for a page or a slide."""
