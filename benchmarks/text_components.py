"""What the component ``text`` adds on published grants: does it find the same kind of project within reach?

The kind is finer than the themes that the engine sees: the measure of the Fonds vert 2023, the category of the grants
of 2019. Only titles are compared, for the mapping of the Fonds vert puts the measure itself into the description.
The themes come from the kind, so what the score without text finds is flattered; what text adds is not.

Run with ``python -m benchmarks.text_components``; the files are read from ``../shared/data/real``.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.stats import rankdata

from territoires_plugin.engine import PoolingSettings, score_pairs
from territoires_plugin.engine.measures.text import TextMeasure, text_measure
from territoires_plugin.engine.measures.vectors import french_word_vectors
from territoires_plugin.intake.importing import import_projects
from territoires_plugin.model.settings import DEFAULT_WEIGHTS
from territoires_plugin.territories.reference import load_epci

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data" / "real"
FILES = {
    "fonds_vert_2023": ("numero_dossier_ds", "nom_demarche_ds"),
    "dotations_2019": ("id_projet", "categorie"),
}
OTHERS = {"proximity": 3.0, "theme": 2.0, "contiguity": 1.0}
PAIRS_TIMED = 50_000

Floats = npt.NDArray[np.float64]
Booleans = npt.NDArray[np.bool_]


def read(name: str) -> tuple[gpd.GeoDataFrame, npt.NDArray[np.object_]]:
    """The projects of a file, as one call, and the kind of each."""
    source = DATA / f"{name}_bfc.csv"
    projects = import_projects(source, mapping=ROOT / "tests" / "real" / "mappings" / f"{name}.toml").projects
    id_column, kind_column = FILES[name]
    kinds = pd.read_csv(source, dtype=str).drop_duplicates(id_column).set_index(id_column)[kind_column]
    # The first figure of a category is its number; its wording varies within the file.
    kind = kinds.loc[projects["project_id"]].str.replace(r"^(\d) - .*", r"\1", regex=True)
    return projects.assign(call=None), kind.to_numpy(dtype=object)


def auc(values: Floats, same: Booleans) -> float:
    """How often a pair of one kind has a higher value than a pair of two, ties counting half."""
    ranks = rankdata(values)
    positives = same.sum()
    return float((ranks[same].sum() - positives * (positives + 1) / 2) / (positives * (~same).sum()))


def first_partner_is_of_the_kind(pairs: pd.DataFrame, score: Floats) -> float:
    """The share of projects whose best partner in another EPCI is of their own kind."""
    across = pairs.assign(score=score)[~pairs["same_epci"]]
    both = pd.concat([across, across.rename(columns={"first": "second", "second": "first"})])
    best = both.sort_values(["first", "score", "second"], ascending=[True, False, True]).drop_duplicates("first")
    return float(best["same"].mean())


def seconds(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def report(label: str, measure: TextMeasure, pairs: pd.DataFrame) -> None:
    likeness = np.nan_to_num(measure.values(pairs["first"].to_numpy(), pairs["second"].to_numpy()))
    same = pairs["same"].to_numpy()
    print(
        f"  {label:<13} AUC {auc(likeness, same):.3f}; mean {likeness[same].mean():.2f} of one kind, "
        f"{likeness[~same].mean():.2f} of two"
    )
    for weight in (0.0, 1.0, 2.0, 3.0):
        score = (pairs["score"].to_numpy() * sum(OTHERS.values()) + 100 * weight * likeness) / (6 + weight)
        kept = score >= PoolingSettings().min_score
        print(
            f"    weight {weight:.0f}: AUC of the score {auc(score, same):.3f}, "
            f"best partner of the kind {first_partner_is_of_the_kind(pairs, score):.3f}, "
            f"pairs kept {kept[same].mean():.3f} of one kind, {kept[~same].mean():.3f} of two"
        )


def main() -> None:
    vectors = french_word_vectors()
    random = np.random.default_rng(0)
    for name in FILES:
        projects, kind = read(name)
        settings = PoolingSettings(weights={component: OTHERS.get(component, 0.0) for component in DEFAULT_WEIGHTS})
        position = {project: number for number, project in enumerate(projects["project_id"])}
        pairs = score_pairs(projects, load_epci(), settings)
        pairs = pairs.assign(first=pairs["from_id"].map(position), second=pairs["to_id"].map(position))
        pairs = pairs.assign(same=kind[pairs["first"]] == kind[pairs["second"]])
        titles, none = projects["title"].to_numpy(dtype=object), np.full(len(projects), None)
        counted = np.isin(np.arange(len(projects)), pairs[["first", "second"]])
        build = partial(text_measure, titles, none, counted)
        measure = build()
        if measure is None:
            raise SystemExit(f"{name}: no texts")
        compare = partial(measure.values, *random.integers(0, len(projects), (2, PAIRS_TIMED)))
        print(
            f"{name}: {len(pairs):,} pairs, {pairs['same'].mean():.0%} of one kind; "
            f"built in {seconds(build):.3f} s, {PAIRS_TIMED:,} pairs in {seconds(compare):.3f} s"
        )
        report("stems", measure, pairs)
        if vectors is not None:
            report("word vectors", build(vectors=vectors), pairs)


if __name__ == "__main__":
    main()
