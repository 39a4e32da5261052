"""What GDAL says while it reads: kept off the console, and heard where it means that something was left out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..model.errors import TerritoiresError


@contextmanager
def quiet(path: Path) -> Iterator[list[str]]:
    """The failures that GDAL tells inside the block, as it tells them.

    Raises:
        TerritoiresError: ``source_unopened`` for its exceptions, where the host switched them on.
    """
    from osgeo import gdal

    failures: list[str] = []

    def hear(kind: int, _: int, words: str) -> None:
        if kind >= gdal.CE_Failure:
            failures.append(words)

    gdal.PushErrorHandler(hear)
    try:
        yield failures
    except RuntimeError as error:
        raise TerritoiresError("source_unopened", file=path.name) from error
    finally:
        gdal.PopErrorHandler()
