"""How time and memory grow from 10,000 to 1,000,000 projects with 20 neighbours each, and the plot of it."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from .process import ROOT, Figure, Work, measure
from .report import Limit, Row, share_row, time_row
from .scale import PATIENCE, calibrated

SIZES = (10_000, 30_000, 100_000, 300_000, 1_000_000)
PLOT = ROOT / "docs" / "images" / "growth.png"


def growth(sizes: tuple[int, ...] = SIZES, plot: Path = PLOT) -> tuple[list[Row], dict[str, Figure]]:
    """Time of ``suggest`` and its exponent: distance and EPCI shrink as the call grows, so that neighbours stay 20."""
    shapes = [calibrated(count) for count in sizes]
    figures = measure(
        *(
            Work(
                "ours:pooling",
                {"count": count, "distance": shape["distance"], "cell_m": shape["cell_m"]},
                timeout=PATIENCE,
                enough=60,
            )
            for count, shape in zip(sizes, shapes)
        )
    )
    rows = [
        time_row(f"{count:,} projects, {shape['distance']:,.0f} m", figure)
        for count, shape, figure in zip(sizes, shapes, figures)
    ]
    done = [
        (count, figure.seconds, figure.peak_mb)
        for count, figure in zip(sizes, figures)
        if figure.seconds is not None and figure.peak_mb is not None
    ]
    if len(done) > 1:
        measured = np.array(done)
        exponent = _exponent(measured)
        rows.append(
            share_row("exponent, all sizes", exponent, of="time on projects", wanted=Limit(at_most=1.1), digits=2)
        )
        rows.append(share_row("exponent, last two sizes", _exponent(measured[-2:]), of="the same", digits=2))
        _drawn(measured, exponent, plot)
    return rows, {str(count): figure for count, figure in zip(sizes, figures)}


def _exponent(measured: np.ndarray) -> float:
    return float(np.polyfit(np.log(measured[:, 0]), np.log(measured[:, 1]), 1)[0])


def _drawn(measured: np.ndarray, exponent: float, plot: Path) -> None:
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot
    from matplotlib.ticker import FuncFormatter

    count, seconds, peak = measured.T
    figure, (left, right) = pyplot.subplots(1, 2, figsize=(10, 4.2), constrained_layout=True)
    linear = seconds[-1] * count / count[-1]
    left.plot(count, linear, color="0.6", linestyle="--", label="proportional to the projects")
    left.plot(count, seconds, color="#1b6ca8", marker="o", label=f"suggest(): projects to the power of {exponent:.2f}")
    left.set(title="Time of suggest()", ylabel="seconds")
    right.plot(count, peak, color="#c1440e", marker="o", label="suggest()")
    right.axhline(1_500, color="0.6", linestyle="--", label="limit: 1,500 MB")
    right.set(title="Peak memory beyond the input", ylabel="MB")
    for axes, values in ((left, seconds), (right, peak)):
        for at, value in zip(count, values):
            told = f"{value:.2g}" if value < 10 else f"{value:,.0f}"
            axes.annotate(told, (at, value), xytext=(-4, 8), textcoords="offset points", ha="right")
        axes.set(xscale="log", yscale="log", xlabel="projects (20 neighbours each)")
        axes.set_xticks(count, [f"{one:,.0f}" for one in count])
        axes.tick_params(axis="x", which="minor", bottom=False)
        axes.margins(0.12)
        axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,g}"))
        axes.grid(True, which="major", color="0.9")
        axes.legend(frameon=False)
    plot.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(plot, dpi=110)
    pyplot.close(figure)
