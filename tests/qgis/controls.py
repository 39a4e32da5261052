"""What a keyboard, a screen reader and a reader of small print find in a widget."""

from __future__ import annotations

from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QLineEdit, QWidget

ROW = 12  # pixels: what lies so far apart stands in one row


def controls(whole):
    """All that Tab should reach, as it is shown now; fields inside of boxes belong to these."""
    return [part for part in whole.findChildren(QWidget) if _is_control(part)]


def _is_control(part):
    parent = part.parentWidget()
    inner = isinstance(parent, QAbstractScrollArea) or (isinstance(part, QLineEdit) and _takes_tab(parent))
    return _takes_tab(part) and not inner and part.isVisible() and part.isEnabled() and part.focusProxy() is None


def _takes_tab(part):
    return part.focusPolicy() & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus


def name_of(part):
    """What a screen reader says."""
    text = part.text() if isinstance(part, QAbstractButton) else ""
    title = part.title() if hasattr(part, "title") else ""
    return part.accessibleName() or (text if text != "…" else "") or title


def told(parts):
    """For a reader of a failed test."""
    named = ((part.metaObject().className(), name_of(part), part.parentWidget().objectName()) for part in parts)
    return [f"{kind} “{name}” in {place}" for kind, name, place in named]


def walk(qtbot, first, key=Qt.Key.Key_Tab, most=400):
    """What has the keyboard, one after the other, from one press of a key to the next until it comes round."""
    first.setFocus()
    way = [QApplication.focusWidget()]
    for _ in range(most):
        qtbot.keyClick(QApplication.focusWidget(), key)
        if QApplication.focusWidget() is way[0]:
            return way
        way.append(QApplication.focusWidget())
    raise AssertionError(f"{key} does not come round: {way[-5:]}")


def misplaced(way, whole):
    """Neighbours on the way of which the second one stands above the first, or in its row before it."""
    inside = [part for part in way if whole.isAncestorOf(part)]
    return [(one, other) for one, other in zip(inside, inside[1:]) if not _comes_before(one, other)]


def _comes_before(one, other):
    first, second = _chain(one), _chain(other)
    common = max(place for place in range(min(len(first), len(second))) if first[place] is second[place])
    if common + 1 >= min(len(first), len(second)):  # one holds the other
        return len(first) <= len(second)
    here, there = (chain[common + 1].geometry() for chain in (first, second))
    here_top, there_top = here.center().y(), there.center().y()
    if abs(here_top - there_top) <= ROW or (here.top() < there.bottom() and there.top() < here.bottom()):
        return here.left() <= there.left()
    return here_top < there_top


def _chain(part):
    """The part and what it stands in, the outermost first."""
    chain = [part]
    while chain[-1].parentWidget() is not None and not chain[-1].isWindow():
        chain.append(chain[-1].parentWidget())
    return chain[::-1]


def outside(whole):
    """The parts of a widget that reach beyond what they stand in, where that does not scroll."""
    found = []
    for part in whole.findChildren(QWidget):
        parent = part.parentWidget()
        if not part.isVisible() or part.isWindow() or parent is None or isinstance(parent, QAbstractScrollArea):
            continue
        place = part.mapTo(parent, QPoint(0, 0))
        if place.x() + part.width() > parent.width() + 1 or place.y() + part.height() > parent.height() + 1:
            found.append(part)
    return found
