"""Files without a mapping: imported unaided where that is certain, refused with what is undecided otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.recognition.held_out import office_spreadsheet
from territoires_plugin.intake.detection import detect, write_mapping
from territoires_plugin.intake.importing import open_source
from territoires_plugin.intake.mapping import Mapping, load_mapping
from territoires_plugin.intake.source_table import Head, trimmed
from territoires_plugin.model.errors import TerritoiresError
from territoires_plugin.model.taxonomy import load_taxonomy
from territoires_plugin.territories.reference import load_gazetteer

HEADER = ["N° dossier", "Objet", "Porteur", "Insee", "Commune", "Thématique", "Coût total HT", "Subvention sollicitée"]
ROWS = [
    ["D-1", "Covoiturage du quotidien", "Ville de Besançon", "25056", "Besançon", "Mobilité", "85 000 €", "42 000"],
    ["D-2", "Éclairage public piloté", "Ville de Dijon", "21231", "Dijon", "Énergie", "1,2 M€", "600 000"],
    ["D-3", "Budget participatif", "Ville de Dole", "39198", "Dole", "Gouvernance", "9 500", "4 000"],
    ["D-4", "Navette à la demande", "Ville de Vesoul", "70550", "Vesoul", "Transports", "50 000", "20 000"],
]
CODES = ("25056", "21231", "39198", "70550", "90010", "71076", "58194", "89024", "25388", "39300")


def found(path, **options):
    return detect(open_source(path, Mapping()), load_taxonomy(), load_gazetteer(), file=path.name, **options)


def columns(detection) -> dict[str, str]:
    return {target: choice.column for target, choice in detection.choices.items()}


def test_a_table_with_the_words_of_the_field_is_imported_unaided(write, run):
    result = run(write(HEADER, ROWS))
    project = result.projects.set_index("project_id").loc["D-1"]
    assert project[["title", "applicant", "commune_code", "themes", "budget", "grant_requested"]].tolist() == [
        "Covoiturage du quotidien", "Ville de Besançon", "25056", "mobilite", 85000.0, 42000.0,
    ]  # fmt: skip
    assert result.unused_columns == ()


def test_notes_on_the_whole_file_tell_what_was_taken_for_what(write, run):
    notes = run(write(HEADER, ROWS)).notes
    told = notes[notes["code"] == "column_detected"]
    assert dict(zip(told["field"], told["value"]))["grant_requested"] == "Subvention sollicitée"
    assert told["row"].isna().all()
    unknown = notes[notes["code"] == "code_unknown"]
    assert unknown[["row", "value"]].to_numpy().tolist() == [[5, "Transports"]]


def test_our_own_columns_are_taken_as_they_are_without_a_word(write, run):
    source = write(["project_id", "commune_code", "Intitulé", "Montant total"], [["a", "25056", "Vélos", "12"]])
    result = run(source)
    assert result.notes.empty
    assert result.unused_columns == ("Intitulé", "Montant total")
    assert (found(source).format, found(source).is_sure) == ("own", True)


@pytest.mark.parametrize(
    ("header", "row", "words"),
    [
        (["Objet", "Insee"], ["Vélos", "25056"], ["project_id"]),
        (["N° dossier", "Objet"], ["1", "Vélos"], ["commune_code / epci_code / longitude + latitude"]),
        (["N° dossier", "Objet", "Département"], ["1", "Vélos", "25"], ["commune_code / epci_code"]),
        (["a", "b"], ["1", "2"], ["project_id", "commune_code"]),
    ],
    ids=["no identifier", "no place", "a département is no place to pool", "nothing known"],
)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_cannot_be_decided_stops_the_import_and_is_named(write, run, header, row, words, language):
    with pytest.raises(TerritoiresError) as caught:
        run(write(header, [row]))
    assert caught.value.code == "mapping_unsure"
    text = caught.value.text(language)
    assert all(word in text for word in [*words, *header, "MAPPING", "projets.csv"])


def test_identifiers_that_repeat_are_not_trusted(write, run):
    rows = [["1", "25056"], ["1", "21231"], ["2", "39198"]]
    with pytest.raises(TerritoiresError, match="project_id") as caught:
        run(write(["N° dossier", "Insee"], rows))
    assert caught.value.code == "mapping_unsure"


def test_two_columns_that_fit_as_well_stop_the_import(write):
    header = ["N° dossier", "Commune de départ (Code INSEE)", "Commune d'arrivée (Code INSEE)"]
    detection = found(write(header, [["1", "25056", "21231"], ["2", "39198", "25056"]]))
    assert not detection.is_sure
    (undecided,) = [one for one in detection.undecided if one.field == "commune_code"]
    assert {one.column for one in undecided.candidates} == set(header[1:])
    assert all(name in undecided.text("fr") for name in header[1:])


def test_two_amounts_that_fit_as_well_are_left_out_and_told(write, run):
    rows = [[row[0], row[3], "1000", "1200"] for row in ROWS]
    result = run(write(["N° dossier", "Insee", "Coût des travaux", "Coût de l'opération"], rows))
    assert result.projects["budget"].isna().all()
    told = result.notes[result.notes["code"] == "column_undecided"]
    assert told["field"].tolist() == ["budget"]
    assert all(name in told["message"].iloc[0] for name in ("Coût des travaux", "Coût de l'opération"))


def test_the_cost_without_taxes_goes_before_the_cost_with_them(write, run):
    rows = [[row[0], row[3], "1200", "1000"] for row in ROWS]
    assert run(write(["N° dossier", "Insee", "Coût TTC", "Coût HT"], rows)).projects["budget"].tolist() == [1000.0] * 4


@pytest.mark.parametrize(
    "label",
    [
        "Nom du référent", "Prénom", "Email", "Courriel de contact", "Téléphone du porteur", "Instructeurs",
        "Avis du service", "Annotation privée", "Motivation de la décision", "Nom du maire", "porteurReferentNom",
    ],
)  # fmt: skip
def test_people_and_instructors_notes_are_never_taken(write, run, label):
    source = write([*HEADER[:1], label, "Insee"], [[row[0], f"Secret {row[0]}", row[3]] for row in ROWS])
    result = run(source)
    assert label not in columns(found(source)).values()
    assert "Secret" not in result.projects.to_csv() + result.notes.to_csv() + result.rejected.to_csv()


def test_a_column_of_e_mail_addresses_is_not_taken_whatever_its_name(write):
    header = ["N° dossier", "Porteur", "Insee"]
    rows = [[row[0], f"someone{row[0]}@example.org", row[3]] for row in ROWS]
    assert "applicant" not in columns(found(write(header, rows)))


def test_years_are_no_codes_of_communes(write):
    rows = [[row[0], str(2020 + number), row[3]] for number, row in enumerate(ROWS)]
    assert (
        columns(found(write(["N° dossier", "Programmation", "Lieu INSEE"], rows))).get("commune_code")
        != "Programmation"
    )


def test_centres_of_communes_are_not_taken_for_the_places_of_projects(write, run):
    rows = [[f"{code}-{number}", code, "47.2", "6.0"] for code in CODES for number in range(2)]
    result = run(write(["N° dossier", "Insee", "lat", "long"], rows))
    assert set(result.projects["location_precision"]) == {"commune"}
    assert result.notes.loc[result.notes["code"] == "column_left_out", "field"].tolist() == ["longitude", "latitude"]


def test_coordinates_of_the_projects_themselves_are_taken(write, run):
    rows = [[f"{number}", "25056", f"47.2{number}1", f"6.0{number}2"] for number in range(8)]
    assert set(run(write(["N° dossier", "Insee", "lat", "long"], rows)).projects["location_precision"]) == {"exact"}


def test_metres_in_the_legal_projection_are_recognised(write, run):
    rows = [["1", "928000,5", "6685000"], ["2", "854100", "6691000"]]
    result = run(write(["N° dossier", "X", "Y"], rows))
    assert result.projects["epci_code"].tolist()[0] == "242500361"
    assert set(result.projects["location_precision"]) == {"exact"}


def test_several_themes_in_one_field_are_parted_as_the_source_parts_them(write, run):
    header = ["N° dossier", "Insee", "Thématiques"]
    two = "Mobilité et logistique, Énergie et environnement"
    themes = [two, "Énergie et environnement", "Gouvernance et citoyenneté"]
    rows = [[row[0], row[3], theme] for row, theme in zip(ROWS, themes)]
    assert run(write(header, rows)).projects["themes"].tolist() == ["energie;mobilite", "energie", "gouvernance"]


def test_words_that_are_near_a_theme_are_read_with_a_note(write, run):
    header = ["N° dossier", "Insee", "Thématique", "Avancement", "Décision"]
    words = [("2 - Mobilités", "En réflexion", "Retenu"), ("Energie et Environement", "Travaux en cours", "Non retenu")]
    result = run(write(header, [[row[0], row[3], *told] for row, told in zip(ROWS, words)]))
    assert result.projects[["themes", "stage", "status"]].to_numpy().tolist() == [
        ["mobilite", "idea", "accepted"],
        ["energie", "operation", "rejected"],
    ]
    told = result.notes[result.notes["code"] == "word_detected"]
    assert set(told["value"]) == {word for row in words for word in row}


def test_a_saved_mapping_imports_the_same_as_the_detection(write, run, tmp_path):
    source = write(HEADER, ROWS)
    path = tmp_path / "saved.toml"
    write_mapping(found(source).mapping(), path)
    assert run(source, mapping=path).projects.equals(run(source).projects)


def test_grants_in_the_format_of_the_scdl_are_accepted_projects(write, run):
    header = [
        "nomAttribuant", "idAttribuant", "dateConvention", "referenceDecision", "nomBeneficiaire", "idBeneficiaire",
        "objet", "montant", "nature", "conditionsVersement",
    ]  # fmt: skip
    row = [
        "Région",
        "20005372600014",
        "2026-01-12",
        "2026-114",
        "Ville de Besançon",
        "21250056500016",
        "Vélos",
        "12000",
    ]
    result = run(write(header, [[*row, "aide en numéraire", "unique"]]))
    project = result.projects.iloc[0]
    assert (project["project_id"], project["title"], project["status"]) == ("2026-114", "Vélos", "accepted")
    assert (project["grant_requested"], project["epci_code"]) == (12000.0, "242500361")
    with pytest.raises(TerritoiresError, match=r"project_id .*referenceDecision"):
        run(write(header, [[*row, "a", "b"]] * 3))


def test_the_exchange_schema_gives_stage_themes_and_what_was_given_up(write, run):
    header = ["id", "nom", "phase", "phaseStatut", "porteurCodeSiret", "porteurReferentEmail", "leviers", "programme"]
    rows = [
        ["u-1", "Pistes", "Opération", "En cours", "21250056500016", "x@example.org", '["Vélo","Covoiturage"]', "CRTE"],
        ["u-2", "Compost", "Idée", "Abandonné", "21210231300018", "y@example.org", '["Biogaz"]', "CRTE"],
    ]  # fmt: skip
    result = run(write(header, rows, delimiter=","))
    assert result.projects[["stage", "status", "themes", "call"]].to_numpy().tolist() == [
        ["operation", None, "mobilite", "CRTE"],
        ["idea", "dropped", "energie", "CRTE"],
    ]
    assert "example.org" not in result.projects.to_csv() + result.notes.to_csv()


def test_geometries_given_beside_the_table_are_place_enough(write):
    source = write(["N° dossier", "Objet"], [["1", "Vélos"], ["2", "Bus"]])
    assert not found(source).is_sure
    assert found(source, drawn=True).is_sure


class Table:
    """A source in memory."""

    def __init__(self, header, cells):
        self.columns = tuple(header)
        self.cells = tuple(tuple(text or None for text in column) for column in cells)

    def head(self, count):
        return Head(self.columns, tuple(column[:count] for column in self.cells))


@settings(max_examples=20, deadline=None)
@given(order=st.permutations(office_spreadsheet()))
def test_the_order_of_the_columns_changes_nothing(order):
    table = Table([one.label for one in order], [one.cells for one in order])
    detection = detect(table, load_taxonomy(), load_gazetteer())
    assert columns(detection) == {one.truth[0]: one.label for one in order if one.truth}


LABELS = (
    st.sampled_from(["", "Nom", "Insee", "Commune", "x", "lat", "Thème", "ID", "État", "Montant", "Date"]) | st.text()
)
CELLS = (
    st.none()
    | st.text(min_size=1)
    | st.sampled_from(["25056", "47.2", "12/03/2026", "Énergie", '["a"', "21250056500016"])
)
TABLES = st.integers(0, 6).flatmap(
    lambda rows: st.lists(st.tuples(LABELS, st.lists(CELLS, min_size=rows, max_size=rows)), min_size=1, max_size=8)
)


@settings(max_examples=200, deadline=None)
@given(columns=TABLES)
def test_any_table_at_all_gives_a_mapping_that_can_be_written_and_read(tmp_path_factory, columns):
    labels = [label.strip() for label, _ in columns]
    detection = detect(Table(labels, [cells for _, cells in columns]), load_taxonomy(), load_gazetteer())
    path = tmp_path_factory.getbasetemp() / "any.toml"
    write_mapping(detection.mapping(), path)
    read = load_mapping(path, load_taxonomy())
    assert {name for name in read.columns.values() if name} <= {trimmed(label) for label in labels}
    assert all(0 < choice.confidence <= 1 for choice in detection.choices.values())
    assert detection.is_sure or detection.undecided
