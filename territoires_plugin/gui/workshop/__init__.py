"""The window for a projector: one opportunity at a time, decided by a key."""
