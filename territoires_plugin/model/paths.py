"""Where the files that come with the plugin are."""

from __future__ import annotations

from pathlib import Path

PLUGIN_DIR = Path(__file__).resolve().parent.parent


def _home() -> Path:
    """The folder of metadata.txt and resources/: the installed plugin's own, in the repository its parent."""
    return PLUGIN_DIR if (PLUGIN_DIR / "metadata.txt").is_file() else PLUGIN_DIR.parent


def resource_path(*parts: str) -> Path:
    return _home().joinpath("resources", *parts)
