"""Which projects are shown: what people choose, without the projects themselves."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from .errors import TerritoiresError

# The facets of a filter, with the column of the projects that each reads.
FACETS: Mapping[str, str] = {
    "themes": "themes",
    "pillars": "pillars",
    "stakes": "stakes",
    "stages": "stage",
    "statuses": "status",
    "epci": "epci_code",
    "departements": "commune_code",  # and epci_code, where there is no commune
}
UNTOLD = ""  # stands in a facet for the projects that do not tell it
_BUDGETS = ("budget_from", "budget_to")


@dataclass(frozen=True)
class Filter:
    """A project is shown where it fulfils all conditions; everything is shown by default.

    Args:
        themes, pillars, stakes, stages, statuses, epci, departements: codes of which a project must have one; no
            condition where empty. Kept sorted, so that two filters with the same codes are equal.
        budget_from, budget_to: bounds of the budget, in euros, both included; no range holds a project without one.
        text: words that must all occur in title, description or applicant, in any order.
    """

    themes: tuple[str, ...] = ()
    pillars: tuple[str, ...] = ()
    stakes: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    epci: tuple[str, ...] = ()
    departements: tuple[str, ...] = ()
    budget_from: float | None = None
    budget_to: float | None = None
    text: str = ""

    def __post_init__(self) -> None:
        for facet in FACETS:
            object.__setattr__(self, facet, tuple(sorted(set(self.codes(facet)))))

    def codes(self, facet: str) -> tuple[str, ...]:
        """The codes chosen in one of the facets."""
        codes: tuple[str, ...] = getattr(self, facet)
        return codes

    @property
    def has_budget(self) -> bool:
        return self.budget_from is not None or self.budget_to is not None

    @property
    def is_empty(self) -> bool:
        """Whether every project is shown."""
        return not (any(map(self.codes, FACETS)) or self.has_budget or self.text.strip())

    def to_json(self) -> str:
        """In ASCII, what is chosen alone."""
        return json.dumps({name: value for name, value in asdict(self).items() if value not in (None, (), "")})

    @classmethod
    def from_json(cls, text: str) -> Filter:
        """The filter of a text that ``to_json`` wrote.

        Raises:
            TerritoiresError: ``filter_invalid``.
        """
        try:
            content = json.loads(text)
            return cls(**{name: _read(name, value) for name, value in content.items()})
        except (ValueError, TypeError, AttributeError, OverflowError, RecursionError) as error:
            raise TerritoiresError("filter_invalid", value=text) from error


def _read(name: str, value: object) -> Any:
    if name in FACETS and isinstance(value, list) and all(isinstance(code, str) for code in value):
        return tuple(value)
    if name in _BUDGETS and isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value):
        return float(value)
    if name == "text" and isinstance(value, str):
        return value
    raise ValueError(name)
