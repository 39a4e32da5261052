from __future__ import annotations

import pytest

pytest.importorskip("graphql", reason="graphql-core is not installed")

from graphql import FieldNode, TypeInfo, TypeInfoVisitor, Visitor, build_schema, parse, validate, visit

from territoires_plugin.intake.demarches_api.client import QUERY
from tests.demarches.server import SCHEMA, fragments_of

TEXT = QUERY.read_text(encoding="utf-8")
PERSONAL = {
    "usager", "annotations", "messages", "avis", "instructeurs", "nom", "prenom", "email", "civilite", "nomMandataire",
    "prenomMandataire", "dateDeNaissance", "files", "deposeParUnTiers", "traitements",
}  # fmt: skip
DEPTH = 15  # the deepest query that the server takes


@pytest.fixture(scope="module")
def schema():
    return build_schema(SCHEMA.read_text(encoding="utf-8"))


def fields_asked(schema):
    """(type, field) of everything that the query asks for."""
    found = set()
    info = TypeInfo(schema)

    class Fields(Visitor):
        def enter_field(self, node: FieldNode, *_):
            found.add((info.get_parent_type().name, node.name.value))

    visit(parse(TEXT), TypeInfoVisitor(info, Fields()))
    return found


def test_the_query_is_one_that_the_server_takes(schema):
    assert validate(schema, parse(TEXT)) == []


def test_a_field_that_does_not_exist_would_be_found(schema):
    assert validate(schema, parse(TEXT.replace("raisonSociale", "raison")))


def test_every_kind_of_champ_is_asked_for_by_its_type(schema):
    kinds = {kind.name for kind in schema.get_possible_types(schema.type_map["Champ"])} - {"QuantumChamp"}
    assert len(kinds) == 24
    assert kinds <= fragments_of(TEXT)


def test_nothing_personal_is_asked_for(schema):
    asked = fields_asked(schema)
    assert not PERSONAL & {field for _, field in asked}
    assert "PersonnePhysique" not in {kind for kind, _ in asked}
    assert {("PersonneMorale", "siret"), ("Entreprise", "raisonSociale"), ("Entreprise", "formeJuridiqueCode")} <= asked


def test_the_query_is_no_deeper_than_the_server_allows():
    flat = TEXT[: TEXT.index("fragment Answer")]
    inner = TEXT[TEXT.index("fragment Answer") : TEXT.index("fragment Organisation")]
    last = TEXT[TEXT.index("fragment Organisation") :]
    assert sum(map(deepest, (flat, inner, last))) <= DEPTH


def deepest(text):
    level = most = 0
    for letter in text:
        level += {"{": 1, "}": -1}.get(letter, 0)
        most = max(most, level)
    return most
