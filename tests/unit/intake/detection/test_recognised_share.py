"""What share of the columns of made-up forms is recognised unaided; docs/detection.md tells the figures."""

from __future__ import annotations

import pytest

from benchmarks.recognition.counting import count
from benchmarks.recognition.held_out import office_spreadsheet
from benchmarks.recognition.sources import FORMS, HELD_OUT, detected_export, detected_table

LEAST_SHARE = 0.85


@pytest.mark.parametrize("name", [*FORMS, *HELD_OUT])
def test_the_columns_of_a_demarches_export_are_recognised(tmp_path, name):
    champs = {**FORMS, **HELD_OUT}[name]()
    counts = count(*detected_export(tmp_path, champs))
    assert counts.wrong == 0, counts.faults
    assert counts.right_share >= LEAST_SHARE, counts.faults
    assert counts.is_sure


def test_the_columns_of_an_office_s_spreadsheet_are_recognised(tmp_path):
    counts = count(*detected_table(tmp_path, office_spreadsheet()))
    assert (counts.wrong, counts.missed, counts.is_sure) == (0, 0, True), counts.faults
