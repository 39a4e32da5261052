"""Keeping, examining, rejecting: decisions, their undo, their journal."""
