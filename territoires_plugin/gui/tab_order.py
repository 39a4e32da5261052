"""Tab goes through widgets as they are laid out, those that came later as well."""

from __future__ import annotations

from collections.abc import Iterator

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QAbstractScrollArea, QLayout, QWidget


def tab_as_laid_out(whole: QWidget) -> None:
    """Put the parts of a widget into the order of its layouts; Qt has them in that of their making."""
    parts = [part for part in _parts(whole) if _takes_tab(part)]
    for one, other in zip((_before(whole), *parts), parts):
        QWidget.setTabOrder(one, other)


def _before(whole: QWidget) -> QWidget:
    """What has the keyboard before a widget has it."""
    part = whole.previousInFocusChain()
    while part is not whole and (whole.isAncestorOf(part) or not _takes_tab(part)):
        part = part.previousInFocusChain()
    return part


def _takes_tab(part: QWidget) -> bool:
    return part.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus


def _parts(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    if isinstance(widget, QAbstractScrollArea):  # whose own parts are Qt's
        return
    laid_out = list(_laid_out(widget.layout())) if widget.layout() is not None else []
    beside = [child for child in widget.children() if isinstance(child, QWidget) and child not in laid_out]
    for part in (*beside, *laid_out):
        yield from _parts(part)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item.widget() is not None:
            yield item.widget()
        elif item.layout() is not None:
            yield from _laid_out(item.layout())
