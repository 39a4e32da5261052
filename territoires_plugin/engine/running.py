"""Who carries out the pieces of work that a call is cut into: this process, or a cluster (``engine.cluster``)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from ..model.progress import Progress, Stage

Work = TypeVar("Work")
Result = TypeVar("Result")


class Runner(Protocol):
    """Carries out pieces of work that do not depend on each other."""

    def run(
        self, kernel: Callable[[Work, Progress], Result], works: Iterable[Work], count: int, progress: Progress
    ) -> Iterator[Result]:
        """The result of each work, in the order of the works.

        Args:
            kernel: a function of a module whose result depends on the work alone; it looks at cancel now and then.
            works: made one by one, as they are needed.
            count: how many there are.
        """


class Here:
    """One piece after the other in this process."""

    def run(
        self, kernel: Callable[[Work, Progress], Result], works: Iterable[Work], count: int, progress: Progress
    ) -> Iterator[Result]:
        for number, work in enumerate(works):
            stage = Stage(progress, 100 * number / count, 100 * (number + 1) / count)
            stage.report(0)
            yield kernel(work, stage)
        progress.report(100)
