"""Suggested themes, pillars and stakes: what the keywords and the tagged projects say of those that have none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from ...engine.participants import Booleans
from ...model.codes import split_codes
from ...model.filter_columns import read_ids
from ...model.progress import Progress, Silent, Stage
from ...model.tables import SUGGESTED_TERMS
from ...model.taxonomy import AXES, Taxonomy
from .axis_model import AxisModel
from .compared import Compared, Rehearsal
from .reasons import Reason, reasons
from .tagged import TaggedTexts, learn
from .texts import BLOCK, Texts

LEAST_SHOWN = 0.1  # what is less sure is no suggestion
_SILENT = Silent()


def suggest_terms(
    projects: pd.DataFrame,
    taxonomy: Taxonomy,
    *,
    tagged: pd.DataFrame | None = None,
    progress: Progress = _SILENT,
) -> pd.DataFrame:
    """Codes for the projects that have none of an axis, or whose themes were only suggested.

    Nothing depends on the order of the rows, nor on the other projects without codes. A project whose title and
    description hold no telling word gets no suggestion.

    Args:
        projects: the columns of ``projects``; those with codes are learnt from.
        tagged: further projects to learn from, of this call or another; their codes must be the taxonomy's.

    Returns:
        ``project_id``, ``axis`` (themes, pillars, stakes), ``code``, ``confidence`` (0 to 1), ``words`` (those of the
        text that decided, the most telling first, joined by ", ") and ``neighbours`` (ids of the nearest tagged
        projects with that code, joined by ";"); sorted by project, axis, then the surest code first.

    Raises:
        TerritoiresError: ``column_missing``, ``project_id_missing``, ``project_id_repeated``.
        Cancelled: by ``progress``.
    """
    read_ids({name: projects[name].tolist() for name in projects if name == "project_id"}, progress)
    projects = _read_columns(projects)
    known = pd.concat([projects, *([] if tagged is None else [_read_columns(tagged)])], ignore_index=True)
    asked = {axis: without_codes(projects, axis) for axis in AXES if taxonomy.axis(axis)}
    tagged_texts = learn(known, taxonomy, progress)
    progress.report(5)
    rehearsal = Rehearsal.of(tagged_texts, progress)
    models = {axis: AxisModel.learn(taxonomy.axis(axis), tagged_texts.axes[axis], rehearsal) for axis in asked}
    progress.report(15)
    found = list(_suggest(projects, asked, models, tagged_texts, Stage(progress, 15, 100)))
    table = pd.concat([_table([]), *found], ignore_index=True)
    order = np.lexsort((table["code"], -table["confidence"], table["axis"].map(AXES.index), table["project_id"]))
    return table.iloc[order].reset_index(drop=True)


def without_codes(projects: pd.DataFrame, axis: str) -> Booleans:
    """(n,) the projects that are asked about: without codes of the axis, or with themes that were only suggested."""
    if axis not in projects:
        return np.ones(len(projects), dtype=np.bool_)
    empty = np.array([not split_codes(value) for value in projects[axis]], dtype=np.bool_)
    if axis == "themes" and "theme_origin" in projects:
        empty |= (projects["theme_origin"] == "suggested").to_numpy()
    return empty


def _read_columns(table: pd.DataFrame) -> pd.DataFrame:
    """What is read of a table of projects, without its geometries."""
    names = ("project_id", "title", "description", *AXES, "theme_origin")
    return pd.DataFrame({name: table[name].to_numpy(dtype=object) for name in names if name in table})


def _suggest(
    projects: pd.DataFrame,
    asked: Mapping[str, Booleans],
    models: Mapping[str, AxisModel],
    tagged: TaggedTexts,
    progress: Progress,
) -> Iterator[pd.DataFrame]:
    """The suggestions for each block of texts and each axis."""
    rows = np.flatnonzero(np.logical_or.reduce(list(asked.values())))
    texts = Texts.read(projects.iloc[rows])
    ids = projects["project_id"].astype(str).to_numpy(dtype=object)
    by_text = rows[np.argsort(texts.of, kind="stable")]
    starts = np.searchsorted(np.sort(texts.of), np.arange(len(texts.distinct) + 1))
    for start in range(0, len(texts.distinct), BLOCK):
        compared = Compared.of(texts.distinct[start : start + BLOCK], tagged, progress)
        for axis, model in models.items():
            judged = model.judge(compared)
            found = reasons(model, tagged, compared, judged, *np.nonzero(judged.sure >= LEAST_SHOWN))
            yield _table(
                [
                    (ids[row], axis, model.terms[one.code].code, one.confidence, *_joined(one))
                    for one in found
                    for row in by_text[starts[start + one.text] : starts[start + one.text + 1]]
                    if asked[axis][row]
                ]
            )
        progress.report(100 * min(1.0, (start + BLOCK) / len(texts.distinct)))


def _joined(reason: Reason) -> tuple[str, str]:
    return ", ".join(reason.words), ";".join(reason.neighbours)


def _table(rows: Sequence[tuple[object, ...]]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=[name for name in SUGGESTED_TERMS if name != "applied"], dtype=object)
    return table.astype({"confidence": np.float64})
