"""What a keyboard, a screen reader and a reader of small print find in a widget."""

from __future__ import annotations

from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDockWidget,
    QGroupBox,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QWidget,
)  # fmt: skip

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


def clipped(whole):
    """The texts that have less room than they need; what users write, such as names of layers, left out."""
    return [told for part in whole.findChildren(QWidget) if part.isVisible() for told in _clipped(part)]


def _clipped(part):
    if isinstance(part, QLabel):
        return [] if _label_fits(part) else [part.text()]
    if isinstance(part, QTabBar):
        return [] if part.sizeHint().width() <= part.width() else [part.tabText(n) for n in range(part.count())]
    if isinstance(part, QGroupBox):
        return [] if _wide(part, part.title()) + 40 <= part.width() else [part.title()]
    if isinstance(part, QComboBox) and not isinstance(part, QgsMapLayerComboBox) and not part.isEditable():
        texts = [part.itemText(place) for place in range(part.count())]
        return [text for text in texts if _wide(part, text) > _room_of(part)]
    if isinstance(part, QLineEdit) and part.placeholderText():
        return [part.placeholderText()] if _wide(part, part.placeholderText()) + 12 > part.width() else []
    if isinstance(part, QAbstractSpinBox):
        return [] if part.minimumSizeHint().width() <= part.width() else [name_of(part)]
    if isinstance(part, QAbstractButton) and part.text() and not isinstance(part.parent(), QDockWidget):
        needed = part.sizeHint()
        return [] if needed.width() <= part.width() and needed.height() <= part.height() else [part.text()]
    return []


def _label_fits(label):
    if label.wordWrap():
        words = max((_wide(label, word) for word in label.text().split()), default=0)
        return label.heightForWidth(label.width()) <= label.height() and words <= label.width()
    return label.sizeHint().width() <= label.width() and label.sizeHint().height() <= label.height()


def _room_of(box):
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    return (
        box.style()
        .subControlRect(QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box)
        .width()
    )


def _wide(part, text):
    return part.fontMetrics().boundingRect(text.replace("&", "")).width()
