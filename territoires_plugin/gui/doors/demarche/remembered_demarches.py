"""Which démarches were fetched, and under which id QGIS keeps the token of each: never a token."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from qgis.core import QgsSettings

from ...remembered import GROUP, remember

MOST = 20
_NAME = "demarches"


@dataclass(frozen=True)
class KnownDemarche:
    """``authcfg`` is the id of an authentication configuration."""

    number: int
    url: str
    authcfg: str


def remembered_demarches() -> list[KnownDemarche]:
    """The latest first; what cannot be read is passed over."""
    try:
        entries = json.loads(QgsSettings().value(f"{GROUP}/{_NAME}", "[]", type=str))
        return [KnownDemarche(int(one["number"]), str(one["url"]), str(one["authcfg"])) for one in entries]
    except (ValueError, TypeError, KeyError):
        return []


def remember_demarche(known: KnownDemarche) -> None:
    others = [one for one in remembered_demarches() if (one.number, one.url) != (known.number, known.url)]
    remember(_NAME, json.dumps([asdict(one) for one in (known, *others)][:MOST]))
