"""Suggesting pools: the settings, the work, the list of what was found, its layers."""
