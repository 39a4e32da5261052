"""Sources written by the tests themselves, imported as a user would."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from territoires_plugin.intake.importing import ImportResult, import_projects
from territoires_plugin.model.tables import PROJECTS, REJECTED

Write = Callable[..., Path]
Import = Callable[..., ImportResult]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a table as CSV: ``write(header, rows, name=, delimiter=, encoding=)``."""

    def write_table(
        header: Sequence[str],
        rows: Sequence[Sequence[Any]],
        name: str = "projets.csv",
        delimiter: str = ";",
        encoding: str = "utf-8",
    ) -> Path:
        path = tmp_path / name
        with path.open("w", newline="", encoding=encoding) as file:
            writer = csv.writer(file, delimiter=delimiter)
            writer.writerows([header, *rows])
        return path

    return write_table


@pytest.fixture
def write_mapping(tmp_path: Path) -> Callable[[str], Path]:
    def write_toml(text: str) -> Path:
        path = tmp_path / "mapping.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write_toml


@pytest.fixture
def run() -> Import:
    """Imports a file in English and checks what holds of every import."""

    def checked(source: Path, **options: Any) -> ImportResult:
        result = import_projects(source, **{"language": "en", **options})
        assert len(result.projects) + len(result.rejected) == result.row_count
        assert list(result.projects.columns) == [*PROJECTS, "geometry"]
        assert list(result.rejected.columns) == list(result.notes.columns) == list(REJECTED)
        assert result.projects.crs.to_epsg() == 4326
        assert result.projects["project_id"].is_unique
        assert not result.projects.geometry.isna().any()
        assert result.projects["location_precision"].notna().all()
        return result

    return checked


@pytest.fixture
def run_one(write: Write, run: Import) -> Callable[..., ImportResult]:
    """Imports one row given by its fields."""

    def import_row(**fields: Any) -> ImportResult:
        row = {"project_id": "p1", **fields}
        return run(write(list(row), [list(row.values())]))

    return import_row
