"""Where démarches that were fetched are kept."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication


def demarches_folder() -> Path:
    """In the profile, like the user's other private files."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "territoires" / "demarches"
