"""The token of a démarche: typed once, kept by QGIS, given to the one who fetches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....layers.api_token import is_kept, keep_token, read_token
from .remembered_demarches import KnownDemarche, remember_demarche, remembered_demarches

if TYPE_CHECKING:
    from ....intake.demarches_api.access import Access


def known_demarche(number: int, url: str) -> KnownDemarche | None:
    """The démarche whose token would be taken: itself, else the latest one at that address; None where none is kept.

    A token often opens all démarches of whoever made it; it is sent to the address alone for which it was typed.
    """
    there = [one for one in remembered_demarches() if one.url == url and is_kept(one.authcfg)]
    return next((one for one in there if one.number == number), there[0] if there else None)


def access_to(number: int, url: str, typed: str) -> Access:
    """The access with the token typed, or with the one kept where none was; the typed one is kept from now on.

    Raises:
        TerritoiresError: those of ``Access``, ``keep_token`` and ``read_token``.
    """
    from ....intake.demarches_api.access import Access

    known = known_demarche(number, url)
    authcfg = known.authcfg if known is not None else ""
    access = Access(number, typed or read_token(authcfg), url)
    if typed:
        authcfg = keep_token(typed, f"Démarches Simplifiées {number}", _own(number, url))
    remember_demarche(KnownDemarche(number, url, authcfg))
    return access


def _own(number: int, url: str) -> str:
    """The id under which the token of this démarche is kept, and of no other one; empty where there is none."""
    users: dict[str, list[tuple[int, str]]] = {}
    for one in remembered_demarches():
        users.setdefault(one.authcfg, []).append((one.number, one.url))
    return next((authcfg for authcfg, known in users.items() if known == [(number, url)]), "")
