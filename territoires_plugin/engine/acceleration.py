"""Whether numba, an optional extra, speeds up the search for groups; the answer is the same with it and without."""

from __future__ import annotations

import importlib
import os
from functools import cache
from types import ModuleType

SWITCH = "TERRITOIRES_NUMBA"  # environment variable; 0 does without numba where it is installed


@cache
def compiled_loops() -> ModuleType | None:
    """The module ``loops``, compiled; None where numba is absent, does not start, or is switched off."""
    if os.environ.get(SWITCH) == "0":
        return None
    try:
        return importlib.import_module(f"{__package__}.loops")
    except (ImportError, OSError, RuntimeError, AttributeError, SystemError):
        # Absent; its library does not load; nowhere to keep what is compiled; too old for the numpy beside it.
        return None
