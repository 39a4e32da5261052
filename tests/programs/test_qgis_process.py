"""The plugin in the real ``qgis_process.bin``, installed as a user installs it; every run must end with exit code 0."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY / "scripts"))
sys.path[:0] = [str(REPOSITORY / "tests"), str(REPOSITORY / "tests" / "qgis")]
import boundary_files  # noqa: E402
import package  # noqa: E402
import wfs_server  # noqa: E402

PROGRAM = shutil.which("qgis_process.bin")
SAMPLE = REPOSITORY / "resources" / "sample" / "projets_demo.csv"
pytestmark = pytest.mark.skipif(PROGRAM is None, reason="qgis_process.bin is not installed")


@pytest.fixture(scope="module")
def qgis_process(tmp_path_factory):
    """Run the program in a profile of its own that holds the plugin from the built zip."""
    folder = tmp_path_factory.mktemp("profile")
    plugins = folder / "profiles" / "default" / "python" / "plugins"
    plugins.mkdir(parents=True)
    with zipfile.ZipFile(package.build_zip(folder / "dist")) as archive:
        archive.extractall(plugins)
    site_packages = next((REPOSITORY / ".venv" / "lib").glob("python3*/site-packages"))
    environment = {
        **os.environ,
        "QGIS_CUSTOM_CONFIG_PATH": str(folder),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(site_packages),
        "LANG": "C.UTF-8",
    }
    environment.pop("PROJ_DATA", None)

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [PROGRAM, *arguments], env=environment, cwd=folder, capture_output=True, text=True, timeout=300
        )

    enabled = run("plugins", "enable", package.PLUGIN)
    assert enabled.returncode == 0, enabled.stdout + enabled.stderr
    return run


def rows(path: Path) -> int:
    with sqlite3.connect(path) as database:
        table = database.execute("select table_name from gpkg_contents").fetchone()[0]
        return database.execute(f'select count(*) from "{table}"').fetchone()[0]


def test_the_main_job_runs_in_the_real_program(qgis_process, tmp_path):
    projects, epci, pools, links = (tmp_path / f"{name}.gpkg" for name in ("projects", "epci", "pools", "links"))
    page = tmp_path / "map.pdf"
    steps = [
        ("importprojects", f"SOURCE={SAMPLE}", f"PROJECTS={projects}", f"REJECTED={tmp_path / 'rejected.gpkg'}"),
        ("loadterritories", "REGIONS=27", f"TERRITORIES={epci}"),
        ("suggestpooling", f"PROJECTS={projects}", f"EPCI={epci}", f"OPPORTUNITIES={pools}", f"LINKS={links}"),
        ("exportmap", f"PROJECTS={projects}", f"EPCI={epci}", f"OPPORTUNITIES={pools}", f"MAP={page}"),
    ]
    for algorithm, *parameters in steps:
        done = qgis_process("run", f"territoires:{algorithm}", "--", *parameters)
        assert done.returncode == 0, f"{algorithm}: exit code {done.returncode}\n{done.stdout}\n{done.stderr}"
    assert (rows(projects), rows(epci)) == (129, 116)
    assert rows(pools) > 15 and rows(links) > rows(pools)
    assert page.read_bytes().startswith(b"%PDF")


def test_a_fault_is_one_sentence_without_a_traceback(qgis_process, tmp_path):
    failed = qgis_process(
        "run", "territoires:importprojects", "--", "SOURCE=nowhere.csv", f"PROJECTS={tmp_path}/p.gpkg"
    )
    told = failed.stdout + failed.stderr
    assert failed.returncode != 0
    assert "nowhere.csv" in told and "Traceback" not in told
    assert list(tmp_path.iterdir()) == []


def test_the_zip_holds_what_qgis_needs_and_nothing_else():
    names = {place.as_posix() for _, place in package.plugin_files()}
    assert {"__init__.py", "metadata.txt", "LICENSE", "resources/geography/france.gpkg"} <= names
    assert "resources/translations/territoires_fr.qm" in names
    assert not [name for name in names if "test" in name or name.endswith(".pyc")]


def test_boundaries_come_from_a_folder_and_from_a_service(qgis_process, tmp_path):
    folder = tmp_path / "ADMIN-EXPRESS-COG_3-2__SHP_LAMB93_FXX_2023-05-03"
    boundary_files.write_v3(folder / "1_DONNEES_LIVRAISON_2023-05-03", communes=boundary_files.COMMUNES)
    with wfs_server.serving([wfs_server.Row("242100410", "Dijon Métropole", "Métropole", 4.9, 47.2)]) as service:
        for source, count, told in (
            (folder, 3, "vintage 2023"),
            (service.url, 1, "vintage of the boundaries is unknown"),
        ):
            output = tmp_path / f"{count}.gpkg"
            ran = qgis_process("run", "territoires:loadterritories", "--", f"SOURCE={source}", f"TERRITORIES={output}")
            assert ran.returncode == 0, ran.stdout + ran.stderr
            assert rows(output) == count and told in ran.stdout + ran.stderr
