"""A made-up call as an office would get it: a CSV with texts, communes, and coordinates in every second row."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import numpy as np

from territoires_plugin.model.tables import STAGES, STATUSES
from territoires_plugin.territories.reference import load_gazetteer

from .france import SCATTER_M
from .process import ROOT

SAMPLE = ROOT / "resources" / "sample" / "projets_demo.csv"
METRES_A_DEGREE = 111_000.0
COLUMNS = (
    "project_id", "title", "description", "applicant", "commune_code", "themes", "stage", "status", "budget",
    "start_date", "end_date", "longitude", "latitude",
)  # fmt: skip


def write_call(path: Path, count: int) -> None:
    """``count`` projects in the communes of metropolitan France, drawn by the square root of their population.

    Titles and descriptions are put together from those of the sample call, so that nearly every text is another one.
    """
    random = np.random.default_rng(count)
    communes = [
        one
        for one in load_gazetteer().communes
        if one.longitude is not None and one.epci_code and len(one.departement) == 2
    ]
    weight = np.sqrt([one.population or 1 for one in communes])
    with SAMPLE.open(encoding="utf-8") as lines:
        sample = list(csv.DictReader(lines))
    sentences = [text for row in sample for text in re.split(r"(?<=\.) ", row["description"])]
    scatter = random.normal(0, SCATTER_M / METRES_A_DEGREE, (count, 2))
    with path.open("w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines)
        table.writerow(COLUMNS)
        for number, place in enumerate(random.choice(len(communes), count, p=weight / weight.sum())):
            commune, own = communes[place], sample[random.integers(len(sample))]
            texts = " ".join(sentences[one] for one in random.integers(len(sentences), size=2))
            point = (commune.longitude + scatter[number, 0], commune.latitude + scatter[number, 1])
            year = 2026 + int(random.integers(3))
            table.writerow(
                (
                    f"P{number:06}",
                    f"{own['title']} ({commune.name})",
                    texts,
                    f"Ville de {commune.name}",
                    commune.code,
                    own["themes"],
                    STAGES[random.integers(len(STAGES))],
                    STATUSES[random.integers(len(STATUSES))],
                    int(random.integers(5, 500)) * 1_000,
                    f"{year}-01-01",
                    f"{year + 1}-12-31",
                    *((f"{value:.6f}" for value in point) if number % 2 else ("", "")),
                )
            )
