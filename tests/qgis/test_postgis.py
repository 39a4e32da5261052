"""The import of a table of a real PostGIS; skipped where none is installed (scripts/setup_bench.sh installs it)."""

from __future__ import annotations

import subprocess

import pytest
from qgis.core import QgsProcessingFeedback, QgsProject, QgsVectorLayer

from benchmarks import postgis

MANNERS = 'L\'été <b>=1+1</b> "🚲"; DROP TABLE projects; --'
TABLE = """
CREATE EXTENSION postgis;
CREATE SCHEMA appels;
CREATE TABLE appels."Candidatures 2026" (
    "N° dossier" bigint PRIMARY KEY,
    "Intitulé du projet" text,
    "Thèmes" text[],
    "Budget prévisionnel (€)" numeric(12, 2),
    "Date de début" date,
    "Déposé le" timestamptz,
    "Commune (code INSEE)" varchar(5),
    "Urgent" boolean,
    "Divers" jsonb,
    geom geometry(Point, 2154)
);
INSERT INTO appels."Candidatures 2026" VALUES
    (1, $$MANNERS$$, '{mobilite,energie}', 1234.56, '2026-03-01', now(), '25056', true, '{"a": [1]}',
     ST_SetSRID(ST_MakePoint(928000, 6687000), 2154)),
    (2, 'Chaufferie bois', '{energie}', NULL, NULL, NULL, '39300', NULL, NULL, NULL),
    (9007199254740993, 'Grand numéro', '{}', 0.1, '1999-12-31', NULL, '21231', false, NULL, NULL);
CREATE VIEW appels.retenues AS SELECT * FROM appels."Candidatures 2026" WHERE "N° dossier" < 3;
"""
MAPPING = """
[columns]
project_id = "N° dossier"
title = "Intitulé du projet"
themes = "Thèmes"
budget = "Budget prévisionnel (€)"
start_date = "Date de début"
commune_code = "Commune (code INSEE)"
"""

pytestmark = pytest.mark.skipif(postgis.missing() is not None, reason=str(postgis.missing()))


@pytest.fixture(scope="module")
def server():
    """The words by which QGIS reaches a database with the table."""
    with postgis.running() as psql:
        script = TABLE.replace("$$MANNERS$$", "'" + MANNERS.replace("'", "''") + "'")
        subprocess.run([*psql, "-q", "-v", "ON_ERROR_STOP=1", "-d", "postgres"], input=script, text=True, check=True)
        host, port = psql[psql.index("-h") + 1], psql[psql.index("-p") + 1]
        yield f"dbname='postgres' host={host} port={port} user='postgres' sslmode=disable"


@pytest.fixture
def mapping(tmp_path):
    path = tmp_path / "base.toml"
    path.write_text(MAPPING, encoding="utf-8")
    return str(path)


def table_of(server, name='"appels"."Candidatures 2026"'):
    return f"{server} key='N° dossier' srid=2154 type=Point table={name} (geom)"


def imported(run, source, **parameters):
    outputs = run(
        "importprojects", QgsProcessingFeedback(), SOURCE=source, PROJECTS="memory:", REJECTED="memory:", **parameters
    )
    assert outputs["REJECTED_COUNT"] == 0
    return {feature["project_id"]: feature for feature in outputs["PROJECTS"].getFeatures()}


@pytest.mark.parametrize("opened", [True, False], ids=["open layer", "source text"])
def test_a_table_arrives_whole(run, qgis_new_project, server, mapping, opened):
    source = f"postgres://{table_of(server)}"
    if opened:
        layer = QgsVectorLayer(table_of(server), "Candidatures", "postgres")
        assert layer.isValid()
        QgsProject.instance().addMapLayer(layer)
        source = layer.id()
    rows = imported(run, source, MAPPING=mapping)
    assert set(rows) == {"1", "2", "9007199254740993"}
    first = rows["1"]
    assert (first["title"], first["themes"]) == (MANNERS, "energie;mobilite")
    assert (first["budget"], first["start_date"]) == (1234.56, "2026-03-01")
    assert [rows[name]["location_precision"] for name in ("1", "2")] == ["exact", "commune"]
    assert first.geometry().asWkt(0) == "Point (928000 6687000)"
    assert rows["9007199254740993"]["budget"] == 0.1


def test_its_columns_are_recognised_unaided(run, qgis_new_project, server):
    rows = imported(run, f"postgres://{table_of(server)}")
    assert rows["1"]["title"] == MANNERS and rows["2"]["themes"] == "energie"
    assert rows["1"]["budget"] == 1234.56


def test_a_view_is_a_table_too(run, qgis_new_project, server, mapping):
    assert set(imported(run, f"postgres://{table_of(server, chr(34) + 'appels' + chr(34) + '.retenues')}",
                        MAPPING=mapping)) == {"1", "2"}  # fmt: skip
