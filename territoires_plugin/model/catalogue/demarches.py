"""What the intake says of the exports of Démarches Simplifiées."""

from __future__ import annotations

# code: (English, French). Parameters in braces are given by whoever uses the code.
DEMARCHES: dict[str, tuple[str, str]] = {
    "linked_without_dossier": (
        "{file}: the sheet “{sheet}” names dossier {value}, which the sheet of dossiers does not hold; its rows are "
        "left out. Export again, or put the dossier back.",
        "{file} : la feuille « {sheet} » cite le dossier {value}, absent de la feuille des dossiers ; ses lignes sont "
        "laissées de côté. Exportez de nouveau, ou remettez le dossier.",
    ),
}
