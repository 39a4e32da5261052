"""What the server's answer to a query holds: a page of dossiers, or what is wrong."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from ...model.errors import TerritoiresError
from ..transport import Response
from .access import Access
from .personal import without_personal_data

Node = dict[str, Any]
_REFUSED = ("unauthorized", "forbidden", "unauthenticated")
_LATE = ("timeout",)
_BUSY = 429
_SERVER_FAULT = range(500, 600)
_REDIRECTION = range(300, 400)
LARGEST_NUMBER = 2**31  # GraphQL: Int
DEEPEST = 8  # blocks in blocks; forms have one level


class Setback(Exception):
    """What may pass by itself: too many requests, a server that is down or too slow.

    Args:
        error: what the user is told once it has not passed.
        retry_after: the header of that name.
    """

    def __init__(self, error: TerritoiresError, retry_after: str | None = None) -> None:
        super().__init__(error.code)
        self.error = error
        self.retry_after = retry_after


@dataclass(frozen=True)
class Page:
    """Some dossiers as the server gives them, without personal data.

    Args:
        missing: how many dossiers of the page the server would not give.
        cursor: where the next page begins, None after the last one.
        date: the server's clock, the header of that name.
    """

    nodes: list[Node]
    missing: int
    cursor: str | None
    date: str | None


def read_page(response: Response, access: Access) -> Page:
    """The page that an answer holds.

    Raises:
        Setback: to be tried again.
        TerritoiresError: ``demarche_refused``, ``demarche_unknown``, ``demarche_moved``, ``demarche_status``,
            ``demarche_error``, ``demarche_answer``.
    """
    _check_status(response, access)
    content = _content(response, access)
    errors = _errors(content)
    codes = [code for code, _ in errors]
    if set(codes) & set(_LATE):
        raise Setback(access.error("demarche_busy", value="timeout"))
    dossiers = _inner(content, "data", "demarche", "dossiers")
    if dossiers is None and errors:
        raise _refusal(errors, access)
    return _page(dossiers, response, access)


def _check_status(response: Response, access: Access) -> None:
    status = response.status
    if status == _BUSY or status in _SERVER_FAULT:
        raise Setback(access.error("demarche_busy", value=f"HTTP {status}"), response.headers.get("retry-after"))
    if status in (401, 403):
        raise access.error("demarche_refused", value=f"HTTP {status}")
    if status in _REDIRECTION:
        raise access.error("demarche_moved", value=response.headers.get("location", "?"))
    if not 200 <= status < 300:
        raise access.error("demarche_status", value=f"HTTP {status}")


def _content(response: Response, access: Access) -> dict[str, Any]:
    try:
        content = json.loads(response.body.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise access.error("demarche_answer", value="JSON") from error
    if not isinstance(content, dict):
        raise access.error("demarche_answer", value="data")
    return content


def _errors(content: dict[str, Any]) -> list[tuple[str, str]]:
    """Code and message of each error."""
    errors = content.get("errors")
    known = [error for error in errors if isinstance(error, dict)] if isinstance(errors, list) else []
    return [(str(_inner(error, "extensions", "code") or ""), str(error.get("message") or "?")) for error in known]


def _refusal(errors: list[tuple[str, str]], access: Access) -> TerritoiresError:
    for code, message in errors:
        if code in _REFUSED:
            return access.error("demarche_refused", value=message)
        if code == "not_found":
            return access.error("demarche_unknown", value=message)
    return access.error("demarche_error", value=errors[0][1])


def _page(dossiers: Any, response: Response, access: Access) -> Page:
    nodes = _inner(dossiers, "nodes")
    has_next, cursor = _inner(dossiers, "pageInfo", "hasNextPage"), _inner(dossiers, "pageInfo", "endCursor")
    if not isinstance(nodes, list):
        raise access.error("demarche_answer", value="nodes")
    if not isinstance(has_next, bool) or (has_next and not (isinstance(cursor, str) and cursor)):
        raise access.error("demarche_answer", value="pageInfo")
    given = [node for node in nodes if node is not None]
    for node in given:
        _check_node(node, access)
    pruned = [without_personal_data(node) for node in given]
    return Page(pruned, len(nodes) - len(given), cursor if has_next else None, response.headers.get("date"))


def _check_node(node: Any, access: Access) -> None:
    number = _inner(node, "number")
    if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number < LARGEST_NUMBER:
        raise access.error("demarche_answer", value="nodes.number")
    if not _are_champs(node.get("champs")):
        raise access.error("demarche_answer", value=f"nodes.champs ({number})")


def _are_champs(champs: Any, depth: int = 0) -> bool:
    return isinstance(champs, list) and depth <= DEEPEST and all(_is_champ(champ, depth) for champ in champs)


def _is_champ(champ: Any, depth: int) -> bool:
    if not isinstance(champ, dict):
        return False
    rows, areas = champ.get("rows") or [], champ.get("geoAreas") or []
    return (
        isinstance(champ.get("label"), str)
        and isinstance(champ.get("champDescriptorId"), str)
        and isinstance(rows, list)
        and isinstance(areas, list)
        and all(_are_champs(_inner(row, "champs"), depth + 1) for row in rows)
    )


def _inner(content: Any, *path: str) -> Any:
    """What stands at the end of a path of names, None where it leads nowhere."""
    for name in path:
        content = content.get(name) if isinstance(content, dict) else None
    return content
