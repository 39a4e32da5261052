"""Why an opportunity stands: contributions, weak links, what it is worth without each member."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from worlds import make_projects, make_territories, random_call

from territoires_plugin.engine import PoolingSettings, explain, score_pairs, suggest
from territoires_plugin.model.errors import TerritoiresError


def explanations(suggestions, **choices):
    return [explain(suggestions, name, **choices) for name in suggestions.opportunities.opportunity_id]


@settings(max_examples=25, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    weights=st.sampled_from(["", "text=5;time=3", "proximity=0;theme=0;text=1", "maturity=1;balance=2"]),
    language=st.sampled_from(["fr", "en"]),
)
def test_bars_sum_to_the_score_of_each_pair_and_of_the_opportunity(seed, weights, language):
    found = suggest(random_call(seed, 60), make_territories(), PoolingSettings(weights=weights, min_score=20))
    assume(len(found.opportunities))
    for one, row in zip(explanations(found, language=language), found.opportunities.itertuples()):
        assert sum(bar.points for bar in one.bars) == pytest.approx(row.score, abs=1e-9)
        assert sum(bar.most for bar in one.bars) == pytest.approx(100, abs=1e-9)
        assert one.score == row.score
        for pair in one.pairs:
            assert sum(bar.points for bar in pair.bars) == pytest.approx(pair.score, abs=1e-9)
            assert sum(bar.most for bar in pair.bars) == pytest.approx(100, abs=1e-9)
            assert [bar.points for bar in pair.bars] == sorted((bar.points for bar in pair.bars), reverse=True)
        for bar in (*one.bars, *(bar for pair in one.pairs for bar in pair.bars)):
            assert -1e-9 <= bar.points <= bar.most + 1e-9


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10_000), score=st.sampled_from([0.0, 40.0]))
def test_the_value_without_a_member_is_that_of_the_others(seed, score):
    projects, chosen = random_call(seed, 60), PoolingSettings(min_score=score)
    found = suggest(projects, make_territories(), chosen)
    pairs = score_pairs(projects, make_territories(), chosen)
    scores = dict(zip(zip(pairs.from_id, pairs.to_id), pairs.score))
    epci = projects.set_index("project_id").epci_code
    for one in explanations(found):
        for member in one.members:
            others = [other.project_id for other in one.members if other is not member]
            rest = [scores[pair] for pair in combinations(others, 2)]
            stands = epci[others].nunique() > 1
            assert member.stands_without == stands
            expected = (len(others) - 1) * np.mean(rest) if stands else 0
            assert member.value_without == pytest.approx(expected, abs=1e-9)
            assert member.difference == pytest.approx(one.value - expected, abs=1e-9)
            own = [scores[tuple(sorted((member.project_id, other)))] for other in others]
            assert member.mean_score == pytest.approx(np.mean(own), abs=1e-9)
        assert one.value == pytest.approx((len(one.members) - 1) * one.score)
        assert one.weakest_pair.score == min(pair.score for pair in one.pairs)
        assert one.weakest_member.mean_score == min(member.mean_score for member in one.members)


def pool(**columns):
    projects = make_projects(
        [
            ("a", 9, 9, "energie", None),
            ("b", 11, 9, "energie", None),
            ("c", 11, 11, "energie", None),
            ("d", 16, 15, "energie;mobilite", None),
        ]
    )
    return projects.assign(**columns)


def explained(projects, cooperation=None, **choices):
    found = suggest(projects, make_territories(), cooperation=cooperation)
    return explain(found, found.opportunities.opportunity_id[0], **choices)


def test_the_weakest_pair_and_member_are_those_far_from_the_others():
    one = explained(pool())
    assert one.weakest_member.project_id == "d"
    assert (one.weakest_pair.from_id, one.weakest_pair.to_id) == ("a", "d")
    assert one.weakest_pair.distance_m == pytest.approx(np.hypot(7_000, 6_000))
    assert {bar.name for bar in one.bars} == {"proximité", "thèmes", "contiguïté"}


def test_the_value_without_a_member_is_told_in_both_languages():
    french, english = (explained(pool(), language=language).members[3] for language in ("fr", "en"))
    assert french.message.startswith("sans lui, l'opportunité vaudrait ")
    assert f"{english.value_without:.1f} instead of {english.value_without + english.difference:.1f}" in english.message
    pair = explained(pool()[:2], language="en").members[0]
    assert pair.message == "without it a single project is left: no opportunity"
    assert (pair.stands_without, pair.value_without) == (False, 0)
    neighbours = make_projects(
        [("a", 8, 5, "energie", None), ("b", 9, 5, "energie", None), ("c", 11, 5, "energie", None)]
    )
    last = explained(neighbours).members[2]
    assert last.message == "sans lui, les autres sont d'un même EPCI : plus d'opportunité"


def test_the_words_that_two_descriptions_share_are_told():
    titles = ["Éclairage public à LED", "Rénover l'éclairage public", "Vélos électriques", None]
    pairs = {(pair.from_id, pair.to_id): pair for pair in explained(pool(title=titles)).pairs}
    assert set(pairs["a", "b"].shared_terms) == {"éclairage", "public"}
    assert pairs["a", "c"].shared_terms == ()
    assert "text" not in {bar.component for bar in pairs["a", "d"].bars}
    assert "text" in {bar.component for bar in pairs["a", "c"].bars}
    assert all(pair.shared_terms == () for pair in explained(pool()).pairs)


def test_it_names_who_could_lead_and_the_forms_with_their_conditions():
    cooperation = pd.DataFrame({"epci_code": [f"2000000{n:02d}" for n in range(18)], "body": ["ARNia"] * 18})
    one = explained(pool(stage=["idea", "done", None, "study"]), cooperation)
    # b is alone in its EPCI, c and d share one
    assert one.lead_candidates[0].epci_code == "200000007"
    assert one.lead_candidates[0].projects == 2
    assert (one.forms[0].code, one.forms[0].name) == ("existing_body", "ARNia")
    petr = next(form for form in one.forms if form.code == "petr")
    assert petr.meets and "d'un seul tenant" in petr.condition


def test_the_first_lead_is_the_one_in_the_table():
    found = suggest(random_call(4, 90), make_territories())
    leads = [one.lead_candidates[0].epci_code for one in explanations(found)]
    assert leads == found.opportunities.lead_epci.tolist()
    met = [sorted(form.code for form in one.forms if form.meets) for one in explanations(found)]
    assert met == found.opportunities.forms.str.split(";").tolist()


def test_names_of_epci_come_from_the_projects_where_the_territories_have_none():
    projects = pool(epci_name=["CC A", "CC B", "CC C", None])
    territories = make_territories().drop(columns="name")
    found = suggest(projects, territories)
    names = {one.epci_name for one in explain(found, found.opportunities.opportunity_id[0]).members}
    assert names == {"CC A", "CC B", "CC C"}


def test_an_opportunity_that_is_not_there_is_refused_in_both_languages():
    found = suggest(pool(), make_territories())
    with pytest.raises(TerritoiresError) as refused:
        explain(found, "0123456789abcdef")
    assert "0123456789abcdef" in refused.value.text("fr") and "0123456789abcdef" in refused.value.text("en")


def test_the_answer_is_the_same_whatever_the_order_of_the_rows():
    projects = random_call(6, 80)
    one, other = (suggest(table, make_territories()) for table in (projects, projects.iloc[::-1]))
    assert explanations(one) == explanations(other)


def test_text_of_users_passes_unharmed():
    hostile = ["<b>", "=1+1", "' OR 1=1 --", "{value}"]
    projects = pool(project_id=hostile, title=["🚲" * 50, "x" * 10_000, "{count}", "«»"])
    assert sorted(member.project_id for member in explained(projects).members) == sorted(hostile)
