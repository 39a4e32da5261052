"""What the import remembers from one session to the next, in QGIS's settings."""

from __future__ import annotations

import json
from pathlib import Path

from qgis.core import QgsSettings

from ..remembered import GROUP, remember

MOST_CALLS = 20


def remembered_folder() -> str:
    """Where the last applications came from; empty at first, and where the folder is gone."""
    folder = QgsSettings().value(f"{GROUP}/import_folder", "", type=str)
    return folder if folder and Path(folder).is_dir() else ""


def remembered_calls() -> dict[str, str]:
    """The name given to the call of each file (by its stem), the latest first."""
    try:
        calls = json.loads(QgsSettings().value(f"{GROUP}/import_calls", "{}", type=str))
    except ValueError:
        return {}
    return {str(stem): str(call) for stem, call in calls.items()} if isinstance(calls, dict) else {}


def remember_import(source: Path, call: str) -> None:
    remember("import_folder", str(source.parent))
    remember_call(source.stem, call)


def remember_call(stem: str, call: str) -> None:
    """The name of a call, unless it is empty."""
    if call:
        others = [(known, name) for known, name in remembered_calls().items() if known != stem]
        latest = dict([(stem, call), *others][:MOST_CALLS])
        remember("import_calls", json.dumps(latest, ensure_ascii=False))
