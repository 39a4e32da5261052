"""Writing suggestions into the projects that came without themes, where they are sure enough."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ...engine.participants import Booleans
from ...model.codes import join_codes
from ...model.errors import TerritoiresError
from ...model.settings import MIN_CONFIDENCE
from ...model.taxonomy import AXES
from .suggesting import without_codes


@dataclass(frozen=True)
class Applied:
    """The projects with what was written into them, and the suggestions with a column ``applied``."""

    projects: pd.DataFrame
    suggestions: pd.DataFrame

    @property
    def filled_count(self) -> int:
        """Projects whose themes are suggested."""
        return int((self.projects["theme_origin"] == "suggested").sum())

    @property
    def without_count(self) -> int:
        """Projects that have no theme."""
        return int(self.projects["themes"].isna().sum())


def apply_suggestions(
    projects: pd.DataFrame, suggestions: pd.DataFrame, min_confidence: float = MIN_CONFIDENCE
) -> Applied:
    """Fill ``themes``, and with them ``pillars`` and ``stakes``, of the projects whose themes nobody gave.

    Projects with given themes stay as they are, in every column. What is less sure than ``min_confidence`` (0 to 1) is
    not written: pooling never sees it. Themes that an earlier run suggested are replaced or taken away. Pillars and
    stakes are filled where they are empty and the project gets a theme, so that ``theme_origin = suggested`` marks it.

    Raises:
        TerritoiresError: ``confidence_invalid``.
    """
    check_confidence(min_confidence)
    filled = projects.copy()
    for column in (*AXES, "theme_origin"):
        filled[column] = _texts(projects, column)
    open_projects = without_codes(projects, "themes")
    sure = suggestions[suggestions["confidence"] >= min_confidence]
    themes = _codes(sure, "themes", filled["project_id"])
    filled.loc[open_projects, "themes"] = themes[open_projects]
    filled.loc[open_projects, "theme_origin"] = None
    suggested = open_projects & themes.notna().to_numpy()
    filled.loc[suggested, "theme_origin"] = "suggested"
    written = {"themes": suggested}
    for axis in ("pillars", "stakes"):
        codes = _codes(sure, axis, filled["project_id"])
        written[axis] = suggested & without_codes(projects, axis) & codes.notna().to_numpy()
        filled.loc[written[axis], axis] = codes[written[axis]]
    return Applied(filled, suggestions.assign(applied=_applied(suggestions, min_confidence, filled, written)))


def check_confidence(value: float) -> None:
    """Refuse what is no number from 0 to 1.

    Raises:
        TerritoiresError: ``confidence_invalid``.
    """
    if not 0 <= value <= 1:
        raise TerritoiresError("confidence_invalid", field="MIN_CONFIDENCE", value=value)


def _texts(projects: pd.DataFrame, column: str) -> pd.Series:
    values = projects[column] if column in projects else [None] * len(projects)
    texts = [value if isinstance(value, str) else None for value in values]
    return pd.Series(texts, index=projects.index, dtype=object)


def _codes(sure: pd.DataFrame, axis: str, project_ids: pd.Series) -> pd.Series:
    """The joined codes that each project gets, None where it gets none."""
    of_axis = sure[sure["axis"] == axis]
    joined = of_axis.groupby("project_id")["code"].agg(join_codes).to_dict()
    codes = [joined.get(str(name)) for name in project_ids]
    return pd.Series(codes, index=project_ids.index, dtype=object)


def _applied(
    suggestions: pd.DataFrame, min_confidence: float, filled: pd.DataFrame, written: dict[str, Booleans]
) -> Booleans:
    got = {axis: set(filled["project_id"][rows].astype(str)) for axis, rows in written.items()}
    in_project = [name in got[axis] for name, axis in zip(suggestions["project_id"], suggestions["axis"])]
    applied: Booleans = np.array(in_project, dtype=np.bool_) & (suggestions["confidence"] >= min_confidence).to_numpy()
    return applied
