"""Which column of a file is which: what was found is shown, corrected by choosing, tried out and saved."""
