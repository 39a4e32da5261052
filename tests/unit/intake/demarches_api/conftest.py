"""A server of the API in its own thread, and an import that asks it."""

from __future__ import annotations

import pytest

pytest.importorskip("graphql", reason="graphql-core is not installed")

from territoires_plugin.intake.demarches_api.importing import import_demarche
from territoires_plugin.intake.urllib_transport import UrllibTransport
from tests.demarches.server import NUMBER, TOKEN, DemarcheServer


@pytest.fixture
def server():

    with DemarcheServer() as running:
        yield running


class Sleeper:
    """Remembers how long it was told to sleep, and does not."""

    def __init__(self):
        self.total = 0.0

    def __call__(self, seconds):
        self.total += seconds


@pytest.fixture
def sleeper():
    return Sleeper()


@pytest.fixture
def mapping(tmp_path):
    def write(text):
        path = tmp_path / "mapping.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def simple_mapping(mapping):
    return mapping('[columns]\ntitle = "Intitulé"\ncommune_code = "Commune (Code INSEE)"\n')


@pytest.fixture
def run(server, sleeper, tmp_path):
    """Imports the démarche in English, its pages kept in ``tmp_path / "kept"``."""

    def run_import(**options):
        given = {
            "number": NUMBER,
            "transport": UrllibTransport(),
            "token": TOKEN,
            "url": server.url,
            "folder": tmp_path / "kept",
            "language": "en",
            "sleep": sleeper,
            **options,
        }
        result = import_demarche(given.pop("number"), given.pop("transport"), given.pop("token"), **given)
        assert len(result.projects) + len(result.rejected) == result.row_count
        return result

    return run_import
