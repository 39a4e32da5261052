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
SITTING = Path(__file__).with_name("sitting")
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
[UI]
UITheme={theme}
[qgis]
checkVersion=false
showTips320=false
"""


@dataclass(frozen=True)
class Seat:
    """Whose QGIS it is: a language, a screen in pixels, a theme, how much larger than usual everything is."""

    language: str
    width: int
    height: int
    theme: str = "default"
    scale: int = 1

    @property
    def name(self) -> str:
        parts = [self.language, f"{self.width}x{self.height}"]
        if self.theme != "default":
            parts.append(self.theme.split()[0].lower())
        return "_".join(parts)


@dataclass(frozen=True)
class Session:
    """How a QGIS ended: ``report`` is what the window held, step by step."""

    exit_code: int
    report: dict[str, Any]
    output: str


class Desk:
    """A profile and a folder in which QGIS is started once or several times."""

    def __init__(self, folder: Path, seat: Seat) -> None:
        self.folder = folder
        self.project = folder / "sitting.qgz"
        self._seat = seat
        _make_profile(folder / "config", seat)
        (folder / "run").mkdir(mode=0o700)
        (folder / "tmp").mkdir()
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        for old in SCREENSHOTS.glob(f"{seat.name}_[0-9e]*.png"):
            old.unlink()

    def sit(self, script: str, **given: str) -> Session:
        """Start QGIS, with the project where it is saved, let a script use it like a person, and wait for its end."""
        report = self.folder / f"{script}.json"
        told = {"SITTING_REPORT": report, "SITTING_SCREENSHOTS": SCREENSHOTS / self._seat.name}
        told |= {"SITTING_PROJECT": self.project, **{f"SITTING_{name.upper()}": value for name, value in given.items()}}
        command = ["qgis.bin", *OPTIONS, "--profiles-path", str(self.folder / "config")]
        command += ["--code", str(SITTING / f"{script}.py")]
        if self.project.is_file():
            command += ["--project", str(self.project)]
        with _screen(self._seat.width, self._seat.height) as display:
            program = subprocess.run(
                command,
                env=self._environment(display) | {name: str(value) for name, value in told.items()},
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                timeout=PATIENCE,
            )
        held = json.loads(report.read_text(encoding="utf-8")) if report.is_file() else {"error": program.stdout}
        return Session(program.returncode, held, program.stdout)

    def screenshot(self, name: str) -> Path:
        return SCREENSHOTS / f"{self._seat.name}_{name}.png"

    def _environment(self, display: str) -> dict[str, str]:
        """The venv's packages reach the program, the repository does not: the installed copy is what is tested."""
        kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
        return kept | {
            "HOME": str(self.folder),
            "XDG_RUNTIME_DIR": str(self.folder / "run"),
            "TMPDIR": str(self.folder / "tmp"),  # lest QGIS takes this folder for a temporary one
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "QT_SCALE_FACTOR": str(self._seat.scale),
            "PYTHONPATH": os.pathsep.join((str(SITTING), sysconfig.get_path("purelib"))),
            "PYTHONDONTWRITEBYTECODE": "1",
        }


def missing_programs() -> list[str]:
    return [name for name in NEEDED if shutil.which(name) is None]


def colours(image: Path, left: int, top: int, width: int, height: int) -> int:
    """How many colours a part of an image has: 1 where it is blank."""
    crop = ["convert", str(image), "-crop", f"{width}x{height}+{left}+{top}", "-format", "%k", "info:"]
    return int(subprocess.run(crop, check=True, capture_output=True, text=True).stdout)


def _make_profile(config: Path, seat: Seat) -> None:
    profile = config / "profiles" / "default"
    (profile / "QGIS").mkdir(parents=True)
    settings = PROFILE.format(language=seat.language, theme=seat.theme)
    (profile / "QGIS" / "QGIS3.ini").write_text(settings, encoding="utf-8")
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
