"""Which démarche to fetch, with which token, where to keep it: the dialog gathers choices and keeps the token safe."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication, QRegularExpression, pyqtSignal
from qgis.PyQt.QtGui import QRegularExpressionValidator
from qgis.PyQt.QtWidgets import QCheckBox, QDialogButtonBox, QLineEdit, QWidget

from ....layers.compat import user_language
from ....model.errors import TerritoiresError
from ..file_field import FileField
from ..form_dialog import FormDialog
from ..form_parts import add_row, call_box, crs_box, folded, form
from ..notice import INFORMATION, Notice
from ..remembered_import import remember_call, remembered_calls
from ..save_field import SaveField
from .demarche_choices import DemarcheChoices, demarche_name
from .remembered_demarches import remembered_demarches
from .token_keeping import access_to, known_demarche

if TYPE_CHECKING:
    from ....intake.demarches_api.access import Access

translate = QCoreApplication.translate
NUMBER = QRegularExpression("[1-9][0-9]{0,8}")  # as the API takes it


class DemarcheDialog(FormDialog):
    """``geopackage`` is where the caller proposes to store the layer. Once accepted, ask for ``choices``."""

    help_wanted = pyqtSignal()

    def __init__(self, geopackage: Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Territoires", "Fetch from Démarches Simplifiées"))
        self.setObjectName("TerritoiresDemarche")
        self._access: Access | None = None
        self._make_fields()
        self.notice = Notice(INFORMATION)
        buttons = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(buttons.Ok | buttons.Cancel | buttons.Help)
        self.fetch_button = self.buttons.button(buttons.Ok)
        self.fetch_button.setText(translate("Territoires", "&Fetch"))
        self._lay_out()
        self._connect()
        self.geopackage.setFilePath(str(geopackage) if geopackage is not None else "")
        for known in remembered_demarches()[:1]:
            self.address.setText(known.url)
            self.number.setText(str(known.number))
        self._check()

    def choices(self) -> DemarcheChoices:
        """What is chosen; only once the dialog is accepted."""
        geopackage = self.geopackage.geopackage()
        if self._access is None or geopackage is None:
            raise ValueError(self.reason())
        return DemarcheChoices(
            access=self._access,
            anew=self.anew.isChecked(),
            mapping=self.mapping.path(),
            taxonomy=self.taxonomy.path(),
            call=self.call.currentText().strip(),
            crs=self.crs.crs(),
            geopackage=geopackage,
        )

    def reason(self) -> str:
        """Why nothing can be fetched yet; empty when all is there."""
        if not self.number.hasAcceptableInput():
            return translate(
                "Territoires", "Type the number of the démarche; it stands in its administration page and its address."
            )
        if not self._typed_token() and known_demarche(self._number(), self._url()) is None:
            return translate(
                "Territoires",
                "Paste the token of the API: it is made in your profile on the site of the démarches, and opens those "
                "that you administer. QGIS keeps it encrypted.",
            )
        for field in (self.mapping, self.taxonomy):
            if field.is_missing():
                return translate("Territoires", "{field}: there is no such file.").format(field=field.accessibleName())
        if not self.crs.crs().isValid():
            return translate("Territoires", "Choose the CRS of the layer, such as EPSG:2154.")
        return self.geopackage.reason()

    def accept(self) -> None:
        """The token goes into QGIS's authentication store, and out of sight."""
        try:
            self._access = access_to(self._number(), self._url(), self._typed_token())
        except TerritoiresError as error:
            self.notice.tell(error.text(user_language()))
            self._fit_later()
            return
        self.token.setText("")  # as ``clear``, which could be undone
        remember_call(demarche_name(self._number()), self.call.currentText().strip())
        super().accept()

    def _make_fields(self) -> None:
        from ....intake.demarches_api.access import URL

        toml = translate("Territoires", "TOML files (*.toml)")
        self.number = _line(translate("Territoires", "Number of the démarche"))
        self.number.setValidator(QRegularExpressionValidator(NUMBER, self.number))
        self.token = _line(translate("Territoires", "Token of the API"))
        self.token.setEchoMode(QLineEdit.EchoMode.Password)
        self.mapping = FileField(
            translate("Territoires", "Mapping of columns"), toml, translate("Territoires", "Detected from column names")
        )
        self.taxonomy = FileField(
            translate("Territoires", "File of the taxonomy"), toml, translate("Territoires", "That of the plugin")
        )
        self.call = call_box()
        self.geopackage = SaveField()
        self.anew = QCheckBox(translate("Territoires", "Fetch &everything again"))
        self.anew.setToolTip(
            translate(
                "Territoires",
                "Otherwise only what has changed since the last time. Applications that were deleted on the server go "
                "once everything is fetched again.",
            )
        )
        self.address = _line(translate("Territoires", "Address of the API"))
        self.address.setText(URL)
        self.crs = crs_box()

    def _lay_out(self) -> None:
        main, more = form(), form()
        add_row(main, translate("Territoires", "&Number of the démarche"), self.number)
        add_row(main, translate("Territoires", "&Token"), self.token)
        add_row(main, translate("Territoires", "Column &mapping"), self.mapping)
        add_row(main, translate("Territoires", "Name of the &call"), self.call)
        add_row(main, translate("Territoires", "&Save to"), self.geopackage)
        main.addRow("", self.anew)
        add_row(more, translate("Territoires", "&Address of the API"), self.address)
        add_row(more, translate("Territoires", "Ta&xonomy"), self.taxonomy)
        add_row(more, translate("Territoires", "C&RS"), self.crs)
        self.more = folded(translate("Territoires", "More options"), more)
        self._stack(main)

    def _connect(self) -> None:
        self.number.textChanged.connect(self._propose_call)
        for line in (self.number, self.token, self.address):
            line.textChanged.connect(self._check)
        for field in (self.mapping, self.taxonomy, self.geopackage):
            field.fileChanged.connect(self._check)
        self._connect_form()

    def _number(self) -> int:
        return int(self.number.text() or 0)

    def _url(self) -> str:
        return self.address.text().strip()

    def _typed_token(self) -> str:
        return self.token.text().strip()

    def _propose_call(self, *_change: object) -> None:
        """The name that this démarche's call had last time, else its number."""
        if not self._call_is_typed:
            name = demarche_name(self._number()) if self.number.text() else ""
            self.call.setEditText(remembered_calls().get(name, name))

    def _check(self, *_change: object) -> None:
        is_kept = known_demarche(self._number(), self._url()) is not None
        self.token.setPlaceholderText(
            translate("Territoires", "Kept by QGIS; paste another one to replace it") if is_kept else ""
        )
        self.token.setAccessibleDescription(self.token.placeholderText())
        reason = self.reason()
        self.notice.tell(reason or self.geopackage.consequence())
        self.fetch_button.setEnabled(not reason)
        self._fit_later()


def _line(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(name)
    return line
