"""A démarche imported as a user would, over HTTP."""

from __future__ import annotations

import datetime

import pytest

from territoires_plugin.intake.importing import import_projects
from territoires_plugin.model.errors import TerritoiresError
from territoires_plugin.model.progress import CallbackProgress, Cancelled

pytest.importorskip("graphql", reason="graphql-core is not installed")

from tests.demarches.dossiers import area, block, champ, commune, dossier, organisation, person, simple
from tests.demarches.server import NUMBER

SQUARE = {"type": "Polygon", "coordinates": [[[6, 47.2], [6.1, 47.2], [6.1, 47.3], [6, 47.3], [6, 47.2]]]}
FAR_SQUARE = {"type": "Polygon", "coordinates": [[[6.2, 47.2], [6.3, 47.2], [6.3, 47.3], [6.2, 47.3], [6.2, 47.2]]]}
POINT = {"type": "Point", "coordinates": [6.05, 47.25]}


def test_what_every_demarche_holds_is_imported_without_a_mapping(server, run):
    server.dossiers = [dossier(7, state="accepte"), dossier(9, state="sans_suite")]
    result = run(call="Appel 2026")
    row = result.projects.iloc[0]
    assert result.projects["project_id"].tolist() == ["7", "9"]
    assert result.projects["status"].tolist() == ["accepted", "dropped"]
    assert (row["applicant"], row["applicant_siret"]) == ("Grand Besançon Métropole", "24250036100017")
    assert (row["epci_code"], row["location_precision"]) == ("242500361", "epci")
    assert (row["call"], row["source"]) == ("Appel 2026", f"Démarche {NUMBER}")


def test_the_mapping_of_the_tabular_export_serves_the_api(server, run, mapping, tmp_path):
    toml = mapping(
        """
        [source]
        separator = ", "
        [columns]
        project_id = "ID"
        title = "Intitulé du projet"
        applicant = "Entreprise raison sociale"
        applicant_siret = "Établissement SIRET"
        status = "État du dossier"
        commune_code = "Commune du projet (Code INSEE)"
        departement_code = "Commune du projet (Département)"
        themes = "Thématiques"
        stage = "Avancement"
        budget = "Coût total"
        start_date = "Début"
        [values.themes]
        "Se déplacer, livrer" = "mobilite"
        [values.stage]
        "Oui" = "operation"
        """
    )
    server.dossiers = [
        dossier(
            42,
            champ("TextChamp", " **Intitulé du projet** ", "Navette"),
            commune("Commune du projet", "25056", "Besançon", "25000", "25", "Doubs"),
            champ("MultipleDropDownListChamp", "Thématiques", values=["Énergie", "Se déplacer, livrer"]),
            champ("YesNoChamp", "Avancement", "true", value=True),
            champ("IntegerNumberChamp", "Coût total", "12500", value="12500"),
            champ("DateChamp", "Début", "2026-03-25", date="2026-03-25"),
        )
    ]
    export = tmp_path / "export.csv"
    export.write_text(
        "ID,Établissement SIRET,Entreprise raison sociale,État du dossier,Intitulé du projet,Commune du projet,"
        "Commune du projet (Code INSEE),Commune du projet (Département),Thématiques,Avancement,Coût total,Début\n"
        "42,24250036100017,Grand Besançon Métropole,En construction,Navette,Besançon (25000),25056,25 – Doubs,"
        '"Énergie, Se déplacer, livrer",Oui,12500,2026-03-25\n',
        encoding="utf-8",
    )
    by_api = run(mapping=toml)
    by_file = import_projects(export, mapping=toml, language="en")
    assert by_api.projects.drop(columns="source").equals(by_file.projects.drop(columns="source"))
    row = by_api.projects.iloc[0]
    assert (row["themes"], row["stage"], row["budget"]) == ("energie;mobilite", "operation", 12500)
    assert by_api.notes.empty  # 12500 is a number, not 12.5


def test_what_was_drawn_goes_before_parcels_and_several_are_united(server, run):
    parcels = [area(POINT, "cadastre")]
    server.dossiers = [
        dossier(1, champ("CarteChamp", "Carte", geoAreas=[area(SQUARE), area(FAR_SQUARE), *parcels])),
        dossier(2, champ("CarteChamp", "Carte", geoAreas=[area(SQUARE, "cadastre")])),
        dossier(3, block("Sites", [champ("CarteChamp", "Où", geoAreas=[area(SQUARE)])])),
        dossier(4, champ("CarteChamp", "Carte", geoAreas=[])),
    ]
    projects = run().projects.set_index("project_id")
    assert projects["location_precision"].to_dict() == {"1": "exact", "2": "exact", "3": "exact", "4": "epci"}
    server.dossiers = server.dossiers[:3]  # beside the point of the fourth, all would be points
    drawn = run(anew=True).projects.geometry
    assert [sorted(one.bounds for one in several.geoms) for several in drawn] == [
        [(6, 47.2, 6.1, 47.3), (6.2, 47.2, 6.3, 47.3)],
        [(6, 47.2, 6.1, 47.3)],
        [(6, 47.2, 6.1, 47.3)],
    ]


@pytest.mark.parametrize("coordinates", [None, "x", [[["a"]]], [[[6, 47]]], [[[1e999, 47], [6, 48], [6, 47]]]])
def test_a_drawing_that_cannot_be_read_is_told_and_the_row_kept(server, run, coordinates):
    bad = {"type": "Polygon", "coordinates": coordinates if coordinates is not None else []}
    server.dossiers = [dossier(5, champ("CarteChamp", "Carte", geoAreas=[area(bad)]))]
    result = run()
    assert result.projects["location_precision"].tolist() == ["epci"]
    told = result.notes[result.notes["row"].notna()]
    assert told[["code", "project_id"]].to_numpy().tolist() == [["geometry_left_out", "5"]]


def test_a_champ_of_a_new_kind_is_kept_as_text_with_one_note(server, run, mapping):
    server.dossiers = [dossier(n, champ("QuantumChamp", "Intitulé", f"Projet {n}")) for n in (1, 2)]
    result = run(mapping=mapping('[columns]\ntitle = "Intitulé"\n'))
    assert result.projects["title"].tolist() == ["Projet 1", "Projet 2"]
    assert result.notes[["field", "value", "code"]].to_numpy().tolist() == [
        ["Intitulé", "QuantumChamp", "champ_type_unknown"]
    ]


def test_dossiers_that_the_server_does_not_give_are_counted(server, run, simple_mapping):
    server.dossiers = [simple(1), None, simple(3), None]
    result = run(mapping=simple_mapping)
    assert result.projects["project_id"].tolist() == ["1", "3"]
    assert "did not give 2 of the applications" in result.notes["message"].iloc[0]


def test_nothing_personal_is_imported_or_kept_in_the_folder(server, run, mapping, tmp_path):
    sole_trader = organisation("11122233300011", "PLANTED-NAME", "1000")
    server.dossiers = [
        dossier(
            1,
            champ("CiviliteChamp", "Civilité", "PLANTED-Mme", value="PLANTED-Mme"),
            champ("PieceJustificativeChamp", "Statuts", "PLANTED-file.pdf", files=[]),
            champ("TextChamp", "Courriel", "planted@example.org"),
            champ("TextChamp", "Téléphone", "06 12 34 56 78"),
            champ("SiretChamp", "Partenaire", "11122233300011", etablissement=sole_trader),
            champ("TextChamp", "Intitulé", "Navette 2026"),
            block("Contacts", [champ("TextChamp", "Mobile", "+33 6 12 34 56 78"), champ("TextChamp", "Rôle", "Élu")]),
            demandeur=organisation("44455566600011", "PLANTED-NAME", "1000"),
        ),
        dossier(2, champ("TextChamp", "Intitulé", "Halle"), demandeur=person()),
    ]  # fmt: skip
    result = run(mapping=mapping('[columns]\ntitle = "Intitulé"\n[constants]\ncommune_code = "25056"\n'))
    assert result.projects["title"].tolist() == ["Navette 2026", "Halle"]
    kept = b"".join(path.read_bytes() for path in (tmp_path / "kept").rglob("*") if path.is_file())
    everything = result.projects.to_json() + result.notes.to_json() + ";".join(result.unused_columns) + kept.decode()
    assert "Navette" in everything
    for planted in ("PLANTED", "planted", "06 12", "6 12 34", "11122233300011", "44455566600011"):
        assert planted not in everything


def test_a_demarche_without_dossiers_is_no_fault(server, run, simple_mapping):
    assert run(mapping=simple_mapping).row_count == 0


def test_only_what_changed_since_a_day_is_asked_for_and_given(server, run, simple_mapping, tmp_path):
    server.dossiers = [
        simple(1, updated="2025-12-31T10:00:00+01:00"),
        simple(2, updated="2026-02-02T10:00:00+01:00"),
    ]
    day = datetime.date(2026, 2, 1)
    assert run(mapping=simple_mapping, since=day).projects["project_id"].tolist() == ["2"]
    assert server.asked[0]["updatedSince"].startswith("2026-02-01T00:00:00")
    # The folder holds the later ones alone, so that all are fetched when all are wanted …
    assert len(run(mapping=simple_mapping).projects) == 2
    # … and holds more than is wanted afterwards.
    assert run(mapping=simple_mapping, since=day).projects["project_id"].tolist() == ["2"]


def test_a_mapping_that_names_a_column_the_form_has_not_is_refused(server, run, mapping):
    server.dossiers = [simple(1)]
    with pytest.raises(TerritoiresError) as refusal:
        run(mapping=mapping('[columns]\ntitle = "Titre du projet"\n'))
    assert f"Démarche {NUMBER}" in str(refusal.value) and "Titre du projet" in str(refusal.value)


def test_a_text_that_nobody_has_filled_in_may_be_mapped(server, run, mapping):
    server.dossiers = [dossier(1, champ("TextChamp", "Intitulé", ""))]
    assert run(mapping=mapping('[columns]\ntitle = "Intitulé"\n')).projects["title"].tolist() == [None]


def test_progress_goes_forward_to_the_end(server, run, simple_mapping):
    server.dossiers, server.page_size = [simple(n) for n in range(1, 30)], 3
    told = []
    run(mapping=simple_mapping, progress=CallbackProgress(told.append, lambda: False))
    assert told == sorted(told) and told[-1] == 100 and len(told) > 10


def test_a_cancel_ends_the_import(server, run, simple_mapping):
    server.dossiers = [simple(1)]
    with pytest.raises(Cancelled):
        run(mapping=simple_mapping, progress=CallbackProgress(lambda _: None, lambda: True))
    assert server.requests == []
