"""Themes, pillars and stakes for the projects that came without: suggested, with confidence and reasons.

Example:
    >>> from territoires_plugin.intake.tagging import apply_suggestions, suggest_terms
    >>> suggestions = suggest_terms(projects, load_taxonomy())
    >>> filled = apply_suggestions(projects, suggestions).projects
"""

from __future__ import annotations

from .applying import Applied, apply_suggestions, check_confidence
from .suggesting import suggest_terms

__all__ = ["Applied", "apply_suggestions", "check_confidence", "suggest_terms"]
