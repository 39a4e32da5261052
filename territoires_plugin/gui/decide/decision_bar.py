"""Keep, examine or reject the chosen opportunity, by a click or a key, with a comment."""

from __future__ import annotations

from qgis.gui import QgsFilterLineEdit
from qgis.PyQt.QtCore import QCoreApplication, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from ...model.decisions import KEPT, REJECTED, STATES, TO_EXAMINE, Decision
from .states import SIGNS, decision_key, deed

translate = QCoreApplication.translate


class DecisionBar(QWidget):
    """``decided`` gives a state (None to withdraw) and the comment."""

    decided = pyqtSignal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._decision: Decision | None = None
        self._opportunity_id: str | None = None
        self._drafts: dict[str, str] = {}  # comments typed and not decided yet, by ``opportunity_id``
        self.told = QLabel()
        self.comment_box = QgsFilterLineEdit()
        self.buttons = {state: _button(state) for state in STATES}
        self.comment_box.setPlaceholderText(translate("Territoires", "Comment (why?)"))
        self.comment_box.setAccessibleName(translate("Territoires", "Comment on the decision"))
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(3)
        grid.addWidget(self.told, 0, 0, 1, len(STATES))
        grid.addWidget(self.comment_box, 1, 0, 1, len(STATES))
        for place, (state, button) in enumerate(self.buttons.items()):
            grid.addWidget(button, 2, place)  # last: what is told above must not move them under the mouse
            grid.setColumnStretch(place, 1)
            button.clicked.connect(lambda checked, state=state: self._clicked(state, checked))
        self.comment_box.editingFinished.connect(self._commented)
        self.comment_box.returnPressed.connect(self._remind)
        self.show_decision(None, None)

    def show_decision(self, decision: Decision | None, opportunity_id: str | None) -> None:
        """What is decided of the opportunity that is chosen, if one is; a comment being typed on it stays."""
        is_typing = self.comment_box.isModified() and opportunity_id == self._opportunity_id
        self._keep_draft()
        self._decision, self._opportunity_id = decision, opportunity_id
        state = decision.state if decision is not None else None
        for own, button in self.buttons.items():
            button.setChecked(own == state)
        if not is_typing:
            self.comment_box.setText(decision.comment if decision is not None else self._drafts.get(opportunity_id, ""))
        self.told.setText("")
        self.setEnabled(opportunity_id is not None)
        self.told.setVisible(False)

    def tell(self, text: str) -> None:
        """How the score has moved, what rule is broken: one sentence above the comment."""
        self.told.setText(text)
        self.told.setVisible(bool(text))

    def decide(self, state: str) -> None:
        """As a click on the button of a state."""
        if self.isEnabled():
            self.buttons[state].click()

    def _clicked(self, state: str, checked: bool) -> None:
        self._decide(state if checked else None)

    def _commented(self) -> None:
        if self._decision is not None and self.comment_box.text().strip() != self._decision.comment:
            self._decide(self._decision.state)

    def _remind(self) -> None:
        if self._decision is None and self.comment_box.text().strip():
            self.tell(translate("Territoires", "The comment is stored with a decision: keep, examine or reject."))

    def _keep_draft(self) -> None:
        """A comment that waits for its decision comes back with its opportunity."""
        if self._opportunity_id is not None and self._decision is None and self.comment_box.isModified():
            self._drafts[self._opportunity_id] = self.comment_box.text()

    def _decide(self, state: str | None) -> None:
        self.comment_box.setModified(False)
        self._drafts.pop(self._opportunity_id, None)
        self.decided.emit(state, self.comment_box.text().strip())


def _button(state: str) -> QPushButton:
    purposes = {
        KEPT: translate("Territoires", "Keep: stays together in every new run"),
        TO_EXAMINE: translate("Territoires", "To be examined: a mark, without effect on a new run"),
        REJECTED: translate("Territoires", "Reject: these projects are not suggested together again"),
    }
    text, purpose = deed(state), f"{purposes[state]} ({decision_key(state)})"
    button = QPushButton(f"{SIGNS[state]} {text}")
    button.setCheckable(True)
    button.setToolTip(purpose)
    button.setAccessibleName(text.replace("&", ""))
    button.setAccessibleDescription(purpose)
    button.setMinimumWidth(70)
    return button
