"""Comparing at work: the settings kept as A against whatever is suggested since."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from qgis.PyQt.QtCore import QCoreApplication, QLocale, QObject, pyqtSignal

from ...layers.compat import user_language
from ...model.constraints import Constraints
from ...model.messages import message
from ...model.settings import PoolingSettings
from ..pools.pools_desk import PoolsDesk
from ..pools.presets import CUSTOM, PRESETS, preset_of
from ..pools.suggest_task import SuggestionResult
from ..teller import Teller
from .compare_page import ComparePage
from .compared import ComparedRow, compared

translate = QCoreApplication.translate


class CompareDesk(QObject):
    """``failed`` gives a sentence for the message bar."""

    failed = pyqtSignal(str)

    def __init__(self, page: ComparePage, pools: PoolsDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._pools = pools
        self._first: SuggestionResult | None = None
        self._teller = Teller(self)
        page.pin_wanted.connect(self._pin)
        page.chosen.connect(self._show_on_map)
        pools.found.connect(lambda _result: self._compare())
        self._teller.told.connect(self._show)
        self._teller.failed.connect(self.failed)
        self.forget()

    @property
    def is_busy(self) -> bool:
        return self._teller.is_busy

    def forget(self) -> None:
        """No result any more."""
        self._teller.forget()
        self._first = None
        self._page.show_rows("", "", ())

    def leave(self) -> None:
        self._teller.forget()

    def _pin(self) -> None:
        self._teller.forget()
        self._first = self._pools.result
        if self._first is None:
            self.failed.emit(translate("Territoires", "Nothing is suggested yet: begin with the page Pool."))
            return
        self._page.show_rows(settings_in_words(self._first), "", ())

    def _compare(self) -> None:
        first, second = self._first, self._pools.result
        if first is None or second is None or second is first:
            return
        if first.quick and _wishes(first) == _wishes(second):  # what was taken as A is refined, not changed
            self._first = second
        else:
            self._teller.ask(partial(compared, first, second))

    def _show(self, rows: tuple[ComparedRow, ...]) -> None:
        second = self._pools.result
        if self._first is not None and second is not None:
            first_words, second_words = (settings_in_words(result) for result in (self._first, second))
            self._page.show_rows(first_words, second_words, rows)

    def _show_on_map(self, row: ComparedRow) -> None:
        line = row.after or row.before
        result = self._pools.result
        if line is not None and result is not None:
            self._pools.highlight.show(line, result.crs)


def _wishes(result: SuggestionResult) -> tuple[PoolingSettings, Constraints]:
    """What was asked for, whatever the effort to answer it."""
    found = result.suggestions
    return replace(found.settings, effort=0), found.constraints


def settings_in_words(result: SuggestionResult) -> str:
    """Such as “30 km, 5 members at most, score 40 at least, weights: Balanced; themes: Energy; among 42 projects”."""
    among, themes = result.suggestions.constraints.among, result.suggestions.settings.themes
    told = [_settings(result.suggestions.settings)]
    if themes:
        names = ", ".join(result.taxonomy.theme_name(code, result.language) for code in themes)
        told.append(translate("Territoires", "themes: {themes}").format(themes=names))
    if among is not None:
        told.append(translate("Territoires", "among {count} projects").format(count=len(among)))
    return " ; ".join(told) if result.language == "fr" else "; ".join(told)


def _settings(settings: PoolingSettings) -> str:
    code = preset_of(settings.weights)
    if code == CUSTOM:
        told = ", ".join(
            f"{message(f'component_{name}', user_language())} {QLocale().toString(float(weight), 'g', 3)}"
            for name, weight in settings.weights.items()
            if weight > 0
        )
    else:
        told = next(preset.name() for preset in PRESETS if preset.code == code)
    return translate(
        "Territoires", "{distance} km, {members} members at most, score {score} at least, weights: {weights}"
    ).format(
        distance=QLocale().toString(settings.max_distance / 1000, "f", 1),
        members=settings.max_members,
        score=QLocale().toString(float(settings.min_score), "f", 0),
        weights=told,
    )
