"""Work that uses pyproj, kept out of the threads that Qt has made.

pyproj 3.7 frees its context of a Qt thread when the first work there has ended, and crashes QGIS in the second one
(github.com/pyproj4/pyproj, issues 1509 and 1622).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from threading import Thread
from typing import TypeVar

from qgis.PyQt.QtCore import QCoreApplication, QThread

Result = TypeVar("Result")


def in_python_thread(work: Callable[[], Result]) -> Result:
    """Do the work, in a thread of Python's own where this one is a worker of Qt's; wait, and hand on what it raises.

    ``work`` must not make layers or other QObjects: they would belong to a thread that has ended.
    """
    application = QCoreApplication.instance()
    if application is None or QThread.currentThread() == application.thread():
        return work()
    results: list[Result] = []
    errors: list[BaseException] = []

    def attempt() -> None:
        try:
            results.append(work())
        except BaseException as error:  # handed on below, whatever it is
            errors.append(error)

    thread = Thread(target=attempt, daemon=True)
    thread.start()
    thread.join()
    if errors:
        raise errors[0]
    return results[0]


def in_python_threads(items: Iterable[Result]) -> Iterator[Result]:
    """The same items, each worked out as by ``in_python_thread``."""
    iterator = iter(items)
    while taken := in_python_thread(lambda: list(islice(iterator, 1))):
        yield taken[0]
