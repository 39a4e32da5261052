"""The ranked partners of one project."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import make_projects, make_territories, random_call

from territoires_plugin.engine import PoolingSettings, partners, score_pairs
from territoires_plugin.engine.partners import TO_EXAMINE
from territoires_plugin.model.errors import TerritoiresError
from territoires_plugin.model.tables import PARTNERS, SCORE_COLUMNS


@settings(max_examples=30, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    distance=st.sampled_from([6_000.0, 25_000.0]),
    themes=st.sampled_from([(), ("energie",)]),
    number=st.integers(0, 59),
)
def test_they_are_the_pairs_of_the_project_with_their_scores(seed, distance, themes, number):
    projects = random_call(seed, 60)
    able = projects[
        projects.geometry.notna()
        & projects.themes.notna()
        & projects.epci_code.notna()
        & (projects.location_precision != "departement")
    ]
    own = able.project_id.iloc[number % len(able)]
    chosen = PoolingSettings(max_distance=distance, themes=themes)
    pairs = score_pairs(projects, make_territories(), chosen)
    pairs = pairs[(pairs.from_id == own) | (pairs.to_id == own)]
    pairs.index = [one if other == own else other for one, other in zip(pairs.from_id, pairs.to_id)]
    found = partners(projects, make_territories(), own, chosen, limit=100)
    assert list(found.columns) == list(PARTNERS)
    assert sorted(found.project_id) == sorted(pairs.index)
    pairs = pairs.loc[found.project_id]
    for name in ("distance_m", "score", "same_epci", *SCORE_COLUMNS):
        assert found[name].tolist() == pytest.approx(pairs[name].tolist(), nan_ok=True)
    assert found[list(SCORE_COLUMNS)].sum(axis=1).tolist() == pytest.approx(found.score.tolist(), abs=1e-9)
    across = found[~found.same_epci]
    assert across["rank"].tolist() == list(range(1, len(across) + 1))
    assert across.score.is_monotonic_decreasing
    assert found[found.same_epci]["rank"].isna().all()
    for row in found.itertuples():
        assert row.verdict == expected_verdict(row, chosen.min_score)


def expected_verdict(row, min_score):
    if row.same_epci:
        return "same_epci"
    if row.score >= min_score:
        return "retained"
    return "to_examine" if row.score >= min_score - TO_EXAMINE else "below"


RECORDS = [
    ("own", 9, 5, "energie;mobilite", None),
    ("near", 11, 5, "energie;mobilite", None),
    ("neighbour", 8, 5, "energie", None),
    ("middle", 21, 5, "energie", None),
    ("far", 38, 5, "energie", None),
    ("other theme", 11, 6, "gouvernance", None),
    ("too far", 40, 5, "energie", None),
]


def test_partners_are_told_with_what_they_share_and_a_verdict():
    projects = make_projects(RECORDS).assign(title="Éclairage public")
    projects["title"] = ["Éclairage public", "Éclairer le public", None, "Vélos", None, None, None]
    found = partners(projects, make_territories(), "own", PoolingSettings(min_score=60)).set_index("project_id")
    assert list(found.index) == ["near", "middle", "far", "neighbour"]
    assert found.verdict.to_dict() == {
        "near": "retained",
        "middle": "below",
        "far": "below",
        "neighbour": "same_epci",
    }
    assert found.shared_themes.tolist() == ["energie;mobilite", "energie", "energie", "energie"]
    assert found.shared_terms["near"] == "public" and found.shared_terms["middle"] is None
    assert found.message["near"].startswith("retenu : score ") and found.message["near"].endswith("minimum de 60")
    assert found.message["neighbour"] == "même EPCI : seulement avec un troisième projet d'un autre EPCI"


def test_a_score_a_little_below_the_minimum_is_to_be_examined():
    projects, territories = make_projects(RECORDS), make_territories()
    score = partners(projects, territories, "own").set_index("project_id").score["middle"]
    verdicts = {}
    for above in (0.0, 0.001, TO_EXAMINE, TO_EXAMINE + 0.001):
        found = partners(projects, territories, "own", PoolingSettings(min_score=score + above), language="en")
        row = found.set_index("project_id").loc["middle"]
        verdicts[above] = row.verdict
    assert list(verdicts.values()) == ["retained", "to_examine", "to_examine", "below"]
    assert row.message.startswith("below: score ")


def test_the_list_is_cut_for_each_kind_apart():
    records = [(f"P{number:02d}", 5 + number, 5, "energie", None) for number in range(20)]
    found = partners(make_projects(records), make_territories(), "P00", limit=3)
    assert found.same_epci.tolist() == [False] * 3 + [True] * 3
    assert found.project_id.tolist() == ["P05", "P06", "P07", "P01", "P02", "P03"]


def test_calls_are_not_mixed():
    projects = make_projects(RECORDS).assign(call=["TID", "DETR", *["TID"] * 5])
    assert "near" not in partners(projects, make_territories(), "own").project_id.tolist()


def test_tables_of_the_office_count():
    projects, territories = make_projects(RECORDS), make_territories()
    table = pd.DataFrame({"epci_code": ["200000000", "200000001"], "body": ["SCoT", "SCoT"]})
    found = partners(projects, territories, "own", cooperation=table).set_index("project_id")
    assert (
        found.score_cooperation["near"] == pytest.approx(found.score_cooperation.max())
        and found.score["near"] > partners(projects, territories, "own").set_index("project_id").score["near"]
    )


@pytest.mark.parametrize(
    ("column", "value", "told"),
    [
        ("project_id", "somebody", "no project “own”"),
        ("themes", None, "no theme"),
        ("epci_code", None, "no EPCI"),
        ("geometry", None, "no place"),
        ("location_precision", "departement", "département only"),
    ],
)
def test_a_project_that_takes_no_part_is_refused_with_the_reason(column, value, told):
    projects = make_projects(RECORDS).assign(location_precision="exact")
    projects.loc[0, column] = value
    with pytest.raises(TerritoiresError, match=told) as refused:
        partners(projects, make_territories(), "own")
    assert "« own »" in refused.value.text("fr")


def test_the_order_of_the_rows_changes_nothing():
    projects = random_call(7, 60)
    own = projects[projects.geometry.notna() & projects.themes.notna() & projects.epci_code.notna()]
    name = own[own.location_precision != "departement"].project_id.iloc[0]
    one, other = (partners(table, make_territories(), name) for table in (projects, projects.iloc[::-1]))
    pd.testing.assert_frame_equal(one, other)
