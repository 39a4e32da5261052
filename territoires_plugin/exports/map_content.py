"""What a map shows: the projects, EPCI and opportunities that its profile and themes let through, and their counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from qgis.core import NULL, QgsCoordinateReferenceSystem, QgsRectangle, QgsVectorLayer

from ..layers.frames import to_layer
from ..layers.personal_marks import personal_columns_of
from ..model.codes import split_codes
from ..model.errors import TerritoiresError
from ..model.progress import Progress
from ..model.tables import EPCI
from ..model.taxonomy import Taxonomy
from ..territories.projection import LAMBERT_93
from ..territories.reference import load_epci
from .map_layers import (
    KIND_EPCI,
    KIND_OPPORTUNITIES,
    KIND_PROJECTS,
    PROJECT_FIELDS,
    WGS84,
    Keep,
    Row,
    check_layer,
    copy_layer,
    read_rows,
    transformed,
    zones_of,
)
from .map_texts import Clean
from .public_profile import accepted_ids, is_public_opportunity

SMALLEST_SIDE = 20_000.0  # metres: a map of one project still shows where it is
MARGIN = 0.02  # of the drawn area, on each side
# An EPCI layer much larger than the projects' area (all of France for one region) does not set the map's extent.
MOST_TIMES_LARGER = 6.0
FRAME_RATIO = 1.4  # the frame of the page shows no more than this times the longer side of the extent


@dataclass(frozen=True)
class MapRequest:
    """What was asked for; ``epci`` and ``opportunities`` may be absent."""

    projects: QgsVectorLayer
    epci: QgsVectorLayer | None
    opportunities: QgsVectorLayer | None
    taxonomy: Taxonomy
    themes: tuple[str, ...]
    public: bool


@dataclass(frozen=True)
class MapContent:
    """What the map shows.

    Args:
        projects, epci, opportunities: private layers in the map's CRS; opportunities is None where there is none.
        listed: the attributes of the opportunities, by rank.
        theme_counts: projects by theme; "" stands for those without any theme of the taxonomy.
        suggested_count: projects of which only suggested themes are known.
        unplaced: projects that have no place to be drawn at.
        elsewhere: projects in another part of France than the one that the map shows.
        extent: what the map must hold, in the map's CRS.
        own_epci: whether the EPCI came from the user.
        has_our_columns: whether the EPCI have all the columns of those that come along.
        needs_note: whether a project has several themes, which the legend explains.
    """

    projects: QgsVectorLayer
    epci: QgsVectorLayer
    opportunities: QgsVectorLayer | None
    listed: list[Row]
    theme_counts: Counter[str]
    suggested_count: int
    unplaced: int
    elsewhere: int
    extent: QgsRectangle
    own_epci: bool
    has_our_columns: bool
    needs_note: bool


def read_content(request: MapRequest, clean: Clean, progress: Progress) -> MapContent:
    """Copy what the map shows out of the user's layers, which stay as they are.

    Raises:
        TerritoiresError: ``map_no_project``, ``map_no_accepted``, ``theme_unknown``, those of ``check_layer``.
        Cancelled
    """
    check_layer(request.projects, KIND_PROJECTS, ("status",) if request.public else ())
    rows = read_rows(request.projects, PROJECT_FIELDS)
    _check_themes(request, rows)
    public_ids = accepted_ids((str(row["project_id"]), row["status"]) for row in rows)
    if request.public and not public_ids:
        raise TerritoiresError("map_no_accepted", layer=request.projects.name())

    def shown(row: Mapping[str, object]) -> bool:
        published = not request.public or str(row["project_id"]) in public_ids
        return published and _holds_theme(row, request.themes)

    hidden = personal_columns_of(request.projects) if request.public else ()
    projects, elsewhere = _copy_in_main_zone(request.projects, shown, hidden, clean, progress)
    if not projects.featureCount():
        raise TerritoiresError("map_no_project", layer=request.projects.name())
    opportunities = _copy_opportunities(request, projects, public_ids, clean, progress)
    theme_counts = _count_themes(projects, request.taxonomy)
    focus = _grown(_union(projects.extent(), opportunities.extent() if opportunities else None))
    epci = _copy_epci(request.epci, projects, focus, clean, progress)
    return MapContent(
        projects=projects,
        epci=epci,
        opportunities=opportunities,
        listed=_by_rank(opportunities),
        theme_counts=theme_counts,
        suggested_count=_count_suggested(projects, request.taxonomy),
        unplaced=sum(map(shown, rows)) - projects.featureCount() - elsewhere,
        elsewhere=elsewhere,
        extent=_with_epci(focus, epci.extent()) if request.epci is not None else focus,
        own_epci=request.epci is not None,
        has_our_columns=request.epci is None or set(EPCI).issubset(request.epci.fields().names()),
        needs_note=sum(theme_counts.values()) > projects.featureCount(),
    )


def _copy_in_main_zone(
    projects: QgsVectorLayer, shown: Keep, hidden: Collection[str], clean: Clean, progress: Progress
) -> tuple[QgsVectorLayer, int]:
    """The projects of the part of France that holds most of them, and how many lie in the others.

    One page for Dijon and La Réunion would show sea.
    """
    zones = zones_of(projects, KIND_PROJECTS.fields, shown)
    counts = Counter(zones.values())
    main = max(counts, key=lambda zone: (counts[zone], zone == LAMBERT_93), default=LAMBERT_93)
    ids = {number for number, zone in zones.items() if zone == main}
    crs = QgsCoordinateReferenceSystem(f"EPSG:{main}")
    copied = copy_layer(
        projects, KIND_PROJECTS, crs, keep=shown, clean=clean, progress=progress, ids=ids, hidden=hidden
    )
    return copied, len(zones) - len(ids)


def _check_themes(request: MapRequest, rows: list[Row]) -> None:
    known = {code for row in rows for code in split_codes(row["themes"])}
    for code in request.themes:
        if code not in known and code not in {term.code for term in request.taxonomy.themes}:
            raise TerritoiresError("theme_unknown", value=code, known=", ".join(sorted(known)))


def _holds_theme(row: Mapping[str, object], themes: tuple[str, ...]) -> bool:
    return not themes or not set(themes).isdisjoint(split_codes(row["themes"]))


def _copy_opportunities(
    request: MapRequest, projects: QgsVectorLayer, public_ids: frozenset[str], clean: Clean, progress: Progress
) -> QgsVectorLayer | None:
    if request.opportunities is None:
        return None
    check_layer(request.opportunities, KIND_OPPORTUNITIES)

    def shown(row: Mapping[str, object]) -> bool:
        return _holds_theme(row, request.themes) and (not request.public or is_public_opportunity(row, public_ids))

    zones = zones_of(request.opportunities, KIND_OPPORTUNITIES.fields, shown)
    copied = copy_layer(
        request.opportunities,
        KIND_OPPORTUNITIES,
        projects.crs(),
        keep=shown,
        clean=clean,
        progress=progress,
        ids={number for number, zone in zones.items() if f"EPSG:{zone}" == projects.crs().authid()},
    )
    if request.public:
        _renumber(copied)
    return copied if copied.featureCount() else None


def _renumber(opportunities: QgsVectorLayer) -> None:
    """Ranks from 1 on: gaps would tell how many opportunities are not public."""
    ranks = {feature.id(): feature["rank"] for feature in opportunities.getFeatures()}
    ordered = sorted(ranks, key=lambda number: (ranks[number] == NULL, ranks[number] or 0))
    index = opportunities.fields().indexFromName("rank")
    values = {number: {index: rank} for rank, number in enumerate(ordered, start=1)}
    opportunities.dataProvider().changeAttributeValues(values)


def _copy_epci(
    epci: QgsVectorLayer | None, projects: QgsVectorLayer, focus: QgsRectangle, clean: Clean, progress: Progress
) -> QgsVectorLayer:
    """The whole territory that the user gave, unless it dwarfs the projects; else the EPCI around them."""
    if epci is not None:
        check_layer(epci, KIND_EPCI)
    whole = epci is not None and not _dwarfs(transformed(epci.extent(), epci.crs(), projects.crs()), focus)
    side = FRAME_RATIO * max(focus.width(), focus.height())
    around = QgsRectangle.fromCenterAndSize(focus.center(), side, side)
    source = epci or _embedded_epci(transformed(around, projects.crs(), WGS84))
    return copy_layer(
        source,
        KIND_EPCI,
        projects.crs(),
        keep=lambda row: True,
        clean=clean,
        progress=progress,
        area=None if whole else around,
    )


def _embedded_epci(area: QgsRectangle) -> QgsVectorLayer:
    table = load_epci().cx[area.xMinimum() : area.xMaximum(), area.yMinimum() : area.yMaximum()]
    return to_layer(table, "epci", EPCI)


def _dwarfs(epci: QgsRectangle, focus: QgsRectangle) -> bool:
    return bool(epci.width() * epci.height() > MOST_TIMES_LARGER * focus.width() * focus.height())


def _with_epci(focus: QgsRectangle, epci: QgsRectangle) -> QgsRectangle:
    return focus if _dwarfs(epci, focus) else _union(focus, _grown(epci))


def _union(first: QgsRectangle, second: QgsRectangle | None) -> QgsRectangle:
    box = QgsRectangle(first)
    if second is not None and not second.isNull():
        box.combineExtentWith(second)
    return box


def _grown(box: QgsRectangle) -> QgsRectangle:
    """With a margin, and never smaller than a neighbourhood."""
    margin = MARGIN * max(box.width(), box.height())
    width = max(box.width() + 2 * margin, SMALLEST_SIDE)
    height = max(box.height() + 2 * margin, SMALLEST_SIDE)
    return QgsRectangle.fromCenterAndSize(box.center(), width, height)


def _by_rank(opportunities: QgsVectorLayer | None) -> list[Row]:
    if opportunities is None:
        return []
    rows = read_rows(opportunities, KIND_OPPORTUNITIES.fields)
    return sorted(rows, key=lambda row: (row["rank"] is None, row["rank"] or 0))


def _count_themes(projects: QgsVectorLayer, taxonomy: Taxonomy) -> Counter[str]:
    known = {term.code for term in taxonomy.themes}
    counts: Counter[str] = Counter()
    for row in read_rows(projects, ("themes",)):
        counts.update(known.intersection(split_codes(row["themes"])) or {""})
    return counts


def _count_suggested(projects: QgsVectorLayer, taxonomy: Taxonomy) -> int:
    known = {term.code for term in taxonomy.themes}
    rows = read_rows(projects, ("themes", "theme_origin"))
    return sum(row["theme_origin"] == "suggested" and bool(known & set(split_codes(row["themes"]))) for row in rows)
