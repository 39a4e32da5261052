"""Texts cut to the room that the page has for them, whatever their length."""

from __future__ import annotations

from collections.abc import Callable

from qgis.core import QgsLayout, QgsLayoutUtils, QgsRenderContext, QgsTextFormat, QgsTextRenderer

ELLIPSIS = "…"
LONGEST_TEXT = 3000  # more characters than any box of the page can hold
# Fonts are hinted differently on paper and on screen: measured text keeps this much distance from the edge.
TOLERANCE = 0.97
_NEVER_FIRST = (":", ";", "?", "!", "»", "–")

Width = Callable[[str], float]


def text_width(layout: QgsLayout, text_format: QgsTextFormat) -> Width:
    """A function that gives the width of a text in millimetres on this layout."""
    context: QgsRenderContext = QgsLayoutUtils.createRenderContextForLayout(layout, None, 300)

    def width(text: str) -> float:
        return float(QgsTextRenderer.textWidth(context, text_format, [text]) / context.scaleFactor())

    return width


def fit_lines(text: str, width: Width, room: float, most_lines: int) -> list[str]:
    """The text in at most ``most_lines`` lines of ``room`` millimetres; an ellipsis ends the last if text is left."""
    room *= TOLERANCE
    words = _words(text[:LONGEST_TEXT])
    lines: list[str] = []
    while words and len(lines) < most_lines:
        lines.append(_take_line(words, width, room))
    if words or len(text) > LONGEST_TEXT:
        lines[-1] = _elide(f"{lines[-1]} {' '.join(words)}", width, room)
    return lines


def _words(text: str) -> list[str]:
    """Words, each with the French punctuation that must not begin a line."""
    words: list[str] = []
    for word in text.split():
        if words and (word in _NEVER_FIRST or words[-1] == "«"):
            words[-1] += f" {word}"
        else:
            words.append(word)
    return words


def _take_line(words: list[str], width: Width, room: float) -> str:
    """Take from ``words`` as many as one line holds; a word longer than a line is cut."""
    count = 1
    while count < len(words) and width(" ".join(words[: count + 1])) <= room:
        count += 1
    line = " ".join(words[:count])
    del words[:count]
    if width(line) > room:
        kept = _longest_prefix(line, width, room)
        words.insert(0, line[kept:])
        line = line[:kept]
    return line


def _elide(text: str, width: Width, room: float) -> str:
    if width(text + ELLIPSIS) <= room:
        return text.rstrip() + ELLIPSIS
    kept = _longest_prefix(text, lambda part: width(part + ELLIPSIS), room)
    return text[:kept].rstrip(" ,;:") + ELLIPSIS


def _longest_prefix(text: str, width: Width, room: float) -> int:
    """How many characters fit, at least one."""
    least, most = 1, len(text)
    while least < most:
        middle = (least + most + 1) // 2
        if width(text[:middle]) <= room:
            least = middle
        else:
            most = middle - 1
    return least
