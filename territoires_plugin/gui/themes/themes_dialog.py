"""How sure a suggested theme must be to be written."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from ..remembered import remember_min_confidence, remembered_min_confidence

translate = QCoreApplication.translate
STEP = 5  # percent
WIDTH = 420  # pixels


class ThemesDialog(QDialog):
    """Remembers the answer once it is accepted."""

    help_wanted = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Territoires", "Suggest Themes"))
        self.setObjectName("TerritoiresThemes")
        self.confidence_box = QSpinBox()
        self.confidence_box.setRange(0, 100)
        self.confidence_box.setSingleStep(STEP)
        self.confidence_box.setSuffix(translate("Territoires", "%"))
        self.confidence_box.setAccessibleName(translate("Territoires", "Least confidence of what is written"))
        self.confidence_box.setValue(round(100 * remembered_min_confidence()))
        buttons = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(buttons.Ok | buttons.Cancel | buttons.Help)
        self.suggest_button = self.buttons.button(buttons.Ok)
        self.suggest_button.setText(translate("Territoires", "&Suggest"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.buttons.helpRequested.connect(self.help_wanted)
        self._lay_out()

    def min_confidence(self) -> float:
        """From 0 to 1."""
        return self.confidence_box.value() / 100

    def accept(self) -> None:
        remember_min_confidence(self.min_confidence())
        super().accept()

    def _lay_out(self) -> None:
        form = QFormLayout()
        label = QLabel(translate("Territoires", "&Least confidence"))
        label.setBuddy(self.confidence_box)
        form.addRow(label, self.confidence_box)
        column = QVBoxLayout(self)
        for text in (
            translate(
                "Territoires",
                "Themes, pillars and stakes are suggested from titles and descriptions: by the keywords of the "
                "taxonomy, and by the most similar projects among those that have some.",
            ),
            translate(
                "Territoires",
                "The confidence says how often such a suggestion is right. What is less sure is not written, and "
                "pooling does not see it.",
            ),
        ):
            column.addWidget(_paragraph(text))
        column.addLayout(form)
        column.addWidget(
            _paragraph(
                translate(
                    "Territoires",
                    "What is written is marked as suggested and stands in the layer's edits: undo them, or save them "
                    "to keep it. Themes that were suggested before and not accepted are suggested anew.",
                )
            )
        )
        column.addWidget(self.buttons)
        self.resize(WIDTH, self.layout().totalHeightForWidth(WIDTH))


def _paragraph(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
