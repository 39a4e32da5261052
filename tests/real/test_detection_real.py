"""Published files imported without a mapping. The files are not part of the project."""

from __future__ import annotations

import pytest

from benchmarks.recognition.counting import count
from benchmarks.recognition.sources import DATA, PUBLISHED, detected
from territoires_plugin.intake.importing import import_projects

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason=f"the published files are not in {DATA}")


@pytest.mark.parametrize("name", PUBLISHED)
def test_every_column_of_a_published_file_is_recognised(name):
    counts = count(detected(DATA / name), PUBLISHED[name])
    assert (counts.missed, counts.wrong, counts.is_sure) == (0, 0, True), counts.faults


@pytest.mark.parametrize(
    ("name", "mapping", "rejected"),
    [
        ("real/dotations_2019_bfc.csv", "dotations_2019.toml", 0),
        ("real/fonds_vert_2023_bfc.csv", "fonds_vert_2023.toml", 22),
    ],
)
def test_what_is_imported_unaided_is_what_its_mapping_gives(name, mapping, rejected, request):
    unaided = import_projects(DATA / name)
    mapped = import_projects(DATA / name, mapping=request.path.parent / "mappings" / mapping)
    assert len(unaided.rejected) == len(mapped.rejected) == rejected
    same = [
        "project_id",
        "title",
        "applicant",
        "commune_code",
        "epci_code",
        "budget",
        "grant_requested",
        "location_precision",
    ]
    assert unaided.projects[same].equals(mapped.projects[same])
