"""Boundaries from wherever they come, as the epci table: put together, completed, given their vintage, narrowed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import geopandas as gpd
import numpy as np
import pandas as pd

from ..model.codes import join_codes
from ..model.errors import TerritoiresError
from ..model.messages import Language, message
from ..model.progress import Progress, Silent
from .admin_express import epci_of_layer
from .choice import Choice, narrowed
from .communes import CommuneLayer, read_communes
from .completion import completed
from .layer_vintage import vintage_of
from .notes import Note
from .projection import WGS84
from .reference import load_epci
from .source_columns import is_commune_layer


@dataclass(frozen=True)
class BoundarySource:
    """What a file, a folder, a service or a layer holds.

    Args:
        layers: layers of EPCI or of communes, each in its own CRS; communes beside EPCI give figures alone.
        hints: paths, names, titles and abstracts in which a vintage may stand, the surest first.
    """

    layers: tuple[gpd.GeoDataFrame, ...]
    hints: tuple[str, ...] = ()


@dataclass(frozen=True)
class Boundaries:
    """The epci table, sorted by code, in the CRS of the source (EPSG:4326 where there were several)."""

    table: gpd.GeoDataFrame
    notes: tuple[Note, ...] = ()

    @property
    def vintage(self) -> str | None:
        """The years of the rows joined by ``;``, None where none is known."""
        return join_codes(str(year) for year in self.table["vintage"].dropna())

    def vintage_sentence(self, language: Language) -> str:
        if self.vintage is None:
            return message("boundaries_vintage_unknown", language)
        return message("boundaries_vintage", language, vintage=self.vintage)


def load_boundaries(
    source: BoundarySource | None, choice: Choice | None = None, progress: Progress | None = None
) -> Boundaries:
    """The boundaries of a source, or of the embedded reference where there is none, narrowed to a choice.

    Raises:
        TerritoiresError: ``territories_columns``, ``territory_code_missing``, ``territory_geometry``, ``crs_missing``,
            ``territory_unknown`` and ``boundaries_code_missing`` for a code of the choice.
        Cancelled: when ``progress`` says so.
    """
    choice = choice or Choice()
    if source is None:
        return Boundaries(load_epci(regions=choice.regions, departements=choice.departements, codes=choice.codes))
    whole = _whole(source, progress or Silent())
    whole = replace(whole, table=whole.table.assign(vintage=_vintages(whole.table, source.hints)))
    table, notes = completed(whole.table)
    return Boundaries(narrowed(table, choice), (*whole.notes, *notes))


def _whole(source: BoundarySource, progress: Progress) -> Boundaries:
    """All EPCI of the source, figures from its communes where the EPCI have none."""
    own = [layer for layer in source.layers if not is_commune_layer(layer)]
    communes = [read_communes(layer, progress) for layer in source.layers if is_commune_layer(layer)]
    notes: list[Note] = [note for one in communes for note in one.notes]
    tables = []
    for layer in own:
        table, told = epci_of_layer(layer, progress)
        tables.append(table)
        notes += told
    if not tables:
        tables = [one.dissolved(progress) for one in communes]
        notes += [_put_together(one, len(table)) for one, table in zip(communes, tables)]
    table, several_crs = _in_one_crs(tables)
    if several_crs:
        notes.append(Note("boundaries_several_crs"))
    if own and communes:
        table = _with_figures(table, pd.concat([one.figures() for one in communes]))
    return Boundaries(_without_doubles(table), tuple(notes))


def _put_together(communes: CommuneLayer, count: int) -> Note:
    parameters: dict[str, object] = {"count": count, "communes": len(communes.table), "without": communes.without}
    return Note("boundaries_from_communes", parameters)


def _in_one_crs(tables: Sequence[gpd.GeoDataFrame]) -> tuple[gpd.GeoDataFrame, bool]:
    """All rows in the one CRS of the files, or in EPSG:4326; and whether there were several CRS."""
    if any(table.crs is None for table in tables):
        raise TerritoiresError("crs_missing")
    several = any(table.crs != tables[0].crs for table in tables)
    frames = [table.to_crs(WGS84) if several else table for table in tables]
    whole = pd.concat(frames, ignore_index=True) if len(frames) > 1 else frames[0]
    return whole, several


def _without_doubles(table: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Sorted by code; of an EPCI in two files (one for all of France beside one a territory) the first."""
    return table.drop_duplicates("epci_code").sort_values("epci_code").reset_index(drop=True)


def _with_figures(table: gpd.GeoDataFrame, figures: pd.DataFrame) -> gpd.GeoDataFrame:
    figures = figures[~figures.index.duplicated()]
    filled = {
        name: table[name].where(table[name].notna(), table["epci_code"].map(figures[name])) for name in figures.columns
    }
    return table.assign(**filled)


def _vintages(table: gpd.GeoDataFrame, hints: tuple[str, ...]) -> np.ndarray:  # type: ignore[type-arg]
    """(n,) the vintage that each row bears, else that of the names and metadata."""
    year = vintage_of(hints)
    return np.array([own if pd.notna(own) else year for own in table["vintage"]], dtype=object)
