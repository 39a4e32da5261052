"""What of the suggestions is written into the projects."""

from __future__ import annotations

import pandas as pd
import pytest

from territoires_plugin.intake.tagging import apply_suggestions
from territoires_plugin.model.errors import TerritoiresError

COLUMNS = ["project_id", "themes", "pillars", "stakes", "theme_origin"]
PROJECTS = pd.DataFrame(
    [
        ("open", None, None, "inclusion", None),
        ("given", "energie", None, None, "given"),
        ("suggested", "energie", "reseaux", None, "suggested"),
    ],
    columns=COLUMNS,
    dtype=object,
)
SUGGESTIONS = pd.DataFrame(
    [
        ("given", "pillars", "donnees", 1.0),
        ("open", "themes", "mobilite", 0.95),
        ("open", "themes", "attractivite", 0.9),
        ("open", "themes", "energie", 0.6),
        ("open", "pillars", "reseaux", 0.92),
        ("suggested", "themes", "gouvernance", 0.7),
        ("suggested", "stakes", "inclusion", 0.99),
    ],
    columns=["project_id", "axis", "code", "confidence"],
)


def rows(projects):
    return [tuple(row) for row in projects[COLUMNS].itertuples(index=False)]


def test_what_is_sure_enough_is_written_and_marked_and_nothing_else():
    applied = apply_suggestions(PROJECTS, SUGGESTIONS, 0.9)
    assert rows(applied.projects) == [
        ("open", "attractivite;mobilite", "reseaux", "inclusion", "suggested"),
        ("given", "energie", None, None, "given"),
        ("suggested", None, "reseaux", None, None),
    ]
    assert applied.suggestions["applied"].tolist() == [False, True, True, False, True, False, False]
    assert (applied.filled_count, applied.without_count) == (1, 1)


def test_a_lower_confidence_writes_more_and_a_higher_one_takes_away():
    lower = apply_suggestions(PROJECTS, SUGGESTIONS, 0.6).projects
    assert rows(lower)[0] == ("open", "attractivite;energie;mobilite", "reseaux", "inclusion", "suggested")
    assert rows(lower)[2] == ("suggested", "gouvernance", "reseaux", "inclusion", "suggested")
    higher = apply_suggestions(lower, SUGGESTIONS, 0.99).projects
    assert [row[1] for row in rows(higher)] == [None, "energie", None]


def test_the_projects_handed_in_stay_as_they_are():
    before = PROJECTS.copy()
    apply_suggestions(PROJECTS, SUGGESTIONS)
    assert PROJECTS.equals(before)


def test_columns_that_a_table_lacks_are_added():
    filled = apply_suggestions(PROJECTS[["project_id"]], SUGGESTIONS).projects
    assert list(filled) == ["project_id", "themes", "pillars", "stakes", "theme_origin"]
    assert filled["theme_origin"].tolist() == ["suggested", None, None]


@pytest.mark.parametrize("value", [-0.1, 1.1, 90, float("nan")])
def test_what_is_no_confidence_is_refused(value):
    with pytest.raises(TerritoiresError, match="MIN_CONFIDENCE") as refusal:
        apply_suggestions(PROJECTS, SUGGESTIONS, value)
    assert refusal.value.code == "confidence_invalid"
