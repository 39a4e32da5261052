"""Which EPCI could carry a pool, and why."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from worlds import make_territories, random_projects

from territoires_plugin.engine import suggest
from territoires_plugin.engine.lead_applicants import GroupMembers, lead_candidates, stage_numbers, standings

SMALL, LARGE, FAR = "200000001", "200000002", "200000003"
POPULATION = {SMALL: 8_000, LARGE: 45_210, FAR: 20_000}
NAMES = {SMALL: "CC Petite", LARGE: "CA Grande", FAR: "CC Loin"}


def members_of(*groups):
    """Groups of (EPCI, stage, km along a road) as the arrays of GroupMembers."""
    rows = [(number, *member) for number, group in enumerate(groups) for member in group]
    links = [(a, b) for a, b in combinations(range(len(rows)), 2) if rows[a][0] == rows[b][0]]
    return GroupMembers(
        group=np.array([row[0] for row in rows], dtype=np.int64),
        epci=np.array([row[1] for row in rows], dtype=object),
        stage=stage_numbers(np.array([row[2] for row in rows], dtype=object)),
        first=np.array([a for a, _ in links], dtype=np.int64),
        second=np.array([b for _, b in links], dtype=np.int64),
        distance=np.array([1000.0 * abs(rows[a][3] - rows[b][3]) for a, b in links]),
    )


def ranking(group, population=POPULATION, language="en"):
    return lead_candidates(standings(members_of(group), population), 0, NAMES, language)


def codes(candidates):
    return [candidate.epci_code for candidate in candidates]


def test_the_epci_that_is_first_most_often_leads():
    found = ranking([(SMALL, "operation", 0), (SMALL, "idea", 2), (LARGE, "idea", 5), (FAR, "study", 20)])
    assert codes(found) == [SMALL, LARGE, FAR]
    assert found[0].reasons == (
        "carries 2 of the 4 projects (first)",
        "8,000 inhabitants",
        "11.5 km from the projects of the others on average",
        "most advanced stage: operation (first)",
    )
    assert found[1].reasons[1:3] == (
        "45,210 inhabitants (first)",
        "7.7 km from the projects of the others on average (first)",
    )


def test_the_reasons_are_told_in_french():
    lead = ranking([(LARGE, "done", 0), (SMALL, None, 5.25)], language="fr")[0]
    assert lead.reasons == (
        "porte 1 des 2 projets",
        "45\u00a0210 habitants (en tête)",
        "à 5,2 km en moyenne des projets des autres",
        "stade le plus avancé : réalisé",
    )


@pytest.mark.parametrize(
    ("group", "lead"),
    [
        pytest.param([(SMALL, "done", 0), (LARGE, "idea", 5)], LARGE, id="population before maturity"),
        pytest.param([(SMALL, None, 0), (SMALL, None, 9), (LARGE, None, 5)], SMALL, id="projects before population"),
        pytest.param([(SMALL, None, 5), (LARGE, None, 0), (FAR, None, 9)], LARGE, id="population before centrality"),
    ],
)
def test_as_many_firsts_are_told_apart_by_the_order_of_the_criteria(group, lead):
    assert codes(ranking(group))[0] == lead


def test_when_nothing_tells_them_apart_the_lower_code_comes_first_and_nobody_is_marked():
    found = ranking([(FAR, "idea", 0), (SMALL, "idea", 3)], population={SMALL: 5, FAR: 5})
    assert codes(found) == [SMALL, FAR]
    assert not [reason for candidate in found for reason in candidate.reasons if "first" in reason]


def test_those_who_share_the_first_place_are_both_marked():
    found = ranking([(SMALL, "done", 0), (LARGE, "done", 3), (FAR, "idea", 5)])
    told = {candidate.epci_code: candidate.reasons[3] for candidate in found}
    assert told[SMALL] == told[LARGE] == "most advanced stage: done (first equal)"
    assert "first" not in told[FAR]


@pytest.mark.parametrize("population", [{}, {SMALL: 8_000}], ids=["none known", "one known"])
def test_what_is_not_known_of_all_counts_for_nobody(population):
    found = ranking([(SMALL, None, 0), (LARGE, "done", 3), (FAR, None, 4)], population)
    assert codes(found)[0] == LARGE  # the most central
    assert [candidate.population for candidate in found].count(None) == 3 - len(population)
    assert not [reason for candidate in found for reason in candidate.reasons if "inhabitants (first" in reason]


def test_centrality_looks_at_the_projects_of_the_others_alone():
    found = {one.epci_code: one for one in ranking([(SMALL, None, 0), (SMALL, None, 1), (LARGE, None, 10)])}
    assert found[SMALL].mean_distance_m == found[LARGE].mean_distance_m == 9_500
    assert "first" not in found[SMALL].reasons[2]


def test_an_epci_without_a_name_goes_by_its_code_and_names_of_users_pass_unharmed():
    hostile = "<b>=1+1 {count} 🚲" * 500
    ranked = standings(members_of([(SMALL, "idea", 0), (LARGE, "idea", 1)]), POPULATION)
    assert {one.name for one in lead_candidates(ranked, 0, {SMALL: hostile})} == {hostile, LARGE}


member = st.tuples(st.sampled_from([SMALL, LARGE, FAR]), st.sampled_from([None, "idea", "done"]), st.integers(0, 30))


@given(st.lists(st.lists(member, min_size=1, max_size=5), min_size=1, max_size=5))
def test_each_group_is_ranked_as_if_it_were_alone(groups):
    ranked = standings(members_of(*groups), POPULATION)
    for number, group in enumerate(groups):
        assert lead_candidates(ranked, number, NAMES) == ranking(group, language="fr")
    assert list(ranked.leads()) == [ranking(group)[0].epci_code for group in groups]


@given(
    st.lists(member, min_size=1, max_size=6).flatmap(lambda group: st.tuples(st.just(group), st.permutations(group)))
)
def test_the_order_of_the_members_changes_nothing(both):
    group, shuffled = both
    assert ranking(group) == ranking(shuffled)


def test_no_group_has_no_leads():
    assert len(standings(members_of(), POPULATION).leads()) == 0


def test_the_column_is_the_first_of_the_list():
    territories = make_territories()
    projects = random_projects(12, 90)
    projects["stage"] = np.random.default_rng(12).choice(["idea", "study", "done", "nonsense"], len(projects))
    found = suggest(projects, territories)
    assert len(found.opportunities) > 5
    for row in found.opportunities.itertuples():
        members = found.members[found.members.opportunity_id == row.opportunity_id].reset_index(drop=True)
        links = found.links[found.links.opportunity_id == row.opportunity_id]
        place = {name: number for number, name in enumerate(members.project_id)}
        group = GroupMembers(
            group=np.zeros(len(members), dtype=np.int64),
            epci=members.epci_code.to_numpy(dtype=object),
            stage=stage_numbers(members.stage.to_numpy(dtype=object)),
            first=links.from_id.map(place).to_numpy(dtype=np.int64),
            second=links.to_id.map(place).to_numpy(dtype=np.int64),
            distance=links.distance_m.to_numpy(),
        )
        ranked = standings(group, dict(zip(territories.epci_code, territories.population)))
        candidates = lead_candidates(ranked, 0, {})
        assert row.lead_epci == candidates[0].epci_code
        assert sum(candidate.projects for candidate in candidates) == row.project_count
        assert sorted(codes(candidates)) == row.epci_codes.split(";")
