"""The dossiers of a démarche brought into a folder: the first time all of them, later what has changed."""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from ...model.errors import TerritoiresError
from ...model.progress import Progress, Silent, Stage
from ..transport import Transport
from .access import Access
from .client import Client
from .moments import is_before, server_time, start_of_day
from .store import State, Store

_SILENT = Silent()


@dataclass(frozen=True)
class FetchedDemarche:
    """The dossiers of a démarche in their folder, complete.

    Args:
        since: those changed before this moment (ISO 8601) are not wanted, though they may be here; all are where None.
        missing: how many the server would not give.
    """

    number: int
    store: Store
    since: str | None
    missing: int


def fetch_demarche(
    access: Access,
    transport: Transport,
    folder: Path,
    *,
    since: datetime.date | None = None,
    anew: bool = False,
    progress: Progress = _SILENT,
    sleep: Callable[[float], None] = time.sleep,
) -> FetchedDemarche:
    """Fetch what the folder does not hold yet; after an interruption it goes on where it stopped.

    Args:
        folder: where démarches are kept, each in a folder of its own.
        since: only the dossiers changed since that day.
        anew: forget what the folder holds, dossiers that were deleted on the server among it.

    Raises:
        TerritoiresError: those of ``Client.page``; ``file_unwritable``.
        Cancelled: by ``progress``; the pages fetched stay.
    """
    store = Store(folder, access)
    wanted = start_of_day(since) if since else None
    fetching = _Fetching(Client(access, transport, sleep, progress), store)
    state = None if anew else store.state()
    if state is None or not _covers(state, wanted):
        store.clear()
        state = fetching.run(State(access.url, access.number, covers=wanted, asked=wanted), progress)
    else:
        if not state.complete:  # what it holds may be old
            state = fetching.run(state, Stage(progress, 0, 80))
            progress = Stage(progress, 80, 100)
        state = fetching.run(replace(state, asked=state.started, started=None, complete=False), progress)
    progress.report(100)
    return FetchedDemarche(access.number, store, wanted, state.missing)


def _covers(state: State, wanted: str | None) -> bool:
    return state.covers is None or (wanted is not None and not is_before(wanted, state.covers))


@dataclass(frozen=True)
class _Fetching:
    client: Client
    store: Store

    def run(self, state: State, progress: Progress) -> State:
        """All pages that are not here yet; the state once the folder is complete."""
        resumes_at = state.cursor
        seen = {state.cursor}
        while True:
            try:
                page = self.client.page(state.cursor, state.asked)
            except TerritoiresError as error:
                if error.code != "demarche_error" or state.cursor is None or state.cursor != resumes_at:
                    raise
                # The server no longer knows the cursor of the interrupted fetching.
                state, resumes_at = replace(state, cursor=None, pages=0, started=None, missing=0), None
                continue
            if page.cursor is not None and page.cursor in seen:
                raise self.client.access.error("demarche_answer", value="pageInfo.endCursor")
            seen.add(page.cursor)
            state = replace(
                state,
                started=state.started or server_time(page.date),
                cursor=page.cursor,
                pages=state.pages + 1,
                missing=state.missing + page.missing,
            )
            self.store.add_page(page.nodes, state)
            progress.report(100 * (1 - 1 / (1 + state.pages / 10)))
            if page.cursor is None:
                self.store.finish(state)
                return replace(state, pages=0, complete=True)
