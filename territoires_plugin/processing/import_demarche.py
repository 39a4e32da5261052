"""``territoires:importdemarche``: the applications of a démarche, from the API of Démarches Simplifiées."""

from __future__ import annotations

import datetime
from typing import Any

from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterAuthConfig,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..intake.demarches_api.access import URL, Access
from ..model.progress import Stage
from .base import translate
from .import_table import ImportAlgorithm


class ImportDemarche(ImportAlgorithm):
    def name(self) -> str:
        return "importdemarche"

    def displayName(self) -> str:
        return translate("Territoires", "Import a démarche")

    def shortHelpString(self) -> str:
        return translate(
            "Territoires",
            "Reads the applications of a démarche from the API of Démarches Simplifiées into the projects table.\n\n"
            "The token of the API is kept in the authentication store of QGIS: create a configuration with the method "
            "Basic, any user name, and the token as its password. It is written nowhere else.\n\n"
            "Columns are named as in the tabular export of the démarche, so that the same mapping file (TOML) serves "
            "both; identifier, state and applicant need none. What was drawn on a map comes along.\n\n"
            "What was fetched is kept in the profile of QGIS: an interrupted import goes on where it stopped, and the "
            "next one asks only for what has changed. Applications deleted since then are forgotten once everything is "
            "fetched again.\n\n"
            "Names, e-mails and telephone numbers of the people who apply, annotations, messages and attached files "
            "are not asked for.",
        )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        number, day = QgsProcessingParameterNumber, QgsProcessingParameterDateTime
        address = QgsProcessingParameterString("URL", translate("Territoires", "Address of the API"), URL)
        anew = QgsProcessingParameterBoolean("ANEW", translate("Territoires", "Fetch everything again"), False)
        for advanced in (address, anew):
            advanced.setFlags(advanced.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
        self.add_parameters(
            number("NUMBER", translate("Territoires", "Number of the démarche"), number.Type.Integer, minValue=1),
            QgsProcessingParameterAuthConfig("AUTH", translate("Territoires", "Token (authentication configuration)")),
            day("SINCE", translate("Territoires", "Only what changed since"), day.Type.Date, optional=True),
            address,
            anew,
        )

    def compute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        from ..intake.demarches_api.fetching import fetch_demarche
        from ..intake.file_import import import_fetched_demarche
        from ..layers.api_token import read_token
        from ..layers.demarches_folder import demarches_folder
        from ..layers.frames import crs_text
        from ..layers.network_transport import NetworkTransport

        reading = self.reading(parameters, context)
        progress = self.progress(feedback)
        access = Access(
            self.parameterAsInt(parameters, "NUMBER", context),
            read_token(self.optional_text(parameters, "AUTH", context)),
            self.optional_text(parameters, "URL", context),
        )
        fetched = fetch_demarche(
            access,
            NetworkTransport(feedback),
            demarches_folder(),
            since=self._day(parameters, context),
            anew=self.parameterAsBoolean(parameters, "ANEW", context),
            progress=Stage(progress, 0, 60),
        )
        batches = import_fetched_demarche(
            fetched,
            mapping=reading.mapping,
            taxonomy=reading.taxonomy,
            call=reading.call,
            crs=crs_text(reading.crs),
            language=self.language(),
            progress=Stage(progress, 60, 100),
        )
        return self.deliver(batches, reading.crs, parameters, context, feedback, progress)

    def _day(self, parameters: dict[str, Any], context: QgsProcessingContext) -> datetime.date | None:
        if parameters.get("SINCE") in (None, ""):
            return None
        day = self.parameterAsDateTime(parameters, "SINCE", context).date()
        return datetime.date(day.year(), day.month(), day.day()) if day.isValid() else None
