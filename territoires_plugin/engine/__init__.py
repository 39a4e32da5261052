"""Pooling of projects: pairs, scores, groups, explanation. Knows neither QGIS nor Qt.

Example:
    >>> from territoires_plugin.engine import PoolingSettings, suggest
    >>> suggestions = suggest(projects, territories, PoolingSettings(max_distance=20_000))
    >>> suggestions.opportunities[["rank", "title", "score"]]
"""

from __future__ import annotations

from ..model.settings import PoolingSettings
from .coverage import Coverage, coverage
from .experience import experience
from .explained import Explanation
from .explanation import explain
from .near_misses import near_misses
from .partners import partners
from .suggestion import Suggestions, score_pairs, suggest

__all__ = [
    "Coverage",
    "Explanation",
    "PoolingSettings",
    "Suggestions",
    "coverage",
    "experience",
    "explain",
    "near_misses",
    "partners",
    "score_pairs",
    "suggest",
]
