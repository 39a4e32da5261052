"""What GDAL says while it reads: kept off the console, and heard where it means that something was left out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..model.errors import TerritoiresError


@dataclass
class Heard:
    """What GDAL said in a block, once it is over.

    Args:
        anything: whether there was a warning or a failure; is_failure: whether the last of them was a failure.
    """

    anything: bool = False
    is_failure: bool = False


@contextmanager
def quiet(path: Path) -> Iterator[Heard]:
    """GDAL's own messages kept off the console inside the block, and what they mean.

    They are counted, not read: bytes of the file stand in them, and a handler in Python chokes on those.

    Raises:
        TerritoiresError: ``source_unopened`` for its exceptions, where the host switched them on.
    """
    from osgeo import gdal

    heard = Heard()
    gdal.ErrorReset()
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    try:
        yield heard
    except RuntimeError as error:
        raise TerritoiresError("source_unopened", file=path.name) from error
    finally:
        gdal.PopErrorHandler()
        heard.anything = gdal.GetErrorCounter() > 0
        heard.is_failure = gdal.GetLastErrorType() >= gdal.CE_Failure
