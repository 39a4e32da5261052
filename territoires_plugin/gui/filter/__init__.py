"""Which projects are shown: facets, budget, text, saved filters."""
