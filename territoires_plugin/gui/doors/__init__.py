"""How projects come in: the doors of the first run, the import and what it rejects."""
