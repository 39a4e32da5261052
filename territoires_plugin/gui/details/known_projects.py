"""The projects of a table in words: names for codes, empty texts for what is missing."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from ...model.codes import code_text, split_codes
from ...model.errors import TerritoiresError
from ...model.messages import Language, message
from ...model.tables import STAGES, STATUSES
from ...model.taxonomy import Taxonomy
from .figures import one_line
from .story import ProjectFacts

if TYPE_CHECKING:
    import geopandas as gpd

LONGEST_TITLE = 90  # characters of a title inside a sentence or a line


class KnownProjects:
    """Looks projects up by id. ``epci_names`` by code; another EPCI goes by the name that its projects carry."""

    def __init__(
        self, projects: gpd.GeoDataFrame, taxonomy: Taxonomy, language: Language, epci_names: Mapping[str, str]
    ) -> None:
        self._projects, self._taxonomy, self._language = projects, taxonomy, language
        ids = projects["project_id"].astype(str)
        self._row_of = dict(zip(ids, range(len(ids))))
        self._epci_names = {**self._carried_names(), **epci_names}

    def facts(self, project_id: str) -> ProjectFacts:
        """What is shown of one project.

        Raises:
            TerritoiresError: ``project_unknown``.
        """
        row = self._row(project_id)
        themes = split_codes(row.get("themes"))
        return ProjectFacts(
            project_id=project_id,
            title=one_line(self.text(row.get("title"))) or project_id,
            description=self.text(row.get("description")),
            applicant=one_line(self.text(row.get("applicant"))),
            epci_name=self.text(row.get("epci_name")) or self.epci_name(row.get("epci_code")),
            themes=tuple(self._taxonomy.theme_name(code, self._language) for code in themes),
            stage=self.stage(row.get("stage")),
            status=self._named("status", STATUSES, row.get("status")),
            budget=known_number(row.get("budget")),
            themes_suggested=bool(themes) and row.get("theme_origin") == "suggested",
        )

    def short_title(self, project_id: str) -> str:
        """The title on one line, cut where it is long; the id where there is none."""
        title = one_line(self.text(self._row(project_id).get("title")))
        return one_line(title, LONGEST_TITLE) or project_id

    def epci_name(self, code: object) -> str:
        code = code_text(code)
        return "" if code is None else self._epci_names.get(code, code)

    def stage(self, code: object) -> str:
        return self._named("stage", STAGES, code)

    def text(self, value: object) -> str:
        return "" if code_text(value) is None else str(value).strip()

    def _row(self, project_id: str) -> Any:
        if project_id not in self._row_of:
            raise TerritoiresError("project_unknown", value=project_id)
        return self._projects.iloc[self._row_of[project_id]]

    def _named(self, axis: str, codes: tuple[str, ...], value: object) -> str:
        """In words; a value that is none of the codes stands as it is."""
        text = self.text(value)
        return message(f"{axis}_{text}", self._language) if text in codes else text

    def _carried_names(self) -> dict[str, str]:
        if not {"epci_code", "epci_name"} <= set(self._projects.columns):
            return {}
        named = self._projects[["epci_code", "epci_name"]].dropna().drop_duplicates("epci_code")
        return dict(zip(named["epci_code"].astype(str), named["epci_name"].astype(str)))


def known_number(value: Any) -> float | None:
    """A number, or None for a missing one."""
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return number if math.isfinite(number) else None
