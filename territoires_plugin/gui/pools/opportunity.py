"""One line of the list of opportunities, made of the engine's tables in the background."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from qgis.core import QgsGeometry

from ...model.codes import split_codes
from ...model.messages import Language
from ...model.taxonomy import Taxonomy

if TYPE_CHECKING:
    import geopandas as gpd

    from ...engine import Suggestions


@dataclass(frozen=True)
class Opportunity:
    """One line of the list, and where it lies (in the CRS of the projects).

    Args:
        robustness: 0 to 100, None where people have fixed the members.
    """

    opportunity_id: str
    rank: int
    score: float
    themes: str
    theme_names: str
    epci_names: str
    project_ids: tuple[str, ...]
    diameter_m: float
    budget: float | None
    robustness: float | None
    title: str
    rationale: str
    hull: QgsGeometry
    members: QgsGeometry

    @property
    def project_count(self) -> int:
        return len(self.project_ids)


def opportunities_of(suggestions: Suggestions, taxonomy: Taxonomy, language: Language) -> tuple[Opportunity, ...]:
    """The opportunities as lines, by rank."""
    members = _member_points(suggestions.members)
    table = suggestions.opportunities
    records = table.drop(columns=table.geometry.name).to_dict("records")
    hulls = _geometries(table.geometry.to_numpy())
    return tuple(
        _line(record, hull, members[record["opportunity_id"]], taxonomy, language)
        for record, hull in zip(records, hulls)
    )


def _line(
    record: dict[str, Any], hull: QgsGeometry, members: QgsGeometry, taxonomy: Taxonomy, language: Language
) -> Opportunity:
    names = [taxonomy.theme_name(code, language) for code in split_codes(record["themes"])]
    return Opportunity(
        opportunity_id=record["opportunity_id"],
        rank=int(record["rank"]),
        score=float(record["score"]),
        themes=record["themes"] or "",
        theme_names=", ".join(names),
        epci_names=", ".join(split_codes(record["epci_names"])),
        project_ids=tuple(record["project_ids"].split(";")),
        diameter_m=float(record["diameter_m"]),
        budget=_number(record["budget"]),
        robustness=_number(record["robustness"]),
        title=record["title"],
        rationale=record["rationale"],
        hull=hull,
        members=members,
    )


def _number(value: Any) -> float | None:
    return None if value is None or value != value else float(value)


def _member_points(members: gpd.GeoDataFrame) -> dict[str, QgsGeometry]:
    """The places of each opportunity's members as one multipoint."""
    import numpy as np
    import shapely

    points = members.geometry.representative_point().to_numpy()
    ids, own = np.unique(members["opportunity_id"].to_numpy(dtype=str), return_inverse=True)
    order = np.argsort(own, kind="stable")
    places = shapely.multipoints(points[order], indices=own[order])
    return dict(zip(ids.tolist(), _geometries(places)))


def _geometries(shapes: Any) -> Iterator[QgsGeometry]:
    """Of (n,) shapely geometries, all written at once: one by one takes ten times as long."""
    import shapely

    for written in shapely.to_wkb(shapes):
        geometry = QgsGeometry()
        geometry.fromWkb(written)
        yield geometry
