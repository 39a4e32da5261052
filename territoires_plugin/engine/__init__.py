"""Pooling of projects: pairs, scores, groups, explanation. Knows neither QGIS nor Qt.

Example:
    >>> from territoires_plugin.engine import PoolingSettings, suggest
    >>> suggestions = suggest(projects, territories, PoolingSettings(max_distance=20_000))
    >>> suggestions.opportunities[["rank", "title", "score"]]
"""

from __future__ import annotations

from ..model.constraints import Constraints
from ..model.settings import PoolingSettings
from .assessment import Assessment, BrokenRule, assess
from .comparison import Change, Comparison, Same, compare
from .constrained import Unmet
from .coverage import Coverage, coverage
from .experience import experience
from .explained import Explanation
from .explanation import explain
from .near_misses import near_misses
from .partners import partners
from .suggestion import Suggestions, score_pairs, suggest

__all__ = [
    "Assessment",
    "BrokenRule",
    "Change",
    "Comparison",
    "Constraints",
    "Coverage",
    "Explanation",
    "PoolingSettings",
    "Same",
    "Suggestions",
    "Unmet",
    "assess",
    "compare",
    "coverage",
    "experience",
    "explain",
    "near_misses",
    "partners",
    "score_pairs",
    "suggest",
]
