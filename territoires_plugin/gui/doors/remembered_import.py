"""What the import remembers from one session to the next, in QGIS's settings."""

from __future__ import annotations

import json
from pathlib import Path

from qgis.core import QgsSettings

from ...intake.source_kind import source_kind
from ..remembered import GROUP, remember

MOST_CALLS = 20


def remembered_folder() -> str:
    """Where the last applications came from; empty at first, and where the folder is gone."""
    folder = QgsSettings().value(f"{GROUP}/import_folder", "", type=str)
    return folder if folder and Path(folder).is_dir() else ""


def remembered_calls() -> dict[str, str]:
    """The name given to the call of each kind of source, the latest first: the next export is of the same call."""
    try:
        calls = json.loads(QgsSettings().value(f"{GROUP}/import_calls", "{}", type=str))
    except ValueError:
        return {}
    return {str(kind): str(call) for kind, call in calls.items()} if isinstance(calls, dict) else {}


def remember_import(source: Path, call: str) -> None:
    remember("import_folder", str(source.parent))
    remember_call(source_kind(source), call)


def remember_call(kind: str, call: str) -> None:
    """The name of a call, unless it is empty."""
    if call:
        others = [(known, name) for known, name in remembered_calls().items() if known != kind]
        latest = dict([(kind, call), *others][:MOST_CALLS])
        remember("import_calls", json.dumps(latest, ensure_ascii=False))
