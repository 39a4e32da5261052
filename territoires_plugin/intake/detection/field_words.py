"""The words of the field for the stage of a project and the status of its application."""

from __future__ import annotations

# Code: words parted by ``;``, folded. Where a word means two things to two offices, it is in neither list.
FIELD_WORDS: dict[str, dict[str, str]] = {
    "stage": {
        "idea": (
            "idee; reflexion; en reflexion; emergence; en emergence; intention; projet en reflexion; amorcage; "
            "ideation; stade idee; a l'etude de l'opportunite; pre-projet; opportunite; en projet; concept"
        ),
        "study": (
            "etude; etudes; en etude; a l'etude; etudes en cours; etude en cours; faisabilite; etude de faisabilite; "
            "avant-projet; avant projet; aps; apd; conception; en conception; diagnostic; ingenierie; programmation; "
            "etudes prealables; etude d'opportunite; cadrage; definition; avant-projet sommaire; avant-projet "
            "definitif; maitrise d'oeuvre; consultation des entreprises; consultation"
        ),
        "operation": (
            "operation; operationnel; travaux; travaux en cours; realisation; en cours de realisation; deploiement; "
            "en cours de deploiement; en deploiement; mise en oeuvre; chantier; travaux engages; lance; demarre; "
            "execution; en travaux; phase operationnelle; en realisation; pret a demarrer; realisation en cours"
        ),
        "done": (
            "realise; termine; acheve; livre; mis en service; mise en service; fini; clos; cloture; solde; finalise; "
            "en exploitation; exploitation; travaux termines; operation terminee; en service"
        ),
    },
    "status": {
        "draft": ("brouillon; en cours de saisie; en preparation; non depose; a completer; en cours de redaction"),
        "submitted": (
            "depose; deposee; recu; recue; complet; transmis; transmise; a instruire; en construction; soumis; "
            "soumise; dossier depose; dossier complet; incomplet; en attente d'instruction; nouveau; nouvelle"
        ),
        "under_review": (
            "en instruction; en cours d'instruction; instruction en cours; instruction; en cours d'examen; en cours "
            "d'analyse; en examen; a l'examen; en analyse; en attente de decision; instruit; instruite"
        ),
        "accepted": (
            "accepte; acceptee; retenu; retenue; laureat; laureate; selectionne; selectionnee; favorable; avis "
            "favorable; valide; validee; attribue; attribuee; accorde; accordee; programme; programmee; engage; "
            "engagee; notifie; notifiee; finance; financee; eligible et retenu; approuve; approuvee; subventionne; "
            "soldee; paye"
        ),
        "rejected": (
            "refuse; refusee; rejete; rejetee; non retenu; non retenue; defavorable; avis defavorable; ineligible; "
            "non eligible; non selectionne; non selectionnee; ecarte; ecartee; non laureat; ajourne et rejete; "
            "irrecevable"
        ),
        "dropped": (
            "abandonne; abandonnee; retire; retiree; annule; annulee; sans suite; classe sans suite; desistement; "
            "classee sans suite; caduc; caduque; abandon"
        ),
    },
}


def field_words(target: str) -> dict[str, str]:
    """Each word, folded, with its code."""
    lists = FIELD_WORDS.get(target, {})
    return {word.strip(): code for code, words in lists.items() for word in words.split(";")}
