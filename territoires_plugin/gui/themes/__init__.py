"""Themes for the projects that have none: suggested on the desk, written into the layer's edits."""
