"""What the forms of every import are made of: rows, options folded away, the box of the call, the box of the CRS."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem
from qgis.gui import QgsCollapsibleGroupBoxBasic, QgsProjectionSelectionWidget
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QLabel, QToolButton, QWidget

from .file_field import FileField
from .remembered_import import remembered_calls

translate = QCoreApplication.translate
DEFAULT_CRS = "EPSG:2154"


def form() -> QFormLayout:
    """Its fields take the width that there is."""
    layout = QFormLayout()
    layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return layout


def add_row(layout: QFormLayout, text: str, field: QWidget) -> None:
    label = QLabel(text)
    label.setBuddy(field.lineEdit() if isinstance(field, FileField) else field)
    layout.addRow(label, field)


def folded(title: str, layout: QFormLayout) -> QgsCollapsibleGroupBoxBasic:
    box = QgsCollapsibleGroupBoxBasic(title)
    for part in (box, *box.findChildren(QToolButton)):  # the box's own button, for it holds no field yet
        part.setAccessibleName(title)
    box.setLayout(layout)
    box.setCollapsed(True)
    return box


def call_box() -> QComboBox:
    """A name to type, or one from an earlier import."""
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.setCompleter(None)
    box.addItems(list(dict.fromkeys(remembered_calls().values())))
    box.setEditText("")
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setAccessibleName(translate("Territoires", "Name of the call, for rows without one"))
    box.lineEdit().setAccessibleName(box.accessibleName())
    box.lineEdit().setAcceptDrops(False)  # a file dropped anywhere is the file to import
    return box


def crs_box() -> QgsProjectionSelectionWidget:
    """The CRS of the layer to come."""
    box = QgsProjectionSelectionWidget()
    box.setCrs(QgsCoordinateReferenceSystem(DEFAULT_CRS))
    box.setAccessibleName(translate("Territoires", "CRS of the layer"))
    for part in box.findChildren(QComboBox):
        part.setAccessibleName(translate("Territoires", "CRS of the layer"))
        box.setFocusProxy(part)  # QGIS's own is the button, so that Tab would pass the box over
    for part in box.findChildren(QToolButton):
        part.setAccessibleName(translate("Territoires", "Choose the CRS of the layer"))
    return box
