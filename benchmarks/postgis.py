"""A PostGIS of our own while it is needed: on loopback, in a temporary folder, stopped and deleted afterwards."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

PROGRAMS = Path("/usr/lib/postgresql")
# A planner's laptop: what a user would set before a big join, nothing exotic.
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "shared_buffers": "512MB",
    "work_mem": "256MB",
    "maintenance_work_mem": "256MB",
    "max_wal_size": "2GB",
    "fsync": "off",
}


def missing() -> str | None:
    """Why PostGIS cannot be started here; None where it can."""
    if _programs() is None:
        return "PostgreSQL with PostGIS is not installed (scripts/setup_bench.sh installs it)"
    if os.geteuid() == 0 and shutil.which("runuser") is None:
        return "PostgreSQL does not run as root, and runuser is not there"
    return None


@contextlib.contextmanager
def running() -> Iterator[list[str]]:
    """A fresh server; gives the ``psql`` command that reaches it."""
    programs = _programs()
    if programs is None:
        raise RuntimeError(missing())
    # PostgreSQL refuses to run as root: then Debian's own user, who must be able to enter the folder.
    user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    folder = Path(tempfile.mkdtemp(prefix="territoires-postgis-"))
    if user:
        shutil.chown(folder, "postgres", "postgres")
    data, port = folder / "data", _free_port()
    control = [*user, str(programs / "pg_ctl"), "-D", str(data), "-w", "-s"]
    options = " ".join(f"-c {name}={value}" for name, value in SETTINGS.items()) + f" -p {port} -k {folder}"
    try:
        _run([*user, str(programs / "initdb"), "-D", str(data), "-A", "trust", "-U", "postgres", "--no-locale"], folder)
        _run([*control, "-l", str(folder / "log"), "-o", options, "start"], folder)
        try:
            yield ["psql", "-h", "127.0.0.1", "-p", str(port), "-U", "postgres"]
        finally:
            _run([*control, "-m", "immediate", "stop"], folder)
    finally:
        shutil.rmtree(folder)


def _programs() -> Path | None:
    """The newest installed PostgreSQL that has PostGIS."""
    share = Path("/usr/share/postgresql")
    versions = [int(one.parts[-3]) for one in share.glob("*/extension/postgis.control") if one.parts[-3].isdigit()]
    return PROGRAMS / str(max(versions)) / "bin" if versions else None


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _run(command: list[str], folder: Path) -> None:
    # Its output goes to a file: a server that inherits a pipe would keep it open.
    with (folder / "output").open("a") as output:
        done = subprocess.run(command, cwd="/", stdout=output, stderr=subprocess.STDOUT)
    if done.returncode != 0:
        raise RuntimeError(f"{command[-1]}: " + (folder / "output").read_text()[-500:])
