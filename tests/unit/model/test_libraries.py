"""A QGIS whose Python lacks a package, or has an old one, gets a sentence that says so; in a Python of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[3]
CALL = """
from territoires_plugin.model.errors import TerritoiresError
from territoires_plugin.model.libraries import require_libraries
try:
    require_libraries()
except TerritoiresError as error:
    print(error.code, error.parameters["library"])
"""


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("__version__ = '1.8.5.post1'", "library_old shapely"),
        ("raise ModuleNotFoundError(name='shapely')", "library_missing shapely"),
        ("__version__ = '0+unknown'\ndef from_wkb(): ...", ""),
    ],
    ids=["Debian 12's", "none", "recent, of unknown version"],
)
def test_an_old_or_missing_package_is_named(tmp_path, content, told):
    (tmp_path / "shapely.py").write_text(content)
    (tmp_path / "geopandas.py").write_text("class GeoSeries:\n    union_all = None\n")
    path = f"import sys; sys.path[:0] = [{str(tmp_path)!r}, {str(REPOSITORY)!r}]"
    done = subprocess.run([sys.executable, "-c", path + CALL], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == told


def test_a_missing_package_is_told_without_importing_any():
    call = (
        "import sys; sys.modules['geopandas'] = None\n"
        "from territoires_plugin.model.libraries import missing_library\n"
        "print(missing_library().text('en'))\n"
        "del sys.modules['geopandas']\n"
        "print(missing_library(), {'numpy', 'pandas', 'scipy', 'geopandas'} & set(sys.modules))"
    )
    path = f"import sys; sys.path.insert(0, {str(REPOSITORY)!r})\n"
    done = subprocess.run([sys.executable, "-c", path + call], capture_output=True, text=True, check=True)
    told, rest = done.stdout.splitlines()
    assert "geopandas is missing: install" in told
    assert rest == "None set()"
