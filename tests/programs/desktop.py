"""A real QGIS window: its own screen (Xvfb), its own profile, the plugin installed as ``make deploy`` does."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scripts.package import install

REPOSITORY = Path(__file__).resolve().parents[2]
SESSION = Path(__file__).with_name("desktop_session.py")
SCREENSHOTS = REPOSITORY / "build" / "desktop"
NEEDED = ("qgis.bin", "Xvfb", "xdotool", "import", "convert")
OPTIONS = ("--nologo", "--noversioncheck", "--profile", "default")
PATIENCE = 150  # seconds for a whole session on a busy machine

PROFILE = """[PythonPlugins]
territoires_plugin=true
[locale]
overrideFlag=true
userLocale={language}
globalLocale={language}
[qgis]
checkVersion=false
showTips320=false
"""


@dataclass(frozen=True)
class Session:
    """How a session ended: ``report`` is what the window held, step by step."""

    exit_code: int
    report: dict[str, Any]
    output: str
    screenshot: Path  # beside it, “…_narrow.png” shows the dock at its narrowest


def missing_programs() -> list[str]:
    return [name for name in NEEDED if shutil.which(name) is None]


def run_session(folder: Path, language: str, width: int, height: int) -> Session:
    """Start QGIS, let ``desktop_session.py`` use it like a person, and wait for its end."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    screenshot = SCREENSHOTS / f"{language}_{width}x{height}.png"
    screenshot.unlink(missing_ok=True)
    report = folder / "report.json"
    _make_profile(folder / "config", language)
    with _screen(width, height) as display:
        program = subprocess.run(
            ["qgis.bin", *OPTIONS, "--profiles-path", str(folder / "config"), "--code", str(SESSION)],
            env=_environment(folder, display) | {"SESSION_REPORT": str(report), "SESSION_SCREENSHOT": str(screenshot)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=PATIENCE,
        )
    held = json.loads(report.read_text(encoding="utf-8")) if report.is_file() else {}
    return Session(program.returncode, held, program.stdout, screenshot)


def colours(image: Path, left: int, top: int, width: int, height: int) -> int:
    """How many colours a part of an image has: 1 where it is blank."""
    crop = ["convert", str(image), "-crop", f"{width}x{height}+{left}+{top}", "-format", "%k", "info:"]
    return int(subprocess.run(crop, check=True, capture_output=True, text=True).stdout)


def _make_profile(config: Path, language: str) -> None:
    profile = config / "profiles" / "default"
    (profile / "QGIS").mkdir(parents=True)
    (profile / "QGIS" / "QGIS3.ini").write_text(PROFILE.format(language=language), encoding="utf-8")
    install(profile / "python" / "plugins")


@contextmanager
def _screen(width: int, height: int) -> Iterator[str]:
    """A screen on a free display. 96 dpi: clicks miss on any other."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", "-dpi", "96", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as numbers:
            number = numbers.readline().strip()
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


def _environment(folder: Path, display: str) -> dict[str, str]:
    """The venv's packages reach the program, the repository does not: the installed copy is what is tested."""
    runtime = folder / "run"
    runtime.mkdir(mode=0o700)
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return kept | {
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(runtime),
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "PYTHONPATH": sysconfig.get_path("purelib"),
    }
