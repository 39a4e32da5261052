"""Layouts written as PDF, PNG or SVG: complete or not at all, text kept as text, nothing about who made them."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from pathlib import Path

from qgis.core import Qgis, QgsLayout, QgsLayoutExporter, QgsRenderContext
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QImage

from ..model.errors import TerritoiresError
from ..model.progress import Progress

DPI = 300
MILLIMETRES_PER_INCH = 25.4
PNG_QUALITY = 80  # lossless whatever it is: a file 10 % larger than the smallest, in half the time


def check_target(path: Path) -> None:
    """
    Raises:
        TerritoiresError: ``map_format`` for a name that does not end with .pdf, .png or .svg; ``map_unwritable`` for a
            folder that does not exist, which QGIS would make without a word.
    """
    if path.suffix.lower() not in _WRITERS:
        raise TerritoiresError("map_format", value=path.name)
    if not path.parent.is_dir():
        raise TerritoiresError("map_unwritable", file=path)


def write_layout(layout: QgsLayout, path: Path, progress: Progress) -> None:
    """Write the layout beside its target, then move it there: an older file stays whole until the new one is.

    Raises:
        TerritoiresError: ``map_unwritable``.
        Cancelled: the target is untouched.
    """
    partial = path.with_name(f".{uuid.uuid4().hex}{path.suffix}")
    try:
        result = _WRITERS[path.suffix.lower()](QgsLayoutExporter(layout), str(partial))
        progress.check()
        if result != QgsLayoutExporter.ExportResult.Success or not partial.is_file():
            raise TerritoiresError("map_unwritable", file=path)
        partial.replace(path)
    except OSError as error:
        raise TerritoiresError("map_unwritable", file=path) from error
    finally:
        partial.unlink(missing_ok=True)


def _write_pdf(exporter: QgsLayoutExporter, path: str) -> QgsLayoutExporter.ExportResult:
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.dpi = DPI
    settings.exportMetadata = False
    settings.appendGeoreference = False
    settings.forceVectorOutput = True
    settings.textRenderFormat = _text_as_text()
    return exporter.exportToPdf(path, settings)


def _write_png(exporter: QgsLayoutExporter, path: str) -> QgsLayoutExporter.ExportResult:
    """Saved by us: QGIS's own image export rounds the size down and asks GDAL to georeference the PNG, in vain."""
    page = exporter.layout().pageCollection().page(0).rect()
    size = QSize(*(round(side / MILLIMETRES_PER_INCH * DPI) for side in (page.width(), page.height())))
    image = exporter.renderPageToImage(0, size, DPI)
    if image.isNull():
        return QgsLayoutExporter.ExportResult.MemoryError
    image.setDotsPerMeterX(round(DPI / MILLIMETRES_PER_INCH * 1000))
    image.setDotsPerMeterY(round(DPI / MILLIMETRES_PER_INCH * 1000))
    saved = image.convertToFormat(QImage.Format.Format_RGB32).save(path, "PNG", PNG_QUALITY)
    return QgsLayoutExporter.ExportResult.Success if saved else QgsLayoutExporter.ExportResult.FileError


def _write_svg(exporter: QgsLayoutExporter, path: str) -> QgsLayoutExporter.ExportResult:
    settings = QgsLayoutExporter.SvgExportSettings()
    settings.dpi = DPI
    settings.exportMetadata = False
    settings.forceVectorOutput = True
    settings.textRenderFormat = _text_as_text()
    return exporter.exportToSvg(path, settings)


def _text_as_text() -> int:
    """Text that can be searched and copied; the name of the choice moved in QGIS 3.22 to 3.40."""
    if hasattr(Qgis, "TextRenderFormat"):
        return Qgis.TextRenderFormat.AlwaysText  # type: ignore[no-any-return]
    return QgsRenderContext.TextFormatAlwaysText  # type: ignore[no-any-return]


_WRITERS: dict[str, Callable[[QgsLayoutExporter, str], QgsLayoutExporter.ExportResult]] = {
    ".pdf": _write_pdf,
    ".png": _write_png,
    ".svg": _write_svg,
}
