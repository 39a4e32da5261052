"""The engine in a task, and what the window shows of its result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry
from qgis.PyQt.QtCore import QCoreApplication

from ..model.codes import split_codes
from ..model.messages import Language
from ..model.progress import Progress, Stage
from ..model.settings import PoolingSettings
from ..model.taxonomy import Taxonomy, load_taxonomy
from .background import BackgroundTask
from .snapshot import LayerSnapshot

if TYPE_CHECKING:
    import geopandas as gpd

    from ..engine import Suggestions

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Opportunity:
    """One line of the list, and where it lies (in the CRS of the projects)."""

    opportunity_id: str
    rank: int
    score: float
    themes: str
    theme_names: str
    epci_names: str
    project_count: int
    diameter_m: float
    budget: float | None
    title: str
    rationale: str
    hull: QgsGeometry
    members: QgsGeometry


@dataclass(frozen=True)
class SuggestionResult:
    """The engine's tables, with the same opportunities as lines of the list, by rank."""

    suggestions: Suggestions
    lines: tuple[Opportunity, ...]
    crs: QgsCoordinateReferenceSystem


class SuggestTask(BackgroundTask):
    """Gives a SuggestionResult. Without ``epci`` the embedded boundaries are taken."""

    def __init__(self, projects: LayerSnapshot, epci: LayerSnapshot | None, settings: PoolingSettings) -> None:
        super().__init__(translate("Territoires", "Suggest pooling opportunities"))
        self._projects = projects
        self._epci = epci
        self._settings = settings

    def work(self, language: Language, progress: Progress) -> SuggestionResult:
        from ..engine import suggest
        from ..engine.participants import with_epci
        from ..territories.selection import select_epci

        progress.report(1)
        territories = select_epci(self._epci.frame(progress) if self._epci else None)
        projects = with_epci(self._projects.frame(progress), territories)
        progress.report(10)
        taxonomy = load_taxonomy()
        suggestions = suggest(
            projects,
            territories,
            self._settings,
            taxonomy=taxonomy,
            language=language,
            progress=Stage(progress, 10, 95),
        )
        lines = _lines(suggestions, taxonomy, language)
        return SuggestionResult(suggestions, lines, self._projects.crs)


def _lines(suggestions: Suggestions, taxonomy: Taxonomy, language: Language) -> tuple[Opportunity, ...]:
    members = _member_points(suggestions.members)
    table = suggestions.opportunities
    records = table.drop(columns=table.geometry.name).to_dict("records")
    return tuple(
        _line(record, _geometry(hull), members[record["opportunity_id"]], taxonomy, language)
        for record, hull in zip(records, table.geometry)
    )


def _line(
    record: dict[str, Any], hull: QgsGeometry, members: QgsGeometry, taxonomy: Taxonomy, language: Language
) -> Opportunity:
    budget = record["budget"]
    names = [taxonomy.theme_name(code, language) for code in split_codes(record["themes"])]
    return Opportunity(
        opportunity_id=record["opportunity_id"],
        rank=int(record["rank"]),
        score=float(record["score"]),
        themes=record["themes"],
        theme_names=", ".join(names),
        epci_names=", ".join(split_codes(record["epci_names"])),
        project_count=int(record["project_count"]),
        diameter_m=float(record["diameter_m"]),
        budget=None if budget is None or budget != budget else float(budget),
        title=record["title"],
        rationale=record["rationale"],
        hull=hull,
        members=members,
    )


def _member_points(members: gpd.GeoDataFrame) -> dict[str, QgsGeometry]:
    """The places of each opportunity's members as one multipoint."""
    points = members.geometry.representative_point()
    by_opportunity = points.groupby(members["opportunity_id"].to_numpy())
    return {str(key): _geometry(group.union_all()) for key, group in by_opportunity}


def _geometry(shape: Any) -> QgsGeometry:
    geometry = QgsGeometry()
    geometry.fromWkb(shape.wkb)
    return geometry
