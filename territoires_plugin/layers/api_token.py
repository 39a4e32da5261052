"""The token of an API, in QGIS's encrypted authentication store; everywhere else only the id of its configuration."""

from __future__ import annotations

from qgis.core import QgsApplication, QgsAuthManager, QgsAuthMethodConfig

from ..model.errors import TerritoiresError

METHOD = "Basic"  # the one method with a secret that QGIS 3.22 and all later versions have
_USER = "token"
_HEADERS = "APIHeader"  # since QGIS 3.30: the configuration is the headers themselves
_BEARER = "bearer "


def keep_token(token: str, name: str, authcfg: str = "") -> str:
    """Store the token under a name, in the configuration of that id where it is given; the configuration's id.

    Raises:
        TerritoiresError: ``auth_locked``.
    """
    manager = _open_manager()
    configuration = QgsAuthMethodConfig(METHOD)
    configuration.setName(name)
    configuration.setConfig("username", _USER)
    configuration.setConfig("password", token)
    if authcfg and authcfg in manager.configIds():
        configuration.setId(authcfg)
        stored = manager.updateAuthenticationConfig(configuration)
    else:
        stored, configuration = manager.storeAuthenticationConfig(configuration)
    if not stored:
        raise TerritoiresError("auth_locked")
    return configuration.id()


def read_token(authcfg: str) -> str:
    """The token of a configuration: the password of *Basic*, or the bearer of an *APIHeader*.

    Raises:
        TerritoiresError: ``auth_missing``, ``auth_locked``, ``auth_unknown``, ``auth_method``.
    """
    if not authcfg:
        raise TerritoiresError("auth_missing")
    manager = _open_manager()
    if authcfg not in manager.configIds():
        raise TerritoiresError("auth_unknown", value=authcfg)
    loaded, configuration = manager.loadAuthenticationConfig(authcfg, QgsAuthMethodConfig(), True)
    if not loaded:
        raise TerritoiresError("auth_locked")
    token = _token(configuration)
    if not token:
        raise TerritoiresError("auth_method", value=configuration.name())
    return token


def is_kept(authcfg: str) -> bool:
    """Whether there is a configuration of that id; asks for no master password."""
    return bool(authcfg) and authcfg in QgsApplication.authManager().configIds()


def _open_manager() -> QgsAuthManager:
    """The store, its master password given; QGIS asks the user for it where it has to."""
    manager = QgsApplication.authManager()
    if manager.isDisabled() or not manager.setMasterPassword(True):
        raise TerritoiresError("auth_locked")
    return manager


def _token(configuration: QgsAuthMethodConfig) -> str:
    if configuration.method() == METHOD:
        return configuration.config("password").strip()
    if configuration.method() == _HEADERS:
        for name, text in configuration.configMap().items():
            if name.lower() == "authorization" and text.lower().startswith(_BEARER):
                return text[len(_BEARER) :].strip()
    return ""
