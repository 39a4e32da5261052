"""What the intake says of the exports of Démarches Simplifiées, and of what its API answers."""

from __future__ import annotations

# code: (English, French). Parameters in braces are given by whoever uses the code.
DEMARCHES: dict[str, tuple[str, str]] = {
    "linked_without_dossier": (
        "{file}: the sheet “{sheet}” names dossier {value}, which the sheet of dossiers does not hold; its rows are "
        "left out. Export again, or put the dossier back.",
        "{file} : la feuille « {sheet} » cite le dossier {value}, absent de la feuille des dossiers ; ses lignes sont "
        "laissées de côté. Exportez de nouveau, ou remettez le dossier.",
    ),
    "demarche_url": (
        "Démarche {number}: the address “{value}” would not keep the token secret. "
        "Give one that begins with https://, usually {usual}.",
        "Démarche {number} : l'adresse « {value} » ne garderait pas le jeton secret. "
        "Donnez-en une qui commence par https://, d'ordinaire {usual}.",
    ),
    "demarche_token": (
        "Démarche {number}: no usable token. Make one in your profile on the site of the démarches (API tokens), "
        "and copy it whole, without blanks.",
        "Démarche {number} : pas de jeton utilisable. Créez-en un dans votre profil sur le site des démarches "
        "(jetons d'API), et copiez-le en entier, sans blancs.",
    ),
    "demarche_refused": (
        "Démarche {number}: {host} refuses the token ({value}). It may have expired, or not be made for this démarche: "
        "make a new one in your profile there, with access to this démarche.",
        "Démarche {number} : {host} refuse le jeton ({value}). Il a peut-être expiré, ou n'ouvre pas cette démarche : "
        "créez-en un autre dans votre profil sur ce site, avec accès à cette démarche.",
    ),
    "demarche_unknown": (
        "Démarche {number}: {host} knows no such démarche ({value}). Check its number, which stands in its "
        "administration page.",
        "Démarche {number} : {host} ne connaît pas cette démarche ({value}). Vérifiez son numéro, "
        "qui figure sur sa page d'administration.",
    ),
    "demarche_moved": (
        "Démarche {number}: {host} has moved to “{value}”, and the token is sent nowhere by itself. "
        "If you trust that address, give it as URL.",
        "Démarche {number} : {host} a déménagé vers « {value} », et le jeton n'est envoyé nulle part de lui-même. "
        "Si vous faites confiance à cette adresse, donnez-la comme URL.",
    ),
    "demarche_status": (
        "Démarche {number}: {host} answers {value}. Check the address of the API (URL).",
        "Démarche {number} : {host} répond {value}. Vérifiez l'adresse de l'API (URL).",
    ),
    "demarche_answer": (
        "Démarche {number}: what {host} answers is not what this API gives ({value}). "
        "Check the address of the API (URL), and that no proxy asks for a password.",
        "Démarche {number} : la réponse de {host} n'est pas celle de cette API ({value}). "
        "Vérifiez l'adresse de l'API (URL), et qu'aucun serveur mandataire ne demande de mot de passe.",
    ),
    "demarche_error": (
        "Démarche {number}: {host} cannot answer: “{value}”. Try again later; if it persists, "
        "import the export (CSV, XLSX) and tell us that message.",
        "Démarche {number} : {host} ne peut pas répondre : « {value} ». Réessayez plus tard ; si cela persiste, "
        "importez l'export (CSV, XLSX) et signalez-nous ce message.",
    ),
    "demarche_busy": (
        "Démarche {number}: {host} is busy ({value}). Run the import again in some minutes: "
        "it goes on where it stopped.",
        "Démarche {number} : {host} est surchargé ({value}). Relancez l'import dans quelques minutes : "
        "il reprend où il s'est arrêté.",
    ),
    "demarche_unreachable": (
        "Démarche {number}: {host} was not reached in {tries} tries ({value}). Check the connection and the proxy, "
        "then run the import again: it goes on where it stopped.",
        "Démarche {number} : {host} n'a pas été joint en {tries} essais ({value}). "
        "Vérifiez la connexion et le serveur mandataire, puis relancez l'import : il reprend où il s'est arrêté.",
    ),
    "dossiers_missing": (
        "Démarche {number}: the server did not give {value} of the applications; they are not imported. "
        "Check that the token opens them, then fetch everything again.",
        "Démarche {number} : le serveur n'a pas donné {value} des dossiers ; ils ne sont pas importés. "
        "Vérifiez que le jeton y donne accès, puis récupérez tout à nouveau.",
    ),
    "champ_type_unknown": (
        "Field “{field}”: its kind ({value}) is new to this plugin; its text was kept as it is. Check it.",
        "Champ « {field} » : son type ({value}) est nouveau pour cette extension ; son texte a été gardé tel quel. "
        "Vérifiez-le.",
    ),
    # the authentication store of QGIS
    "auth_missing": (
        "AUTH: no authentication configuration. Create one with the method Basic, "
        "any user name, and the token of the API as its password.",
        "AUTH : pas de configuration d'authentification. Créez-en une avec la méthode Basic, "
        "un nom d'utilisateur quelconque et le jeton de l'API comme mot de passe.",
    ),
    "auth_locked": (
        "The authentication store of QGIS is closed. Give its master password "
        "(Settings › Options › Authentication), then start again.",
        "La base d'authentification de QGIS est fermée. Donnez son mot de passe principal "
        "(Préférences › Options › Authentification), puis recommencez.",
    ),
    "auth_unknown": (
        "AUTH: there is no authentication configuration “{value}” in this profile. Choose or create one.",
        "AUTH : il n'y a pas de configuration d'authentification « {value} » dans ce profil. "
        "Choisissez-en ou créez-en une.",
    ),
    "auth_method": (
        "AUTH: the authentication configuration “{value}” holds no token. Give it the method Basic, "
        "any user name, and the token of the API as its password.",
        "AUTH : la configuration d'authentification « {value} » ne contient pas de jeton. Donnez-lui la méthode Basic, "
        "un nom d'utilisateur quelconque et le jeton de l'API comme mot de passe.",
    ),
}
