"""Who carries out the pieces of work that a call is cut into: this process, or a cluster (``engine.cluster``)."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from itertools import islice
from threading import Event
from typing import Generic, Protocol, TypeVar

from ..model.progress import Cancelled, Progress, Stage

THREADS = 2
_LOOK = 0.1  # seconds between two looks at cancel

Work = TypeVar("Work")
Result = TypeVar("Result")
Kernel = Callable[[Work, Progress], Result]


class Runner(Protocol):
    """Carries out pieces of work that do not depend on each other."""

    def run(
        self, kernel: Kernel[Work, Result], works: Iterable[Work], count: int, progress: Progress
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
        self, kernel: Kernel[Work, Result], works: Iterable[Work], count: int, progress: Progress
    ) -> Iterator[Result]:
        for number, work in enumerate(works):
            stage = Stage(progress, 100 * number / count, 100 * (number + 1) / count)
            stage.report(0)
            yield kernel(work, stage)
        progress.report(100)


class InThreads:
    """Two pieces at a time in this process, for kernels that spend their time in trees, sorts and geometries.

    Those let other threads go on; kernels of many small steps would only hinder each other.
    """

    def run(
        self, kernel: Kernel[Work, Result], works: Iterable[Work], count: int, progress: Progress
    ) -> Iterator[Result]:
        if count < 2 or THREADS < 2:
            yield from Here().run(kernel, works, count, progress)
            return
        stop = Event()
        under_way: deque[_Piece[Result]] = deque()
        with ThreadPoolExecutor(THREADS) as pool:
            pieces = (_begun(pool, kernel, work, _Watch(stop)) for work in works)
            try:
                under_way.extend(islice(pieces, THREADS))
                for number in range(count):
                    stage = Stage(progress, 100 * number / count, 100 * (number + 1) / count)
                    result = under_way.popleft().result(stage)
                    under_way.extend(islice(pieces, 1))
                    yield result
            finally:
                stop.set()
        progress.report(100)


class _Watch:
    """Progress of a piece in a thread of its own: whether to stop; how far it is, the thread that asked tells."""

    def __init__(self, stop: Event) -> None:
        self._stop = stop
        self.percent = 0.0

    def check(self) -> None:
        if self._stop.is_set():
            raise Cancelled

    def report(self, percent: float) -> None:
        self.check()
        self.percent = percent


@dataclass(frozen=True)
class _Piece(Generic[Result]):
    """A piece under way in a thread."""

    future: Future[Result]
    watch: _Watch

    def result(self, progress: Progress) -> Result:
        progress.report(self.watch.percent)
        while not wait([self.future], timeout=_LOOK).done:
            progress.report(self.watch.percent)
        return self.future.result()


def _begun(pool: ThreadPoolExecutor, kernel: Kernel[Work, Result], work: Work, watch: _Watch) -> _Piece[Result]:
    return _Piece(pool.submit(kernel, work, watch), watch)
