"""The pieces of work of a call, carried out by the workers of a ``dask.distributed`` cluster.

Example:
    >>> with local_client(workers=8) as client:
    ...     suggest(projects, territories, settings, client=client)
    >>> suggest(projects, territories, settings, client=distributed.Client("tcp://scheduler:8786"))

``pip install territoires[dask]`` brings what client and workers need. A piece of work is a pure function of what is
sent with it: a worker that dies in the middle changes nothing, its pieces are done again elsewhere.
"""

from __future__ import annotations

import importlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from threading import Event
from typing import Any, Protocol

from ..model.progress import Progress, Silent
from .running import Kernel, Result, Work

SENT_AHEAD = 3  # tasks waiting or under way for each thread of the cluster: bounds the memory, keeps the threads busy
_WORKS = 8  # pieces of work in one task: a task costs some milliseconds wherever it goes
_TASKS = 16  # tasks for each thread at least, where there are as many pieces: nobody waits long for the last one
_LOOK = 0.1  # seconds between two looks at cancel
# Dask has workers give memory back to the system at once (MALLOC_TRIM_THRESHOLD_): with the many short-lived arrays of
# a tile, packing then takes twice as long. This replaces what it would set.
WORKER_ENVIRONMENT = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


class Client(Protocol):
    """What is asked of a ``distributed.Client``; no module of dask is imported here."""

    def submit(self, function: Callable[..., Any], *arguments: Any, pure: bool, retries: int) -> Any: ...

    def cancel(self, futures: list[Any]) -> Any: ...

    def nthreads(self) -> dict[str, int]: ...


@contextmanager
def local_client(workers: int) -> Iterator[Client]:
    """A client of worker processes on this machine, one thread each; they end with the context.

    Raises:
        ImportError: when ``distributed`` is not installed.
    """
    try:
        dask: Any = importlib.import_module("dask")
        distributed: Any = importlib.import_module("distributed")
    except ImportError as error:
        raise ImportError("A cluster needs dask: pip install territoires[dask]") from error
    with (
        dask.config.set({"distributed.nanny.pre-spawn-environ": WORKER_ENVIRONMENT}),
        distributed.LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address="127.0.0.1:0") as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client


class OnCluster:
    """Carries out pieces of work on the workers of a cluster; results come in the order of the works."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def run(
        self, kernel: Kernel[Work, Result], works: Iterable[Work], count: int, progress: Progress
    ) -> Iterator[Result]:
        """Raises what ``progress.check`` raises; what is under way is then cancelled."""
        threads = max(sum(self._client.nthreads().values()), 1)
        size = min(max(count // (_TASKS * threads), 1), _WORKS)
        tasks = _batches(works, size)
        sent: deque[Any] = deque()
        done = 0
        try:
            for task in islice(tasks, SENT_AHEAD * threads):
                sent.append(self._send(kernel, task))
            while sent:
                _wait(sent[0], progress)
                results = sent.popleft().result()
                for task in islice(tasks, 1):
                    sent.append(self._send(kernel, task))
                done += len(results)
                progress.report(100 * done / count)
                yield from results
        finally:
            self._client.cancel(list(sent))

    def _send(self, kernel: Kernel[Work, Result], works: list[Work]) -> Any:
        return self._client.submit(_carry_out, kernel, works, pure=False, retries=2)


def _batches(works: Iterable[Work], size: int) -> Iterator[list[Work]]:
    waiting = iter(works)
    while batch := list(islice(waiting, size)):
        yield batch


def _carry_out(kernel: Kernel[Work, Result], works: list[Work]) -> list[Result]:
    return [kernel(work, Silent()) for work in works]


def _wait(future: Any, progress: Progress) -> None:
    finished = Event()
    future.add_done_callback(lambda _: finished.set())
    while not finished.wait(_LOOK):
        progress.check()
