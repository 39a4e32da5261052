"""Rows of the one table that the benchmarks print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .process import Figure

HEADINGS = ("", "measured", "ratio to", "wanted", "peak MB beyond the input", "")


@dataclass(frozen=True)
class Limit:
    """What is wanted of a figure: at most, or at least."""

    at_most: float | None = None
    at_least: float | None = None

    def holds(self, value: float) -> bool:
        return (self.at_most is None or value <= self.at_most) and (self.at_least is None or value >= self.at_least)

    def __str__(self) -> str:
        return f"≤ {self.at_most:g}" if self.at_most is not None else f"≥ {self.at_least:g}"


@dataclass(frozen=True)
class Row:
    """One line of the table: its cells as text, and whether what was wanted holds (None where nothing was)."""

    label: str
    measured: str = ""
    ratio: str = ""
    wanted: str = ""
    peak: str = ""
    holds: bool | None = None

    def cells(self) -> tuple[str, ...]:
        verdict = "" if self.holds is None else "holds" if self.holds else "MISSED"
        return self.label, self.measured, self.ratio, self.wanted, self.peak, verdict


def time_row(
    label: str,
    figure: Figure,
    *,
    beside: Figure | None = None,
    name: str = "",
    wanted: Limit | None = None,
    peak_wanted: Limit | None = None,
) -> Row:
    """The time of a work, as a ratio to another one's where that one is given; ``name`` is the other's."""
    if figure.seconds is None or figure.peak_mb is None:
        return Row(label, figure.failure or "", "", str(wanted or ""), holds=False if wanted else None)
    rounds = len(figure.every_second)
    measured = f"{figure.seconds:.2f} s" + ("" if rounds == 3 else f" ({rounds} round{'s' * (rounds > 1)})")
    holds = []
    ratio = ""
    if beside is not None and beside.seconds is not None:
        value = figure.seconds / beside.seconds
        ratio = f"{value:.2f} × {name}"
        holds += [wanted.holds(value)] if wanted else []
    elif beside is not None:
        ratio = f"{name} failed"
    if peak_wanted:
        holds.append(peak_wanted.holds(figure.peak_mb))
    peak = f"{figure.peak_mb:,.0f}" + (f" ({peak_wanted})" if peak_wanted else "")
    return Row(label, measured, ratio, str(wanted or ""), peak, all(holds) if holds else None)


def share_row(label: str, value: float | None, *, of: str, wanted: Limit | None = None, digits: int = 4) -> Row:
    """A share or another bare number, and what it is of."""
    if value is None:
        return Row(label, "not measured", of, str(wanted or ""), holds=False if wanted else None)
    return Row(label, f"{value:.{digits}f}", of, str(wanted or ""), holds=wanted.holds(value) if wanted else None)


def printed(sections: Sequence[tuple[str, Sequence[Row]]]) -> str:
    """The table as text, a heading line for each section."""
    lines = [HEADINGS, *(row.cells() for _, rows in sections for row in rows)]
    widths = [max(len(cells[place]) for cells in lines) for place in range(len(HEADINGS))]

    def line(cells: Sequence[str]) -> str:
        return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths)).rstrip()

    text = [line(HEADINGS)]
    for title, rows in sections:
        text += ["", title, *(line(row.cells()) for row in rows)]
    return "\n".join(text)
