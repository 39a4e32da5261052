"""What a pool made by hand would be: the same as if it had been suggested, or the rules that it breaks."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from worlds import make_projects, make_territories, random_projects

from territoires_plugin.engine import Constraints, PoolingSettings, assess, explain, suggest
from territoires_plugin.model.errors import TerritoiresError


@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 10_000), weights=st.sampled_from(["", "theme=0", "proximity=0;text=1"]))
def test_what_was_suggested_breaks_nothing_and_has_the_score_that_was_told(seed, weights):
    found = suggest(random_projects(seed, 60), make_territories(), PoolingSettings(weights=weights))
    for row in found.opportunities.itertuples():
        told, explained = assess(found, row.project_ids.split(";")[::-1]), explain(found, row.opportunity_id)
        assert (told.opportunity_id, told.broken) == (row.opportunity_id, ())
        assert (told.score, told.value, told.diameter_m) == (row.score, explained.value, row.diameter_m)
        assert (told.bars, ";".join(told.project_ids)) == (explained.bars, row.project_ids)


@settings(max_examples=40, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    size=st.integers(2, 8),
    distance=st.sampled_from([5_000.0, 20_000.0]),
    themes=st.sampled_from([(), ("energie",)]),
)
def test_any_pool_is_told_what_it_would_be_if_it_were_kept_and_the_rules_it_breaks(seed, size, distance, themes):
    projects = random_projects(seed, 40)
    chosen = PoolingSettings(max_distance=distance, min_score=50, themes=themes)
    group = sorted(np.random.default_rng(seed).choice(projects.project_id, size, replace=False))
    told = assess(suggest(projects, make_territories(), chosen), group)
    own = projects.set_index("project_id").loc[group]
    broken = {rule.code: rule for rule in told.broken}
    assert ("one_epci" in broken) == (own.epci_code.nunique() < 2)
    assert ("too_many_members" in broken) == (size > 5)
    common = set.intersection(*(set(text.split(";")) & set(themes or text.split(";")) for text in own.themes))
    assert ("no_common_theme" in broken) == (not common)
    distances = [one.distance(other) for one in own.geometry for other in own.geometry]
    assert told.diameter_m == pytest.approx(max(distances))
    assert ("too_far" in broken) == (max(distances) > distance)
    assert "several_calls" not in broken
    assert all(0 <= bar.points <= bar.most for bar in told.bars)
    kept = suggest(projects, make_territories(), chosen, constraints=Constraints(together=(tuple(group),)))
    links = kept.links[kept.links.opportunity_id == told.opportunity_id]
    if "one_epci" not in broken:
        row = kept.opportunities.set_index("opportunity_id").loc[told.opportunity_id]
        assert (told.score, told.diameter_m) == (row.score, row.diameter_m)
        assert told.score == pytest.approx(sum(bar.points for bar in told.bars), abs=1e-9)
        assert told.value == (size - 1) * told.score
        assert ("score_below" in broken) == (links.score.min() < 50)
        assert "score_below" not in broken or broken["score_below"].value == links.score.min()


RECORDS = [
    ("a", 9, 5, "energie", None),
    ("b", 41.2, 5, "energie", None),
    ("c", 10.5, 5, "mobilite", None),
    ("d", 9.5, 5, "energie", None),
    ("e", 9, 6, None, None),
]


def found_of(records=RECORDS, **chosen):
    projects = make_projects(records)
    projects["call"] = ["2024" if name != "d" else "2025" for name in projects.project_id]
    return suggest(projects, make_territories(), PoolingSettings(**chosen))


@pytest.mark.parametrize(
    ("group", "chosen", "french", "english"),
    [
        pytest.param(
            "ab",
            {"min_score": 0},
            ["32,2 km > 30 km : deux membres sont au-delà de la distance maximale."],
            ["32.2 km > 30 km: two members are farther apart than the maximum distance."],
            id="too far",
        ),
        pytest.param(
            "ac",
            {"min_score": 0},
            ["Les membres n'ont aucun thème commun, ou aucun de ceux choisis."],
            ["The members share no theme, or none of those chosen."],
            id="no shared theme",
        ),
        pytest.param(
            "ad",
            {"min_score": 0},
            ["Au moins deux EPCI : ici 1.", "Les membres relèvent de 2 appels différents."],
            ["Two EPCI at least: here 1.", "The members belong to 2 different calls."],
            id="one EPCI, two calls",
        ),
        pytest.param(
            "abc",
            {"max_members": 2, "min_score": 0, "max_distance": 40_000},
            ["3 membres pour un maximum de 2.", "Les membres n'ont aucun thème commun, ou aucun de ceux choisis."],
            ["3 members for a maximum of 2.", "The members share no theme, or none of those chosen."],
            id="too many members",
        ),
        pytest.param("a", {}, ["Au moins deux EPCI : ici 1."], ["Two EPCI at least: here 1."], id="one project"),
        pytest.param("", {}, ["Au moins deux EPCI : ici 0."], ["Two EPCI at least: here 0."], id="nobody"),
    ],
)
def test_the_rules_that_break_are_told_in_both_languages(group, chosen, french, english):
    found = found_of(**chosen)
    for language, sentences in (("fr", french), ("en", english)):
        assert [rule.message for rule in assess(found, group, language=language).broken] == sentences


def test_a_score_below_the_minimum_is_told_with_the_weakest_pair():
    (rule,) = assess(found_of(min_score=90, max_distance=40_000), "ab").broken
    assert (rule.code, rule.limit, rule.value < 90) == ("score_below", 90, True)
    assert rule.message.endswith("< 90 : deux membres sont sous le score minimal.")


def test_less_than_two_projects_are_worth_nothing():
    for group in ("", "a"):
        told = assess(found_of(), group)
        assert (told.score, told.value, told.diameter_m, told.bars) == (0, 0, 0, ())


def test_a_project_that_takes_no_part_or_does_not_exist_is_refused():
    found = found_of()
    for group, code in ((["a", "e"], "project_no_theme"), (["a", "nobody"], "project_unknown")):
        with pytest.raises(TerritoiresError) as refused:
            assess(found, group)
        assert refused.value.code == code


def test_a_pool_across_an_ocean_has_no_distance_and_no_proximity():
    here = make_projects([("a", 5, 5, "energie", None)]).to_crs(4326)
    there = gpd.GeoDataFrame(
        {"project_id": ["b"], "themes": ["energie"], "epci_code": ["249740119"]},
        geometry=gpd.points_from_xy([55.45], [-20.9]),
        crs=4326,
    )
    projects = pd.concat([here, there], ignore_index=True)
    told = assess(suggest(projects, make_territories()), "ab")
    assert told.diameter_m == np.inf and told.score >= 0
    assert told.broken[0].message.startswith("∞ km > 30 km")
    kept = suggest(projects, make_territories(), constraints=Constraints(together=(("a", "b"),)))
    assert "∞ km" in kept.opportunities.rationale[0]
    assert explain(kept, told.opportunity_id).score == told.score
