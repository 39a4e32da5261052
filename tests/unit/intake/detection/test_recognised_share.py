"""What share of the columns of made-up forms is recognised unaided; docs/detection.md tells the figures."""

from __future__ import annotations

import pytest

from benchmarks.recognition.counting import count
from benchmarks.recognition.sources import FORMS, HELD_OUT, SPREADSHEETS, detected_export, detected_table

LEAST_SHARE = {**dict.fromkeys(FORMS, 0.95), **dict.fromkeys(HELD_OUT, 0.75)}
LEAST_SHARE_OF_SPREADSHEETS = 0.9


@pytest.mark.parametrize("name", LEAST_SHARE)
def test_the_columns_of_a_demarches_export_are_recognised(tmp_path, name):
    counts = count(*detected_export(tmp_path, {**FORMS, **HELD_OUT}[name]()))
    assert counts.wrong == 0, counts.faults
    assert counts.right_share >= LEAST_SHARE[name], counts.faults
    assert counts.is_sure


@pytest.mark.parametrize("name", SPREADSHEETS)
def test_the_columns_of_a_spreadsheet_are_recognised(tmp_path, name):
    counts = count(*detected_table(tmp_path, SPREADSHEETS[name]()))
    assert counts.wrong == 0, counts.faults
    assert counts.right_share >= LEAST_SHARE_OF_SPREADSHEETS, counts.faults
    assert counts.is_sure
