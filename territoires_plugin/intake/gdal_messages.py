"""What GDAL says while it reads: kept off the console, and heard where it means that something was left out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
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
    with _exceptions_off():
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


@contextmanager
def _exceptions_off() -> Iterator[None]:
    """GDAL's exceptions off in this thread: with them on, every call forgets what was said in the one before.

    Before GDAL 3.7 they are switched for all threads at once, and left to whoever switched them.
    """
    from osgeo import gdal, ogr

    with ExitStack() as switched:
        for module in (gdal, ogr):
            if hasattr(module, "ExceptionMgr"):
                switched.enter_context(module.ExceptionMgr(useExceptions=False))
        yield
