"""Reading the TOML files that an office edits: taxonomies and mappings."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

from .errors import TerritoiresError


def read_toml(path: str | Path) -> dict[str, Any]:
    """The content of a TOML file in UTF-8, with or without BOM.

    Raises:
        TerritoiresError: ``file_unreadable``, ``toml_invalid``, ``toml_missing`` (Python before 3.11 without tomli).
    """
    tomllib = _parser()
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise TerritoiresError("file_unreadable", file=path, value=error) from error
    try:
        content: dict[str, Any] = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise TerritoiresError("toml_invalid", file=path, value=error) from error
    return content


def _parser() -> Any:
    try:
        return importlib.import_module("tomllib")
    except ModuleNotFoundError:  # Python 3.9 and 3.10, in QGIS 3.22 to 3.34
        try:
            return importlib.import_module("tomli")
        except ModuleNotFoundError:
            raise TerritoiresError("toml_missing") from None
