"""The columns of a démarche are those of its tabular export."""

from __future__ import annotations

import pytest

from territoires_plugin.intake.demarches_api.access import Access
from territoires_plugin.intake.demarches_api.fetching import fetch_demarche
from territoires_plugin.intake.demarches_api.fixed_columns import FIXED
from territoires_plugin.intake.demarches_api.source import open_demarche
from territoires_plugin.intake.mapping import Mapping
from territoires_plugin.intake.urllib_transport import UrllibTransport

pytest.importorskip("graphql", reason="graphql-core is not installed")

from tests.demarches.dossiers import OFFICE, block, champ, commune, dossier, organisation
from tests.demarches.server import NUMBER, TOKEN

DOUBS = {"code": "25", "name": "Doubs"}


@pytest.fixture
def table(server, tmp_path):
    """The columns that a form fills, with the texts of each dossier."""

    def read(*forms):
        server.dossiers = [dossier(number, *champs) for number, champs in enumerate(forms, 1)]
        access = Access(NUMBER, TOKEN, server.url)
        head = open_demarche(fetch_demarche(access, UrllibTransport(), tmp_path, anew=True), Mapping()).head(99)
        assert head.columns[: len(FIXED)] == FIXED
        return {name: list(cells) for name, cells in list(zip(head.columns, head.cells))[len(FIXED) :]}

    return read


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (champ("TextChamp", "L", " du texte "), {"L": "du texte"}),
        (commune("L", "25056", "Besançon", "25000", "25", "Doubs"),
         {"L": "Besançon (25000)", "L (Code INSEE)": "25056", "L (Département)": "25 – Doubs"}),
        (champ("EpciChamp", "L", epci={"code": "242500361", "name": "Grand Besançon"}, departement=DOUBS),
         {"L": "Grand Besançon", "L (Code)": "242500361", "L (Département)": "25 – Doubs"}),
        (champ("DepartementChamp", "L", "25 – Doubs", departement=DOUBS), {"L": "Doubs", "L (Code)": "25"}),
        (champ("RegionChamp", "L", region={"code": "27", "name": "BFC"}), {"L": "BFC", "L (Code)": "27"}),
        (champ("PaysChamp", "L", pays={"code": "FR", "name": "France"}), {"L": "France", "L (Code)": "FR"}),
        (champ("AddressChamp", "L", "x", address={"label": "1 rue X 25000 Besançon", "postalCode": "25000"},
               commune={"code": "25056", "name": "Besançon"}),
         {"L": "1 rue X 25000 Besançon", "L (Code INSEE)": "25056"}),
        (champ("MultipleDropDownListChamp", "L", values=["a", "b, c"]), {"L": "a, b, c"}),
        (champ("LinkedDropDownListChamp", "L", primaryValue="a", secondaryValue="b"), {"L": "a;b"}),
        (champ("LinkedDropDownListChamp", "L", primaryValue="a", secondaryValue=None), {"L": "a"}),
        (champ("DropDownListChamp", "L", "a", value="a"), {"L": "a"}),
        (champ("YesNoChamp", "L", value=True), {"L": "Oui"}),
        (champ("YesNoChamp", "L", value=False), {"L": "Non"}),
        (champ("YesNoChamp", "L", value=None), {"L": None}),
        (champ("CheckboxChamp", "L", "true", value=True), {"L": "on"}),
        (champ("CheckboxChamp", "L", "false", value=False), {"L": "off"}),
        (champ("DecimalNumberChamp", "L", value=12.5), {"L": "12.5"}),
        (champ("DecimalNumberChamp", "L", value=12500.0), {"L": "12500"}),
        (champ("IntegerNumberChamp", "L", value="9007199254740993"), {"L": "9007199254740993"}),
        (champ("DateChamp", "L", date="2026-03-25"), {"L": "2026-03-25"}),
        (champ("DatetimeChamp", "L", datetime="2026-03-25T10:00:00+01:00"), {"L": "2026-03-25T10:00:00+01:00"}),
        (champ("SiretChamp", "L", "24250036100017", etablissement=None), {"L": "24250036100017"}),
        (champ("SiretChamp", "L", OFFICE, etablissement=organisation()), {"L": OFFICE}),
        (champ("DossierLinkChamp", "L", "77", dossier=None), {"L": "77"}),
        (block("B", [champ("TextChamp", "L", "a"), champ("YesNoChamp", "M", value=True)],
               [champ("TextChamp", "L", "b"), champ("YesNoChamp", "M", value=None)]),
         {"B – L": "a;b", "B – M": "Oui"}),
        (block("B", [commune("C", "25056", "Besançon", "25000", "25", "Doubs")],
               [commune("C", "39300", "Lons-le-Saunier", "39000", "39", "Jura")]),
         {"B – C": "Besançon (25000);Lons-le-Saunier (39000)", "B – C (Code INSEE)": "25056;39300",
          "B – C (Département)": "25 – Doubs;39 – Jura"}),
    ],
)  # fmt: skip
def test_each_kind_of_answer_reads_as_in_the_export(table, answer, expected):
    assert table([answer]) == {name: [text] for name, text in expected.items()}


def test_headings_and_explanations_are_no_columns(table):
    heading, text = champ("TextChamp", "1. Le projet", ""), champ("TextChamp", "Intitulé", None)
    assert table([heading, text], [heading, {**text, "stringValue": "Navette"}]) == {"Intitulé": [None, "Navette"]}


def test_two_fields_with_one_label_stay_two_columns(table):
    one, other, third = (
        champ("TextChamp", label, text, text) for label, text in (("Objet", "a"), ("objet ", "b"), ("ID", "c"))
    )
    assert table([one, other, third]) == {"Objet": ["a"], "objet (2)": ["b"], "ID (2)": ["c"]}


def test_a_field_that_was_renamed_stays_one_column_with_its_latest_label(table):
    old, new = champ("TextChamp", "Nom", "a", "1"), champ("TextChamp", "Intitulé", "b", "1")
    assert table([old], [new]) == {"Intitulé": ["a", "b"]}


def test_a_field_that_was_added_stands_where_the_form_has_it(table):
    a, b, c = (champ("TextChamp", label, label, label) for label in "abc")
    assert list(table([a, c], [a, b, c])) == ["a", "b", "c"]
    assert list(table([a, b, c], [c])) == ["a", "b", "c"]


def test_a_field_whose_kind_changed_has_the_columns_of_both(table):
    old = champ("TextChamp", "C", "Besançon", "1")
    new = {**commune("C", "25056", "Besançon", "25000", "25", "Doubs"), "champDescriptorId": "1"}
    assert table([old], [new])["C"] == ["Besançon", "Besançon (25000)"]
    assert table([old], [new])["C (Code INSEE)"] == [None, "25056"]
