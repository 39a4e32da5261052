"""The plugin as QGIS loads it: the plugin folder with metadata.txt, LICENSE and resources/ inside.

Usage: package.py                    build dist/territoires_plugin.<version>.zip
       package.py --install [DIR]    copy into a plugins folder, by default that of the user's QGIS 3 profile
"""

from __future__ import annotations

import argparse
import configparser
import os
import shutil
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
PLUGIN = "territoires_plugin"
BESIDE = ("metadata.txt", "LICENSE", "CHANGELOG.md")
LEFT_OUT = {"__pycache__"}
LARGEST_UPLOAD = 25 * 1024 * 1024  # bytes, a rule of the plugin repository
EPOCH = (1980, 1, 1, 0, 0, 0)  # same files, same zip


def version() -> str:
    """The version, which stands in metadata.txt alone."""
    metadata = configparser.ConfigParser(interpolation=None)
    metadata.read(REPOSITORY / "metadata.txt", encoding="utf-8")
    return metadata["general"]["version"]


def plugin_files() -> Iterator[tuple[Path, Path]]:
    """Each file with its place in the plugin folder, sorted."""
    for folder, place in ((REPOSITORY / PLUGIN, Path()), (REPOSITORY / "resources", Path("resources"))):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not LEFT_OUT.intersection(path.parts) and path.suffix != ".pyc":
                yield path, place / path.relative_to(folder)
    for name in BESIDE:
        yield REPOSITORY / name, Path(name)


def build_zip(folder: Path) -> Path:
    """Write the zip that the plugin manager installs."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{PLUGIN}.{version()}.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for source, place in plugin_files():
            entry = zipfile.ZipInfo(f"{PLUGIN}/{place.as_posix()}", EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, source.read_bytes())
    return path


def install(plugins: Path) -> Path:
    """Copy the plugin into a plugins folder, in place of an older copy."""
    target = plugins / PLUGIN
    if target.exists():
        shutil.rmtree(target)
    for source, place in plugin_files():
        (target / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target / place)
    return target


def default_plugins_folder() -> Path:
    data = {
        "win32": Path(os.environ.get("APPDATA", "")),
        "darwin": Path.home() / "Library" / "Application Support",
    }.get(sys.platform, Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"))
    return data / "QGIS" / "QGIS3" / "profiles" / "default" / "python" / "plugins"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--install", nargs="?", const=default_plugins_folder(), type=Path, metavar="DIR")
    arguments = parser.parse_args()
    if arguments.install:
        print(f"deploy: {install(arguments.install)}; enable Territoires in QGIS's plugin manager")
        print("deploy: where QGIS's own geopandas or shapely is too old (Debian 12), start it as the readme says")
        return
    path = build_zip(REPOSITORY / "dist")
    size = path.stat().st_size
    if size > LARGEST_UPLOAD:
        sys.exit(f"package: {path} has {size} bytes, more than the plugin repository takes ({LARGEST_UPLOAD})")
    print(f"package: {path.relative_to(REPOSITORY)} ({size / 1024 / 1024:.1f} MiB)")


if __name__ == "__main__":
    main()
