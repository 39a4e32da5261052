"""How well themes are suggested, by cross-validation on published grants and on the sample call.

The classes are finer than themes: the measure of the Fonds vert 2023, the category of the grants of 2019. Only titles
are read. Ten folds, drawn at random or so that texts that differ by case or accents alone are in one fold: such copies
("Rénovation de l'éclairage public" stands 30 times) would be found again. The sample call, made up, whose texts were
known when the keywords were chosen, flatters them; the published grants, grouped into themes, do so less.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from territoires_plugin.engine.measures.words import stem, surface_words
from territoires_plugin.intake.tagging import suggest_terms
from territoires_plugin.model.codes import split_codes
from territoires_plugin.model.folding import folded
from territoires_plugin.model.paths import resource_path
from territoires_plugin.model.settings import MIN_CONFIDENCE
from territoires_plugin.model.taxonomy import AXES, Taxonomy, Term, load_taxonomy
from territoires_plugin.model.toml_file import read_toml

from .process import ROOT, Figure
from .report import Limit, Row

DATA = ROOT.parent / "shared" / "data" / "real"
MAPPINGS = ROOT / "tests" / "real" / "mappings"
FILES = {
    "fonds_vert_2023": ("numero_dossier_ds", "nom_du_projet", "nom_demarche_ds"),
    "dotations_2019": ("id_projet", "description", "categorie"),
}
FOLDS = 10
BINS = (0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 1.0)
WANTED = Limit(at_least=0.9)


@dataclass(frozen=True)
class Measured:
    """n projects whose codes were hidden and suggested.

    Args:
        majority: share of the projects that have the most frequent code.
        right: (n,) whether the surest suggestion is right.
        confidence: (n,) of the surest suggestion, 0 where there is none.
        codes: every suggestion: its confidence, and whether it is right.
    """

    majority: float
    right: npt.NDArray[np.bool_]
    confidence: npt.NDArray[np.float64]
    codes: pd.DataFrame

    @property
    def first(self) -> float:
        """Precision at 1."""
        return float(self.right.mean())

    def dared(self, least: float = MIN_CONFIDENCE) -> tuple[float, float]:
        """Of the codes at least so sure, the share that is right; the share of the projects that get one."""
        sure = self.codes[self.codes["confidence"] >= least]
        return (float(sure["right"].mean()) if len(sure) else np.nan, float((self.confidence >= least).mean()))

    def coverage_at(self, precision: float) -> float:
        """The greatest share of the projects, taken from the surest on, whose surest suggestion is so often right."""
        order = np.argsort(-self.confidence, kind="stable")
        reached = np.cumsum(self.right[order]) / np.arange(1, len(order) + 1) >= precision
        return float((np.flatnonzero(reached).max(initial=-1) + 1) / len(order))


def published(name: str) -> pd.DataFrame:
    """``project_id``, ``title`` and ``label`` of a file."""
    columns = FILES[name]
    table = pd.read_csv(DATA / f"{name}_bfc.csv", dtype=str)[list(columns)].drop_duplicates(columns[0])
    table.columns = ["project_id", "title", "label"]
    if name == "dotations_2019":  # the wording of a category varies within the file, its number does not
        usual = table.groupby(table["label"].str[0])["label"].agg(lambda labels: labels.mode()[0])
        table["label"] = table["label"].str[0].map(usual)
    return table.reset_index(drop=True)


def classes(table: pd.DataFrame, *, keywords: bool) -> tuple[pd.DataFrame, Taxonomy]:
    """The table with ``themes``, and a taxonomy of its labels, whose words are keywords or not."""
    labels = sorted(table["label"].unique())
    codes = {label: f"class_{number}" for number, label in enumerate(labels)}
    terms = tuple(
        Term(code, label, label, "#0072B2", "circle", _words(label) if keywords else ())
        for label, code in codes.items()
    )
    return table.assign(themes=table["label"].map(codes)), Taxonomy("classes", terms, (), ())


def mapped(name: str) -> pd.DataFrame:
    """The table with ``themes`` of the default taxonomy, as the mapping of the file gives them."""
    words = {folded(label): codes for label, codes in read_toml(MAPPINGS / f"{name}.toml")["values"]["themes"].items()}
    table = published(name)
    table = table.assign(themes=table["label"].map(lambda label: words[folded(label)] or None))
    return table[table["themes"].notna()].reset_index(drop=True)


def sample() -> pd.DataFrame:
    return pd.read_csv(resource_path("sample", "projets_demo.csv"), dtype=str)


def untaught(table: pd.DataFrame, taxonomy: Taxonomy, axis: str = "themes") -> Measured:
    """All codes hidden: what keywords alone say."""
    hidden = table.assign(**dict.fromkeys(AXES))
    return _compare(table, axis, suggest_terms(hidden, taxonomy))


def cross_validated(table: pd.DataFrame, taxonomy: Taxonomy, axis: str = "themes", *, grouped: bool) -> Measured:
    """The codes of each tenth hidden, and suggested from the others."""
    fold = _folds(table["title"], grouped=grouped)
    alone = replace(taxonomy, **{other: () for other in AXES if other != axis})
    found = []
    for number in range(FOLDS):
        hidden = table.assign(**{axis: table[axis].where(fold != number)})
        suggestions = suggest_terms(hidden, alone)
        found.append(suggestions[suggestions["project_id"].isin(table["project_id"][fold == number])])
    return _compare(table, axis, pd.concat(found, ignore_index=True))


def themes() -> tuple[list[Row], dict[str, Figure]]:
    """themes suggested to published grants whose class is hidden: precision at 1, and where it dares"""
    taxonomy = load_taxonomy()
    rows = []
    for name in FILES:
        for keywords in (False, True):
            table, labels = classes(published(name), keywords=keywords)
            for grouped in (False, True):
                label = f"{name}, {'label words' if keywords else 'neighbours'}, {'grouped' if grouped else 'plain'}"
                rows += told(label, cross_validated(table, labels, grouped=grouped))
        rows += told(f"{name}, themes by mapping, keywords alone", untaught(mapped(name), taxonomy))
    for axis in AXES:
        table = sample()
        table = table[table[axis].notna()].reset_index(drop=True)
        rows += told(f"sample call, {axis}, keywords alone", untaught(table, taxonomy, axis))
        rows += told(f"sample call, {axis}, cross-validated", cross_validated(table, taxonomy, axis, grouped=True))
    return rows, {}


def told(label: str, found: Measured) -> list[Row]:
    """Precision at 1, what is written at the default confidence, and how often codes of each confidence are right."""
    precision, coverage = found.dared()
    reliability = [
        f"{low:.1f}–{high:.1f}: {own['right'].mean():.2f} of {len(own)}"
        for low, high in zip(BINS, BINS[1:])
        if len(own := found.codes[found.codes["confidence"].between(low, high, inclusive="left")])
    ]
    return [
        Row(f"{label}: precision at 1", f"{found.first:.3f}", f"majority {found.majority:.3f}"),
        Row(
            f"  written at {MIN_CONFIDENCE:g} or surer",
            f"{precision:.3f} right",
            f"{coverage:.3f} of the projects; {found.coverage_at(0.9):.3f} in hindsight",
            str(WANTED),
            holds=WANTED.holds(precision) if coverage else None,
        ),
        Row("  right, by confidence", "", "; ".join(reliability)),
    ]


def _words(label: str) -> tuple[str, ...]:
    return tuple(word for word in surface_words(label) if stem(word))


def _folds(titles: pd.Series, *, grouped: bool) -> npt.NDArray[np.int64]:
    random = np.random.default_rng(0)
    keys = titles.map(folded) if grouped else pd.Series(np.arange(len(titles)))
    distinct, number = np.unique(keys, return_inverse=True)
    fold: npt.NDArray[np.int64] = (random.permutation(len(distinct)) % FOLDS)[number]
    return fold


def _compare(table: pd.DataFrame, axis: str, suggestions: pd.DataFrame) -> Measured:
    truth = {name: set(split_codes(codes)) for name, codes in zip(table["project_id"], table[axis])}
    own = suggestions[suggestions["axis"] == axis]
    own = own.assign(right=[code in truth[name] for name, code in zip(own["project_id"], own["code"])])
    first = own.drop_duplicates("project_id").set_index("project_id").reindex(table["project_id"])
    every = [code for codes in truth.values() for code in codes]
    majority = max(map(every.count, set(every))) / len(table)
    right = first["right"].map(lambda value: value is True).to_numpy(dtype=np.bool_)
    return Measured(majority, right, first["confidence"].fillna(0.0).to_numpy(), own[["confidence", "right"]])
