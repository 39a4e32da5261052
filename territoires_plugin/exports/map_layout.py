"""Maps for print: one A3 page with title, map, legend, opportunities, sources and date."""

from __future__ import annotations

import re
from pathlib import Path

from qgis.core import QgsLayout, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QDate

from ..layers.styles import style_epci, style_opportunities, style_projects
from ..model.codes import split_codes
from ..model.errors import TerritoiresError
from ..model.messages import Language, message
from ..model.progress import Progress, Stage
from ..model.taxonomy import Taxonomy
from ..territories.names import attribution, vintage
from .layout_files import check_target, write_layout
from .map_column import fill_column
from .map_content import MapContent, MapRequest, read_content
from .map_page import fill_map, fill_texts, load_page
from .map_texts import (
    Clean,
    MapTexts,
    counts_in_words,
    data_sources,
    date_in_words,
    default_title,
    notice,
    plain_text,
    themes_in_words,
)
from .public_profile import public_text

PROFILES = ("internal", "public")


def export_map(
    path: str | Path,
    projects: QgsVectorLayer,
    epci: QgsVectorLayer | None,
    opportunities: QgsVectorLayer | None,
    *,
    taxonomy: Taxonomy,
    themes: str | tuple[str, ...] = (),
    title: str = "",
    profile: str = "internal",
    language: Language = "fr",
    progress: Progress,
) -> None:
    """Write a map in A3 landscape; the layers and the project of the user are read, never changed.

    Args:
        path: ends with .pdf, .png (300 dpi) or .svg.
        projects: points or polygons with the columns of ``tables.PROJECTS``.
        epci: polygons; the embedded ones around the projects when None.
        opportunities: hulls, or None for a map of projects alone.
        themes: codes; projects that hold one and opportunities that share one are shown, all when empty.
        title: printed as it stands; a title of ours when empty.
        profile: ``public`` shows accepted projects and opportunities made of them alone, masks e-mail addresses
            and telephone numbers in every text, and leaves out the fields that ``personal_marks`` names; ``internal``
            shows all.

    Raises:
        TerritoiresError: with what to mend; nothing was written.
        Cancelled: nothing was written.
    """
    path = Path(path)
    check_target(path)
    if profile not in PROFILES:
        raise TerritoiresError("map_profile", value=profile)
    chosen = split_codes(themes) if isinstance(themes, str) else split_codes(";".join(themes))
    clean = _cleaner(profile, language)
    request = MapRequest(projects, epci, opportunities, taxonomy, chosen, profile == "public")
    content = read_content(request, clean, Stage(progress, 0, 30))
    progress.report(30)
    texts = _texts(content, request, clean(title), clean, profile, language)
    project, layout = _compose(content, texts, taxonomy, language)
    progress.report(50)
    write_layout(layout, path, progress)
    progress.report(100)
    del layout, project  # in this order: a layout must not outlive its project


def _cleaner(profile: str, language: Language) -> Clean:
    if profile == "public":
        return lambda value: public_text(plain_text(value), language)
    return plain_text


def _texts(
    content: MapContent, request: MapRequest, title: str, clean: Clean, profile: str, language: Language
) -> MapTexts:
    filtered = clean(themes_in_words(request.themes, request.taxonomy, language))
    counts = counts_in_words(
        content.projects.featureCount(), len(content.listed), content.unplaced, content.elsewhere, language
    )
    return MapTexts(
        title=title or default_title(language, with_opportunities=content.opportunities is not None),
        subtitle=f"{filtered} – {counts}",
        sources=message(
            "map_sources",
            language,
            projects=_project_sources(content, profile, language),
            epci=_epci_source(content, language),
        ),
        date=date_in_words(QDate.currentDate(), language),
        notice=notice(profile, language),
    )


def _project_sources(content: MapContent, profile: str, language: Language) -> str:
    """Inside the office the files' names help; outside they tell about its machines."""
    features = list(content.projects.getFeatures())
    calls = {str(feature["call"] or "") for feature in features}
    sources = {str(feature["source"] or "") for feature in features} if profile == "internal" else set()
    return data_sources(calls, sources, language)


def _epci_source(content: MapContent, language: Language) -> str:
    """The producer, licence and vintage of the boundaries that come along; of any other layer what it tells itself."""
    vintages = {str(feature["vintage"] or "") for feature in content.epci.getFeatures()}
    if not content.own_epci or (content.has_our_columns and vintages == {vintage()}):
        return re.sub(r"^Sources?\s*:\s*", "", attribution(language)).rstrip(".")
    if not vintages or "" in vintages:
        return message("map_epci_unknown", language)
    return message("map_epci_vintage", language, vintage=", ".join(sorted(vintages)))


def _compose(
    content: MapContent, texts: MapTexts, taxonomy: Taxonomy, language: Language
) -> tuple[QgsProject, QgsLayout]:
    """The layers styled, in a project of their own, on a filled page."""
    style_projects(content.projects, taxonomy, language)
    style_epci(content.epci, language)
    layers = [content.projects, content.epci]
    if content.opportunities is not None:
        style_opportunities(content.opportunities, language)
        layers.insert(1, content.opportunities)
    project = QgsProject()
    project.setCrs(content.projects.crs())
    project.addMapLayers(layers)
    layout = load_page(project)
    layout.itemById("map").setLayers(layers)
    fill_texts(layout, texts)
    fill_map(layout, content.extent, language)
    fill_column(layout, content, taxonomy, language)
    return project, layout
