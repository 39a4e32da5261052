"""Three ways to weigh, for those who do not want to set every weight."""

from __future__ import annotations

from .settings import DEFAULT_WEIGHTS

PRESET_WEIGHTS = {
    "balanced": DEFAULT_WEIGHTS,
    "near": {**DEFAULT_WEIGHTS, "proximity": 6.0, "contiguity": 3.0, "theme": 1.0, "text": 1.0},
    "subject": {**DEFAULT_WEIGHTS, "proximity": 1.0, "contiguity": 0.0, "theme": 4.0, "text": 5.0},
}
