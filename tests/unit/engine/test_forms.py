"""Which forms of pooling a group could take, and the condition that each meets or fails."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from worlds import make_projects

from territoires_plugin.engine import suggest
from territoires_plugin.engine.applicants import applicants_of, together
from territoires_plugin.engine.form_conditions import forms_of_pooling
from territoires_plugin.engine.forms import FORMS, Territory, bodies_by_epci, forms_column, met_forms, parties_of
from territoires_plugin.engine.measures.contiguity import Neighbourhood
from territoires_plugin.engine.pieces import in_one_piece, pieces
from territoires_plugin.model.errors import TerritoiresError
from territoires_plugin.territories.adjacency import touching
from territoires_plugin.territories.reference import load_epci

NAMES = {letter: f"CC {letter}" for letter in "ABCDE"}
CHAIN = Neighbourhood(frozenset("ABCDE"), frozenset({("A", "B"), ("B", "C"), ("D", "E")}))


def told(codes, *, population=None, applicants="unknown", bodies=None, language="en", names=NAMES):
    territory = Territory(CHAIN, dict.fromkeys("ABCDE", 9_000) if population is None else population, bodies or {})
    parties = parties_of(tuple(codes), applicants, territory)
    return {form.code: form for form in forms_of_pooling(parties, names, language)}


@pytest.mark.parametrize(
    ("codes", "meets", "condition"),
    [
        ("ABC", True, "the 3 EPCI are in one piece; to be checked: no enclave, none of them in another PETR"),
        ("ABD", False, "not in one piece: CC D touches none of the others"),
        ("AC", False, "not in one piece: CC A and CC C do not touch each other"),
        ("ABDE", False, "not in one piece but in 2: CC A and CC B; CC D and CC E"),
        ("AX", None, "only where the EPCI are in one piece: a boundary is missing, so whether they touch is not known"),
    ],
)
def test_the_petr_needs_one_piece_and_names_who_stands_apart(codes, meets, condition):
    petr = told(codes)["petr"]
    assert (petr.source, petr.meets, petr.condition) == ("CGCT L5741-1", meets, condition)


def test_several_epci_apart_from_a_piece_are_named_together():
    neighbours = Neighbourhood(frozenset("ABCD"), frozenset({("A", "B")}))
    forms = forms_of_pooling(parties_of(tuple("ABCD"), "unknown", Territory(neighbours, {}, {})), NAMES, "fr")
    petr = next(form for form in forms if form.code == "petr")
    assert petr.condition == "pas d'un seul tenant : CC C et CC D ne touchent aucun des autres"


@pytest.mark.parametrize(
    ("codes", "population", "meets", "said"),
    [
        ("AB", {"A": 100_001, "B": 5}, True, "above 100,000 inhabitants: CC A (100,001 inhabitants)"),
        ("AB", {"A": 252_000}, True, "above 100,000 inhabitants: CC A (252,000 inhabitants)"),
        ("AB", {"A": 100_000, "B": 5}, None, "above 50,000: CC A (100,000 inhabitants), which is enough where"),
        ("AC", {"A": 100_000, "C": 5}, False, "no EPCI above 100,000 inhabitants"),
        ("AB", {"A": 50_000, "B": 5}, False, "no EPCI above 100,000 inhabitants"),
        ("AB", {"A": 50_000}, None, "the population of CC B is not known"),
    ],
)
def test_the_pole_metropolitain_names_the_epci_above_100_000(codes, population, meets, said):
    pole = told(codes, population=population)["pole_metropolitain"]
    assert pole.meets is meets
    assert said in pole.condition


def test_a_service_commun_is_wrong_between_two_epci():
    form = told("AB", language="fr")["service_commun"]
    assert form.meets is False
    assert form.condition == "entre un EPCI et ses propres communes, jamais entre deux EPCI"


@pytest.mark.parametrize(
    ("applicants", "closed", "opened"), [("local", True, False), ("wider", False, True), ("unknown", None, None)]
)
def test_a_syndicat_mixte_turns_on_what_the_applicants_are(applicants, closed, opened):
    forms = told("AB", applicants=applicants)
    assert (forms["syndicat_mixte_ferme"].meets, forms["syndicat_mixte_ouvert"].meets) == (closed, opened)


def test_a_listed_body_that_all_share_is_proposed_first():
    table = pd.DataFrame(
        {
            "epci_code": ["A", "B", "A", "B", "C", None, "A"],
            "body": ["ARNia", "ARNia", "SCoT <b>", "SCoT <b>", "ARNia", "ARNia", None],
        }
    )
    bodies = bodies_by_epci(table)
    parties = parties_of(("C", "B", "A"), "unknown", Territory(CHAIN, {}, bodies))
    first = forms_of_pooling(parties, NAMES, "fr")[0]
    assert (first.code, first.name, first.meets) == ("existing_body", "ARNia", True)
    assert first.condition == "existe déjà, et les 3 EPCI en sont membres : à examiner en premier"
    assert [
        form.name for form in forms_of_pooling(parties_of(("A", "B"), "local", Territory(CHAIN, {}, bodies)), NAMES)
    ][:2] == ["ARNia", "SCoT <b>"]
    assert "existing_body" not in told("AD", bodies=bodies)


def test_a_table_of_bodies_without_its_fields_is_refused():
    with pytest.raises(TerritoiresError, match=r"“epci_code” and “body” \(fields: siren, nom\)"):
        bodies_by_epci(pd.DataFrame({"siren": [], "nom": []}))
    assert bodies_by_epci(None) == {}


@pytest.mark.parametrize("codes", ["AB", "AC", "ABD", "AX"])
@pytest.mark.parametrize("applicants", ["local", "wider", "unknown"])
def test_the_column_holds_the_forms_whose_condition_is_met(codes, applicants):
    population, bodies = {"A": 120_000, "B": 1}, {"A": frozenset({"ARNia"}), "B": frozenset({"ARNia"})}
    listed = told(codes, population=population, applicants=applicants, bodies=bodies)
    territory = Territory(CHAIN, population, bodies)
    met = [code for code, form in listed.items() if form.meets]
    assert met_forms(parties_of(tuple(codes), applicants, territory)) == met
    assert forms_column([(tuple(codes), applicants)] * 2, territory) == [";".join(sorted(met))] * 2
    assert {"groupement_commandes", "entente", "service_unifie"} <= set(met) <= set(FORMS)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_names_of_users_pass_unharmed(language):
    hostile = {code: f"{code} <b>=1+1 {{names}} 🚲" for code in "ABCDE"}
    forms = told("AC", population={"A": 120_000}, language=language, names=hostile)
    assert hostile["A"] in forms["petr"].condition
    assert hostile["A"] in forms["pole_metropolitain"].condition


def test_applicants_are_told_by_their_siren():
    sirets = ["21210231200013", "212102312", 222_100_018.0, "23 210 001 8", "243900412", "200012345", "CC A", None, ""]
    kinds = applicants_of(np.array(sirets, dtype=object), ["243900412"])
    assert list(kinds) == ["local", "local", "wider", "wider", "local", "unknown", "unknown", "unknown", "unknown"]
    assert together(["local", "local"]) == "local"
    assert together(["local", "wider", "unknown"]) == "wider"
    assert together(["local", "unknown"]) == "unknown"


def test_pieces_are_those_of_touching_epci():
    assert pieces("ABCDE", CHAIN) == (("A", "B", "C"), ("D", "E"))
    assert pieces("AX", CHAIN) is None
    assert (in_one_piece("ABC", CHAIN), in_one_piece("AC", CHAIN), in_one_piece("AX", CHAIN)) == (True, False, None)


def test_the_sirets_of_the_projects_decide_the_syndicat_in_the_column(territories):
    projects = make_projects([("a", 9, 5, "energie", None), ("b", 11, 5, "energie", None)])
    assert "syndicat" not in suggest(projects, territories).opportunities.forms[0]
    projects["applicant_siret"] = ["21210231200013", projects.epci_code[1]]
    assert suggest(projects, territories).opportunities.forms[0] == (
        "entente;groupement_commandes;petr;service_unifie;syndicat_mixte_ferme"
    )


DIJON, NORGE, BESANCON = "242100410", "200069540", "242500361"


def test_on_real_ground_dijon_and_its_neighbour_are_in_one_piece_and_besancon_is_not():
    epci = load_epci(regions=["27"])
    names = dict(zip(epci.epci_code, epci.name))
    territory = Territory(
        Neighbourhood(frozenset(epci.epci_code), touching(epci)), dict(zip(epci.epci_code, epci.population)), {}
    )
    beside = {form.code: form for form in forms_of_pooling(parties_of((DIJON, NORGE), "unknown", territory), names)}
    assert beside["petr"].condition.startswith("les 2 EPCI sont d'un seul tenant")
    assert "Dijon Métropole (2" in beside["pole_metropolitain"].condition
    assert names[NORGE] not in beside["pole_metropolitain"].condition
    apart = parties_of((DIJON, NORGE, BESANCON), "unknown", territory)
    petr = next(form for form in forms_of_pooling(apart, names) if form.code == "petr")
    assert petr.condition == f"pas d'un seul tenant : {names[BESANCON]} ne touche aucun des autres"
