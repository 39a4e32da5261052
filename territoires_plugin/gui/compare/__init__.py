"""Two settings side by side."""
