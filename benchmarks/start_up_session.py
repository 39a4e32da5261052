"""Runs inside the real QGIS (--code): notes when it is at rest, and what the plugin has brought in; quits."""

import json
import os
import sys
import time
from pathlib import Path

import qgis.utils
from qgis.PyQt.QtCore import QTimer
from qgis.utils import iface

HEAVY = ("geopandas", "pandas", "scipy", "shapely", "numpy", "pyproj")


def end() -> None:
    plugin = qgis.utils.plugins.get("territoires_plugin")
    told = {
        "at": time.time(),
        "enabled": plugin is not None,
        "imports": [name for name in HEAVY if name in sys.modules],
        "load_ms": qgis.utils.plugin_times.get("territoires_plugin"),
    }
    Path(os.environ["START_UP_ANSWER"]).write_text(json.dumps(told), encoding="utf-8")
    QTimer.singleShot(0, iface.actionExit().trigger)


QTimer.singleShot(0, end)
