"""What a user chooses for the pooling."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from numbers import Real

from .codes import split_codes
from .errors import TerritoiresError
from .tables import COMPONENTS

DEFAULT_WEIGHTS = {component.name: component.default_weight for component in COMPONENTS}
MOST_WEIGHT = 1e6  # only the proportions count; beyond this, sums lose their digits
DEFAULT_EFFORT = 50_000  # projects: a call of 10,000 is solved window by window throughout
MIN_CONFIDENCE = 0.9  # of a suggested theme that is written without being asked, see docs/themes.md


@dataclass(frozen=True)
class PoolingSettings:
    """The choices behind a suggestion; the names are those of ``territoires:suggestpooling`` in lower case.

    Args:
        max_distance: largest distance between two members, in metres, > 0.
        themes: codes of which all members must share one; empty for any theme. A text joined by ``;`` is accepted.
        max_members: most projects in one opportunity, at least 2.
        min_score: least score of every pair of members, 0 to 100.
        weights: weight of each component, >= 0; a component left out keeps its default, 0 switches it off.
            A text such as ``proximity=3;theme=2`` is accepted.
        effort: how many projects may be handed to exact solves, at least 0; the same input gives the same answer on any
            machine. 0 leaves greedy choice and local search.

    Raises:
        TerritoiresError: ``setting_invalid``, ``weight_unknown``, ``weight_invalid``, ``weights_all_zero``.
    """

    max_distance: float = 30_000.0
    themes: tuple[str, ...] = ()
    max_members: int = 5
    min_score: float = 40.0
    weights: dict[str, float] = field(default_factory=dict)
    effort: int = DEFAULT_EFFORT

    def __post_init__(self) -> None:
        themes = self.themes if isinstance(self.themes, str) else ";".join(self.themes or ())
        object.__setattr__(self, "themes", split_codes(themes))
        _require(_is_number(self.max_distance) and self.max_distance > 0, "MAX_DISTANCE", self.max_distance)
        _require(
            _is_number(self.max_members) and self.max_members >= 2 and self.max_members == int(self.max_members),
            "MAX_MEMBERS",
            self.max_members,
        )
        _require(_is_number(self.min_score) and 0 <= self.min_score <= 100, "MIN_SCORE", self.min_score)
        _require(
            _is_number(self.effort) and self.effort >= 0 and self.effort == int(self.effort), "EFFORT", self.effort
        )
        weights = parse_weights(self.weights) if isinstance(self.weights, str) else self.weights or {}
        object.__setattr__(self, "weights", _complete_weights(weights))


def parse_weights(text: str) -> dict[str, float]:
    """The weights of a text such as ``proximity=3;theme=2``.

    Raises:
        TerritoiresError: ``weights_form`` for a part that is not ``name=number``.
    """
    weights: dict[str, float] = {}
    for part in filter(None, (part.strip() for part in text.split(";"))):
        name, equals, number = part.partition("=")
        try:
            weights[name.strip()] = float(number.strip().replace(",", "."))
        except ValueError:
            raise TerritoiresError("weights_form", value=part) from None
        if not equals:
            raise TerritoiresError("weights_form", value=part)
    return weights


def _complete_weights(chosen: dict[str, float]) -> dict[str, float]:
    for name, weight in chosen.items():
        if name not in DEFAULT_WEIGHTS:
            raise TerritoiresError("weight_unknown", value=name, known=", ".join(DEFAULT_WEIGHTS))
        if not (_is_number(weight) and 0 <= weight <= MOST_WEIGHT):
            raise TerritoiresError("weight_invalid", field=name, value=weight)
    weights = {**DEFAULT_WEIGHTS, **{name: float(weight) for name, weight in chosen.items()}}
    if not any(weights.values()):
        raise TerritoiresError("weights_all_zero")
    return weights


def _is_number(value: object) -> bool:
    return isinstance(value, Real) and math.isfinite(value)


def _require(holds: bool, name: str, value: object) -> None:
    if not holds:
        raise TerritoiresError("setting_invalid", field=name, value=value)
