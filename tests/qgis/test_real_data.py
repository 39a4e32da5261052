"""The grants of 2019 and of the Fonds vert 2023, from file to map, as an office would run them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
DATA = REPOSITORY.parent / "shared" / "data" / "real"
sys.path.insert(0, str(REPOSITORY / "tests"))
from rules import broken_rules  # noqa: E402

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data/real is absent")

CALLS = [("dotations_2019", 2198, 300), ("fonds_vert_2023", 553, 50)]


@pytest.mark.parametrize(("name", "rows", "least"), CALLS, ids=[call[0] for call in CALLS])
def test_a_real_call_goes_from_file_to_map(run, tmp_path, name, rows, least):
    imported = run(
        "importprojects",
        SOURCE=str(DATA / f"{name}_bfc.csv"),
        MAPPING=str(REPOSITORY / "tests" / "real" / "mappings" / f"{name}.toml"),
        PROJECTS="memory:",
        REJECTED="memory:",
    )
    projects = imported["PROJECTS"]
    assert projects.featureCount() + imported["REJECTED"].featureCount() == rows
    assert (imported["IMPORTED"], imported["REJECTED_COUNT"]) == (
        projects.featureCount(),
        imported["REJECTED"].featureCount(),
    )
    settings = {"MAX_DISTANCE": 20_000, "MAX_MEMBERS": 5, "MIN_SCORE": 45}
    pooled = run(
        "suggestpooling", PROJECTS=projects, OPPORTUNITIES="memory:", LINKS="memory:", MEMBERS="memory:", **settings
    )
    assert pooled["COUNT"] == pooled["OPPORTUNITIES"].featureCount() >= least
    lower = {name.lower(): value for name, value in settings.items()}
    assert broken_rules(projects, pooled["OPPORTUNITIES"], pooled["LINKS"], **lower) == []
    path = tmp_path / "map.pdf"
    run("exportmap", PROJECTS=projects, OPPORTUNITIES=pooled["OPPORTUNITIES"], PROFILE="public", MAP=str(path))
    assert path.stat().st_size > 50_000
