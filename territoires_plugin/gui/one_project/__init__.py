"""One project: its partners, its opportunity, and who has already done the same."""
