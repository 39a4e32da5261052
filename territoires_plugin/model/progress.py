"""Progress and cancel, handed down from whoever started the work."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol


class Cancelled(Exception):
    """The user stopped the work; nothing was written."""


class Progress(Protocol):
    """What long work asks of its caller."""

    def report(self, percent: float) -> None:
        """Tell how much is done, from 0 to 100."""

    def check(self) -> None:
        """Raise Cancelled when the user has asked to stop. Cheap enough for inner loops."""


class Silent:
    """Progress that nobody looks at and nobody cancels."""

    def report(self, percent: float) -> None:
        return None

    def check(self) -> None:
        return None


@dataclass(frozen=True)
class Unheard:
    """A part of a longer work that tells nothing by itself; a cancel of the whole stops it."""

    whole: Progress

    def report(self, percent: float) -> None:
        self.whole.check()

    def check(self) -> None:
        self.whole.check()


@dataclass(frozen=True)
class CallbackProgress:
    """Progress told to ``on_percent``, cancelled as soon as ``is_cancelled`` says so."""

    on_percent: Callable[[float], None]
    is_cancelled: Callable[[], bool]

    def report(self, percent: float) -> None:
        self.check()
        self.on_percent(percent)

    def check(self) -> None:
        if self.is_cancelled():
            raise Cancelled


@dataclass(frozen=True)
class Stage:
    """A part of a longer work: its 0 to 100 is ``start`` to ``end`` of the whole."""

    whole: Progress
    start: float
    end: float

    def report(self, percent: float) -> None:
        self.whole.report(self.start + (self.end - self.start) * percent / 100)

    def check(self) -> None:
        self.whole.check()
