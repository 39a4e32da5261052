"""The workshop at work: one theme at a time, from one opportunity to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QCoreApplication, QLocale, QObject

from ...layers.compat import user_language
from ...model.codes import split_codes
from ..decide.desk_decisions import DeskDecisions
from ..pools.opportunity import Opportunity
from ..pools.pools_desk import PoolsDesk
from .workshop_window import WorkshopWindow

if TYPE_CHECKING:
    from ..pages import Pages

translate = QCoreApplication.translate


class WorkshopDesk(QObject):
    """Goes through the list of opportunities as the dock shows it; decisions are those of the dock."""

    def __init__(
        self,
        pages: Pages,
        pools: PoolsDesk,
        decisions: DeskDecisions,
        canvas: QgsMapCanvas,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._pages = pages
        self._pools = pools
        self._decisions = decisions
        self._canvas = canvas
        self._titles: dict[str, str] = {}
        self._theme = ""
        self._current = ""  # opportunity_id
        self.window: WorkshopWindow | None = None
        pages.workshop_action.triggered.connect(lambda _=False: self.open())
        pools.found.connect(lambda _result: self._show())
        decisions.changed.connect(self._show)

    def set_titles(self, titles: dict[str, str]) -> None:
        self._titles = titles

    def open(self) -> None:
        """The window, in front; where nothing is suggested yet, that is done first."""
        if self.window is None:
            self.window = WorkshopWindow(self._pages.window())
            self.window.moved.connect(self._move)
            self.window.decided.connect(self._decide)
            self.window.theme_wanted.connect(self._choose_theme)
            self.window.undo_wanted.connect(self._decisions.undo_stack.undo)
        settings = self._canvas.mapSettings()
        self.window.set_map(settings.layers(), settings.destinationCrs())
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        if self._pools.result is None:
            self._pools.suggest()
        chosen = self._pages.pools.opportunities.current()
        self._current = chosen.opportunity_id if chosen is not None else ""
        self._show()

    def leave(self) -> None:
        if self.window is not None:
            self.window.close()
            self.window.deleteLater()
            self.window = None

    def _lines(self) -> list[Opportunity]:
        lines = self._pages.pools.opportunities.in_order()
        return [line for line in lines if not self._theme or self._theme in split_codes(line.themes)]

    def _place(self, lines: list[Opportunity]) -> int:
        ids = [line.opportunity_id for line in lines]
        return ids.index(self._current) if self._current in ids else 0

    def _move(self, step: int) -> None:
        lines = self._lines()
        if lines:
            place = min(max(self._place(lines) + step, 0), len(lines) - 1)
            self._current = lines[place].opportunity_id
            self._show()

    def _choose_theme(self, code: str) -> None:
        self._theme, self._current = code, ""
        self._show()

    def _decide(self, state: str) -> None:
        lines = self._lines()
        if lines:
            line = lines[self._place(lines)]
            before = self._decisions.book.get(line.opportunity_id)
            comment = before.comment if before is not None else ""
            is_same = before is not None and before.state == state  # as a second click on a button of the dock
            self._decisions.decide(line.opportunity_id, line.project_ids, None if is_same else state, comment)

    def _show(self) -> None:
        window, result = self.window, self._pools.result
        if window is None or not window.isVisible():
            return
        themes = sorted(
            {code for line in self._pages.pools.opportunities.in_order() for code in split_codes(line.themes)}
        )
        if result is not None:
            window.set_themes(
                [(code, result.taxonomy.theme_name(code, user_language())) for code in themes], self._theme
            )
        lines = self._lines()
        place = self._place(lines)
        line = lines[place] if lines else None
        self._current = line.opportunity_id if line is not None else ""
        decision = self._decisions.book.get(self._current) if line is not None else None
        window.show_opportunity(
            line,
            result.crs if result is not None else self._canvas.mapSettings().destinationCrs(),
            place=f"{place + 1} / {len(lines)}" if lines else "",
            facts=_facts(line) if line is not None else "",
            members=self._members(line) if line is not None else "",
            state=decision.state if decision is not None else None,
        )

    def _members(self, line: Opportunity) -> str:
        return "\n".join(f"• {' '.join((self._titles.get(own) or own).split())}" for own in line.project_ids)


def _facts(line: Opportunity) -> str:
    """Such as “Score 71 · 3 projects · 12.4 km · CC A, CC B”."""
    number = QLocale()
    return translate("Territoires", "Score {score} · {projects} projects · {distance} km · {epci}").format(
        score=number.toString(line.score, "f", 0),
        projects=line.project_count,
        distance=number.toString(line.diameter_m / 1000, "f", 1),
        epci=line.epci_names,
    )
