"""The widgets of the dock: a toolbar, the doors until there are projects, then the filter in words over five pages."""

from __future__ import annotations

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QCoreApplication, QSize, Qt
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QAction, QStackedWidget, QToolBar, QVBoxLayout, QWidget

from .compare.compare_page import ComparePage
from .decide.decisions_page import DecisionsPage
from .doors.doors import Doors
from .filter.filter_bar import FilterBar
from .filter.filter_panel import FilterPanel
from .layer_choice import LayerChoice
from .one_project.project_page import ProjectPage
from .page_tabs import PageTabs
from .pools.pools_page import PoolsPage
from .qt_classes import QUndoStack
from .remembered import remember, remembered_page
from .task_bar import TaskBar
from .themes.themes_bar import ThemesBar

translate = QCoreApplication.translate
MARGIN = 6  # pixels, as in QGIS's own panels
ICON = QSize(16, 16)


class Pages(QWidget):
    """Laid out only; nothing is connected here but the toolbar's undo and redo."""

    def __init__(self, project: QgsProject, undo_stack: QUndoStack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.doors = Doors(project)
        self.layers = LayerChoice(project)
        self.bar = FilterBar()
        self.themes = ThemesBar()
        self.filter = FilterPanel()
        self.pools = PoolsPage()
        self.project = ProjectPage()
        self.compare = ComparePage()
        self.decisions = DecisionsPage()
        self.loading = TaskBar()
        self.tools = QToolBar()
        self.tabs = PageTabs(translate("Territoires", "Pages of the desk"))
        self.stack = QStackedWidget()
        self._add_tools(undo_stack)
        self._lay_out()

    def show_doors(self, visible: bool) -> None:
        self.stack.setCurrentIndex(0 if visible else 1)

    def help_section(self) -> str:
        """Of the manual: what the page in front is about."""
        if self.stack.currentIndex() == 0:
            return "start"
        return ("filter", "pool", "project", "compare", "decide")[self.tabs.currentIndex()]

    def sizeHint(self) -> QSize:
        """Wide enough for the titles of all pages."""
        hint = super().sizeHint()
        return hint.expandedTo(QSize(self.tabs.whole_width() + 2 * MARGIN, 0))

    def _add_tools(self, undo_stack: QUndoStack) -> None:
        self.tools.setIconSize(ICON)
        self.import_action = self._action(
            "/mActionAddOgrLayer.svg", translate("Territoires", "Import applications…"), "TerritoiresImport"
        )
        self.fetch_action = self._action(
            "/mActionRefresh.svg", translate("Territoires", "Fetch from Démarches Simplifiées…"), "TerritoiresFetch"
        )
        self.tools.addSeparator()
        undo = undo_stack.createUndoAction(self, translate("Territoires", "Undo:"))
        redo = undo_stack.createRedoAction(self, translate("Territoires", "Redo:"))
        for action, icon, keys in (
            (undo, "/mActionUndo.svg", QKeySequence.StandardKey.Undo),
            (redo, "/mActionRedo.svg", QKeySequence.StandardKey.Redo),
        ):
            action.setIcon(QgsApplication.getThemeIcon(icon))
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.addAction(action)
            self.tools.addAction(action)
            self._let_tab_reach(action)
        self.tools.addSeparator()
        self.workshop_action = self._action(
            "/mActionPlay.svg", translate("Territoires", "Workshop mode (for a projector)"), "TerritoiresWorkshop"
        )
        self.help_action = self._action("/mActionHelpContents.svg", translate("Territoires", "Help"), "TerritoiresHelp")

    def _action(self, icon: str, text: str, name: str) -> QAction:
        action = self.tools.addAction(QgsApplication.getThemeIcon(icon), text)
        action.setObjectName(name)
        self._let_tab_reach(action)
        return action

    def _let_tab_reach(self, action: QAction) -> None:
        """Qt's toolbars leave the keyboard out."""
        self.tools.widgetForAction(action).setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _lay_out(self) -> None:
        desk, column = QWidget(), QVBoxLayout()
        desk.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.bar)
        column.addWidget(self.tabs, 1)
        self.tabs.setUsesScrollButtons(False)  # in a narrow dock all five stay in reach, with shorter titles
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        for title, page in self._titled():
            self.tabs.setTabToolTip(self.tabs.addTab(page, title), title)
        self.tabs.setCurrentIndex(remembered_page(self.tabs.count()))
        self.tabs.currentChanged.connect(lambda page: remember("page", page))
        self.stack.addWidget(self.doors)
        self.stack.addWidget(desk)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(MARGIN, 0, MARGIN, MARGIN)
        outer.setSpacing(4)
        outer.addWidget(self.tools)
        outer.addWidget(self.stack, 1)
        outer.addWidget(self.loading)

    def _titled(self) -> tuple[tuple[str, QWidget], ...]:
        return (
            (translate("Territoires", "Filter"), self._filter_page()),
            (translate("Territoires", "Pool"), self.pools),
            (translate("Territoires", "Project"), self.project),
            (translate("Territoires", "Compare"), self.compare),
            (translate("Territoires", "Decisions"), self.decisions),
        )

    def _filter_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 6, 0, 0)
        column.addWidget(self.layers)
        column.addWidget(self.themes)
        column.addWidget(self.filter, 1)
        return page
