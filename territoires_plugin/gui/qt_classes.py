"""Classes that Qt 6 has in another module than Qt 5."""

from __future__ import annotations

try:
    from qgis.PyQt.QtWidgets import QShortcut, QUndoCommand, QUndoStack
except ImportError:  # Qt 6
    from qgis.PyQt.QtGui import QShortcut, QUndoCommand, QUndoStack

__all__ = ["QShortcut", "QUndoCommand", "QUndoStack"]
